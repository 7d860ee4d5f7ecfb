"""The English words by which a description answers a question.

Found by reading descriptions of fifty projects; how many they miss in others is in docs/accuracy-descriptions.md.
Each pattern is held against one sentence and is linear in it.
"""

from __future__ import annotations

import functools
import re

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
PROBLEM = _any(
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
_SUBJECT = rf"(?:{_THIS}|this|it|we|i|let's|let us|which|i've|we've|also|now|will)"
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
    r"\btoo much (?:effort|work|hassle|trouble|complexity)\b|\bin exchange for\b|\b(?:would|might|could) (?:probably )?have been (?:the )?(?:best|better)\b|\b(?:not|n't) (?:think|believe|feel) .{3,80}\b(?:warranted|justified|worth|necessary)\b",
    r"\b(?:better|nicer|simpler|cleaner|more \w+) (?:\w+ ){0,2}than to\b|\beven though it would be (?:better|nicer|cleaner)\b|\bmaybe you (?:want|prefer)\b|\bif you(?:'d| would)? prefer\b|\bprevious version of this (?:pr|change|patch)\b",
    r"(?:^|\b)(?:pros|cons|upsides?|downsides?|advantages?|disadvantages?) ?:|\bthe (?:advantages?|disadvantages?) (?:is|are|of|here)\b|\bcompromise\b",
    r"\b(?:i|we) (?:have |had |also |'ve )?(?:made an attempt|attempted|tried)\b.{3,160}\b(?:but|failed|however|without success|too|unfortunately)\b|\b(?:initially|originally|at first),? (?:i|we) (?:\w+ )?(?:wrote|imagined|used|implemented|had|did|made|added|began|started)\b",
    r"\b(?:proved|turned out) (?:to be )?(?:\w+ )?(?:troublesome|repetitive|messy|hard|difficult|tricky|complex|complicated|slow|unreliable|not|too|impossible|infeasible)\b",
    r"\b(?:takes?|took|taking|go(?:es|ing)?|went|opt(?:s|ed|ing)?) .{0,12}\b(?:easier|simpler|different|alternative|more conservative|safer|cheaper) (?:approach|route|solution|path|way|option)\b|\b(?:much |far )?(?:simpler|easier|cleaner) (?:approach|route|solution|option|alternative|fix) (?:is|was|here)\b",
    r"^\W{0,4}rather than (?:\w+ing|an?|the) .{3,160}, (?:the|we|this|i|it|just|simply|use|let)\b|^\W{0,4}would (?:\w+ ){1,8}but\b",
    r"\b(?:could|might|would) have (?:been (?:spread|used|done|made|put|moved)|used|done|gone|made) .{3,120}\b(?:as well|instead|but|however|though)\b",
    r"\bit (?:might|may|could|would) (?:also |maybe |even )?be possible (?:to|that)\b.{3,160}\b(?:but|however)\b|\bit (?:might|may|could|would) (?:also |maybe |even )?(?:be|have been) (?:\w+ )?(?:better|nicer|cleaner|tempting|easier|simpler|preferable) (?:to|that|if)\b",
    r"\bbut (?:that|this|doing so) (?:might|may|could)\b|\byou can .{3,100}\bbut (?:that|this|it)\b|\bi could (?:maybe|also|have|probably|instead)\b",
    r"\b(?:rather than|instead of) .{3,100}\bfor (?:backwards?|compatib\w+|simplicity|performance|safety)\b",
    r"\b(?:was|were|is|are|been) (?:deliberately |intentionally )?(?:avoided|rejected|ruled out|not (?:used|done|chosen|added|followed)) (?:because|since|in favou?r)\b",
    rf"\b(?:{_THIS}) (?:do|does|did|have|has)(?: not|n't) .{{3,120}}\b(?:since|because|as (?:it|they|this|that|there|we))\b",
    r"^\W{0,4}(?!during\b)\w+ing .{5,160}\bwould (?:also |then |only |just |silently )?(?:reintroduce|require|break|need|lose|mean|leave|force|hide|mask|defeat|involve|cost|not (?:help|work|be enough)|be (?:an? |too |more |much |over|unnecessar|superfluous|wasteful|confusing|incorrect|wrong|hard|difficult))",
    r"\bif (?:we|i|one|you) (?:\w+ ){1,20}?.{0,40}\b(?:we|it|this|that|they|i)(?: would|'d) (?:also |then |still |only )?(?:have to|need|be|not|lose|break|require|end up|get|cause|make)\b",
    r"\b(?:can't|cannot|couldn't|could not|not possible|n't work)\b.{3,160}\bso (?:we|i|it|this) .{3,100}\binstead\b(?! of)",
    r"\b(?:we|i) (?:did|do|will|would)(?: not|n't) (?:want to |try to )?(?:change|touch|add|remove|use|include|introduce|do|make|move|rename|drop|keep|bother|attempt|implement|go|handle|extend|expose|rely)\b.{3,160}\b(?:because|since|as (?:it|this|that|they|we)|due to|to avoid|to keep)\b",
    r"\b(?:instead of|rather than)\b.{3,80}(?: [-\u2013\u2014] |[,;] | )(?:avoids|avoiding|to avoid|because)\b",
    r"\bbut (?:that|this|doing so) would\b|\bbut (?:it|this|that) (?:turned out|did(?:n't| not) (?:work|help|scale|suffice))|\b(?:worth nothing|not worthwhile|not (?:viable|feasible)|isn't (?:viable|feasible|an option))\b",
    r"^\W{0,4}ideally,? (?:we|i|this|it|one|the)\b|\bit (?:would|could) (?:also )?be possible to\b",
    r"\btrade[- ]offs?\b|(?<!was )(?<!were )(?<!is )(?<!are )\bdeliberately\b(?! (?:mis|mal|coarse|distinct))",
    r"\b(?:additional|extra|small|slight) (?:\w+ )?(?:cost|overhead|downside|penalty)\b.{3,200}\bbut\b",
    r"\b(?:first|initial|earlier) (?:cut|attempt|version|iteration|approach) (?:of|at|in) this (?:pr|change|patch|series|commit)\b|\b(?:my|our) (?:first|initial|original) (?:attempt|approach|idea|thought|version|plan)\b",
    r"\b(?:you|we)(?:'d| would) rather\b|\bif reviewers prefer\b|\bhappy to (?:switch|change|use|revert|move|split)\b",
    r"\b(?:an?|one|two|the|other|another|better|possible|simpler|of|no|some|main|only|also|consider\w*) alternatives?\b(?! (?:to|name|text|way to (?:use|run))\b)(?= (?:is|was|are|were|would|could|i|we|here|considered|approach|solution|design|option|fix|idea|implementation)|[:,.;])|^\W{0,4}alternatively\b",
    r"\b(?:another|other|one|different|second) (?:option|approach|possibilit\w+|solution)s? (?:is|was|were|would|could|might|are|i|we|considered)\b",
    r"\b(?:we|one|it|i|you) could (?:instead|alternatively|theoretically|in theory|have (?!been))",
    r"\b(?:we|one|you) could\b.{3,200}\b(?:but|however|though|although)\b",
    r"\b(?:decided|chose|opted|elected|preferred) (?:against|not to|to not|to (?:keep|leave|go|use|simply|just|avoid|stick|instead)|to \w+ (?:\w+ ){1,6}instead|for (?:a|an|the) \w+ \w+ (?:over|because|since|as)|\w+ (?:\w+ )?over)\b",
    r"\b(?:we|i) (?:choose|chose|have chosen|prefer(?:red)?|picked|went with|settled on|favou?r(?:ed)?) .{1,100}\b(?:over|instead of|rather than|because|since)\b",
    r"\b(?:is|are|was|were) (?:chosen|picked) .{0,60}\b(?:over|instead of|rather than|because|since)\b",
    r"\btrade-?offs?\b|(?<!was )(?<!were )\b(?:deliberate|intentional|purposeful|conscious)ly (?:not|left|leave|leaves|keep|keeps|avoid\w*|do(?:es)? not|do(?:es)?n't|did not|didn't|omit\w*|exclud\w*|skip\w*)\b(?! (?:\w+ )?(?:unchanged|untouched|unavailable|as[- ]is))",
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
    r"\b(?:any|your) (?:opinions?|ideas?|suggestions?)\b.{0,30}\?|\bopinions\?|\blet me know\b|\bone question\b|\bplease point (?:it|them) out\b|\bnot safe\b|\bbest[- ]effort\b|\brudimentary\b|\b(?:could|can) use (?:a lot of |some |more )?(?:work|improvement)\b",
    r"\b(?:is|are|being) (?:a |an )?no-op\b|\bbyte[- ]identical\b|\bnot a behaviou?r(?:al)? change\b|\bnothing (?:visible |else )?changes\b|\b(?:\w+ )?(?:semantics|detection|guarantees?|invariants?|functionality) (?:\([^)]{0,80}\) )?.{0,40}\b(?:is|are) (?:also )?preserved\b|\bstill (?:present|reads?|shortens?|work|works|applies|apply|supported)\b",
    r"\b(?:this|it|commit|change|pr|upgrade|migration) (?:commit |change )?will break\b|\bmay (?:cause|have|lead to|result in|give) (?:\w+ )?(?:errors?|weird|odd|unexpected|problems|issues|failures|results)\b|\bmight (?:cause|have|lead to|result in|give) (?:\w+ )?(?:errors?|weird|odd|unexpected|problems|issues|failures|results)\b|\b(?:a bit|somewhat) (?:messy|hacky|ugly)\b|\bremains? (?:open|tracked|unsolved|unfixed|to be)\b|\bin a later (?:iteration|step|pr|commit|change)\b",
    r"^\W{0,4}(?:this |it |also )?(?:does|do|should|will)(?: not|n't) (?:\w+ly )?(?:change|affect|break|alter|impact|modify|implement|include|cover|handle|address|fix|solve|support)\b|\bbehaviou?r(?:al)? changes?\b",
    r"\b(?:cannot|can't|could not|couldn't|unable to|no (?:good |easy )?way to) (?:really |easily |be |yet )?(?:test|tested|verify|verified)\b|\bgood enough\b|\bnot (?:everything|perfect|a (?:complete|full|perfect|general))\b|\bbare minimum\b",
    r"\b(?:stacked|based) on (?:top of )?(?:#|pr\b|https?|[\w-]+/[\w-]+#)|\b(?:depends|dependent) on (?:#\d|https?|[\w-]+/[\w-]+#|pr\b|the pr)|\bprerequisites?\b|\bworth reviewing\b|\bfirst step\b",
    r"\b(?:am|are|i'm|we're|very) open to (?:any |other |all |your )?(?:suggestions|alternatives|feedback|ideas|better|names|changing)\b|\bpush back\b|\b(?:like|appreciate|love|welcome|want|need|get|gather) (?:some |any |your |initial |more )?(?:feedback|opinions?|thoughts|suggestions)\b",
    r"\bprevious behaviou?r\b(?! (?:was|of|is))|\bno effect (?:on|to)\b|\btransparent (?:to|for)\b|\b(?:does|do)(?: not|n't) break anything\b",
    r"\bcan (?:then |still |later )?be (?:reviewed|refined|revisited|tweaked)\b|\bnot (?:yet )?(?:in )?(?:its |the )?final\b|\bsubject to change\b|\bunlikely to\b|\bwould (?:fail|break|not work) (?:if|when|for)\b|\bholding off\b",
    r"\b(?:users?|anyone|anybody|consumers?|callers?|people|clients|developers|everyone|downstream\w*|projects) (?:[\w-]+ ){0,6}(?:will|must|should|may|might) (?:now |also )?(?:have|need) to\b|\b(?:won't|will not) work\b|\bis (?:for |on )?\w+ only\b",
    r"\bshould be no\b|\bno (?:\w+ ){0,2}concerns?\b|\bshould(?:n't| not) (?:have (?:any|an?|much|negative)|cause|introduce|make (?:a|any)|matter|be (?:a|any) (?:problem|issue|noticeable))\b|^\W{0,4}(?:some )?(?:things to note|effects|caveats|limitations|notes?)\W*(?:$|:)",
    r"\b(?:everything|all|rest|behaves?|works?|working|continues?) .{0,40}\b(?:as|like) (?:it did |they did )?before\b",
    r"\b(?:this|it|initial (?:implementation|version)|(?:this|the) (?:implementation|version|feature|fix|option|check)) (?:currently |now |also )?only (?:supports?|works?|covers?|handles?|implements?|runs)\b|\b(?:is|are) experimental\b",
    rf"\b(?:{_THIS}|i) (?:do|does|have|has)(?: not|n't) .{{0,60}}\byet\b|\bnot \(?yet\)? (?:\w+ly )?(?:updated|supported|implemented|covered|handled|enabled|wired|used|included|done|complete|fixed|parameteri[sz]ed)\b",
    r"\b(?:to be|will be|can be|could be|should be) (?:done|addressed|fixed|handled|improved|tackled|revisited|cleaned up) (?:later|separately|in (?:an? )?(?:\w+ )?(?:pr|follow|future|separate|subsequent|later|another))|\bleft (?:as|for) (?:an? )?(?:todo|future|later|follow)",
    r"\bno (?!apparent)(?:\w+ )?(?:impact|regressions?)\b|\b(?:disadvantages?|downsides?|drawbacks?|negative (?:thing|side|effect|impact|consequence)s?)\b(?! (?:\w+ ){0,3}of (?:the |our )?(?:current|old|existing|previous|original))",
    r"\b(?:semantics?|behaviou?rs?|outputs?|ordering|apis?|results?|functionality|interfaces?) (?:is |are |was |were )?(?:fully |exactly |otherwise |also )?(?:preserved|unchanged|unaffected|retained|identical|intact)\b|\bbehaviou?r[- ]preserving\b|\bleft (?:intact|as[- ]is)\b|\bkeep(?:s|ing)? .{1,60}\bunchanged\b",
    r"\b(?:is|are|stays?) the same(?=\W*(?:$|[.,;)]))|\bnot fully\b|\b(?:does|do)(?: not|n't) fully\b|\bwithout (?:altering|changing|affecting|breaking|impacting|modifying) .{0,40}\b(?:behaviou?rs?|functionality|semantics|logic|apis?|interfaces?|compatibility|output|users?|features?|existing|current|callers?)\b|\b(?:i|we) (?:did|do)(?: not|n't) (?:change|touch|alter|modify)\b",
    r"^\W{0,6}note ?[!:]|\u26a0|:warning:|^\W{0,4}(?:please |also )?note that (?:this|these|we|i|there|it|the (?:change|patch|tests?|commit|pr|new|old|existing))\b.{0,160}\b(?:not|n't|still|may|might|draft|temporar\w+|dropped|breaking|requires?|until|no)\b",
    r"\bbreaks (?:the )?(?:api|abi|contract|public|wire|protocol)\b|\bapi[- ]breaking\b|\bas a consequence of (?:this|the)\b|\b(?:less|not too|not that) sure\b|\bhopefully\b.{0,40}\b(?:not|n't)\b|\bshould (?:probably )?not (?:be )?merged?\b|\bdraft pr\b",
    r"\bshould we\b.{0,100}\?|\bwhat do you (?:all |guys )?think\b|\btemporar(?:y|ily)\b.{0,60}\b(?:until|workaround|hack|fix|solution)|\bas a (?:temporary|interim) (?:measure|fix|workaround)\b|\bwe(?:'ll| will) need to (?:figure|revisit|find)\b",
    r"\b(?:for|dear|to help|note to|hint for|@)(?: the)? reviewers?\b|\breview(?:ed|ing)? (?:commit[- ]by[- ]commit|(?:with|in|each|the|by) .{0,40}(?:whitespace|-w\b|commits?|order|separately|carefully|closely)|carefully|closely|is (?:best|easier))|\b(?:best|easiest) (?:to (?:be )?review|(?:when |if )?reviewed)|\bsuggest(?:ed)? (?:start|read|review)\w*|\bcritical (?:files?|parts?) (?:to|for) review",
    r"\bplease (?:check|verify|review|make sure|note|double|pay|take a (?:close )?look|let me know|see if|confirm|look|be (?:aware|careful)|keep|comment|advise)\b",
    r"(?<!reduce )(?<!reduces )(?<!reducing )(?<!the )\b(?:(?:low|lower|high|higher|minimal|small|little|some|main|additional|no|less|potential)[- ]risks?|risky|riskier|risks? (?:here|of this|is that|are)|(?:main|biggest|only|one) risk|caveats?|gotchas?|pitfalls?|trick(?:y|iest) (?:part|bit|piece|thing)s?)\b|\brisks?:",
    r"\b(?:edge|corner)[- ]cases?\b.{0,80}\b(?:remain\w*|still|unhandled|not (?:covered|handled|addressed|supported)|may|might)\b",
    r"\bas a side[- ]effect,? (?:of this|this|it|the)\b|\b(?:one|known|possible|potential|unwanted|has the|have the|the only) (?:\w+ )?side[- ]effects? (?:is|of|that)\b|\b(?:change|pr|commit|patch|this) (?:has|have|should have) no side[- ]effects\b",
    r"\b(?:no|without(?: any)?|zero) (?:\w+ ){0,2}(?:functional|functionality|behaviou?r\w*|user[- ]visible|user[- ]facing|semantics?|logic|intended|api|visible|production|runtime|breaking|public|schema)(?: \w+)? (?:changes?|impact|difference|modifications?)\b|\bno (?:functional|behaviou?ral|logic|breaking|api|code|schema|production) changes?\b|\bnon-functional changes?\b|\bno-op (?:change|refactor\w*)|\b(?:pure|purely|just|mechanical|simple) (?:a )?refactor(?:ing)?\b|\brefactor(?:ing)? only\b",
    rf"\b(?:{_THIS}|this|and|,)(?: alone| itself)? (?:does|should|do|will|must)(?: not|n't) (?:\w+ly )?(?:change|affect|break|alter|impact|modify|touch|influence|interfere)\b|\bshould(?:n't| not) (?:affect|break|impact|change)\b",
    rf"\b(?:{_THIS}|this|it|change) (?:only|mostly|mainly|solely) (?:affects?|impacts?|touche[sd]|concerns?)\b|\bonly affects\b",
    r"(?<!avoid a )(?<!avoid )\bbreaking[- ](?:change|api)s?\b(?! (?:process|policy|label|section))|\bnon-?breaking\b|\bbackwards?[- ](?:in)?compat\w*|\b(?:keep(?:s|ing)?|remain\w*|stays?|still|fully|is|are) (?:us |it |them )?(?:fully )?compatible\b|\b(?:in)?compatible with (?:older|old|previous|existing|earlier)\b|\b(?:fully|API|wire)[- ]compatible|\bbreaks (?:backwards? )?compat\w+|^\W{0,4}breaking\b",
    r"\b(?:not (?:entirely |quite |completely |100% |yet |really |totally |too )?(?:sure|certain|convinced|clear if|clear whether)|unsure|not confident|open questions?|to be discussed|up for discussion|i(?:'m| am) wondering)\b",
    r"\b(?:be aware that|beware|keep in mind|bear in mind|caution|watch out for|pay (?:close |special |particular )?attention|heads[- ]up|important (?:note|callout|caveat|detail|to note)|nota bene|take care (?:to|not))\b|\b(?:important|attention|caveat|n\.?b\.?)\*{0,2}:|^importantly,",
    r"\bknown (?:issue|limitation|problem|bug|gap)s?\b|\b(?:one|current|main|following|remaining|some) limitations?\b|\blimitations?:",
    r"\b(?:not|n't)(?: yet)? (?:been )?tested (?:on|with|in|this|it|yet|under)\b|\b(?:i|we) (?:have not|haven't|did not|didn't|could not|couldn't|was unable to|cannot|can't) (?:yet )?(?:test|tested|verify|verified|check|checked|tried|try|reproduce)\b|\b(?:not|n't) (?:covered|handled|addressed|included|fixed|solved|implemented) (?:here|yet|by this|in this)\b",
    rf"\b(?:{_THIS}|this fix)(?: alone| itself)? (?:does|do)(?: not|n't) (?:yet |currently |fully )?(?:cover|handle|address|support|include|solve|fix|implement|add|attempt)\b",
    r"\b(?:is|are|remains?|stays?|keeps?|leaves?) (?:\w+ )?(?:unchanged|unaffected)\b|\b(?:remains?|stays?) (?:exactly )?the same\b|\bbehaviou?r (?:is |remains |stays |as )?(?:unchanged|preserved|the same)\b|\bpreserv(?:es?|ing) (?:the )?(?:existing |current |old |same |original |previous )?behaviou?r\b|\b(?:same|identical) behaviou?r\b|\b(?:still|otherwise) behaves? (?:exactly )?the same\b",
    rf"\b(?:{_THIS}|this fix|this may|the new \w+) (?:may|might|could) (?:\w+ly )?(?:break|affect|cause|lead to|regress|surprise|change|impact|have|introduce|conflict|slow|increase)\b|\bthis (?:may|might) (?:\w+ly )?(?:break|affect|regress|surprise|change|impact|slow|expand)\b",
    r"\b(?:feedback|opinions?|thoughts|suggestions?|comments) (?:are |is |would be |on .{1,30} )?(?:very |highly )?(?:welcome|appreciated)\b|\blet me know (?:if|what|whether)\b|\bwdyt\b|\b(?:any|your) (?:thoughts|objections|concerns|feedback)\b|\bdouble[- ]check\w*",
    r"\b(?:still (?:to be|todo|to do|missing|broken|open|failing|unclear)|remaining (?:work|todos?|gaps?|concerns?)|to ?do:|out of scope)\b",
    r"\b(?:slight|subtle|small|one|minor|intentional|only|user[- ]visible|notable) (?:\w+ )?(?:behaviou?r\w*|semantic|functional) (?:change|difference)s?\b|\bthis (?:pr |change |commit )?(?:changes|alters|breaks) (?:the )?(?:behaviou?r|api|semantics|default|existing|public)\b|\bbehaviou?r change\b",
    r"\b(?:needs?|requires?|deserves?|worth) (?:\w+ )?(?:extra|careful|special|close|more|thorough) (?:review|attention|care|look|testing|scrutiny)\b|\b(?:must|has to|have to|needs? to|should) be (?:merged|deployed|released|run|applied) (?:before|after|first|together)\b",
)
