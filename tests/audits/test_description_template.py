"""Templates of requests that do not ask what a reviewer has to know."""

from __future__ import annotations

import pytest

from async_audit.audits.description_template import Options, run
from async_audit.facts import Kind, Touch
from async_audit.findings import Finding, Scope, Severity, Skip
from tests.fixed_snapshot import FixedSnapshot, change

PATH = ".github/pull_request_template.md"
ALL = "## Problem\n## Approach\n## Alternatives considered\n## Notes for reviewers\n"


def findings(contents: dict[str, str], options: Options | None = None) -> list[Finding]:
    return [one for one in run(FixedSnapshot(contents), options or Options()) if isinstance(one, Finding)]


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(ALL, id="headings"),
        pytest.param("Why? What is changed? What was rejected? Any risks?\n", id="one line"),
        pytest.param(f"<!--\n{ALL}-->\n", id="comments"),
    ],
)
def test_a_template_that_asks_everything_is_silent(template: str) -> None:
    assert findings({PATH: template}) == []


def test_an_empty_repository_is_silent() -> None:
    assert findings({}) == []


def test_a_change_that_edits_no_template_is_silent() -> None:
    snapshot = FixedSnapshot({PATH: ""}, change=change("", Touch("a.py", "M")))

    assert list(run(snapshot, Options())) == [Scope("description-template", "templates", 0, {})]


def test_words_of_the_team_ask_too() -> None:
    said = {PATH: "## Warum\n## Was\n## Verworfen\n## Prüfen\n"}

    assert len(findings(said)) == 1
    assert findings(said, Options(("warum",), ("was",), ("verworfen",), ("prüfen",))) == []


def test_what_a_template_does_not_ask_is_a_note_with_the_text_to_add() -> None:
    (found,) = findings({PATH: "## Why\n\n## What changed\n"})

    assert found.severity is Severity.NOTE
    assert found.message == f"{PATH} does not ask what was rejected or where to look most carefully"
    assert [one.value for one in found.evidence if one.what == "add"][::2] == [
        "## Rejected",
        "## Where to look",
    ]


def test_a_template_that_asks_nothing_is_a_warning() -> None:
    (found,) = findings({PATH: "- [ ] I have described my changes\n"})

    assert found.severity is Severity.WARNING


def test_every_template_is_looked_at() -> None:
    several = {
        ".gitlab/merge_request_templates/Default.md": "x",
        ".gitlab/merge_request_templates/Bug.md": "y",
    }

    assert len(findings(several)) == 2


def test_a_repository_without_a_template_is_a_note() -> None:
    (found,) = findings({"a.py": ""})

    assert (found.severity, found.command) == (Severity.NOTE, "async-audit init")


def test_only_the_edited_template_of_a_change_is_judged() -> None:
    contents = {PATH: "", "docs/pull_request_template.md": ""}
    snapshot = FixedSnapshot(contents, change=change("", Touch(PATH, "M")))

    assert [one.path for one in run(snapshot, Options()) if isinstance(one, Finding)] == [PATH]


def test_a_template_that_the_clone_lacks_is_skipped() -> None:
    skip, _ = run(FixedSnapshot(kinds={PATH: Kind.DOCUMENT}), Options())

    assert isinstance(skip, Skip)
    assert skip.path == PATH
