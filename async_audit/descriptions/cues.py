"""The English words by which a description answers a question.

Found by reading descriptions of ten projects. Each pattern is held against one sentence and is linear in it.
"""

from __future__ import annotations

import functools
import re

_NOT = r"(?: not|n't)"
_THIS = (
    r"(?:this|the|these) (?:pr|change|commit|patch|mr|pull request|merge request|diff|refactor\w*|update)s?"
)


def _any(*patterns: str) -> str:
    return "|".join(patterns)


@functools.cache
def compiled(cue: str) -> re.Pattern[str]:
    """One of the patterns here, compiled when it is first asked for: a hook has no time for all of them."""
    return re.compile(cue, re.IGNORECASE)


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
    r".*(?:alternatives|considered|rejected|trade-?offs?|why not)\b.*",
)
LOOK_HEADING = _any(
    r"(?:notes?|hints?|guid(?:e|ance)|tips?) (?:to|for) (?:the )?review(?:er)?s?.*|review(?:er)?s?'? (?:notes?|guid\w+|focus|hints?|tips)"
    r"|.*\b(?:risks?|caveats?|limitations?|side[- ]effects?|breaking changes?|backwards?[- ]compatib\w+|compatib\w+"
    r"|known issues?|open questions?|concerns?|what to (?:review|check|look)|critical files?|safety(?: analysis)?|edge cases?"
    r"|out of scope|non-goals|migration|deployment|rollout|special (?:notes|considerations)|considerations|attention)\b.*",
)

# One of them tells of a state that was not good, or why something had to be done.
PROBLEM = _any(
    r"\b(?:fail(?:s|ed|ing|ures?)|crash(?:e[sd]|ing)?|broken?|breaks|breakages?|bugs?(?!-? ?fix)|buggy|segfaults?|panick(?:s|ed|ing)|leak(?:s|ed|ing)?"
    r"|deadlocks?|hangs?|hung|stuck|regress(?:ions?|ed)|incorrect(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|mistakes?"
    r"|erroneous(?:ly)?|unfortunately|inconsisten\w+|mislead\w+|confus\w+|flak[ey]\w*|stale|outdated|out[- ]of[- ](?:date|sync)"
    r"|redundant|unnecessar\w+|needlessly|obsolete|cumbersome|awkward|annoying|painful|tedious"
    r"|difficult\w*|hard(?:er)? to|error[- ]prone|problem(?:s|atic)?|overlooked|forg[eo]t(?:ten)?|missed|accidental(?:ly)?"
    r"|inadvertent(?:ly)?|unintended|unintentional(?:ly)?|too (?:long|slow|large|big|many|broad|strict|late|early)|time-?consuming"
    r"|ugly|messy|noisy|fragile|brittle|surpris\w+|unexpected(?:ly)?|overly|no way to|oversight|complain\w*"
    r"|vulnerab\w+|nowhere|dead code|dangerous|unsafe|inefficien\w+"
    r"|race condition|data race|out of memory|suboptimal|ambigu\w+|unclear|lack(?:s|ed|ing)|ca(?:n'?t|nnot)|could(?:n't| not)"
    r"|unable|impossible|violat\w+|suffer\w*|struggl\w+|unreliabl\w+|unreadable|unhandled|swallow(?:s|ed|ing))\b",
    r"\b(?:an?|the|this|that|these|several|some|two|another|same|following) (?:\w+ ){0,2}(?:issue|error)s?\b(?! (?:messages?|codes?|types?|handling|#))",
    r"\b(?:because|due to|caused by|the (?:main |root |only )?reasons?|in order (?:to|for)|so that|otherwise|lead(?:s|ing)? to|led to"
    r"|result(?:s|ed|ing) in|which (?:means|meant|caused|causes|made|makes|breaks|broke)|that'?s why|owing to|thanks to|to avoid|to prevent"
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
# Two of them tell it together.
HINT = _any(
    rf"\b(?:do|does|did|is|are|was|were|has|have|would|wo){_NOT}\b(?! (?:change|affect|break|alter|impact|modify|require|need|intend|introduce))",
    r"\b(?:current|previous|existing|already|originally|initially|used to|today|the old|prior to|at the moment|no longer|never|only|rather than|instead of"
    r"|even (?:if|when|though)|but|however|although|though|without|missing|unused|silently|duplicated|deprecated|warnings?|unsupported|expected|expects?"
    r"|must|needs?|required|should|would|still|always|lets|allows?|enabl(?:es?|ing)|improv(?:es?|ing)|easier|reduc(?:es?|ing)|faster|cleaner|clearer|simpler|helps?"
    r"|useful|hence|thus|therefore|so (?:we|it|they|users?|you|the|this))\b",
)
_SUBJECT = rf"(?:{_THIS}|this|it|we|i|let's|let us|which|i've|we've|and|also|now|will|to|can|by|you)"
# What stands before the verb of a sentence that says what was done; the verb itself is looked up in ``verbs``.
_VERB = r"(?P<verb>[a-z]+(?:-[a-z]+)?)"
BEGINNING = (
    r"\W{0,4}(?:(?:also|then|now|first|second|finally|additionally|instead|hence|so|and|thus|therefore|accordingly"
    rf"|to (?:fix|address|solve|do) (?:this|that|it|so)|(?:in|with|as part of) (?:{_THIS}|this)|here|while at it|this way|for this"
    r"|in addition|furthermore|fix(?:ed)? (?:this|it|that|\w+ \w+) by)[,:]? (?:we |i |it |let's |let us |will )?){0,2}"
    + _VERB
)
SUBJECT = rf"\b{_SUBJECT}(?: also| now| then| just| simply| will| only| therefore| should| instead| have| has| can)? {_VERB}"
APPROACH = _any(
    r"^\W{0,4}(?:do not|don't|always|never|no longer|explicitly|only) \w+",
    r"\b(?:is now|are now|now|has been|have been|will be|can be|can now be) (?:now |also |then |only |always |instead |no longer )?(?:\w+ly )?[a-z-]{2,14}(?:ed|ten|ut|wn|lt|ught|ade|ept)\b",
    r"\b(?:now|instead,?|no longer|from now on|going forward|the (?:fix|solution|approach|change|idea|new) (?:is|was|here|involves|consists)|solution:|fix:|new \w+|by \w+ing)\b",
    r"\b(?:fix(?:es|ed)?|solve[sd]?|address(?:es|ed)?|resolve[sd]?|achieved?|done|implemented) .{0,80}\b(?:by|via|using|with|through)\b",
)

REJECTED = _any(
    r"\b(?:an?|one|two|the|other|another|better|possible|simpler|of|no|some|main|only|also|consider\w*) alternatives?\b(?! (?:to|name|text|way to (?:use|run))\b)(?= (?:is|was|are|were|would|could|i|we|here|considered|approach|solution|design|option|fix|idea|implementation)|[:,.;])|^\W{0,4}alternatively\b",
    r"\b(?:another|other|one|different|second) (?:option|approach|possibilit\w+|solution)s? (?:is|was|were|would|could|might|are|i|we|considered)\b",
    r"\b(?:we|one|it|i|you) could (?:instead|alternatively|theoretically|in theory|have (?!been))",
    r"\b(?:we|one|i|you) could\b.{3,200}\b(?:but|however|though|although)\b",
    r"\b(?:decided|chose|opted|elected|preferred) (?:against|not to|to not|to (?:keep|leave|go|use|simply|just|avoid|stick|instead)|to \w+ (?:\w+ ){1,6}instead|for (?:a|an|the) \w+ \w+ (?:over|because|since|as)|\w+ (?:\w+ )?over)\b",
    r"\b(?:we|i) (?:choose|chose|have chosen|prefer(?:red)?|picked|went with|settled on|favou?r(?:ed)?) .{1,100}\b(?:over|instead of|rather than|because|since)\b",
    r"\b(?:is|are|was|were) (?:chosen|picked) .{0,60}\b(?:over|instead of|rather than|because|since)\b",
    r"\btrade-?offs?\b|(?<!was )(?<!were )\b(?:deliberate|intentional|purposeful|conscious|explicit)ly (?:not|left|leave|leaves|kept|keep|keeps|avoid\w*|do(?:es)? not|do(?:es)?n't|did not|didn't|omit\w*|exclud\w*|skip\w*)\b(?! (?:\w+ )?(?:unchanged|untouched|unavailable|as[- ]is))",
    r"\b(?:downsides?|drawbacks?)\b(?! (?:\w+ ){0,3}of (?:the |our )?(?:current|old|existing|previous|original))|\b(?:be|seem\w*|feels?|felt|is) (?:a bit |an |too |rather |somewhat |quite )?overkill\b|\bnot worth (?:the|it|doing|\w+ing)|\bisn't worth\b|\bhardly worth\b",
    r"\b(?:we|i) (?:also |had |have |briefly |initially )?considered\b|\b(?:was|were) (?:also )?considered[,.;]? (?:but|however|and reject|overall)|\bconsidered (?:using|adding|making|changing|having|moving|just)\b|\brejected (?:because|since|in favou?r)\b",
    r"\b(?:initially|originally|at first|first|previously),? (?:i |we )(?:had )?(?:also )?(?:tried|thought|considered|wanted|attempted|planned|went)\b|\b(?:i|we) (?:had )?(?:also )?(?:initially|originally|first) (?:tried|thought|considered|wanted|attempted|planned|went)\b|\b(?:i|we) tried .{3,120}\bbut\b",
    r"\b(?:instead of|rather than) (?:an?|the|using|\w+ing)\b.{3,90}(?:\b(?:because|since (?:it|this|that|we|the)|given that|which would|would (?:be|have|require|need))\b)",
    r"\bbut (?:that|this|doing so|i think|we think|it seemed?) (?:would (?:be|have|require|need|mean|make|break|involve|add|cause)|(?:is|was|seem\w*|felt|feels) (?:too|overkill|excessive|more complex|a lot|unnecessar\w+))\b",
    r"\b(?:that|this|it|doing so) would (?:be|require|have been|need|involve|have required|mean|add|make)(?: \w+)? (?:too|much more|a lot|lots of|non-trivial|significantly (?:more|slower|harder)|costly|overkill|complicated?|invasive|riskier|premature|impractical|undesirable|wasteful|harder|worse|unnecessar\w+)\b",
    r"\btoo (?:complex|complicated|expensive|risky|invasive|costly|intrusive|heavy|aggressive|disruptive|cumbersome) to\b",
    r"\b(?:would (?:have been|be) (?:better|nicer|cleaner|ideal|preferable|possible|tempting)|in theory|theoretically|ideally)\b.{0,200}\b(?:but|however|for now)\b",
    r"\b(?:the simplest|least (?:invasive|intrusive|bad|risky)|less (?:invasive|intrusive|risky)|most pragmatic|lesser evil|pros and cons) ?(?:solution|approach|option|way|fix|change|one)?\b(?= (?:is|was|seems?|that|i|we|here)|[:,.;])",
    r"\b(?:simpler|easier|cleaner|safer|better|cheaper|preferable|more (?:robust|reliable|explicit|sensible)|less (?:error[- ]prone|code)) (?:to \w+ .{1,80})?than (?!(?:before|it was|ever|previously|the (?:previous|old|current|existing|original))\b)(?:\w+ing|to|having|doing|keeping)\b",
    r"\b(?:seems?|seemed|felt|feels|think|thought)(?: it)?(?:'s| is| was)? (?:\w+ )?(?:better|safer|simpler|easier|cleaner|preferable|more sensible) (?:to|than)\b",
    r"\bwhy not\b|\b(?:we|i) (?:can|could)(?:not|n't) (?:just|simply)\b|\balthough (?:we|i) (?:could|usually|normally|might)\b|\bfor (?:simplicity|now),? (?:we|i|this) .{0,60}\binstead\b",
)

LOOK = _any(
    r"\b(?:for|dear|to help|note to|hint for|@)(?: the)? reviewers?\b|\breview(?:ed|ing)? (?:commit[- ]by[- ]commit|(?:with|in|each|the|by) .{0,40}(?:whitespace|-w\b|commits?|order|separately|carefully|closely)|carefully|closely|is (?:best|easier))|\b(?:best|easiest) (?:to (?:be )?review|(?:when |if )?reviewed)|\bsuggest(?:ed)? (?:start|read|review)\w*|\bcritical (?:files?|parts?) (?:to|for) review",
    r"\bplease (?:check|verify|review|make sure|note|double|pay|take a (?:close )?look|let me know|see if|confirm|look|be (?:aware|careful)|keep|comment|advise)\b",
    r"(?<!reduce )(?<!reduces )(?<!reducing )(?<!the )\b(?:(?:low|lower|high|higher|minimal|small|little|some|main|additional|no|less|potential)[- ]risks?|risky|riskier|risks? (?:here|of this|is that|are)|(?:main|biggest|only|one) risk|caveats?|gotchas?|pitfalls?|trick(?:y|iest) (?:part|bit|piece|thing)s?)\b|\brisks?:",
    r"\b(?:edge|corner)[- ]cases?\b.{0,80}\b(?:remain\w*|still|unhandled|not (?:covered|handled|addressed|supported)|may|might)\b",
    r"\bas a side[- ]effect\b|\b(?:one|known|possible|potential|unwanted|has the|have the|the only) (?:\w+ )?side[- ]effects? (?:is|of|that)\b|\b(?:change|pr|commit|patch|this) (?:has|have|should have) no side[- ]effects\b",
    r"\b(?:no|without(?: any)?|zero) (?:\w+ ){0,2}(?:functional|functionality|behaviou?r\w*|user[- ]visible|user[- ]facing|semantics?|logic|intended|api|visible|production|runtime|breaking|public|schema)(?: \w+)? (?:changes?|impact|difference|modifications?)\b|\bno (?:functional|behaviou?ral|logic|breaking|api|code|schema|production) changes?\b|\bnon-functional changes?\b|\bno-op (?:change|refactor\w*)|\b(?:pure|purely|just|mechanical|simple) (?:a )?refactor(?:ing)?\b|\brefactor(?:ing)? only\b",
    rf"\b(?:{_THIS}|this|and|,)(?: alone| itself)? (?:does|should|do|will|must)(?: not|n't) (?:\w+ly )?(?:change|affect|break|alter|impact|modify|touch|influence|interfere)\b|\bshould(?:n't| not) (?:affect|break|impact|change)\b",
    rf"\b(?:{_THIS}|this|it|change) (?:only|mostly|mainly|solely) (?:affects?|impacts?|touche[sd]|concerns?)\b|\bonly affects\b",
    r"\bbreaking[- ](?:change|api)s?\b(?! (?:process|policy|label|section))|\bnon-?breaking\b|\bbackwards?[- ](?:in)?compat\w+|\b(?:in)?compatible with (?:older|old|previous|existing|earlier)\b|\b(?:fully|API|wire)[- ]compatible|\bbreaks (?:backwards? )?compat\w+|^\W{0,4}breaking\b",
    r"\b(?:not (?:entirely |quite |completely |100% |yet |really |totally |too )?(?:sure|certain|convinced|clear if|clear whether)|unsure|not confident|open questions?|to be discussed|up for discussion|i(?:'m| am) wondering)\b",
    r"\b(?:be aware that|beware|keep in mind|bear in mind|caution|watch out for|pay (?:close |special |particular )?attention|heads[- ]up|important (?:note|callout|caveat|detail|to note)|nota bene|take care (?:to|not))\b|\b(?:important|attention|warning|caveat|n\.?b\.?)\*{0,2}:|^importantly,",
    r"\bknown (?:issue|limitation|problem|bug|gap)s?\b|\b(?:one|current|main|following|remaining|some) limitations?\b|\blimitations?:",
    r"\b(?:not|n't)(?: yet)? (?:been )?tested (?:on|with|in|this|it|yet|under)\b|\b(?:i|we) (?:have not|haven't|did not|didn't|could not|couldn't|was unable to|cannot|can't) (?:yet )?(?:test|tested|verify|verified|check|checked|tried|try|reproduce)\b|\b(?:not|n't) (?:covered|handled|addressed|included|fixed|solved|implemented) (?:here|yet|by this|in this)\b",
    rf"\b(?:{_THIS}|this fix)(?: alone| itself)? (?:does|do)(?: not|n't) (?:yet |currently |fully )?(?:cover|handle|address|support|include|solve|fix|implement|add|attempt)\b",
    r"\b(?:is|are|remains?|stays?|keeps?|leaves?) (?:\w+ )?(?:unchanged|unaffected)\b|\b(?:remains?|stays?) (?:exactly )?the same\b|\bbehaviou?r (?:is |remains |stays |as )?(?:unchanged|preserved|before|the same)\b|\bpreserv(?:es?|ing) (?:the )?(?:existing |current |old |same |original |previous )?behaviou?r\b|\b(?:same|identical) behaviou?r\b|\b(?:still|otherwise) behaves? (?:exactly )?the same\b",
    rf"\b(?:{_THIS}|this fix|this may|the new \w+) (?:may|might|could) (?:\w+ly )?(?:break|affect|cause|lead to|regress|surprise|change|impact|have|introduce|conflict|slow|increase)\b|\bthis (?:may|might) (?:\w+ly )?(?:break|affect|regress|surprise|change|impact|slow|expand)\b",
    r"\b(?:feedback|opinions?|thoughts|suggestions?|comments) (?:are |is |would be |on .{1,30} )?(?:very |highly )?(?:welcome|appreciated)\b|\blet me know (?:if|what|whether)\b|\bwdyt\b|\b(?:any|your) (?:thoughts|objections|concerns|feedback)\b|\bdouble[- ]check\w*",
    r"\b(?:still (?:to be|todo|to do|missing|broken|open|failing|unclear)|remaining (?:work|todos?|gaps?|concerns?)|to ?do:|out of scope)\b",
    r"\b(?:slight|subtle|small|one|minor|intentional|only|user[- ]visible|notable) (?:\w+ )?(?:behaviou?r\w*|semantic|functional) (?:change|difference)s?\b|\bthis (?:pr |change |commit )?(?:changes|alters|breaks) (?:the )?(?:behaviou?r|api|semantics|default|existing|public)\b|\bbehaviou?r change\b",
    r"\bperformance (?:impact|regression|penalty|cost|hit|degradation) (?:is|of|for|in|on|should|may|might)\b|\b(?:needs?|requires?|deserves?|worth) (?:\w+ )?(?:extra|careful|special|close|more|thorough) (?:review|attention|care|look|testing|scrutiny)\b|\b(?:must|has to|have to|needs? to|should) be (?:merged|deployed|released|run|applied) (?:before|after|first|together)\b",
)
