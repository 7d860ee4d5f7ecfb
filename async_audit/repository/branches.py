"""What other branches hold in a few directories, without looking at their commits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from async_audit.facts import Branch
from async_audit.repository import history
from async_audit.repository.place import Place
from async_audit.repository.runner import Git

_NO_BRANCHES = ("refs/tags/", "refs/notes/", "refs/stash", "refs/replace/", "refs/bisect/")
_DEEPEST = 6
"""Directories below a log: one for each area, each year, each record."""
_FORMAT = "%(objectname)%00%(objecttype)%00%(committerdate:raw)%00%(symref)%00%(refname)"


def branches(place: Place, folders: Sequence[str], since: datetime, commit: str) -> Sequence[Branch]:
    """Every branch and request whose last commit is not older than ``since``, sorted by name.

    Each with the paths of the files below ``folders`` that ``commit`` does not have; of the top directory
    only what lies in it. Processes do not grow with the branches: one names them, one opens the
    directories, and one for each level below reads those that differ.
    """
    heads = [head for head in _heads(place.asking) if head[2] >= since]
    asked = [folder for folder in folders if "\n" not in folder]  # else it cannot be asked for
    if not heads or not asked:
        return [Branch(ref, when, frozenset()) for ref, _, when in heads]
    trees = _trees(place.reading, [*([commit] if commit else []), *(id_ for _, id_, _ in heads)], asked)
    width = 20 if place.object_format == "sha1" else 32
    reader = _Reader(place.reading, width)
    own = [(folder, tree) for folder in asked if (tree := trees.get((commit, folder)))]
    known = reader.items(own)
    roots = {(folder, tree) for (_, folder), tree in trees.items()}
    new = reader.new(sorted(roots), known)
    answer = []
    for ref, id_, when in heads:
        held = [new[folder, tree] for folder in asked if (tree := trees.get((id_, folder)))]
        answer.append(Branch(ref, when, frozenset().union(*held) if len(held) != 1 else held[0]))
    return answer


def _heads(asking: Git) -> list[tuple[str, str, datetime]]:
    with asking.stream("for-each-ref", f"--format={_FORMAT}") as output:
        lines = output.read().decode("utf-8", "surrogateescape").splitlines()
    found = []
    for line in lines:
        commit, kind, when, points_to, ref = line.split("\0")
        is_trial = ref.startswith("refs/pull/") and ref.endswith("/merge")  # a merge that nobody made yet
        if kind == "commit" and not points_to and not is_trial and not ref.startswith(_NO_BRANCHES):
            found.append((ref, commit, history.moment(when)))
    return found


def _trees(reading: Git, commits: Sequence[str], folders: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """The tree of each folder in each commit; one that is no directory there is left out."""
    pairs = [(commit, folder) for commit in commits for folder in folders]
    names = (f"{commit}:{'' if folder == '.' else folder}\n" for commit, folder in pairs)
    given = "".join(names).encode("utf-8", "surrogateescape")
    with reading.stream("cat-file", "--batch-check=%(objecttype) %(objectname)", given=given) as output:
        answers = output.read().decode("ascii", "replace").split("\n")
    found = zip(pairs, answers, strict=False)
    return {pair: answer.removeprefix("tree ") for pair, answer in found if answer.startswith("tree ")}


_Place = tuple[str, str]
"""A directory, and the id of its tree."""
_Items = dict[bytes, bytes]
"""Mode and name of each entry of a tree, and its id."""


class _Reader:
    """Reads trees, each once; what is alike is compared as sets, since most branches differ in one file."""

    def __init__(self, reading: Git, width: int) -> None:
        self._reading = reading
        self._entry = re.compile(rb"(\d{5,6} [^\0]+)\0(.{%d})" % width, re.DOTALL)
        self._contents: dict[str, _Items] = {}
        self._with_trees: set[str] = set()

    def items(self, places: Sequence[_Place]) -> Mapping[str, _Items]:
        """By directory, the entries of these trees and of all below them."""
        found: dict[str, _Items] = {}
        for _ in range(_DEEPEST):
            self._read(tree for _, tree in places)
            found.update((folder, self._contents.get(tree, {})) for folder, tree in places)
            places = [
                one
                for folder, tree in places
                for one in self._below(folder, self._contents.get(tree, {}).items())
            ]
        return found

    def new(self, places: Sequence[_Place], known: Mapping[str, _Items]) -> Mapping[_Place, frozenset[str]]:
        """The paths below each of ``places`` that ``known`` has not."""
        files: dict[_Place, list[str]] = {}
        below: dict[_Place, list[_Place]] = {}
        wanted: Sequence[_Place] = places
        for _ in range(_DEEPEST):
            self._read(tree for _, tree in wanted)
            for place in wanted:
                folder, own, content = place[0], known.get(place[0], {}), self._contents.get(place[1], {})
                # most branches have what we have: sets are compared before anything is looked at
                names = content.keys() - own.keys()
                files[place] = [_joined(folder, item) for item in names if not item.startswith(_TREE)]
                has_trees = place[1] in self._with_trees
                below[place] = self._below(folder, content.items() - own.items()) if has_trees else []
            wanted = sorted({one for place in wanted for one in below[place]} - files.keys())
        held: dict[_Place, frozenset[str]] = {}
        return {place: _all(place, files, below, held) for place in places}

    def _read(self, trees: Iterable[str]) -> None:
        wanted = sorted(set(trees) - self._contents.keys())
        if not wanted:
            return
        given = "".join(f"{tree}\n" for tree in wanted).encode("ascii")
        with self._reading.stream("cat-file", "--batch", given=given) as output:
            while head := output.readline().split():
                if head[1] != b"missing":
                    content, tree = output.read(int(head[2]) + 1), head[0].decode("ascii")
                    self._contents[tree] = dict(self._entry.findall(content))
                    if _TREE in content:
                        self._with_trees.add(tree)

    def _below(self, folder: str, items: Iterable[tuple[bytes, bytes]]) -> list[_Place]:
        if folder == ".":
            return []
        return [(_joined(folder, item), oid.hex()) for item, oid in items if item.startswith(_TREE)]


_TREE = b"40000 "


def _joined(folder: str, item: bytes) -> str:
    name = item.partition(b" ")[2].decode("utf-8", "surrogateescape")
    return name if folder == "." else f"{folder}/{name}"


def _all(
    place: _Place,
    files: Mapping[_Place, list[str]],
    below: Mapping[_Place, list[_Place]],
    held: dict[_Place, frozenset[str]],
) -> frozenset[str]:
    """All files of a place and below it; ``held`` remembers, since branches share most of their directories."""
    if place not in held:
        parts = [_all(one, files, below, held) for one in below.get(place, ())]
        held[place] = frozenset(files.get(place, ())).union(*parts)
    return held[place]
