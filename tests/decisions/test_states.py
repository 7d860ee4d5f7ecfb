"""What a status line means."""

from __future__ import annotations

import pytest

from async_audit.decisions.states import Meaning, Stage, State, meaning


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "...",
        "Unknown",
        "April Fool!",
        "imlpemented",
        "Not-Implemented",
        "A tool has it",
        "~~Accepted~~",
    ],
)
def test_these_cannot_be_told(raw: str) -> None:
    assert meaning(raw).state is None


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ("Accepted, applied in v7", State.ACCEPTED),
        ("*deprecated*", State.DEPRECATED),
        ("** Approved **", State.ACCEPTED),
        ("Accepted: Tracking issue", State.ACCEPTED),
        ("{ accepted }", State.ACCEPTED),
        ("PROPOSED", State.PROPOSED),
        ("Superceded by [2. Use it](0002-use-it.md)", State.SUPERSEDED),
        ("Superseded: 2020-01-02 by [2](0002-y.md)", State.SUPERSEDED),
        ("Accepted. Superseded by ADR 7", State.SUPERSEDED),
        ("Implemented. Superseded by", State.SUPERSEDED),
        ("accepted; supersedes ADR-0045", State.ACCEPTED),
        ("Accepted -> **Declined** partially", State.REJECTED),
        ("[ACCEPTED](/README.md#accepted)", State.ACCEPTED),
        ("**Implemented (Swift 5.7)**", State.IMPLEMENTED),
        ("Returned for revision", State.REJECTED),
        ("Reverted by [discussion](https://x.example/1)", State.DEPRECATED),
        ("Approved/Merged", State.ACCEPTED),
        ("ready-for-release", State.ACCEPTED),
        ("in-progress", State.PROPOSED),
        ("Last Call", State.LAST_CALL),
        ("implementable", State.ACCEPTED),
        ("predraft", State.DRAFT),
        ("Stagnant", State.STAGNANT),
        ("~~accepted~~ rejected", State.REJECTED),
        ("<del>Accepted</del> <ins>Rejected</ins>", State.REJECTED),
        ('<s class="old">Superseded by 3</s> Accepted', State.ACCEPTED),
        ("by TSC vote approved on 3/16/22", State.ACCEPTED),
    ],
)
def test_a_status_has_a_normal_form(raw: str, state: State) -> None:
    assert meaning(raw).state is state


def test_a_part_is_told_apart_from_the_whole() -> None:
    assert meaning("Partly superseded") == Meaning(State.SUPERSEDED, is_partial=True)


def test_every_state_belongs_to_a_stage() -> None:
    assert {state.stage for state in State} == set(Stage)
