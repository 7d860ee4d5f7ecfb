"""Changes to the text of a record: its status, and links to others; every other byte stays as it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from async_audit.decisions import reading
from async_audit.decisions.fields import named
from async_audit.decisions.links import Relation, address
from async_audit.decisions.records import Record
from async_audit.decisions.sheet import Sheet
from async_audit.decisions.states import meaning
from async_audit.errors import UsageError
from async_audit.inert import inert
from async_audit.patterns import late

_KEY = late(
    r"(?P<before>\W*(?P<key>[A-Za-z][A-Za-z _-]*?)\W{0,3}[:|]\W{0,3}?[ \t]*)(?P<value>\S.*?)?(?P<after>\s*\|?\s*)$"
)
_SAYS = {Relation.SUPERSEDES: "Supersedes", Relation.SUPERSEDED_BY: "Superseded by"}
_HEADERS = {Relation.SUPERSEDES: "Replaces", Relation.SUPERSEDED_BY: "Superseded-By"}
_KEYS_OF_A_KEP = {Relation.SUPERSEDES: "replaces", Relation.SUPERSEDED_BY: "superseded-by"}


def with_status(content: bytes, path: str, status: str) -> bytes:
    """The record with another status, in the letters that it was written in.

    Raises UsageError when it has no place for one.
    """
    sheet = Sheet(content, path)
    at, start, value = _status_line(sheet)
    line, word = sheet.text(at), _like(value, status)
    if value:
        sheet.put(at, line[:start] + line[start:].replace(value, word, 1))
    else:
        sheet.put(at, f"{line}{'' if line.endswith(' ') else ' '}{word}")
    return sheet.checked(content)


def superseded(content: bytes, record: Record, other: Record) -> bytes:
    """The record with a status that says so, and a link to its successor.

    Raises UsageError where that would take a person.
    """
    name = record.path.rpartition("/")[2]
    sheet = Sheet(content, record.path)
    if name.endswith((".yaml", ".yml")) or sheet.has_header:
        word = "Replaced" if record.series == "kep" else "Superseded"
        return with_link(with_status(content, record.path, word), record, Relation.SUPERSEDED_BY, other)
    return with_status(content, record.path, f"Superseded by {_link(record, other, name.rpartition('.')[2])}")


def with_link(content: bytes, record: Record, relation: Relation, other: Record) -> bytes:
    """The record with a link to ``other``, where its dialect keeps such links.

    Raises UsageError where that would take a person.
    """
    sheet = Sheet(content, record.path)
    place = sheet.page.field("status", "stage")
    name = record.path.rpartition("/")[2]
    if name.endswith((".yaml", ".yml")):
        _into_yaml(sheet, _KEYS_OF_A_KEP[relation], f'"/{address(posixpath.dirname(other.path))}"')
    elif place and sheet.has_header:
        _into_header(sheet, relation, str(other.number))
    elif place and sheet.in_yaml(place.line):
        _into_front_matter(sheet, relation, _link(record, other, "md"))
    elif place:
        _beside_label(sheet, place.line, relation, _link(record, other, name.rpartition(".")[2]))
    else:
        _into_section(sheet, relation, _link(record, other, name.rpartition(".")[2]))
    return sheet.checked(content)


def _status_line(sheet: Sheet) -> tuple[int, int, str]:
    """The line that holds the status, where what it holds may begin, and what it holds."""
    field = sheet.page.field("status", "stage")
    if field:
        match = _KEY.fullmatch(sheet.text(field.line))
        if match is None or named(match["key"]) not in ("status", "stage"):
            raise UsageError(f"{sheet.path}: its status is in a table that only a person can change; edit it")
        value = (match["value"] or "").split(" #")[0].strip()
        if not sheet.in_yaml(field.line):
            return field.line, match.start("value"), _bare(value)
        value = re.sub(r"^&\S+\s+", "", value)  # an anchor stays: something points to it
        is_alias = value.startswith("*")  # no emphasis, as it would be in Markdown
        return field.line, match.start("value"), value if is_alias else _bare(value)
    section = reading.status_section(sheet.page)
    if section is None:
        raise UsageError(f"{sheet.path}: has no status to change; write one first")
    for at in range(section.start, min(section.start + 40, len(sheet.lines))):
        text = sheet.text(at).strip()
        if text and meaning(text).state:
            return at, 0, _bare(re.sub(r"^[-*+]\s+", "", text))
    raise UsageError(f"{sheet.path}: its status cannot be read, so it is not changed; edit it")


def _bare(value: str) -> str:
    """``value`` without the marks around it, if they are around all of it."""
    inner = value.strip("\"'*_`{} ")
    return value if re.search(r"[\"'*`]", inner) else inner


def _like(old: str, new: str) -> str:
    """``new`` in small letters, capitals, or as it is, whichever ``old`` is in."""
    letters = re.sub(r"\[[^\]]*\]\([^)]*\)|[^A-Za-z]", "", old)
    word, rest = re.match(r"([A-Za-z-]*)(.*)", new, re.S).groups()  # type: ignore[union-attr]  # matches anything
    if letters and letters.islower():
        return f"{word.lower()}{rest}"
    return f"{word.upper()}{rest}" if len(letters) > 1 and letters.isupper() else new


def _into_header(sheet: Sheet, relation: Relation, number: str) -> None:
    own = _HEADERS[relation]
    for at in _until_blank(sheet):
        key, colon, value = sheet.text(at).partition(":")
        if colon and key.lower() == own.lower():
            sheet.put(at, f"{sheet.text(at).rstrip()}, {number}" if value.strip() else f"{key}: {number}")
            return
    # PEP 1 puts both at the end of the header, Superseded-By after Replaces
    last, below = max(_until_blank(sheet)), ["resolution:"]
    if relation is Relation.SUPERSEDES:
        below.append("superseded-by:")
    while sheet.text(last).lower().startswith(tuple(below)):
        last -= 1
    sheet.insert(last + 1, f"{own}: {number}")


def _until_blank(sheet: Sheet) -> Iterator[int]:
    for at in range(len(sheet.lines)):
        if not sheet.text(at).strip():
            return
        yield at


def _into_yaml(sheet: Sheet, key: str, value: str) -> None:
    for at in range(len(sheet.lines)):
        match = re.match(rf"{key}:\s*(?P<value>[^#]*?)\s*(?:#.*)?$", sheet.text(at))
        if match is None or not sheet.in_yaml(at):
            continue
        end = at + 1
        while end < len(sheet.lines) and re.match(r"\s*-\s", sheet.text(end)):
            end += 1
        indent = (re.match(r"\s*", sheet.text(end - 1)) or [""])[0] if end > at + 1 else "  "
        if match["value"] in ("", "[]", "null", "~", '""', "''") or end > at + 1:
            sheet.put(at, f"{key}:")
            sheet.insert(end, f"{indent}- {value}")
        else:
            raise UsageError(f"{sheet.path}: its {key} is one value; make it a list, or add {value} by hand")
        return
    places = (sheet.page.field("supersedes"), sheet.page.field("status", "stage"))
    last = len(sheet.lines) - 1
    at = next((one.line for one in places if one and sheet.in_yaml(one.line)), last) + 1
    while at < len(sheet.lines) and re.match(r"\s*-\s|\s+\S", sheet.text(at)):
        at += 1
    sheet.insert(at, f"{key}:", f"  - {value}")


def _into_front_matter(sheet: Sheet, relation: Relation, link: str) -> None:
    """MADR names the successor in the status; what a record supersedes has a key, so that its status stays a word."""
    field = sheet.page.field("status", "stage")
    assert field is not None
    match = _KEY.fullmatch(sheet.text(field.line))
    is_told = match and match["value"] and match["key"].lower() == "status"
    if relation is Relation.SUPERSEDES or match is None or not is_told:
        _into_yaml(sheet, relation.value, f'"{link}"')
        return
    value, hash_, comment = match["value"].partition(" #")
    quote = value[0] if value[:1] in "\"'" and value[-1:] == value[:1] else ""
    plain = value.strip("{} ") if not quote else value[1:-1]
    said = f"superseded by {link}"
    if meaning(plain).state and "supersede" in plain.lower():
        said = f"{plain}; {said}"
    sheet.put(field.line, f"{match['before']}{quote}{said}{quote}{hash_}{comment}{match['after']}".rstrip())


def _beside_label(sheet: Sheet, line: int, relation: Relation, link: str) -> None:
    """A line like that of the status below it: ``* Superseded by: …``, ``| Superseded by | … |``."""
    text = sheet.text(line)
    match = re.match(
        r"(?P<before>[\s>*+-]*(?:\*\*|__|\||:)?\s*)(?P<key>[A-Za-z][A-Za-z _-]*?)(?P<mark>\s*(?:\*\*:|:\*\*|:|\|)\s*)",
        text,
    )
    if match is None or (sheet.path.endswith(".rst") and not text.startswith(":")):
        raise UsageError(
            f"{sheet.path}: its status is in a table that only a person can change; add the link"
        )
    key = _SAYS[relation] if " " in match["key"] or not text.startswith(":") else _HEADERS[relation]
    end = " |" if text.rstrip().endswith("|") else ""
    # a list item or a table row is a line of its own; in a paragraph two blanks at the end break it
    trailing = "  " if text.endswith("  ") else ""
    below = sheet.text(line + 1) if line + 1 < len(sheet.lines) else ""
    after = line + 2 if end and re.fullmatch(r"[\s:|-]+", below) else line + 1  # not between head and table
    sheet.insert(after, f"{match['before']}{key}{match['mark']}{link}{end}{trailing}")


def _into_section(sheet: Sheet, relation: Relation, link: str) -> None:
    """A paragraph at the end of the section about the status, else below the title."""
    section = reading.status_section(sheet.page)
    title = next(iter(sheet.page.sections), None)
    if section is None and title is None:
        raise UsageError(f"{sheet.path}: has neither title nor status to put a link below; add it by hand")
    said = f"{_SAYS[relation]} {link}"
    if section is None:
        assert title is not None
        sheet.insert(
            title.start if title.body else title.first + 1, *(["", said] if not title.body else [said, ""])
        )
        return
    following = [one.first for one in sheet.page.sections if one.first > section.first]
    end = min(following, default=len(sheet.lines))
    while end > section.first + 1 and not sheet.text(end - 1).strip():
        end -= 1
    sheet.insert(end, "", said)


def _link(record: Record, other: Record, extension: str) -> str:
    """A link from one record to the other, as its dialect writes it."""
    where = address(posixpath.relpath(other.path, posixpath.dirname(record.path) or "."))
    digits = re.search(r"\d+", other.name)
    label = re.sub(r"[\[\]<>`|\"]", "", inert(other.title))
    if digits and other.number is not None:
        label = f"{other.series.upper()}-{digits[0]}"
    if extension == "rst":
        return f"`{label} <{where}>`_"
    if extension in ("adoc", "asciidoc", "asc"):
        return f"link:{where}[{label}]"
    return f"[{label}]({where})"
