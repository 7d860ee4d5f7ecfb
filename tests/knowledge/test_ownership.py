"""Ownership of files and modules, gathered from facts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from async_audit.facts import Author, Blame, Commit, Module, Touch
from async_audit.knowledge import BusFactor, Ownership, Rule, Windows
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, commit, days_ago, wrote

NET = Module("net", ("net/a.py", "net/b.py"))
TOOL = Module("tool", ("tool/c.py",))


def gather(
    *facts: Blame | Commit, modules: tuple[Module, ...] = (NET, TOOL), rule: Rule | None = None
) -> Ownership:
    blames = [fact for fact in facts if isinstance(fact, Blame)]
    commits = [fact for fact in facts if isinstance(fact, Commit)]
    return Ownership.gather(modules, blames, commits, NOW, rule)


def here(*people: Author) -> list[Commit]:
    """Three commits each, somewhere else."""
    return [commit(f"{one.name}{number}", "elsewhere", by=one) for one in people for number in range(3)]


def test_of_nothing_nothing_is_owned() -> None:
    ownership = gather(modules=())

    assert ownership.bus_factor() == BusFactor((), 0, 0, 0, is_exact=True)
    assert ownership.active_people() == ()
    assert dict(ownership.churn) == {}


def test_a_module_of_empty_files_has_no_bus_factor_and_no_concentration() -> None:
    ownership = gather(Blame("net/a.py", "", {}))

    assert ownership.bus_factor(NET) == BusFactor((), 0, 0, 0, is_exact=True)
    assert ownership.holders("net") == ()
    assert ownership.concentration("net") == 0
    assert ownership.without(NET) == [("net/a.py", 0)]


def test_a_blamed_file_in_no_module_is_a_file_and_nothing_more() -> None:
    ownership = gather(wrote("docs/x.md", ada=5))

    assert [holder.author for holder in ownership.holders("docs/x.md")] == [ADA]
    assert "docs/x.md" not in ownership.by_module
    assert set(ownership.churn) == {"net", "tool"}


def test_a_file_that_was_not_blamed_is_not_counted() -> None:
    assert gather(wrote("net/a.py", ada=5), *here(ADA)).bus_factor(NET).lines == 5


def test_a_module_is_asked_about_as_a_whole_and_a_file_by_itself() -> None:
    ownership = gather(wrote("net/a.py", ada=95), wrote("net/b.py", bob=5))

    assert [holder.author for holder in ownership.holders("net")] == [ADA]
    assert [holder.author for holder in ownership.holders("net/b.py")] == [BOB]


def test_where_a_module_has_the_name_of_a_file_the_module_is_meant() -> None:
    module = Module("net/run", ("net/run", "net/run.py"))
    ownership = gather(wrote("net/run", ada=1), wrote("net/run.py", bob=99), modules=(module,))

    assert [holder.author for holder in ownership.holders("net/run")] == [BOB]


def test_active_holders_are_those_who_are_still_here() -> None:
    ownership = gather(wrote("net/a.py", ada=5, bob=5), *here(BOB, CAT))

    assert ownership.active_holders("net") == {BOB}


def test_active_people_come_by_e_mail_and_without_bots() -> None:
    bot = Author("1+dependabot[bot]@users.noreply.github.com", "dependabot[bot]")
    almost = [commit(f"almost {number}", "x", by=ADA) for number in range(2)]

    assert gather(*here(CAT, bot, BOB), *almost).active_people() == (BOB, CAT)


def test_the_rule_is_asked_who_is_active_and_who_holds() -> None:
    ownership = gather(
        wrote("net/a.py", ada=20, bob=80),
        commit("1", "x", by=BOB),
        rule=Rule(line_share=0.5, active_commits=1),
    )

    assert [holder.author for holder in ownership.holders("net")] == [BOB]
    assert ownership.active_people() == (BOB,)


def test_the_bus_factor_of_a_module_is_counted_over_its_files() -> None:
    # both hold the module, but each file only one of them
    ownership = gather(wrote("net/a.py", ada=60), wrote("net/b.py", bob=40), *here(ADA, BOB))

    assert ownership.active_holders("net") == {ADA, BOB}
    assert ownership.bus_factor(NET) == BusFactor((ADA,), 100, 0, 60, is_exact=True)


def test_the_bus_factor_of_the_repository_is_counted_over_its_modules() -> None:
    facts = [wrote("net/a.py", ada=60), wrote("net/b.py", bob=40), wrote("tool/c.py", cat=30)]

    assert gather(*facts, *here(ADA, BOB, CAT)).bus_factor() == BusFactor(
        (ADA, BOB), 130, 0, 100, is_exact=True
    )
    assert gather(*facts, *here(CAT)).bus_factor() == BusFactor((), 130, 100, 100, is_exact=True)


def test_the_share_that_makes_the_line_is_passed_on() -> None:
    ownership = gather(wrote("net/a.py", ada=60), wrote("net/b.py", bob=40), *here(ADA, BOB))

    assert ownership.bus_factor(NET).number == 1
    assert replace(ownership, orphaned_share=0.6).bus_factor(NET).number == 2
    assert replace(ownership, orphaned_share=0.6).bus_factor().number == 2


def test_the_windows_are_passed_on() -> None:
    commits = [commit(f"{number}", "tool/c.py", days=20) for number in range(3)]
    facts = [wrote("tool/c.py", bob=9)]
    narrow = Ownership.gather([TOOL], facts, commits, NOW, windows=Windows(19, 19, 19))
    wide = Ownership.gather([TOOL], facts, commits, NOW, windows=Windows(20, 20, 20))

    assert (narrow.active_people(), [holder.author for holder in narrow.holders("tool")]) == ((), [BOB])
    assert (wide.active_people(), [holder.author for holder in wide.holders("tool")]) == ((ADA,), [ADA, BOB])
    assert (narrow.churn["tool"], wide.churn["tool"]) == (0, 3)


def test_without_names_the_files_that_nobody_active_holds_largest_first() -> None:
    module = Module("net", ("net/a.py", "net/b.py", "net/c.py", "net/d.py", "net/e.py"))
    ownership = gather(
        wrote("net/a.py", ada=10),
        wrote("net/b.py", bob=10),
        wrote("net/c.py", cat=50),
        wrote("net/d.py", bob=30, ada=30),
        *here(ADA, BOB),
        modules=(module,),
    )

    assert ownership.without(module) == [("net/c.py", 50)]
    assert ownership.without(module, [ADA]) == [("net/c.py", 50), ("net/a.py", 10)]
    assert ownership.without(module, [ADA, BOB]) == [
        ("net/d.py", 60),
        ("net/c.py", 50),
        ("net/a.py", 10),
        ("net/b.py", 10),
    ]


@pytest.mark.parametrize(
    ("lines", "concentration"),
    [
        pytest.param({"ada": 10}, 1.0, id="one person"),
        pytest.param({"ada": 5, "bob": 5}, 0.5, id="two halves"),
        pytest.param({"ada": 6, "bob": 3, "cat": 1}, 0.46, id="three"),
    ],
)
def test_concentration_is_the_sum_of_the_squared_shares(lines: dict[str, int], concentration: float) -> None:
    assert gather(wrote("tool/c.py", **lines)).concentration("tool") == pytest.approx(concentration)


def test_churn_counts_each_commit_of_a_module_once() -> None:
    ownership = gather(
        commit("1", "net/a.py", "net/b.py"),
        commit("2", "net/b.py", "tool/c.py"),
        commit("3", "net/a.py", merge=True),
        commit("4", "net/a.py", days=365),
        commit("5", "net/a.py", days=365.001),
        commit("6", "net/a.py", days=-30),
    )

    assert dict(ownership.churn) == {"net": 3, "tool": 1}


def test_churn_follows_a_rename() -> None:
    renamed = Commit("2", ("1",), ADA, days_ago(5), (Touch("tool/c.py", "R", "src/c.py"),))

    assert gather(renamed, commit("1", "src/c.py")).churn["tool"] == 2


@pytest.mark.parametrize(
    ("lines", "fractal"),
    [
        pytest.param({"ada": 1, "bob": 3, "cat": 2}, 0.61, id="three"),
        pytest.param({"ada": 1, "bob": 2}, 0.44, id="two"),
        pytest.param({"cat": 2}, 0.0, id="one"),
    ],
)
def test_concentration_is_what_is_left_of_the_fractal_value(lines: dict[str, int], fractal: float) -> None:
    """From adamtornhill/code-maat at e745abe, test/code_maat/analysis/effort_test.clj."""
    concentration = gather(wrote("net/a.py", **lines)).concentration("net")

    assert round(1 - concentration, 2) == fractal


def test_ten_thousand_authors_are_answered() -> None:
    people = [Author(f"{number}@example.com", f"P {number}") for number in range(10_000)]
    commits = [commit(f"{number}", "net/a.py", by=one) for number, one in enumerate(people)]
    ownership = gather(Blame("net/a.py", "", dict.fromkeys(people, 1)), *commits)

    assert ownership.holders("net") == ()
    assert ownership.bus_factor(NET) == BusFactor((), 10_000, 10_000, 10_000, is_exact=True)
