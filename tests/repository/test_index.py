"""Files of a few folders of the index, without a list of all others."""

from __future__ import annotations

import pytest

from async_audit.facts import Kind
from async_audit.folders import right_in
from async_audit.repository import find, open_snapshot
from async_audit.repository.index import Index
from tests.repo_builder import RepoBuilder

TREE = {
    "README.md": "Shop\n",
    "shop/debts.py": "OWED = 1\n",
    "shop/deep/down.py": "DOWN = 1\n",
    "[shop]/odd.py": "ODD = 1\n",
    "s*p/star.py": "STAR = 1\n",
    ".GitHub/pull_request_template.md": "## Why\n",
    ".gitattributes": "debts.py linguist-generated\n",
}


@pytest.fixture
def index(repo: RepoBuilder) -> Index:
    repo.stage(TREE)
    return Index(find(repo.path).asking, lambda: (), ())


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("", [".gitattributes", "README.md"]),
        ("shop", ["shop/debts.py"]),
        ("shop/deep", ["shop/deep/down.py"]),
        ("[shop]", ["[shop]/odd.py"]),
        ("s*p", ["s*p/star.py"]),
        (".github", [".GitHub/pull_request_template.md"]),
        ("nowhere", []),
    ],
)
@pytest.mark.parametrize("is_listed", [False, True])
def test_a_folder_holds_what_is_right_in_it(
    index: Index, folder: str, found: list[str], is_listed: bool
) -> None:
    if is_listed:
        assert len(index) == len(TREE)

    assert list(right_in(index, [folder])) == found
    assert list(right_in({path: index[path] for path in sorted(TREE)}, [folder])) == found


def test_what_a_folder_does_not_hold_is_known_without_a_list(index: Index) -> None:
    right_in(index, ["shop"])

    assert "shop/credits.py" not in index
    assert index["shop/debts.py"].kind is Kind.GENERATED
    assert "_entries" not in vars(index)


def test_of_many_folders_the_whole_index_is_listed(index: Index) -> None:
    assert list(right_in(index, ["shop", *map(str, range(100))])) == ["shop/debts.py"]
    assert "_entries" in vars(index)


# --- over a commit, what is right in a folder follows from its trees and from what is staged


@pytest.fixture
def staged(repo: RepoBuilder) -> Index:
    """The same, of which a part was committed, a part is staged, and what was there besides is gone or moved."""
    late = {"shop/debts.py": TREE["shop/debts.py"], "s*p/star.py": TREE["s*p/star.py"]}
    gone = {"shop/old.py": "OLD = 1\n", "docs/x.md": "X\n", "shop/moved.py": "MOVED = 1\n" * 9}
    repo.commit({path: text for path, text in TREE.items() if path not in late} | gone)
    repo.stage(late | dict.fromkeys(gone) | {"far/moved.py": gone["shop/moved.py"]})
    index = open_snapshot(find(repo.path), staged=True).files
    assert isinstance(index, Index)
    return index


@pytest.mark.parametrize(
    "folder", ["", "shop", "shop/deep", "[shop]", "s*p", ".github", "docs", "far", "nowhere"]
)
def test_trees_and_what_is_staged_tell_what_the_index_would(staged: Index, folder: str) -> None:
    there = (*TREE, "far/moved.py")
    expected = [path for path in sorted(there) if path.rpartition("/")[0].lower() == folder]

    assert list(right_in(staged, [folder])) == expected
    assert [staged[path] for path in expected] == [dict(staged)[path] for path in expected]


def test_a_conflict_is_left_to_the_index(repo: RepoBuilder) -> None:
    repo.commit({"shop/a.py": "A = 1\n"})
    blob = repo.git("rev-parse", "HEAD:shop/a.py")
    stages = [f"0 {'0' * 40}\tshop/a.py", *(f"100644 {blob} {stage}\tshop/a.py" for stage in (1, 2, 3))]
    repo.git("update-index", "--index-info", given="".join(f"{one}\n" for one in stages).encode())

    index = open_snapshot(find(repo.path), staged=True).files

    assert list(right_in(index, ["shop"])) == ["shop/a.py"]
    assert index["shop/a.py"].blob == blob
