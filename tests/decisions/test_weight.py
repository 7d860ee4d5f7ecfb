"""The weight of a change."""

from __future__ import annotations

import pytest

from async_audit.decisions.dependencies import Moved
from async_audit.decisions.noise import Sign
from async_audit.decisions.production import Tree, footprint
from async_audit.decisions.scale import Scale, absolute_scale
from async_audit.decisions.weight import NO_INSIGHT, Insight, Weight, weigh
from async_audit.facts import Touch
from tests.fixed_snapshot import FixedSnapshot, change


def weighed(
    *touches: Touch,
    message: str = "Do it",
    tree: tuple[str, ...] = (),
    scale: Scale | None = None,
    is_new: bool = False,
    insight: Insight = NO_INSIGHT,
) -> Weight:
    files = FixedSnapshot(dict.fromkeys(tree, "")).files
    one = change("c", *touches, message=message)
    return weigh(one, footprint(one, files), Tree(files), scale, lambda _: is_new, insight)


def clauses(weight: Weight) -> list[tuple[int, str]]:
    """Without the one that says that there are no others."""
    return [(one.points, one.clause) for one in weight.reasons if one.sign != "nothing but size"]


def touches(*paths: str, status: str = "M", lines: int = 9) -> list[Touch]:
    return [Touch(path, status, "", lines, 0) for path in paths]


def test_a_small_change_weighs_nothing() -> None:
    assert clauses(weighed(*touches("a/x.py"), scale=absolute_scale(200))) == []


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        pytest.param(199, 0, id="one line under the limit"),
        pytest.param(200, 1, id="exactly at the limit"),
        pytest.param(500, 2, id="very large"),
        pytest.param(1500, 3, id="huge"),
    ],
)
def test_without_history_sizes_are_absolute(lines: int, points: int) -> None:
    weight = weighed(*touches("a/x.proto", lines=lines), scale=absolute_scale(200))

    assert weight.points == points + 2


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        pytest.param(2, [], id="one module too few"),
        pytest.param(3, [(1, "spans 3 modules")], id="exactly at the limit"),
        pytest.param(6, [(2, "spans 6 modules")], id="the second limit"),
    ],
)
def test_spread_counts(modules: int, expected: list[tuple[int, str]]) -> None:
    assert clauses(weighed(*touches(*(f"m{number}/x.py" for number in range(modules))))) == expected


def test_an_interface_counts_once_and_a_schema_more_than_an_api() -> None:
    assert clauses(weighed(*touches("proto/a.proto", "proto/b.proto", "api/x.py"))) == [
        (2, "changes an interface schema (proto/a.proto and 1 more)")
    ]
    assert clauses(weighed(*touches("net/api/x.py"))) == [(1, "changes an api directory (net/api)")]
    assert clauses(weighed(*touches("therapist/x.py"))) == []


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("feat!: drop it", id="the mark"),
        pytest.param("refactor(core)!: drop it", id="the mark after a scope"),
        pytest.param("chore (api!): drop it", id="the mark within the scope"),
        pytest.param("Python: [Breaking] Drop it", id="a tag"),
        pytest.param("Drop it\n\nBREAKING CHANGE: gone", id="the footer"),
    ],
)
def test_a_declared_break_counts(message: str) -> None:
    assert clauses(weighed(*touches("a/x.py"), message=message)) == [(2, "declares a breaking change")]


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("Better line breaking", id="another meaning"),
        pytest.param("Add it\n\n- [ ] Is this a breaking change?", id="a question of a template"),
        pytest.param("Wow! It works", id="an exclamation"),
    ],
)
def test_these_declare_no_break(message: str) -> None:
    assert clauses(weighed(*touches("a/x.py"), message=message)) == []


def test_three_new_files_count_and_two_do_not() -> None:
    assert clauses(weighed(*touches("a/1.py", "a/2.py", status="A"))) == []
    assert clauses(weighed(*touches("a/1.py", "a/2.py", "a/3.py", status="A"))) == [
        (1, "adds 3 source files")
    ]


def test_a_new_module_counts_unless_it_is_one_of_a_family() -> None:
    new = touches("plugins/new/1.py", "plugins/new/2.py", "plugins/new/3.py", status="A")
    family = tuple(f"plugins/p{number}/x.py" for number in range(6))

    assert (1, "adds the module plugins/new") in clauses(weighed(*new, is_new=True))
    assert (1, "adds the module plugins/new") not in clauses(weighed(*new, is_new=False))
    assert (1, "adds the module plugins/new") not in clauses(weighed(*new, is_new=True, tree=family))


def test_a_removed_module_counts_once_nothing_of_it_is_left() -> None:
    gone = touches("a/b/1.py", "a/b/2.py", "a/b/3.py", status="D")

    assert clauses(weighed(*gone)) == [(1, "removes the module a/b")]
    assert clauses(weighed(*gone, tree=("a/b/4.py",))) == []


def test_a_migration_counts() -> None:
    added = touches("app/migrations/0002_x.py", status="A")

    assert clauses(weighed(*added)) == [(1, "adds a data migration (app/migrations/0002_x.py)")]


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        pytest.param(Moved(), [], id="none"),
        pytest.param(Moved(("a",), ()), [(1, "adds the dependency a")], id="one comes"),
        pytest.param(
            Moved(("a", "b", "c", "d", "e"), ("f", "g")),
            [(1, "adds the dependencies a, b, c and 2 more"), (1, "drops the dependencies f and g")],
            id="many come and go",
        ),
    ],
)
def test_dependencies_count_once_each_way(moved: Moved, expected: list[tuple[int, str]]) -> None:
    assert clauses(weighed(*touches("a/x.py"), insight=Insight(dependencies=moved))) == expected


@pytest.mark.parametrize(
    ("weight", "points"),
    [
        pytest.param(weighed(*touches("a/x.py", "b/x.py")), 0, id="nothing at all"),
        pytest.param(
            weighed(*touches("a/x.py", "b/x.py", "c/x.py")), -1, id="spread, and nothing but spread"
        ),
        pytest.param(
            weighed(*touches("net/api/x.py")), -1, id="an api directory, which may be any feature's"
        ),
        pytest.param(weighed(*touches("a/x.py", "b/x.py", "c/x.proto")), 3, id="spread, and a schema"),
        pytest.param(
            weighed(*touches("a/x.py"), insight=Insight(Moved((), ("a",)))), 1, id="a dependency dropped"
        ),
    ],
)
def test_what_is_nothing_but_large_weighs_two_points_less(weight: Weight, points: int) -> None:
    assert weight.points == points


def test_the_code_of_several_owners_counts() -> None:
    assert clauses(weighed(*touches("a/x.py"), insight=Insight(owners=1))) == []
    assert clauses(weighed(*touches("a/x.py"), insight=Insight(owners=2))) == [
        (1, "changes the code of 2 groups of owners")
    ]


def test_only_what_is_certain_rules_a_decision_out() -> None:
    assert weighed(*touches("a/x.py"), message='Revert "it"').is_ruled_out
    assert not weighed(*touches("a/x.py"), message="Rename it").is_ruled_out
    moved = Insight(noise=(Sign("moves code", is_certain=True),))
    assert weighed(*touches("a/x.py"), insight=moved).is_ruled_out


def test_noise_and_fixes_weigh_against_it() -> None:
    assert weighed(*touches("a/x.py"), message="fix: regenerate it").points == -5


def test_the_reasons_make_one_phrase() -> None:
    heavy = weighed(*touches("a/x.py", "b/x.py", "c/x.proto", lines=1000), scale=absolute_scale(200))

    assert heavy.phrase == (
        "changes 3,000 lines in 3 files, is at least 1,500 lines large, spans 3 modules"
        " and changes an interface schema (c/x.proto)"
    )
    assert weighed(*touches("a/x.py")).phrase == "changes 9 lines in 1 file"
