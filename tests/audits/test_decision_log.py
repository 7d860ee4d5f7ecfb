"""Decision records that contradict each other, the code, or their own log."""

from __future__ import annotations

from datetime import timedelta

import pytest

from async_audit.audits.decision_log import AUDIT, Options
from async_audit.facts import Branch, Kind, Touch
from async_audit.findings import Accepted, Evidence, Finding, Scope, Severity, Skip
from async_audit.formats.summary import figure
from tests.fixed_snapshot import NOW, FixedSnapshot, change, commit, days_ago

ONE = "# 1. One\n\nDate: 2024-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nWe rejected two.\n"
TWO = ONE.replace("One", "Two").replace("1.", "2.")
LOG = {"docs/adr/0001-one.md": ONE, "docs/adr/0002-two.md": TWO}


def answers(
    snapshot: FixedSnapshot, options: Options | None = None
) -> list[Finding | Skip | Scope | Accepted]:
    return list(AUDIT.run(snapshot, options or Options()))


def said(snapshot: FixedSnapshot, options: Options | None = None) -> list[str]:
    return [one.message for one in answers(snapshot, options) if isinstance(one, Finding)]


def subjects(snapshot: FixedSnapshot, options: Options | None = None) -> list[str]:
    return [one.subject for one in answers(snapshot, options) if isinstance(one, Finding)]


def test_a_repository_without_records_is_silent() -> None:
    assert answers(FixedSnapshot({"a.py": ""})) == [Scope("decision-log", "records", 0, {})]


def test_records_in_good_order_are_silent_and_counted() -> None:
    assert answers(FixedSnapshot(LOG)) == [
        Scope("decision-log", "records", 2, {}, (Evidence("log docs/adr", 2, "records"),))
    ]


def test_gaps_are_shown_and_are_no_fault() -> None:
    *found, scope = answers(FixedSnapshot(LOG | {"docs/adr/0007-seven.md": ONE.replace("1.", "7.")}))

    assert found == []
    assert isinstance(scope, Scope)
    assert scope.figures[-1] == Evidence("without a record in docs/adr", "numbers 3-6", "")


def test_a_gap_of_one_number_does_not_read_as_a_count() -> None:
    *_, scope = answers(FixedSnapshot(LOG | {"docs/adr/0004-four.md": ONE.replace("1.", "4.")}))

    assert isinstance(scope, Scope)
    assert figure(scope.figures[-1]) == "without a record in docs/adr: number 3"


def test_two_records_that_have_no_number_yet_are_silent() -> None:
    drafts = {"docs/adr/0000-a.md": ONE.replace("1.", "0."), "docs/adr/0000-b.md": ONE.replace("1.", "0.")}

    assert said(FixedSnapshot(LOG | drafts)) == []


def test_a_number_used_twice_is_an_error() -> None:
    (found, _) = answers(FixedSnapshot(LOG | {"docs/adr/0002-deux.md": TWO}))

    assert isinstance(found, Finding)
    assert (found.subject, found.severity) == ("DR003:docs/adr:adr-2", Severity.ERROR)
    assert found.message == (
        "DR003: ADR 2 of docs/adr is 2 records: docs/adr/0002-deux.md and docs/adr/0002-two.md"
    )


def test_a_supersede_link_that_the_other_side_does_not_know_is_found() -> None:
    two = TWO.replace("Accepted", "Accepted\n\nSupersedes [1](0001-one.md)")

    assert said(FixedSnapshot(LOG | {"docs/adr/0002-two.md": two})) == [
        (
            "DR005: docs/adr/0001-one.md is superseded by docs/adr/0002-two.md and does not say so: "
            'it still reads "Accepted"'
        )
    ]


def test_a_rule_that_a_team_does_not_want_is_silent() -> None:
    twice = FixedSnapshot(LOG | {"docs/adr/0002-deux.md": TWO})

    assert said(twice, Options(ignore=("DR003",))) == []


def test_an_index_that_disagrees_is_found() -> None:
    index = "| no | what | status |\n|---|---|---|\n" + "".join(
        f"| [{number}]({path.rpartition('/')[2]}) | x | {state} |\n"
        for number, (path, state) in enumerate(
            [*dict.fromkeys(LOG, "Accepted").items(), ("docs/adr/0003-three.md", "Proposed")]
        )
    )
    three = {"docs/adr/0003-three.md": ONE.replace("1.", "3."), "docs/adr/README.md": index}

    assert said(FixedSnapshot(LOG | three)) == [
        'DR007: docs/adr/README.md says "Proposed" of docs/adr/0003-three.md, which reads "Accepted"'
    ]


def test_what_is_open_and_untouched_is_found_by_history() -> None:
    three = {"docs/adr/0003-three.md": ONE.replace("1.", "3.").replace("Accepted", "Proposed")}
    commits = [commit("c1", "docs/adr/0003-three.md", days=200, status="A")]

    assert said(FixedSnapshot(LOG | three, commits=commits)) == [
        'DR008: docs/adr/0003-three.md still reads "Proposed": 152 days old, last edited 200 days ago'
    ]
    assert said(FixedSnapshot(LOG | three, commits=[commit("c1", *three, days=180, status="A")])) == []


def test_without_history_open_records_are_skipped_not_passed() -> None:
    first, *_ = answers(FixedSnapshot(LOG, history_gap="the clone is shallow"))

    assert first == Skip(
        "decision-log", "", "how long records are open, and which paths are gone: the clone is shallow"
    )


def test_a_deadline_that_passed_needs_no_history() -> None:
    text = "---\ntitle: T\nstatus: Last Call\nlast-call-deadline: 2024-05-30\n---\nWe rejected two.\n"
    snapshot = FixedSnapshot({"EIPS/eip-1.md": text}, history_gap="the clone is shallow")

    assert said(snapshot) == [
        'DR008: EIPS/eip-1.md reads "Last Call" and its comments closed on 2024-05-30, 2 days ago'
    ]


def test_code_that_cites_a_retired_record_is_found() -> None:
    one = ONE.replace("Accepted", "Superseded by [2](0002-two.md)")
    two = TWO.replace("Accepted", "Accepted\n\nSupersedes [1](0001-one.md)")
    files = {"docs/adr/0001-one.md": one, "docs/adr/0002-two.md": two, "src/a.py": "# see ADR-0001\nx = 1\n"}

    assert said(FixedSnapshot(files, dict.fromkeys((*LOG,), Kind.DOCUMENT))) == [
        (
            "DR013: 1 line of code in 1 file cites docs/adr/0001-one.md, which reads "
            '"Superseded by [2](0002-two.md)"; what holds now is docs/adr/0002-two.md'
        )
    ]


def test_a_path_that_was_here_once_is_found() -> None:
    one = ONE + "\nSee `src/net/http.py`, `src/never.py` and `src/a.py`.\n"
    commits = [commit("c1", "src/net/http.py", status="D")]
    snapshot = FixedSnapshot(LOG | {"docs/adr/0001-one.md": one, "src/a.py": ""}, commits=commits)

    assert said(snapshot) == ["DR012: docs/adr/0001-one.md speaks of src/net/http.py, which is here no more"]


def test_a_number_that_a_live_branch_claims_is_a_note() -> None:
    theirs = Branch("refs/heads/theirs", days_ago(3), frozenset({"docs/adr/0002-queues.md"}))
    (found, _) = answers(FixedSnapshot(LOG, heads=[theirs]))

    assert isinstance(found, Finding)
    assert found.severity is Severity.NOTE
    assert found.message == (
        "DR004: ADR 2 of docs/adr is claimed by docs/adr/0002-two.md and 0002-queues on theirs"
    )


def test_a_branch_that_nobody_touched_for_long_claims_nothing() -> None:
    theirs = Branch("refs/heads/old", NOW - timedelta(days=181), frozenset({"docs/adr/0002-queues.md"}))

    assert said(FixedSnapshot(LOG, heads=[theirs])) == []


def test_a_branch_that_still_has_what_was_renumbered_claims_nothing() -> None:
    theirs = Branch("refs/heads/theirs", days_ago(3), frozenset({"docs/adr/0002-queues.md"}))
    commits = [commit("c1", "docs/adr/0002-queues.md", status="D")]

    assert said(FixedSnapshot(LOG, heads=[theirs], commits=commits)) == []


def test_a_record_that_the_clone_lacks_is_skipped() -> None:
    first, *_ = answers(FixedSnapshot(LOG, {"docs/adr/0003-three.md": Kind.DOCUMENT}))

    assert isinstance(first, Skip)
    assert first.path == "docs/adr/0003-three.md"


def test_a_fault_that_is_no_status_is_skipped_with_its_reason() -> None:
    one = ONE.replace("2024-01-01", "2024-24-01")
    first, *_ = answers(FixedSnapshot(LOG | {"docs/adr/0001-one.md": one}))

    assert first == Skip(
        "decision-log",
        "docs/adr/0001-one.md",
        'its date "2024-24-01" is not one date; mend it in docs/adr/0001-one.md',
    )


# --- a change under review


def test_a_change_without_records_is_not_asked_about() -> None:
    twice = FixedSnapshot(
        LOG | {"docs/adr/0002-deux.md": TWO, "a.py": ""}, change=change("", Touch("a.py", "M"))
    )

    assert answers(twice) == [Scope("decision-log", "records", 0, {})]


def test_only_what_the_change_touches_is_said() -> None:
    odd = {"docs/adr/0004-odd.md": ONE.replace("1.", "4.").replace("Accepted", "Perhaps")}
    text = ONE.replace("1.", "3.").replace("Accepted", "Maybe")
    snapshot = FixedSnapshot(
        LOG | odd | {"docs/adr/0003-three.md": text}, change=change("", Touch("docs/adr/0003-three.md", "A"))
    )

    assert subjects(snapshot) == ["DR001:docs/adr/0003-three.md"]


def test_a_claimed_number_is_an_error_for_the_change_that_takes_it() -> None:
    theirs = Branch("refs/heads/theirs", days_ago(3), frozenset({"docs/adr/0003-queues.md"}))
    snapshot = FixedSnapshot(
        LOG | {"docs/adr/0003-three.md": ONE.replace("1.", "3.")},
        change=change("", Touch("docs/adr/0003-three.md", "A")),
        heads=[theirs],
    )
    (found, _) = answers(snapshot)

    assert isinstance(found, Finding)
    assert (found.subject, found.severity) == ("DR004:docs/adr:adr-3", Severity.ERROR)


def test_a_deleted_record_is_not_asked_about() -> None:
    snapshot = FixedSnapshot(LOG, change=change("", Touch("docs/adr/0003-three.md", "D")))

    assert subjects(snapshot) == []


@pytest.mark.parametrize(("status", "speaks"), [("M", False), ("A", True), ("R", True)])
def test_a_title_with_another_number_is_the_doing_of_whoever_adds_it(status: str, speaks: bool) -> None:
    wrong = {"docs/adr/0003-three.md": ONE.replace("1.", "7.")}
    snapshot = FixedSnapshot(LOG | wrong, change=change("", Touch("docs/adr/0003-three.md", status)))

    assert ("DR010:docs/adr/0003-three.md" in subjects(snapshot)) is speaks
