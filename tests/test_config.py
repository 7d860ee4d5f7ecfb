"""Configuration is read once, and whatever does not fit is named with its mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from async_audit.audits import load
from async_audit.config import Config, from_file
from async_audit.config import load as load_config
from async_audit.errors import ConfigError


def read(**files: str | bytes) -> Config:
    """A configuration from ``pyproject`` and ``standalone``."""
    names = {"pyproject": "pyproject.toml", "standalone": "async-audit.toml"}
    contents = {names[name]: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    return load_config(contents.get)


def options(config: Config, audit: str) -> Any:
    return config.options_of(load(audit))


def test_without_a_file_everything_has_its_default() -> None:
    assert read() == Config()
    assert options(read(), "bus-factor").minimum == 2


@pytest.mark.parametrize(
    "pyproject",
    [
        pytest.param("", id="empty"),
        pytest.param("[project]\nname = 'x'\n", id="of another tool"),
        pytest.param("tool = 3\n", id="tool is no table"),
        pytest.param("[broken\n", id="broken, but none of our business"),
        pytest.param("\ufeff[tool.other]\n", id="with a byte order mark"),
    ],
)
def test_a_pyproject_that_does_not_speak_of_us_is_silent(pyproject: str) -> None:
    assert read(pyproject=pyproject) == Config()


def test_both_forms_say_the_same() -> None:
    in_pyproject = read(pyproject="[tool.async-audit.bus-factor]\nminimum = 3\nline-share = 0.2\r\n")
    standalone = read(standalone="[bus-factor]\nminimum = 3\nline-share = 0.2\n", pyproject="[tool.ruff]\n")

    assert options(in_pyproject, "bus-factor") == options(standalone, "bus-factor")
    assert options(standalone, "bus-factor").minimum == 3
    assert (in_pyproject.source, standalone.source) == ("pyproject.toml", "async-audit.toml")
    assert standalone.written == {"bus-factor.minimum", "bus-factor.line-share"}


def test_audits_are_chosen_in_the_order_of_a_report() -> None:
    assert read(standalone='audits = ["undocumented-module", "bus-factor"]').audits == (
        "bus-factor",
        "undocumented-module",
    )


def test_a_whole_number_is_a_number() -> None:
    assert options(read(standalone="[bus-factor]\norphaned-share = 1\n"), "bus-factor").orphaned_share == 1


@pytest.mark.parametrize("audit", ["waiting", "codeowners"])
def test_who_holds_what_is_the_same_for_every_audit_unless_it_says_otherwise(audit: str) -> None:
    common = "[bus-factor]\nactive-days = 90\nminimum-lines = 20\n"
    own = f"{common}[{audit}]\nactive-days = 30\n"
    assert options(read(), audit).active_days == 180
    assert options(read(standalone=common), audit).active_days == 90
    assert options(read(standalone=own), audit).active_days == 30
    assert options(read(standalone=own), audit).minimum_lines == 20


def test_a_sentence_accepts_a_finding() -> None:
    config = read(standalone='[accept]\n"bus-factor:src/net" = "Ada hands it over in March."\n')
    assert config.accept == {"bus-factor:src/net": "Ada hands it over in March."}


@pytest.mark.parametrize(
    ("standalone", "complaint"),
    [
        pytest.param(
            "[bus-facter]\n",
            "async-audit.toml: the top table has no 'bus-facter'; did you mean 'bus-factor'?",
            id="a misspelt audit",
        ),
        pytest.param(
            "[bus-factor]\nminimun = 3\n",
            "async-audit.toml: [bus-factor] has no 'minimun'; did you mean 'minimum'?",
            id="a misspelt option",
        ),
        pytest.param(
            "zzz = 1\n",
            "async-audit.toml: the top table has no 'zzz'; known are accept, audits, borders, bus-factor, change-description, codeowners, "
            "decision-log, description-template, exclude, gate, ignore-whitespace, missing-adr, people, stale-docs, undocumented-module, undocumented-symbol, waiting",
            id="nothing like it",
        ),
        pytest.param(
            "[bus-factor]\nminimum = '3'\n",
            "async-audit.toml: [bus-factor] minimum: is '3'; write a whole number",
            id="a text for a number",
        ),
        pytest.param(
            "[bus-factor]\nminimum = true\n",
            "async-audit.toml: [bus-factor] minimum: is True; write a whole number",
            id="a truth for a number",
        ),
        pytest.param(
            "[bus-factor]\nline-share = 10\n",
            "async-audit.toml: [bus-factor] line-share: is 10; write between 0 and 1 (share of lines)",
            id="percent for a share",
        ),
        pytest.param(
            "[bus-factor]\nline-share = nan\n",
            "async-audit.toml: [bus-factor] line-share: is nan; write between 0 and 1 (share of lines)",
            id="not a number",
        ),
        pytest.param(
            "[bus-factor]\nminimum = 0\n",
            "async-audit.toml: [bus-factor] minimum: is 0; write 1 or more (active holders)",
            id="below the least",
        ),
        pytest.param(
            "[undocumented-module]\ngranularity = 'line'\n",
            "async-audit.toml: [undocumented-module] granularity: is 'line'; choose one of package, file",
            id="no such choice",
        ),
        pytest.param(
            "bus-factor = 3\n",
            "async-audit.toml: [bus-factor]: is 3; write a table",
            id="no table",
        ),
        pytest.param(
            "audits = []\n",
            "async-audit.toml: the top table audits: is empty, so nothing would be asked; name some, or remove the key",
            id="no audit",
        ),
        pytest.param(
            "audits = ['bus-faktor']\n",
            "async-audit.toml: the top table audits has no 'bus-faktor'; did you mean 'bus-factor'?",
            id="no such audit",
        ),
        pytest.param(
            "exclude = 'src'\n",
            "async-audit.toml: the top table exclude: is 'src'; write a list of texts",
            id="no list",
        ),
        pytest.param(
            "ignore-whitespace = 1\n",
            "async-audit.toml: the top table ignore-whitespace: is 1; write true or false",
            id="neither true nor false",
        ),
        pytest.param(
            "[accept]\n'bus-factor:src' = 'yes'\n",
            "async-audit.toml: the top table accept 'bus-factor:src': say in a sentence why the team lives with it",
            id="a word is no reason",
        ),
        pytest.param(
            "[accept]\n'bus-factor:src' = 'why you live with it'\n",
            "async-audit.toml: the top table accept 'bus-factor:src': say in a sentence why the team lives with it",
            id="nor is what a hook prints in its place",
        ),
        pytest.param(
            "[accept]\n'bus-factr:src' = 'because we can'\n",
            "async-audit.toml: the top table accept: 'bus-factr:src' is no finding; write '<audit>:<path or commit>'"
            "; did you mean 'bus-factor:…'?",
            id="no such finding",
        ),
        pytest.param(
            "[accept]\n'bus-factor:' = 'because we can'\n",
            "async-audit.toml: the top table accept: 'bus-factor:' is no finding; write '<audit>:<path or commit>'"
            "; did you mean 'bus-factor:…'?",
            id="everything at once",
        ),
        pytest.param(
            "a = \n",
            "async-audit.toml: not valid TOML: Invalid value (at line 1, column 5)",
            id="broken",
        ),
        pytest.param(
            '"\\u001b[31m" = 1\n',
            "async-audit.toml: the top table has no '\\x1b[31m'; known are accept, audits, borders, bus-factor, change-description, codeowners, "
            "decision-log, description-template, exclude, gate, ignore-whitespace, missing-adr, people, stale-docs, undocumented-module, undocumented-symbol, waiting",
            id="an escape in a key",
        ),
    ],
)
def test_what_does_not_fit_is_named_with_its_mend(standalone: str, complaint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(standalone=standalone)
    assert str(caught.value) == complaint


def test_a_broken_pyproject_that_speaks_of_us_is_named() -> None:
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: not valid TOML"):
        read(pyproject="[tool.async-audit\n")


def test_two_configurations_are_one_too_many() -> None:
    with pytest.raises(
        ConfigError, match=r"^both async-audit\.toml and pyproject\.toml configure async-audit"
    ):
        read(standalone="", pyproject="[tool.async-audit]\n")


def test_another_encoding_is_named_with_its_place() -> None:
    with pytest.raises(
        ConfigError, match=r"^async-audit\.toml: byte 2 is not UTF-8; save the file as UTF-8$"
    ):
        read(standalone=b"# \xff\n")


@pytest.mark.parametrize("depth", [50_000, 900])
def test_a_bomb_of_brackets_is_an_error_or_no_option(depth: int) -> None:
    with pytest.raises(ConfigError):
        read(standalone="a = " + "[" * depth + "]" * depth)


def test_a_file_that_the_user_names_may_have_either_form(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text("[bus-factor]\nminimum = 4\n")
    other = tmp_path / "pyproject.toml"
    other.write_text("[tool.async-audit.bus-factor]\nminimum = 4\n")

    assert (
        options(from_file(mine), "bus-factor").minimum == options(from_file(other), "bus-factor").minimum == 4
    )
    with pytest.raises(ConfigError, match="No such file or directory; name a TOML file"):
        from_file(tmp_path / "missing.toml")
