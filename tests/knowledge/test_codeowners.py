"""CODEOWNERS files, read as their forge reads them."""

from __future__ import annotations

import time

import pytest

from async_audit.knowledge.codeowners import LARGEST, Codeowners, Forge, parse, place

GITHUB, GITLAB = Forge.GITHUB, Forge.GITLAB


def read(text: str, forge: Forge = GITHUB, path: str = "docs/CODEOWNERS") -> Codeowners:
    return parse(path, text.encode(), forge)


def rules(text: str, forge: Forge = GITHUB) -> list[tuple[int, str, tuple[str, ...]]]:
    found = read(text, forge)
    assert found.faults == ()
    return [(rule.line, rule.pattern, rule.owners) for rule in found.rules]


def faults(text: str, forge: Forge = GITHUB) -> list[tuple[int, str]]:
    return [(fault.line, fault.reason) for fault in read(text, forge).faults]


def owned(text: str, *paths: str, forge: Forge = GITHUB) -> dict[str, list[str]]:
    found = read(text, forge)
    decided = found.decisive(found.matches(sorted(paths)))
    return {path: [" ".join(rule.owners) for rule in won] for path, won in decided.items()}


# Which file is in force


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        pytest.param([], None, id="none"),
        pytest.param(["src/CODEOWNERS", "codeowners"], None, id="elsewhere, or in another case"),
        pytest.param(["docs/CODEOWNERS"], ("docs/CODEOWNERS", GITHUB), id="docs"),
        pytest.param(["docs/CODEOWNERS", "CODEOWNERS"], ("CODEOWNERS", GITHUB), id="the top before docs"),
        pytest.param(
            ["CODEOWNERS", ".github/CODEOWNERS"], (".github/CODEOWNERS", GITHUB), id=".github before the top"
        ),
        pytest.param([".gitlab/CODEOWNERS"], (".gitlab/CODEOWNERS", GITLAB), id=".gitlab"),
        pytest.param(
            ["CODEOWNERS", ".gitlab/CODEOWNERS"], ("CODEOWNERS", GITHUB), id="the top before .gitlab"
        ),
        pytest.param(["CODEOWNERS", ".gitlab-ci.yml"], ("CODEOWNERS", GITLAB), id="where GitLab builds"),
    ],
)
def test_the_file_in_force_is(paths: list[str], found: object) -> None:
    assert place(paths) == found


@pytest.mark.parametrize(
    ("text", "forge"),
    [
        pytest.param("* @ada\n", GITHUB, id="what both read alike"),
        pytest.param("[Docs]\ndocs/ @ada\n", GITLAB, id="a section"),
        pytest.param("^[Docs][2] @ada\n", GITLAB, id="an optional section"),
        pytest.param("* @@maintainers\n", GITLAB, id="a role"),
        pytest.param("# [Docs]\n*.[ch] @ada\n", GITHUB, id="a range, and a comment"),
        pytest.param("[ch]at.c @ada\n", GITHUB, id="a range at the beginning"),
    ],
)
def test_what_only_gitlab_knows_makes_it_gitlabs(text: str, forge: Forge) -> None:
    assert read(text).forge is forge
    assert read(text, path=".github/CODEOWNERS").forge is GITHUB


# GitHub


def test_rules_have_a_pattern_and_owners() -> None:
    text = "\ufeff# all\n*  @ada\t@org/team-1 bob@example.com\r\n\n /docs/  # nobody's\n"
    assert rules(text) == [(2, "*", ("@ada", "@org/team-1", "bob@example.com")), (4, "/docs/", ())]


def test_a_comment_may_stand_behind_the_owners_but_not_inside_a_pattern() -> None:
    assert rules("*.js @ada #the @bob\n/c#/ @cat") == [(1, "*.js", ("@ada",)), (2, "/c#/", ("@cat",))]


def test_an_escaped_space_belongs_to_the_pattern() -> None:
    assert rules(r"/one\ two/ @ada") == [(1, r"/one\ two/", ("@ada",))]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("!/docs/ @ada", "'!' takes nothing back on GitHub; write the pattern again below, without an owner"),
        ("*.[ch] @ada", "'[ ]' is no range on GitHub; write one line for each name"),
        (r"\#x @ada", "a name that begins with # cannot be written on GitHub; match it with '?'"),
        ("* ada", "'ada' is no owner; write @login, @organisation/team or an e-mail"),
        ("* @ada, @bob", "'@ada,' is no owner; write @login, @organisation/team or an e-mail"),
        ("* @", "'@' is no owner; write @login, @organisation/team or an e-mail"),
        ("* @@owners", "'@@owners' is no owner; write @login, @organisation/team or an e-mail"),
        ("one two @ada", "'two' is no owner; write @login, @organisation/team or an e-mail"),
    ],
)
def test_what_github_cannot_read_is_named_by_line(line: str, reason: str) -> None:
    found = read(f"* @ada\n{line}\n", path=".github/CODEOWNERS")
    assert [(fault.line, fault.text, fault.reason) for fault in found.faults] == [(2, line, reason)]
    assert [rule.line for rule in found.rules] == [1]


def test_the_last_pattern_that_matches_decides() -> None:
    text = "* @ada\n/apps/ @bob\n/apps/github\n"
    assert owned(text, "apps/github/x", "apps/y", "z") == {
        "z": ["@ada"],
        "apps/y": ["@bob"],
        "apps/github/x": [""],
    }


def test_what_no_pattern_matches_is_not_decided() -> None:
    assert owned("/apps/ @bob\n", "z") == {}


def test_a_file_that_is_too_large_is_one_fault() -> None:
    found = read("* @ada\n" * (LARGEST // 7 + 1))
    assert (found.rules, len(found.faults)) == ((), 1)
    assert "3 MB" in found.faults[0].reason


# GitLab


def test_each_section_has_its_say_and_its_default_owners() -> None:
    text = (
        "* @all\n[Docs] @writers\ndocs/\n*.md @ada\n^[Code][2] @coders @bob\n*.c\n[DOCS]\n/docs/x.md @cat\n"
    )
    assert owned(text, "docs/x.md", "docs/y.md", "z.c", forge=GITLAB) == {
        "docs/x.md": ["@all", "@cat"],
        "docs/y.md": ["@all", "@ada"],
        "z.c": ["@all", "@coders @bob"],
    }


def test_an_exclusion_takes_back_what_its_section_said() -> None:
    text = "* @all\n!/vendor/\n[Code]\n*.c @bob\n"
    assert owned(text, "vendor/x.c", forge=GITLAB) == {"vendor/x.c": ["", "@bob"]}


def test_gitlab_takes_owners_out_of_comments() -> None:
    assert rules("* @ada # and @bob too", GITLAB) == [(1, "*", ("@ada", "@bob"))]


def test_a_name_may_begin_with_a_hash_in_gitlab() -> None:
    assert owned(r"/\#x @ada", "#x", forge=GITLAB) == {"#x": ["@ada"]}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[Docs @ada", "is no section; close its name with ]"),
        ("[ ] @ada", "is a section without a name; name it"),
        ("[Docs][0] @ada", "'[0]' is no number of approvals; write 1 or more"),
        ("[Docs][x]", "'[x]' is no number of approvals; write 1 or more"),
        ("/docs/", "has no owner, and its section has no default; name one"),
        ("/docs/ ada", "'ada' is no owner; write @name, @group/name, @@role or an e-mail"),
        ("/docs/ @@kings", "'@@kings' is no owner; write @name, @group/name, @@role or an e-mail"),
    ],
)
def test_what_gitlab_cannot_read_is_named_by_line(line: str, reason: str) -> None:
    assert faults(f"# x\n{line}\n", GITLAB) == [(2, reason)]


# Hostile files


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("* " + "a" * 10**6, id="a long word"),
        pytest.param("* a@" + "." * 10**6 + "@", id="a long e-mail"),
        pytest.param("[" * 10**6, id="brackets"),
        pytest.param("[\n" * 10**5, id="lines of brackets"),
        pytest.param("\\" * 10**6, id="escapes"),
        pytest.param("* " + "@a/" * 10**5, id="a deep team"),
    ],
)
def test_no_line_takes_long(line: str) -> None:
    began = time.process_time()
    for forge in Forge:
        read(line, forge)
    assert time.process_time() - began < 2


def test_bytes_that_are_no_text_are_read_as_far_as_they_go() -> None:
    assert parse("CODEOWNERS", b"/\xff/ @ada\n* @bob\n", GITHUB).rules[1].owners == ("@bob",)
