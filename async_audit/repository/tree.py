"""What is in a tree, and what each file is for."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from async_audit.facts import File, Kind
from async_audit.kinds import ATTRIBUTES, kind_of
from async_audit.repository.history import Source, tokens
from async_audit.repository.runner import Git

EMPTY_TREE = {
    "sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "sha256": "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}
"""git knows the empty tree of each object format without storing it."""

LARGEST = 4 << 20
"""Bytes of a file that somebody wrote: the largest in git, curl, sqlalchemy, JabRef and ibc-go has 1.1 million."""
_ASIDE = frozenset({Kind.GENERATED, Kind.VENDORED, Kind.BINARY})
"""What is said of a file before its size is."""


class Entry(NamedTuple):
    """One entry of a tree or of the index."""

    mode: str
    blob: str
    path: str
    size: int = 0
    """Bytes; 0 where nobody was asked."""


def at_commit(reading: Git, commit: str, exclude: Sequence[str] = ()) -> Mapping[str, File]:
    """Every entry of a commit's tree, with the attributes that this same tree gives them.

    ``exclude`` holds patterns as in .gitignore.
    """
    entries = entries_of(reading, commit)
    paths = [entry.path for entry in entries]
    if not has_attributes(paths):
        return files_of(entries, {}, exclude)
    import tempfile

    with tempfile.TemporaryDirectory(prefix="async-audit-") as scratch:
        # git < 2.40 reads attributes from an index, not from a tree: make one, and throw it away
        index = reading.with_environment(GIT_INDEX_FILE=str(Path(scratch) / "index"))
        index.text("read-tree", commit)
        return files_of(entries, attributes(index, paths), exclude)


def entries_of(reading: Git, commit: str) -> list[Entry]:
    """Every entry of a commit's tree, as it is."""
    with reading.stream("ls-tree", "-r", "-l", "-z", "--full-tree", commit) as output:
        return list(_tree_entries(tokens(output)))


def _tree_entries(stream: Iterable[bytes]) -> Iterator[Entry]:
    for token in stream:
        meta, _, path = token.partition(b"\t")
        mode, _, blob, size = meta.decode("ascii").split()
        bytes_ = (
            int(size) if size.isdecimal() else 0
        )  # of a submodule, and of what this clone lacks, there is none
        yield Entry(mode, blob, path.decode("utf-8", "surrogateescape"), bytes_)


def has_attributes(paths: Iterable[str]) -> bool:
    """Whether anything here may say what other files are for."""
    return any(path.endswith(".gitattributes") for path in paths)


def attributes(git: Git, paths: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """What ``.gitattributes`` of the index say of each path, where they say something."""
    asked = b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
    with git.stream("check-attr", "--cached", "--stdin", "-z", *ATTRIBUTES, given=asked) as output:
        return _specified(output)


def asked_attributes(git: Git, paths: Iterable[str]) -> Callable[[], Mapping[str, Mapping[str, str]]]:
    """What gives the same of a few paths when it is called: meanwhile git looks, and so may whoever asked."""
    answer = git.ask("check-attr", "--cached", "-z", *ATTRIBUTES, "--", *paths)
    return lambda: _specified(io.BytesIO(answer()))


def _specified(output: Source) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path, attribute, value in _triples(output):
        if value != "unspecified":
            found.setdefault(path, {})[attribute] = value
    return found


def _triples(output: Source) -> Iterator[tuple[str, str, str]]:
    words = (token.decode("utf-8", "surrogateescape") for token in tokens(output))
    return zip(words, words, words, strict=True)


def files_of(
    entries: Iterable[Entry], attributes: Mapping[str, Mapping[str, str]], exclude: Sequence[str]
) -> dict[str, File]:
    """The files that entries are, by path; ``exclude`` as for ``at_commit``."""
    excluded = _excluded((entry.path for entry in entries), exclude)
    return {
        entry.path: file_of(entry, attributes.get(entry.path, {}), is_excluded=entry.path in excluded)
        for entry in sorted(entries, key=lambda entry: entry.path)
    }


def file_of(entry: Entry, attributes: Mapping[str, str], *, is_excluded: bool) -> File:
    """What is at one path, and what for."""
    kind = _SPECIAL.get(entry.mode) or (Kind.EXCLUDED if is_excluded else None)
    if kind is None:
        kind = kind_of(entry.path, attributes)
        kind = Kind.LARGE if entry.size > LARGEST and kind not in _ASIDE else kind
    return File(entry.path, entry.blob, kind)


_SPECIAL = {"120000": Kind.LINK, "160000": Kind.SUBMODULE}


def _excluded(paths: Iterable[str], patterns: Sequence[str]) -> frozenset[str]:
    if not patterns:
        return frozenset()
    from pathspec import GitIgnoreSpec

    return frozenset(GitIgnoreSpec.from_lines(patterns).match_files(paths))
