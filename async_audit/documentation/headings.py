"""The lines of a Markdown document that are prose, and which of them are headings.

Code blocks, comments and front matter are examples, asides and data. Line by line, in time that grows with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from async_audit.patterns import late

ITEM = late(r"(?:[-*+|]|\d{1,9}[.)])\s")
"""What begins a list, at the beginning of a line without its indentation."""
_BY_A_BOT = late(r"ALL-CONTRIBUTORS-(?:LIST|BADGE):(?:START|END)")
_ATX = late(r"\s{0,3}(#{1,6})(?:\s+(.*))?$")
_SETEXT = late(r"\s{0,3}(?:=+|-+)\s*$")
_FENCE = late(r"[\s>*+-]{0,40}(`{3,}|~{3,})(.*)$")


def atx(line: str) -> tuple[int, str] | None:
    """Rank and text of a heading that begins with ``#``; None where the line is none."""
    found = _ATX.match(line)
    return found and (len(found[1]), (found[2] or "").rstrip().rstrip("#").rstrip())


def setext(line: str) -> int:
    """The rank that ``line`` gives to a heading above it, 1 or 2; 0 where it underlines nothing."""
    found = _SETEXT.match(line)
    return (1 if "=" in line else 2) if found else 0


def prose(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Lines of Markdown, numbered, without front matter, fenced and indented code, and comments."""
    at = _after_front_matter(lines)
    fence = ""
    is_comment = is_list = is_code = is_quoted = is_inner = is_made = False
    was_blank = True
    for number, line in enumerate(lines[at:], at + 1):
        bare = line.strip()
        if fence and is_quoted and not bare.startswith(">"):
            fence = ""  # it ends with the quotation that it stands in
        if fence and is_inner and line.startswith("##"):
            fence = ""  # or with the list, which a heading ends
        if fence:
            inner = bare.lstrip("> ") if is_quoted else bare
            fence = "" if inner.startswith(fence) and not inner.strip(fence[0]) else fence
            continue
        if _BY_A_BOT.search(line):
            is_made = "START" in line
        if is_made:
            continue
        if is_comment:
            is_comment = "-->" not in line
            line = "" if is_comment else line.partition("-->")[2]
        elif (opening := _FENCE.match(line)) and ("`" not in opening[2] or opening[1][0] == "~"):
            fence, is_quoted, is_inner = opening[1], bare.startswith(">"), line[0].isspace()
            continue
        if not is_comment and "<!--" in line:
            line, is_comment = _without_comments(line)
            bare = line.strip()
        indent = len(line) - len(line.lstrip())
        if bare and indent < 2:
            is_list = ITEM.match(bare) is not None
        is_code = bool(bare) and indent >= 4 and not is_list and (was_blank or is_code)
        was_blank = not bare
        if not is_code:
            yield number, line
        elif atx(bare):  # in a tab or an admonition of MkDocs
            yield number, bare


def _after_front_matter(lines: Sequence[str]) -> int:
    mark = lines[0].strip() if lines else ""
    if mark not in ("---", "+++"):
        return 0
    return next((at + 1 for at, line in enumerate(lines[1:], 1) if line.strip() == mark), 0)


def _without_comments(line: str) -> tuple[str, bool]:
    """The line without its comments, and whether the last one goes on."""
    kept = []
    while "<!--" in line:
        before, _, rest = line.partition("<!--")
        kept.append(before)
        _, end, line = rest.partition("-->")
        if not end:
            return "".join(kept), True
    return "".join([*kept, line]), False
