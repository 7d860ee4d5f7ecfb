"""What is in a tree or in the index, and what each file is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from async_audit.facts import File, Kind
from async_audit.kinds import ATTRIBUTES, kind_of
from async_audit.repository.history import tokens
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
    if not _has_attributes(entries):
        return _files(entries, {}, exclude)
    import tempfile

    with tempfile.TemporaryDirectory(prefix="async-audit-") as scratch:
        # git < 2.40 reads attributes from an index, not from a tree: make one, and throw it away
        index = reading.with_environment(GIT_INDEX_FILE=str(Path(scratch) / "index"))
        index.text("read-tree", commit)
        return _files(entries, _attributes(index, entries), exclude)


def entries_of(reading: Git, commit: str) -> list[Entry]:
    """Every entry of a commit's tree, as it is."""
    with reading.stream("ls-tree", "-r", "-l", "-z", "--full-tree", commit) as output:
        return list(_tree_entries(tokens(output)))


def staged(asking: Git, exclude: Sequence[str] = ()) -> Mapping[str, File]:
    """Every entry of the index; of a conflict our side."""
    with asking.stream("ls-files", "--stage", "-z") as output:
        entries = list(_index_entries(tokens(output)))
    return _files(entries, _attributes(asking, entries) if _has_attributes(entries) else {}, exclude)


def _tree_entries(stream: Iterable[bytes]) -> Iterator[Entry]:
    for token in stream:
        meta, _, path = token.partition(b"\t")
        mode, _, blob, size = meta.decode("ascii").split()
        bytes_ = (
            int(size) if size.isdecimal() else 0
        )  # of a submodule, and of what this clone lacks, there is none
        yield Entry(mode, blob, path.decode("utf-8", "surrogateescape"), bytes_)


def _index_entries(stream: Iterable[bytes]) -> Iterator[Entry]:
    for token in stream:
        meta, _, path = token.partition(b"\t")
        mode, blob, stage = meta.decode("ascii").split(" ")
        if stage in "02":
            yield Entry(mode, blob, path.decode("utf-8", "surrogateescape"))


def _has_attributes(entries: Iterable[Entry]) -> bool:
    return any(entry.path.rpartition("/")[2] == ".gitattributes" for entry in entries)


def _attributes(git: Git, entries: Iterable[Entry]) -> Mapping[str, Mapping[str, str]]:
    asked = b"".join(entry.path.encode("utf-8", "surrogateescape") + b"\0" for entry in entries)
    found: dict[str, dict[str, str]] = {}
    with git.stream("check-attr", "--cached", "--stdin", "-z", *ATTRIBUTES, given=asked) as output:
        for path, attribute, value in _triples(output):
            if value != "unspecified":
                found.setdefault(path, {})[attribute] = value
    return found


def _triples(output: IO[bytes]) -> Iterator[tuple[str, str, str]]:
    words = (token.decode("utf-8", "surrogateescape") for token in tokens(output))
    return zip(words, words, words, strict=True)


def _files(
    entries: Iterable[Entry], attributes: Mapping[str, Mapping[str, str]], exclude: Sequence[str]
) -> Mapping[str, File]:
    excluded = _excluded((entry.path for entry in entries), exclude)
    files = {}
    for entry in sorted(entries, key=lambda entry: entry.path):
        kind = _SPECIAL.get(entry.mode) or (Kind.EXCLUDED if entry.path in excluded else None)
        if kind is None:
            kind = kind_of(entry.path, attributes.get(entry.path, {}))
            kind = Kind.LARGE if entry.size > LARGEST and kind not in _ASIDE else kind
        files[entry.path] = File(entry.path, entry.blob, kind)
    return files


_SPECIAL = {"120000": Kind.LINK, "160000": Kind.SUBMODULE}


def _excluded(paths: Iterable[str], patterns: Sequence[str]) -> frozenset[str]:
    if not patterns:
        return frozenset()
    from pathspec import GitIgnoreSpec

    return frozenset(GitIgnoreSpec.from_lines(patterns).match_files(paths))
