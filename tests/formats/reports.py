"""Reports typed by hand, for golden files."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from async_audit.course import Measure, Point
from async_audit.findings import Accepted, Evidence, Finding, Report, Scope, Severity, Skip
from async_audit.readiness import Part, Readiness, Step

WHEN = datetime(2024, 6, 1, 14, tzinfo=timezone(timedelta(hours=2)))
EVIL = "\x1b[31m</script><b>@team\u202e`|*x*\n\udcff"


def finding(number: int = 1, *, severity: Severity = Severity.WARNING, name: str = "Ada") -> Finding:
    return Finding(
        audit="bus-factor",
        subject=f"src/net{number}",
        path=f"src/net{number}",
        line=None,
        severity=severity,
        message=f"only {name} can explain most of src/net{number}: without them 87% of its 3,412 lines have no "
        "active holder (14 commits in 365 days)",
        remedy="have a second person make or review the next change, and write down what only one knows",
        command=f"async-audit who src/net{number}",
        evidence=(
            Evidence(f"{name} <ada@example.com>", 0.87, "share of lines, 12 commits in two years, active"),
            Evidence("src/net/socket.py", 1200, "lines"),
            Evidence("bus factor", 1, "active holders", 2),
            Evidence("size", 3412, "lines", 100),
            Evidence("churn", 14, "commits in 365 days", 3),
        ),
        rank=10.0 - number,
    )


def readiness(*, name: str = "Ada", withheld: str = "") -> Readiness:
    return Readiness(
        days=90,
        changes=50,
        left_out={"made by a program": 4, f"no production code touched, {name}": 13},
        parts=(
            Part("what", "touch only modules that say what they are for", 31),
            Part("why", "say why", 20, withheld),
            Part("who", "touch only modules with an active holder besides their authors", 45),
        ),
        ready=12,
        withheld=withheld,
        steps=(
            Step(
                action=f"have the forge write the text of a request of {name} into the commit that it squashes",
                subject="",
                reason="30 of 50 changes in 90 days say less than 15 words about why, and no record does",
                people=("whoever may change the repository's settings",),
                command="gh api --method PATCH 'repos/{owner}/{repo}' -f squash_merge_commit_message=PR_BODY",
                ready=24,
                is_at_most=True,
            ),
            Step(
                action="begin src/net/__init__.py with a docstring",
                subject="src/net",
                reason="9 of 50 changes in 90 days touched src/net, which does not say what it is for",
                people=(name, "Bob"),
                command="async-audit who src/net",
                ready=31,
                is_at_most=True,
            ),
            Step(
                action="agree who looks after src/old, and have them review what changes there",
                subject="src/old",
                reason="3 of 50 changes in 90 days touched it, and it has no active holder",
                people=(),
                command="async-audit who src/old",
                ready=33,
                is_at_most=True,
            ),
        ),
    )


NOTHING = Report("c" * 40, WHEN, ("bus-factor",), (), (), (), (Scope("bus-factor", "modules", 3, {}),))

EVERYTHING = Report(
    commit="c" * 40,
    now=WHEN,
    audits=("bus-factor", "missing-adr", "undocumented-module"),
    findings=(
        *(finding(number) for number in range(1, 13)),
        finding(13, severity=Severity.NOTE),
        Finding(
            audit="undocumented-module",
            subject="src/net",
            path="src/net/__init__.py",
            line=1,
            severity=Severity.WARNING,
            message="src/net does not say what it is: 412 lines in 6 files, no docstring and no README",
            remedy="begin src/net/__init__.py with a docstring",
            command="async-audit who src/net",
        ),
    ),
    accepted=(Accepted(finding(99), "Ada hands it to Bob until March."),),
    skips=(
        Skip("missing-adr", "", "no decision record found, so no change can be held against one"),
        Skip("repository", "src/lost.py", "git blame: unable to read 7d72924eac"),
    ),
    scopes=(
        Scope(
            "bus-factor",
            "modules",
            88,
            {"under 100 lines": 38},
            (
                Evidence("bus factor of the repository", 1, "active holders (Ada)"),
                Evidence("without an active holder", 0.14, "share of lines"),
            ),
        ),
        Scope("undocumented-module", "Python modules", 1204, {"examples": 4, "tests": 1043}),
    ),
    notes=("pyproject.toml accepts bus-factor:src/gone, which no longer occurs; remove that line",),
    readiness=readiness(),
)

HOSTILE = Report(
    commit="c" * 40,
    now=WHEN,
    audits=("bus-factor",),
    findings=(finding(name=EVIL),),
    accepted=(Accepted(finding(2, name=EVIL), EVIL),),
    skips=(Skip("bus-factor", EVIL, EVIL),),
    scopes=(Scope("bus-factor", "modules", 1, {EVIL: 1}, (Evidence(EVIL, EVIL, EVIL),)),),
    notes=(EVIL,),
    readiness=readiness(name=EVIL, withheld=EVIL),
)


def point(month: int, share: float | None, holders: int | None) -> Point:
    """A moment of 2024; the second share was never measured."""
    return Point(
        date(2024, month, 1),
        str(month) * 40,
        (
            Measure("async-ready", share, "share of changes"),
            Measure("why", None, "share of changes"),
            Measure("bus factor", holders, "people"),
        ),
    )


COURSE = tuple(
    point(month, share, holders)
    for month, share, holders in (
        (1, 0.125, None), (2, 0.25, None), (3, None, None), (4, 0.5, None), (5, None, None), (6, 0.24, 1_200),
    )
)  # fmt: skip
"""Half a year: a number with two gaps, one that was measured once, and one that never was."""
