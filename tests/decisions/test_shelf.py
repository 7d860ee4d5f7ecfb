"""Where links of records lead."""

from __future__ import annotations

import pytest

from async_audit.decisions.links import Link, Mention, Relation
from async_audit.decisions.records import recogniser
from async_audit.decisions.shelf import Shelf

PATHS = [
    "docs/adr/0001-one.md",
    "docs/adr/0002-two.md",
    "docs/adr/0003-three.md",
    "docs/adr/0003-tree.md",
    "apps/adr/0001-other.md",
    "keps/sig-node/1287-in-place/kep.yaml",
]


def led(written: str, path: str = "docs/adr/0001-one.md", files: tuple[str, ...] = ()) -> Link:
    shelf = Shelf([found for one in PATHS if (found := recogniser()(one))], files)
    (link,) = shelf.links(path, [Mention(Relation.SUPERSEDES, written)])
    return link


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("0002-two.md", id="a file beside it"),
        pytest.param("./0002-two.md#context", id="with an anchor"),
        pytest.param("/docs/adr/0002-two.md", id="from the top"),
        pytest.param("../../docs/adr/0002-two.md", id="up and down"),
        pytest.param("../old/0002-two.md", id="a directory that was moved"),
        pytest.param("0002-two", id="without an extension"),
        pytest.param("0002-two.html", id="as it is published"),
        pytest.param("2", id="a number"),
        pytest.param("ADR-0002", id="a number with its series"),
        pytest.param("ADR 2: two", id="a number with its series and title"),
        pytest.param("https://github.com/o/r/blob/main/docs/adr/0002-two.md", id="on a forge"),
        pytest.param("https://gitlab.com/o/r/-/blob/main/docs/adr/0002-two.md", id="on another forge"),
        pytest.param("https://docs.example.com/adr/0002-two/", id="on a site"),
    ],
)
def test_these_lead_to_a_record(written: str) -> None:
    link = led(written)

    assert (link.path, link.number, link.is_dangling) == ("docs/adr/0002-two.md", 2, False)


@pytest.mark.parametrize("written", ["/keps/sig-node/1287-in-place", "keps/sig-node/1287-in-place/README.md"])
def test_a_directory_is_its_record(written: str) -> None:
    assert led(written).path == "keps/sig-node/1287-in-place/kep.yaml"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("0009-nine.md", id="no such file"),
        pytest.param("ADR-9", id="no such number"),
        pytest.param("../../../../etc/passwd.md", id="out of the tree"),
    ],
)
def test_these_lead_nowhere(written: str) -> None:
    link = led(written)

    assert (link.path, link.is_dangling) == ("", True)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("https://example.com/0002.md", id="elsewhere"),
        pytest.param("owner/repo/blob/main/docs/x.md", id="elsewhere, without a host"),
        pytest.param("RFC 2", id="another series"),
        pytest.param("ADR-3", id="a number that two records have"),
        pytest.param("#consequences", id="an anchor"),
    ],
)
def test_these_cannot_be_followed_here(written: str) -> None:
    link = led(written)

    assert (link.path, link.is_dangling) == ("", False)


def test_a_file_that_is_no_record_is_there_all_the_same() -> None:
    assert not led("../design.md", files=("docs/design.md",)).is_dangling


def test_a_link_to_itself_is_none() -> None:
    shelf = Shelf([found for one in PATHS if (found := recogniser()(one))])

    assert shelf.links("docs/adr/0001-one.md", [Mention(Relation.SUPERSEDES, "ADR-1")]) == ()


def test_the_same_link_written_twice_is_one() -> None:
    shelf = Shelf([found for one in PATHS if (found := recogniser()(one))])
    twice = [Mention(Relation.SUPERSEDES, "0002-two.md"), Mention(Relation.SUPERSEDES, "ADR-2")]

    assert [link.written for link in shelf.links("docs/adr/0001-one.md", twice)] == ["0002-two.md"]
