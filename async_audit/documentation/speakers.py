"""A module as somebody asks about it, and the files that may speak for it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from async_audit.documentation import readme
from async_audit.facts import Kind

# In the plural where the report counts them; any other kind is called what it is called elsewhere.
LEFT_OUT = {
    Kind.CODE: "",
    Kind.TEST: "tests",
    Kind.EXAMPLE: "examples",
    Kind.DOCUMENT: "documentation",
    Kind.DATA: "tooling",
    Kind.MIGRATION: "migrations",
    Kind.LINK: "symbolic links",
    Kind.SUBMODULE: "submodules",
}


class Rung(str, Enum):
    """What kind of text documents a module, the strongest first."""

    NATIVE = "native documentation"
    README = "README"
    ENTRY = "entry file"
    FILES = "half of its files"
    MENTIONED = "mentioned"
    NONE = "nothing"

    @property
    def is_enough(self) -> bool:
        """Whether a module with such a text is documented."""
        return self not in (Rung.MENTIONED, Rung.NONE)


class Speaker(NamedTuple):
    """A file that may say what a module is."""

    path: str
    rung: Rung


class CodeModule(NamedTuple):
    """What a teammate asks about: a directory of code, or a file that stands for itself."""

    path: str
    """The directory (``.`` for the top), the file, or directory and stem in a crowded directory."""
    main: str
    """Where somebody begins to read, and where a description belongs."""
    files: tuple[str, ...]
    """Production code in the directory itself, sorted; a directory below is a module of its own."""
    speakers: tuple[Speaker, ...]
    """Best place first. A README in a parent directory is none of them, except beside the manifest of the
    package whose source root this is.
    """
    adding_up: tuple[str, ...]
    """Files of which half must describe themselves for the directory to be described; empty if that is not enough."""
    reads_readmes: bool
    """Whether a README in its directory may speak for it."""
    is_directory: bool
    left_out: str
    """Why nobody needs to ask about it, such as ``tests``; empty if it counts."""

    @property
    def directory(self) -> str:
        """Empty for the top."""
        return split(self.main)[0]

    def is_described_in(self, path: str) -> bool:
        """Whether ``path``, which may be gone by now, is a file that does nothing but describe this module."""
        directory, name = split(path)
        if directory != self.directory:
            return False
        if readme.describes(name):
            return self.reads_readmes
        return path == self.main or (self.is_directory and name != "__init__.py")


def split(path: str) -> tuple[str, str]:
    """Directory, empty for the top, and name."""
    directory, _, name = path.rpartition("/")
    return directory, name


def name_of(path: str) -> str:
    """Without directories."""
    return path.rpartition("/")[2]


def stem_of(path: str) -> str:
    """The name without directories and extension."""
    return name_of(path).rpartition(".")[0]


def plain(name: str) -> str:
    """A name as it is spoken: ``_http-server`` and ``HttpServer`` are the same."""
    return name.replace("_", "").replace("-", "").casefold()
