"""The headings under which descriptions answer a question, in English.

Found by reading descriptions of fifty projects. Each pattern is held against a whole heading and is linear in it.
"""

from __future__ import annotations

import re

from async_audit.patterns import late

PROBLEM = late(
    r"(?:the )?(?:problem|context|motivation|background|rationale|why|reason|issue|symptom|root cause|cause|bug|purpose"
    r"|goal|objective|user story|current behaviou?r|what(?:'s| is| was)? (?:wrong|broken|the problem)|old behaviou?r"
    r"|because)\b.*|(?:steps to |how to )?reproduc.*"
    r"|(?:what problem|why (?:is|are|do|did|this)|(?:description|summary) of (?:the )?(?:problem|issue|bug)).*",
    re.IGNORECASE,
)
APPROACH = late(
    r"(?:(?:the|this|proposed|key|main|summary of|list of|description of|what|other|notable|technical|code) ?){0,3}"
    r"(?:changes?(?: made| proposed| in this \w+)?|changed|fix(?:es)?|solutions?|approach|implementation(?: details| notes)?"
    r"|modifications?|how|how it works|what|description|design|new behaviou?r|what it does|features?)\b.*",
    re.IGNORECASE,
)
REJECTED = late(
    r"why .*\b(?:instead of|rather than|over|and not|not)\b.*|design (?:decisions?|choices?|rationale).*"
    r"|.*(?:alternatives|considered|rejected|trade-?offs?|why not)\b.*",
    re.IGNORECASE,
)
LOOK = late(
    r"(?:notes?|hints?|guid(?:e|ance)|tips?) (?:to|for) (?:the )?review(?:er)?s?.*|review(?:er)?s?'? (?:notes?|guid\w+|focus|hints?|tips)"
    r"|.*\b(?:risks?|caveats?|limitations?|side[- ]effects?|breaking changes?|backwards?[- ]compatib\w+|compatib\w+"
    r"|known issues?|open questions?|concerns?|what to (?:review|check|look)|critical files?|safety(?: analysis)?|edge cases?"
    r"|out of scope|non-goals|migration|deployment|rollout|special (?:notes|considerations)|considerations|attention)\b.*"
    r"|(?:important |additional |other |implementation )?notes?|scope",
    re.IGNORECASE,
)
