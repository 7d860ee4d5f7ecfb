"""Changes of odd repositories, as they are weighed: lost objects, submodules, binaries, roots, merges."""

from __future__ import annotations

import os

from async_audit import api
from async_audit.audits.missing_adr import Options
from async_audit.config import Config
from async_audit.decisions.weighing import Weigher, footprints, measured_scale, weigh_all
from async_audit.decisions.weight import Weight
from async_audit.findings import Report
from async_audit.repository import RepositorySnapshot, find, open_snapshot
from tests.repo_builder import PEOPLE, RepoBuilder, as_person

RECORD = {"docs/adr/0001-use-postgres.md": "# Use Postgres\n"}


def code(name: str, lines: int = 400) -> str:
    return "".join(f"{name}_{line} = compute({line})\n" for line in range(lines))


def heavy(prefix: str = "m") -> dict[str, str | bytes | None]:
    """2,400 lines, six modules, a schema."""
    files: dict[str, str | bytes | None] = {
        f"{prefix}{number}/x.py": code(f"{prefix}{number}") for number in range(6)
    }
    return {**files, f"{prefix}0/q.proto": "message Q {}\n"}


def merge(repo: RepoBuilder, branch: str, message: str) -> None:
    ada = as_person(*PEOPLE["ada"], "2024-01-01T12:00:00+00:00")
    repo.git("merge", "-q", "--no-ff", "-m", message, branch, environment=ada)


def weights(snapshot: RepositorySnapshot) -> list[Weight]:
    changes = snapshot.changes(100)
    traces = footprints(snapshot, changes)
    return list(weigh_all(Weigher(snapshot), changes, traces, measured_scale(traces, Options()), 1))


def report(repo: RepoBuilder) -> Report:
    return api.ask(open_snapshot(find(repo.path)).prepared(), Config(), ["missing-adr"])


def test_a_root_commit_can_be_heavy(repo: RepoBuilder) -> None:
    repo.commit(heavy())

    (weight,) = weights(open_snapshot(find(repo.path)).prepared())

    assert weight.points == 8
    assert weight.footprint.lines == 2401


def test_binary_files_and_submodules_weigh_nothing(repo: RepoBuilder) -> None:
    repo.commit({"a.py": b"\0" * 10_000, "b.png": b"\x89PNG" * 10_000})
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub")
    ada = as_person(*PEOPLE["ada"], "2024-01-01T12:00:00+00:00")
    repo.git("commit", "-q", "-m", "Take sub", environment=ada)

    assert [weight.points for weight in weights(open_snapshot(find(repo.path)).prepared())] == [0, 0]


def test_a_merge_is_asked_about_by_the_title_of_its_request(repo: RepoBuilder) -> None:
    repo.commit(RECORD)
    repo.git("checkout", "-q", "-b", "split")
    repo.commit(heavy(), message="wip")
    repo.git("checkout", "-q", "main")
    merge(repo, "split", "Merge pull request #7 from ada/split\n\nSplit the store")

    (finding,) = report(repo).findings

    assert '"Split the store"' in finding.message


def test_main_merged_into_a_branch_that_became_main_is_silent(repo: RepoBuilder) -> None:
    repo.commit(RECORD)
    repo.git("checkout", "-q", "-b", "feature")
    repo.commit({"small.py": "x = 1\n"})
    repo.git("checkout", "-q", "main")
    repo.commit(heavy(), message="Split the store\n\nDecision: ADR-1")
    repo.git("checkout", "-q", "feature")
    merge(repo, "main", "Merge branch 'main' into feature")

    found = report(repo)

    assert found.findings == ()
    assert found.scopes[0].left_out["reverted, released, carried over, formatted or made by a program"] == 1


def test_a_moved_tree_is_silent(repo: RepoBuilder) -> None:
    repo.commit(RECORD)
    split = repo.commit(heavy(), message="Split the store")
    for number in range(6):
        repo.git("mv", f"m{number}", f"n{number}")
    repo.commit(message="feat!: a new layout")

    assert [finding.subject for finding in report(repo).findings] == [split]


def test_a_lost_content_loses_one_change_and_not_the_history(repo: RepoBuilder) -> None:
    repo.commit(RECORD)
    first = repo.commit(heavy("a"), message="Split the store")
    repo.commit(heavy("b"), message="Split the queue")
    lost = repo.git("rev-parse", f"{first}:a0/x.py")
    os.unlink(repo.path / ".git" / "objects" / lost[:2] / lost[2:])

    found = report(repo)

    assert len(found.findings) == 1
    assert "Split the queue" in found.findings[0].message
    assert any(skip.path == first and "cannot be read" in skip.reason for skip in found.skips)


def test_a_manifest_is_read_before_and_after(repo: RepoBuilder) -> None:
    repo.commit(RECORD | {"package.json": '{"dependencies": {"react": "^18.0.0", "vue": "^3"}}'})
    repo.commit({**heavy(), "package.json": '{"dependencies": {"react": "^18.1.0", "svelte": "^4"}}'})

    (finding,) = report(repo).findings

    assert "adds the dependency svelte and drops the dependency vue;" in finding.message
