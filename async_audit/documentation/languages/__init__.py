"""What a source file says about the module that it belongs to, one language a file."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from async_audit.documentation.languages.language import Language

_EXTENSIONS = {
    extension: name
    for name, extensions in {
        "c": "c h cc cpp cxx c++ hh hpp hxx h++ ipp inl",
        "csharp": "cs",
        "elixir": "ex exs",
        "go": "go",
        "java": "java",
        "javascript": "js jsx mjs cjs ts tsx mts cts",
        "kotlin": "kt kts",
        "php": "php",
        "protobuf": "proto",
        "python": "py",
        "ruby": "rb rake",
        "rust": "rs",
        "scala": "scala sc",
        "shell": "sh bash zsh ksh",
        "sql": "sql",
        "swift": "swift",
        "terraform": "tf",
    }.items()
    for extension in extensions.split()
}
"""Each is a file in this folder, imported when a module has a file of it."""
NAMES = tuple(sorted(set(_EXTENSIONS.values())))


def language_name(path: str) -> str:
    """In what language the file at ``path`` is written, such as ``go``; empty when none is read here."""
    stem, dot, extension = path.rpartition("/")[2].rpartition(".")
    return _EXTENSIONS.get(extension.lower(), "") if dot and stem else ""


@cache
def language(name: str) -> Language:
    """What is known of a language, by the name that ``language_name`` gives."""
    found = import_module(f"{__name__}.{name}").LANGUAGE
    assert isinstance(found, Language)
    return found
