"""Who can answer, when, and who else could learn it, on facts typed by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from async_audit.facts import Author, Blame, Commit, Module, Touch
from async_audit.knowledge.who import Answer, Person, neighbours, who
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, commit
from tests.knowledge.clock_facts import BERLIN, NEW_YORK, at, keeping_hours, living_at

DAN = Author("dan@example.com", "Dan")
NET = Module("net", ("net/a.py", "net/b.py"))
POOL = Module("pool", ("pool/c.py",))


def ask(*commits: Commit, when: datetime = NOW, **lines: int) -> Answer:
    people = {"ada": ADA, "bob": BOB, "cat": CAT, "dan": DAN}
    blames = [Blame("net/a.py", "", {people[name]: count for name, count in lines.items()})]
    return who(NET, [POOL], blames, commits, NOW, when)


def names(people: tuple[Person, ...]) -> list[str]:
    return [person.author.name for person in people]


def test_nobody_is_an_answer() -> None:
    answer = ask()
    assert (answer.holders, answer.learners, answer.lines, answer.files, answer.churn) == ((), (), 0, 2, 0)


def test_holders_come_in_the_order_in_which_to_ask() -> None:
    answer = ask(*living_at(BERLIN, ADA, "net/b.py"), ada=10, bob=20, cat=70)
    assert names(answer.holders) == ["Ada", "Cat", "Bob"]
    assert [person.is_active for person in answer.holders] == [True, False, False]
    assert (answer.holders[0].line_share, answer.holders[0].commits, answer.lines) == (0.1, 3, 100)


def test_the_newest_three_commits_there_say_from_what_they_know_it() -> None:
    commits = [commit(f"{days}", "net/a.py", by=ADA, days=days) for days in (5, 800, 10, 1)]
    elsewhere, merge = commit("x", "pool/c.py", by=ADA, days=2), commit("m", "net/a.py", days=1, merge=True)
    assert [one.id for one in ask(*commits, elsewhere, merge, ada=1).holders[0].newest] == ["1", "5", "10"]


def test_commits_under_an_old_name_and_made_together_count() -> None:
    renamed = commit("2", by=CAT, days=5)._replace(touched=(Touch("net/a.py", "R", "old.py"),))
    together = commit("1", "old.py", by=CAT, days=9)._replace(co_authors=(ADA,))
    answer = ask(renamed, together, ada=1)
    assert [one.id for one in answer.holders[0].newest] == ["1"]


def test_whose_commits_others_made_has_no_clock_and_that_reason() -> None:
    together = [
        commit(str(day), "net/a.py", by=CAT, days=day)._replace(co_authors=(ADA,)) for day in (5, 6, 7)
    ]
    (ada,) = [one for one in ask(*together, ada=100).holders if one.author == ADA]
    assert (ada.commits, ada.clock.doubt) == (3, "commits only as a co-author, and the clock is the author's")


@pytest.mark.parametrize(
    ("when", "start"),
    [
        pytest.param("2024-06-03T08:00+02:00", "2024-06-03T09:00:00+02:00", id="the same day"),
        pytest.param("2024-06-03T12:00+02:00", "2024-06-03T09:00:00+02:00", id="now"),
        pytest.param("2024-06-01T12:00+00:00", "2024-06-03T09:00:00+02:00", id="on Saturday"),
    ],
)
def test_they_are_met_in_the_window_that_is_open_or_next(when: str, start: str) -> None:
    answer = ask(*living_at(BERLIN, ADA, "net/a.py"), ada=1, when=datetime.fromisoformat(when))
    window = answer.holders[0].window
    assert window is not None
    assert window.start.isoformat() == start


@pytest.mark.parametrize(
    ("commits", "doubt"),
    [
        pytest.param(living_at(0, ADA, "net/a.py"), "commits are at +0000 in summer too", id="no zone"),
        pytest.param(keeping_hours(0, 23, ADA, "net/a.py"), "irregular hours", id="irregular hours"),
    ],
)
def test_who_is_not_known_to_be_anywhere_has_no_window_and_a_reason(
    commits: list[Commit], doubt: str
) -> None:
    person = ask(*commits, ada=1).holders[0]
    assert (person.window, person.clock.doubt) == (None, doubt)


def test_the_active_who_know_a_little_could_learn_it_and_then_the_neighbours() -> None:
    commits = [
        *(commit(f"a{n}", "net/a.py", by=ADA) for n in range(30)),
        *living_at(BERLIN, BOB, "pool/c.py", days=9),
        *living_at(NEW_YORK, CAT, "elsewhere"),
        commit("c", "net/b.py", by=CAT, days=300),
        *living_at(BERLIN, DAN, "elsewhere"),
    ]
    answer = ask(*commits, ada=100)
    assert names(answer.holders) == ["Ada"]
    assert [(one.author.name, one.where, one.commits) for one in answer.learners] == [
        ("Cat", "net", 1),
        ("Bob", "pool", 9),
    ]
    assert [len(one.newest) for one in answer.learners] == [1, 0]


def test_a_holder_who_left_does_not_learn_it_and_one_who_is_here_need_not() -> None:
    answer = ask(*living_at(BERLIN, ADA, "net/a.py"), ada=50, bob=50)
    assert (names(answer.holders), answer.learners) == (["Ada", "Bob"], ())


def test_no_more_than_three_learners_are_named() -> None:
    people = [Author(f"{n}@example.com", f"P{n}") for n in range(9)]
    assert len(ask(*(one for who in people for one in living_at(BERLIN, who, "pool/c.py"))).learners) == 3


def test_neighbours_lie_beside_above_and_right_below() -> None:
    modules = [
        Module(path, (f"{path}/x.c",))
        for path in (
            ".",
            "src",
            "src/net",
            "src/net/tls",
            "src/net/tls/deep",
            "src/pool",
            "src/pool/far",
            "lib",
        )
    ]
    found = neighbours(modules[2], modules)
    assert [one.path for one in found] == ["src", "src/net/tls", "src/pool"]
    assert [one.path for one in neighbours(modules[1], modules)] == [".", "src/net", "src/pool", "lib"]


def test_around_a_file_lie_the_rest_of_its_module_and_then_the_others() -> None:
    found = neighbours(Module("net/a.py", ("net/a.py",)), [NET, POOL])
    assert found == [Module("net", ("net/b.py",)), POOL]
    assert neighbours(Module("pool/c.py", ("pool/c.py",)), [NET, POOL]) == [NET]


def test_modules_inside_of_what_is_asked_about_are_no_neighbours() -> None:
    whole = Module("src", ("src/net/x.c", "src/pool/x.c"))
    parts = [
        Module("src/net", ("src/net/x.c",)),
        Module("src/pool", ("src/pool/x.c",)),
        Module("lib", ("lib/y.c",)),
    ]
    assert [one.path for one in neighbours(whole, parts)] == ["lib"]


def test_the_end_of_the_calendar_is_no_error() -> None:
    last = datetime.max.replace(tzinfo=NOW.tzinfo)
    assert ask(*living_at(BERLIN, ADA, "net/a.py"), ada=1, when=last).holders[0].window is None
    assert ask(at(last - timedelta(days=1), ADA, "net/a.py"), ada=1).churn == 0
