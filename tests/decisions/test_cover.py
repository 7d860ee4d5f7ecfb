"""Whether a decision is written down, or said to be none."""

from __future__ import annotations

import dataclasses

import pytest

from async_audit.decisions.cover import Cover, answer, is_cited, is_near
from async_audit.decisions.naming import citations
from async_audit.decisions.records import recogniser
from async_audit.facts import Touch
from tests.fixed_snapshot import change

RECORD = recogniser()("docs/adr/0012-use-postgres.md")
assert RECORD is not None


def said(message: str, *touches: Touch) -> tuple[Cover, str]:
    assert RECORD is not None
    given = answer(change("c", *touches, message=message), [RECORD], recogniser())
    return given.cover, given.fault


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        pytest.param("Do it", "no record, trailer or message names the decision", id="nothing"),
        pytest.param(
            "Do it (#12)", "no record, trailer or message names the decision", id="a request number"
        ),
        pytest.param(
            "Do it\n\n<!-- e.g. ADR-12 -->",
            "no record, trailer or message names the decision",
            id="a template",
        ),
        pytest.param(
            "Do it\n\nDecision: none",
            "its waiver gives no reason of 3 words or more",
            id="a waiver without reason",
        ),
        pytest.param(
            "Do it\n\nDecision: none (trivial)",
            "its waiver gives no reason of 3 words or more",
            id="a reason of one word",
        ),
        pytest.param(
            "Do it\n\nDecision: ADR-0099",
            'its trailer names "ADR-0099", which is no record here',
            id="a wrong number",
        ),
    ],
)
def test_these_do_not_answer(message: str, fault: str) -> None:
    assert said(message) == (Cover.NONE, fault)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Implement ADR-12", id="the subject names it"),
        pytest.param("Do it\n\nAs decided in docs/adr/0012-use-postgres.md.", id="the body does"),
        pytest.param("Do it\n\nDecision: ADR-0012", id="a trailer does"),
        pytest.param("Do it\n\nADR: 12", id="a trailer with a number alone"),
        pytest.param("Do it\n\nDecision: 0012", id="another trailer with a number alone"),
        pytest.param("Do it\n\nDecision: https://wiki.example.com/x", id="a trailer that leads elsewhere"),
        pytest.param("Do it\n\nDecision: none\n\nDecision: ADR-12", id="a record beside a waiver"),
    ],
)
def test_a_named_record_covers(message: str) -> None:
    assert said(message)[0] is Cover.RECORD


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Do it\n\nDecision: none (a rename only)", id="in parentheses"),
        pytest.param("Do it\n\ndecision: None: moved, nothing chosen", id="after a colon"),
    ],
)
def test_a_waiver_with_a_reason_is_a_waiver(message: str) -> None:
    assert said(message)[0] is Cover.WAIVER


@pytest.mark.parametrize(
    ("touch", "cover"),
    [
        pytest.param(Touch("docs/adr/0013-new.md", "A"), Cover.RECORD, id="the change brings its ADR"),
        pytest.param(Touch("docs/adr/0012-use-postgres.md", "M"), Cover.RECORD, id="the change edits one"),
        pytest.param(Touch("docs/adr/0012-use-postgres.md", "D"), Cover.NONE, id="the change removes one"),
        pytest.param(Touch("docs/adr/README.md", "M"), Cover.NONE, id="the change edits the readme"),
    ],
)
def test_a_record_among_the_files_covers(touch: Touch, cover: Cover) -> None:
    assert said("Do it", touch)[0] is cover


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("Done in abcdef1.", True, id="the commit"),
        pytest.param("Done in #12.", True, id="the request"),
        pytest.param("https://example.com/o/r/pull/12", True, id="the address of the request"),
        pytest.param("Done in abcdef9.", False, id="another commit"),
        pytest.param("Done in #13.", False, id="another request"),
    ],
)
def test_a_record_may_cite_the_change(text: str, cited: bool) -> None:
    landed = change("abcdef1234", message="Do it (#12)")

    assert is_cited(landed, [citations(text)]) is cited


def test_what_is_staged_is_cited_nowhere() -> None:
    assert not is_cited(change("", message=""), [citations("abcdef1 #12")])


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param("none (it was never used)", "it was never used", id="brackets"),
        pytest.param("none - it was never used", "it was never used", id="a dash"),
        pytest.param("None: it was (almost) never used", "it was (almost) never used", id="a colon"),
    ],
)
def test_a_waiver_keeps_its_reason(value: str, reason: str) -> None:
    assert RECORD is not None
    given = answer(change("c", message=f"Do it\n\nDecision: {value}"), [RECORD], recogniser())

    assert (given.cover, given.reason) == (Cover.WAIVER, reason)


@pytest.mark.parametrize(
    ("affects", "near"),
    [
        pytest.param((), False, id="nothing"),
        pytest.param(("src/net/**",), True, id="a pattern that means the path"),
        pytest.param(("net/",), True, id="a directory, wherever it stands"),
        pytest.param(("docs/**", "*.md"), False, id="patterns of something else"),
    ],
)
def test_a_record_of_those_weeks_covers_what_it_says_that_it_affects(
    affects: tuple[str, ...], near: bool
) -> None:
    assert RECORD is not None
    touched = change("c", Touch("src/net/x.py", "M"))

    assert is_near(touched, [dataclasses.replace(RECORD, affects=affects)], frozenset()) is near


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("We change src/net.", True, id="a directory of the change"),
        pytest.param("We change src/net/http.py.", True, id="a file of the change"),
        pytest.param("We change src/disk.", False, id="another directory"),
        pytest.param("We change the net.", False, id="a word"),
    ],
)
def test_a_record_of_those_weeks_covers_the_paths_it_names(text: str, near: bool) -> None:
    assert RECORD is not None
    touched = change("c", Touch("src/net/http.py", "M"))

    assert is_near(touched, [dataclasses.replace(RECORD, text=text)], frozenset()) is near


def test_a_record_of_those_weeks_covers_the_thing_it_is_about() -> None:
    assert RECORD is not None
    subject = change("c", message="Searching with Postgres")

    assert is_near(subject, [RECORD], frozenset())
    assert not is_near(subject, [RECORD], frozenset({"postgres"}))
