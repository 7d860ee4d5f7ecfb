"""What of a message its author wrote about the change."""

from __future__ import annotations

import time

import pytest

from async_audit.descriptions.cleaning import clean


def blocks(message: str, template: str = "") -> list[str]:
    return [block for part in clean(message, template).parts for block in part.blocks]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="nothing"),
        pytest.param("Signed-off-by: Ada <ada@example.com>\nChange-Id: I1234", id="trailers"),
        pytest.param("Co-authored-by: Bob <bob@example.com>", id="one trailer"),
        pytest.param("Closes #12", id="a closing word"),
        pytest.param("closes\nhttps://example.com/us/shop/issues/12", id="a closing word on two lines"),
        pytest.param("Fixes: #12, #13 and us/shop#14", id="several issues"),
        pytest.param("See merge request us/shop!12", id="what GitLab adds"),
        pytest.param("<!-- Say why.\nAnd how. -->", id="a comment"),
        pytest.param("<!-- Say why", id="an unclosed comment"),
        pytest.param(
            "- [ ] I wrote tests\n- [x] I ran the\nlinter everywhere", id="a check-list that goes on"
        ),
        pytest.param("### Checklist\n\nAll of this was done, believe me.", id="a section of checks"),
        pytest.param("## Test plan\n\nStart it and look whether it fails.", id="a test plan"),
        pytest.param("* Add a test\n\n* Mend the test", id="a list of squashed commits"),
        pytest.param("```\nit crashes because of this\n```", id="a code block"),
        pytest.param("    it crashes because of this", id="an indented listing"),
        pytest.param("> you wrote that it fails", id="a quoted mail"),
        pytest.param("---------\n\n\ufeff", id="a rule and a byte order mark"),
        pytest.param("![before](https://example.com/a.png)", id="an image"),
        pytest.param("🤖 Generated with [a machine](https://example.com)", id="what a program signs"),
        pytest.param(
            "commit 1234567890abcdef\nAuthor: Ada <ada@example.com>\nDate:   today", id="a log of git"
        ),
        pytest.param("12ab34cd Paint the shop\nabcdef12 Open it", id="subjects after abbreviated ids"),
        pytest.param("---\n\n* Paint\n\n* Open\n\n* Close", id="a list of squashed commits below a rule"),
        pytest.param("## Summary by CodeRabbit\n\n**Fixes**\n\n- It was late.", id="what a program sums up"),
        pytest.param("# Conflicts:\n#\tshop/__init__.py", id="conflicts"),
        pytest.param("* ada/orders:\n  Add orders\n  Test orders", id="git's own list of a merge"),
        pytest.param("Bumps left from 1 to 2.\n\nFails because of X.", id="a program's body"),
        pytest.param("Sell apples", id="the title again"),
    ],
)
def test_this_is_not_a_description(body: str) -> None:
    assert blocks(f"Sell apples\n\n{body}") == []


def test_paragraphs_and_items_are_blocks_on_one_line_each() -> None:
    message = (
        "Sell apples\n\nNobody could\nbuy them.\n\n- add a shop\n  with a door\n- open it\n\n  at nine\n"
    )

    assert blocks(message) == ["Nobody could buy them.", "add a shop with a door", "open it", "at nine"]


def test_an_indented_paragraph_of_an_item_is_no_listing() -> None:
    assert blocks("T\n\n1. one\n\n    and more of it\n") == ["one", "and more of it"]


def test_headings_keep_what_stands_below_them() -> None:
    parts = clean("T\n\nfirst words\n\n## Why:\nit was late\n\n**How it works**\nit runs\n").parts

    assert [(part.heading, part.blocks) for part in parts] == [
        ("", ("first words",)),
        ("Why", ("it was late",)),
        ("How it works", ("it runs",)),
    ]


def test_an_issue_at_the_start_of_a_line_is_no_heading() -> None:
    (part,) = clean("T\n\n#6133 broke the shop\n").parts

    assert part.heading == ""


def test_a_word_of_letters_is_no_commit() -> None:
    assert blocks("T\n\ndefaced walls are painted\n") == ["defaced walls are painted"]


def test_emphasis_goes() -> None:
    assert blocks("T\n\nNobody **could** buy _them_, or `_this_`.\n") == [
        "Nobody could buy them, or `_this_`."
    ]


def test_tight_items_are_the_author_s_even_with_stars() -> None:
    assert blocks("T\n\n* one thing\n* another thing\n") == ["one thing", "another thing"]


def test_what_squashed_commits_said_below_their_subjects_stays() -> None:
    text = clean("T (#1)\n\n* Add a shop\n\nNobody could buy apples.\n\n* Paint it\n")

    assert text.is_list
    assert [part.blocks for part in text.parts] == [("Nobody could buy apples.",)]


def test_lines_of_the_template_are_not_the_author_s() -> None:
    template = "## Why\n\nTell us the reason.\n\n## Other\n\nAnything else?\n"

    assert blocks(
        "T\n\n## Why\n\nTell us the reason.\nIt was late.\n\n## Other\n\nAnything else?\n", template
    ) == ["It was late."]


def test_a_merge_takes_its_title_from_below_its_first_line() -> None:
    text = clean("Merge pull request #1 from ada/apples\n\nSell apples\n\nNobody could buy them.\n")

    assert (text.title, [part.blocks for part in text.parts]) == (
        "Sell apples",
        [("Nobody could buy them.",)],
    )


def test_addresses_are_no_words() -> None:
    assert clean("T\n\nSee how https://example.com/a/very/long/address\n").words == 2


@pytest.mark.parametrize("said", ["Fixes #12", "bug 123456", "https://example.com/us/shop/issues/3", "gh-77"])
def test_an_issue_is_named(said: str) -> None:
    assert clean(f"Sell apples\n\n{said}\n").names_issue


def test_no_issue_is_named_by_a_number_alone() -> None:
    assert not clean("Sell 12 apples (#12)\n\nThey cost 12.\n").names_issue


def test_carriage_returns_and_hidden_characters_go() -> None:
    assert blocks("T\r\n\r\nNobody\u200b could\r\nbuy them.\r\n") == ["Nobody could buy them."]


@pytest.mark.parametrize(
    "shape",
    ["a", " ", "[a](", "<a ", "# ", "**", "(#1, ", "a-", "* a\n\n", "<!-- ", "Bumps a", "\n", "- [ ", "a: "],
)
def test_ten_megabytes_take_no_time(shape: str) -> None:
    message = "T\n\n" + shape * (10_000_000 // len(shape)) + "\nend"
    began = time.perf_counter()

    clean(message)

    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("* add a door\n* paint it\n* fix the bell", id="subjects in one list"),
        pytest.param("add a door\n\npaint it\n\nfix the bell\n\nlint\n\nreview", id="subjects alone"),
        pytest.param("Update shop/door.py", id="an edit in the browser"),
        pytest.param(
            "by ada at 2012-05-21T13:00:13Z\n\nWe could have built a window.", id="what others said"
        ),
        pytest.param("- door: close it (#12)\n- bell: ring once (#13, #14)", id="what landed before"),
    ],
)
def test_what_a_forge_or_a_script_lists_is_not_a_description(body: str) -> None:
    assert clean(f"Title\n\n{body}").words == 0


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("- add a door\n- paint it\n- fix the bell", id="a list with another mark"),
        pytest.param("* Add a door.\n* Paint it.\n* Fix the bell.", id="sentences"),
        pytest.param("Open it.\n\nClose it.", id="short paragraphs"),
        pytest.param("The bell rings twice since the door was replaced (#12)", id="one reference"),
    ],
)
def test_what_an_author_lists_is_one(body: str) -> None:
    assert clean(f"Title\n\n{body}").words > 0
