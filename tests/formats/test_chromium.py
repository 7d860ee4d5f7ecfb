"""The page in a real browser: it opens from a file, can be clicked, read aloud and typed at, and asks for nothing.

``ASYNC_AUDIT_CHROMIUM=required`` fails where there is no Chromium, ``no`` leaves these tests out; else they run
where there is one.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from async_audit.findings import Report
from async_audit.formats import html
from async_audit.picture import Person
from tests.chromium import PROGRAM, Page, browser
from tests.formats.pictures import DRAWN, HOSTILE_DRAWN, PICTURE
from tests.formats.reports import NOTHING

WANTED = os.environ.get("ASYNC_AUDIT_CHROMIUM", "")
pytestmark = pytest.mark.skipif(
    WANTED == "no" or (WANTED != "required" and not PROGRAM), reason="no Chromium here, or not wanted"
)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("profile")) as page:
        page.look()
        yield page


@pytest.fixture
def opened(tab: Page, tmp_path: Path) -> Iterator[Page]:
    """The drawn report, opened; whatever a test does, nothing is asked for and nothing is complained about."""
    file = written(tmp_path, DRAWN)
    show(tab, file)
    yield tab
    assert tab.complaints() == []
    assert {one.partition("#")[0].partition("blob:")[2] or one for one in tab.requests()} >= {file.as_uri()}
    assert [one for one in tab.requests() if not one.startswith(("file:", "blob:"))] == []


def written(folder: Path, report: Report) -> Path:
    path = folder / "report.html"
    path.write_text(html.render(report), "utf-8")
    return path


def show(tab: Page, file: Path, fragment: str = "") -> None:
    tab.open(file, fragment)
    tab.wait("document.documentElement.dataset.drawn !== undefined")


def text(tab: Page, selector: str) -> str:
    return str(tab.run(f"document.querySelector({selector!r}).innerText"))


@pytest.mark.parametrize("report", [NOTHING, DRAWN, HOSTILE_DRAWN], ids=["nothing", "drawn", "hostile"])
@pytest.mark.parametrize("width", [1100, 360])
def test_a_page_opens_without_a_complaint_a_request_or_a_line_too_long(
    tab: Page, tmp_path: Path, report: Report, width: int
) -> None:
    tab.look(width)
    file = written(tmp_path, report)
    show(tab, file)

    assert tab.complaints() == []
    assert tab.requests() == [file.as_uri()]
    assert tab.run("document.documentElement.scrollWidth") <= width
    tab.look()


def test_a_hostile_name_is_text_wherever_it_is_shown(tab: Page, tmp_path: Path) -> None:
    show(tab, written(tmp_path, HOSTILE_DRAWN))
    for number in range(4):
        tab.run(f"choose({{ module: {number}, away: new Set([0]), colour: 'departures' }})")

    assert tab.run("document.querySelectorAll('b, img, script:not([type]) ~ script').length") == 0
    assert "</script><b>@team" in text(tab, "#details")
    assert tab.run(r"/[\u202e\x1b\udcff]/.test(document.body.innerText)") is False
    assert tab.complaints() == []


def test_a_script_that_got_in_would_not_run(tab: Page, tmp_path: Path) -> None:
    file = written(tmp_path, DRAWN)
    file.write_text(file.read_text("utf-8").replace("</main>", "<script>window.stranger = 1</script></main>"))
    show(tab, file)

    assert tab.run("window.stranger") is None
    assert any("Content Security Policy" in one for one in tab.complaints())


def test_on_a_phone_no_table_is_wider_than_the_page(tab: Page, tmp_path: Path) -> None:
    tab.look(360, phone=True)
    show(tab, written(tmp_path, DRAWN), "#away=Ada")
    tab.run("document.querySelector('#map-table').open = true")
    tab.wait("document.querySelector('#map-table th')")

    tables = "[...document.querySelectorAll('.table .scroll')].filter(one => one.offsetHeight)"
    assert tab.run(f"{tables}.length") >= 3
    assert tab.run(f"{tables}.filter(one => one.scrollWidth > one.clientWidth).length") == 0
    assert [name for role, name in tab.names() if role == "table" and name == "Modules"] == ["Modules"]
    tab.look()


def test_without_scripts_the_summary_and_the_findings_are_there(tab: Page, tmp_path: Path) -> None:
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(written(tmp_path, DRAWN))
    names = tab.names()
    tab.ask("Emulation.setScriptExecutionDisabled", value=False)

    assert ("heading", "Summary") in names
    assert ("rowheader", "1111111111") in names
    assert any("only Ada can explain most of src/net1" in name for _, name in names)
    assert not any(role == "button" for role, _ in names)


def test_a_box_is_chosen_by_a_click_and_by_keys(opened: Page) -> None:
    opened.run("document.querySelector('#map').scrollIntoView({ behavior: 'instant' })")
    box = opened.run("(({ x, y }) => [x, y])(document.querySelector('.box').getBoundingClientRect())")
    opened.click(box[0] + 9, box[1] + 9)

    assert "Ada: 87% of lines; 09:00 to 18:00 at UTC+02:00" in text(opened, "#details")
    assert "Use sockets (accepted, 2024-03-09, docs/adr/0001-use-sockets.md)" in text(opened, "#details")
    assert opened.run("location.hash") == "#module=src%2Fnet1"

    opened.run("document.querySelector('#map-frame').focus()")
    opened.press("End")
    assert text(opened, "#details h3") == "tools"


def test_a_link_leads_to_a_module_seen_in_one_way(tab: Page, tmp_path: Path) -> None:
    show(tab, written(tmp_path, DRAWN), "#module=src/ui&colour=waiting&hour=3&away=Bob")

    assert text(tab, "#details h3") == "src/ui"
    assert "over 8 h: 1 module" in text(tab, "#map-legend")
    assert "Monday 03:00" in text(tab, "#clock-said")
    assert "Without Bob: 1 module more" in text(tab, "#departures-said")


@pytest.mark.parametrize(
    "fragment", ["#module=gone&colour=constructor&hour=-7&zone=x&away=", "#%", "#nowhere"]
)
def test_a_broken_link_leads_to_the_page(tab: Page, tmp_path: Path, fragment: str) -> None:
    show(tab, written(tmp_path, DRAWN), fragment)

    assert tab.complaints() == []
    assert "one person: 2 modules" in text(tab, "#map-legend")


def test_how_it_went_is_read_aloud_and_sorted(opened: Page) -> None:
    column = "[...document.querySelectorAll('#course tbody td:nth-child(3)')].map(one => one.innerText)"
    assert opened.run(column) == ["12%", "25%", "-", "50%", "-", "24%"]
    assert any(
        name.startswith("async-ready, share of changes 12% on 2024-01-01") for _, name in opened.names()
    )

    opened.run("document.querySelectorAll('#course thead button')[2].click()")
    assert opened.run(column) == ["50%", "25%", "24%", "12%", "-", "-"]


def test_the_clock_says_who_is_in_their_hours(opened: Page) -> None:
    """Monday 09:00 to 18:00 at +02:00; 22:00 to 07:00 at -08:00, which is 08:00 to 17:00 at +02:00 a day later."""
    said = []
    for hour in (8, 9, 32, 41):
        opened.run(f"choose({{ hour: {hour}, zone: 120 }})")
        said.append(opened.run("document.querySelector('#clock-said p + p').innerText.split('.')[0]"))

    assert said == [
        "In their hours: nobody",
        "In their hours: Ada",
        "In their hours: Bob",
        "In their hours: Ada",
    ]


def test_unknown_hours_are_not_nobody(tab: Page, tmp_path: Path) -> None:
    people = (PICTURE.people[0], Person("Bob", None, None, 0, "irregular hours"))
    picture = dataclasses.replace(PICTURE, people=people)
    show(tab, written(tmp_path, dataclasses.replace(DRAWN, picture=picture)), "#hour=3&colour=hour")

    assert "1 of 3 modules with active holders have nobody in their hours; of 2 more nobody can tell" in text(
        tab, "#clock-said"
    )
    assert "hours unknown: 2 modules" in text(tab, "#map-legend")
    assert tab.run("document.querySelectorAll('#clock-table tbody tr').length") == 1


def test_whoever_is_unticked_leaves_modules_behind(opened: Page) -> None:
    opened.run("document.querySelector('#departures-people input').click()")

    assert "Without Ada: 1 module more (66% of lines)" in text(opened, "#departures-said")
    assert "src/net1" in text(opened, "#departures-table")


def test_what_another_part_shows_on_the_map_is_named_there(opened: Page) -> None:
    opened.run("document.querySelectorAll('#departures .controls button')[1].click()")

    assert opened.run("document.querySelector('#map-controls select').value") == "departures"


def test_a_square_leads_to_what_is_known_of_its_module(opened: Page) -> None:
    opened.run("document.querySelector('#silos-frame rect').dispatchEvent(new MouseEvent('click'))")

    assert opened.run("state.module") >= 0
    box = "document.querySelector('#details').getBoundingClientRect()"
    opened.wait(f"{box}.top >= 0 && {box}.top < innerHeight")


@pytest.mark.parametrize(
    ("message", "title"),
    [
        (
            'dddddddddd "feat: add \\"sockets\\" (2)" (2024-05-17) changes 1,935 lines; no record',
            'feat: add "sockets" (2)',
        ),
        ("dddddddddd (2024-05-17) changes 1,935 lines; no record", "changes 1,935 lines; no record"),
        ("of another kind", "dddddddddd"),
    ],
)
def test_a_large_change_is_called_what_it_calls_itself(opened: Page, message: str, title: str) -> None:
    commit = "d" * 40
    opened.run(f"data.findings.push([0, 2, '{commit}', -1, '{message}', [], '', ''])")

    assert opened.run(f"largeTitle('{commit}')") == title


def test_findings_are_filtered_and_tables_sorted(opened: Page) -> None:
    opened.run("choose({ audit: 'undocumented-module' })")
    assert opened.run("document.querySelectorAll('#findings-list article').length") == 1

    opened.run("document.querySelector('#map-table').open = true")
    opened.wait("document.querySelector('#map-table th')")
    opened.run("document.querySelector('#map-table th:nth-child(2) button').click()")
    rows = "[...document.querySelectorAll('#map-table tbody th')].map(cell => cell.innerText)"
    assert opened.run(rows) == ["src/net1", "src/disk", "src/ui", "tools"]
    assert opened.run("document.querySelector('#map-table th:nth-child(2)').ariaSort") == "descending"


def test_the_data_can_be_taken_away(opened: Page) -> None:
    opened.run("document.querySelector('#download-controls button').click()")

    assert opened.run("document.querySelector('#download-text textarea').value.split('\\n')[2]") == (
        "src/net1,3412,14,Ada,over 8 h,README,docs/adr/0001-use-sockets.md"
    )


def test_dark_and_light_follow_the_reader_and_the_button(opened: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    opened.look(dark=True)
    assert opened.run(ground) == "rgb(20, 23, 28)"
    opened.run("document.querySelector('#theme').click()")
    assert opened.run(ground) == "rgb(255, 255, 255)"
    opened.look()


def test_a_screen_reader_hears_every_part_and_every_control(opened: Page) -> None:
    names = opened.names()
    controls = {
        "button",
        "combobox",
        "slider",
        "searchbox",
        "checkbox",
        "link",
        "img",
        "application",
        "table",
    }

    assert {name for role, name in names if role == "region"} >= {
        "Summary", "Findings", "Map of modules", "Week clock", "If somebody left", "Decisions beside changes",
    }  # fmt: skip
    assert [role for role, name in names if role in controls and not name] == []


def test_on_paper_there_are_no_controls(opened: Page) -> None:
    opened.ask("Emulation.setEmulatedMedia", media="print")
    shown = opened.run(
        "[...document.querySelectorAll('nav, .controls')].filter(one => one.offsetHeight).length"
    )
    opened.ask("Emulation.setEmulatedMedia", media="")

    assert shown == 0


def test_a_picture_of_the_page_is_not_blank(opened: Page) -> None:
    opened.run("document.querySelector('#map').scrollIntoView({ behavior: 'instant' })")

    assert len(opened.screenshot()) > 10_000
