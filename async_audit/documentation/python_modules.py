"""Which Python modules a repository has, and which files may say what each of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from async_audit.documentation import prose, readme
from async_audit.documentation.python import Docstring, Unparsed, docstring
from async_audit.facts import File, Kind
from async_audit.inert import inert

Granularity = Literal["package", "file"]

_INIT = "__init__.py"
_PACKAGING = frozenset(
    "setup.py conftest.py noxfile.py toxfile.py fabfile.py dodo.py versioneer.py ez_setup.py hatch_build.py "
    "_version.py __version__.py __about__.py".split()
)
# In the plural where the report counts them; any other kind is called what it is called elsewhere.
_LEFT_OUT = {
    Kind.CODE: "",
    Kind.TEST: "tests",
    Kind.EXAMPLE: "examples",
    Kind.DOCUMENT: "documentation",
    Kind.DATA: "tooling",
    Kind.MIGRATION: "migrations",
    Kind.LINK: "symbolic links",
    Kind.SUBMODULE: "submodules",
}


@dataclass(frozen=True, slots=True)
class PythonModule:
    """What a teammate asks about: a package, or a file that stands in no package."""

    path: str
    """The directory of a package (``.`` for the top), or the file."""
    main: str
    """The file whose docstring should say what the module is: ``__init__.py``, or the file itself."""
    files: tuple[str, ...]
    """Production code in the directory itself, sorted; a subpackage is a module of its own."""
    readmes: tuple[str, ...]
    """READMEs that speak for it, sorted. One in a parent directory does not, except that the project's own
    speaks for the only package at the top or in ``src``.
    """
    seconds: tuple[str, ...]
    """Files whose docstring speaks for a package that has none: ``__main__.py``, one named like the
    package, or the only other one.
    """
    reads_readmes: bool
    """Whether a README in its directory may speak for it."""
    left_out: str
    """Why nobody needs to ask about it, such as ``tests``; empty if it counts."""

    @property
    def is_package(self) -> bool:
        """Whether it is a package, or the ``__init__.py`` of one."""
        return _split(self.main)[1] == _INIT

    @property
    def directory(self) -> str:
        """Empty for the top."""
        return _split(self.main)[0]

    def is_described_in(self, path: str) -> bool:
        """Whether ``path``, which may be gone by now, is its ``__init__.py`` or a README that speaks for it."""
        directory, name = _split(path)
        if name == _INIT:
            return path == self.main
        return self.reads_readmes and directory == self.directory and readme.is_readme(name)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one file says about a module."""

    path: str
    words: int
    """Different words that the module's name does not already say."""
    quote: str
    """How the text begins, harmless and short; empty if there is no text."""
    nearly: str = ""
    """Why a text in the file does not count, if there is one."""


def python_modules(
    files: Mapping[str, File], granularity: Granularity, within: Container[str] | None = None
) -> Iterator[PythonModule]:
    """The modules of a tree by path; ``within`` keeps those whose directory is in it (empty for the top)."""
    directories: dict[str, list[File]] = defaultdict(list)
    for path, file in files.items():
        directory, name = _split(path)
        if (within is None or directory in within) and (name.endswith(".py") or readme.is_readme(name)):
            directories[directory].append(file)
    only = _only_package(files)
    for directory in sorted(directories):
        here = sorted(directories[directory], key=lambda file: file.path)
        if granularity == "package" and any(_split(file.path)[1] == _INIT for file in here):
            at_top = (file for path, file in files.items() if "/" not in path) if directory == only else ()
            yield _package(directory, [*here, *(file for file in at_top if readme.is_readme(file.path))])
        else:
            yield from (_single_file(file, here, granularity) for file in here if file.path.endswith(".py"))


def _only_package(files: Mapping[str, File]) -> str:
    """The package that the project is made of, if it is made of one."""
    found = [
        directory
        for path, file in files.items()
        if file.kind is Kind.CODE and path.endswith("/" + _INIT)
        for directory in [_split(path)[0]]
        if "/" not in directory.removeprefix("src/")
    ]
    return found[0] if len(found) == 1 else ""


def describes_directory(path: str) -> bool:
    """Whether a file by its name describes the directory that it stands in: ``__init__.py`` or a README."""
    name = _split(path)[1]
    return name == _INIT or readme.is_readme(name)


def sayings(module: PythonModule, read: Callable[[str], bytes]) -> Iterator[Saying | Unparsed]:
    """What each file says that may speak for the module, best place first; each is read when it is asked for."""
    name = module.directory if module.is_package else module.path
    own = docstring(read(module.main))
    yield _said(module.main, own, name)
    for path in module.readmes:
        text = readme.readme_text(read(path))
        yield _saying(path, readme.readme_sentences(text, _split(path)[1]), text, name)
    if isinstance(own, Unparsed) or prose.is_boilerplate(own.text):
        for path in module.seconds:
            yield _said(path, docstring(read(path)), name)


def _said(path: str, found: Docstring | Unparsed, name: str) -> Saying | Unparsed:
    if isinstance(found, Unparsed):
        return Unparsed(f"{inert(path)} {found.reason}")
    return replace(_saying(path, found.text, found.text, name), nearly=found.nearly)


def _saying(path: str, sentences: str, whole: str, name: str) -> Saying:
    described = prose.described(sentences)
    words = len(prose.content_words(described, name))
    return Saying(path, words, prose.quote(described, name) or prose.quote(whole, name))


def _package(directory: str, here: list[File]) -> PythonModule:
    python = [file for file in here if file.path.endswith(".py")]
    main = next(file for file in python if _split(file.path)[1] == _INIT)
    files = tuple(file.path for file in python if file.kind is Kind.CODE and not _is_packaging(file))
    others = [path for path in files if path != main.path]
    own_name = _split(directory)[1]
    main_names = ("__main__.py", f"{own_name}.py", f"_{own_name}.py")
    return PythonModule(
        path=directory or ".",
        main=main.path,
        files=files,
        readmes=_readmes(here),
        seconds=tuple(path for path in others if len(others) == 1 or _split(path)[1] in main_names),
        reads_readmes=True,
        left_out=_LEFT_OUT.get(main.kind, main.kind.value),
    )


def _single_file(file: File, here: list[File], granularity: Granularity) -> PythonModule:
    reads_readmes = granularity == "package" or _split(file.path)[1] == _INIT
    return PythonModule(
        path=file.path,
        main=file.path,
        files=(file.path,),
        readmes=_readmes(here) if reads_readmes else (),
        seconds=(),
        reads_readmes=reads_readmes,
        left_out=_LEFT_OUT.get(file.kind, file.kind.value) or ("packaging" if _is_packaging(file) else ""),
    )


def _readmes(here: list[File]) -> tuple[str, ...]:
    return tuple(
        file.path for file in here if file.kind is Kind.DOCUMENT and readme.is_readme(_split(file.path)[1])
    )


def _is_packaging(file: File) -> bool:
    return _split(file.path)[1] in _PACKAGING


def _split(path: str) -> tuple[str, str]:
    directory, _, name = path.rpartition("/")
    return directory, name
