"""Which records speak of a path."""

from __future__ import annotations

from async_audit.decisions.reach import Governing, Way, governing, speaking
from async_audit.decisions.records import Record, recogniser, with_text
from async_audit.facts import Touch
from tests.fixed_snapshot import change


def record(number: int, text: str) -> Record:
    found = recogniser()(f"docs/adr/{number:04}-x.md")
    assert found is not None
    return with_text(found, text.encode())


def ways(
    path: str, *records: Record, message: str = "Do it", touched: str = "src/net/http.py"
) -> list[tuple[int | None, Way, str]]:
    found: tuple[Governing, ...] = governing(
        path, records, [change("c1", Touch(touched, "M"), message=message)]
    )
    return [(one.record.number, one.way, one.what) for one in found]


def test_a_record_about_something_else_is_silent() -> None:
    assert ways("src/net/http.py", record(1, "# X\n\nWe use `src/db/pool.py`.\n")) == []


def test_a_word_that_is_also_a_top_directory_says_nothing() -> None:
    assert ways("docs/net/http.py", record(1, "# X\n\nSee `docs/` for more.\n")) == []


def test_a_record_names_the_path_or_a_directory_above_it() -> None:
    one = record(1, "# X\n\nIn `src/net/http.py` we retry.\n")
    two = record(2, "# X\n\nAll of `src/net` is ours.\n")

    assert ways("src/net/http.py", one, two) == [
        (1, Way.TEXT, "src/net/http.py"),
        (2, Way.TEXT, "src/net"),
    ]


def test_a_directory_is_spoken_of_through_what_is_in_it() -> None:
    assert ways("src/net", record(1, "# X\n\nIn `src/net/http.py`.\n")) == [(1, Way.TEXT, "src/net/http.py")]


def test_what_a_record_says_to_affect_comes_first() -> None:
    one = record(1, "# X\n\nIn `src/net/http.py`.\n")
    two = record(2, "---\naffects: [src/net/**]\n---\n# X\n")

    assert ways("src/net/http.py", one, two) == [
        (2, Way.AFFECTS, "src/net/**"),
        (1, Way.TEXT, "src/net/http.py"),
    ]
    assert ways("src/net", two) == [(2, Way.AFFECTS, "src/net/**")]
    assert ways("src/db", two) == []


def test_a_commit_that_names_the_record_binds_it_to_what_it_touched() -> None:
    one = record(1, "# X\n")

    assert ways("src/net", one, message="Retry\n\nSee ADR-0001.") == [(1, Way.COMMIT, "c1")]
    assert ways("src/db", one, message="Retry\n\nSee ADR-0001.") == []


def test_a_record_is_told_once() -> None:
    one = record(1, "---\naffects: src/net/http.py\n---\n# X\n\nIn `src/net/http.py`.\n")

    assert len(ways("src/net/http.py", one, message="See ADR 1")) == 1


def test_many_paths_are_answered_as_each_alone() -> None:
    records = (
        record(1, "# X\n\nIn `src/net/http.py` we retry.\n"),
        record(2, "# X\n\nAll of `src/net` is ours, and `plugins/`.\n"),
        record(3, "---\naffects: [src/ui/**]\n---\n# X\n\nSee `src/db`.\n"),
        record(4, "# X\n\nNothing is named.\n"),
    )
    paths = ("src/net/http.py", "src/net", "src", "src/ui", "src/db/pool", "plugins", "plugins/a", "net")

    assert {path: [one.number for one in found] for path, found in speaking(paths, records).items()} == {
        path: sorted(one.record.number or 0 for one in governing(path, records)) for path in paths
    }
    assert [one.number for one in speaking(["src/net"], records)["src/net"]] == [1, 2]
