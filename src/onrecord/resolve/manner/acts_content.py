"""What the words of a content do, for cues such as "said" that do not tell.

Each pattern is searched in one sentence in lower case without quotation marks, in its
first 600 characters; the first pattern found decides. They are written for precision:
what none finds is an assertion.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.quotation import MARKS
from onrecord.resolve.manner.blame import blames, is_called_bad, praises
from onrecord.resolve.manner.content import Word, is_question, sentences
from onrecord.resolve.manner.words import alternatives, word_list
from onrecord.statements import Act

__all__ = ["act_of_content", "evaluation"]

_LINE = 600
_SENTENCES = 3
_FIRST_ONLY = frozenset({"confirm", "express", "deny", "demand"})
_LABEL = 8
_PRESSES = re.compile(
    r"\b(?:must|let us|urge|demand|implore|beg|call(?:ing)? (?:up)?on|resign|step down)\b"
)

_START = r"^(?:\W|that |well |look |and |but |so |now |then |because |as \w+,? )*"
_VERY = (
    r"(?:(?:very|so|deeply|really|extremely|just|truly|also|incredibly|only|simply|such|too|still"
    r"|all|a|an|the|most|totally|completely|one of the) |\w+ly )*"
)
_AM = r"(?: am|'m| are|'re| is|'s| feel| feels| felt| was| were| remain)"
_WILL = r"(?:'ll| will| shall|'re going to| are going to|'m going to| am going to)"
_OTHER_VERB = (
    "(?:that|is|are|was|were|suggests?|suggested|means?|meant|shows?|says?|said|thinks?|believes?"
    "|knows?|feels?|because|if|who|which|what)"
)
_FRONTED = (
    r"^(?:now|today|in|at|on|with|by|under|from|for|if|as|when|after|before|once|until|unless"
    r"|given|starting|together)\b[^,.?!]{1,70}, "
)
_BE = r"(?:is|are|was|were|'s|'re|am|'m|be|been|being|as|like|became|become)"


def act_of_content(content: list[Word], *, other: str = "") -> Act:
    """The act that the words themselves show; ``assert`` when in doubt.

    The first three sentences are looked at; feelings, denials and demands count in the
    first only. In a quotation the speaker is "I"; told of, "he" or "she" can be, too, but
    not ``other``, the pronoun of somebody else.
    """
    content = _without_label(content)
    parts = sentences(content)
    if parts and is_question(parts[-1]):
        return "ask"
    rules = _rules(quoted=any(w.quoted for w in content[:2]))
    for i, part in enumerate(parts[:_SENTENCES]):
        words = ["another" if w.lower == other else w.lower for w in part if w.text not in MARKS]
        line = " ".join(words).replace(" ,", ",")
        for act, pattern in rules:
            if (i == 0 or _may_follow(act, line)) and pattern.search(line[:_LINE]):
                return act
        if blames(part, other=other):
            return "accuse"
        if praises(part):
            return "praise"
    return "assert"


def _may_follow(act: Act, line: str) -> bool:
    """Whether a sentence after the first can be that act: a demand only where it presses."""
    return act not in _FIRST_ONLY or (act == "demand" and _PRESSES.search(line) is not None)


def _without_label(content: list[Word]) -> list[Word]:
    """The quotation alone where only its label stands before it ("the chant “Out!”")."""
    own = next((i for i, w in enumerate(content[:_LABEL]) if w.quoted and w.is_word), 0)
    labels = [w.lower for w in content[:own] if w.is_word and not w.quoted][-1:]
    return content[own:] if labels and labels[0] in word_list("word for words") else content


def evaluation(content: list[Word]) -> Act | None:
    """``accuse`` or ``praise`` for what calls someone something bad or good, ``deny`` for
    what calls a claim untrue, else None.
    """
    line = " ".join(w.lower for w in content)[:_LINE]
    bad, good = _evaluations()
    if _CALLED_UNTRUE.match(line):
        return "deny"
    if bad.search(line) or is_called_bad(content):
        return "accuse"
    return "praise" if good.search(line) else None


_CALLED_UNTRUE = re.compile(
    r"(?:(?:the|that|this|these|those|such|any|all|his|her|their|\w+ 's) )?(?:\w+ )?"
    r"(?:claims?|reports?|allegations?|accusations?|charges?|story|stories|suggestions?|rumou?rs?"
    r"|pictures?|photos?|photographs?|images?|videos?|footage|recordings?|documents?|memos?|tapes?)"
    r" .*\b(?:lies?|false|untrue|nonsense|fabricat\w+|fiction|bogus|hoax|baseless|groundless"
    r"|unfounded|absurd|ridiculous|rubbish|fakes?|forger(?:y|ies)|forged|doctored)\b"
)


@cache
def _evaluations() -> tuple[re.Pattern[str], re.Pattern[str]]:
    bad = rf"\b(?:{alternatives('bad')}|{alternatives('bad of a person')})\b"
    return re.compile(bad), re.compile(rf"\b{alternatives('good')}\b")


@cache
def _rules(*, quoted: bool) -> tuple[tuple[Act, re.Pattern[str]], ...]:
    patterns: tuple[tuple[Act, str], ...] = (
        ("confirm", _confirm()),
        ("express", _express(quoted=quoted)),
        ("deny", _deny(quoted=quoted)),
        ("threaten", _threaten()),
        ("promise", _promise(quoted=quoted)),
        ("demand", _demand()),
        ("warn", _warn()),
        ("accuse", _accuse()),
        ("praise", _praise()),
    )
    return tuple((act, re.compile(pattern)) for act, pattern in patterns)


def _confirm() -> str:
    """Yes; you are right; I made a mistake."""
    return (
        r"^\W*(?:yes\b|absolutely ?[.,!]|(?:you're|you are) (?:right|correct)\b"
        r"|(?:that's|that is) (?:right|correct|true)\b)"
        rf"|{_START}(?:i|we) (?:have |'ve )?made (?:(?:an?|some|many) )?(?:\w+ )?mistakes?\b"
        rf"|{_START}(?:i|we) (?:was|were|got it) (?:\w+ )?wrong\b"
        r"|\bit was (?:my|our) (?:fault|mistake)\b"
    )


def _express(*, quoted: bool) -> str:
    """I am sorry; thank you; our condolences; I hope; of the speaker, she is proud."""
    who = "(?:i|we)" if quoted else "(?:i|we|he|she|they)"
    return (
        rf"{_START}{who}{_AM} {_VERY}{alternatives('feeling')}\b"
        rf"|{_START}{who} (?:have|has|had|'ve) (?:\w+ly |some |many |the |no |grave |deep )*"
        r"\W{0,3}(?:serious |real |grave |deep |major |significant )?"
        r"(?:concerns|reservations|misgivings|qualms|fears)\b"
        r"|^(?:this|it|that|what an?|how)\b[^.?!]{0,30}\b(?:fantastic|great|wonderful|amazing"
        r"|terrific|awesome|incredible|unbelievable|beautiful|exciting)(?: \w+){0,3} ?!"
        rf"|{_START}{who} (?:hopes?|hoped|regrets?|would love|feels? like|welcome[sd]?|cried|wept"
        r"|wish(?:es)?(?! to (?:inform|announce|say|make|state|note|thank|stress)\b))\b"
        rf"|{_START}{who}{_AM} (?:\w+ly |still |really )?hoping\b"
        rf"|{_START}{who} (?:just |still |simply )?(?:can't|cannot|couldn't|could not) believe\b"
        rf"|{_START}(?:it|this|that) (?:was|is|'s) {_VERY}(?:terrifying|scary|frightening"
        r"|horrifying|horrible|awful|surreal|overwhelming|emotional|nightmare|shock)\b"
        r"|^(?:how|so) (?:sad|tragic|awful|terrible|horrible|shameful|lovely|wonderful|embarrassing"
        r"|disgusting|disappointing|heartbreaking|exciting|cool|nice)\b"
        r"(?! (?:is|are|was|were|do|does)\b)"
        r"|^\W*(?:thanks[,!. ]|thank god|much appreciated|appreciate (?:the|your|all|everyone)"
        r"|congrats)"
        r"|\b(?:is|was|are|were) an? (?:very |most |truly )?welcome "
        r"(?:sight|relief|surprise|change|step)\b"
        r"|^[^.?!]{1,60}?, i (?:really |do |just |sincerely )?(?:hope|wish)\b"
        r"|\bi(?: am|'m) (?:so|very|deeply|really|truly|extremely|just) "
        rf"{_VERY}{alternatives('feeling')}\b"
        rf"|{_START}(?:it|this|that|what happened)(?:'s| is| was) {_VERY}(?:heart-?breaking|sad"
        r"|tragic"
        r"|gut-wrenching|unbearable|devastating|(?:terrible |great )?tragedy)\b"
        r"|\b(?:thank you|thanks to (?:you|all|everyone)|(?:my|our) condolences|my apologies"
        r"|thoughts and prayers|(?:our hearts|my heart) (?:go|goes|are|is)\b|congratulations"
        r"|happy birthday|merry christmas|rest in peace|god bless|(?:i|we) apologi[sz]e"
        r"|(?:i|we) (?:deeply |sincerely )?(?:wish you|regret|mourn|pray))\b"
    )


def _deny(*, quoted: bool) -> str:
    """That is not true; no, I did not; of the speaker, she never did; there has been no X."""
    who = "(?:i|we)" if quoted else "(?:i|we|he|she|they|it)"
    own = "(?:his|her|its|their|my|our)"
    claims = "claims?|reports?|allegations?|accusations?|charges?|story|rumou?rs?"
    return (
        rf"{_START}(?:(?:this|that|it|these|they|those|the (?:{claims})) ?"
        r"(?:is|are|was|were|'s|'re) (?:\w+ly |just |all |a )*(?:not true|untrue|false|lies?|fake"
        r"|nonsense|fabricated|fabrications?|baseless|unfounded|groundless|fiction|rubbish"
        r"|made up|hoax|ridiculous|absurd|not the case)\b"
        r"|no, (?:i|we|it|that|he|she|they|this|these)\b"
        rf"|(?:this|that|it) (?:is|was) not {own}\b"
        rf"|{who} (?:received|knew of|made|took|gave|saw) no\b"
        rf"|(?:(?:i|we) (?:did not|didn't|never)|{who} (?:have never|'ve never|had never|has never"
        r"|had nothing|have nothing to do))\b"
        r"(?! (?:think|know|expect|see|want|imagine|realize|understand|believe|hear|thought|support"
        r"|agree|like|need|care|plan|intend|feel|trust|mind|look)\b)"
        r"|there (?:has|have) been no\b|there (?:is|are|was|were) no(?:t (?:a single|one))?\b"
        r"(?! (?:\w+ )?(?:doubt|question|need|reason|basis|justification"
        r"|alternative|way|place|excuse|room|chance|time|substitute|greater"
        r"|better|more|other|easy|evidence|point|sign|guarantee|plan))"
        r"|not (?:a single|one)\b|nothing could be further"
        r"|(?:he|she|it|they|i|we) (?:\w+ly )?(?:rejects?|rejected|den(?:y|ies|ied)|disputes?"
        r"|disputed|repudiates?|disavows?)\b|no\W*$"
        r"|(?:[\w.]+ ){1,3}(?:is|are) (?:simply |completely |just )?mistaken\b"
        r"|(?:no one|nobody) (?:[\w'-]+ ){0,5}?(?:knew|(?:had|has|was) (?:ever )?(?:been )?told)\b)"
        r"|\b(?:made|gave|sent|issued|received|took|signed) no such\b"
        r"|^(?:that )?(?:i|we|he|she|they|it)(?:'ve| have| has| had|'d)? (?:did|done) "
        r"(?:absolutely )?nothing (?:wrong|illegal|improper)\b"
        r"|\b(?:his|her|their|my|our) innocence\b"
        r"|^(?:that )?(?:i|we|he|she|they)(?:'m| am| was| is|'s| were| are|'re) (?:\w+ly )?"
        r"(?:innocent|not guilty)\b"
        r"|\b(?:said|did|knew) nothing of the (?:kind|sort)\b"
    )


def _threaten() -> str:
    """We will attack; you will pay; if you do not, we will."""
    return (
        rf"^(?:(?:he|she|it|they|we|i) (?:\w+ )?)?(?:plans?|planning|intends?|threats?) to "
        rf"{alternatives('harm')}\b"
        rf"|\b(?:we|i){_WILL} (?:[\w,']+ ){{0,8}}?{alternatives('harm')}\b"
        r"|\byou(?:'ll| will) (?:pay|regret|be sorry|suffer|die)\b"
        r"|\b(?:will|'ll) (?:see|face|feel) (?:an? |our |the )?(?:\w+ )?"
        r"(?:retribution|vengeance|wrath|revenge|reprisals?|fury)\b"
        r"|\b(?:wrath|vengeance|revenge|retribution) will\b"
        r"|\bwill (?:pay (?:the|a|dearly)|suffer the consequences)\b|\bface (?:the )?consequences\b"
        r"|\bwill (?:fall|burn|die) (?:with|at|by|under)\b|\bif you do(?:n't| not)\b.*\bwe will\b"
    )


def _promise(*, quoted: bool) -> str:
    """We will X; of the speaker who is told of, he would X; his intention to X."""
    told = (
        r"^(?!)"
        if quoted
        else r"^(?:that )?(?:he|she|it|they)(?: will| would|'ll|'d(?! \w+ed\b))\b"
    )
    return (
        rf"{_START}(?:his|her|its|their|my|our|an?|the) "
        r"(?:intention|commitment|determination|willingness) to\b"
        r"|\bi(?:'ll| will) (?:vote|be voting)\b"
        rf"|{_START}(?:i|we){_AM} (?:\w+, |\w+ly )*?(?:committed|determined) to\b"
        rf"|{_START}(?:i|we) (?:hereby |solemnly |can )?"
        r"(?:promise|pledge|vow|swear to|guarantee)\b|"
        rf"(?:{_START}|{_FRONTED})(?:i|we){_WILL}\b"
        r"(?! (?:see|be able|have to|not know|need|probably|find out|know|never know|tell you|say))"
        rf"|{told}(?! (?:have|be (?!\w+ing)|be doing so|like"
        r"|love|rather|prefer|not be|lead|cost|require|mean|make it|need|cause|depend|seem|harm"
        r"|abdicate|lose|fail|surrender|allow|hurt|say|argue|add|describe|consider|call|expect"
        r"|take \W*(?:more|\w+ (?:hours|days|weeks|months|years))))"
    )


def _demand() -> str:
    """You must X; the government should X; let us; stop; they want X; a need for X."""
    return (
        rf"(?:{_START}|{_FRONTED})(?:you (?:should|must|need to|ought to)\b|let us\b"
        r"|(?:i|we) (?:\w+ly |also |would )?(?:must(?! (?:say|tell|admit|confess|have)\b)|demand"
        r"|call (?:up)?on|urge|implore|beg|plead with|encourage|insist that"
        r"|want (?:you|them|him|her|congress) to)\b"
        r"|we (?:should|need to|ought to|have got to|'ve got to)\b"
        r"(?! (?:say|tell|admit|know|note|see|go|wait|be))"
        r"|there (?:must|should|needs to|has to|have to|need to|ought to) (?:\w+ )?be\b"
        r"|an? (?:\w+ ){0,2}?need for\b"
        r"|(?:it's|it is) (?:\w+ly )?(?:imperative|incumbent (?:up)?on|high time|essential that)\b"
        r"|(?:no one|nobody|everyone|everybody|every \w+|no \w+) (?:should|must)\b"
        rf"(?! be {_VERY}(?:surprised|confused|shocked|proud|ashamed))"
        r"|(?:it's|it is) (?:past |high |about )?time (?:to|for|that|an?|the|we|they|he|she)\b"
        r"|(?:it's|it is) necessary (?:to|that)\b"
        r"|(?:i|we) (?:would |must |respectfully |humbly )?ask "
        r"(?:that |for |you|him|her|them|everyone)"
        r"|(?:he|she|they)(?: must(?! have\b)| needs? to"
        r"|(?:'ll| will|'s going to| is going to|'re going to| are going to) have to)\b"
        r"|let's (?!see|say|face)|please\b|stop\b|resign\b|step down\b|lock (?:her|him|them) up\b"
        r"|tell (?:them|him|her)\b|(?:i|we)(?: have|'ve)? (?:called (?:for|on)|demanded)\b"
        r"|(?:close|open|leave|release|withdraw|free|bring|end|give|send|return|hand|get|keep) "
        r"(?:it|them|him|her|us|this|that|the|your|our|these|those|now|out|back|down)\b"
        r"|(?:do not|don't) (?!know|think|believe|want|have|see|care|need|get)"
        r"|(?:they|we|he|she|people) (?:want|wants|demand|demands|wanted) "
        r"(?!(?:to|no|nothing|what|only)\b)"
        r"|(?:(?:i|we) (?:do |really |strongly )?(?:think|believe|feel) (?:that )?)?"
        r"(?!(?:i|you|it|this|that|there|what|how|why|whether|on|about|he|she|if|when|they|we|one"
        r"|people|nobody|no one|something|nothing|everything|anything|where|which|who)\b)"
        rf"(?:(?!{_OTHER_VERB}\b)[\w.'-]+ ){{1,6}}?(?<!\bthe )(?<!\ba )(?<!\bno )"
        r"(?:should|must|ought to|(?<!may )(?<!might )(?<!could )(?<!would )(?<!not )"
        r"(?:needs to|need to|has to|have to))\b"
        r"(?! (?:know|say|admit|have|note|do with))"
        r"|(?:this|these|those) (?!is\b|was\b)[a-z]+ (?:must|should|needs to|has to)\b"
        r"|neither (?:[\w.'-]+ ){1,8}?should\b"
        r"|(?:(?!what\b)[\w.'-]+ ){1,5}?(?:would be wise to|would do well to)\b"
        rf"|(?:i|we){_AM} (?:\w+ly )?(?:asking|calling (?:for|on|up)|urging|demanding|begging"
        r"|imploring|requesting|pleading)\b)"
        rf"|^[^.?!]{{0,90}}?\ball (?:i|we){_AM} asking\b"
        r"|[,;—–-] ?(?:and |so )?(?:it's|it is) (?:past |high |about )?time\b"
        r"|\band (?:should|must|ought to) (?:not )?be "
        r"(?:treated|seen|held|dealt|made|taken|given|put)\b"
        r"|\b(?:merits?|warrants?) (?:the|an?) (?:\w+ ){0,2}(?:appointment"
        r"|investigation|review|probe|inquiry|hearing|vote|debate|response|answer)\b"
        r"|^(?:that )?(?:if|when|until|before|unless|given)\b[^,.?!]{1,70}, "
        rf"(?!(?:i|you|it|this|that|there|we|they|he|she|one)\b)(?:(?!{_OTHER_VERB}\b)"
        r"[\w'-]+ ){1,8}?(?:should|must|ought to)\b"
    )


def _warn() -> str:
    """X could lead to Y; grave consequences; beware."""
    return (
        r"\bwould be an? (?:\w+ ){0,2}(?:disaster|catastrophe|grave mistake)\b|"
        rf"\b(?:could|would|will|may|might|can) (?:\w+ ){{0,2}}{alternatives('worsening')}\b"
        r"|\b(?:serious|grave|dire|severe|terrible|catastrophic) consequences\b"
        r"|\b(?:comes? with|carr(?:y|ies)|poses?|brings?) (?:an? )?(?:\w+ )?"
        r"(?:dangers?|risks?|threats?)\b"
        r"|\b(?:in danger of|on the brink of|headed for|heading for|on (?:a|the) path to) "
        r"(?:becoming|losing|being|collapse|disaster|catastrophe|war|ruin|an?\b|the\b)"
        r"|\b(?:could|would|may|might|will) (?:well |soon |only |easily )?(?:be|become|prove|mean"
        r"|bring|cause|result in|led? to|end in) (?:(?:an?|the|another|more) )?(?:\w+ ){0,2}?\W?"
        rf"{alternatives('calamity')}\b"
        r"|\b(?:dangerous precedent|slippery slope|recipe for (?:disaster|chaos))\b"
        r"|\b(?:make|makes|making) (?:things|matters|it|the situation) (?:\w+ )?worse\b"
        r"|\bplaying with fire\b|\b(?:beware|watch out)\b"
    )


def _accuse() -> str:
    """X is corrupt; X lied; he is dangerous; an effort to silence Y."""
    return (
        r"(?<!never )(?<!not )(?<!or )"
        r"(?<!been )(?<!were )(?<!are )(?<!was )(?<!is )(?<!be )(?<!being )"
        rf"\b{alternatives('wrong done')}\b"
        rf"|\b(?:was|were|been|is|are|being) {alternatives('wrong done')} by\b"
        rf"|\b{_BE} {_VERY}(?:out of (?:touch|step|control)|misleading|deceptive|in bed with)\b"
        r"|(?<!never )(?<!not )\b(?:hiding|hid|conceal(?:ed|ing)|cover(?:ed|ing) up) "
        r"(?:the|his|her|its|their)\b"
        r"|\btreat(?:ed|s|ing)? (?:us|them|him|her|people|women|me) like (?:\w+ )?"
        r"(?:animals?|dirt|criminals?|dogs?|trash|garbage|slaves?|cattle|rubbish)\b"
        r"|(?<!never )(?<!not )\b(?:broke|breaks|breaking|broken) "
        r"(?:his|her|its|their|every|all|that) (?:\w+ )?(?:promises?|pledges?|word|vows?)\b"
        rf"|\b{_BE} {_VERY}(?:(?:about|nothing but|nothing more than) (?:an? )?)?"
        rf"{alternatives('blaming stunt')}\b"
        rf"|\b{_BE} (?:being )?{_VERY}{alternatives('done to us')}\b"
        r"|\b(?:harmed|ruined|wrecked|devastated|gutted|crippled|destroyed|undermined|hurt)"
        r" (?:the|our|this|my|their|your) (?:\w+ )?(?:economy|country|nation|middle class|jobs"
        r"|workers|families|communit(?:y|ies)|democracy|cit(?:y|ies)|states?)\b"
        r"|^(?:(?!\b(?:alleg|claim|accus|report|denie|deny)).){0,300}?"
        r"\b(?:raped|(?:sexually )?(?:assaulted|abused|harassed)|molested|groped)\b"
        r"|\b(?:efforts?|attempts?|plots?|schemes?|campaigns?|conspiracy|trying|attempting"
        r"|seeking|tried)"
        rf" (?:by [^,;]{{1,60}}? )?to {alternatives('wrong sought')}\b"
    )


def _praise() -> str:
    """X is a great man; X did a good job; I support X."""
    return (
        rf"{_START}(?:i|we|he|she|they)(?: am|'m| are|'re| is|'s| were| was|) (?:supporting|backing"
        r"|endorsing|endorse|commend|applaud|admire|salute)\b|"
        rf"\b{_BE} {_VERY}{alternatives('good')} ?(?:man|woman|person|leader|friend|president|job"
        r"|guy|team|work|win|day|step|for|who|and|to|$|[.,!;])"
        rf"|\b{_BE} {_VERY}{alternatives('good')} (?:father|mother|dad|mum|mom|son|daughter|brother"
        r"|sister|husband|wife|player|boy|girl|colleague|teacher|coach|kid|lad|lady|soul"
        r"|human being|ambassador|servant|champion|actor|actress|writer|musician|servant|officer"
        r"|soldier|student|talent|captain|manager|candidate|advocate|asset)\b"
        r"|^\W*(?:so |very |incredibly |really )?proud of\b"
        rf"|\b{_BE} {_VERY}(?:(?:uniquely|eminently|supremely|highly|well|best|most|more)[ -])"
        r"(?:qualified|prepared|suited|equipped)\b"
        r"|\b(?:(?:has|have|had) shown|showed|shows) (?:\w+ )?"
        r"(?:courage|leadership|integrity|bravery|grace)\b"
        r"|\b(?:did|done|doing) an? (?:great|good|fantastic|excellent|terrific|wonderful|amazing"
        r"|tremendous) job\b"
    )
