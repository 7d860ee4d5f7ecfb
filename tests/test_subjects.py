"""What a change calls itself."""

from __future__ import annotations

import pytest

from async_audit.subjects import is_standing_merge, title_of
from tests.fixed_snapshot import change


@pytest.mark.parametrize(
    ("message", "title"),
    [
        pytest.param("Add it (#12)\n\nBody", "Add it (#12)", id="a subject"),
        pytest.param("Merge strategies for entries", "Merge strategies for entries", id="a feature"),
        pytest.param("Merge pull request #1 from a/b-c\n\nAdd it", "Add it", id="GitHub"),
        pytest.param("Merge pull request #1 from a/main\n\nAdd it", "Add it", id="the main branch of a fork"),
        pytest.param(
            "Merge branch 'b' into 'main'\n\n\nAdd it\n\nSee merge request a!1", "Add it", id="GitLab"
        ),
        pytest.param('Merge "Add "it"" into main', 'Add "it"', id="Gerrit"),
        pytest.param("Merged in b (pull request #1)\n\nAdd it", "Add it", id="Bitbucket"),
        pytest.param("Merge branch 'jk/grep-order'", "jk/grep-order", id="only the name of a branch"),
        pytest.param(
            "Merge branch 'main' into b\n\nConflicts", "Merge branch 'main' into b", id="the other way"
        ),
    ],
)
def test_the_title_is_what_the_author_wrote(message: str, title: str) -> None:
    assert title_of(change("c", message=message)) == title


@pytest.mark.parametrize(
    ("subject", "is_standing"),
    [
        pytest.param("Merge branch 'feature' into 'main'", False, id="a feature"),
        pytest.param("Merge pull request #1 from a/main", False, id="a request"),
        pytest.param("Merge branch 'main' into feature", True, id="main"),
        pytest.param("Merge remote-tracking branch 'origin/develop'", True, id="of another clone"),
        pytest.param("Merge branch 'release/1.2' into main", True, id="a release"),
        pytest.param("Merge branch '2.4.x'", True, id="a series"),
        pytest.param("Merge branch 'main' of example.com:a/b", True, id="a pull"),
    ],
)
def test_a_standing_branch_is_known_by_its_name(subject: str, is_standing: bool) -> None:
    assert is_standing_merge(change("c", message=subject)) is is_standing


def test_the_newest_commit_does_not_speak_for_a_branch() -> None:
    branch = change("c", message='Revert "x"\n\nAdd y')._replace(commits=2)

    assert title_of(branch) == ""


def test_a_hostile_subject_is_answered_at_once() -> None:
    assert title_of(change("c", message="Merge branch '" + "a'" * 100_000)).startswith("Merge")
