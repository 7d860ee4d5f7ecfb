"""A snapshot of people: addresses merged, pseudonyms where asked."""

from __future__ import annotations

from async_audit.facts import Author, Blame, Module
from async_audit.knowledge.identity import People
from async_audit.knowledge.pseudonyms import Pseudonyms
from async_audit.knowledge.united import United
from tests.fixed_snapshot import ADA, BOB, FixedSnapshot, change, commit

HOME, WORK = Author("ada@home.example", "Ada Lovelace"), Author("ada@work.example", "Ada Lovelace")
BOT = Author("1+renovate[bot]@users.noreply.github.com", "renovate[bot]")
SNAPSHOT = FixedSnapshot(
    contents={"a.py": "x\n"},
    modules=[Module(".", ("a.py",))],
    commits=[
        commit("3", "a.py", by=WORK)._replace(signatures=("Ada Lovelace <Ada@Work.example>",)),
        commit("2", "a.py", by=HOME)._replace(co_authors=(WORK, BOB)),
        commit("1", "a.py", by=HOME),
    ],
    mainline=[change("3", by=WORK)],
    blamed=[Blame("a.py", "", {WORK: 3, BOB: 3, HOME: 1, BOT: 2})],
)


def test_commits_and_lines_are_those_of_the_person() -> None:
    united = United(SNAPSHOT)

    assert [one.author for one in united.commits] == [HOME, HOME, HOME]
    assert united.commits[1].co_authors == (HOME, BOB)
    (blame,) = united.blames(["a.py"])
    assert list(blame.lines.items()) == [(HOME, 4), (BOB, 3), (BOT, 2)]


def test_a_commit_that_nothing_changes_is_the_same_object() -> None:
    assert United(SNAPSHOT).commits[2] is SNAPSHOT.commits[2]


def test_all_else_is_as_it_was() -> None:
    united = United(SNAPSHOT)

    assert (united.commit, united.now, united.history_gap) == (SNAPSHOT.commit, SNAPSHOT.now, "")
    assert (united.files, united.modules, united.losses) == (SNAPSHOT.files, SNAPSHOT.modules, ())
    assert (united.change, united.read("a.py")) == (None, b"x\n")
    assert united.changes(1) == SNAPSHOT.changes(1)


def test_the_author_of_a_change_can_be_asked_for() -> None:
    assert United(SNAPSHOT).person(WORK) == HOME
    assert United(SNAPSHOT, People(names=False)).person(WORK) == WORK


def test_with_a_salt_nobody_is_named_anywhere() -> None:
    united = United(SNAPSHOT, salt="pepper")
    (blame,) = united.blames(["a.py"])
    said = repr([*united.commits, *united.changes(1), blame])

    assert "ovelace" not in said
    assert "ada@" not in said.lower()
    assert "bob" not in said.lower()
    assert {one.author for one in united.commits} == {united.person(WORK)}
    assert BOT in blame.lines


def test_a_pseudonym_is_the_same_for_the_same_salt_only() -> None:
    assert Pseudonyms("a").of(ADA) == Pseudonyms("a").of(ADA)
    assert Pseudonyms("a").of(ADA) != Pseudonyms("b").of(ADA)
    assert Pseudonyms("a").of(ADA) != Pseudonyms("a").of(BOB)


def test_ten_thousand_people_have_ten_thousand_pseudonyms() -> None:
    people = [Author(f"{number}@example.com", "") for number in range(10_000)]

    assert len({Pseudonyms("a").of(one).email for one in people}) == 10_000
