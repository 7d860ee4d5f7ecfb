"""What fails a check is what a team settled on, and nothing else."""

from __future__ import annotations

import dataclasses

import pytest

from async_audit.config import load
from async_audit.errors import ConfigError
from async_audit.findings import Severity
from async_audit.gates import Gate, failures, gaps, graver
from tests.formats.reports import EVERYTHING, NOTHING, finding, readiness


def configured(text: str) -> Gate:
    return load({"async-audit.toml": text.encode()}.get).gate


def test_nothing_is_changed_where_nothing_is_said() -> None:
    assert graver({})(finding()) == finding()
    assert configured("") == Gate()


@pytest.mark.parametrize(
    ("rules", "severity"),
    [
        pytest.param({"waiting": "note"}, Severity.WARNING, id="another audit"),
        pytest.param({"bus-factor": "note"}, Severity.NOTE, id="the audit"),
        pytest.param({"bus-factor:docs/**": "note"}, Severity.WARNING, id="another path"),
        pytest.param({"bus-factor:src/**": "error"}, Severity.ERROR, id="its path"),
        pytest.param(
            {"bus-factor:src/**": "error", "bus-factor": "note"}, Severity.NOTE, id="the last counts"
        ),
        pytest.param(
            {"bus-factor": "note", "bus-factor:net1": "error"}, Severity.ERROR, id="as in .gitignore"
        ),
    ],
)
def test_the_last_rule_that_fits_says_how_grave_a_finding_is(
    rules: dict[str, str], severity: Severity
) -> None:
    assert graver(rules)(finding(1)).severity is severity


def test_what_is_no_pattern_is_named() -> None:
    with pytest.raises(ConfigError, match=r"'!' is no pattern as in \.gitignore"):
        graver({"bus-factor:!": "note"})


def test_what_is_about_a_commit_is_named_by_it() -> None:
    about = finding()._replace(path="", subject="c0ffee")
    assert graver({"bus-factor:c0ffee": "error"})(about).severity is Severity.ERROR


def test_a_preset_is_overruled_by_what_is_written_beside_it() -> None:
    strict = Gate(preset="strict")
    assert strict.in_force(()) == Gate(preset="strict", fail_on="note", strict=True)
    assert strict.in_force({"fail_on"}) == Gate(preset="strict", fail_on="warning", strict=True)
    assert Gate(preset="gentle").in_force(()).fail_on == "error"
    assert Gate().in_force(()) == Gate()


@pytest.mark.parametrize(("percent", "fails"), [(0, False), (24, False), (25, True)])
def test_a_share_below_the_limit_fails(percent: int, fails: bool) -> None:
    assert failures(EVERYTHING, Gate(fail_under=percent)) == (
        ["the async-ready share is 24.0%, below 25%"] if fails else []
    )


def test_a_share_that_is_withheld_is_not_measured_and_never_a_pass_or_a_failure() -> None:
    withheld = dataclasses.replace(NOTHING, readiness=readiness(withheld="too few changes"))
    assert failures(withheld, Gate(fail_under=99)) == []
    assert gaps(withheld, Gate(fail_under=99)) == ["the async-ready share: too few changes"]
    assert (
        gaps(withheld, Gate())
        == gaps(NOTHING, Gate(fail_under=99))
        == gaps(EVERYTHING, Gate(fail_under=9))
        == []
    )


def test_a_gate_is_configured_in_a_table() -> None:
    gate = configured('[gate]\npreset = "strict"\nfail-under = 40\n[gate.severity]\nwaiting = "note"\n')
    assert (gate.preset, gate.fail_under, gate.severity) == ("strict", 40, {"waiting": "note"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[gate]\npreset = "hard"',
            "async-audit.toml: [gate] preset: is 'hard'; choose one of gentle, standard, strict",
        ),
        ("[gate]\nfail-under = 101", "async-audit.toml: [gate] fail-under: is 101; write between 0 and 100"),
        ("[gate]\nfail-undr = 1", "async-audit.toml: [gate] has no 'fail-undr'; did you mean 'fail-under'?"),
        ("[gate]\nseverity = 1", "async-audit.toml: [gate] severity: is 1; write a table"),
        ('[gate.severity]\nwating = "note"', "has no 'wating'; did you mean 'waiting'?"),
        ("[gate.severity]\nwaiting = 3", "'waiting': is 3; choose one of note, warning, error"),
    ],
)
def test_a_gate_that_makes_no_sense_is_named_with_its_mend(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        configured(text)
    assert said in str(raised.value)
