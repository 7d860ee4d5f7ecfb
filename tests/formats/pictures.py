"""A picture typed by hand: two people who share one module, in two zones, and one module that nobody holds."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

from async_audit.findings import Report
from async_audit.picture import Person, Picture, Silo, Tile, Written
from tests.formats.reports import COURSE, EVERYTHING, EVIL, HOSTILE

TILES = (
    Tile("src/disk", 900, 0, (), 2, None, False, "no active holder", "nothing", ()),
    Tile("src/net1", 3412, 14, ((0, 0.87),), 0, 2, False, "", "README", (0,)),
    Tile("src/ui", 700, 3, ((1, 0.5), (0, 0.25)), 0, 0, True, "", "in part", ()),
    Tile("tools", 120, 1, ((1, 1.0),), 1, None, False, "no zone is known", "", ()),
)
PICTURE = Picture(
    people=(
        Person("Ada", 120, 9, 9, ""),
        Person("Bob", -480, 22, 9, "hours assumed"),
    ),
    tiles=TILES,
    bands=("under 2 h", "2 to 8 h", "over 8 h"),
    silos=(Silo((0,), (1,), 0.9), Silo((1,), (2, 3), 1.0)),
    records=(
        Written("docs/adr/0001-use-sockets.md", "Use sockets", "accepted", date(2024, 3, 9)),
        Written("docs/adr/0002-drop-disks.md", "Drop disks", "", None),
    ),
    traffic=((date(2024, 3, 1), 12), (date(2024, 4, 1), 0), (date(2024, 5, 1), 30), (date(2024, 6, 1), 1)),
    large=((date(2024, 5, 17), "d" * 40),),
    small=2,
    beyond=1,
)
DRAWN: Report = dataclasses.replace(EVERYTHING, picture=PICTURE, course=COURSE)
HOSTILE_DRAWN: Report = dataclasses.replace(
    HOSTILE,
    course=COURSE,
    picture=dataclasses.replace(
        PICTURE,
        people=(Person(EVIL, 120, 9, 9, EVIL), Person(f"{EVIL}2", None, None, 0, EVIL)),
        tiles=tuple(
            dataclasses.replace(tile, path=f"{tile.path}/{EVIL}", wait_doubt=tile.wait_doubt and EVIL)
            for tile in TILES
        ),
        records=(Written(EVIL, EVIL, "accepted", date(2024, 3, 9)),),
        gap="",
    ),
)
GAP: Report = dataclasses.replace(EVERYTHING, picture=Picture(gap="the clone is shallow; fetch the rest"))


def plain(page: str) -> str:
    """A page without its script and its style sheet, which are files of their own, and without their hashes."""
    page = re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", page)
    return re.sub(r"sha256-[\w+/=]+", "sha256-…", page)
