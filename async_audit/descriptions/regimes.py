"""Where a repository keeps its descriptions, commit by commit: who does not know that blames the wrong half.

The text of a request is in git where a forge squashes or merges with it, and nowhere where it writes a list of
commits, nothing, or the title alone; where mails are applied, the message is the description. Seen in 25
projects, two of which do the same for all their commits.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from async_audit.descriptions.cleaning import Text
from async_audit.facts import Change
from async_audit.patterns import late
from async_audit.subjects import is_merge

_MOST_OF_A_SUBJECT = 500
_LANDED = late(r".*\((?:#|!|gh-)\d{1,9}\)\s*|Merged PR \d{1,9}: .*|Pull request #\d{1,9}: .*")
_REQUESTED = late(r"Merge pull request #\d{1,9} from \S|Merged in \S+ \(pull request #\d{1,9}\)")
_FEWEST_WORDS = 5
FEWEST = 20
"""Changes that tell something together."""


class Regime(str, Enum):
    """What became of the description of one change when it landed; the value is a clause for a reader."""

    REQUEST = "landed with the text of its request"
    COMMITS = "squashed, with a list of its commits for a text"
    BLANK = "squashed without a text"
    MERGE = "merged, with the title of its request alone"
    MESSAGE = "committed with a message of its own"

    @property
    def is_visible(self) -> bool:
        """Whether git holds the description, so that it may be judged."""
        return self in (Regime.REQUEST, Regime.MESSAGE)


def regime_of(subject: str, text: Text) -> Regime:
    """The regime of a commit; ``text`` is its cleaned message."""
    merges = is_merge(subject)
    if text.words >= _FEWEST_WORDS and (merges or _LANDED.fullmatch(subject[:_MOST_OF_A_SUBJECT])):
        return Regime.REQUEST
    if merges:
        return Regime.MERGE
    if text.is_list:
        return Regime.COMMITS
    return (
        Regime.BLANK if _LANDED.fullmatch(subject[:_MOST_OF_A_SUBJECT]) and not text.words else Regime.MESSAGE
    )


def is_elsewhere(subject: str, text: Text) -> bool:
    """Whether a forge wrote this message and left the text of the request out: whoever reads it looks there."""
    regime = regime_of(subject, text)
    is_landed = bool(_LANDED.fullmatch(subject[:_MOST_OF_A_SUBJECT]))
    return regime in (Regime.BLANK, Regime.MERGE) or (regime is Regime.COMMITS and is_landed)


def is_by_request(change: Change) -> bool:
    """Whether a forge wrote this message, and says so: where most have one, a change is described on its page."""
    subject = change.subject[:_MOST_OF_A_SUBJECT]
    is_gitlabs = "\nSee merge request " in change.message
    return is_gitlabs or bool(_LANDED.fullmatch(subject) or _REQUESTED.match(subject))


_GITHUB = "GitHub, Settings, General, Pull Requests: set the default message of {} to 'Pull request title and description'"
_FORGES = (
    (
        late(r"See merge request \S"),
        "GitLab, Settings, Merge requests: end the template of the {} message with %{{description}}",
    ),
    (
        late(r"\AMerged PR \d"),
        "Azure DevOps: let who completes a request keep its description in the message ({})",
    ),
    (
        late(r"\AMerged in \S+ \(pull request #"),
        "Bitbucket, Repository settings, Merge strategies: put the description into the message template ({})",
    ),
)


def setting(messages: Iterable[str], regime: Regime) -> str:
    """What to set in the forge that wrote these messages, so that descriptions reach git."""
    what = "merge commits" if regime is Regime.MERGE else "squash merging"
    for message in messages:
        for sign, mend in _FORGES:
            if sign.search(message):
                return mend.format("merge commit" if regime is Regime.MERGE else "squash commit")
    return _GITHUB.format(what)
