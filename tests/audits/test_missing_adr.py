"""Large changes whose decision nobody wrote down."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone

import pytest

from async_audit.audits.missing_adr import AUDIT, Options, run
from async_audit.facts import Author, Change, Commit, Kind, Touch
from async_audit.findings import Accepted, Finding, Scope, Skip
from tests.fixed_snapshot import ADA, FixedSnapshot, change, commit

ADR = "docs/adr/0001-use-postgres.md"
OLD = [commit("born", ADR, days=900, status="A")]
HEAVY = (
    *(Touch(f"m{number}/x.py", "M", "", 250, 50) for number in range(5)),
    Touch("proto/query.proto", "M", "", 20, 10),
)
"""1,530 lines, six modules, a schema: 3 + 2 + 2 points where nothing is known of the repository."""

WRITTEN = {
    touch.path: (None, "".join(f"{touch.path[:2]}_{line} = compute({line})\n" for line in range(250)))
    for touch in HEAVY
}
"""What those files hold: code, and never the same line twice."""

SMALL_SCHEMA = Touch("proto/query.proto", "M", "", 1, 0)


def repository(
    *changes: Change,
    text: str = "# Use Postgres",
    commits: Sequence[Commit] = OLD,
    under_review: Change | None = None,
    gap: str = "",
    without: str = "",
    sides: Mapping[str, tuple[str | None, str | None]] = WRITTEN,
) -> FixedSnapshot:
    contents = {path: body for path, body in {ADR: text, "m0/x.py": ""}.items() if path != without}
    return FixedSnapshot(
        contents, mainline=changes, commits=commits, change=under_review, history_gap=gap, sides=sides
    )


def answers(
    snapshot: FixedSnapshot, options: Options | None = None
) -> list[Finding | Skip | Scope | Accepted]:
    return list(run(snapshot, options or Options()))


def findings(snapshot: FixedSnapshot, options: Options | None = None) -> list[Finding]:
    return [one for one in answers(snapshot, options) if isinstance(one, Finding)]


def scope(snapshot: FixedSnapshot, options: Options | None = None) -> Scope:
    (found,) = [one for one in answers(snapshot, options) if isinstance(one, Scope)]
    return found


class NoHistory(FixedSnapshot):
    """A repository whose history nobody may ask for."""

    @property
    def commits(self) -> Sequence[Commit]:
        raise AssertionError("asked for the commits")

    @commits.setter
    def commits(self, commits: Sequence[Commit]) -> None:
        pass

    def changes(self, limit: int) -> Sequence[Change]:
        raise AssertionError("asked for the changes")


def test_a_team_that_never_chose_records_is_not_scolded() -> None:
    (only,) = answers(repository(change("c", *HEAVY), without=ADR))

    assert isinstance(only, Skip)
    assert "docs/adr/0001-record-architecture-decisions.md" in only.reason


def test_patterns_that_match_nothing_are_told() -> None:
    (only,) = answers(repository(change("c", *HEAVY)), Options(records=("design/*.md",)))

    assert isinstance(only, Skip)
    assert "design/*.md" in only.reason


def test_a_history_with_a_gap_is_skipped_not_passed() -> None:
    assert answers(repository(change("c", *HEAVY), gap="the clone is shallow")) == [
        Skip("missing-adr", "", "the clone is shallow")
    ]


@pytest.mark.parametrize(
    ("one", "left_out"),
    [
        pytest.param(change("c", *HEAVY[:2]), {}, id="light"),
        pytest.param(
            change("c", Touch("README.md", "M", "", 9000, 0)),
            {"no production code touched": 1},
            id="documents",
        ),
        pytest.param(
            change("c", *HEAVY, days=901), {"before the first record": 1}, id="before the log began"
        ),
        pytest.param(
            change("c", *HEAVY, Touch("docs/adr/0002-new.md", "A", "", 30, 0)),
            {"covered by a record": 1},
            id="the change brings its ADR",
        ),
        pytest.param(
            change("c", *HEAVY, message="Implement ADR-1"), {"covered by a record": 1}, id="it names one"
        ),
        pytest.param(
            change("c", *HEAVY, message="Do it\n\nDecision: none (it only moved)"),
            {"waived with a reason": 1},
            id="a waiver with a reason",
        ),
        pytest.param(
            change("c", *HEAVY, message='Revert "Do it"'),
            {"reverted, released, carried over, formatted or made by a program": 1},
            id="a revert",
        ),
    ],
)
def test_these_changes_are_silent_and_counted(one: Change, left_out: dict[str, int]) -> None:
    assert findings(repository(one)) == []
    assert scope(repository(one)) == Scope("missing-adr", "changes", 1 - sum(left_out.values()), left_out)


@pytest.mark.parametrize(
    ("text", "commits"),
    [
        pytest.param("Done in abcdef1.", OLD, id="the record cites the commit"),
        pytest.param("Done in #12.", OLD, id="the record cites the request"),
        pytest.param(
            "It concerns m0/x.py.",
            [*OLD, commit("e", ADR, days=40)],
            id="edited in those weeks, names a path",
        ),
        pytest.param(
            "# Use Postgres", [*OLD, commit("e", ADR, days=40)], id="edited in those weeks, names the thing"
        ),
    ],
)
def test_a_record_that_answers_for_the_change_covers_it(text: str, commits: list[Commit]) -> None:
    snapshot = repository(
        change("abcdef1234", *HEAVY, message="Search with Postgres (#12)"), text=text, commits=commits
    )

    assert findings(snapshot) == []
    assert scope(snapshot).left_out == {"covered by a record": 1}


def test_a_month_asks_no_more_than_the_budget_and_counts_the_rest() -> None:
    this_month = [change(f"new{number}", *HEAVY, days=10, message="Do it") for number in range(3)]
    last_month = change("old", *HEAVY, days=40)
    heaviest = change("heaviest", *HEAVY, days=10, message="feat!: do it")
    snapshot = repository(*this_month, heaviest, last_month)

    assert [one.subject for one in findings(snapshot)] == ["heaviest", "new0", "old"]
    assert scope(snapshot).left_out == {"beyond the monthly budget": 2}


def test_a_month_begins_at_midnight_in_utc() -> None:
    # NOW is the first of June, noon
    end_of_may = change("may", *HEAVY)._replace(
        when=datetime(2024, 6, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    )
    june = change("june", *HEAVY, days=0)

    assert len(findings(repository(june, end_of_may), Options(budget=1))) == 2


@pytest.mark.parametrize(
    ("subject", "by"),
    [
        pytest.param('Revert "Do it"', ADA, id="reverted"),
        pytest.param("feat!: Do it (backport #1)", ADA, id="carried over"),
        pytest.param("feat!: do it", Author("x@y.z", "sync[bot]"), id="made by a program"),
    ],
)
def test_what_decides_nothing_by_its_kind_is_never_found_however_heavy(subject: str, by: Author) -> None:
    snapshot = repository(change("c", *HEAVY, message=subject, by=by))

    assert findings(snapshot, Options(threshold=1)) == []
    assert scope(snapshot, Options(threshold=1)).left_out == {
        "reverted, released, carried over, formatted or made by a program": 1
    }


def test_a_change_that_only_moves_code_is_never_found() -> None:
    moved = {path: (text, f"# moved\n{text}") for path, (_, text) in WRITTEN.items()}
    snapshot = repository(change("c", *HEAVY), sides=moved)

    assert findings(snapshot) == []
    assert scope(snapshot).left_out == {"reverted, released, carried over, formatted or made by a program": 1}


def test_files_that_say_they_are_generated_do_not_count() -> None:
    generated = {
        path: (None, f"// Code generated by x. DO NOT EDIT.\n{text}") for path, (_, text) in WRITTEN.items()
    }
    by_hand = {**generated, "m0/x.py": WRITTEN["m0/x.py"]}

    (finding,) = findings(
        repository(change("c", *HEAVY, message="feat!: do it"), sides=by_hand), Options(threshold=3)
    )

    assert finding.message.partition(" changes ")[2].startswith(
        "300 lines in 1 file, is at least 200 lines large"
    )


def test_a_new_dependency_can_decide() -> None:
    added = (*HEAVY, Touch("package.json", "M", "", 1, 0))
    sides = {**WRITTEN, "package.json": ("{}", '{"dependencies": {"react": "^18"}}')}

    (finding,) = findings(repository(change("c", *added), sides=sides), Options(threshold=8))

    assert "and adds the dependency react;" in finding.message


def test_owners_can_decide() -> None:
    snapshot = repository(change("c", *HEAVY))
    snapshot.contents = {**snapshot.contents, "CODEOWNERS": "m0/ @a\nm1/ @b\n"}

    (finding,) = findings(snapshot, Options(threshold=8))

    assert "changes the code of 2 groups of owners" in finding.message


def test_a_waiver_is_listed_with_its_reason() -> None:
    waived = change("c", *HEAVY, message="Do it\n\nDecision: none (the old way was never used)")
    light = change("d", *HEAVY[:1], message="Do it\n\nDecision: none (too small for one)")

    (accepted,) = [one for one in answers(repository(waived, light)) if isinstance(one, Accepted)]

    assert accepted.finding.subject == "c"
    assert accepted.reason == "the old way was never used"


def test_messages_are_not_quoted_where_people_are_called_by_pseudonyms() -> None:
    asked = change("c", *HEAVY, message="Ask Ada")
    waived = change("d", *HEAVY, message="Ask Bob\n\nDecision: none (trivial, says Ada)")
    snapshot = dataclasses.replace(repository(asked, waived), is_anonymous=True)

    (finding,) = findings(snapshot)
    (accepted,) = [one for one in answers(snapshot) if isinstance(one, Accepted)]

    assert finding.message.startswith("c (2024-05-22) changes ")
    assert "Bob" not in str(accepted.finding)


def test_files_that_the_clone_lacks_are_told_once() -> None:
    snapshot = repository(change("c", *HEAVY), change("d", *HEAVY), sides={})

    (skip,) = [one for one in answers(snapshot) if isinstance(one, Skip)]

    assert skip.reason.startswith("2 changes had to be weighed without looking into the files: m0/x.py:")
    assert len(findings(snapshot)) == 2


def test_a_message_can_name_a_decision_that_is_kept_elsewhere() -> None:
    snapshot = repository(change("c", *HEAVY, message="Do it\n\nSee https://x.example/Us/RFCs/12"))

    assert len(findings(snapshot, Options(elsewhere=("x.example/them/",)))) == 1
    assert findings(snapshot, Options(elsewhere=("x.example/us/rfcs/",))) == []


@pytest.mark.parametrize(
    ("threshold", "found"),
    [
        pytest.param(7, 1, id="exactly at the limit"),
        pytest.param(8, 0, id="one point under the limit"),
    ],
)
def test_a_heavy_change_is_found_at_the_threshold(threshold: int, found: int) -> None:
    snapshot = repository(change("c", *HEAVY))

    assert len(findings(snapshot, Options(threshold=threshold))) == found


def test_a_finding_is_one_sentence_with_its_numbers() -> None:
    (finding,) = findings(repository(change("93a9771b18ff", *HEAVY, message="Replace it (#9)\n\nBody")))

    assert finding.message == (
        '93a9771b18 "Replace it (#9)" (2024-05-22) changes 1,530 lines in 6 files, is at least 1,500 lines large,'
        " spans 6 modules and changes an interface schema (proto/query.proto);"
        " no record, trailer or message names the decision"
    )
    assert finding.remedy == (
        "write a record in docs/adr that cites 93a9771b18, or accept this finding with the reason why none is due"
    )
    assert finding.command == "git show --stat 93a9771b18"
    assert finding.subject == "93a9771b18ff"


def test_the_evidence_adds_up_to_the_weight() -> None:
    (finding,) = findings(repository(change("c", *HEAVY, message="fix: all of it")))
    weight, *rest = finding.evidence

    assert (weight.value, weight.unit, weight.limit) == (5, "points", 5)
    assert [one.value for one in rest if one.unit == "points"] == [3, 2, 2, -2]


def test_a_waiver_without_a_reason_is_told_in_the_finding() -> None:
    (finding,) = findings(repository(change("c", *HEAVY, message="Do it\n\nDecision: none")))

    assert finding.message.endswith("; its waiver gives no reason of 3 words or more")


def test_a_long_subject_is_cut() -> None:
    (finding,) = findings(repository(change("c", *HEAVY, message="x" * 101)))

    assert f'"{"x" * 99}…"' in finding.message


def test_the_heavier_change_ranks_first_and_the_larger_among_equals() -> None:
    more = {**WRITTEN, "m0/y.py": (None, "value = 1\n")}
    large = change("large", *HEAVY, Touch("m0/y.py", "M", "", 500, 0))
    breaking = change("breaking", *HEAVY, message="feat!: do it")
    snapshot = repository(change("c", *HEAVY), large, breaking, sides=more)

    ranked = sorted(findings(snapshot, Options(budget=3)), key=lambda one: -one.rank)

    assert [one.subject for one in ranked] == ["breaking", "large", "c"]


def test_size_is_held_against_the_changes_of_the_repository() -> None:
    others = [change(f"o{number}", Touch("m0/x.py", "M", "", 5000, 0)) for number in range(150)]
    snapshot = repository(change("c", *HEAVY), *others)

    assert findings(snapshot) == []
    assert findings(snapshot, Options(threshold=4))[0].evidence[4].value == 151


def test_a_record_that_the_clone_lacks_is_skipped_and_the_rest_goes_on() -> None:
    snapshot = repository(change("c", *HEAVY))
    snapshot.kinds = {"docs/adr/0002-lost.md": Kind.DOCUMENT}

    skip, finding, _ = answers(snapshot)

    assert isinstance(skip, Skip)
    assert skip.path == "docs/adr/0002-lost.md"
    assert isinstance(finding, Finding)


@pytest.mark.parametrize(
    "touches",
    [
        pytest.param([SMALL_SCHEMA, Touch("m0/x.py", "M", "", 198, 0)], id="one line under the floor"),
        pytest.param([Touch("m0/x.py", "M", "", 9000, 0)], id="large, but in one place only"),
        pytest.param([*HEAVY, Touch("docs/adr/0002-new.md", "A")], id="it brings its ADR"),
    ],
)
def test_a_hook_answers_these_without_history(touches: list[Touch]) -> None:
    snapshot = NoHistory({ADR: ""}, change=change("", *touches, message=""))

    assert findings(snapshot, Options(threshold=5)) == []


def test_a_staged_change_can_be_heavy_without_its_size() -> None:
    added = [Touch(f"m{number}/new.proto", "A", "", 10, 0) for number in range(6)]
    staged = change("", *added, message="")

    (finding,) = findings(repository(under_review=staged), Options(threshold=5))

    assert finding.subject == "staged"
    assert finding.message.startswith("What is staged changes 60 lines in 6 files, spans 6 modules")
    assert finding.remedy.startswith("stage a record in docs/adr")
    assert finding.command == "git diff --cached --stat"


def test_only_the_change_under_review_is_judged() -> None:
    branch = change("beadfeed12345", *HEAVY, message="Do it")

    (finding,) = findings(repository(change("c", *HEAVY), under_review=branch))

    assert finding.subject == "beadfeed12345"
    assert finding.message.startswith("The branch up to beadfeed12 ")


def test_a_change_under_review_is_covered_by_a_record_of_those_weeks() -> None:
    staged = change("", *HEAVY, message="", days=0)
    commits = [*OLD, commit("e", ADR, days=3)]

    assert findings(repository(under_review=staged, text="It concerns m0/x.py.", commits=commits)) == []
    assert len(findings(repository(under_review=staged, text="It concerns m9/x.py.", commits=commits))) == 1


def test_a_message_that_is_not_known_whole_may_name_the_decision() -> None:
    made = change("", *HEAVY, message="Rewrite")._replace(gap="it was cut short")
    answers = list(run(NoHistory({ADR: ""}, change=made, history_gap="shallow"), Options()))

    assert Skip("missing-adr", "", "it was cut short") in answers
    assert not any(isinstance(one, Finding) for one in answers)


def test_with_a_gap_a_change_under_review_is_held_against_absolute_sizes() -> None:
    snapshot = NoHistory({ADR: ""}, change=change("", *HEAVY, message=""), history_gap="shallow")

    (finding,) = findings(snapshot)

    assert finding.evidence[4].unit == "changes; sizes are those for any repository"


def test_the_scope_adds_up_to_the_window() -> None:
    snapshot = repository(
        change("a", *HEAVY),
        change("b", *HEAVY, message="Implement ADR-1"),
        change("c", *HEAVY, message="Do it\n\nDecision: none (it only moved)"),
        change("d", Touch("README.md", "M", "", 1, 0)),
        change("e", *HEAVY, days=2000),
    )

    found = scope(snapshot, Options(window=4))

    assert (found.looked_at, dict(found.left_out)) == (
        1,
        {"covered by a record": 1, "waived with a reason": 1, "no production code touched": 1},
    )


@pytest.mark.parametrize(
    "heading", ["What it finds:", "Why it matters:", "How it is measured:", "What to do:", "Blind spots:"]
)
def test_the_card_has_its_headings(heading: str) -> None:
    assert AUDIT.card.count(f"\n{heading} ") == 1


def test_every_option_has_a_unit_and_an_origin() -> None:
    for field in dataclasses.fields(Options):
        assert field.metadata["unit"], field.name
        assert field.metadata["origin"], field.name
