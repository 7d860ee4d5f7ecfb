"""Words that stand for each other in the cues, so that a cue names its idea once.

Fragments of patterns, each a group, without a space around it unless it says so.
"""

from __future__ import annotations


def any_of(*patterns: str) -> str:
    """A pattern that is found where one of these is."""
    return "|".join(patterns)


THIS = r"(?:this|the|these) (?:pr|change|commit|patch|mr|pull request|merge request|diff|refactor\w*|fix|solution|approach|implementation|version|work)s?"
"""What a description calls its change."""
OFTEN = r"(?:(?:have|had|'ve|'d|also|just|even|first|initially|originally|briefly|did|then|therefore|thus|deliberately|intentionally|ultimately|eventually|finally|already|so|simply|explicitly|still|currently|specifically|now|instead|rather) )*"
"""What may stand between a subject and its verb; ends with a space, or is empty."""
WAY = r"(?:way|approach|option|solution|route|path|fix|design|alternative|idea|implementation|choice|method|mechanism|strategy|variant|version|possibility|api|thing)s?"
"""A way to do something."""
BETTER = r"(?:better|nicer|simpler|cleaner|easier|safer|cheaper|preferable|clearer|neater|saner|wiser|less \w+|more (?:robust|reliable|explicit|sensible|readable|efficient|accurate|consistent|appropriate|correct|natural|general|flexible|useful|idiomatic|elegant|complex|invasive))"
"""A comparison."""
BAD = r"(?:not |n't |never )?(?:\w+ )?(?:too|overkill|excessive|complex\w*|complicated|expensive|costly|invasive|intrusive|risky|riskier|slow|slower|hard|harder|difficult|messy|ugly|hacky|confusing|wasteful|unnecessar\w+|premature|impractical|infeasible|impossible|cumbersome|brittle|fragile|verbose|inconsistent|misleading|awkward|worse|problematic|breaking|redundant|pointless|superfluous|unsafe|incorrect|wrong|dangerous|surprising|noisy|tedious|error[- ]prone)"
"""What speaks against a way."""
INSTEAD = r"(?:instead of|rather than|as opposed to|in place of)"
REASON = r"(?:because|since|as (?:it|this|that|they|there|we|the)|given that|due to|so that|to avoid|to prevent|to keep|in order|in favou?r of|for (?:backwards?|simplicity|consistency|performance|now|the sake)|which (?:would|is|are|was|may|might|has|can)|otherwise)"
"""What a reason begins with."""
TURN = r"(?:but|however|although|though|yet|unfortunately|instead)"
DOES_NOT = r"(?:does(?:n't| not)|do(?:n't| not)|did(?:n't| not)|should(?:n't| not)|will not|won't|must not|is not|isn't|are not|aren't|can(?:not|'t))"
BEHAVIOUR = r"(?:behaviou?rs?|functionality|semantics|logic|apis?|abi|interfaces?|compatibility|outputs?|users?|features?|results?|ordering|defaults?|contracts?|schemas?|callers?|clients?|format|flows?|code paths?)"
"""What others rely on."""
CODE = rf"(?:{THIS}|this|the new \w+|(?:the |this |initial |current )?(?:implementation|version|feature|option|check|support))"
"""The change, or what it adds."""
