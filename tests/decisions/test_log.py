"""All records of one tree."""

from __future__ import annotations

from async_audit.decisions.log import open_log
from async_audit.decisions.records import Record
from async_audit.facts import Kind, Touch
from tests.fixed_snapshot import FixedSnapshot, change

TREE = FixedSnapshot(
    {"docs/adr/0001-x.md": "# X", "docs/adr/0002-y.md": "# Y", "apps/shop/docs/decisions/0001-z.md": "# Z"}
)


def test_a_record_that_the_clone_lacks_is_told_and_the_others_are_read() -> None:
    snapshot = FixedSnapshot({"adr/0002-y.md": "# Y"}, {"adr/0001-x.md": Kind.DOCUMENT})

    lost, read = open_log(snapshot, ()).read(snapshot)

    assert isinstance(lost, tuple)
    assert lost[0].path == "adr/0001-x.md"
    assert "adr/0001-x.md" in lost[1]
    assert isinstance(read, Record)
    assert read.title == "Y"


def test_the_nearest_log_shares_most_directories_with_the_change() -> None:
    log = open_log(TREE, ())

    assert log.nearest(change("c", Touch("apps/shop/cart.py", "M"))) == "apps/shop/docs/decisions"
    assert log.nearest(change("c", Touch("lib/x.py", "M"))) == "docs/adr"
