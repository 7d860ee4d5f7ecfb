"""Only words about the change count."""

from __future__ import annotations

import time

import pytest

from async_audit.adoption.words import words_in


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Fix it", 0),
        ("Fix it\n\n", 0),
        ("Fix it\n\nIt broke for Bob.", 4),
        ("Fix it\n\nSigned-off-by: Ada Long Name <a@x>\nCo-authored-by: Bob <b@x>", 0),
        ("Fix it\n\nCloses #12\nhttps://example.com/a/long/address\n(cherry picked from commit abc)", 0),
        ("Fix it\n\n<!-- say\nwhy -->", 0),
        ("Merge pull request #1 from ada/x\n\nAdd a queue", 0),
        ("Merge pull request #1 from ada/x\n\nAdd a queue\n\nBanks wait for us.", 4),
        ("Merge branch 'x'", 0),
    ],
)
def test_words_are_counted(message: str, words: int) -> None:
    assert words_in(message) == words


@pytest.mark.parametrize("message", ["<!--" * 30_000, "a\n" + "x" * 200_000, "a\n" + "- " * 100_000])
def test_no_message_takes_long(message: str) -> None:
    begin = time.process_time()
    words_in(message)
    assert time.process_time() - begin < 1
