"""What is orphaned when people leave, and who is best placed."""

from __future__ import annotations

import pytest

from async_audit.facts import Author, Blame, Commit, Module
from async_audit.knowledge import Ownership
from async_audit.knowledge.what_if import Orphan, departure, departures, orphaned
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, commit, days_ago, wrote

NET, TOOL = Module("src/net", ("src/net/a.py",)), Module("src/tool", ("src/tool/b.py",))
DOC = Module("doc", ("doc/c.py",))


def here(*people: Author) -> list[Commit]:
    return [commit(f"{one.name}{number}", "elsewhere", by=one) for one in people for number in range(3)]


def gather(*facts: Blame | Commit, minimum_lines: int = 0) -> Ownership:
    blames = [fact for fact in facts if isinstance(fact, Blame)]
    commits = [fact for fact in facts if isinstance(fact, Commit)]
    return Ownership.gather((NET, TOOL, DOC), blames, commits, NOW, minimum_lines=minimum_lines)


def named(orphans: tuple[Orphan, ...]) -> list[tuple[str, str, str]]:
    """Module, who held it, and the successor with what they know."""
    return [
        (
            one.module,
            " ".join(author.name for author in one.people),
            f"{one.successor.author.name} of {one.successor.where}" if one.successor else "",
        )
        for one in orphans
    ]


def test_of_nothing_nothing_is_orphaned() -> None:
    empty = Ownership.gather((), [], [], NOW)

    assert (departures(empty), departure(empty, [ADA]), orphaned(empty)) == ((), (), ())


def test_what_two_hold_is_no_single_departure() -> None:
    ownership = gather(
        wrote("src/net/a.py", ada=5, bob=5), wrote("src/tool/b.py", ada=9, bob=9), *here(ADA, BOB)
    )

    assert [one.module for one in departures(ownership)] == []
    assert named(departure(ownership, [ADA, BOB])) == [
        ("src/tool", "Ada Bob", ""),
        ("src/net", "Ada Bob", ""),
    ]


def test_single_departures_are_told_by_area_largest_first() -> None:
    ownership = gather(wrote("src/net/a.py", bob=5), wrote("doc/c.py", ada=9), *here(ADA, BOB))

    assert [(one.module, one.lines) for one in departures(ownership)] == [("doc", 9), ("src/net", 5)]


def test_what_is_orphaned_already_is_nobodys_departure() -> None:
    ownership = gather(wrote("src/net/a.py", cat=5), *here(ADA))

    assert departures(ownership) == ()
    assert named(orphaned(ownership))[0][:2] == ("src/net", "Cat")


def test_a_successor_is_whoever_active_knows_most_of_the_module() -> None:
    ownership = gather(
        wrote("src/net/a.py", ada=90, bob=4, cat=6),
        commit("1", "src/net/a.py", by=BOB, days=20),
        *here(ADA, BOB),
    )
    (orphan,) = departures(ownership)

    assert named((orphan,)) == [("src/net", "Ada", "Bob of src/net")]
    assert orphan.successor is not None
    assert (orphan.successor.line_share, orphan.successor.commits) == (0.04, 1)
    assert orphan.successor.last == days_ago(20)


def test_where_nobody_left_knows_the_module_the_nearest_directory_counts() -> None:
    ownership = gather(wrote("src/net/a.py", ada=90), wrote("src/tool/b.py", bob=9), *here(ADA, BOB, CAT))

    assert named(departures(ownership)) == [
        ("src/net", "Ada", "Bob of src"),
        ("src/tool", "Bob", "Ada of src"),
    ]


def test_the_top_is_the_last_directory() -> None:
    ownership = gather(wrote("src/net/a.py", ada=90), wrote("doc/c.py", bob=9), *here(ADA, BOB))

    assert named(departures(ownership))[0] == ("src/net", "Ada", "Bob of .")


def test_who_leaves_too_is_no_successor() -> None:
    ownership = gather(wrote("src/net/a.py", ada=95, bob=5), *here(ADA, BOB, CAT))

    assert named(departure(ownership, [ADA, BOB])) == [("src/net", "Ada", "")]


def test_modules_too_small_to_count_are_not_told() -> None:
    assert departures(gather(wrote("src/net/a.py", ada=9), *here(ADA), minimum_lines=10)) == ()


@pytest.mark.parametrize("departed", [frozenset({"ada@example.com"}), frozenset({"x@example.com"})])
def test_whom_configuration_calls_departed_is_not_here(departed: frozenset[str]) -> None:
    facts = [wrote("src/net/a.py", ada=5)]
    ownership = Ownership.gather((NET,), facts, here(ADA), NOW, departed=departed)

    assert (ownership.active_people() == ()) == ("ada@example.com" in departed)
    assert ownership.leaving([ADA]).active_people() == ()
    assert ownership.leaving([ADA]).bus_factor().orphaned == 5


def test_another_rule_asks_again() -> None:
    ownership = gather(wrote("src/net/a.py", ada=5), commit("1", "x", by=ADA))

    assert ownership.active_holders("src/net") == frozenset()
    assert ownership.with_rule(active_commits=1).active_holders("src/net") == {ADA}
