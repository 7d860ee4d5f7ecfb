"""Who the owners are, from commits typed by hand."""

from __future__ import annotations

import math

from async_audit.facts import Author, Commit, Touch
from async_audit.knowledge.codeowners import Rule
from async_audit.knowledge.globs import github
from async_audit.knowledge.owners import Owners, owners_of, people
from tests.fixed_snapshot import ADA, BOB, CAT, NOW, commit

HUB = Author("12+Ada-L@users.noreply.github.com".lower(), "Ada Lovelace")
LAB = Author("7-bob.k@users.noreply.gitlab.com", "Bob")


def rule(*owners: str) -> Rule:
    return Rule(1, "*", owners, github("*"))


def by(author: Author, *signatures: str) -> Commit:
    return commit(author.email, "x", by=author)._replace(signatures=signatures)


def test_an_e_mail_is_whoever_signs_with_it() -> None:
    assert people([commit("a", by=ADA)]) == {"ada@example.com": {ADA}}


def test_an_e_mail_of_before_mailmap_is_known_too() -> None:
    assert people([by(ADA, "A. L. <Ada@Old.example>")])["ada@old.example"] == {ADA}


def test_a_login_is_read_from_the_address_that_a_forge_gives() -> None:
    known = people([commit("a", by=HUB), commit("b", by=LAB), by(CAT, "Cat <cat9@users.noreply.github.com>")])
    assert [*known["@ada-l"], *known["@bob.k"], *known["@cat9"]] == [HUB, LAB, CAT]


def test_a_login_is_never_guessed_from_another_address() -> None:
    assert "@ada" not in people(
        [commit("a", by=ADA), commit("b", by=Author("ada@users.noreply.example.com", "Ada"))]
    )


def test_the_same_full_name_is_the_same_person_and_one_word_is_not() -> None:
    home = Author("al@example.com", "ada lovelace")
    known = people([commit("a", by=HUB), commit("b", by=home), commit("c", by=LAB), commit("d", by=BOB)])
    assert known["@ada-l"] == {HUB, home}
    assert known["@bob.k"] == {LAB}


def test_co_authors_are_people_too() -> None:
    paired = commit("a", by=ADA)._replace(co_authors=(HUB,), signatures=("Ada <ada@example.com>", str(HUB)))
    assert people([paired])["@ada-l"] == {HUB}


def test_owners_are_compared_in_lower_case_and_named_once() -> None:
    assert owners_of([rule("@Ada", "bob@EXAMPLE.com"), rule("@ada")]) == (
        "@ada",
        "bob@example.com",
    )


def claims(*commits: Commit) -> Owners:
    decided = {
        "a": [rule("ada@example.com", "@org/team")],
        "b": [rule("bob@example.com")],
        "c": [rule()],
    }
    return Owners(decided, people(commits), commits, NOW)


def test_whom_no_commit_names_is_unknown() -> None:
    found = claims(commit("1", by=ADA))
    assert (found.unknown, list(found.days)) == (("@org/team", "bob@example.com"), ["ada@example.com"])


def test_files_are_listed_by_owner_and_owners_by_file() -> None:
    found = claims(commit("1", by=ADA))
    assert found.files == {"@org/team": ["a"], "ada@example.com": ["a"], "bob@example.com": ["b"]}
    assert found.of(["a", "c", "elsewhere"]) == ("@org/team", "ada@example.com")


def test_the_last_commit_may_be_a_merge_or_made_together() -> None:
    commits = [
        commit("1", by=ADA, days=400),
        commit("2", by=ADA, days=30, merge=True),
        commit("3", by=BOB, days=500),
        commit("4", by=CAT, days=20)._replace(co_authors=(BOB,)),
    ]
    assert claims(*commits).days == {"ada@example.com": 30, "bob@example.com": 20}


def test_whoever_was_never_seen_was_last_seen_at_no_time() -> None:
    decided = {"a": [rule("@team")]}
    assert Owners(decided, {"@team": frozenset({ADA})}, [], NOW).days == {"@team": math.inf}


def test_changes_under_an_old_name_and_made_together_count() -> None:
    renamed = commit("2", by=CAT, days=5)._replace(touched=(Touch("b", "R", "old"),))
    found = claims(renamed, commit("1", "old", by=BOB, days=900), commit("0", "z", by=ADA))
    assert (found.ever_changed("bob@example.com"), found.ever_changed("ada@example.com")) == (True, False)
    together = commit("3", "a", by=CAT)._replace(co_authors=(ADA,))
    assert claims(together, commit("0", "z", by=ADA)).ever_changed("ada@example.com")


def test_a_file_is_left_alone_when_all_its_owners_are_gone() -> None:
    found = claims(commit("1", by=ADA), commit("2", by=BOB))
    assert found.alone("ada@example.com", frozenset({"ada@example.com"})) == 0
    assert found.alone("bob@example.com", frozenset({"bob@example.com"})) == 1
