"""Which lines hold a word, at the audited tree or at an older commit, found by git."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from async_audit.errors import RepositoryError
from async_audit.facts import Line
from async_audit.patterns import late
from async_audit.repository.runner import Git

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache

KIND = "naming"
BATCH = 200
"""Words that git looks for at a time; 120 take it one and a half times as long as one, in curl."""
OF_A_FILE = 5
"""Lines of one file that are kept for a word."""
MOST_PATHS = 2000
"""Paths that git is given to search: it holds each against each file of the tree."""
MOST_COMPARED = 10_000_000
"""Such comparisons: a tenth of a second."""
_LONGEST = 300
"""Bytes of a line that are kept."""


def naming(
    git: Git, words: Iterable[str], commit: str, paths: Sequence[str] = ()
) -> Mapping[str, Sequence[Line]]:
    """Word -> lines of text files of ``commit``, or of the index where it is empty, that hold it as a whole word.

    ``words`` are identifiers. With ``paths``, which are few enough for a command line, only of those. Raises
    RepositoryError when an object is missing.
    """
    wanted = sorted(set(words))
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for at in range(0, len(wanted), BATCH):
        _search(git, wanted[at : at + BATCH], (commit, paths), found)
    return {word: tuple(found[word]) for word in sorted(found)}


def remembered(git: Git, cache: Cache, words: Iterable[str], commit: str) -> Mapping[str, Sequence[Line]]:
    """The same of an older commit; what was asked before comes from the cache."""
    names = {f"{commit} {word}".encode("ascii"): word for word in words}
    told = {names[name]: json.loads(kept) for name, kept in cache.get(KIND, names).items()}
    found = {word: tuple(Line(*line) for line in lines) for word, lines in told.items()}
    new = naming(git, names.values() - found.keys(), commit)
    cache.put(
        KIND,
        {
            name: json.dumps(new.get(word, ())).encode("ascii")
            for name, word in names.items()
            if word not in found
        },
    )
    return {word: lines for word, lines in sorted({**found, **new}.items()) if lines}


def _search(
    git: Git, words: Sequence[str], tree: tuple[str, Sequence[str]], found: defaultdict[str, list[Line]]
) -> None:
    commit, paths = tree
    where = (commit or "--cached", "--", *paths)
    # one expression: git looks for each of several patterns by itself
    looked_for = ("-E", "-e", f"({'|'.join(words)})") if len(words) > 1 else ("-F", "-e", words[0])
    looks = late(rb"\b(?:%s)\b" % b"|".join(word.encode("ascii") for word in words))
    kept: Counter[tuple[str, str]] = Counter()
    try:
        with git.stream("grep", "-I", "-w", "-n", "-z", "--no-color", *looked_for, *where) as output:
            for row in output:
                path, _, rest = row.rstrip(b"\r\n").partition(b"\0")
                number, _, text = rest.partition(b"\0")
                if not number.isdigit():
                    continue
                name = path.decode("utf-8", "surrogateescape")
                plain = name.partition(":")[2] if commit else name
                for word in {match.decode("ascii") for match in looks.findall(text)}:
                    kept[word, plain] += 1
                    if kept[word, plain] <= OF_A_FILE:
                        said = text[:_LONGEST].decode("utf-8", "replace").strip()
                        found[word].append(Line(plain, int(number), said))
    except RepositoryError as error:
        if "exit status 1" not in str(error):  # nothing matches
            raise
