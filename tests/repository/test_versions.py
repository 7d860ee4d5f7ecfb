"""What follows from what, told from records typed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone

import pytest

from async_audit.repository.history import Entry, Row
from async_audit.repository.states import State, UnsureError
from async_audit.repository.trail import CrossedError, seen, trail
from async_audit.repository.versions import Birth, Gone, Guess, Version, link

NOW = datetime(2024, 1, 1, tzinfo=timezone.utc)


def commit(name: str, parents: str, *entries: str) -> Row:
    """Entries as ``M path blob``, ``D path``, ``R090 old path blob``; a blob may be given a mode: ``120000:b``."""
    return Row(name, tuple(parents.split()), NOW, 0, "", (), tuple(map(_entry, entries)))


def _entry(text: str) -> Entry:
    status, *words = text.split()
    blob = words.pop() if status != "D" else "0"
    mode, _, blob = blob.rpartition(":")
    return Entry(
        status[0], int(status[1:] or 0), mode or "100644", blob, words[0] if words[1:] else "", words[-1]
    )


def linked(*oldest_first: Row) -> Mapping[str, Version]:
    return link(list(reversed(oldest_first)))


def test_an_empty_history_has_no_versions() -> None:
    assert link([]) == {}


def test_a_change_follows_from_what_was_there() -> None:
    head = linked(commit("1", "", "A f a", "A g a"), commit("2", "1", "M f b"))
    assert (head["f"].commit, head["g"].commit) == ("2", "1")
    assert [parent and parent.commit for parent in head["f"].parents] == ["1"]


def test_a_new_mode_is_no_version() -> None:
    assert linked(commit("1", "", "A f a"), commit("2", "1", "M f 100755:a"))["f"].commit == "1"


def test_a_link_is_no_earlier_version_of_a_file() -> None:
    head = linked(commit("1", "", "A f 120000:a"), commit("2", "1", "T f a"))
    assert (head["f"].commit, head["f"].parents) == ("2", (None,))


def test_a_file_that_came_back_does_not_remember() -> None:
    head = linked(commit("1", "", "A f a"), commit("2", "1", "D f"), commit("3", "2", "A f a"))
    assert (head["f"].commit, head["f"].parents) == ("3", (None,))


def test_a_merge_that_takes_one_side_is_that_side() -> None:
    head = linked(
        commit("1", "", "A f a"),
        commit("2", "1", "M f b"),
        commit("3", "1", "M f c"),
        commit("4", "2 3", "M f c"),
    )
    assert head["f"].commit == "3"


def test_a_merge_that_mixes_follows_from_both_sides() -> None:
    head = linked(
        commit("1", "", "A f a"),
        commit("2", "1", "M f b"),
        commit("3", "1", "M f c"),
        commit("4", "2 3", "M f d"),
    )
    assert [parent and parent.commit for parent in head["f"].parents] == ["2", "3"]


def test_branches_do_not_see_each_other() -> None:
    records = [
        commit("1", "", "A f a"),
        commit("2", "1", "D f", "A g x"),
        commit("3", "1", "M f c"),
        commit("4", "3 2", "A g x"),
    ]
    assert {path: version.commit for path, version in linked(*records).items()} == {"f": "3", "g": "2"}


def test_a_renamed_file_knows_what_its_parents_lost() -> None:
    head = linked(
        commit("1", "", "A f a"),
        commit("2", "1", "R090 f g b"),
        commit("3", "1", "M f c"),
        commit("4", "2 3", "M g d"),
    )
    birth = head["g"].birth
    assert birth is not None
    assert birth.gone[0] is None
    assert birth.gone[1] is not None
    assert {path: version.commit for path, version in birth.gone[1].versions.items()} == {"f": "3"}


def version(path: str, blob: str = "x", commit: str = "1", *parents: Version | None) -> Version:
    return Version(commit, path, blob, "100", parents)


@pytest.mark.parametrize(
    ("gone", "guess", "taken"),
    [
        pytest.param({"a/f": "1", "b/g": "2"}, None, "", id="two that differ"),
        pytest.param({"a/f": "x", "b/f": "x"}, Guess("a/f", 100), "", id="two that are the same"),
        pytest.param({"a/f": "1", "b/f": "2"}, Guess("a/f", 90), "", id="two of that name"),
        pytest.param({"a/f": "1", "b/g": "2"}, Guess("a/f", 74), "", id="not similar enough to stop looking"),
        pytest.param({"a/f": "1", "b/g": "2"}, Guess("b/g", 90), "", id="another name"),
        pytest.param({"b/g": "2"}, None, "b/g", id="the only one"),
        pytest.param({"a/f": "1", "b/g": "x"}, Guess("a/f", 90), "b/g", id="the only one that is the same"),
        pytest.param({"a/f": "x", "b/g": "x"}, None, "a/f", id="of two that are the same the one of that name"),
        pytest.param({"a/f": "1", "b/g": "2"}, Guess("a/f", 75), "a/f", id="similar, and of that name"),
    ],
)  # fmt: skip
def test_what_blame_takes_for_the_old_file(gone: Mapping[str, str], guess: Guess | None, taken: str) -> None:
    found = Gone((path, version(path, blob)) for path, blob in gone.items())
    assert found.surely("new/f", "x", guess) == taken


def born(path: str, commit: str, parent: str, *gone: Version) -> Version:
    made = version(path, "x", commit, None)
    made.birth = Birth((parent,), (Gone((old.path, old) for old in gone),), None)
    return made


def test_blame_jumps_from_version_to_version() -> None:
    first = version("f", "a", "1")
    found = trail(version("f", "b", "9", first, first), seen({}))
    assert (found.text(), found.rests) == ("9 1\n1\n", {("9", "f"), ("1", "f")})


def test_a_file_that_came_from_nothing_needs_no_parents() -> None:
    assert trail(born("f", "9", "8"), seen({})).text() == "9\n"


def test_through_a_rename_blame_gets_the_real_parent() -> None:
    found = trail(born("f", "9", "8", version("g", "a", "1")), seen({}))
    assert found.lines == {"9": ("8",), "8": ("1",), "1": ()}


def test_where_only_blame_knows_the_name_it_stops_until_it_was_seen() -> None:
    last = born("f", "9", "8", version("g", "a", "1"), version("h", "b", "2"))
    assert (trail(last, seen({})).ends, trail(last, seen({})).lines) == ({"8"}, {"9": ("8",), "8": ()})
    assert trail(last, seen({"8": "h"})).lines == {"9": ("8",), "8": ("2",), "2": ()}


def test_two_names_in_one_commit_are_crossed() -> None:
    left, right = version("g", "a", "1"), version("h", "b", "2")
    both = version("f", "c", "10", born("f", "9", "8", left), born("f", "7", "8", right))
    with pytest.raises(CrossedError, match="8"):
        trail(both, seen({}))


def test_copies_of_a_state_are_written_apart() -> None:
    state: State[int] = State()
    for number in range(500):
        state.put(f"{number}", number)
    other = state.copy()
    other.put("new", 1)
    state.put("3", 33)
    other.drop("4")
    state.drop("not there")

    assert (state.get("new"), state.get("3"), state.get("4")) == (None, 33, 4)
    assert (other.get("new"), other.get("3"), other.get("4")) == (1, 3, None)
    assert (list(state.beyond(other)), list(other.beyond(state))) == ([("4", 4)], [("new", 1)])
    assert len(dict(state.items())) == 500


def test_what_another_state_lacks_is_in_doubt_where_that_state_is() -> None:
    state: State[int] = State()
    state.put("f", 1)
    other = state.copy()
    other.doubt("f")
    other.doubt("not here")
    with pytest.raises(UnsureError):
        list(state.beyond(other))
    state.drop("f")
    assert list(state.beyond(other)) == []
