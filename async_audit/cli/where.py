"""``async-audit where``: whether something is written down, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from async_audit.cli import options, terminal
from async_audit.inert import inert
from async_audit.wording import ask_who, listed

if TYPE_CHECKING:
    from async_audit.lookup import Answer, Found

SCHEMA = "async-audit/where/1"


@click.command("where")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Show so many texts.",
)
@click.option(
    "--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True
)
@options.revision_option
@options.anonymize_options
def command(query: tuple[str, ...], limit: int, format_name: str, revision: str, salt: str) -> int:
    """Say where the repository says something about QUERY, a few words in any order.

    Looks into documents, decision records, what source files say of themselves, and commit messages. Nothing in
    QUERY is syntax; words that begin with a dash go behind "--". Exit code 1: no text holds more than half of its words, so it is not written down.
    """
    from async_audit.lookup import where

    asked = " ".join(query)
    answer = where(".", asked, revision=revision, limit=limit, committing=terminal.is_committing(None))
    if salt:
        answer = _places_alone(answer)
    if format_name == "json":
        import json

        click.echo(json.dumps(_document(answer), indent=2))
    else:
        for line in _page(answer):
            click.echo(line)
    return 0 if answer.is_written else 1


def _places_alone(answer: Answer) -> Answer:
    """The same without what is quoted: texts name people, and no pseudonym would find them all."""
    notes = (*answer.notes, "texts are left out, since they may name people; paths and commit ids stay")
    return replace(answer, found=tuple(_place_alone(one) for one in answer.found), notes=notes)


def _place_alone(one: Found) -> Found:
    hit = replace(one.hit, excerpt="", passage=one.passage._replace(headings=()))
    stale = one.stale.partition(":")[0]  # what follows is quoted from the text
    return replace(one, hit=hit, stale=stale, record=one.record and replace(one.record, title=""))


def _page(answer: Answer) -> Iterator[str]:
    if not answer.is_written:
        words = listed([f'"{inert(word)}"' for word in answer.words], "or")
        none = (
            f"no text here holds {words}"
            if not answer.found
            else "no text here holds more than half of the words"
        )
        yield f"not written down: {none}"
        if answer.found:
            yield "nearest:"
    for one in answer.found:
        yield from _lines(one)
    if answer.ask_about:
        yield f"who could be asked: {inert(ask_who(answer.ask_about))}"
    for note in answer.notes:
        yield f"note: {inert(note)}"


def _lines(one: Found) -> Iterator[str]:
    hit, passage = one.hit, one.passage
    headings = " > ".join(filter(None, passage.headings))
    yield f"{inert(_place(one))}{f'  {inert(headings)}' if headings else ''}"
    if one.stale:
        yield f"    STALE: {inert(one.stale)}"
    if hit.excerpt:
        yield f"    {inert(hit.excerpt)}"
    told = [_record(one), _changed(one), f"without {', '.join(hit.lacks)}" if hit.lacks else ""]
    if any(told):
        yield f"    {inert('; '.join(filter(None, told)))}"


def _place(one: Found) -> str:
    passage = one.passage
    return f"commit {passage.path[:10]}" if passage.kind == "commit" else f"{passage.path}:{one.hit.line}"


def _record(one: Found) -> str:
    if one.record is None:
        return ""
    number = "" if one.record.number is None else f" {one.record.number}"
    return f"record{number}, {one.record.state.value if one.record.state else 'states no status'}"


def _changed(one: Found) -> str:
    if one.changed is None:
        return ""
    what = "made" if one.passage.kind == "commit" else "last changed"
    here = "still active" if one.is_author_active else "no longer active"
    return f"{what} {one.changed:%Y-%m-%d}, its author {here}"


def _document(answer: Answer) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "commit": answer.commit,
        "query": answer.query,
        "words": list(answer.words),
        "written": answer.is_written,
        "found": [_found(one) for one in answer.found],
        "ask_about": answer.ask_about or None,
        "notes": list(answer.notes),
    }


def _found(one: Found) -> dict[str, Any]:
    passage, record = one.passage, one.record
    return {
        "kind": passage.kind,
        "path": None if passage.kind == "commit" else passage.path,
        "commit": passage.path if passage.kind == "commit" else None,
        "line": None if passage.kind == "commit" else one.hit.line,
        "headings": list(passage.headings),
        "excerpt": one.hit.excerpt,
        "has": list(one.hit.has),
        "lacks": list(one.hit.lacks),
        "answers": one.hit.answers,
        "record": record
        and {
            "number": record.number,
            "title": record.title,
            "status": record.state.value if record.state else None,
        },
        "stale": one.stale or None,
        "last_change": one.changed.isoformat() if one.changed else None,
        "author_active": one.is_author_active,
    }
