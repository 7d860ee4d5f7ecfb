"""Files of a few folders of the index, without a list of all others."""

from __future__ import annotations

import pytest

from async_audit.facts import Kind
from async_audit.folders import right_in
from async_audit.repository import find
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
