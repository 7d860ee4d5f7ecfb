"""The ownership graph: what is counted, and for whom."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from async_audit.facts import Author, Blame, Commit, Touch
from async_audit.knowledge import Credit, Windows, build
from tests.fixed_snapshot import ADA, BOB, NOW, commit, days_ago, wrote

CLAUDE = Author("noreply@anthropic.com", "Claude")
WINDOWS = Windows(active_days=180, known_days=730, churn_days=365)


def graph(*facts: Blame | Commit, units: dict[str, str] | None = None) -> Any:
    blames = [fact for fact in facts if isinstance(fact, Blame)]
    commits = [fact for fact in facts if isinstance(fact, Commit)]
    return build({"a.py": "a.py"} if units is None else units, blames, commits, NOW, WINDOWS)


def people(found: Any) -> list[str]:
    return [node.email for node in found if isinstance(node, Author)]


def edge(**said: object) -> dict[str, object]:
    nothing = {"lines": 0, "commits": 0, "co_authored": 0, "added": 0, "recent": 0.0, "last": None}
    return {**nothing, **said}


def test_of_nothing_the_graph_is_empty() -> None:
    assert list(graph(units={})) == []


def test_a_unit_that_nobody_wrote_or_touched_stands_alone() -> None:
    found = graph()

    assert dict(found.nodes(data=True)) == {"a.py": {"kind": "unit", "lines": 0, "commits": 0, "churn": 0}}
    assert list(found.edges) == []


def test_a_commit_elsewhere_says_only_that_its_author_is_here() -> None:
    found = graph(commit("1", "other.py"))

    assert found.nodes[ADA] == {"kind": "author", "active_commits": 1}
    assert found.nodes["a.py"]["commits"] == 0
    assert list(found.edges) == []


def test_a_merge_is_nobodys_own_work() -> None:
    found = graph(commit("1", "a.py", merge=True))

    assert people(found) == []
    assert found.nodes["a.py"] == {"kind": "unit", "lines": 0, "commits": 0, "churn": 0}


def test_lines_without_commits_are_knowledge_without_a_date() -> None:
    found = graph(wrote("a.py", ada=3))

    assert found.edges[ADA, "a.py"] == edge(lines=3)
    assert found.nodes[ADA] == {"kind": "author", "active_commits": 0}


def test_a_commit_without_surviving_lines_is_knowledge_too() -> None:
    found = graph(wrote("a.py", bob=2), commit("1", "a.py", days=180))

    assert found.edges[ADA, "a.py"] == edge(commits=1, recent=0.5, last=days_ago(180))
    assert found.nodes["a.py"] == {"kind": "unit", "lines": 2, "commits": 1, "churn": 1}


def test_lines_of_a_module_are_summed_by_person_over_its_files() -> None:
    units = {"m/a.py": "m", "m/b.py": "m"}
    found = graph(wrote("m/a.py", ada=3, bob=1), wrote("m/b.py", ada=5), units=units)

    assert found.nodes["m"]["lines"] == 9
    assert {name.email: edge["lines"] for _, name, edge in found.edges("m", data=True)} == {
        ADA.email: 8,
        BOB.email: 1,
    }


def test_a_commit_that_touches_five_files_of_a_module_counts_once() -> None:
    paths = [f"m/{number}.py" for number in range(5)]
    found = graph(commit("1", *paths, days=0), units=dict.fromkeys(paths, "m"))

    assert (found.nodes["m"]["commits"], found.nodes["m"]["churn"]) == (1, 1)
    assert (found.edges[ADA, "m"]["commits"], found.edges[ADA, "m"]["recent"]) == (1, 1.0)
    assert found.nodes[ADA]["active_commits"] == 1


def test_a_rename_carries_knowledge_to_todays_name() -> None:
    renamed = Commit("2", ("1",), BOB, days_ago(1), (Touch("a.py", "R", "old.py"),))
    found = graph(renamed, commit("1", "old.py"))

    assert (found.edges[ADA, "a.py"]["commits"], found.edges[BOB, "a.py"]["commits"]) == (1, 1)


@pytest.mark.parametrize(
    ("field", "window", "days", "counts"),
    [
        pytest.param("active_commits", 180, 180.0, 1, id="active on the last day"),
        pytest.param("active_commits", 180, 180.001, 0, id="active just before it"),
        pytest.param("commits", 730, 730.0, 1, id="known on the last day"),
        pytest.param("commits", 730, 730.001, 0, id="known just before it"),
        pytest.param("churn", 365, 365.0, 1, id="churn on the last day"),
        pytest.param("churn", 365, 365.001, 0, id="churn just before it"),
    ],
)
def test_a_window_includes_its_last_day(field: str, window: int, days: float, counts: int) -> None:
    found = graph(commit("1", "a.py", days=days))

    node = ADA if field == "active_commits" else "a.py"
    assert found.nodes[node][field] == counts
    assert (
        getattr(WINDOWS, {"commits": "known_days", "churn": "churn_days"}.get(field, "active_days")) == window
    )
    if field == "commits":
        assert found.edges[ADA, "a.py"]["commits"] == counts


def test_the_windows_are_what_the_design_says() -> None:
    assert Windows() == WINDOWS


def test_what_is_older_than_every_window_still_counts_a_little() -> None:
    found = graph(commit("1", "a.py", days=1800))

    assert found.edges[ADA, "a.py"]["recent"] == pytest.approx(0.5**10)
    assert found.edges[ADA, "a.py"]["last"] == days_ago(1800)


@pytest.mark.parametrize(
    ("days", "recent"),
    [
        pytest.param(0, 1.0, id="now"),
        pytest.param(90, 0.5**0.5, id="half of it"),
        pytest.param(180, 0.5, id="one half-life"),
        pytest.param(360, 0.25, id="two"),
    ],
)
def test_a_commit_counts_half_every_180_days(days: float, recent: float) -> None:
    assert graph(commit("1", "a.py", days=days)).edges[ADA, "a.py"]["recent"] == pytest.approx(recent)


def test_recent_commits_add_up() -> None:
    found = graph(commit("2", "a.py", days=0), commit("1", "a.py", days=180))

    assert found.edges[ADA, "a.py"]["recent"] == pytest.approx(1.5)


def test_a_clock_that_is_a_day_fast_is_believed_but_weighs_no_more_than_now() -> None:
    found = graph(commit("1", "a.py", days=-1))

    assert found.edges[ADA, "a.py"]["recent"] == 1.0
    assert found.nodes[ADA]["active_commits"] == 1


def test_a_date_further_in_the_future_is_not_believed() -> None:
    found = graph(commit("1", "a.py", days=-1.001))

    assert people(found) == []
    assert found.nodes["a.py"] == {"kind": "unit", "lines": 0, "commits": 0, "churn": 0}


def test_last_is_the_newest_date_in_whatever_order_commits_come() -> None:
    found = graph(*(commit(f"{days}", "a.py", days=days) for days in (20, 5, 30)))

    assert found.edges[ADA, "a.py"]["last"] == days_ago(5)


def test_last_keeps_the_offset_of_its_author() -> None:
    zone = timezone(timedelta(hours=5, minutes=30))
    when = datetime(2024, 5, 1, 9, tzinfo=zone)
    found = graph(Commit("1", (), ADA, when, (Touch("a.py", "M"),)))

    assert found.edges[ADA, "a.py"]["last"].utcoffset() == timedelta(hours=5, minutes=30)


def test_one_e_mail_is_one_person_whatever_the_name() -> None:
    found = graph(wrote("a.py", ada=3), commit("1", "a.py", by=Author(ADA.email, "A. Lovelace")))

    assert people(found) == [ADA.email]
    assert (found.edges[ADA, "a.py"]["lines"], found.edges[ADA, "a.py"]["commits"]) == (3, 1)


def test_somebody_without_an_e_mail_is_known_by_name() -> None:
    nameless = Author("grace", "Grace")
    found = graph(commit("1", "a.py", by=nameless))

    assert people(found) == ["grace"]


def test_people_stand_in_the_order_of_their_e_mails() -> None:
    zoe = Author("zoe@example.com", "Zoe")
    found = graph(commit("2", "a.py", by=zoe), wrote("a.py", bob=1), commit("1", "x.py", by=ADA))

    assert people(found) == [ADA.email, BOB.email, "zoe@example.com"]


def test_an_edge_names_the_person_first() -> None:
    found = graph(wrote("a.py", bob=1, ada=1))

    assert list(found.edges) == [(ADA, "a.py"), (BOB, "a.py")]


def test_an_empty_file_is_a_unit_without_lines() -> None:
    found = graph(Blame("a.py", "blob", {}), commit("1", "a.py"))

    assert found.nodes["a.py"]["lines"] == 0
    assert found.edges[ADA, "a.py"]["commits"] == 1


def test_a_co_author_has_the_commit_in_full_and_a_program_is_no_co_author() -> None:
    together = commit("1", "a.py")._replace(co_authors=(BOB, ADA, CLAUDE))
    found = graph(together)

    assert found.edges[BOB, "a.py"]["commits"] == found.edges[ADA, "a.py"]["commits"] == 1
    assert (found.edges[BOB, "a.py"]["co_authored"], found.edges[ADA, "a.py"]["co_authored"]) == (1, 0)
    assert (found.nodes["a.py"]["commits"], found.nodes[BOB]["active_commits"]) == (1, 1)
    assert CLAUDE.is_bot


def test_co_authors_can_be_left_out() -> None:
    together = commit("1", "a.py")._replace(co_authors=(BOB,))
    found = build({"a.py": "a.py"}, [], [together], NOW, WINDOWS, Credit(co_authors=False))

    assert people(found) == ["ada@example.com"]


@pytest.mark.parametrize(("assisted", "recent"), [(1.0, 1.0), (0.25, 0.25)])
def test_what_an_assistant_wrote_counts_as_is_stated(assisted: float, recent: float) -> None:
    together = commit("1", "a.py", days=0)._replace(co_authors=(CLAUDE,))
    found = build({"a.py": "a.py"}, [], [together], NOW, WINDOWS, Credit(assisted=assisted))

    assert found.edges[ADA, "a.py"] == edge(commits=1, recent=recent, last=NOW)


def test_who_added_a_file_is_kept_by_todays_name() -> None:
    renamed = Commit("2", ("1",), BOB, NOW, (Touch("a.py", "R", "old.py"),))
    found = graph(renamed, commit("1", "old.py", status="A"))

    assert (found.edges[ADA, "a.py"]["added"], found.edges[BOB, "a.py"]["added"]) == (1, 0)


@pytest.mark.parametrize("year", [1970, 2100])
def test_a_date_that_cannot_be_is_old_or_says_nothing(year: int) -> None:
    when = datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=23, minutes=59)))
    found = graph(commit("1", "a.py")._replace(when=when))

    assert found.nodes["a.py"]["commits"] == 0
    assert people(found) == (["ada@example.com"] if year == 1970 else [])
