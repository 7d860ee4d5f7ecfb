"""The library's verbs give what the command line prints, and raise what it explains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import git
import networkx as nx
import pytest

import async_audit
from async_audit.config import Config
from async_audit.facts import Author, Loss, Module, Touch
from tests.fixed_snapshot import ADA, BOB, FixedSnapshot, change, commit, wrote
from tests.repo_builder import RepoBuilder

ACTIVE = [commit(f"c{n}", "elsewhere.py", by=by) for n in range(3) for by in (ADA, BOB)]
LONELY = FixedSnapshot(
    contents={"net/a.py": "1\n"},
    modules=[Module("net", ("net/a.py",))],
    commits=[commit("c9", "net/a.py"), *ACTIVE],
    blamed=[wrote("net/a.py", ada=500)],
)
STAGED = change("", Touch("net/b.ts", "A"))
BUS_FACTOR = ("bus-factor",)


def test_every_public_name_exists() -> None:
    assert [name for name in async_audit.__all__ if getattr(async_audit, name, None) is None] == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = async_audit.nothing


def test_a_finding_that_nobody_accepts_is_a_finding() -> None:
    report = async_audit.ask(LONELY, audits=BUS_FACTOR)
    assert [finding.id for finding in report.findings] == ["bus-factor:net"]
    assert (report.accepted, report.notes) == ((), ())


def test_an_accepted_finding_is_still_listed_with_its_reason() -> None:
    config = Config(source="pyproject.toml", accept={"bus-factor:net": "Ada hands it over in March."})

    report = async_audit.ask(LONELY, config, BUS_FACTOR)

    assert report.findings == ()
    assert [(item.finding.id, item.reason) for item in report.accepted] == [
        ("bus-factor:net", "Ada hands it over in March.")
    ]


def test_reasons_and_notes_are_left_out_where_people_are_called_by_pseudonyms() -> None:
    accept = {"bus-factor:net": "Ada hands it over in March.", "codeowners:ada@example.com": "She is here."}

    report = async_audit.ask(LONELY, Config(accept=accept), ("bus-factor", "codeowners"), salt="pepper")

    assert [(item.finding.id, item.reason) for item in report.accepted] == [
        ("bus-factor:net", "left out: it may name people")
    ]
    assert "ada" not in str(report).lower()


def test_an_acceptance_that_no_longer_applies_is_noted() -> None:
    config = Config(source="pyproject.toml", accept={"bus-factor:gone": "Ada hands it over in March."})

    report = async_audit.ask(LONELY, config, BUS_FACTOR)

    assert report.notes == (
        "pyproject.toml accepts bus-factor:gone, which no longer occurs; remove that line",
    )


def test_accepting_a_module_does_not_accept_its_neighbour() -> None:
    config = Config(accept={"bus-factor:ne": "Ada hands it over in March."})
    assert len(async_audit.ask(LONELY, config, BUS_FACTOR).findings) == 1


def test_what_could_not_be_read_is_a_skip() -> None:
    lossy = FixedSnapshot(losses=[Loss("src/a.py", "unable to read 7d72924eac")])
    skips = async_audit.ask(lossy, audits=BUS_FACTOR).skips
    assert [(skip.audit, skip.path, skip.reason) for skip in skips] == [
        ("repository", "src/a.py", "unable to read 7d72924eac")
    ]


def test_an_unknown_audit_lists_those_that_exist() -> None:
    with pytest.raises(
        async_audit.UsageError,
        match="'bus' is no audit; there are bus-factor, waiting, codeowners, decision-log, missing-adr",
    ):
        async_audit.ask(LONELY, audits=["bus"])


@pytest.mark.parametrize(
    ("facts", "config", "audits", "is_asked"),
    [
        pytest.param(LONELY, Config(), (), False, id="a whole repository"),
        pytest.param(replace(LONELY, change=STAGED), Config(), (), True, id="a change"),
        pytest.param(LONELY, Config(), ("undocumented-symbol",), True, id="by name"),
        pytest.param(LONELY, Config(written=frozenset({"audits"})), (), True, id="listed in configuration"),
    ],
)
def test_public_names_of_a_whole_repository_are_asked_about_on_request(
    facts: FixedSnapshot, config: Config, audits: tuple[str, ...], is_asked: bool
) -> None:
    assert ("undocumented-symbol" in async_audit.ask(facts, config, audits).audits) is is_asked


def test_waiting_gives_the_week_of_each_module_that_somebody_holds(repo: RepoBuilder) -> None:
    for day in range(3, 6):
        repo.commit({"pkg/a.py": f"x = {day}\n" * 150}, on=f"2024-06-0{day}T10:00:00+02:00")

    (found,) = async_audit.waiting(repo.path)

    assert isinstance(found, async_audit.Coverage)
    assert (found.module, [author.name for author in found.known], found.is_one_zone) == (
        "pkg",
        ["Ada"],
        True,
    )
    assert found.clock.hours() == {day * 24 + hour for day in range(5) for hour in range(7, 16)}
    assert found.wait == "fewer than 3 active people besides the holders have a known zone"


def test_the_same_commit_gives_the_same_report_from_anywhere(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"pkg/__init__.py": "x = 1\n" * 150})
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))

    reports = [
        async_audit.audit(repo.path),
        async_audit.audit(str(repo.path / "pkg")),
        async_audit.audit(tmp_path / "bare.git"),
    ]

    assert reports[0].findings
    assert reports[0] == reports[1] == reports[2]


def test_a_repo_of_gitpython_will_do(repo: RepoBuilder) -> None:
    repo.commit({"pkg/__init__.py": "x = 1\n" * 150})
    with git.Repo(repo.path) as opened:
        assert async_audit.audit(opened) == async_audit.audit(repo.path)


def test_configuration_comes_from_the_work_tree(repo: RepoBuilder) -> None:
    repo.commit({"pkg/__init__.py": "x = 1\n" * 150})
    repo.write({"async-audit.toml": 'audits = ["missing-adr"]\n'})
    assert async_audit.audit(repo.path).audits == ("missing-adr",)


def test_without_a_work_tree_configuration_comes_from_the_commit(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"async-audit.toml": 'audits = ["missing-adr"]\n'})
    repo.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    assert async_audit.audit(tmp_path / "bare.git").audits == ("missing-adr",)


def test_configuration_does_not_lead_out_of_the_repository(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.commit({"a.py": "1\n"})
    (tmp_path / "secret.toml").write_text("audits = []\n")
    (repo.path / "async-audit.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(async_audit.ConfigError, match=r"async-audit\.toml: leads out of the repository"):
        async_audit.audit(repo.path)


def test_a_huge_configuration_is_refused(repo: RepoBuilder) -> None:
    repo.commit({"async-audit.toml": "#" * (1 << 20) + "\n"})
    with pytest.raises(async_audit.ConfigError, match="is larger than 1,048,576 bytes"):
        async_audit.audit(repo.path)


def test_ownership_is_a_graph_of_people_and_files(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "1\n2\n3\n", "notes.md": "x\n", "vendor/v.py": "1\n"}, by="ada")
    repo.commit({"a.py": "1\nB\n3\n"}, by="bob")

    graph = async_audit.ownership(repo.path).graph

    assert isinstance(graph, nx.Graph)
    assert nx.is_bipartite(graph)
    assert {node for node in graph if graph.nodes[node]["kind"] == "unit"} == {"a.py", "notes.md"}
    assert graph.edges[Author("ada@example.com", "Ada"), "a.py"]["lines"] == 2
    assert graph.edges[BOB, "a.py"]["commits"] == 1
