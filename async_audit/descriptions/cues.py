"""The English words by which a description tells its problem and its approach, and the headings of all questions.

Found by reading descriptions of fifty projects; how many they miss in others is in docs/accuracy-descriptions.md.
Each pattern is held against one sentence and is linear in it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

_THIS = (
    r"(?:this|the|these) (?:pr|change|commit|patch|mr|pull request|merge request|diff|refactor\w*|update)s?"
)


def _any(*patterns: str) -> str:
    return "|".join(patterns)


def _each(*patterns: str) -> tuple[str, ...]:
    return patterns


@functools.cache
def compiled(cue: str) -> re.Pattern[str]:
    """One of the patterns here, compiled when it is first asked for: a hook has no time for all of them."""
    return re.compile(cue, re.IGNORECASE)


def first(cues: Iterable[str], sentence: str) -> re.Match[str] | None:
    """Where the first of these patterns that fits does; the others are not even compiled."""
    return next((found for cue in cues if (found := compiled(cue).search(sentence))), None)


PROBLEM_HEADING = _any(
    r"(?:the )?(?:problem|context|motivation|background|rationale|why|reason|issue|symptom|root cause|cause|bug|purpose"
    r"|goal|objective|user story|current behaviou?r|what(?:'s| is| was)? (?:wrong|broken|the problem)|old behaviou?r|because)\b.*",
    r"(?:steps to |how to )?reproduc.*",
    r"(?:what problem|why (?:is|are|do|did|this)|(?:description|summary) of (?:the )?(?:problem|issue|bug)).*",
)
APPROACH_HEADING = _any(
    r"(?:(?:the|this|proposed|key|main|summary of|list of|description of|what|other|notable|proposed|technical|code) ?){0,3}"
    r"(?:changes?(?: made| proposed| in this \w+)?|changed|fix(?:es)?|solutions?|approach|implementation(?: details| notes)?"
    r"|modifications?|how|how it works|what|description|design|new behaviou?r|what it does|features?)\b.*",
)
REJECTED_HEADING = _any(
    r"why .*\b(?:instead of|rather than|over|and not|not)\b.*|design (?:decisions?|choices?|rationale).*",
    r".*(?:alternatives|considered|rejected|trade-?offs?|why not)\b.*",
)
LOOK_HEADING = _any(
    r"(?:notes?|hints?|guid(?:e|ance)|tips?) (?:to|for) (?:the )?review(?:er)?s?.*|review(?:er)?s?'? (?:notes?|guid\w+|focus|hints?|tips)"
    r"|.*\b(?:risks?|caveats?|limitations?|side[- ]effects?|breaking changes?|backwards?[- ]compatib\w+|compatib\w+"
    r"|known issues?|open questions?|concerns?|what to (?:review|check|look)|critical files?|safety(?: analysis)?|edge cases?"
    r"|out of scope|non-goals|migration|deployment|rollout|special (?:notes|considerations)|considerations|attention)\b.*|(?:important |additional |other |implementation )?notes?|scope",
)

# One of them tells of a state that was not good, or why something had to be done.
PROBLEM = _each(
    r"\bfalse[- ](?:positives?|negatives?)\b|\btypos?\b|\bforc(?:ed|es)\b|\bwas (?:only|being)\b|\bwithout (?:this|that|it)\b|\bshould (?:be|not|only|always|never)\b|\b(?:however|although|though)\b"
    r"|\b(?:did|was|were|had|has|have|been)(?: not|n't)\b(?! (?:change|affect|break|alter|impact|modif))|\b(?:never|neither|nobody)\b"
    r"|\bmakes? .{1,40}\b(?:easier|simpler|clearer|faster|possible|more)\b|\ballow(?:s|ed)? (?:for )?(?:\w+ ){1,2}to\b",
    r"\b(?:fail(?:s|ed|ing|ures?)|crash(?:e[sd]|ing)?|broken?|breaks|breakages?|bugs?(?!-? ?fix)|buggy|segfaults?|panick(?:s|ed|ing)|leak(?:s|ed|ing)?"
    r"|deadlocks?|hangs?|hung|stuck|regress(?:ions?|ed)|incorrect(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|mistakes?"
    r"|erroneous(?:ly)?|unfortunately|inconsisten\w+|mislead\w+|confus\w+|flak(?:y|iness)|stale|outdated|out[- ]of[- ](?:date|sync)"
    r"|redundant|unnecessar\w+|needlessly|obsolete|cumbersome|awkward|annoying|painful|tedious"
    r"|difficult\w*|hard(?:er)? to|error[- ]prone|problem(?:s|atic)?|overlooked|forg[eo]t(?:ten)?|missed|accidental(?:ly)?"
    r"|inadvertent(?:ly)?|unintended|unintentional(?:ly)?|too (?:long|slow|large|big|many|broad|strict|late|early)|time-?consuming"
    r"|ugly|messy|noisy|fragile|brittle|surpris\w+|unexpected(?:ly)?|overly|no way to|oversight|complain\w*"
    r"|vulnerab\w+|nowhere|dead code|dangerous|unsafe|inefficien\w+"
    r"|race condition|data race|out of memory|suboptimal|ambigu\w+|unclear|lack(?:s|ed|ing)"
    r"|unable|ca(?:n't|nnot)|could(?:n't| not)|impossible|violat\w+|suffer\w*|struggl\w+|unreliabl\w+|unreadable|unhandled|swallow(?:s|ed|ing))\b",
    r"\b(?:an?|the|this|that|these|several|some|two|another|same|following) (?:\w+ ){0,2}(?:issue|error)s?\b(?! (?:messages?|codes?|types?|handling|#))",
    r"\b(?:because|due to|caused by|the (?:main |root |only )?reasons?|in order (?:to|for)|so that|otherwise|lead(?:s|ing)? to|led to"
    r"|result(?:s|ed|ing) in|which (?:means|meant|caused|causes|made|makes|breaks|broke)|that'?s why|owing to|thanks to(?! @)|to avoid|to prevent"
    r"|avoids|prevents|to (?:make|be) sure|to ensure|to (?:make it|make \w+ (?:\w+ )?)(?:\w+ )?(?:easier|possible|clear(?:er)?|simpler|able|more)"
    r"|to be able|to work around|workaround)\b",
    r"\bsince\b(?! (?:v?\d|version|then\b|the (?:last|beginning|start)))",
    r"\b(?:currently|previously|formerly|until now|till now|so far|right now|at present|historically|before this|in the past|as of (?:now|today)|nowadays|back (?:then|when))\b",
    r"\b(?:we|users?|i|they|you|people|developers|clients|customers|operators|team|one) (?:\w+ )?(?:need(?:s|ed)?|want(?:s|ed)?|would like|wish(?:es)?|have|had|has) to\b",
    r"\b(?:is|are|was|were) (?:\w+ )?(?:needed|necessary|desirable|useful|helpful|missing|slow|expensive)\b",
    r"\b(?:should have|supposed to|would be (?:nice|useful|helpful|good|great|better)|better to|easier to"
    r"|motivat\w+|the (?:goal|purpose|idea|aim|intent(?:ion)?|premise|point|problem) (?:of|is|was|here|behind)|(?:was|were|been|as) (?:requested|reported|noticed|introduced|dropped)"
    r"|(?:i|we) (?:noticed|found|discovered|realized|realised|observed|ran into|encountered|hit|saw|stumbled)|turns? out|turned out"
    r"|in preparation (?:for|to)|prepar(?:es?|ing) (?:for|to)|paves? the way|steps? towards?|reported (?:by|that|in)|makes? no sense|wasteful|wast(?:es?|ing)"
    r"|expected (?:to|that|behaviou?r))\b",
)
_SUBJECT = rf"(?:{_THIS}|this|we|let's|let us|i've|we've|now|will)"
# What stands before the verb of a sentence that says what was done; the verb itself is looked up in ``verbs``.
_VERB = r"(?P<verb>[a-z]+(?:-[a-z]+)?)"
BEGINNING = (
    r"\W{0,4}(?:(?:also|then|now|first|second|finally|additionally|instead|hence|so|and|thus|therefore|accordingly"
    rf"|to (?:fix|address|solve|do) (?:this|that|it|so)|(?:in|with|as part of) (?:{_THIS}|this)|here|while at it|this way|for this"
    r"|in addition|furthermore|fix(?:ed)? (?:this|it|that|\w+ \w+) by)[,:]? (?:we |i |it |let's |let us |will )?){0,2}"
    + _VERB
)
SUBJECT = rf"\b{_SUBJECT}(?: also| now| then| just| simply| will| only| therefore| should| instead| have| has| can)? {_VERB}"
APPROACH = _each(
    r"^\W{0,4}(?:do not|don't|always|never|no longer|explicitly|only) \w+",
    r"\b(?:is now|are now|now|has been|have been|will be|can be|can now be) (?:now |also |then |only |always |instead |no longer )?(?:\w+ly )?[a-z-]{2,14}(?:ed|ten|ut|wn|lt|ught|ade|ept)\b",
    r"\b(?:now|from now on|going forward|the (?:fix|solution|approach|change|idea|new) (?:is|was|here|involves|consists)|solution:|fix:|by \w+ing)\b",
    r"\b(?:fix(?:es|ed)?|solve[sd]?|address(?:es|ed)?|resolve[sd]?|achieved?|done|implemented) .{0,80}\b(?:by|via|using|with|through)\b",
)
