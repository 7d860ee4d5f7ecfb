"""Our hooks in the configuration of pre-commit: below the others, and all else stays byte for byte."""

from __future__ import annotations

import pytest
import yaml

from async_audit.outset.pre_commit import extended, extended_toml, first

ITEM = ["  - repo: local", "    hooks:", "      - id: ours"]
OURS = {"repo": "local", "hooks": [{"id": "ours"}]}


def added(text: str) -> list[str]:
    """The lines that are new, when no other line changed."""
    before, after = text.encode().split(b"\n"), (extended(text.encode(), ITEM) or b"").split(b"\n")
    at = next((number for number, line in enumerate(before) if line != after[number]), len(before))
    count = len(after) - len(before)
    assert after[:at] + after[at + count :] == before
    return [line.decode() for line in after[at : at + count]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("repos:\n  - repo: a\n    hooks: []\n", ITEM, id="indented"),
        pytest.param(
            "repos:\n- repo: a\n  hooks:\n  - id: b\n", ["- repo: local", "  hooks:", "    - id: ours"], id="not indented"
        ),
        pytest.param("repos:\n  - repo: a\n    hooks: []\n\n# the end\nfail_fast: true\n", ITEM, id="more follows"),
        pytest.param("repos:\n  - repo: a\n    hooks:\n      - id: b\n      # - id: c\n", ITEM, id="commented out"),
        pytest.param("repos:\n  - repo: a\n    hooks:\n      - id: b\n        args: [a,\n          b]\n", ITEM, id="flow"),
        pytest.param("repos:\n  - repo: a\n    hooks:\n      - id: b\n        exclude: |\n          x\n          y\n", ITEM, id="block text"),
        pytest.param("ci: {}\nrepos: # ours\n  # first\n  - {repo: a, hooks: []}\n", ITEM, id="items of one line"),
    ],
)  # fmt: skip
def test_an_item_is_added_at_the_end(text: str, lines: list[str]) -> None:
    assert added(text) == lines
    after = yaml.safe_load(extended(text.encode(), ITEM) or b"")
    assert after["repos"][-1] == OURS
    assert {**after, "repos": after["repos"][:-1]} == yaml.safe_load(text)


def test_line_ends_stay_as_they_are() -> None:
    text = "repos:\r\n  - repo: a\r\n    hooks: []"

    assert (
        extended(text.encode(), ITEM)
        == f"{text}\r\n{chr(10).join(ITEM)}\n".replace("\r\n", "\n").replace("\n", "\r\n").encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "repos: []\n",
        "repos: [{repo: a}]\n",
        "- a\n",
        "repos: {a: b}\n",
        "repos: [\n",
        "repos:\n",
        "a: &a [*a]\n",
    ],
)
def test_what_cannot_be_extended_safely_is_left_alone(text: str) -> None:
    assert extended(text.encode(), ITEM) is None


def test_bytes_that_are_no_text_or_too_many_are_left_alone() -> None:
    assert extended(b"repos:\n  - repo: \xff\n", ITEM) is None
    assert extended(b"repos:\n  - repo: a\n" + b"#" * (1 << 20), ITEM) is None


def test_a_first_configuration_installs_its_stages() -> None:
    assert yaml.safe_load(first(ITEM, ["pre-commit", "pre-push"])) == {
        "default_install_hook_types": ["pre-commit", "pre-push"],
        "repos": [OURS],
    }


@pytest.mark.parametrize(
    ("before", "after"), [(b"", b"[[repos]]\n"), (b"a = 1", b"a = 1\n\n[[repos]]\n"), (b"a = 1\r\n", b"a = 1\r\n\r\n[[repos]]\r\n")]
)  # fmt: skip
def test_tables_are_added_at_the_end(before: bytes, after: bytes) -> None:
    assert extended_toml(before, ["[[repos]]"]) == after


def test_a_list_of_one_piece_takes_no_table() -> None:
    assert extended_toml(b"repos = []\n", ["[[repos]]"]) is None
