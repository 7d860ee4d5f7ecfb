"""Who can answer for a unit, and in which order to ask them."""

from __future__ import annotations

import pytest

from async_audit.facts import Author, Blame, Commit
from async_audit.knowledge import Rule, Windows
from async_audit.knowledge.graph import build_all
from async_audit.knowledge.holders import Holder, holders, is_active
from async_audit.knowledge.tally import Knowledge
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, commit, days_ago, wrote

BOT = Author("49699333+dependabot[bot]@users.noreply.github.com", "dependabot[bot]")


def known(*facts: Blame | Commit) -> Knowledge:
    blames = [fact for fact in facts if isinstance(fact, Blame)]
    commits = [fact for fact in facts if isinstance(fact, Commit)]
    (found,) = build_all(({"a.py": "a.py"},), blames, commits, NOW, Windows())
    return found


def held(*facts: Blame | Commit, rule: Rule | None = None) -> list[str]:
    return [holder.author.name for holder in holders(known(*facts), "a.py", rule or Rule())]


def some(number: int, by: Author, *paths: str, days: float = 10) -> list[Commit]:
    return [commit(f"{by.email} {paths} {n}", *paths, by=by, days=days) for n in range(number)]


def test_nobody_holds_what_nobody_touched() -> None:
    assert held() == []


def test_the_rule_is_what_the_design_says() -> None:
    assert Rule() == Rule(line_share=0.1, commits=3, commit_share=0.1, active_commits=3)


@pytest.mark.parametrize(
    ("lines", "is_held"), [pytest.param(99, False, id="just under"), pytest.param(100, True, id="exactly at")]
)
def test_a_tenth_of_the_lines_makes_a_holder(lines: int, is_held: bool) -> None:
    facts = wrote("a.py", ada=lines, bob=1000 - lines)
    assert ("Ada" in held(facts)) is is_held


@pytest.mark.parametrize(
    ("commits", "is_held"), [pytest.param(2, False, id="just under"), pytest.param(3, True, id="exactly at")]
)
def test_three_commits_make_a_holder(commits: int, is_held: bool) -> None:
    assert ("Ada" in held(wrote("a.py", bob=9), *some(commits, ADA, "a.py"))) is is_held


@pytest.mark.parametrize(
    ("others", "is_held"),
    [pytest.param(27, True, id="exactly a tenth"), pytest.param(28, False, id="just under")],
)
def test_three_commits_must_also_be_a_tenth_of_all(others: int, is_held: bool) -> None:
    facts: list[Blame | Commit] = [wrote("a.py", bob=9), *some(3, ADA, "a.py"), *some(others, BOB, "a.py")]
    assert ("Ada" in held(*facts)) is is_held


def test_exactly_the_share_is_enough_where_a_product_of_floats_would_be_more() -> None:
    # 0.07 * 100 > 7
    facts: list[Blame | Commit] = [wrote("a.py", bob=9), *some(7, ADA, "a.py"), *some(93, BOB, "a.py")]
    assert held(*facts, rule=Rule(commit_share=0.07)) == ["Bob", "Ada"]


def test_commits_that_are_older_than_two_years_make_no_holder() -> None:
    assert held(wrote("a.py", bob=9), *some(9, ADA, "a.py", days=731)) == ["Bob"]


def test_commits_of_somebody_else_to_an_old_file_are_all_that_counts() -> None:
    facts: list[Blame | Commit] = [
        wrote("a.py", cat=9),
        *some(90, BOB, "a.py", days=800),
        *some(3, ADA, "a.py"),
    ]
    assert held(*facts) == ["Ada", "Cat"]


def test_merges_make_no_holder() -> None:
    merges = [commit(f"{number}", "a.py", merge=True) for number in range(9)]
    assert held(wrote("a.py", bob=9), *merges) == ["Bob"]


def test_in_an_empty_file_only_commits_make_a_holder() -> None:
    assert held(Blame("a.py", "", {}), *some(3, ADA, "a.py"), *some(2, BOB, "a.py")) == ["Ada"]


def test_a_bot_never_holds() -> None:
    assert held(Blame("a.py", "", {BOT: 99, ADA: 1}), *some(9, BOT, "a.py")) == []


def test_the_lines_of_a_bot_still_count_as_lines() -> None:
    (holder,) = holders(known(Blame("a.py", "", {BOT: 75, ADA: 25})), "a.py", Rule())
    assert holder.line_share == 0.25


@pytest.mark.parametrize(
    ("author", "is_person"),
    [
        pytest.param(ADA, True, id="Ada"),
        pytest.param(Author("boten@example.com", "Bobbot Boten"), True, id="people are called Boten"),
        pytest.param(Author("rabot@robots.org.uk", "Rabot"), True, id="and Rabot"),
        pytest.param(BOT, False, id="a bot"),
        pytest.param(Author("ci@example.com", "renovate[bot]"), False, id="a bot by name"),
        pytest.param(Author("x[bot]@users.noreply.github.com", "X"), False, id="a bot by e-mail"),
    ],
)
def test_only_people_are_ever_active_or_hold(author: Author, is_person: bool) -> None:
    facts: list[Blame | Commit] = [Blame("a.py", "", {author: 9}), *some(9, author, "a.py")]
    assert (held(*facts) == [author.name]) is is_person
    assert is_active(known(*facts), author, Rule()) is is_person


@pytest.mark.parametrize(
    ("commits", "days", "is_here"),
    [
        pytest.param(2, 10, False, id="two commits"),
        pytest.param(3, 10, True, id="three commits"),
        pytest.param(3, 180, True, id="on the last day"),
        pytest.param(3, 180.001, False, id="just before it"),
    ],
)
def test_three_commits_in_180_days_say_that_somebody_is_here(
    commits: int, days: float, is_here: bool
) -> None:
    found = known(*some(commits, ADA, "other.py", days=days))
    assert is_active(found, ADA, Rule()) is is_here


def test_somebody_with_lines_but_no_commits_holds_and_is_gone() -> None:
    (holder,) = holders(known(wrote("a.py", ada=9)), "a.py", Rule())

    assert holder == Holder(ADA, 9, 1.0, 0, None, is_active=False, score=1.0)


def test_a_holder_comes_with_the_numbers_behind_it() -> None:
    facts: list[Blame | Commit] = [
        wrote("a.py", ada=30, bob=70),
        *some(3, ADA, "a.py", days=180),
        *some(3, BOB, "a.py", days=360),
    ]

    first, second = holders(known(*facts), "a.py", Rule())

    assert first == Holder(ADA, 30, 0.3, 3, days_ago(180), is_active=True, score=first.score)
    assert second == Holder(BOB, 70, 0.7, 3, days_ago(360), is_active=False, score=second.score)
    assert (first.score, second.score) == pytest.approx((0.3 + 2 * 2 / 3, 0.7 + 2 / 3))


def test_whoever_is_active_is_asked_first_even_with_a_lower_score() -> None:
    facts: list[Blame | Commit] = [wrote("a.py", ada=90, bob=10), *some(3, BOB, "other.py")]
    assert held(*facts) == ["Bob", "Ada"]


def test_among_the_active_recent_work_is_asked_before_old_lines() -> None:
    facts: list[Blame | Commit] = [
        wrote("a.py", ada=60, bob=40),
        *some(3, ADA, "other.py"),
        *some(3, BOB, "a.py"),
    ]
    assert held(*facts) == ["Bob", "Ada"]


def test_recent_work_weighs_twice_as_much_as_lines() -> None:
    # Ada: .59 of lines + 2 * .5; Bob: .41 + 2 * .5; then one more commit of Bob's turns the order
    facts: list[Blame | Commit] = [
        wrote("a.py", ada=59, bob=41),
        *some(10, ADA, "a.py", days=0),
        *some(10, BOB, "a.py", days=0),
    ]
    assert held(*facts) == ["Ada", "Bob"]
    assert held(*facts, *some(1, BOB, "a.py", days=0)) == ["Ada", "Bob"]  # .59 + 2*10/21 > .41 + 2*11/21
    assert held(*facts, *some(2, BOB, "a.py", days=0)) == ["Bob", "Ada"]  # .59 + 2*10/22 < .41 + 2*12/22


def test_equals_are_asked_in_the_order_of_their_e_mails() -> None:
    assert held(wrote("a.py", cat=5, bob=5, ada=5)) == ["Ada", "Bob", "Cat"]


def test_active_keeps_those_who_are_still_here() -> None:
    found = holders(
        known(wrote("a.py", ada=5, bob=5, cat=5), *some(3, CAT, "x"), *some(3, BOB, "x")), "a.py", Rule()
    )
    assert {one.author for one in found if one.is_active} == {BOB, CAT}
