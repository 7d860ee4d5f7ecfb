"""The steps that together move the share most come first, and a step that moves nothing is none."""

from __future__ import annotations

import time
from itertools import combinations

from async_audit.adoption.obstacles import Obstacle
from async_audit.adoption.order import best, grouped, ready

A, B, C, D = (Obstacle("what", name) for name in "abcd")
WHY = Obstacle("why", "")


def lacks(*changes: set[Obstacle]) -> dict[frozenset[Obstacle], int]:
    return dict(grouped(map(frozenset, changes)))


def test_where_nothing_is_lacking_there_is_no_step() -> None:
    assert best(lacks(set(), set()), []) == []
    assert best({}, []) == []


def test_what_nobody_can_mend_is_no_step() -> None:
    assert best(lacks({A}, {A, B}, {B}), [B]) == [(B, 1)]


def test_steps_that_make_no_change_ready_are_none() -> None:
    assert best(lacks({A}, {A, B}), [B]) == []
    assert best(lacks({A, B, C, D}), [A, B, C, D]) == []


def test_the_step_that_frees_most_changes_comes_first() -> None:
    assert best(lacks({A}, {A}, {B}, set()), [A, B]) == [(A, 3), (B, 4)]


def test_steps_are_counted_on_top_of_those_before() -> None:
    assert best(lacks({A, B}, {A, B}, {A, C}, set()), [A, B, C]) == [(A, 1), (B, 3), (C, 4)]


def test_three_that_help_together_beat_three_that_help_alone() -> None:
    changes = [{A, B, WHY}] * 9 + [{C}, {D}]
    assert [one for one, _ in best(lacks(*changes), [A, B, C, D, WHY])] == [A, B, WHY]


def test_of_two_that_are_alike_the_order_of_names_decides() -> None:
    assert best(lacks({B}, {A}), [B, A]) == best(lacks({A}, {B}), [A, B]) == [(A, 1), (B, 2)]


def test_the_choice_is_the_best_of_all() -> None:
    changes = [{A}, {A, B}, {B, C}, {C, D}, {D, WHY}, {WHY}, {A, D}, {B, WHY}]
    many = lacks(*changes)
    everything = [A, B, C, D, WHY]
    assert best(many, everything)[-1][1] == max(ready(many, choice) for choice in combinations(everything, 3))


def test_thousands_of_modules_take_no_time() -> None:
    modules = [Obstacle("what", f"m{number}") for number in range(3000)]
    changes = lacks(*({modules[number], modules[number * 7 % 3000]} for number in range(3000)))
    begin = time.process_time()
    best(changes, modules)
    assert time.process_time() - begin < 3
