"""What is left of a message when all is taken away that its author did not write about the change.

Templates, bots, forges and git put most of the lines into many messages: a check-list that is left as it was,
a release note of a dependency, trailers, the subjects of the commits that were squashed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from async_audit.descriptions.squashes import BRANCH, subjects_in, without_landed
from async_audit.patterns import late
from async_audit.subjects import title_in
from async_audit.trailers import without_comments

LIMIT = 100_000
"""Characters of a message that are read; nobody reviews by a longer one."""

_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad\x00"))
_TAG = late(
    r"</?(?:a|b|blockquote|br|center|code|details|div|em|h[1-6]|hr|i|img|kbd|li|ol|p|picture|pre|source|span|strong|sub"
    r"|summary|sup|table|tbody|td|th|thead|tr|u|ul|video)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_LINK = late(r"!?\[([^\[\]\n]{0,300})\]\(\S{0,300}?\)")
_IMAGE = late(r"!\[[^\[\]\n]{0,300}\]\(\S{0,300}?\)")
_ADDRESS = late(r"\bhttps?://\S+")
_FENCE = late(r" {0,8}(?:`{3,}|~{3,})")
_EMPHASIS = late(r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<![\w`])_{1,2}(?=\w)|(?<=\w)_{1,2}(?![\w`])")
_RULE = late(r"\s*(?:-{3,}|={3,}|\*{3,}|_{3,}|\* \* \*)\s*")
_HEADING = late(r"#{1,6} *([^#\s\d].{0,100}?)[:# ]*")
_BOLD = late(r"(?:[-*+] )?(?:\*\*|__)([^*_\n]{2,80}?):? *(?:\*\*|__):?")
_LONGEST_HEADING = 120
_MOST_WORDS_OF_A_TRAILER = 6
_BOLD_LEVEL = 7
_TASK = late(r"\s*(?:[-*+]|\d{1,3}[.)])\s+~{0,2}\[.?\]")
_ITEM = late(r"\s*(?:[-*+\u2022]|\d{1,3}[.)]|\(?[a-z]\))\s+")
_TRAILER = late(
    r"(?:[A-Za-z]+-(?:[A-Za-z]+-)*(?:by|id|url|sha|to|on|from|request|issue)|fix(?:es|ed)?|close[sd]?|resolve[sd]?"
    r"|refs?|references?|issues?|bug|tickets?|related(?:-to)?|see|see also|part of|related to|addresses|task|jira"
    r"|decision|description|cc|link|links|pr|pull-request|epic|id|discussions?)[ \t]*:[ \t]*(?P<value>\S.*)",
    re.IGNORECASE,
)
_CLOSING = late(
    r"\W{0,4}(?:(?:(?:this|it|also)\s+){0,2}(?:fix(?:es|ed)?|close[sd]?|resolve[sd]?|refs?|references?|see|see also|part of"
    r"|related(?: to)?|addresses|towards?|follow[- ]?up (?:to|of|on|for)|relates to|depends on|supersedes|issue)\b:?\s*)?"
    r"(?:(?:,|and|&|issues?|pr|pull request)?\s*(?:https?://\S+|(?:(?:[\w.-]+/)?[\w.-]+)?(?:#|gh-|!)\d{1,9}\b)"
    r"|(?:,|and)?\s*[A-Z][A-Z0-9]{1,9}-\d{1,7}\b){0,12}\W*",
    re.IGNORECASE,
)
_ISSUE = late(
    r"\b(?:fix(?:es|ed)?|close[sd]?|resolve[sd]?|refs?|references?|addresses|related to|see|part of|bug|issue|ticket)"
    r"\b[: ]{1,3}\S{0,300}?(?:#\d|/issues/\d|/browse/|[A-Z][A-Z0-9]{1,9}-\d|\d{3})|/issues/\d|\b(?:gh-|bpo-)\d",
    re.IGNORECASE,
)
_REFERENCE = late(r"[\d/]")
"""What no reference to an issue goes without."""
_MOST_CLOSING_WORDS = 5
"""Of a line that says "this also follow up to", and nothing else."""
_MACHINE_LINE = late(
    r"\W{0,4}(?:generated (?:with|by)\b|pull request courtesy|this reverts commit [0-9a-f]{7,64}|\(?cherry[- ]picked from"
    r"|see merge request |\(cherry picked|co-authored-by|signed-off-by|approved[- ]by|merge(?:d)? (?:branch|remote)"
    r"|(?:update|create|delete|rename) [\w.\-]{0,80}[/.][\w./\-]{1,80}$|commit [0-9a-f]{7,64}$|author: .{1,200}<|date: |merge: [0-9a-f]{7}|(?=[a-f]{0,6}\d)[0-9a-f]{7,12} \S)",
    re.IGNORECASE,
)
_PROGRAM = late(
    r"dependabot will resolve any conflicts|^updated-dependencies:$|this pr contains the following updates"
    r"|^\[dependabot|\brenovate ?bot\b|mend\.io/renovate|^Bumps? \[?`?\S{1,200} (?:from|and) "
    r"|\[pre-commit\.ci\]|weblate|crowdin|snyk has created this",
    re.IGNORECASE | re.MULTILINE,
)
# Sections whose text never tells why or how, whatever stands in them.
_BESIDE = late(
    r"(?:pr |pull request |contribution |author |submission |review(?:er)? |contributor'?s? |my |the )?check-?lists?\b.*"
    r"|(?:(?:unit|manual|integration|e2e|regression|local) )?tests?(?:ing|ed)?(?: (?:plan|steps|instructions|done|notes|summary).*)?"
    r"|how .{0,60}\btest(?:ed|ing)?\b.*|.*screen ?shots?.*|types? of changes?|verification.*|summary by coderabbit"
    r"|before submitting.*|(?:related|linked) (?:issues?|prs?|links?|tickets?).*|link to .*|references?|links?|release ?notes?"
    r"|changelog(?: entry)?|documentation|docs|definition of done|qa.*|demo|visual.*|how to (?:test|verify|review).*",
    re.IGNORECASE,
)
_OTHERS = late(r"by \S{1,80} at \d{4}-\d\d-\d\dT?")
"""What others said in the request, where a script merges with it."""
_LOG = late(rf"(?:#\s{{0,3}})?conflicts:\s*$|{BRANCH}", re.IGNORECASE)
"""Git's own lists, of files in conflict and of the branches that a merge brings, with indented lines below."""
_WORD = late(r"[^\W\d_][^\W_]*(?:['-][^\W_]+)*")


class Part(NamedTuple):
    """A heading of a description, and the paragraphs and items below it, each on one line."""

    heading: str
    """Empty above the first."""
    blocks: tuple[str, ...]


class Text(NamedTuple):
    """The words of a description that its author wrote."""

    title: str
    parts: tuple[Part, ...]
    names_issue: bool
    """Whether it says which issue it belongs to: then the problem may be told there."""
    is_list: bool
    """Whether a forge wrote the subjects of the commits that it squashed into it."""
    words: int
    """Below the title, outside addresses and code blocks."""


def words_of(text: str) -> list[str]:
    """The words of a text, without addresses."""
    return _WORD.findall(_ADDRESS.sub(" ", text))


def clean(message: str, template: str = "") -> Text:
    """The description in a message of git, or in the title and body of a request.

    ``template`` is what the forge offered its author: lines that still stand as they did there are not theirs.
    """
    return _cleaned(message[:LIMIT], template)


@lru_cache(maxsize=2048)  # an audit and the summary ask of the same changes, a trend month after month
def _cleaned(written: str, template: str) -> Text:
    message = written.translate(_UNSEEN).replace("\r\n", "\n").replace("\r", "\n").replace("\u2019", "'")
    title = title_in(message)
    body = without_comments(message.partition("\n")[2])
    if "<" in body:
        body = _TAG.sub("", body)
    if _PROGRAM.search(body):
        body = ""
    lines = body.split("\n")
    subjects = subjects_in(["" if _is_beside(line.strip()) else line for line in lines])
    lines = [line for number, line in enumerate(lines) if number not in subjects]
    offered = {line.strip() for line in without_comments(template).splitlines() if not heading_in(line)}
    own = (line for line in _prose(lines) if line.strip() not in offered or not line.strip())
    parts = tuple(_parts(_unmarked(own), title))
    words = sum(len(words_of(block)) for part in parts for block in part.blocks)
    names_issue = bool(_REFERENCE.search(message) and _ISSUE.search(message))
    return Text(title, parts, names_issue, bool(subjects), words)


def _prose(lines: Iterable[str]) -> Iterator[str]:
    """Without code blocks, quotes, rules, tasks, trailers, closing words and what programs add."""
    in_fence = in_task = in_log = False
    for line in lines:
        bare = line.strip()
        if _OTHERS.match(line):
            return
        if _FENCE.match(line):
            in_fence = not in_fence
            continue
        in_log = bool(_LOG.match(line)) or (in_log and line[:1] in ("#", "\t", " "))
        goes_on = in_task and bool(bare) and bare[0] != "#" and not _ITEM.match(line)
        in_task = bool(_TASK.match(line)) or goes_on
        if in_fence or in_task or in_log or bare.startswith(">"):
            continue
        yield "" if _is_beside(bare) else line


def _is_beside(bare: str) -> bool:
    """Whether a line is empty, a rule, a trailer, or what a forge or a program adds."""
    trailer = _TRAILER.fullmatch(bare) if ":" in bare else None
    return bool(
        not bare
        or (trailer and len(words_of(trailer["value"])) <= _MOST_WORDS_OF_A_TRAILER)
        or _RULE.fullmatch(bare)
        or _MACHINE_LINE.match(bare)
        or (len(bare) <= _LONGEST_HEADING and _may_close(bare) and _CLOSING.fullmatch(bare))
    )


def _may_close(bare: str) -> bool:
    """Whether a line is worth the largest pattern of all."""
    return len(words_of(bare)) <= _MOST_CLOSING_WORDS or bool(_REFERENCE.search(bare))


def _unmarked(lines: Iterable[str]) -> Iterator[str]:
    """Without images and the addresses of links."""
    for line in lines:
        yield (_LINK.sub(r"\1", _IMAGE.sub("", line)) if "](" in line else line).rstrip()


def _parts(lines: Iterable[str], title: str) -> Iterator[Part]:
    heading, level, part = "", 0, list[str]()
    for line in lines:
        found, depth = heading_in(line), _level(line)
        # what stands below a section that tells nothing is a part of it
        if not found or (heading and _BESIDE.fullmatch(heading) and depth > level):
            part.append(line)
            continue
        yield from _part(heading, part, title)
        heading, level, part = found, depth, []
    yield from _part(heading, part, title)


def _level(line: str) -> int:
    """Of a heading, from 1; a bold line is below all others."""
    bare = line.strip()
    return len(bare) - len(bare.lstrip("#")) or _BOLD_LEVEL


def heading_in(line: str) -> str:
    """The words of a heading of Markdown, or of a line that is bold and nothing else; empty if it is none."""
    bare = line.strip()
    if len(bare) > _LONGEST_HEADING or line.startswith(("    ", "\t")):
        return ""
    found = _HEADING.fullmatch(bare) or _BOLD.fullmatch(bare)
    return found[1].strip(" *_:0123456789.)") if found else ""


def _part(heading: str, lines: Sequence[str], title: str) -> Iterator[Part]:
    if heading and _BESIDE.fullmatch(heading):
        return
    blocks = (" ".join(_EMPHASIS.sub("", block).split()) for block in _blocks(lines))
    own = tuple(
        block
        for block in without_landed(blocks)
        if block and not _echoes(block, title) and not _is_beside(block)
    )
    if own:
        yield Part(heading, own)


def _echoes(block: str, title: str) -> bool:
    """Whether a block is its title again, or a part of it."""
    return block.rstrip(".").lower() in title.lower()


def _blocks(lines: Iterable[str]) -> Iterator[str]:
    """Paragraphs and items, without indented listings; an item may have indented paragraphs."""
    block: list[str] = []
    in_list = in_listing = False
    for line in lines:
        is_item, bare = bool(_ITEM.match(line)), line.strip()
        if not bare or is_item:
            yield " ".join(block)
            block = []
        if not bare:
            continue
        is_indented = line.startswith(("    ", "\t"))
        in_list = is_item or (in_list and (is_indented or bool(block) or line[:1] == " "))
        in_listing = is_indented and not in_list and (in_listing or not block)
        if not in_listing:
            block.append(_ITEM.sub("", line, count=1) if is_item else line)
    yield " ".join(block)
