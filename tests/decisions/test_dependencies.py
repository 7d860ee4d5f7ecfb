"""Which packages a change brings, and which it drops."""

from __future__ import annotations

import pytest

from async_audit.decisions.dependencies import Moved, is_manifest, moved
from async_audit.errors import MissingObjectError
from async_audit.facts import Kind, Touch
from tests.fixed_snapshot import FixedSnapshot, change

LIST = "requirements.txt"


def moves(
    sides: dict[str, tuple[str | None, str | None]],
    others: dict[str, tuple[str | None, str | None]] | None = None,
) -> Moved:
    touched = [Touch(path, "M") for path in sides]
    everything = {**sides, **(others or {})}
    snapshot = FixedSnapshot(dict.fromkeys(everything, ""), sides=everything)
    return moved(change("c", *touched), touched, snapshot.files, snapshot.before_and_after)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a==1\nb\n", "a==2\nb\n", Moved(), id="another version"),
        pytest.param("a\nb\n", "b\nA\n", Moved(), id="another order"),
        pytest.param("a\n", "a\nb\n", Moved(("b",), ()), id="a new name"),
        pytest.param("a\nb\n", "a\n", Moved((), ("b",)), id="a name is gone"),
        pytest.param(None, "b\na\n", Moved(("a", "b"), ()), id="a new manifest"),
        pytest.param("a\n", None, Moved((), ("a",)), id="a manifest is gone"),
    ],
)
def test_only_names_count(old: str | None, new: str | None, expected: Moved) -> None:
    assert moves({LIST: (old, new)}) == expected


def test_a_name_that_moves_between_manifests_is_neither_new_nor_gone() -> None:
    assert moves({LIST: ("a\nb\n", "b\n"), "x/requirements.txt": (None, "a\n")}) == Moved()


def test_a_name_that_another_manifest_holds_is_neither_new_nor_gone() -> None:
    other: dict[str, tuple[str | None, str | None]] = {
        "x/pyproject.toml": ("", '[project]\ndependencies = ["a"]')
    }

    assert moves({LIST: ("", "a\n")}, other) == Moved()
    assert moves({LIST: ("a\n", "")}, other) == Moved()
    assert moves({"Cargo.toml": ("", '[dependencies]\na = "1"')}, other) == Moved(("a",), ())


def test_tools_of_developers_do_not_count() -> None:
    old, new = '{"devDependencies": {"a": "1"}}', '{"devDependencies": {"a": "1", "b": "1"}}'

    assert moves({"package.json": (old, new)}) == Moved()
    assert moves({"package.json": (old, '{"dependencies": {"a": "1"}}')}) == Moved()


def test_what_the_project_makes_itself_is_no_dependency() -> None:
    ours: dict[str, tuple[str | None, str | None]] = {"kit/package.json": ("", '{"name": "@us/kit"}')}

    assert moves({"package.json": ("{}", '{"dependencies": {"@us/kit": "1"}}')}, ours) == Moved()


def test_a_manifest_that_nobody_can_read_names_nothing() -> None:
    assert moves({"package.json": ("{", '{"dependencies": {"a": "1"}}')}) == Moved()


def test_a_lost_manifest_is_told() -> None:
    with pytest.raises(MissingObjectError):
        moved(change("c"), [Touch(LIST, "M")], {}, FixedSnapshot().before_and_after)


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        pytest.param("web/package.json", Kind.DATA, True, id="the product's"),
        pytest.param("tests/fixtures/package.json", Kind.DATA, False, id="of a test"),
        pytest.param("examples/app/package.json", Kind.DATA, False, id="of an example"),
        pytest.param("third_party/x/Cargo.toml", Kind.VENDORED, False, id="vendored"),
        pytest.param("web/data.json", Kind.DATA, False, id="other data"),
    ],
)
def test_only_manifests_of_the_product_count(path: str, kind: Kind, expected: bool) -> None:
    assert is_manifest(path, FixedSnapshot(kinds={path: kind}).files) is expected
