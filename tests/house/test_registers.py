"""One slug everywhere: what lies in a folder is what its page, the README and the hooks list."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from importlib import import_module

import click
import pytest

from async_audit.audits import IDS, PRACTICES, load
from async_audit.cli import COMMANDS, decision, hook
from async_audit.formats import NAMES as FORMATS
from tests.house.places import HOOKS, PACKAGE, ROOT, pyproject, stems

AUDIT_FILES = sorted(stems(PACKAGE / "audits"))
WITHOUT_A_DOOR = {"waiting", "undocumented-symbol", "description-template"}
"""Audits that no hook asks: a commit cannot mend in which time zones a team lives, and a share is judged when a
branch is whole."""
WITHOUT_AN_AUDIT = {"describe_change", "who_to_ask"}
"""Doors that lead to another command than 'check'."""
EVERYTHING = {"async-audit"}
"""The hook that opens all doors of a stage; it has the name of the command, and no door of its own."""
HEADINGS = ["What it finds:", "Why it matters:", "How it is measured:", "What to do:", "Blind spots:"]


def lines_of(file: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, (ROOT / file).read_text("utf-8"), re.MULTILINE))


def slug(audit: str) -> str:
    return audit.replace("-", "_")


def scripts() -> set[str]:
    return set(pyproject()["project"]["scripts"]) - {"async-audit"}


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(lambda: set(IDS), id="the page that lists them"),
        pytest.param(
            lambda: {one.removeprefix("test_") for one in stems(ROOT / "tests" / "audits")}, id="tests"
        ),
    ],
)
def test_the_audits_are(listed: Callable[[], set[str]]) -> None:
    assert {slug(one) for one in listed()} == set(AUDIT_FILES)


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param(lambda: stems(HOOKS), id="hooks"),
        pytest.param(lambda: lines_of(".pre-commit-hooks.yaml", r"^- id: (.+)$") - EVERYTHING, id="hook ids"),
        pytest.param(
            lambda: lines_of(".pre-commit-hooks.yaml", r"^  entry: async-audit-(.+)$"), id="hook entries"
        ),
        pytest.param(
            lambda: {one.removeprefix("async-audit-") for one in scripts()},
            id="console scripts",
        ),
    ],
)
def test_the_doors_are(listed: Callable[[], set[str]]) -> None:
    doors = set(AUDIT_FILES) - set(map(slug, WITHOUT_A_DOOR))
    assert {slug(one) for one in listed()} == doors | WITHOUT_AN_AUDIT


@pytest.mark.parametrize("file", ["README.md", "CHANGELOG.md"])
def test_every_audit_is_told_of_in(file: str) -> None:
    rows = lines_of(file, r"^(?:\| *|- )\[?`([a-z-]+)`")

    assert {slug(one) for one in rows} >= set(AUDIT_FILES)


@pytest.mark.parametrize("audit", IDS)
def test_an_audit_is_called_like_its_file(audit: str) -> None:
    assert load(audit).id == audit


@pytest.mark.parametrize("audit", sorted(set(IDS) - WITHOUT_A_DOOR))
def test_a_console_script_opens_the_door_of_its_name(audit: str) -> None:
    script = pyproject()["project"]["scripts"][f"async-audit-{audit}"]

    assert script == f"async_audit_hooks.{slug(audit)}:main"


@pytest.mark.parametrize("audit", IDS)
def test_an_audit_asks_a_question(audit: str) -> None:
    assert re.fullmatch(r"[A-Z][^.?!]+\?", load(audit).question)


@pytest.mark.parametrize("audit", IDS)
def test_a_card_has_its_headings_in_order(audit: str) -> None:
    assert re.findall(rf"^({'|'.join(HEADINGS)}) ", load(audit).card, re.MULTILINE) == HEADINGS


@pytest.mark.parametrize("audit", IDS)
def test_options_cannot_be_changed(audit: str) -> None:
    options = load(audit).options()
    first = dataclasses.fields(options)[0].name

    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(options, first, None)
    assert not hasattr(options, "__dict__")


@pytest.mark.parametrize("audit", IDS)
def test_every_option_has_a_unit_an_origin_and_a_default_inside_its_limits(audit: str) -> None:
    for field in dataclasses.fields(load(audit).options):
        assert field.metadata["unit"], field.name
        assert field.metadata["origin"], field.name
        least, most = field.metadata["at_least"], field.metadata["at_most"]
        assert least is None or least <= field.default, field.name
        assert most is None or field.default <= most, field.name


def test_every_audit_measures_one_practice() -> None:
    listed = [audit for audits in PRACTICES.values() for audit in audits]
    assert len(listed) == len(set(listed))
    assert set(IDS) <= set(listed)


def test_every_format_is_listed_and_can_be_asked_for() -> None:
    assert stems(PACKAGE / "formats", "fields", "history", "outlook", "summary") == {
        slug(one) for one in FORMATS
    }


def test_every_command_is_listed() -> None:
    beside = "advice bar beginning commands door gate options outputs prefill proposal stages terminal verdict what_if"
    assert stems(PACKAGE / "cli", *beside.split()) == {slug(one) for one in COMMANDS}


def test_every_command_about_decisions_is_listed() -> None:
    assert stems(PACKAGE / "cli" / "decision", "desk") == set(decision.COMMANDS)


@pytest.mark.parametrize("name", decision.COMMANDS)
def test_a_command_about_decisions_is_called_like_its_file(name: str) -> None:
    assert import_module(f"async_audit.cli.decision.{name}").command.name == name


def test_every_command_about_hooks_is_listed() -> None:
    assert stems(PACKAGE / "cli" / "hook", "bench") == set(hook.COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_called_like_its_file(name: str) -> None:
    command = import_module(f"async_audit.cli.{slug(name)}").command

    assert isinstance(command, click.Command)
    assert command.name == name


def test_every_package_is_shipped() -> None:
    packages = {path.parent.relative_to(ROOT) for path in PACKAGE.rglob("__init__.py")}
    shipped = set(pyproject()["tool"]["setuptools"]["packages"])

    assert {".".join(path.parts) for path in packages} | {"async_audit_hooks"} == shipped


def test_our_own_hooks_install_what_the_library_needs() -> None:
    # pre-commit gives a local hook an environment of its own, and pip's "." is not this directory there
    needed = lines_of(".pre-commit-config.yaml", r"^ +- (?:&\w+ )?\"(.+)\"$")

    assert set(pyproject()["project"]["dependencies"]) <= needed
