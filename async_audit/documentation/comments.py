"""Comments and code of a source file, told apart by how each line begins.

No language is parsed here: a comment counts where it begins a line, as documentation does. Every line is
looked at once, so the time is linear in the text, however hostile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from async_audit.patterns import late

_LONGEST = 2000
"""Characters of a line that are read; nobody describes a module in a longer one."""
_TAG = late(r"[@\\](\w+)(?:\[\w{0,9}\])?\s*")
# What follows these tags is about the file; what follows any other is about a parameter, an author, a type.
_SPEAKING_TAGS = frozenset(
    "file fileoverview overview packagedocumentation brief short description desc summary details remarks "
    "classdesc note notice".split()
)
_NAMED_TAGS = frozenset({"defgroup", "page", "mainpage", "module", "addtogroup"})
_REFERENCE = late(r"<(?:see|seealso|paramref|typeparamref)\s+\w{1,9}=\"([^\"<>]{1,200})\"\s{0,9}/?>")
_XML = late(r"</?[A-Za-z][^<>]{0,300}>")


class Syntax(NamedTuple):
    """How a language marks comments; of two marks with the same beginning the longer comes first."""

    line: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...] = ()


C_LIKE = Syntax(("///", "//!", "//"), (("/**", "*/"), ("/*!", "*/"), ("/*", "*/")))
HASH = Syntax(("#",))


class Part(NamedTuple):
    """A comment, or one line of code."""

    mark: str
    """What opens the comment, such as ``/**``; empty for code."""
    text: str
    """Without marks, and the stars that decorate a block."""
    line: int
    """The first one, from 1."""
    last: int

    @property
    def is_code(self) -> bool:
        """Whether it is no comment."""
        return not self.mark


def parts(text: str, syntax: Syntax) -> list[Part]:
    """What ``text`` is made of, in its order; blank lines separate comments and are left out."""
    lines = text.splitlines()
    found: list[Part] = []
    at = 0
    while at < len(lines):
        bare = lines[at][:_LONGEST].strip()
        if block := next((one for one in syntax.blocks if bare.startswith(one[0])), None):
            at = _block(lines, at, block, found)
            continue
        mark = next((mark for mark in syntax.line if bare.startswith(mark)), "")
        if mark and not (at == 0 and bare.startswith("#!")):
            end = at
            while end < len(lines) and _line_mark(lines[end], syntax) == mark:
                end += 1
            told = (line[:_LONGEST].strip()[len(mark) :] for line in lines[at:end])
            found.append(Part(mark, "\n".join(told), at + 1, end))
            at = end
            continue
        if bare:
            found.append(Part("", bare, at + 1, at + 1))
        at += 1
    return found


def code_lines(text: str, syntax: Syntax) -> int:
    """Lines that are neither blank nor a comment."""
    return sum(part.is_code for part in parts(text, syntax))


def header(found: Sequence[Part], passing: re.Pattern[str] | None = None) -> Iterator[tuple[int, Part]]:
    """Comments above the first line of code, each with its index.

    A shebang, and lines that match ``passing``, are passed over.
    """
    for index, part in enumerate(found):
        if not part.is_code:
            yield index, part
        elif not (index == 0 and part.text.startswith("#!")) and not (passing and passing.match(part.text)):
            return


def is_glued(found: Sequence[Part], index: int) -> bool:
    """Whether code follows directly, without a blank line."""
    return (
        index + 1 < len(found) and found[index + 1].is_code and found[index + 1].line == found[index].last + 1
    )


def above(
    found: Sequence[Part], index: int, passing: re.Pattern[str], marks: tuple[str, ...] = ()
) -> Part | None:
    """The comment that ends directly above the code at ``index``, past attributes that match ``passing``.

    With ``marks`` only a comment that one of them opens.
    """
    top = found[index].line
    for part in reversed(found[max(0, index - 40) : index]):
        if part.last + 1 < top:
            return None
        if not part.is_code:
            if not marks or part.mark in marks:
                return part
        elif not passing.match(part.text):
            return None
        top = part.line
    return None


def prose_of(comment: str) -> str:
    """A documentation comment without what its tags say about parameters, authors and types, and without XML."""
    kept: list[str] = []
    is_aside = False
    for line in comment.splitlines():
        bare = line.strip()
        tag = _TAG.match(bare)
        if tag:
            name = tag[1].lower()
            is_aside = name not in _SPEAKING_TAGS and name not in _NAMED_TAGS
            bare = bare[tag.end() :]
            if name in _NAMED_TAGS:
                bare = bare.partition(" ")[2]
        elif not bare:
            is_aside = False
        kept.append("" if is_aside else _XML.sub(" ", _REFERENCE.sub(r"\1", bare)))
    return "\n".join(kept)


def _line_mark(line: str, syntax: Syntax) -> str:
    bare = line[:_LONGEST].strip()
    return next((mark for mark in syntax.line if bare.startswith(mark)), "")


def _block(lines: Sequence[str], start: int, block: tuple[str, str], found: list[Part]) -> int:
    """Append the block comment that begins in line ``start``; one without an end hides all that follows."""
    opening, closing = block
    first = lines[start].strip()
    told: list[str] = []
    at = start
    rest = first[2:] if first[2:].startswith(closing) else first[len(opening) :]
    while True:
        before, end, after = rest.partition(closing)
        told.append(before[:_LONGEST].strip().lstrip("*").strip())
        if end or at + 1 == len(lines):
            break
        at += 1
        rest = lines[at]
    found.append(Part(opening, "\n".join(told), start + 1, at + 1))
    if end and (code := after[:_LONGEST].strip()):
        found.append(Part("", code, at + 1, at + 1))
    return at + 1
