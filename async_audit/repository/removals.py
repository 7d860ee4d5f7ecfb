"""Which commit took the last line with a word out of a few files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING

from async_audit.facts import Removal
from async_audit.repository.runner import Git

if TYPE_CHECKING:
    from async_audit.repository.cache import Cache

KIND = "removal"
_LONGEST = 300
"""Characters of a removed line that are kept."""


def remembered(
    git: Git, cache: Cache, words: Mapping[str, Sequence[str]], commit: str
) -> Mapping[str, Removal]:
    """For each word and the files that once held it, the last commit before ``commit`` that took it out of them.

    A word that none of them lost has no entry.
    """
    names = {json.dumps([commit, word, *words[word]]).encode("ascii"): word for word in sorted(words)}
    known = {names[name]: json.loads(told) for name, told in cache.get(KIND, names).items()}
    wanted = {word: words[word] for word in words if word not in known}
    new = dict(_found(git, wanted, commit)) if wanted else {}
    cache.put(
        KIND,
        {name: json.dumps(new.get(word)).encode("ascii") for name, word in names.items() if word in wanted},
    )
    every = {**{word: Removal(*told) for word, told in known.items() if told}, **new}
    return dict(sorted(every.items()))


def _found(git: Git, words: Mapping[str, Sequence[str]], commit: str) -> Iterator[tuple[str, Removal]]:
    paths = sorted({path for of_word in words.values() for path in of_word})
    pattern = f"(^|[^A-Za-z0-9_])({'|'.join(sorted(words))})([^A-Za-z0-9_]|$)"
    options = ("-p", "-U0", "--no-renames", "--no-merges", "--no-textconv", "--no-ext-diff", "--topo-order")
    left = {word: re.compile(rb"\b%s\b" % word.encode("utf-8", "surrogateescape")) for word in words}
    with git.stream("log", f"-G{pattern}", *options, "--format=%x00%H", commit, "--", *paths) as output:
        for name, path, line in _removed(output):
            for word in [one for one, looks in left.items() if path in words[one] and looks.search(line)]:
                del left[word]
                yield word, Removal(name, path, line[:_LONGEST].decode("utf-8", "replace").strip())
            if not left:
                return


def _removed(output: IO[bytes]) -> Iterator[tuple[str, str, bytes]]:
    """Commit, path and text of each line that a log with patches takes away."""
    commit = path = ""
    is_head = True
    for line in output:
        if line.startswith(b"\0"):
            commit = line[1:].strip().decode("ascii")
        elif line.startswith(b"diff --git "):
            is_head = True
        elif line.startswith(b"@@"):
            is_head = False
        elif is_head and line.startswith(b"--- a/"):
            path = line[6:].rstrip(b"\n").removesuffix(b"\t").decode("utf-8", "surrogateescape")
        elif not is_head and line.startswith(b"-"):
            yield commit, path, line[1:]
