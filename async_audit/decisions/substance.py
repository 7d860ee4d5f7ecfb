"""How much of a change is left when moves, comments, imports and formatting are taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from async_audit.patterns import late

_GENERATED = late(
    r"\bdo not (?:edit|modify|change)\b|\b(?:auto-?|automatically |code |file )generated\b|^\W*generated (?:by|from|with)\b"
    r"|@generated\b",
    re.IGNORECASE | re.MULTILINE,
)
_GENERATED_LINES = 5
# what https://go.dev/s/generatedcode asks for stands below the licence
_GENERATED_BY_RULE = late(r"^\W{0,4}Code generated .{1,200} DO NOT EDIT\.?\W{0,4}$", re.MULTILINE)
_HEAD_LINES = 40
_MOST_OF_A_HEAD = 8000  # characters
_LONGEST_LINE = 1000
_NOT_TOLD = str.maketrans("", "", " \t\r\n\f\v,;'\"()`")
"""What a formatter may add and take away."""
_HASHES = frozenset(
    "py pyi rb sh bash zsh pl r ex exs jl tcl ps1 nim cr coffee elm tf nix mk cmake gd".split()
)
_IMPORT = late(
    r"(?:import|from|use|using|package|namespace|pub use|export \*|export \{|#\s*include|require(?:_relative)?|@import)\b"
)
_COMMENTS = ("//", "* ", "*/", "<!--", "--")
_BLOCKS = (("/*", "*/"), ('"""', '"""'), ("'''", "'''"))
_WORD = late(r"[A-Za-z_]\w+")


class Side(NamedTuple):
    """One file before and after; None where it did not exist."""

    path: str
    old: bytes | None
    new: bytes | None


class Substance(NamedTuple):
    """What is left of a change."""

    lines: int
    """Lines of code that are new or gone, wherever they stand."""
    generated: frozenset[str]
    """Files that say of themselves that a program writes them."""
    is_repeated: bool
    """Whether the new lines bring hardly a new word: the same edit, over and over."""


def substance(sides: Iterable[Side]) -> Substance:
    """What ``sides`` hold together: a line that left one file for another is neither new nor gone."""
    came: Counter[str] = Counter()
    generated = set()
    for side in sides:
        old, new = _text(side.old), _text(side.new)
        if _is_generated(new or old):
            generated.add(side.path)
        elif old.translate(_NOT_TOLD) != new.translate(_NOT_TOLD):
            for line, delta in _difference(side.path, old, new):
                came[line] += delta
    new_lines = [(line, count) for line, count in came.items() if count > 0]
    gone_lines = [(line, -count) for line, count in came.items() if count < 0]
    added, gone = sum(count for _, count in new_lines), sum(count for _, count in gone_lines)
    return Substance(added + gone, frozenset(generated), _is_repeated(new_lines, gone_lines))


def _is_repeated(new: list[tuple[str, int]], gone: list[tuple[str, int]]) -> bool:
    """At least a hundred lines, as many gone as new, and a new word in fewer than one line of twenty-five."""
    added, removed = sum(count for _, count in new), sum(count for _, count in gone)
    if added < 100 or not 0.6 <= removed / added <= 1.6:
        return False
    words = {word for line, _ in new for word in _WORD.findall(line)}
    words -= {word for line, _ in gone for word in _WORD.findall(line)}
    return len(words) * 25 < added


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace")


def _is_generated(text: str) -> bool:
    head = text[:_MOST_OF_A_HEAD].splitlines()
    return bool(
        _GENERATED.search("\n".join(head[:_GENERATED_LINES]))
        or _GENERATED_BY_RULE.search("\n".join(head[:_HEAD_LINES]))
    )


def _difference(path: str, old: str, new: str) -> Iterator[tuple[str, int]]:
    """Lines that do something, and how many more of them there are after than before; never 0."""
    marks = _COMMENTS + ("#",) * (path.rpartition(".")[2].lower() in _HASHES)
    before, after = _lines(old), _lines(new)
    for line in {line for line, _ in before.items() ^ after.items()}:
        if _is_code(line, marks):
            yield line, after[line] - before[line]


def _lines(text: str) -> Counter[str]:
    return Counter(map(str.strip, _without_blocks(text).splitlines()))


def _without_blocks(text: str) -> str:
    """Without block comments, and strings that nobody takes, that begin a line.

    By searching, not by a pattern: that would read the rest of the file for each block that has no end.
    """
    for start, end in _BLOCKS:
        kept, at, seek = [], 0, 0
        while (opens := text.find(start, seek)) >= 0:
            closes = text.find(end, opens + len(start))
            if closes < 0:
                break
            seek = closes + len(end)
            if not text[text.rfind("\n", 0, opens) + 1 : opens].strip(" \trRuUbB"):
                kept.append(text[at:opens])
                at = seek
        text = "".join((*kept, text[at:]))
    return text


def _is_code(line: str, marks: tuple[str, ...]) -> bool:
    if line.startswith(marks):
        return False
    line = line[:_LONGEST_LINE]
    return bool(_WORD.search(line)) and not _IMPORT.match(line)
