"""A new record in the dialect of its log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from async_audit.decisions import front_matter, reading
from async_audit.decisions.answers import APPROACH, CARE, PROBLEM, Answers
from async_audit.decisions.fields import labelled, named
from async_audit.decisions.manner import HEADINGS, Dialect, has_title, heading_of, title_of
from async_audit.decisions.page import lines_of
from async_audit.decisions.records import Record, with_text
from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.patterns import late

_SLOTS = (
    ("problem", late(r"context|problem|motivation|background|why|introduction|summary|abstract", re.I)),
    (
        "approach",
        late(r"decision(?! drivers?)|chosen|outcome|proposal|design|solution|specification|approach", re.I),
    ),
    ("care", late(r"consequences|risks?|impact|drawbacks|implications|consideration|negative", re.I)),
)
_DATED_NAME = late(r"\d{4}-?\d\d-?\d\d")
_PEOPLE = late(
    r"author|decider|decision-maker|consulted|informed|contact|owner|reviewer|approver|sponsor|delegate", re.I
)
_TELLING = frozenset({"status", "stage", "date", "title", "number", "updated"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What a new record is to say."""

    title: str
    number: int
    day: date
    answers: Answers
    affected: tuple[str, ...] = ()


def path_of(dialect: Dialect | None, log: str, draft: Draft) -> str:
    """Where the new record belongs."""
    slug = re.sub(r"[^a-z0-9]+", "-", draft.title.lower()).strip("-")[:60].strip("-") or "record"
    folder = "" if log == "." else f"{log}/"
    if dialect is None:
        return f"{folder}{draft.number:04}-{slug}.md"
    model = dialect.model
    if "_" in model.name and "-" not in model.name:
        slug = slug.replace("-", "_")
    if _DATED_NAME.match(model.name):
        day = draft.day.isoformat() if "-" in model.name[:6] else f"{draft.day:%Y%m%d}"
        name = f"{day}-{slug}"
    else:
        match = re.match(r"(?P<before>\D*)(?P<digits>\d+)(?P<mark>[-_ ]*)", model.name)
        before, digits, mark = match.groups() if match else ("", "0000", "-")
        is_named = match is None or match.end() < len(model.name)  # a PEP is a number alone
        name = f"{before}{draft.number:0{len(digits)}}{f'{mark}{slug}' if is_named else ''}"
    if model.path.rpartition("/")[2].startswith(("README", "index")):
        return f"{folder}{name}/{model.path.rpartition('/')[2]}"
    return f"{folder}{name}.{dialect.extension}"


def text_of(dialect: Dialect | None, draft: Draft) -> str:
    """The new record, with lines that end in ``\\n``."""
    heading = dialect.headings if dialect else HEADINGS
    lines = [*_head(dialect, draft)]
    mark, level = (dialect.extension, dialect.level) if dialect else ("md", 2)
    status = dialect.open_word if dialect else "Proposed"
    slots = _slots(heading)
    for title in heading:
        lines += ["", *heading_of(title, level, mark, dialect), ""]
        if reading.is_status(title):
            lines.append(status)
        lines += _filled(slots.get(title, ""), draft, mark)
    for slot, title in (("problem", PROBLEM), ("approach", APPROACH), ("care", CARE)):
        if slot not in slots.values():
            lines += ["", *heading_of(title, level, mark, dialect), "", *_answer(slot, draft, mark)]
    return "\n".join(_single_blanks(lines)).strip("\n") + "\n"


def record_of(path: str, content: bytes, recognise: Callable[[str], Record | None]) -> Record:
    """The record that the draft will be.

    Raises UsageError when nobody would know it for one.
    """
    record = recognise(path)
    if record is None:
        raise UsageError(f"{inert(path)}: would not be known as a record; name the directory of a log")
    return with_text(record, content)


def _head(dialect: Dialect | None, draft: Draft) -> Iterator[str]:
    """Front matter or header, title, and the lines below it, as the model has them."""
    if dialect is None:
        yield from (f"# {draft.number}. {draft.title}", "", f"Date: {draft.day.isoformat()}")
        return
    lines = lines_of(dialect.model.text.lstrip("\ufeff"))
    head = front_matter.head_of(lines)
    if head.fields:
        yield from (
            _head_line(line, dialect, draft)
            for line in lines[: head.lines]
            if not line.startswith((" ", "\t", "-")) or line.startswith("---")
        )
        yield ""
    is_titled = has_title(dialect.page, dialect.model)
    if is_titled:
        yield from heading_of(title_of(dialect, draft.title, draft.number), 1, dialect.extension, dialect)
        yield from () if dialect.extension in ("adoc", "asciidoc", "asc") else ("",)
    ends = [one.first for one in dialect.page.sections[is_titled:]]
    above = lines[head.lines : min([*ends, head.lines + 60])]
    # AsciiDoc and RST have fields like ":status: accepted"
    yield from (_label_line(line, dialect, draft) for line in above if labelled(line.lstrip(":"), 0))


def _head_line(line: str, dialect: Dialect, draft: Draft) -> str:
    """A key of the front matter: what we know is filled in, what all records share is kept, the rest is empty."""
    key, colon, value = line.partition(":")
    if not colon or line.startswith(("#", "---")):
        return line
    name = named(key)
    if name in _TELLING:
        return f"{key}: {_value(name, value.strip(), dialect, draft)}"
    if value.strip().isdigit() and int(value) == dialect.model.number:
        return f"{key}: {draft.number}"
    if _PEOPLE.search(key):
        return f"{key}:"  # not theirs to decide
    shared = sum(line in lines_of(one.text)[:40] for one in dialect.recent)
    return line if shared * 2 > len(dialect.recent) else f"{key}:"


def _label_line(line: str, dialect: Dialect, draft: Draft) -> str:
    field = labelled(line.lstrip(":"), 0)
    assert field is not None
    before = (
        line[: len(line) - len(field.value)]
        if field.value and line.rstrip().endswith(field.value)
        else f"{line} "
    )
    if field.name not in _TELLING:
        return before.rstrip()
    return f"{before}{_value(field.name, field.value, dialect, draft)}"


def _value(name: str, old: str, dialect: Dialect, draft: Draft) -> str:
    quote = old[0] if old[:1] in "\"'" and old[-1:] == old[:1] and old else ""
    if name == "title":
        needs = not quote and re.search(r": |^[\[{&*!|>%@`#-]| #", draft.title)
        return f'"{draft.title}"' if needs else f"{quote}{draft.title}{quote}"
    if name in ("date", "updated"):
        return (
            f"{draft.day:%d-%b-%Y}"
            if re.match(r"\d{1,2}-[A-Z][a-z]{2}-", old)
            else f"{quote}{draft.day.isoformat()}{quote}"
        )
    if name == "number":
        return str(draft.number)
    return f"{quote}{dialect.open_word}{quote}"


def _slots(headings: Sequence[str]) -> dict[str, str]:
    """Which of the headings answers which question; each answers one, the first that fits."""
    found: dict[str, str] = {}
    for slot, words in _SLOTS:
        fitting = (
            title
            for title in headings
            if title not in found and words.search(title) and not reading.is_status(title)
        )
        title = next(fitting, None)
        if title is not None:
            found[title] = slot
    return found


def _filled(slot: str, draft: Draft, mark: str) -> list[str]:
    return [f"**{_QUESTIONS[slot]}**", "", *_answer(slot, draft, mark)] if slot else []


def _answer(slot: str, draft: Draft, mark: str) -> list[str]:
    lines = list(getattr(draft.answers, slot))
    if mark == "rst":
        lines = [re.sub(r"`+", "``", line) if line.startswith("* `") else line for line in lines]
    if slot == "problem" and draft.affected:
        tick = "``" if mark == "rst" else "`"
        lines += ["", "Affected paths:", "", *(f"* {tick}{path}{tick}" for path in draft.affected)]
    return lines


_QUESTIONS = {"problem": PROBLEM, "approach": APPROACH, "care": CARE}


def _single_blanks(lines: Sequence[str]) -> Iterator[str]:
    before = None
    for line in lines:
        if line or before:
            yield line
        before = line
