"""Text of strangers is shown, never obeyed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_audit.inert import inert, inert_markdown


@pytest.mark.parametrize(
    "text",
    ["plain words", "Zoë Ångström", "名前", "می‌خواهم", "👩‍💻", "a\u00a0b"],
    ids=["ASCII", "accents", "Chinese", "Persian with a joiner", "an emoji with a joiner", "a wide space"],
)
def test_words_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\nb\rc\td", "a\\nb\\rc\\td"),
        ("user\u202egpj.exe", "user\\u202egpj.exe"),
        ("a\u2028b", "a\\u2028b"),
        ("\udcff", "\\xff"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(st.text(st.characters()))
def test_nothing_unseen_survives(text: str) -> None:
    shown = inert(text)
    unseen = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert [
        char for char in shown if unicodedata.category(char) in unseen and char not in "\u200c\u200d"
    ] == []
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("src/net.py", "src/net.py"),
        ("ada@example.com", "ada@example.com"),
        ("@team", "@\u200bteam"),
        ("é@team", "é@\u200bteam"),
        ("<b>", "\\<b\\>"),
        ("__init__", "\\_\\_init\\_\\_"),
        ("[a](b)", "\\[a\\](b)"),
        ("a|b", "a\\|b"),
        ("#7 and a/b#7", "\\#\u200b7 and a/b\\#\u200b7"),
        ("GH-7", "GH-\u200b7"),
        ("!7 &7", "\\!\u200b7 \\&\u200b7"),
        ("https://example.com/a/b/issues/7", "https://example.com/a/b/issues/\u200b7"),
        ("a/b/-/merge_requests/7", "a/b/-/merge\\_requests/\u200b7"),
        ("v1.7, gh-pages", "v1.7, gh-pages"),
    ],
)
def test_markdown_shows_it_literally(text: str, shown: str) -> None:
    assert inert_markdown(text) == shown
