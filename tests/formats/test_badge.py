"""A badge is one line that no text of a stranger gets out of."""

from __future__ import annotations

import dataclasses
import json
from xml.etree import ElementTree

import pytest

from async_audit.findings import Report, Severity
from async_audit.formats.badge import COLOURS, LONGEST, endpoint, said, svg
from tests.formats.reports import EVERYTHING, EVIL, NOTHING, finding


@pytest.mark.parametrize(
    ("report", "message", "colour"),
    [
        pytest.param(NOTHING, "nothing found", "blue", id="nothing"),
        pytest.param(EVERYTHING, "13 warnings", "amber", id="the gravest are counted"),
        pytest.param(
            dataclasses.replace(NOTHING, findings=(finding(severity=Severity.ERROR),)),
            "1 error",
            "vermilion",
            id="one",
        ),
        pytest.param(dataclasses.replace(NOTHING, scopes=()), "not measured", "grey", id="not measured"),
    ],
)
def test_a_badge_says_how_much_of_the_gravest_was_found(report: Report, message: str, colour: str) -> None:
    assert said(report) == (message, colour)


def test_a_picture_is_one_small_image_with_a_name() -> None:
    drawn = svg("module documentation", "87%", "amber")
    picture = ElementTree.fromstring(drawn)
    assert picture.get("aria-label") == "module documentation: 87%"
    assert int(picture.get("width", 0)) == sum(
        int(box.get("width", 0)) for box in picture.findall("./{*}g/{*}rect")
    )
    assert len(drawn) < 1200


def test_nothing_of_a_stranger_is_alive_in_a_picture() -> None:
    drawn = svg(EVIL, EVIL, 'red"/><script>')
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(drawn).iter()}
    assert tags == {"svg", "title", "clipPath", "g", "rect", "text"}
    drawn.encode("utf-8")


def test_a_long_text_is_cut() -> None:
    assert "…" in svg("a", "b" * (LONGEST + 1), "blue")
    assert json.loads(endpoint("a", "b" * 1000, "blue"))["message"] == "b" * (LONGEST - 1) + "…"


def test_shields_gets_what_its_page_asks_for() -> None:
    assert json.loads(endpoint("module documentation", "87%", "amber")) == {
        "schemaVersion": 1,
        "label": "module documentation",
        "message": "87%",
        "color": COLOURS["amber"],
    }


@pytest.mark.parametrize("colour", COLOURS.values())
def test_white_letters_can_be_read_on_every_colour(colour: str) -> None:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
