"""What ``git log`` prints becomes commits and changes, whatever stands in it."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone

import pytest

from async_audit.errors import RepositoryError
from async_audit.facts import Touch
from async_audit.repository import history

ID = "a" * 40
HEADER = f"{ID}\n\n1717243200 +0200\n1717243200\nNoReply@GitHub.com\nAda <Ada@Example.com>\n".encode()


def log(*tokens: bytes) -> io.BytesIO:
    return io.BytesIO(b"\0".join(tokens) + b"\0")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        pytest.param(
            "1717243200 +0200", datetime(2024, 6, 1, 14, tzinfo=timezone(timedelta(hours=2))), id="east"
        ),
        pytest.param(
            "1717243200 -0930",
            datetime(2024, 6, 1, 2, 30, tzinfo=timezone(-timedelta(hours=9, minutes=30))),
            id="half an hour west",
        ),
        pytest.param("0 +0000", datetime(1970, 1, 1, tzinfo=timezone.utc), id="the epoch"),
        pytest.param("1717243200", datetime(2024, 6, 1, 12, tzinfo=timezone.utc), id="no offset"),
        pytest.param("1717243200 +x", datetime(2024, 6, 1, 12, tzinfo=timezone.utc), id="not an offset"),
        pytest.param("soon +0000", datetime(1970, 1, 1, tzinfo=timezone.utc), id="not a number"),
    ],
)
def test_a_moment_keeps_its_own_offset(raw: str, found: datetime) -> None:
    assert history.moment(raw).isoformat() == found.isoformat()


@pytest.mark.parametrize("raw", ["99999999999999999 +0000", "-99999999999 -9959", "253402300799 +2359"])
def test_a_moment_that_no_calendar_holds_is_moved_to_its_end(raw: str) -> None:
    found = history.moment(raw)
    assert found.year in (1, 9999)
    assert found.isoformat()


def test_a_commit_without_files_touches_nothing() -> None:
    (row,) = history.rows(log(HEADER))
    assert (row.id, row.signatures, row.entries) == (ID, ("Ada <Ada@Example.com>",), ())
    assert (row.committer, row.landed) == ("noreply@github.com", 1717243200)


def test_co_authors_are_those_who_can_be_told_apart() -> None:
    trailers = "\x1f".join(["Bob B <b@x>", "", "Cat", "dan@x", " <eve@x> ", "Fay <f@x> (pair)"])
    (row,) = history.rows(log(HEADER + trailers.encode()))
    assert row.signatures == ("Ada <Ada@Example.com>", "Bob B <b@x>", "<eve@x>")


def test_paths_that_look_like_something_else_are_paths() -> None:
    odd = [b"%s\n" % (b"b" * 40), b":100644", b"1\t2\tx", b"a\nb", b"\xff"]
    tokens = [token for path in odd for token in (b":100644 100644 1 2 M", path)]

    (row,) = history.rows(log(HEADER, *tokens))

    assert [entry.path.encode("utf-8", "surrogateescape") for entry in row.entries] == odd


def test_counts_belong_to_their_paths() -> None:
    (change,) = history.told(
        log(
            HEADER + b"\nMove it\n\nBecause.\n",
            b":100644 100644 1 2 R090", b"old.py", b"new.py",
            b":000000 100644 0 1 A", b"logo.png",
            b"3\t1\t", b"old.py", b"new.py",
            b"-\t-\tlogo.png",
        )
    )  # fmt: skip

    assert change.touched == (Touch("new.py", "R", "old.py", 3, 1), Touch("logo.png", "A"))
    assert (change.id, change.message) == (ID, "Move it\n\nBecause.")


def test_two_commits_are_kept_apart() -> None:
    other = HEADER.replace(b"a" * 40, b"b" * 64)
    found = list(history.rows(log(HEADER, b":100644 100644 1 2 M", b"a.py", other)))
    assert [(row.id, len(row.entries)) for row in found] == [(ID, 1), ("b" * 64, 0)]


def test_something_unknown_is_an_error_not_less_data() -> None:
    with pytest.raises(RepositoryError, match="answered with something unknown"):
        list(history.rows(log(HEADER, b"warning: something")))


def test_tokens_are_found_across_pieces() -> None:
    long = b"x" * 200_000
    assert list(history.tokens(io.BytesIO(b"a\0" + long + b"\0b\0"))) == [b"a", long, b"b"]


@pytest.mark.parametrize("cut", range(1, 40))
def test_an_answer_that_ends_half_way_is_an_error(cut: int) -> None:
    whole = log(
        HEADER, b":100644 100644 1 2 R090", b"old.py", b"new.py", b":100644 100644 1 2 M", b"a.py"
    ).getvalue()
    ends = [len(whole) - len(whole.rpartition(part)[0]) for part in (b":100644 100644 1 2 M", b":100644")]
    if cut in ends:  # between two entries nothing is missing that the text could tell
        return
    with pytest.raises(RepositoryError, match="half-way"):
        list(history.rows(io.BytesIO(whole[:-cut])))


def test_what_is_kept_of_a_commit_tells_the_same() -> None:
    header = HEADER + b"\nMove it\n\n\xff Because.\n"
    many = [header, b":100644 100644 1 2 R090", b"old.py", b"new.py", b"3\t1\t", b"old.py", b"new.py"]
    other = header.replace(b"a" * 40, b"b" * 40)
    whole = log(*many, other, b":100644 100644 1 2 M", b"a.py", b"1\t0\ta.py")
    told = list(history.told(io.BytesIO(whole.getvalue())))
    kept = list(history.texts(whole))
    assert [one for text in kept for one in history.told(io.BytesIO(text))] == told
    assert (len(kept), len(told)) == (2, 2)
