"""Metadata in YAML: the front matter of a text, or a file of its own; and the header of a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from async_audit.decisions.fields import Field, named
from async_audit.decisions.page import Page, lines_of
from async_audit.patterns import late

_MOST_CHARACTERS = 64_000
"""Of front matter: a longer one is no metadata, and YAML is slow."""
_MOST_LINES = 2000
_DEEPEST = 20
_KEY = late(r"(?P<key>[A-Za-z][A-Za-z0-9 _-]{0,40}):(?:[ \t]+(?P<value>.*))?$")
_HEADER = late(r"(?P<key>[A-Z][A-Za-z0-9_-]{0,40}):(?:[ \t]+(?P<value>.*))?$")
_ITEM = late(r"\s*-\s+(?P<value>.*)")
_NOTE = late(r"(?:status|state|stage):[^#]*\s#\s*(?P<note>.+)", re.I)
_TITLE = late(r"# (?!These are)(?P<title>[A-Z]\S* \S.*)")
_COMMENT = late(r"(?:^|\s+)#.*$")


class Head(NamedTuple):
    """The metadata above a text."""

    fields: tuple[Field, ...]
    lines: int
    """How many lines of the text it takes, with its fences."""
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Comments behind the status, where people write what replaced it."""


def page(text: str) -> Page:
    """A file that is metadata as a whole, such as ``kep.yaml``."""
    lines = lines_of(text)
    fields, faults = _read(lines, 0)
    return Page(fields, opening=_notes(lines), faults=faults)


def head_of(lines: Sequence[str]) -> Head:
    """The front matter between two lines ``---``, or the mail-like header of a PEP; empty if there is none."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first : first + 1] and lines[first].rstrip() == "---":
        end = next(
            (at for at, line in enumerate(lines[first + 1 :], first + 1) if line.rstrip() in ("---", "...")),
            0,
        )
        if not end and sum(map(len, lines)) >= _MOST_CHARACTERS:
            plain = _tolerant(lines[first + 1 : _MOST_LINES], first + 1)
            return Head(
                plain, len(lines), ("its front matter has no end; plain keys of its first lines were read",)
            )
        if not end:
            return Head((), 0, ("its front matter is not closed",))
        fields, faults = _read(lines[first + 1 : end], first + 1)
        named_in = _TITLE.match(
            lines[first + 1]
        )  # semantic-kernel: a heading that slipped into the front matter
        titles = (Field("slipped-title", named_in["title"], first + 1),) if named_in else ()
        return Head((*fields, *titles), end + 1, faults, _notes(lines[first + 1 : end]))
    end = next((at for at, line in enumerate(lines[first:], first) if not line.strip()), len(lines))
    head = lines[first:end]
    if (
        len(head) > 1
        and _HEADER.match(head[0])
        and all(_HEADER.match(line) or line[:1] in " \t" for line in head)
    ):
        return Head(_tolerant(head, first), end)
    return Head((), 0)


def _read(lines: Sequence[str], offset: int) -> tuple[tuple[Field, ...], tuple[str, ...]]:
    # Jekyll and people put headings among the keys
    text = "\n".join(lines)
    plain = _tolerant(lines[:_MOST_LINES], offset)
    if len(text) > _MOST_CHARACTERS:
        return plain, (
            f"its metadata has {len(text):,} characters; only plain keys of its first lines were read",
        )
    at = {one.name: one.line for one in reversed(plain)}
    try:
        table = _parsed(text)
    except ValueError as error:
        return plain, (f"its metadata is no valid YAML ({error}); plain keys were read",)
    return tuple(_field(key, value, at, offset) for key, value in table.items()), ()


def _notes(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(match["note"] for line in lines[:_MOST_LINES] if (match := _NOTE.match(line)))


def _parsed(text: str) -> dict[Any, Any]:
    """A mapping of texts: nothing is resolved, so no date is invalid and 0065 is no octal number.

    Raises ValueError, whose text is short, when it is none.
    """
    import yaml

    loader = getattr(
        yaml, "CBaseLoader", yaml.BaseLoader
    )  # both make texts, lists and mappings, nothing else
    try:
        # a few aliases of aliases are gigabytes
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
            raise ValueError("it has aliases")
        table = yaml.load(text, Loader=loader)  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"{where}{getattr(error, 'problem', None) or 'it cannot be read'}") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if isinstance(table, dict):
        return table
    if table in (None, ""):
        return {}
    raise ValueError("it is no list of keys")


def _field(key: object, value: object, at: dict[str, int], offset: int) -> Field:
    name = named(str(key))
    return Field(name, _flat(value), at.get(name, offset))


def _flat(value: object, depth: int = 0) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_flat(one, depth + 1) for one in value)))
    if isinstance(value, dict):  # `status: { accepted }` is a mapping of one key to nothing
        shown = (
            f"{key}: {inner}" if (inner := _flat(one, depth + 1)) else str(key) for key, one in value.items()
        )
        return ", ".join(shown)
    return str(value)


def _tolerant(lines: Sequence[str], offset: int) -> tuple[Field, ...]:
    """Keys at the left edge with what follows them, joined; comments left out."""
    found: list[Field] = []
    for number, line in enumerate(lines, start=offset):
        match = _KEY.match(line)
        if match:
            found.append(Field(named(match["key"]), _unquoted(match["value"] or ""), number))
        elif found and line[:1] in (" ", "\t", "-") and line.strip():
            item = _ITEM.match(line)
            more, before = _unquoted(item["value"] if item else line), found[-1].value
            joined = f"{before}, {more}" if item and before else f"{before} {more}".strip()
            found[-1] = found[-1]._replace(value=joined)
    return tuple(found)


def _unquoted(value: str) -> str:
    value = value.strip()
    if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1:
        return value[1:-1]
    return _COMMENT.sub("", value).strip()
