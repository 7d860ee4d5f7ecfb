"""Only what has a new name is written, and every other byte stays."""

from __future__ import annotations

import codecs

import pytest

from async_audit.documentation.dead import Dead, How
from async_audit.documentation.mending import Mend, mended, mends
from async_audit.facts import Departure


def renamed(written: str, path: str, now: str, how: How = How.LINK, document: str = "docs/a.md") -> str:
    ((_, _, new),) = mends(document, [Dead(1, written, how, path, Departure("c1", now))])
    return new


@pytest.mark.parametrize(
    ("written", "path", "new"),
    [
        pytest.param("../lib/a.c", "lib/a.c", "../net/b c.c", id="beside the document"),
        pytest.param("./x.md#y", "docs/x.md", "../net/b c.c#y", id="with an anchor"),
        pytest.param("/lib/a.c", "lib/a.c", "/net/b c.c", id="from the top"),
        pytest.param("../lib/a%20c.c", "lib/a c.c", "../net/b%20c.c", id="quoted"),
    ],
)
def test_a_link_is_written_as_it_was(written: str, path: str, new: str) -> None:
    assert renamed(written, path, "net/b c.c") == new


@pytest.mark.parametrize(
    ("written", "path", "now", "new"),
    [
        pytest.param("lib/a.c", "lib/a.c", "net/a.c", "net/a.c", id="from the top"),
        pytest.param("./lib/a/:12", "lib/a", "net/a", "./net/a/:12", id="a directory with a line"),
        pytest.param("in/a.c", "docs/in/a.c", "docs/out/a.c", "out/a.c", id="beside the document"),
    ],
)
def test_a_path_is_written_as_it_was(written: str, path: str, now: str, new: str) -> None:
    assert renamed(written, path, now, How.PATH) == new


def test_what_has_no_new_name_is_left_alone() -> None:
    gone = Dead(1, "a/b", How.PATH, "a/b", Departure("c1", ""))
    anchor = Dead(1, "a.md#b", How.ANCHOR, "a.md", Departure("c1", "b.md"))

    assert list(mends("a.md", [gone, anchor])) == []


OLD, NEW = "lib/a.c", "net/b.c"


@pytest.mark.parametrize(
    ("text", "better"),
    [
        pytest.param("`lib/a.c`", "`net/b.c`", id="code"),
        pytest.param("[`lib/a.c`](lib/a.c)", "[`net/b.c`](net/b.c)", id="code in a link"),
        pytest.param('<a href="lib/a.c">', '<a href="net/b.c">', id="HTML"),
        pytest.param("[x]: lib/a.c", "[x]: net/b.c", id="a definition"),
        pytest.param("`xlib/a.c` `lib/a.cc` x/lib/a.c", None, id="parts of other paths"),
    ],
)
def test_only_the_whole_reference_is_written(text: str, better: str | None) -> None:
    content, done = mended(text.encode(), [Mend(1, OLD, NEW)])

    assert content.decode() == (better or text)
    assert bool(done) == (better is not None)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            b"\xef\xbb\xbfx\r\n`lib/a.c` \xff\r\nlast", id="a mark, CRLF, no UTF-8, no last line break"
        ),
        pytest.param(b"x\x0c\xc2\x85\n`lib/a.c`\n\r\n", id="other line breaks"),
        pytest.param(codecs.BOM_UTF16_LE + "x\n`lib/a.c`\n".encode("utf-16-le"), id="UTF-16 of PowerShell"),
        pytest.param(codecs.BOM_UTF16_BE + "x\n`lib/a.c`\n".encode("utf-16-be"), id="UTF-16, the other way"),
    ],
)
def test_every_other_byte_stays(content: bytes) -> None:
    old, new = (text.encode("utf-16-be" if b"\0l" in content else "utf-8") for text in (OLD, NEW))
    if b"l\0" in content:
        old, new = (text.encode("utf-16-le") for text in (OLD, NEW))

    assert mended(content, [Mend(2, OLD, NEW)])[0] == content.replace(old, new)


def test_half_a_character_is_left_alone() -> None:
    content = codecs.BOM_UTF16_LE + b"`\0l"

    assert mended(content, [Mend(1, OLD, NEW)]) == (content, ())
