"""Where the description of a commit went."""

from __future__ import annotations

import pytest

from async_audit.descriptions.cleaning import clean
from async_audit.descriptions.regimes import Regime, regime_of, setting

PROSE = "Nobody could buy an apple after nine.\n"


@pytest.mark.parametrize(
    ("message", "regime"),
    [
        pytest.param(f"Sell apples (#12)\n\n{PROSE}", Regime.REQUEST, id="a squash with a text"),
        pytest.param(
            "Sell apples (#12)\n\n* Sell apples\n\n* Mend the test\n",
            Regime.COMMITS,
            id="a squash with a list",
        ),
        pytest.param(
            f"Sell (#12)\n\n* Sell\n\n{PROSE}\n* Mend\n", Regime.REQUEST, id="a list with a text below it"
        ),
        pytest.param("Sell apples (#12)", Regime.BLANK, id="a squash with nothing"),
        pytest.param(
            "Sell apples (#12)\n\n<!-- why -->\n- [ ] tests\n", Regime.BLANK, id="a squash with a template"
        ),
        pytest.param("Merged PR 12: Sell apples", Regime.BLANK, id="Azure DevOps"),
        pytest.param(
            "Merge pull request #12 from ada/apples\n\nSell apples", Regime.MERGE, id="a merge with a title"
        ),
        pytest.param(
            f"Merge pull request #1 from ada/x\n\nSell\n\n{PROSE}", Regime.REQUEST, id="a merge with a text"
        ),
        pytest.param(
            "Merge branch 'apples' into 'main'\n\nSell apples\n\nSee merge request us/shop!1",
            Regime.MERGE,
            id="GitLab",
        ),
        pytest.param(f"shop: sell apples\n\n{PROSE}", Regime.MESSAGE, id="a mail"),
        pytest.param("Sell apples", Regime.MESSAGE, id="a commit without a body"),
    ],
)
def test_a_commit_landed(message: str, regime: Regime) -> None:
    assert regime_of(message.partition("\n")[0], clean(message)) is regime


@pytest.mark.parametrize(
    ("message", "regime", "said"),
    [
        pytest.param(
            "Sell (#1)",
            Regime.BLANK,
            "GitHub, Settings, General, Pull Requests: set the default message of squash merging to",
            id="GitHub",
        ),
        pytest.param(
            "Merge pull request #1 from a/b",
            Regime.MERGE,
            "GitHub, Settings, General, Pull Requests: set the default message of merge commits to",
            id="GitHub, merges",
        ),
        pytest.param(
            "Merge branch 'a'\n\nSee merge request a/b!1",
            Regime.MERGE,
            "GitLab, Settings, Merge requests: end the template of the merge commit message with %{description}",
            id="GitLab",
        ),
        pytest.param("Merged PR 1: a", Regime.BLANK, "Azure DevOps: ", id="Azure DevOps"),
        pytest.param("Merged in a (pull request #1)", Regime.MERGE, "Bitbucket, ", id="Bitbucket"),
    ],
)
def test_the_forge_can_be_set_to(message: str, regime: Regime, said: str) -> None:
    assert setting([message], regime).startswith(said)


@pytest.mark.parametrize("regime", Regime)
def test_only_what_git_holds_is_visible(regime: Regime) -> None:
    assert regime.is_visible == (regime in (Regime.REQUEST, Regime.MESSAGE))
