"""Patterns of CODEOWNERS, with the examples that the forges themselves give."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from async_audit.knowledge.globs import github, gitlab

TREE = sorted(
    [
        ".hidden/a.js",
        "LICENSE",
        "a.js",
        "apps/github/x",
        "apps/main",
        "build/logs/today",
        "build/logs/old/1970",
        "docs/build-app/troubleshooting.md",
        "docs/getting-started.md",
        "lib/apps/x",
        "lib/docs/LICENSE",
        "notes (1).txt",
        "one two/x",
        "src/a/b/c/d.c",
        "src/d.c",
        "src/d.h",
    ]
)
ALL = set(TREE)


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        pytest.param("*", ALL, id="everything"),
        pytest.param("*.js", {".hidden/a.js", "a.js"}, id="an extension at any depth"),
        pytest.param("/*", {"LICENSE", "a.js", "notes (1).txt"}, id="files at the top"),
        pytest.param(
            "/build/logs/", {"build/logs/today", "build/logs/old/1970"}, id="a directory of the top"
        ),
        pytest.param("docs/*", {"docs/getting-started.md"}, id="files of a directory, not those below"),
        pytest.param("apps/", {"apps/github/x", "apps/main", "lib/apps/x"}, id="a directory at any depth"),
        pytest.param("/apps/github", {"apps/github/x"}, id="a directory without a slash"),
        pytest.param("apps/github", {"apps/github/x"}, id="a slash inside anchors"),
        pytest.param("docs", {p for p in TREE if "docs/" in p}, id="a name without any slash"),
        pytest.param("**/docs", {p for p in TREE if "docs/" in p}, id="any depth above"),
        pytest.param("**/d.c", {"src/a/b/c/d.c", "src/d.c"}, id="any depth above may be none"),
        pytest.param("src/**/d.c", {"src/a/b/c/d.c", "src/d.c"}, id="any depth between"),
        pytest.param("src/**", {"src/a/b/c/d.c", "src/d.c", "src/d.h"}, id="all below"),
        pytest.param("src/**/b/*/d.c", {"src/a/b/c/d.c"}, id="any depth, then one"),
        pytest.param("src/*/d.c", set(), id="one star is one directory"),
        pytest.param("src/d.?", {"src/d.c", "src/d.h"}, id="one character"),
        pytest.param("LICENSE", {"LICENSE", "lib/docs/LICENSE"}, id="a file at any depth"),
        pytest.param("/LICENSE", {"LICENSE"}, id="a file of the top"),
        pytest.param("license", set(), id="another case is another name"),
        pytest.param(r"one\ two/", {"one two/x"}, id="an escaped space"),
        pytest.param("a.j", set(), id="a dot is a dot, and a part is not the whole"),
        pytest.param("/src/d.c/", set(), id="a file is no directory"),
        pytest.param("/", set(), id="nothing"),
    ],
)
def test_github_matches(pattern: str, matched: set[str]) -> None:
    assert set(github(pattern).among(TREE)) == matched


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        pytest.param("*", ALL, id="everything"),
        pytest.param("/docs/*", {"docs/getting-started.md"}, id="files of a directory"),
        pytest.param(
            "docs/*", {"docs/getting-started.md", "lib/docs/LICENSE"}, id="a slash inside does not anchor"
        ),
        pytest.param("/docs/", {p for p in TREE if p.startswith("docs/")}, id="a directory"),
        pytest.param("/docs", set(), id="a directory without a slash is a file that is not there"),
        pytest.param("/docs/**/*.md", {p for p in TREE if p.endswith(".md")}, id="any depth may be none"),
        pytest.param("/src/**", {"src/d.c", "src/d.h"}, id="two stars at the end are one"),
        pytest.param("/src/d.[ch]", {"src/d.c", "src/d.h"}, id="a range"),
        pytest.param("/src/d.[^h]", {"src/d.c"}, id="all but a range"),
        pytest.param("README", set(), id="a file that is not there"),
        pytest.param(r"one\ two/", {"one two/x"}, id="an escaped space"),
        pytest.param(r"/notes\ (1).txt", {"notes (1).txt"}, id="a parenthesis is no regular expression"),
    ],
)
def test_gitlab_matches(pattern: str, matched: set[str]) -> None:
    assert set(gitlab(pattern).among(TREE)) == matched


def test_an_escaped_star_is_a_star() -> None:
    assert list(gitlab(r"/a\*").among(["a*", "ab"])) == ["a*"]
    assert list(github(r"/d\?r/x").among(["d?r/x", "dir/x"])) == ["d?r/x"]


@given(st.text("ab*?/[\\ ", min_size=1), st.lists(st.text("ab/", min_size=1), unique=True))
def test_what_a_stranger_writes_never_raises_and_invents_no_path(pattern: str, paths: list[str]) -> None:
    for read in (github, gitlab):
        assert set(read(pattern).among(sorted(paths))) <= set(paths)


@pytest.mark.parametrize("pattern", ["*a" * 60 + "b", "**/a/" * 60 + "b", "/" + "?*" * 80 + "b"])
def test_no_pattern_takes_long(pattern: str) -> None:
    began = time.process_time()
    assert list(github(pattern).among(["a" * 200, "a/" * 200 + "a"])) == []
    assert time.process_time() - began < 1
