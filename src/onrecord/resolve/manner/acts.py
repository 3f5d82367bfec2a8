"""What a speaker does by saying it: assert, deny, confirm, accuse, warn and so on.

The definitions are those of ``onrecord.statements.Act``: the cue decides where it names
an act ("denied", "warned"), the content where the cue is plain ("said", "told").
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.quotation import MARKS
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.manner.acts_content import act_of_content, evaluation
from onrecord.resolve.manner.blame import is_of_party
from onrecord.resolve.manner.content import Word, is_question, sentences
from onrecord.resolve.manner.cues import Cue
from onrecord.resolve.manner.suggestions import is_suggestion
from onrecord.resolve.manner.words import alternatives, word_list
from onrecord.statements import Act

__all__ = ["act_of"]

_COURT = re.compile(
    r"(?i:\b(?:court|judge|justices|magistrate|tribunal|jury|appeals panel|circuit)\b)"
    r"|\b(?:[Cc]hief )?[Jj]ustice [A-Z](?!epartment|inistry|inister|ecretary)"
)
_IN_RETURN = re.compile(
    r"\b(?:retaliat\w*|(?:answer|respond|reply) in kind|revenge|avenge|(?:hit|strike) back"
    r"|shoot down|vengeance|retribution|reprisals?|(?:relentless|merciless|total|all-out|open) war"
    r"|war (?:on|against)|annihilate|wipe out|unless|or else)\b"
)
_UNLESS = re.compile(r"\bunless\b|\bor else\b")
_FEELING = re.compile(
    r"(?:(?:\w+ ){0,3}(?:satisfaction|regret|gratitude|thanks|appreciation|sympathy|condolences"
    r"|anger|disappointment|joy|sorrow|dismay|frustration|hope|fear|concern|doubts?))\b"
)
_FOR = re.compile(
    r"(?!(?:about|if|whether|how|why|what|who|when|where|which|that)\b)"
    r"(?:[\w'-]+ ){1,4}for (?:its|his|her|their|the|an?|more|help|money|support|advice)\b"
)
_FOR_DOING = re.compile(r"\bfor (?:not )?(?:\w+ly )?\w+ing\b")
_OTHERS_TO = re.compile(r"\bto\b|\bthat\b|\bnot\b")
_CHARGES = re.compile(
    r"\b(?:lawsuits?|suit|complaint|indictment|prosecutors?|charging documents?)\b",
    re.IGNORECASE,
)
_CHARGING = frozenset(
    {"say", "state", "claim", "argue", "contend", "assert", "maintain", "write", "according to"}
)
_SHARE = re.compile(
    r"(?:[\w.,-]+\s){0,3}?(?:percent|per cent|[0-9.]+%|respondents"
    r"|those (?:surveyed|polled|asked)|(?:in|out of) (?:\d+|three|four|five|ten)|half of|a majority"
    r"|most (?:voters|americans|people))(?!\w)"
)
_CONTESTS = frozenset({"challenge", "contest", "oppose", "dispute"})
_ADVANCES = frozenset({"promote", "embrace", "defend", "push", "spread", "peddle"})
_IDEA = re.compile(
    r"\b(?:ideas?|theor(?:y|ies)|thes[ie]s|notions?|positions?|stances?|views?|decisions?|causes?"
    r"|beliefs?|narratives?|claims?|rumou?rs?|remarks?|comments?|statements?)\b"
)
_TO_COME = re.compile(r"(?:\S+ ){0,7}?(?:will|would|shall|won't|wouldn't|\S+'(?:ll|d))\b")
_NAMED_ACT = re.compile(
    r"(?:the|that|this|those|these|his|her|its|their|a|an|same|similar|earlier|such|[\w-]+'s)"
    r"(?: (?!of\b|to\b|for\b|that\b)[\w-]+){0,2}? (?P<noun>[a-z]+?)s?\W*$"
)
_ACT_NOUNS: dict[str, Act] = {
    "promise": "promise", "pledge": "promise", "vow": "promise", "commitment": "promise",
    "warning": "warn", "threat": "threaten", "demand": "demand", "plea": "demand",
    "criticism": "accuse", "accusation": "accuse", "allegation": "accuse", "charge": "accuse",
    "denial": "deny", "praise": "praise", "condolence": "express", "apology": "express",
    "appreciation": "express", "gratitude": "express", "sympathy": "express", "regret": "express",
    "outrage": "express", "anger": "express", "frustration": "express", "sorrow": "express",
    "disappointment": "express", "dismay": "express", "grief": "express", "admiration": "praise",
}  # fmt: skip
_VOICED_NOUNS: dict[str, Act] = {
    "call": "demand", "concern": "express", "reservation": "express", "opposition": "express",
}  # fmt: skip
_OF_ACT = re.compile(
    r"(?:(?:the|that|this|those|these|his|her|its|their|an?|any|some|more|new|renewed) )?"
    r"(?:\w+ ){0,2}?(?P<noun>[a-z]+?)s? (?:for|to|that|about|over|of|against|on)\b"
)
_PRONOUN_GENDER = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_SOMEBODYS = re.compile(r"(?:his|her|their|[\w-]+(?: [\w-]+)?'s) (?!\w+ \?)")
_ADVISES = ("advi", "counsel", "instruct", "recommend")  # how to do something, and ask nothing
_WONDERS = frozenset(
    {"how", "why", "what", "whether", "who", "whom", "whose", "when", "where", "which", "if"}
)
_PERMITS = re.compile(
    r"(?:(?!(?:that|having|being|any|ever|knowing|it|the)\b)[\w'-]+ ){0,3}(?:permits?|permission"
    r"|access|entry|visas?|requests?|asylum|bail|parole|benefits|applications?|petitions?|appeals?"
    r"|funding|coverage|motions?)\b"
)
_DECIDED = {
    "deny": _PERMITS,
    "declare": re.compile(
        r"(?:an? |the )?(?:war|ceasefire|truce|bankruptcy|martial law|independence|amnesty|mistrial"
        r"|(?:\w+ ){0,3}(?:state of emergency|emergency|holiday|disaster area))\b"
    ),
    "name": re.compile(r"(?:[\w.'-]+ ){1,5}?(?:to|as) (?:the|an?|its|his|her|their)\b"),
    "sign": re.compile(
        r"(?:an? |the |this |that )?(?:[\w-]+ ){0,3}?(?:agreements?|treat(?:y|ies)|deals?|accords?"
        r"|pacts?|bills?|laws?|legislation|orders?|decrees?|ceasefire|measures?|contracts?"
        r"|memorandum|resolution)\b"
    ),
}
_PERSUADES = frozenset({"convince", "persuade", "encourage"})
_CLAIMS = re.compile(r"(?:(?!to\b)[\w'.-]+ ){0,9}?that\b")
_POLL = re.compile(r"\b(?:polls?|surveys?|polling|averages? of polls|figures|statistics)\b")
_CONTENT_ACTS = frozenset({"praise", "accuse", "promise", "demand", "express", "threaten", "deny"})
_CLAIM = re.compile(
    r"\b(?:claims?|allegations?|accusations?|charges|reports|suggestions?|rumou?rs|notion|idea|talk|"
    r"speculation|criticisms?|concerns?|questions|complaints?|comparisons?|arguments?|assertions?|"
    r"insinuations?|theor(?:y|ies)|remarks?|comments?|statements?|characteri[sz]ations?|labels?"
    r"|premises?|that|as)\b"
)


def act_of(cue: Cue | None, content: list[Word], *, source: str, gap: bool) -> Act:
    """The act of a content introduced by ``cue`` (None: no words of saying, or unknown ones).

    ``source`` is the source's words; ``gap`` whether words stand between cue and content
    (the one addressed), which tells "asked Congress to act" from "asked to comment".
    """
    if content and content[0].lower in ("asking", "urging", "demanding", "requesting"):
        return "demand"
    if cue is None:
        return act_of_content(content)
    act = (
        _by_verb(cue, content, source=source, gap=gap)
        or _by_words(cue, content)
        or _by_noun(cue, content)
    )
    if act is not None:
        return act
    act = "assert" if _is_unsaid(cue) else act_of_content(content, other=_other(source))
    if act == "promise" and _UNLESS.search(" ".join(w.lower for w in content[:60])):
        act = "threaten"
    if act in _CONTENT_ACTS and _counted(source):
        return "assert"
    charged = act == "assert" and cue.expression in _CHARGING and _charges(source)
    return "accuse" if charged else act


def _other(source: str) -> str:
    """The pronoun "he" where the source is a woman, "she" where it is a man, else empty. A
    surname alone ("Clinton") tells nothing.
    """
    name = source.split(",", maxsplit=1)[0].strip()
    gender = _PRONOUN_GENDER.get(name.lower()) or (gender_of(name) if " " in name else None)
    return {"f": "he", "m": "she"}.get(gender or "", "")


def _is_unsaid(cue: Cue) -> bool:
    """Whether the cue says that the words were not said ("refused to say")."""
    return cue.negative and cue.stance == "open"


def _counted(source: str) -> bool:
    """Whether a poll speaks, or a share of those asked, who do by saying so nothing more."""
    return bool(_SHARE.match(source) or _POLL.search(source.split(",", maxsplit=1)[0]))


def _by_verb(cue: Cue, content: list[Word], *, source: str, gap: bool) -> Act | None:
    """The act of a verb that means several, by what follows it; None for other verbs."""
    verb = cue.expression.split()[0]
    line = " ".join(w.lower for w in content[:30])
    if verb in word_list("ruling verb") and _COURT.search(source):
        return "decide"
    if line.startswith(("to ", "not to ")):
        if verb in word_list("verb that asks someone to"):
            return "demand" if gap or source else "ask"
        if verb in word_list("verb that promises to"):
            return "promise"
    wanted = verb == "ask" and _FOR.match(line) and "?" not in line
    if wanted or (verb in ("ask", "tell") and _is_to_do(content)) or is_suggestion(verb, line):
        return "demand"
    if cue.act == "promise" and _IN_RETURN.search(line):
        return "threaten"
    claims = verb in _PERSUADES and _CLAIMS.match(line)
    return "assert" if claims else _by_source(cue, source) or _by_object(cue, content, line)


def _is_to_do(content: list[Word]) -> bool:
    """Whether the content says who is to do what ("the dockers to “smile”")."""
    line = " ".join(w.lower for w in content[:30] if w.text not in MARKS)
    return _to_do().match(line) is not None


@cache
def _to_do() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?!{alternatives('no one told to')}\b)[\w'-]+ ){{1,6}}(?:not )?to "
        r"(?!(?:the|an?|his|her|their|its|be(?:en)?)\b)[a-z]+\b"
    )


def _by_source(cue: Cue, source: str) -> Act | None:
    """What a lawsuit contests it wants undone."""
    return "demand" if cue.expression in _CONTESTS and _charges(source) else None


def _charges(source: str) -> bool:
    """Whether the source is a lawsuit or a prosecutor, before any comma."""
    return _CHARGES.search(source.split(",", maxsplit=1)[0]) is not None


def _by_object(cue: Cue, content: list[Word], line: str) -> Act | None:
    """To express regret is to express it; to question somebody's motives is to accuse; to order
    a thing, not somebody, is to decide on it; to assure of what will be is to promise it; to
    promote or defend an idea praises nobody.
    """
    verb = cue.expression.split()[0]
    if verb in _ADVANCES and _IDEA.search(line):
        return "assert"
    if verb == "assure" and _TO_COME.match(line):
        return "promise"
    if cue.expression == "question" and "?" not in line:
        return _questioned(line)
    if _is_complaint(cue.expression, content, line):
        return "accuse"
    if cue.expression == "express" and _FEELING.match(line):
        return "express"
    return "decide" if _is_decided(cue.expression, line) else None


def _is_complaint(expression: str, content: list[Word], line: str) -> bool:
    """Whether somebody is complained of, or protested against for doing something."""
    if expression == "protest":
        return _FOR_DOING.search(line) is not None
    return expression == "complain" and is_of_party(content)


def _questioned(line: str) -> Act | None:
    """To question somebody's motives is to accuse, to question a need to doubt it."""
    if not line or _asks(line):
        return None
    return "accuse" if _SOMEBODYS.match(line) else "assert"


def _is_decided(expression: str, line: str) -> bool:
    """Whether a thing is ordered, and nobody to do it, a permit denied, a treaty signed."""
    if expression in _DECIDED:
        return _DECIDED[expression].match(line) is not None
    return expression == "order" and not _OTHERS_TO.search(line)


def _by_words(cue: Cue, content: list[Word]) -> Act | None:
    """The act that a cue has with this content, None when only the content can tell."""
    if cue.expression in ("reject", "dismiss"):
        return _rejected(content)
    if cue.expression in ("reject as", "dismiss as") and _CLAIM.search(_opening(content)):
        return "deny"
    if cue.expression in word_list("naming verb"):
        return evaluation(content)
    if cue.act == "demand" and content and _wants_answer(content):
        return None if cue.expression.startswith(_ADVISES) else "ask"
    return cue.act


def _wants_answer(content: list[Word]) -> bool:
    """Whether what is demanded is an answer ("pressed him on how", "demanded to know why")."""
    line = " ".join(w.lower for w in content[:12])
    return is_question(sentences(content)[-1]) or _asks(line) or line.startswith("to know ")


def _asks(line: str) -> bool:
    return line.partition(" ")[0] in _WONDERS


def _by_noun(cue: Cue, content: list[Word]) -> Act | None:
    """The act that a content of a few words names ("echoed <that promise>"), or the beginning
    of one that is voiced ("reiterated <calls for a vote>").
    """
    line = " ".join(w.lower for w in content[:12])
    named = _NAMED_ACT.match(line) if len(content) < 7 else None
    act = _ACT_NOUNS.get(named["noun"]) if named else None
    voiced = cue.expression.partition(" ")[0] in word_list("verb of voicing")
    of = _OF_ACT.match(line) if voiced else None
    return act or ((_ACT_NOUNS | _VOICED_NOUNS).get(of["noun"]) if of else None)


def _rejected(content: list[Word]) -> Act:
    """To reject a claim is to deny it; to reject a request is to decide on it; to dismiss
    somebody as something is to blame.
    """
    what, as_, _ = _opening(content).partition(" as ")
    if as_ and not _CLAIM.search(what):
        return "accuse"
    claim = _CLAIM.search(what) or any(w.quoted for w in content)
    return "deny" if claim else "decide"


def _opening(content: list[Word]) -> str:
    return " ".join(w.lower for w in content[:12])
