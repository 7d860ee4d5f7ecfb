"""Signs that a large change decides nothing."""

from __future__ import annotations

import pytest

from async_audit.decisions.noise import is_small_by_type, noise
from async_audit.decisions.production import footprint
from async_audit.facts import Author, Touch
from tests.fixed_snapshot import ADA, change

BOT = Author("1+renovate[bot]@users.noreply.github.com", "renovate[bot]")


def edits(files: int, *, status: str = "M", lines: int) -> list[Touch]:
    old = "old.py" if status == "R" else ""
    return [Touch(f"a/{number}.py", status, old, lines, 0) for number in range(files)]


def signs(subject: str, *touches: Touch, by: Author = ADA) -> tuple[str, ...]:
    one = change("c", *touches, message=subject, by=by)
    return tuple(sign.clause for sign in noise(one, footprint(one, {})))


@pytest.mark.parametrize(
    "subject",
    [
        "feat(ibc-eureka): add ibc-go eureka implementation (#7505)",
        "Migrate CLI handling from Apache Commons CLI to PicoCLI",
        "Move from Maven to Gradle",
        "Update the parser to use callbacks",
        "Format dates by the reader's locale",
        "Add release notes generator",
        "Merge tag 'pm-6.1-rc1' of git://example.com/linux-pm",
        "Merge strategies for entries",
        "Add comment threads",
        "Replace black with ruff",
        "Remove 29-fee (#8000)",
        "Initial start of an LSP server",
        "Add an import of RIS files",
        "Merge branch 'cache' into 'main'\n\nAdd a cache",
        "Merge pull request #12 from a/main\n\nAdd a cache",
        "Import history of borrowed books",
    ],
)
def test_a_decision_is_not_taken_for_noise(subject: str) -> None:
    assert signs(subject) == ()


@pytest.mark.parametrize(
    ("subject", "sign"),
    [
        ('Revert "Add a cache" (#12)', "reverts or restores another change"),
        ("chore: revert SDK to 0.50", "reverts or restores another change"),
        ("Reapply the cache", "reverts or restores another change"),
        ("Add a cache (backport #12)", "carries a change over from another branch"),
        ("Cherry-pick the cache", "carries a change over from another branch"),
        ("Merge branch 'main' into feature", "merges one standing branch into another"),
        ("Java: merge java-development to main (#6440)", "merges one standing branch into another"),
        ("Release v1.2.0", "makes a release"),
        ("v1.2.0", "makes a release"),
        ("Merge tag '4.13.1'", "makes a release"),
        ("Merge tag 'v4.13.1-rc1'", "makes a release"),
        ("Merge v1.2.3", "makes a release"),
        ("Version 3.4.0", "makes a release"),
        ("Changes for 2.0.0 (#2977)", "makes a release"),
        ("chore: prepare the next release", "makes a release"),
        ("Bump actions/checkout", "bumps versions"),
        ("Update prost to 0.10", "bumps versions"),
        ("deps: update to cosmos-sdk v0.52 (Olympus)", "bumps versions"),
        ("build(deps-dev): anything", "bumps versions"),
        ("Upgrade to Rust `2024` edition", "bumps versions"),
        ("PP-7381 generate the remaining queries", "changes generated files"),
        ("Reformat everything", "formats code"),
        ("style: run black", "formats code"),
        ("Update license headers", "formats code"),
        ("Regenerate protos", "regenerates files"),
        ("Update generated clients", "regenerates files"),
        ("Rename keeper to store", "renames or moves files"),
        ("refactor: move sources", "renames or moves files"),
        ("Convert JavaDoc to Markdown", "rewrites comments"),
        ("Initial commit", "imports code as a whole"),
        ("Squashed 'lib/' content from commit abc", "imports code as a whole"),
        ("Add 'lib/' from commit 'abc'\n\ngit-subtree-dir: lib", "imports code as a whole"),
        ("Merge branch 'x' into 'trunk'\n\nNEXT-12 - Revert the cache", "reverts or restores another change"),
        ("Merge pull request #1 from a/revert-12-b\n\nBack to normal", "reverts or restores another change"),
        ("[JAMES-4122] renames data definitions", "renames or moves files"),
        ("Bug 1958992 - Move the tests", "renames or moves files"),
    ],
)
def test_noise_is_known_by_its_subject(subject: str, sign: str) -> None:
    assert signs(subject) == (sign,)


@pytest.mark.parametrize(
    ("touches", "expected"),
    [
        pytest.param(edits(14, lines=1), (), id="one file too few"),
        pytest.param(edits(15, lines=5), (), id="one line too many in each"),
        pytest.param(
            edits(15, lines=4), ("changes a few lines in each of many files",), id="exactly at the limit"
        ),
        pytest.param(edits(15, status="R", lines=90), ("mostly moves files",), id="renames with edits"),
    ],
)
def test_a_mechanical_change_is_known_by_its_shape(touches: list[Touch], expected: tuple[str, ...]) -> None:
    assert signs("Do it", *touches) == expected


def test_a_program_is_known_by_its_mark_and_not_by_its_name() -> None:
    assert signs("Do it", by=Author("abbot@example.com", "Abbot")) == ()
    assert signs("Do it", by=BOT) == ("was made by a program",)


@pytest.mark.parametrize(
    ("subject", "is_small"),
    [
        pytest.param("fix: a race", True, id="typed"),
        pytest.param("fix(core)!: a race", True, id="typed, with scope"),
        pytest.param(".Net: Fixed a race", True, id="after a language"),
        pytest.param("[core] Fix a race", True, id="after a tag"),
        pytest.param("docs: explain", True, id="documentation"),
        pytest.param("Testing framework", False, id="another word"),
        pytest.param("fix-point arithmetic", False, id="a compound"),
        pytest.param("Add a fix", False, id="not at the start"),
    ],
)
def test_a_fix_calls_itself_one(subject: str, is_small: bool) -> None:
    assert is_small_by_type(subject) is is_small


def test_a_hostile_subject_is_answered_at_once() -> None:
    assert signs("a(" * 100_000) == ()
    assert signs("Merge " * 100_000) == ()
