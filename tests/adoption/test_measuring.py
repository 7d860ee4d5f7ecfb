"""A change is ready when somebody else could go on with it; where a share would mislead there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

import pytest

from async_audit.adoption import Yardstick, measure
from async_audit.audits.description_template import AUDIT as TEMPLATE
from async_audit.audits.undocumented_module import AUDIT as UNDOCUMENTED
from async_audit.audits.undocumented_module import verdicts
from async_audit.documentation.verdict import Verdict
from async_audit.facts import Author, Change, Module, Touch
from async_audit.findings import Finding, Skip
from async_audit.knowledge.limits import Limits
from async_audit.readiness import Readiness
from tests.fixed_snapshot import ADA, BOB, CAT, FixedSnapshot, change, commit, wrote

WHY = "Do it\n\n" + "because the bank waits for an answer and nobody knows that it was lost on its way to us"
BODY = "x = 1\n" * 150
BOT = Author("x@example.com", "renovate[bot]")
YARDSTICK = Yardstick(Limits(minimum_lines=1))


def made(path: str, number: int, *, by: Author = ADA, message: str = WHY, days: float = 10) -> list[Change]:
    return [
        change(
            f"{path} {one} {days} {by.name} {message}",
            Touch(path, "M", "", 3, 1),
            message=message,
            by=by,
            days=days,
        )
        for one in range(number)
    ]


def team(*changes: Sequence[Change]) -> FixedSnapshot:
    """``net`` says what it is and both hold it; ``pool`` does not say so, and only Ada holds it."""
    mainline = [one for some in changes for one in some]
    active = [commit(f"{by.name}{n}", "net/a.py", by=by) for n in range(3) for by in (ADA, BOB)]
    landed = [commit(one.commit, one.touched[0].path, by=one.authors[0], days=200) for one in mainline]
    return FixedSnapshot(
        contents={
            "net/__init__.py": '"""Talks to partner banks over message queues."""\n',
            "net/a.py": BODY,
            "pool/__init__.py": "",
            "pool/b.py": BODY,
            "docs/adr/0001-old.md": "# Use queues\n\nIn `lib/x` only.\n",
        },
        kinds={},
        modules=[
            Module("net", ("net/__init__.py", "net/a.py")),
            Module("pool", ("pool/__init__.py", "pool/b.py")),
        ],
        commits=[*active, *landed],
        mainline=mainline,
        blamed=[wrote("net/a.py", ada=80, bob=70), wrote("pool/b.py", ada=150)],
    )


def found(snapshot: FixedSnapshot, *accepted: str) -> Readiness:
    answers = UNDOCUMENTED.run(snapshot, UNDOCUMENTED.options())
    findings = [one for one in answers if isinstance(one, Finding)]
    return measure(snapshot, YARDSTICK, judged(snapshot), findings, accepted)


def judged(snapshot: FixedSnapshot) -> Callable[[], Iterable[Verdict | Skip]]:
    return partial(verdicts, snapshot, UNDOCUMENTED.options())


def test_a_team_that_writes_everything_down_has_no_next_step() -> None:
    readiness = found(team(made("net/a.py", 20)))
    assert (readiness.share, readiness.binding, readiness.steps) == (1.0, None, ())
    assert [(part.name, part.met) for part in readiness.parts] == [("what", 20), ("why", 20), ("who", 20)]


def test_below_twenty_changes_there_is_no_share() -> None:
    readiness = found(team(made("net/a.py", 19)))
    assert (readiness.share, readiness.changes, readiness.steps) == (None, 19, ())
    assert readiness.withheld.startswith("19 changes to code in 90 days are too few: below 20 a single one")


def test_where_a_quarter_holds_too_few_changes_a_year_gives_the_steps_but_no_share() -> None:
    readiness = found(team(made("net/a.py", 9), made("pool/b.py", 12, days=200)))
    assert (readiness.share, readiness.days, readiness.changes) == (None, 365, 21)
    assert readiness.withheld.startswith("9 changes to code in 90 days are too few")
    assert found(team(made("net/a.py", 21, days=200))).withheld == "no change to code was made in 90 days"
    assert {step.subject for step in readiness.steps} == {"pool"}


def test_history_that_cannot_be_trusted_gives_no_share() -> None:
    readiness = found(replace(team(made("net/a.py", 30)), history_gap="the clone is shallow; fetch it whole"))
    assert (readiness.share, readiness.withheld) == (None, "the clone is shallow; fetch it whole")


def test_only_changes_of_the_last_days_by_people_to_code_that_is_still_there_count() -> None:
    readiness = found(
        team(
            made("net/a.py", 20),
            made("net/a.py", 4, by=BOT),
            made("net/gone.py", 2),
            made("docs/adr/0001-old.md", 1),
            made("net/a.py", 9, days=91),
        )
    )
    assert readiness.changes == 20
    assert readiness.left_out == {
        "made by a program": 4,
        "no production code touched that is still there": 3,
    }


def test_each_part_is_asked_of_each_change() -> None:
    readiness = found(
        team(
            made("net/a.py", 12),
            made("net/a.py", 2, message="Do it"),
            made("pool/b.py", 3),
            made("pool/b.py", 3, by=CAT),
        )
    )
    assert [(part.name, part.met) for part in readiness.parts] == [("what", 14), ("why", 18), ("who", 17)]
    assert (readiness.ready, readiness.share) == (12, 0.6)
    assert readiness.binding == readiness.parts[0]


def test_descriptions_that_the_forge_keeps_give_no_share_but_still_steps() -> None:
    readiness = found(
        team(made("net/a.py", 20, message="Do it (#7)"), made("pool/b.py", 5, message="Do it (#8)"))
    )
    assert (readiness.share, readiness.ready, readiness.changes) == (None, 20, 25)
    what, why, who = readiness.parts
    assert (what.unmeasured, who.unmeasured) == ("", "")
    assert why.unmeasured.startswith(
        "100% of the changes were squashed without a text, so the forge keeps what their authors wrote; GitHub,"
    )
    assert [step.subject for step in readiness.steps] == ["pool", "pool"]


def test_a_record_that_names_the_path_says_why_too() -> None:
    silent = team(made("net/a.py", 10), made("net/a.py", 10, message="Do it"))
    told = replace(
        silent, contents={**silent.contents, "docs/adr/0001-old.md": "# Use queues\n\nIn `net/a.py` only.\n"}
    )
    assert (found(silent).ready, found(told).ready) == (10, 20)


def test_a_step_says_what_who_and_how_to_begin() -> None:
    steps = found(team(made("net/a.py", 10), made("pool/b.py", 10))).steps
    document, share = sorted(steps, key=lambda step: step.action)
    assert document.action.startswith("begin pool/__init__.py with a docstring")
    assert document.reason == "10 of 20 changes in 90 days touched pool, which does not say what it is for"
    assert (document.people, document.command) == (("Ada",), "async-audit who pool")
    assert share.action == "let Bob make the next changes to pool, and Ada review them"
    assert (share.people, steps[-1].ready) == (("Bob",), 20)


def test_a_module_that_nobody_holds_needs_somebody_who_looks_after_it() -> None:
    left = team(made("net/a.py", 10), made("pool/b.py", 10, by=CAT))
    orphan = replace(left, blamed=[wrote("net/a.py", ada=80, bob=70), wrote("pool/b.py", cat=150)])
    (step,) = [step for step in found(orphan).steps if "looks after" in step.action]
    assert step.action.startswith("agree who looks after pool, ")
    assert step.reason.startswith("10 of 20 changes in 90 days touched it, and it has no active holder")


def test_a_module_that_many_know_a_little_needs_nobody_to_be_found() -> None:
    crowd = [Author(f"{name}@example.com", name) for name in ("dan", "eve", "flo")]
    left = team(made("net/a.py", 10), made("pool/b.py", 10, by=CAT))
    little = [commit(f"{by.name}{n}", "pool/b.py", by=by) for n in range(3) for by in crowd]
    much = [commit(f"cat{n}", "pool/b.py", by=CAT, days=300) for n in range(60)]
    shared = replace(
        left,
        commits=[*left.commits, *little, *much],
        blamed=[wrote("net/a.py", ada=80, bob=70), wrote("pool/b.py", cat=150)],
    )
    assert [step.action for step in found(shared).steps if "looks after" in step.action] == []


def test_after_a_step_that_not_everybody_will_follow_numbers_are_the_best_case() -> None:
    readiness = found(
        team(made("net/a.py", 10), made("net/a.py", 8, message="Do it (#7)"), made("pool/b.py", 4))
    )
    assert [step.is_at_most for step in readiness.steps] == [True, True, True]
    (forge, *_) = readiness.steps
    assert "squash_merge_commit_message=PR_BODY" in forge.command
    assert forge.action.startswith(
        "GitHub, Settings, General, Pull Requests: set the default message of squash"
    )


@pytest.mark.parametrize(
    ("message", "command"),
    [
        ("Do it", "async-audit hook install"),
        ("Merge pull request #7 from a/b\n\nDo it", "-f merge_commit_title=PR_TITLE"),
        (
            "Merge branch 'x' into 'main'\n\nDo it\n\nSee merge request a/b!7",
            "async-audit explain change-description",
        ),
    ],
)
def test_where_messages_come_from_decides_how_they_get_better(message: str, command: str) -> None:
    (step,) = found(team(made("net/a.py", 20), made("net/a.py", 10, message=message))).steps
    assert command in step.command


def test_a_template_that_does_not_ask_is_what_to_mend_first() -> None:
    told = WHY.replace("it\n", "it (#8)\n")
    snapshot = team(made("net/a.py", 20, message=told), made("net/a.py", 10, message="Do it"))
    (template,) = [one for one in TEMPLATE.run(snapshot, TEMPLATE.options()) if isinstance(one, Finding)]
    (step,) = measure(snapshot, YARDSTICK, judged(snapshot), [template]).steps
    assert step.action == (
        "say in each request what was wrong, and keep that when it is merged: add a template with these questions "
        "in the place where your forge looks for it"
    )
    assert step.command == "async-audit init"


def test_of_a_moment_that_is_past_there_are_no_steps_and_the_same_share() -> None:
    snapshot = team(made("net/a.py", 10), made("pool/b.py", 10))
    now = found(snapshot)
    past = measure(snapshot, YARDSTICK, judged(snapshot), [], ahead=False)
    assert now.steps
    assert past.steps == ()
    assert (past.share, past.parts) == (now.share, now.parts)


def test_what_the_team_lives_with_is_no_step() -> None:
    steps = found(team(made("net/a.py", 10), made("pool/b.py", 10)), "bus-factor:pool").steps
    assert [step.subject for step in steps if step.action.startswith("let")] == []


def test_what_one_change_in_twenty_waits_for_is_a_step_and_less_is_none() -> None:
    assert found(team(made("net/a.py", 57), made("pool/b.py", 3))).steps
    assert not found(team(made("net/a.py", 58), made("pool/b.py", 2))).steps
