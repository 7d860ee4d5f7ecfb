"""Which modules Python files make up: a package is one, and so is a file outside of packages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from async_audit.documentation.speakers import LEFT_OUT, CodeModule, Rung, Speaker, name_of, split
from async_audit.facts import File, Kind

INIT = "__init__.py"
_PACKAGING = frozenset(
    "setup.py conftest.py noxfile.py toxfile.py fabfile.py dodo.py versioneer.py ez_setup.py hatch_build.py "
    "_version.py __version__.py __about__.py".split()
)


def only_package(files: Mapping[str, File]) -> str:
    """The package that the project is made of, if it is made of one."""
    found = [
        directory
        for path in files
        if path.endswith("/" + INIT)
        for directory in [split(path)[0]]
        if "/" not in directory.removeprefix("src/") and files[path].kind is Kind.CODE
    ]
    return found[0] if len(found) == 1 else ""


def package(directory: str, python: Sequence[File], texts: Sequence[str]) -> CodeModule:
    """The package in ``directory``. For one without a docstring its ``__main__.py`` speaks, the file
    named like it, or its only other file.
    """
    main = next(file for file in python if name_of(file.path) == INIT)
    files = tuple(file.path for file in python if file.kind is Kind.CODE and not _is_packaging(file))
    others = [path for path in files if path != main.path]
    own_name = split(directory)[1]
    main_names = ("__main__.py", f"{own_name}.py", f"_{own_name}.py")
    seconds = [path for path in others if len(others) == 1 or name_of(path) in main_names]
    return CodeModule(
        path=directory or ".",
        main=main.path,
        files=files,
        speakers=(
            Speaker(main.path, Rung.NATIVE),
            *(Speaker(path, Rung.README) for path in texts),
            *(Speaker(path, Rung.ENTRY) for path in seconds),
        ),
        adding_up=(),
        reads_readmes=True,
        is_directory=True,
        left_out=LEFT_OUT.get(main.kind, main.kind.value),
    )


def single_file(file: File, texts: Sequence[str], is_script: bool) -> CodeModule:
    """A file by itself; a README beside a script speaks for it, and so does one beside ``__init__.py``."""
    reads_readmes = is_script or name_of(file.path) == INIT
    return CodeModule(
        path=file.path,
        main=file.path,
        files=(file.path,),
        speakers=(
            Speaker(file.path, Rung.NATIVE),
            *(Speaker(path, Rung.README) for path in (texts if reads_readmes else ())),
        ),
        adding_up=(),
        reads_readmes=reads_readmes,
        is_directory=name_of(file.path) == INIT,
        left_out=LEFT_OUT.get(file.kind, file.kind.value) or ("packaging" if _is_packaging(file) else ""),
    )


def _is_packaging(file: File) -> bool:
    return name_of(file.path) in _PACKAGING
