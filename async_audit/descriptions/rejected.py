"""How people say another way that was not taken, or a price that was paid for this one.

Each family is one idea with the ways to put it; one of them in a sentence is an answer. How many they miss, and what
they take for an answer wrongly, is in docs/accuracy-descriptions.md.
"""

from __future__ import annotations

from async_audit.descriptions.phrases import BAD, BETTER, INSTEAD, OFTEN, REASON, THIS, TURN, WAY, any_of

FAMILIES = {
    "another way is named": any_of(
        rf"\b(?:an?|one|two|the|other|another|better|possible|simpler|of|no|some|main|only|consider\w*) alternatives?\b(?! (?:to|name|text|title|spelling)\b)(?= (?:is|was|are|were|would|could|might|i|we|here|considered|{WAY})\b|,|:)",
        r"^\W{0,4}(?:or )?alternatively\b",
        r"\balternatively,",
        r"\b(?:another|other|a different|a second|one) (?:option|approach|possibilit\w+|solution|way)s? (?:is|was|were|would|could|might|i|we|considered|to (?:do|solve|fix))\b",
    ),
    "considered and put aside": any_of(
        rf"\b(?:i|we) {OFTEN}(?:considered|contemplated|evaluated|debated|toyed with|thought (?:about|of) \w+ing|looked (?:at|into) \w+ing|experimented with|discussed (?:\w+ing|whether))\b",
        r"\bconsidered (?:using|adding|making|changing|having|moving|just|doing|keeping|removing|splitting)\b",
        r"\bconsidered[,.;]? (?:but|however|and reject|overall)",
        r"\b(?:rejected|ruled out|discarded|dismissed|avoided) (?:because|since|in favou?r|as (?:it|this|that|they|too))\b",
        r"\b(?:i'm|i am|we're) (?:on the fence|torn|in two minds)\b",
    ),
    "tried before": any_of(
        r"\b(?:initially|originally|at first|first),? (?:i|we) (?:\w+ )?(?:tried|thought|considered|wanted|attempted|planned|went|wrote|imagined|used|implemented|had|did|made|added|began|started|intended)\b",
        rf"\b(?:i|we) {OFTEN}(?:initially|originally|first) (?:tried|thought|considered|wanted|attempted|planned|went|had|used|wrote|implemented)\b",
        rf"\b(?:i|we) {OFTEN}(?:tried|attempted|made an attempt|wanted)\b.{{3,160}}\b(?:but|failed|however|without success|unfortunately)\b",
        r"\b(?:first|initial|earlier|previous|original|prior) (?:cut|attempt|version|iteration|approach|draft|revision)s? (?:of|at|in|on) (?:this|the) (?:pr|change|patch|series|commit|fix|branch|pull request)\b",
        r"\b(?:my|our|an?) (?:first|initial|original|earlier|previous) (?:attempt|approach|idea|thought|version|plan|iteration|instinct|intention)\b",
        rf"\b(?:proved|turned out) (?:to be )?(?:\w+ )?{BAD}",
    ),
    "decided for one of several": any_of(
        r"\b(?:decided|chose|opted|opting|elected|preferred|choosing|choose|opt) (?:against|not to|to not|to (?:keep|leave|go|simply|just|avoid|stick|instead|only)|(?:for )?(?:\w+ ){1,5}(?:over|instead of|rather than|because|since)|to \w+ (?:\w+ ){1,8}(?:instead|rather)|to (?:use|take) the)\b",
        rf"\b(?:i|we) {OFTEN}(?:went with|go with|going with|settled (?:on|for)|stick with|sticking with)\b",
        rf"\b(?:i|we) {OFTEN}(?:picked|favou?r(?:ed)?|prefer(?:red)?|used?|choose|chose) .{{1,100}}\b(?:{INSTEAD}|over (?:the|a|an|using))\b.{{0,100}}\b{REASON}",
        rf"\b(?:is|are|was|were) (?:chosen|picked|preferred|favou?red|used)\b.{{0,60}}\b(?:over|{INSTEAD})\b",
    ),
    "a price that is paid": any_of(
        r"\btrade-?offs?\b(?! of)",
        r"\bcompromise\b(?! of)",
        r"\b(?:downsides?|drawbacks?|disadvantages?)\b(?! (?:\w+ ){0,3}of (?:the |our )?(?:current|old|existing|previous|original))",
        r"\bpros and cons\b",
        r"(?:^|\b)(?:pros|cons|upsides?|advantages?) ?:",
        r"\bin exchange for\b",
        r"\bat the (?:cost|expense|price) of\b",
        r"\bcomes (?:at a|with a|at the) (?:cost|price)\b",
        r"\b(?:lesser|necessary) evil\b",
        r"\b(?:deemed|considered|judged|felt) (?:\w+ )?(?:acceptable|sufficient|worth|too|better)\b",
        r"\b(?:is|are|should be) (?:an )?acceptable\b",
    ),
    "left out on purpose": any_of(
        r"(?<!was )(?<!were )\b(?:deliberate|intentional|purposeful|purpose|conscious)ly (?:not|left|leave|leaves|leaving|keep|keeps|kept|avoid\w*|do(?:es)? not|do(?:es)?n't|did not|didn't|omit\w*|exclud\w*|skip\w*|conservative|minimal|simple|no|preserved|retain\w*|chose\w*|limit\w*|narrow\w*|small)\b(?! (?:\w+ )?(?:unchanged|untouched|unavailable|separate|as[- ]is))",
        r"\b(?:is|are|was|were) (?:deliberate|intentional|on purpose|(?:intentional|deliberate)ly (?:not|left|kept|excluded|omitted|limited|restricted))\b(?! separate)",
        r"\b(?:narrow|minimal|small) on purpose\b",
    ),
    "too much for what it gives": any_of(
        r"\boverkill\b",
        r"\b(?:not|isn't|aren't|wasn't|hardly|rarely|n't) (?:\w+ ){0,2}worth (?:it|the|doing|\w+ing)\b",
        r"\btoo much (?:effort|work|hassle|trouble|complexity|churn|code|risk|overhead)\b",
        r"\b(?:not|n't) (?:think|believe|feel)\b.{3,80}\b(?:warranted|justified|worth|necessary|needed|makes? sense|should)\b",
        r"\b(?:not|n't) (?:be )?(?:warranted|justified)\b",
        r"\btoo (?:complex|complicated|expensive|risky|invasive|costly|intrusive|aggressive|disruptive|cumbersome) (?:to|for)\b",
    ),
    "another way would be worse": any_of(
        rf"\b(?:would|might)(?: also| just| only| simply| probably| likely| then)?(?: be| have been| become| mean| feel| seem) (?:an? |the |much |far |way |more |a lot |even |quite |very |rather |unnecessarily |significantly )?{BAD}",
        r"\bbut (?:that|this|doing so|i think|we think|it seemed?)(?: would| might|'d| seem\w*| felt| feels)(?: also| then| be| have been| a bit)? (?:too |a |an |more |much |not |require|need|mean|break|involve|add|cause|make|overkill|excessive|lead|force)",
        r"\b(?:doing so|doing that|doing this|which) would (?:also |just |only |then )?(?:require|involve|mean|need|force|defeat|necessitate|complicate|duplicate|break|reintroduce|lose|turn)",
        r"^\W{0,4}(?!during\b)\w+ing .{5,160}\b(?:would|wouldn't) (?:also |then |only |just |silently |not )?(?:be|reintroduce|require|break|need|lose|mean|leave|force|hide|mask|defeat|involve|cost|help|work|make|add|cause|conflict)",
    ),
    "could have been done": any_of(
        r"\b(?:we|one|i|you) (?:could|might) (?:instead|alternatively|theoretically|in theory|have (?!been|to\b|no\b|a\b|the\b|an\b|come))",
        r"\b(?:we|i) would have (?!been|to\b|no\b|a\b|the\b|an\b)",
        r"\bcould (?:also )?have been \w+(?:ed|ne|de|ad|ut|lt)\b",
        r"\b(?:we|one|you|i) could (?!not)(?!n't)(?!notice).{3,200}\b(?:but|however|though|although)\b",
        r"\bit (?:might|may|could|would) (?:also |maybe |even )?be possible to\b",
        rf"\bit (?:might|may|could|would) (?:also |maybe |even )?(?:be|have been) (?:\w+ )?(?:tempting|{BETTER}) (?:to|that|if)\b",
    ),
    "what would follow": any_of(
        r"\bif (?:we|i|one)\b.{3,120}\b(?:we|it|this|that|they|i|there|you)(?: would|'d) (?:also |then |still |only )?(?:have to|need|be|not|lose|break|require|end up|get|cause|make|no longer)\b",
    ),
    "what would be ideal": any_of(
        r"\b(?:proper|better|cleaner|real|right|ideal|correct|long[- ]term|nicer|more \w+|best|full|complete) (?:long[- ]term )?(?:way|approach|option|solution|route|fix|design|alternative)\b.{0,30}\b(?:would|might|could)\b",
        rf"\b(?:ideally|in an ideal world|in theory|theoretically|in principle)\b.{{0,250}}\b{TURN}\b",
        r"\b(?:would|could|might) (?:probably )?(?:have been|be) (?:the )?(?:better|best|nicer|cleaner|ideal|preferable|possible|tempting|great|nice)\b.{0,200}\b(?:but|however|for now|so )",
        r"\bideally,? (?:we|i|this|it|one|you)\b",
        r"\bbest solution\b.{0,20}$",
    ),
    "found better than another": any_of(
        rf"\b(?:i|we) (?:\w+ )?(?:think|feel|felt|believe|find|found|thought|figured|reckon)\b.{{1,80}}\b(?:{BETTER}|best)\b",
        rf"\b{BETTER} (?:to \w+ .{{1,80}})?than (?:\w+ing|to|having|doing|keeping)\b",
        rf"\b(?:seems?|seemed|felt|feels)(?: like)?(?: to be)?(?: \w+)? (?:{BETTER}|best) (?:to|than|{WAY})\b",
        r"\b(?:rather|better) .{3,60} than to\b",
    ),
    "the simplest way was taken": any_of(
        rf"\b(?:this is|is|seems?|seemed|was) (?:probably )?(?:the )?(?:most |least )?(?:simplest|easiest|cleanest|safest|cheapest|quickest|smallest|invasive|intrusive|bad|risky|pragmatic|conservative|straightforward) {WAY}\b",
        r"\bthe (?:simplest|easiest|cleanest|least invasive|most pragmatic) (?:solution|approach|option|fix)\b",
        rf"\b(?:takes?|took|taking|go(?:es|ing)?|went) .{{0,12}}\b(?:{BETTER}|different|alternative|conservative) (?:way|approach|solution|route|path)\b",
        r"\b(?:much |far )?(?:simpler|easier|cleaner|less invasive) (?:approach|route|solution|option|alternative|fix) (?:is|was|here)\b",
    ),
    "offered instead": any_of(
        r"\b(?:if|unless) (?:you|reviewers|people|maintainers|anyone)(?:'d| would)? (?:rather|prefer)\b",
        r"\b(?:you|we|i)(?:'d| would) rather\b",
        r"\bhappy to (?:switch|change|use|revert|move|split|rework|do it)\b",
        r"\bmaybe you (?:want|prefer)\b",
        r"\bi can (?:also )?(?:switch|change|move)\b",
    ),
    "not wanted, not able": any_of(
        r"\bwhy not\b(?! in)",
        r"\b(?:we|i) (?:cannot|can't|couldn't|could not) (?:just|simply|rely|directly|easily)\b",
        r"\b(?:i|we) did(?:n't| not) want to\b",
        r"\bnot an option\b.{0,60}\b(?:because|since|as)\b",
        r"\bwould(?:n't| not) (?:work|help|be enough|suffice)\b",
    ),
    "left as it was, with a reason": any_of(
        rf"\b(?:i|we|this|{THIS}) {OFTEN}(?:kept|keep|left|leave|retain(?:ed)?|avoid(?:ed|s)?|skip(?:ped|s)?|exclud(?:e|es|ed))\b.{{3,140}}\b(?:because|since (?!it was)|to avoid|as (?:it|this|that|there|we|they))\b",
        rf"\b(?:{THIS}|i|we) (?:do|does|did|have|has)(?: not|n't) (?:\w+ )?(?:change|touch|add|remove|include|use|move|rename|convert|update|try|bother|attempt|make|implement|extend|enforce|fix|apply|introduce|drop|refactor)\b.{{0,120}}\b(?:since|because|as (?:it|they|this|that|there|we|the))\b",
        r"\b(?:was|were|is|are) (?:not (?:\w+ )?(?:used|done|chosen|added|followed|applied|changed|included|moved|converted|removed|updated)|left|excluded|avoided|retained|omitted)\b.{0,80}\b(?:because|since|to avoid|as (?:it|they|this|that|there|we))\b",
        r"\b(?:so|hence|therefore),? (?:i|we) (?:did|have)(?:n't| not) (?:change|add|touch|refactor|use|include|remove|implement|bother)\w*\b",
        r"\bto avoid \w+ing .{3,60}, but\b",
        r"\bdoes not include .{3,80}\bas (?:it|they|this|that)\b",
        r"\bso .{3,80} (?:is|are) (?:intentionally |deliberately )?not (?:added|changed|included|touched|used|done)\b",
    ),
    "instead of, with a reason": any_of(
        rf"\b{INSTEAD} (?:an?|the|using|\w+ing)\b.{{3,120}}\b(?:because|since (?:it|this|that|we|the)|given that|which would|would (?:be|have|require|need)|to avoid|as (?:it|this|that|they))\b",
        rf"\b(?:so|because|since)\b.{{3,160}}\b{INSTEAD}\b.{{0,60}}\bwhich would\b",
        r"^\W{0,4}rather than (?:\w+ing|an?|the) .{3,160}, (?:the|we|this|i|it|just|simply|use|let)\b",
        rf"\b{INSTEAD} .{{3,100}}\bfor (?:backwards?|compatib\w+|simplicity|consistency|performance|safety)\b",
    ),
    "not pretty, and accepted": any_of(
        r"\bnot (?:the )?(?:most )?(?:ideal|perfect|great|elegant|pretty|optimal|beautiful|clean\w*|nice\w*|best)\b.{0,120}\bbut\b",
        r"\b(?:hacky|ugly|a hack|crude)\b.{0,80}\bbut\b",
        r"\b(?:additional|extra|small|slight) (?:\w+ )?(?:cost|overhead|penalty|latency|duplication|complexity|boilerplate)\b.{0,200}\b(?:but|acceptable|negligible|fine)\b",
        r"\bprice (?:to|we) pay\b",
        r"\b(?:may|might) .{3,120}\bbut (?:i think|we think|it's|that's) .{0,30}\b(?:better|fine|ok|okay|acceptable)\b",
        r"\b(?:i|we) think (?:it|this|that)(?:'s| is) (?:still )?(?:okay|ok|fine|acceptable|good enough)\b",
    ),
    "and not, with a reason": any_of(
        r"\band not (?:the|a|an|at|in|on|by|with|as|to)\b.{3,120}\b(?:because|since|as (?:it|this|that|they))\b",
        r"\bunlike .{3,60}\bwould\b",
    ),
    "cannot, with a reason": any_of(
        r"\b(?:we|i) (?:can(?:not|'t)|could(?:n't| not)) (?:use|rely|reuse|do|put|move|apply|share|switch|call)\b.{2,140}\b(?:because|since|as (?:it|this|that|they|the|we))\b",
        r"\b(?:we|i|this|they) (?:do|did|should|must)(?:n't| not) (?!need|run)\w+.{3,140}\b(?:because|since (?:it|this|that|they|the|we))\b",
        r"^\W{0,4}(?:not|leaving|keeping|skipping|avoiding|excluding) .{3,120}\b(?:because|since|to avoid|as (?:it|this|that|they|the|we))\b",
    ),
    "an objection is answered": any_of(
        r"\b(?:one|you) (?:could|might|may|can) (?:argue|think|wonder|say|be tempted)\b",
        r"\barguably\b",
        r"\btempting\b",
        r"^\W{0,4}(?:while|although|though|even though|whilst)\b.{3,120}\bwould\b.{3,160},",
    ),
    "what it costs": any_of(
        r"\b(?:about|slightly|a bit|somewhat|marginally|a little) (?:\S{1,5} )?(?:slower|larger|bigger|more (?:memory|expensive|verbose|complex|code|complicated|boilerplate))\b",
        r"\b(?:we|this) (?:do |does |will |also )?(?:loses?|lost)\b",
        r"\bnotable regression\b",
    ),
}
"""Their patterns, each held against one sentence and linear in it."""
