"""What is drawn is what the audits measured: modules, active holders, waits, documentation, records, traffic."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

import async_audit
from async_audit import picturing
from async_audit.config import Config
from async_audit.facts import Author, Blame, Module, Touch
from async_audit.findings import Finding, Severity
from async_audit.picture import Picture
from tests.fixed_snapshot import ADA, BOB, CAT, FixedSnapshot, change, commit, wrote
from tests.knowledge.clock_facts import BERLIN, NEW_YORK, living_at

DAN, EVE = Author("dan@example.com", "Dan"), Author("eve@example.com", "Eve")
GONE = Author("gone@example.com", "Gone")
ELSEWHERE = [one for who in (BOB, CAT, DAN, EVE) for one in living_at(NEW_YORK, who, "elsewhere")]
CODE = "def run() -> None:\n" + "    work()\n" * 30
RECORD = (
    "# 1. Use sockets\n\nDate: 2024-03-09\n\n## Status\n\nAccepted\n\nAll of `src/net` speaks through one.\n"
)
FACTS = FixedSnapshot(
    contents={
        "docs/adr/0001-use-sockets.md": RECORD,
        "src/disk/__init__.py": CODE,
        "src/net/__init__.py": f'"""Sockets for whoever waits."""\n{CODE}',
    },
    modules=[
        Module("src/disk", ("src/disk/__init__.py",)),
        Module("src/net", ("src/net/__init__.py",)),
        Module("src/tiny", ("src/tiny/a.py",)),
    ],
    commits=[
        *living_at(BERLIN, ADA, "src/net/__init__.py"),
        *ELSEWHERE,
        commit("c1", "src/disk/__init__.py", by=GONE, days=500),
        commit("c0", "docs/adr/0001-use-sockets.md", by=GONE, days=100, status="A"),
    ],
    blamed=[
        Blame("src/disk/__init__.py", "", {GONE: 150}),
        wrote("src/net/__init__.py", ada=170, bob=30),
        wrote("src/tiny/a.py", bob=9),
    ],
)


def drawn(facts: FixedSnapshot = FACTS, config: Config | None = None, salt: str = "") -> Picture:
    picture = async_audit.ask(facts, config, salt=salt, pictured=True).picture
    assert picture is not None
    return picture


def test_nothing_is_gathered_unless_a_format_asks() -> None:
    assert async_audit.ask(FACTS).picture is None


def test_a_change_under_review_has_no_picture() -> None:
    reviewed = dataclasses.replace(FACTS, change=change("", Touch("src/net/__init__.py", "M")))

    assert async_audit.ask(reviewed, pictured=True).picture is None


def test_history_that_cannot_be_trusted_draws_records_only() -> None:
    picture = drawn(dataclasses.replace(FACTS, history_gap="the clone is shallow"))

    assert picture.gap == "the clone is shallow"
    assert (picture.people, picture.tiles, picture.traffic) == ((), (), ())
    assert [one.title for one in picture.records] == ["Use sockets"]


def test_a_module_is_drawn_with_all_that_is_known_of_it() -> None:
    picture = drawn()
    net = picture.tiles[1]

    assert (net.path, net.lines, net.churn, net.former) == ("src/net", 200, 3, 0)
    assert [(picture.people[who].name, share) for who, share in net.holders] == [("Ada", 0.85), ("Bob", 0.15)]
    assert (picture.bands[net.wait or 0], net.wait_doubt, net.is_at_most) == ("under 2 h", "", False)
    assert net.says == "native documentation"
    assert net.records == (0,)


def test_a_module_that_nobody_holds_says_so() -> None:
    disk = drawn().tiles[0]

    assert (disk.path, disk.holders, disk.former, disk.wait) == ("src/disk", (), 1, None)
    assert (disk.wait_doubt, disk.says) == ("no active holder", "nothing")


def test_small_modules_are_counted_and_not_drawn() -> None:
    assert [tile.path for tile in drawn().tiles] == ["src/disk", "src/net"]
    assert drawn().small == 1


def test_people_are_those_who_hold_something_now_by_name() -> None:
    assert [(one.name, one.zone, one.doubt) for one in drawn().people] == [
        ("Ada", BERLIN, "hours assumed"),
        ("Bob", NEW_YORK, "hours assumed"),
    ]


def test_namesakes_are_told_apart() -> None:
    other = Author("ada@example.org", "Ada")
    facts = dataclasses.replace(
        FACTS,
        commits=[*FACTS.commits, *living_at(BERLIN, other, "src/net/__init__.py")],
        blamed=[wrote("src/net/__init__.py", ada=170), Blame("src/disk/__init__.py", "", {other: 150})],
    )
    picture = drawn(facts, Config(people=dataclasses.replace(Config().people, apart=("ada@example.org",))))

    assert [one.name for one in picture.people] == ["Ada <ada@example.com>", "Ada <ada@example.org>"]


def test_pseudonyms_stand_for_people_and_titles_are_left_out() -> None:
    picture = drawn(salt="grain")

    assert not {one.name for one in picture.people} & {"Ada", "Bob"}
    assert [one.title for one in picture.records] == ["left out: it may name people"]


def test_a_record_without_a_date_has_the_day_on_which_it_came() -> None:
    assert [one.dated for one in drawn().records] == [date(2024, 3, 9)]
    undated = {**FACTS.contents, "docs/adr/0001-use-sockets.md": RECORD.replace("Date: 2024-03-09\n\n", "")}

    assert [one.dated for one in drawn(dataclasses.replace(FACTS, contents=undated)).records] == [
        date(2024, 2, 22)
    ]


def test_every_month_is_there_also_a_quiet_one() -> None:
    months = dict(drawn().traffic)

    assert list(months) == sorted(months)
    assert (months[date(2023, 1, 1)], months[date(2023, 5, 1)], months[date(2024, 5, 1)]) == (1, 0, 15)


def test_a_silo_lists_places_of_its_people_and_modules() -> None:
    assert [(silo.people, silo.tiles) for silo in drawn().silos] == [((0, 1), (1,))]


def test_the_smallest_modules_give_way_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picturing, "MOST_TILES", 1)
    picture = drawn()

    assert [tile.path for tile in picture.tiles] == ["src/net"]
    assert picture.beyond == 1


@pytest.mark.parametrize(
    ("second", "says"),
    [
        pytest.param(CODE, "in part", id="one of two scripts says nothing"),
        pytest.param(
            f'"""Counts what is left."""\n{CODE}', "native documentation", id="both say what they are"
        ),
    ],
)
def test_a_directory_of_scripts_is_one_module_and_several_that_say_something(second: str, says: str) -> None:
    paths = ("tools/a.py", "tools/b.py")
    facts = FixedSnapshot(
        contents={paths[0]: f'"""Adds up what is there."""\n{CODE}', paths[1]: second},
        modules=[Module("tools", paths)],
        commits=ELSEWHERE,
        blamed=[wrote(path, bob=100) for path in paths],
    )

    assert [tile.says for tile in drawn(facts).tiles] == [says]


def test_a_large_change_without_a_record_has_its_day() -> None:
    large = Finding(
        "missing-adr", "c1", "", None, Severity.WARNING, "c1 changes much", "write a record", "git show c1"
    )
    older = large._replace(subject="c1" * 20)

    assert picturing.picture(FACTS, Config(), [large, older]).large == ((date(2023, 1, 18), "c1"),)
