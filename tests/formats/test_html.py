"""The page is one file that asks for nothing, says what matters without scripts, and runs nothing of a stranger."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from base64 import b64encode
from html.parser import HTMLParser
from typing import Any

import pytest

from async_audit.findings import Accepted
from async_audit.formats import html
from async_audit.formats.html import island, lines
from async_audit.picture import Picture
from tests.formats.pictures import DRAWN, GAP, HOSTILE_DRAWN, PICTURE, TILES, plain
from tests.formats.reports import EVERYTHING, NOTHING, finding, point
from tests.golden_files import assert_golden

PAGES = {"drawn": DRAWN, "hostile-drawn": HOSTILE_DRAWN, "gap": GAP}


class Reading(HTMLParser):
    """What a browser would make of a page: elements with their attributes, the text outside of them, scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.text = ""
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in self.inside:
            self.inside[self._open].append(data)
        else:
            self.text += data


def data_of(page: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Reading(page).inside["script"][0])
    return document


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_rendered_whole(name: str, request: pytest.FixtureRequest) -> None:
    assert_golden(f"{name}.html", plain(html.render(PAGES[name])), request)


@pytest.mark.parametrize("report", PAGES.values(), ids=PAGES)
def test_the_policy_admits_this_script_and_this_style_sheet_only(report: Any) -> None:
    page = Reading(html.render(report))
    policy = next(attributes["content"] for _, attributes in page.elements if "http-equiv" in attributes)
    hashes = [
        f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in (page.inside["script"][1], page.inside["style"][0])
    ]

    assert policy == (
        f"default-src 'none'; script-src {hashes[0]}; style-src {hashes[1]}; base-uri 'none'; form-action 'none'"
    )
    assert len(page.inside["script"]) == 2


@pytest.mark.parametrize("report", PAGES.values(), ids=PAGES)
def test_nothing_in_a_page_is_asked_for_or_acts_by_itself(report: Any) -> None:
    for tag, attributes in Reading(html.render(report)).elements:
        assert tag not in {
            "link",
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "audio",
            "video",
        }
        assert not [
            name for name in attributes if name.startswith("on") or name in {"style", "src", "srcset"}
        ]
        assert (attributes.get("href") or "#").startswith("#")


def test_a_hostile_name_opens_no_element_and_reverses_no_line() -> None:
    page = html.render(HOSTILE_DRAWN)

    assert {tag for tag, _ in Reading(page).elements} == {
        tag for tag, _ in Reading(html.render(DRAWN)).elements
    }
    assert not set("\x1b\u202e\r\udcff\u2028\u2029") & set(page)
    page.encode("utf-8")


def test_data_reads_back_as_inert_text() -> None:
    data = data_of(html.render(HOSTILE_DRAWN))

    assert data["people"][0][0] == r"\x1b[31m</script><b>@team\u202e`|*x*\n\xff"
    assert data["modules"]["path"][0].startswith(r"src/disk/\x1b")


def test_data_says_what_the_picture_holds() -> None:
    data = data_of(html.render(DRAWN))

    assert data["people"] == [["Ada", 120, 9, 9, ""], ["Bob", -480, 22, 9, "hours assumed"]]
    assert data["modules"]["path"] == [tile.path for tile in TILES]
    assert data["modules"]["holders"] == [[], [0], [1, 0], [1]]
    assert data["modules"]["shares"] == [[], [87], [50, 25], [100]]
    assert data["modules"]["wait"] == [-1, 2, 0, -1]
    assert [data["modules"]["doubts"][at] for at in data["modules"]["doubt"]] == [
        "no active holder", "", "", "no zone is known",
    ]  # fmt: skip
    assert [data["modules"]["texts"][at] for at in data["modules"]["says"]] == [
        "nothing",
        "README",
        "in part",
        "",
    ]
    assert data["silos"] == [[[0], [1], 0.9], [[1], [2, 3], 1.0]]
    assert data["traffic"] == ["2024-03-01", [12, 0, 30, 1]]
    assert data["large"] == [["2024-05-17", "d" * 40]]


def test_a_finding_leads_to_its_module_or_to_the_one_that_it_lies_in() -> None:
    inside = finding(1)._replace(subject="src/ui/deep/a.py", path="src/ui/deep/a.py")
    outside = finding(2)._replace(subject="f00", path="")
    data = data_of(html.render(dataclasses.replace(DRAWN, findings=(finding(1), inside, outside))))

    assert [one[3] for one in data["findings"]] == [1, 2, -1]


def test_without_scripts_there_is_the_summary_and_the_first_twenty_findings() -> None:
    many = dataclasses.replace(DRAWN, findings=tuple(finding(number) for number in range(30)))
    text = Reading(html.render(many)).text

    assert "30 warnings" in text
    assert "bus factor of the repository: 1 active holder" in text
    assert "src/net19:" in text
    assert "src/net20:" not in text


def test_a_page_holds_no_more_findings_than_it_can_and_says_so() -> None:
    many = dataclasses.replace(DRAWN, findings=tuple(finding(number) for number in range(700)))
    page = html.render(many)

    assert len(data_of(page)["findings"]) == island.MOST_FINDINGS
    assert data_of(page)["found"] == 700
    assert "has all 700" in Reading(page).text


def test_a_page_lists_no_more_accepted_findings_than_anybody_reads_and_says_so() -> None:
    lived_with = tuple(Accepted(finding(number), "Ada is here until March.") for number in range(130))
    text = Reading(html.render(dataclasses.replace(DRAWN, accepted=lived_with))).text

    assert text.count("Ada is here until March.") == html.ACCEPTED
    assert "and 30 more" in text


@pytest.mark.parametrize("report", [NOTHING, EVERYTHING, GAP])
def test_what_was_not_gathered_is_not_drawn(report: Any) -> None:
    ids = {attributes.get("id") for _, attributes in Reading(html.render(report)).elements}

    assert {"summary", "findings"} <= ids
    assert "map" not in ids


def test_a_line_says_in_words_what_it_draws() -> None:
    share, holders = lines.lines(DRAWN)

    assert (share.name, share.said) == (
        "async-ready",
        "12% on 2024-01-01, 24% on 2024-06-01, between 12% and 50%; not measured at 2 of 6 moments",
    )
    assert holders.said == "1,200 on 2024-06-01, the only moment at which it was measured"


def test_a_line_is_broken_where_nothing_was_measured() -> None:
    share, holders = lines.lines(DRAWN)

    assert [len(stroke) for stroke in share.strokes] == [2, 1, 1]
    assert [stroke[0][0] for stroke in share.strokes] == [lines.LEFT, 158.6, lines.RIGHT]
    assert [text for _, text, _ in share.labels] == ["12%", "24%"]
    assert [text for _, text, _ in holders.labels] == ["1,200"]


def test_a_share_reaches_the_upper_edge_at_all_and_a_number_at_its_largest() -> None:
    share, holders = lines.lines(DRAWN)

    assert share.strokes[1][0][1] == (lines.TOP + lines.BASE) / 2
    assert holders.strokes[0][0][1] == lines.TOP


@pytest.mark.parametrize("value", [0, 3])
def test_what_never_moves_is_a_level_line(value: int) -> None:
    level = tuple(point(month, None, value) for month in (1, 2))
    (line,) = lines.lines(dataclasses.replace(DRAWN, course=level))

    assert line.said == f"{value} on 2024-01-01, {value} on 2024-02-01 and all the time between"
    assert len({height for _, height in line.strokes[0]}) == 1


def test_one_moment_alone_is_a_dot_with_its_number() -> None:
    (line,) = lines.lines(dataclasses.replace(DRAWN, course=(point(1, 0.5, None),)))

    assert (line.dots, len(line.labels)) == (((lines.RIGHT, 40.0),), 1)


def test_history_that_cannot_be_trusted_is_said() -> None:
    assert "Modules are not drawn: the clone is shallow; fetch the rest" in Reading(html.render(GAP)).text


def test_nobody_is_ranked() -> None:
    names = [person.name for person in PICTURE.people]

    assert [one[0] for one in data_of(html.render(DRAWN))["people"]] == names == sorted(names)
    assert Picture().people == ()
