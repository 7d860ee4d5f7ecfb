"""The families of words that tell what was rejected, and where to look."""

from __future__ import annotations

import re

import pytest

from async_audit.descriptions import Question, answers, clean, look, rejected

NOT_REJECTED = (
    "Add support for alternative names.",
    "Two options of the shop are sorted now.",
    "It is considered closed when the lamp is off.",
    "The door was tried by many people.",
    "The trade of apples goes on.",
    "Records are intentionally kept separate.",
    "The shop is too small.",
    "If it rains, the door stays shut.",
    "It would be open in the rain.",
    "It could happen that a key is lost.",
    "The simplest way to get in used to be the window.",
    "Return a list instead of a tuple.",
    "A window is used by the staff.",
    "The key cannot be found.",
    "The last visitor left early.",
    "Why the door squeaks is told below.",
)
REJECTED = {
    "another way is named": "An alternative would be a window.",
    "considered and put aside": "We also considered building a window.",
    "tried before": "I tried a window first, but nobody fits through.",
    "decided for one of several": "We decided against a window.",
    "a price that is paid": "The downside is that rain comes in.",
    "left out on purpose": "The window is deliberately left out.",
    "too much for what it gives": "A second lock is overkill.",
    "another way would be worse": "Adding a window would require a new wall.",
    "could have been done": "We could have built a window.",
    "what would follow": "If we build a window, we would need a second wall.",
    "what would be ideal": "Ideally we would have a gate.",
    "found better than another": "I think a door is simpler.",
    "the simplest way was taken": "This is the least invasive option.",
    "offered instead": "Happy to switch to a window.",
    "not wanted, not able": "We can't just leave it open.",
    "left as it was, with a reason": "I left the wall as it was, because it carries the roof.",
    "instead of, with a reason": "Use a door instead of a window, because people are tall.",
    "not pretty, and accepted": "It is not elegant, but it holds.",
    "and not, with a reason": "Count at the door and not at the till, as it is often empty.",
    "cannot, with a reason": "We cannot use a window because it has bars.",
    "an objection is answered": "One could argue that a gate is enough.",
    "what it costs": "Closing is slightly slower.",
    "dropped on the way": "The bell was removed from this PR.",
}
NOT_LOOK = (
    "Reduces the risk of a crash.",
    "Thanks to all reviewers who commented before.",
    "A note of the tenant is shown at the door.",
    "Fixes a side effect of the last change.",
    "Visitors do not ring when the lamp is off.",
    "Only the owner has a key.",
    "Eventually the lamp goes off.",
    "Temporary files are deleted.",
    "The return will break out of the loop.",
    "You should now be able to open the door.",
    "The door may be open.",
    "The result is returned as is.",
    "The lamp has an unclear label.",
    "Why does it squeak?",
    "Add missing tests.",
    "A draft of the plan is shown.",
    "Follow-up to the last change.",
)
LOOK = {
    "a risk": "The main risk is the hinge.",
    "beware": "Keep in mind that keys turn left.",
    "note that not": "Note that the lamp does not flash.",
    "a side effect": "A known side effect is that the bell rings twice.",
    "what it does not do": "This change does not cover windows.",
    "a limit": "It is a known limitation of hinges.",
    "left for later": "Windows will be handled in a follow-up PR.",
    "for now": "The key hangs outside for now.",
    "a break": "This is a breaking change: keys turn left.",
    "what others must do": "Tenants who are users will need to get new keys.",
    "what it may do": "This might cause errors.",
    "compatible or not": "It is backwards compatible.",
    "nothing changes": "No functional change.",
    "something stays": "Existing behaviour is unchanged.",
    "a doubt": "I'm not sure whether the lock is needed.",
    "a question": "Should we keep the old lock as well?",
    "not tested": "I have not tested it with snow; it is untested on Windows and only tested on Linux.",
    "how to review": "It is best reviewed commit by commit.",
}


def answered(body: str) -> set[Question]:
    return set(answers(clean(f"Title\n\n{body}")))


@pytest.mark.parametrize("body", NOT_REJECTED)
def test_this_rejects_nothing(body: str) -> None:
    assert Question.REJECTED not in answered(body)


@pytest.mark.parametrize("body", NOT_LOOK)
def test_this_asks_for_no_look(body: str) -> None:
    assert Question.LOOK not in answered(body)


@pytest.mark.parametrize("family", rejected.FAMILIES)
def test_each_family_tells_what_was_rejected(family: str) -> None:
    assert re.search(rejected.FAMILIES[family], REJECTED[family], re.IGNORECASE)
    assert Question.REJECTED in answered(REJECTED[family])


@pytest.mark.parametrize("family", look.FAMILIES)
def test_each_family_tells_where_to_look(family: str) -> None:
    assert re.search(look.FAMILIES[family], LOOK[family], re.IGNORECASE)
    assert Question.LOOK in answered(LOOK[family])
