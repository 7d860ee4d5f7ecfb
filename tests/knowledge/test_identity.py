"""Which addresses are one person: first those that are not."""

from __future__ import annotations

import pytest

from async_audit.facts import Author, Commit
from async_audit.knowledge.identity import Identities, People, identities
from tests.fixed_snapshot import ADA, commit


def signed(*authors: Author) -> list[Commit]:
    return [commit(f"{number}", by=author) for number, author in enumerate(authors)]


def found(*authors: Author, **options: object) -> Identities:
    return identities(signed(*authors), People(**options))  # type: ignore[arg-type]  # whatever a test says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ada", "Ada", id="a first name alone"),
        pytest.param("A. L.", "A. L.", id="initials"),
        pytest.param("J. Smith", "J. Smith", id="an initial and a name"),
        pytest.param("", "", id="no name"),
        pytest.param("Your Name", "Your Name", id="what stands for a name"),
        pytest.param("Ada Lovelace", "Ada King", id="one name of two"),
        pytest.param("Ada Lovelace", "Lovelace Ada", id="another order"),
        pytest.param("renovate [bot]", "renovate [bot]", id="programs"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert found(Author("a@x", one), Author("b@x", other)).merges == ()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        pytest.param(
            Author("a@x", "José Valim"),
            Author("b@x", "jose  valim"),
            "the same full name",
            id="accents, case",
        ),
        pytest.param(
            Author("a@x", "Zoë Straße"),
            Author("b@x", "ZOE STRASSE"),
            "the same full name",
            id="folded letters",
        ),
        pytest.param(
            Author("1+ada@users.noreply.github.com", "Ada"),
            Author("ada@users.noreply.github.com", "A"),
            "the same account",
            id="an account with and without its number",
        ),
        pytest.param(
            Author("srdtrk@hotmail.com", "srdtrk"),
            Author("1+srdtrk@users.noreply.github.com", "srdtrk"),
            "a name that is the other's account",
            id="a name that is an account",
        ),
    ],
)
def test_two_addresses_are_one_person_for_a_reason(one: Author, other: Author, reason: str) -> None:
    (merge,) = found(one, one, other).merges

    assert (merge.kept, merge.merged, merge.reason, merge.commits) == (one, other, reason, 1)
    assert found(one, one, other).of(other) == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            Author("a@x", "alex"), Author("1+alex@users.noreply.github.com", "alex"), id="a short name"
        ),
        pytest.param(Author("a@x", "srdtrk"), Author("b@x", "srdtrk"), id="no account"),
        pytest.param(
            Author("a@x", "srdtrk"),
            Author("1+srdtrk@users.noreply.github.com", "Ada"),
            id="another name there",
        ),
    ],
)
def test_a_name_of_one_word_is_nobodys_but_an_accounts(one: Author, other: Author) -> None:
    assert found(one, other).merges == ()


def test_each_rule_can_be_switched_off() -> None:
    names = Author("a@x", "Ada Lovelace"), Author("b@x", "Ada Lovelace")
    accounts = Author("1+ada@users.noreply.github.com", "A"), Author("ada@users.noreply.github.com", "B")

    assert found(*names, names=False).merges == ()
    assert found(*accounts, accounts=False).merges == ()
    assert found(*names, apart=("b@x",)).merges == ()


def test_who_shares_a_name_with_one_and_an_account_with_another_is_all_three() -> None:
    three = (
        Author("a@x", "Ada Lovelace"),
        Author("1+ada@users.noreply.github.com", "Ada Lovelace"),
        Author("ada@users.noreply.github.com", "ada"),
    )
    answer = found(*three, three[0])

    assert {one.merged for one in answer.merges} == set(three[1:])
    assert {answer.of(one) for one in three} == {three[0]}


def test_an_address_goes_by_the_name_that_it_has_most_often() -> None:
    # what one commit on a borrowed machine says does not make two people one
    borrowed = Author("a@x", "Bob Builder")
    own = Author("a@x", "Ada Lovelace")
    answer = found(own, own, borrowed, Author("b@x", "Bob Builder"))

    assert answer.merges == ()
    assert answer.of(borrowed).name == "Ada Lovelace"


def test_the_address_that_is_used_most_is_kept_and_of_equals_the_first() -> None:
    one, other = Author("z@x", "Ada Lovelace"), Author("a@x", "Ada Lovelace")

    assert found(one, one, other).of(other) == one
    assert found(one, other).of(one) == other


def test_co_authors_are_people_too() -> None:
    other = Author("b@x", "Ada Lovelace")
    commits = [commit("1", by=Author("a@x", "Ada Lovelace"))._replace(co_authors=(other,))]

    assert identities(commits, People()).of(other).email == "a@x"


def test_a_program_that_configuration_names_says_so_from_then_on() -> None:
    gardener = Author("garden@x", "Gardener")

    assert found(gardener, bots=("garden@x",)).of(gardener).is_bot
    assert not found(gardener).of(gardener).is_bot
    bot = Author("b@x", "renovate[bot]")
    assert found(bot, bots=("b@x",)).of(bot).name == "renovate[bot]"


def test_whoever_was_never_met_is_themselves() -> None:
    assert found().of(ADA) is ADA
