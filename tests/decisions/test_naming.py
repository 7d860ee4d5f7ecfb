"""What a message and a record name."""

from __future__ import annotations

import pytest

from async_audit.decisions.naming import (
    citations,
    common_words,
    folders_of,
    names_any,
    paths_in,
    requests_of,
    telling_words,
)
from async_audit.decisions.records import Record

ADR_12 = Record("docs/adr/0012-use-postgres.md", "docs/adr", 12, "use postgres", "adr", "0012-use-postgres")
RFC_7 = Record("rfcs/0007-x.md", "rfcs", 7, "x", "rfc", "0007-x")
LOG = (ADR_12, RFC_7)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Closes #12", id="an issue of the same number"),
        pytest.param("ADR 13", id="a record that does not exist"),
        pytest.param("ADR 7", id="a number of the other log"),
        pytest.param("RFC 12", id="a number of the other log, the other way round"),
        pytest.param("ADR 123", id="a longer number"),
        pytest.param("quadr 12", id="the end of another word"),
        pytest.param("adr 12th", id="an ordinal"),
        pytest.param("an ADR follows", id="no number"),
    ],
)
def test_these_name_no_record(text: str) -> None:
    assert not names_any(text, LOG)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Implement ADR-12", id="a hyphen"),
        pytest.param("as in ADR 0012.", id="a blank and zeros"),
        pytest.param("see adr/0012", id="a directory"),
        pytest.param("see docs/adr/0012-use-postgres.md", id="a path"),
        pytest.param("see 0012-use-postgres", id="a file name"),
        pytest.param("ADR0012: done", id="nothing between"),
        pytest.param("ADR #12", id="a blank and a hash"),
        pytest.param("docs/decisions/12", id="another word for the same series"),
        pytest.param("RFC 7", id="the other log"),
    ],
)
def test_a_record_is_named(text: str) -> None:
    assert names_any(text, LOG)


@pytest.mark.parametrize(
    ("text", "requests"),
    [
        pytest.param("see #12, #13.", {12, 13}, id="numbers"),
        pytest.param("https://github.com/o/r/pull/12", {12}, id="an address of GitHub"),
        pytest.param("/-/merge_requests/12#note_3", {12}, id="an address of GitLab"),
        pytest.param("!12", {12}, id="GitLab's sign"),
        pytest.param("other/project#12", set(), id="another project"),
        pytest.param("[a](#12-context)", set(), id="an anchor"),
        pytest.param("&#39;", set(), id="an HTML entity"),
        pytest.param("# 12", set(), id="a heading"),
    ],
)
def test_requests_are_cited(text: str, requests: set[int]) -> None:
    assert citations(text).requests == requests


@pytest.mark.parametrize(
    ("text", "commits"),
    [
        pytest.param("in 93a9771.", {"93a9771"}, id="seven digits"),
        pytest.param("in 93a977", set(), id="six digits"),
        pytest.param("/commit/" + "a" * 40, {"a" * 40}, id="an address"),
        pytest.param("a" * 41, set(), id="too long"),
        pytest.param("x93a9771", set(), id="inside a word"),
    ],
)
def test_commits_are_cited(text: str, commits: set[str]) -> None:
    assert citations(text).commits == commits


@pytest.mark.parametrize(
    ("message", "requests"),
    [
        pytest.param("Add it (#12)", {12}, id="a squash of GitHub"),
        pytest.param("Merge pull request #12 from a/b\n\nAdd it", {12}, id="a merge of GitHub"),
        pytest.param("Merge branch 'x'\n\nSee merge request a/b!12", {12}, id="a merge of GitLab"),
        pytest.param("Backport (#11) (#12)", {11, 12}, id="two of them"),
        pytest.param("Fix #12", set(), id="an issue"),
        pytest.param("Add it\n\n* more (#12)", set(), id="the body of a squash"),
    ],
)
def test_a_change_says_which_request_it_landed(message: str, requests: set[int]) -> None:
    assert requests_of(message) == requests


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("in `src/net`.", "src/net", id="two parts"),
        pytest.param("github.com/o/r/tree/main/src/net", "src/net", id="an address"),
        pytest.param("](../../src/net)", "src/net", id="a link"),
        pytest.param("under plugins/", "plugins", id="one part with a slash"),
        pytest.param("the `plugins`", "plugins", id="one part as code"),
        pytest.param("see src/net.", "src/net", id="the end of a sentence"),
    ],
)
def test_a_path_is_named(text: str, path: str) -> None:
    assert path in paths_in(text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("the plugins", "plugins", id="a word"),
        pytest.param("`core`", "core", id="four letters"),
        pytest.param("src/net/http", "src/net", id="the directory above what is named"),
        pytest.param("lib/src/network", "src/net", id="the beginning of a longer name"),
    ],
)
def test_a_path_is_not_named(text: str, path: str) -> None:
    assert path not in paths_in(text)


def test_a_path_stands_under_all_its_directories() -> None:
    assert folders_of(["a/b/c.py", "a/d.py"]) == {"a/b/c.py", "a/b", "a", "a/d.py"}


def test_ordinary_and_short_words_tell_nothing() -> None:
    assert telling_words("Migrate the CLI to PicoCLI, remove 12345") == {"picocli"}


def test_a_word_of_many_subjects_is_common() -> None:
    subjects = ["Teach the parser"] * 3 + ["Teach picocli"] * 2 + ["x"] * 95

    assert common_words(subjects) == {"teach", "parser"}


def test_a_hostile_text_is_answered_at_once() -> None:
    assert not names_any("adr-" * 100_000, LOG)
    assert citations("#" * 100_000 + "a" * 100_000).requests == frozenset()
    assert len(paths_in("a/" * 50_000)) < 50
