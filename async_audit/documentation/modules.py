"""Which modules a repository has, and which files may say what each of them is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from async_audit.documentation import manifests, python_modules, readme, source_sets
from async_audit.documentation.languages import language, language_name
from async_audit.documentation.languages.language import Language
from async_audit.documentation.speakers import (
    LEFT_OUT,
    CodeModule,
    Rung,
    Speaker,
    name_of,
    plain,
    split,
    stem_of,
)
from async_audit.facts import CROWDED, File, Kind
from async_audit.folders import right_in

Granularity = Literal["package", "file"]

_SOURCE_ROOTS = frozenset("src lib app source sources".split())
_READABLE = (Kind.DOCUMENT, Kind.DATA, Kind.CODE)
_UNREAD = "other languages"


class _Directory(NamedTuple):
    """What of one directory matters here."""

    path: str
    code: Sequence[File]
    """In a language that is read, sorted; of any kind."""
    unread: Sequence[File]
    """Production code in a language that is not."""
    texts: Sequence[str]
    """READMEs and manifests that speak for the directory, sorted, the best first."""
    texts_for_scripts: Sequence[str]
    """Those that speak for a file in it: at the top they are about the project, not about its scripts."""


def modules(
    files: Mapping[str, File], granularity: Granularity, within: AbstractSet[str] | None = None
) -> Iterator[CodeModule]:
    """The modules of a tree by directory; ``within`` keeps those whose directory is in it (empty for the top)."""
    only = lru_cache(maxsize=1)(lambda: python_modules.only_package(files))
    for directory in _directories(files, within):
        python = [file for file in directory.code if language_name(file.path) == "python"]
        others = [file for file in directory.code if language_name(file.path) != "python"]
        is_package = any(name_of(file.path) == python_modules.INIT for file in python)
        if is_package and granularity == "package":
            at_top = _at_top(files) if directory.path and directory.path == only() else []
            yield python_modules.package(
                directory.path, python, list(dict.fromkeys([*directory.texts, *at_top]))
            )
            continue  # what else lies in a package belongs to it
        for file in python:
            yield python_modules.single_file(file, directory.texts_for_scripts, granularity == "package")
        yield from _of_directory(directory, others, files, granularity)


def describes_directory(path: str) -> bool:
    """Whether a file by its name does nothing but describe the directory that it stands in."""
    name = name_of(path)
    return name in (python_modules.INIT, "doc.go", "package-info.java") or readme.describes(name)


def _directories(files: Mapping[str, File], within: AbstractSet[str] | None) -> Iterator[_Directory]:
    code: dict[str, list[File]] = defaultdict(list)
    unread: dict[str, list[File]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    near = None if within is None else within | {split(directory)[0] for directory in within}
    for path in files if near is None else right_in(files, near):  # a hook has no time to list all
        directory, name = split(path)
        if near is not None and directory not in near:
            continue
        file = files[path]
        if readme.describes(name) or manifests.is_manifest(name):
            if (
                file.kind is (Kind.DOCUMENT if readme.is_readme(name) else file.kind)
                and file.kind in _READABLE
            ):
                texts[directory].append(path)
        elif within is not None and directory not in within:
            continue
        elif language_name(path):
            code[directory].append(file)
        elif file.kind is Kind.CODE:
            unread[directory].append(file)
    for directory in sorted({*code, *unread}):
        speaking = _texts(directory, texts) + source_sets.readmes(directory, files)
        yield _Directory(
            directory,
            sorted(code[directory], key=lambda file: file.path),
            unread[directory],
            speaking,
            speaking if directory or _is_alone(files) else (),
        )


def _is_alone(files: Mapping[str, File]) -> bool:
    """Whether there is but one file of code in a language that is read."""
    code = (path for path in files if language_name(path) and files[path].kind is Kind.CODE)
    return len(list(islice(code, 2))) == 1


def _at_top(files: Mapping[str, File]) -> list[str]:
    found = (path for path in files if "/" not in path and readme.is_readme(path))
    return [path for path in found if files[path].kind is Kind.DOCUMENT]


def _texts(directory: str, texts: Mapping[str, Sequence[str]]) -> list[str]:
    """READMEs, then manifests; those of a package speak for its source root too."""
    here = list(texts.get(directory, ()))
    parent, name = split(directory)
    above = texts.get(parent, ()) if name.lower() in _SOURCE_ROOTS and directory else ()
    if any(manifests.is_manifest(name_of(path)) for path in above):
        here += above
    return sorted(here, key=lambda path: (manifests.is_manifest(name_of(path)), -path.count("/"), path))


def _of_directory(
    directory: _Directory, files: Sequence[File], tree: Mapping[str, File], granularity: Granularity
) -> Iterator[CodeModule]:
    rest: list[File] = []
    for file in files:
        spoken = _language(file)
        if spoken.stands_alone or (granularity == "file" and spoken.is_by_file):
            yield _alone(directory, [file], file.path, tree, granularity)
        else:
            rest.append(file)
    code = [file for file in rest if _is_asked(file)]
    if not rest and directory.unread and not directory.code:
        yield _left_out(directory, directory.unread[0], _UNREAD)
    elif rest and not code:
        yield _left_out(directory, rest[0], LEFT_OUT.get(rest[0].kind, rest[0].kind.value) or "packaging")
    elif len(code) > CROWDED and not any(_language(file).is_whole for file in code):
        for stem, together in _by_stem(code).items():
            yield _alone(directory, together, stem, tree, granularity)
    elif code:
        yield _together(directory, code, tree)


def _together(directory: _Directory, code: Sequence[File], tree: Mapping[str, File]) -> CodeModule:
    own_name = plain(name_of(directory.path)) or "."
    natives = [file.path for file in code if _language(file).native.fullmatch(name_of(file.path))]
    schemas = [file.path for file in code if _language(file).is_schema]
    entries = [
        file.path
        for file in code
        if file.path not in natives
        and (len(code) == 1 or _is_entry(file, own_name) or schemas == [file.path])
    ]
    beside = [
        path
        for extension in dict.fromkeys(file.path.rpartition(".")[2] for file in code)
        for path in (f"{directory.path}.{extension}",)
        if path in tree and tree[path].kind is Kind.CODE
    ]
    natives.sort(key=lambda path: (not describes_directory(path), plain(stem_of(path)) != own_name, path))
    main = (natives or entries or [code[0].path])[0]
    return CodeModule(
        path=directory.path or ".",
        main=main,
        files=tuple(file.path for file in code),
        speakers=(
            *(Speaker(path, Rung.NATIVE) for path in (*natives, *_parents(main, directory.path, tree))),
            *(Speaker(path, Rung.README) for path in directory.texts),
            *(Speaker(path, Rung.ENTRY) for path in (*beside, *entries)),
        ),
        adding_up=tuple(file.path for file in code) if all(_language(file).adds_up for file in code) else (),
        reads_readmes=True,
        is_directory=True,
        left_out="",
    )


def _alone(
    directory: _Directory,
    files: Sequence[File],
    path: str,
    tree: Mapping[str, File],
    granularity: Granularity,
) -> CodeModule:
    """A module that is a file, or the files of one name in a crowded directory."""
    paths = [file.path for file in files]
    stem = path.rpartition(".")[0]
    if granularity == "file" and _language(files[0]).title == "C":  # a header speaks for its source
        paths += [other for other in (f"{stem}.h", f"{stem}.hpp") if other in tree and other not in paths]
    reads_readmes = granularity == "package" and _language(files[0]).stands_alone
    why = (
        "" if any(map(_is_asked, files)) else LEFT_OUT.get(files[0].kind, files[0].kind.value) or "packaging"
    )
    return CodeModule(
        path=path,
        main=files[0].path,
        files=tuple(file.path for file in files),
        speakers=(
            *(Speaker(one, Rung.NATIVE) for one in (*paths, *_parents(files[0].path, path, tree))),
            *(Speaker(one, Rung.README) for one in (directory.texts_for_scripts if reads_readmes else ())),
        ),
        adding_up=(),
        reads_readmes=reads_readmes,
        is_directory=False,
        left_out=why,
    )


def _parents(path: str, module: str, tree: Mapping[str, File]) -> list[str]:
    """Rust: the file that declares a module may describe it there."""
    if not path.endswith(".rs"):
        return []
    directory = split(module)[0]
    prefix = f"{directory}/" if directory else ""
    found = [f"{prefix}{name}" for name in ("lib.rs", "main.rs", "mod.rs")] + [f"{directory}.rs"]
    return [one for one in found if one in tree and one != path]


def _left_out(directory: _Directory, file: File, why: str) -> CodeModule:
    return CodeModule(directory.path or ".", file.path, (), (), (), False, True, why)


def _by_stem(files: Iterable[File]) -> dict[str, list[File]]:
    stems: dict[str, list[File]] = defaultdict(list)
    for file in files:
        stems[file.path.rpartition(".")[0]].append(file)
    return stems


def _is_entry(file: File, own_name: str) -> bool:
    stem = stem_of(file.path)
    return stem in _language(file).entries or plain(stem) == own_name


def _is_asked(file: File) -> bool:
    return file.kind is Kind.CODE and not _language(file).packaging.fullmatch(name_of(file.path))


def _language(file: File) -> Language:
    return language(language_name(file.path))
