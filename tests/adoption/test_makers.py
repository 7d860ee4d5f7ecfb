"""A merge was made by those whose commits it brought."""

from __future__ import annotations

from async_audit.adoption.makers import makers
from async_audit.facts import Author, Change, Commit
from tests.fixed_snapshot import ADA, BOB, CAT, NOW

BOT = Author("x@example.com", "renovate[bot]")


def commit(name: str, *parents: str, by: Author = ADA, with_: tuple[Author, ...] = ()) -> Commit:
    return Commit(name, parents, by, NOW, (), co_authors=with_)


def change(name: str) -> Change:
    return Change(name, (ADA,), NOW, "", ())


def test_a_commit_is_made_by_its_author_and_co_authors() -> None:
    made = makers([change("2"), change("1")], [commit("2", "1", by=BOB, with_=(CAT, BOT)), commit("1")])
    assert made == {"2": {BOB, CAT}, "1": {ADA}}


def test_a_merge_is_made_by_those_whose_commits_it_brings_not_by_who_presses_the_button() -> None:
    history = [
        commit("m", "2", "b"),
        commit("b", "a", by=CAT),
        commit("a", "1", by=BOB),
        commit("2", "1"),
        commit("1"),
    ]
    assert makers([change("m"), change("2")], history) == {"m": {BOB, CAT}, "2": {ADA}}


def test_what_an_earlier_merge_brought_is_not_brought_again() -> None:
    history = [
        commit("n", "m", "c"),
        commit("c", "m", "b", by=CAT),
        commit("m", "1", "b"),
        commit("b", "1", by=BOB),
        commit("1"),
    ]
    made = makers([change("n"), change("m")], history)
    assert made["m"] == {BOB}
    assert made["n"] == {ADA}  # c is a merge too: nothing else is left but the button


def test_history_before_the_changes_counts_for_nobody() -> None:
    history = [commit("m", "1", "b"), commit("b", "0", by=BOB), commit("1", "0", by=CAT), commit("0", by=CAT)]
    assert makers([change("m")], history) == {"m": {BOB}}
    assert makers([], history) == {}
