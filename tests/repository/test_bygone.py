"""What was once in a tree: paths that went, words that stood there, and who took them away."""

from __future__ import annotations

import pytest

from async_audit.repository import RepositorySnapshot, find, open_snapshot
from tests.fixed_snapshot import ADA, BOB
from tests.repo_builder import RepoBuilder

BODY = "".join(f"line {number}\n" for number in range(30))


def at_head(repo: RepoBuilder, *, staged: bool = False) -> RepositorySnapshot:
    return open_snapshot(find(repo.path), staged=staged)


def gone(repo: RepoBuilder) -> dict[str, tuple[str, ...]]:
    return {path: tuple(one) for path, one in at_head(repo).departures.items()}


def test_what_is_there_did_not_go(repo: RepoBuilder) -> None:
    repo.commit({"a.py": BODY})
    repo.commit({"a.py": None})
    repo.commit({"a.py": BODY})

    assert gone(repo) == {}


def test_a_path_went_with_the_last_commit_that_removed_it(repo: RepoBuilder) -> None:
    repo.commit({"a.py": BODY, "b.py": "x"})
    repo.commit({"a.py": None})
    repo.commit({"a.py": BODY})
    last = repo.commit({"a.py": None})

    assert gone(repo) == {"a.py": (last, "")}


def test_a_renamed_path_has_the_name_of_today(repo: RepoBuilder) -> None:
    repo.commit({"a.py": BODY})
    first = repo.commit({"a.py": None, "b.py": BODY})
    second = repo.commit({"b.py": None, "c d.py": BODY})

    assert gone(repo) == {"a.py": (first, "c d.py"), "b.py": (second, "c d.py")}


def test_a_path_that_was_renamed_and_then_removed_has_no_name(repo: RepoBuilder) -> None:
    repo.commit({"a.py": BODY, "x": "x"})
    first = repo.commit({"a.py": None, "b.py": BODY})
    second = repo.commit({"b.py": None})

    assert gone(repo) == {"a.py": (first, ""), "b.py": (second, "")}


def test_a_merge_does_not_take_the_credit(repo: RepoBuilder) -> None:
    repo.commit({"a.py": BODY, "b.py": "x"})
    repo.git("switch", "-q", "-c", "side")
    removed = repo.commit({"a.py": None}, by="bob")
    repo.git("switch", "-q", "main")
    repo.commit({"b.py": "y"})
    repo.merge("side")

    assert gone(repo) == {"a.py": (removed, "")}


def test_the_answer_is_the_same_whether_history_was_read_or_kept(repo: RepoBuilder) -> None:
    repo.commit({"a.py": BODY})
    repo.commit({"a.py": None, "b.py": BODY})
    fresh = gone(repo)

    snapshot = at_head(repo)
    at_head(repo).place.cache.clear()
    assert len(snapshot.commits) == 2
    assert {path: tuple(one) for path, one in snapshot.departures.items()} == fresh == gone(repo)


def test_a_word_is_found_whole_and_by_its_case(repo: RepoBuilder) -> None:
    repo.commit(
        {"a b.py": "x\n fetch_page(1)\r\n", "b.py": "prefetch_page\nFetch_Page\n", "c.bin": b"\0fetch_page"}
    )

    found = at_head(repo).naming(["fetch_page", "nothing"])
    assert {word: [tuple(line) for line in lines] for word, lines in found.items()} == {
        "fetch_page": [("a b.py", 2, "fetch_page(1)")]
    }


def test_several_words_in_one_line_are_each_found(repo: RepoBuilder) -> None:
    repo.commit({"a.py": "one_a two_b one_a\n", "b.md": "two_b\n"})

    found = at_head(repo).naming(["one_a", "two_b"])
    assert {word: [line.path for line in lines] for word, lines in found.items()} == {
        "one_a": ["a.py"],
        "two_b": ["a.py", "b.md"],
    }


def test_only_some_paths_may_be_searched(repo: RepoBuilder) -> None:
    repo.commit({"-a.md": "one_a\n", "*.md": "one_a\n", "b.md": "one_a\n"})

    found = at_head(repo).naming(["one_a"], paths=["-a.md", "*.md"])
    assert [line.path for line in found["one_a"]] == ["*.md", "-a.md"]


@pytest.mark.parametrize("asked", [1, 2])
def test_words_of_the_index_and_of_an_older_tree(repo: RepoBuilder, asked: int) -> None:
    old = repo.commit({"a.py": "old_name\n"})
    repo.commit({"a.py": "new_name\n"})
    repo.stage({"a.py": "staged_name\n"})
    for _ in range(asked):  # the second time from the cache
        snapshot = at_head(repo, staged=True)

        assert list(snapshot.naming(["old_name", "new_name", "staged_name"])) == ["staged_name"]
        assert list(snapshot.naming(["old_name", "new_name"], old)) == ["old_name"]


@pytest.mark.parametrize("asked", [1, 2])
def test_the_last_commit_that_took_a_word_out_is_named(repo: RepoBuilder, asked: int) -> None:
    repo.commit({"a.py": "def fetch_page():\n", "b.py": "kept_name\n"})
    repo.commit({"a.py": "--- a/x\n"})
    repo.commit({"a.py": "-- fetch_page\n+x\n"})
    last = repo.commit({"a.py": "x\n"}, by="bob")
    for _ in range(asked):
        found = at_head(repo).removals({"fetch_page": ["a.py"], "kept_name": ["b.py"]})

        assert {word: tuple(one) for word, one in found.items()} == {
            "fetch_page": (last, "a.py", "-- fetch_page")
        }
    assert at_head(repo).stamps([last])[last].author == BOB != ADA
