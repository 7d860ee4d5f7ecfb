"""Templates: where they lie, what they ask, what became of their sections."""

from __future__ import annotations

import pytest

from async_audit.descriptions.questions import Question
from async_audit.descriptions.templates import Section, State, asks, default, sections, templates, to_add

PROBLEM, APPROACH, REJECTED, LOOK = Question


@pytest.mark.parametrize(
    "path",
    [
        "docs/templates/pull_request_template.md",
        ".github/ISSUE_TEMPLATE/bug.md",
        ".gitlab/issue_templates/Default.md",
        "PULL_REQUEST_TEMPLATE/picture.png",
        "pull_request_template_old.md",
    ],
)
def test_this_is_no_template_of_requests(path: str) -> None:
    assert templates([path]) == ()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("PULL_REQUEST_TEMPLATE.md", id="GitHub, at the top"),
        pytest.param(".github/pull_request_template.md", id="GitHub"),
        pytest.param("docs/Pull_Request_Template.txt", id="GitHub, in any case"),
        pytest.param(".github/pull_request_template", id="GitHub, without an ending"),
        pytest.param(".gitlab/merge_request_templates/Default.md", id="GitLab"),
        pytest.param(".gitea/pull_request_template.yaml", id="Gitea"),
        pytest.param(".forgejo/PULL_REQUEST_TEMPLATE.md", id="Forgejo"),
        pytest.param(".azuredevops/pull_request_template.md", id="Azure DevOps"),
        pytest.param(".bitbucket/pull_request_template.md", id="Bitbucket"),
    ],
)
def test_a_forge_offers_this_unasked(path: str) -> None:
    assert default([path, "README.md"]) == path


@pytest.mark.parametrize(
    "path",
    [
        ".github/PULL_REQUEST_TEMPLATE/feature.md",
        ".gitlab/merge_request_templates/feature.md",
        ".azuredevops/pull_request_template/branches/main.md",
    ],
)
def test_one_of_several_has_to_be_chosen(path: str) -> None:
    assert templates([path]) == (path,)
    assert default([path]) == ""


def test_the_template_that_is_offered_unasked_comes_first() -> None:
    paths = [".github/PULL_REQUEST_TEMPLATE/a.md", ".github/pull_request_template.md"]

    assert templates(paths) == tuple(reversed(paths))


def test_check_lists_ask_nothing() -> None:
    assert asks("- [ ] Have you said why, and what was rejected?\n- [ ] Any risk?\n") == frozenset()


def test_headings_prose_and_comments_ask() -> None:
    template = (
        "## Motivation\n\nDescribe your changes.\n<!-- Which alternatives were considered? Any risks? -->\n"
    )

    assert asks(template) == frozenset(Question)


def test_a_template_asks_in_the_words_of_the_team() -> None:
    assert asks("## Warum\n", {PROBLEM: ("warum",)}) == {PROBLEM}
    assert asks("## Warum\n") == frozenset()


@pytest.mark.parametrize("question", Question)
def test_what_is_to_be_added_asks_what_was_missing(question: Question) -> None:
    assert question in asks(to_add([question]))


TEMPLATE = "## Why\n\n<!-- Say why -->\n\n## How\n\nSay how.\n\n## Risks\n\n\n"


@pytest.mark.parametrize(
    ("description", "states"),
    [
        pytest.param(TEMPLATE, ["UNTOUCHED"] * 3, id="nothing was done"),
        pytest.param("Something else\n", ["REMOVED"] * 3, id="all was thrown away"),
        pytest.param(
            "## Why\n\n## How\nSay how.\n\n## Risks\n",
            ["EMPTY", "UNTOUCHED", "UNTOUCHED"],
            id="a hint deleted",
        ),
        pytest.param("## Why\nN/A\n## How\nTBD\n## Risks\n...\n", ["PLACEHOLDER"] * 3, id="placeholders"),
        pytest.param(
            "## Why\nIt was late.\n## How\nSay how. N/A, it is obvious.\n## Risks\nNone that I know of\n",
            ["ANSWERED"] * 3,
            id="answers",
        ),
    ],
)
def test_a_section_is(description: str, states: list[str]) -> None:
    titles = ["Why", "How", "Risks"]

    assert sections(TEMPLATE, description) == tuple(
        Section(title, State[state]) for title, state in zip(titles, states, strict=True)
    )
