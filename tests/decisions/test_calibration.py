"""What each threshold would ask of a team."""

from __future__ import annotations

from async_audit.audits.missing_adr import Options
from async_audit.decisions.calibration import Calibration, calibration
from async_audit.decisions.log import open_log
from async_audit.facts import Change, Touch
from tests.fixed_snapshot import FixedSnapshot, change, commit

ADR = "docs/adr/0001-use-postgres.md"
SCHEMA = Touch("m0/query.proto", "M", "", 20, 10)
HEAVY = (*(Touch(f"m{number}/x.py", "M", "", 250, 50) for number in range(5)), SCHEMA)
"""3 for its size, 1 for its spread, 2 for a schema."""
SIDES = {
    touch.path: (None, "".join(f"m{number}_{line} = compute({line})\n" for line in range(250)))
    for number, touch in enumerate(HEAVY)
}


def calibrated(*changes: Change, budget: int = 2, records: bool = True) -> Calibration:
    snapshot = FixedSnapshot(
        {ADR: "# Use Postgres"} if records else {},
        mainline=changes,
        commits=[commit("born", ADR, days=900, status="A")],
        sides=SIDES,
    )
    found = calibration(snapshot, Options(), open_log(snapshot, ()), budget)
    assert found is not None
    return found


def test_where_nothing_touches_code_there_is_nothing_to_weigh() -> None:
    snapshot = FixedSnapshot(mainline=[change("c", Touch("README.md", "M", "", 1, 0))])

    assert calibration(snapshot, Options(), open_log(snapshot, ()), 2) is None


def test_a_repository_without_records_has_its_tables() -> None:
    found = calibrated(change("c", *HEAVY), records=False)

    assert (found.changes, found.to_code) == (1, 1)
    assert [case.change.commit for case in found.heaviest] == ["c"]


def test_a_threshold_counts_what_weighs_as_much_and_who_would_be_asked() -> None:
    found = calibrated(
        change("open", *HEAVY, days=1),
        change("tied", *HEAVY, days=2, message="Implement ADR-1"),
        change("waived", *HEAVY, days=3, message="Do it\n\nDecision: none (it was never used)"),
        change("reverted", *HEAVY, days=4, message='Revert "Do it"'),
        change("light", HEAVY[0], days=5),
        change("text", Touch("README.md", "M", "", 1, 0), days=60),
    )
    rows = {row.threshold: (row.changes, row.tied, row.asked) for row in found.thresholds}

    assert (found.changes, found.to_code, found.waived) == (6, 5, 1)
    assert rows[6] == (3, 1, 1)
    assert rows[7] == (0, 0, 0)


def test_the_lowest_threshold_that_fits_the_budget_is_named() -> None:
    heavier = [change(f"h{number}", *HEAVY, message="feat!: do it") for number in range(2)]
    changes = [*heavier, *(change(f"c{number}", *HEAVY) for number in range(3))]

    assert calibrated(*changes, budget=2).fitting == 7
    assert calibrated(*changes, budget=5).fitting == 3
    assert calibrated(*changes, budget=1).fitting == 9


def test_a_lift_compares_changes_that_are_tied_to_a_record_with_the_others() -> None:
    found = calibrated(
        change("a", SCHEMA, message="Implement ADR-1"),
        change("b", SCHEMA),
        change("c", HEAVY[0]),
    )
    (schema,) = [row for row in found.signs if row.sign == "an interface schema"]

    assert (schema.changes, schema.tied, schema.lift) == (2, 1, 2.0)


def test_a_sign_that_one_side_lacks_has_no_lift() -> None:
    (schema,) = [row for row in calibrated(change("b", SCHEMA)).signs if row.sign == "an interface schema"]

    assert schema.lift is None


def test_sizes_are_those_of_changes_to_code() -> None:
    changes = [change(f"c{size}", Touch("m0/x.py", "M", "", size, 0)) for size in range(1, 101)]

    assert calibrated(*changes).sizes == ((50, 50), (75, 75), (90, 90), (93, 93), (97, 97), (99, 99))
