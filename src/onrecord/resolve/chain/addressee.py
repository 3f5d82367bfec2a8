"""To whom the words were said: the person told, asked, thanked or written to.

Found in the cue's clause ("told reporters", "in a letter to the board"), at the head of
the content ("called on <the mayor to resign>"), or in a call within a quotation ("for
you, Ann Roe"). Outlets that are told are relays, not addressees. A pronoun that the
article's names do not settle is no addressee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.resolve.frames import MASK, Frame
from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.outlets import outlet_at
from onrecord.resolve.gazetteers.tables import listed
from onrecord.statements import Article, Attribution, Speaker

__all__ = ["addressee_in_frame", "full_name", "goes_on", "is_request", "plainly_says"]

_TELLS = (
    r"(?:told|tells?|telling|informed|assur(?:ed|es|ing)|warn(?:ed|s|ing)|remind(?:ed|s|ing)"
    r"|ask(?:ed|s|ing)|urg(?:ed|es|ing)|order(?:ed|ing)|advis(?:ed|es|ing)|begg(?:ed|ing)"
    r"|implor(?:ed|es|ing)|pressed|pressing|exhort(?:ed|s|ing)|instruct(?:ed|ing)|caution(?:ed|ing)"
    r"|notif(?:ied|ying)|call(?:ed|s|ing) (?:up)?on|thank(?:ed|s|ing)|congratulat(?:ed|es|ing)"
    r"|grill(?:ed|s|ing)|scold(?:ed|s|ing)|lectured|lecturing|addressed|addressing|briefed"
    r"|question(?:ed|ing)|confront(?:ed|s|ing)|challeng(?:ed|ing)|invit(?:ed|ing)"
    r"|encourag(?:ed|es|ing)|direct(?:ed|ing)|interrogat(?:ed|ing)|persuad(?:ed|ing)|promised"
    r"|push(?:ed|es|ing)|prod(?:ded|ding|s)|pressur(?:ed|es|ing)|lobb(?:ied|ying)|counsel(?:l?ed|l?ing)"
    r"|(?<!\ban )(?<!\bthe )e-?mail(?:ed|ing)|text(?:ed|ing)|messag(?:ed|ing)|convinc(?:ed|es|ing)"
    r"|dar(?:ed|ing)|beseech(?:ed|ing)|appeal(?:ed|s|ing) to"
    r"|apologi[sz](?:ed|es|ing) to|wrote to|writ(?:es|ing) to)"
)
_TELLING = re.compile(rf"\b{_TELLS}(?=\s|$)", re.IGNORECASE)
_FACING = re.compile(
    r"\b(?:thank|congratulat|grill|scold|lectur|question|confront|challeng|interrogat"
    r"|apologi[sz]|address)\w*"
    r"(?:\s+to)?\s*$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:letters?|e-?mails?|memos?|messages?|statements?|remarks|speech(?:es)?|address"
    r"|testimony|submissions?"
    r"|briefs?|comments?|notes?|said|saying|speaking|spoke|talking|explained|added|posed|complained"
    r"|suggested|mentioned|submitted|tweets?|pleas?|appeals?|announced|announcing|proclaimed|declared"
    r"|boasted|boasting|bragged|bragging|confessed|confided|lamented|joked|whispered|remarked"
    r"|recounted|revealed|disclosed|described|repeated|preached|lied|vented|reported|presented"
    r"|delivered|confirmed)\s+(?:exclusively\s+|directly\s+"
    r"|later\s+)?(?:to|before)\s+"
    r"|\b(?:appeared|appearing|testified|testifying)\s+before\s+"
    r"|\b(?:shout|yell|scream|snap|bark|tweet|swear|swore|jeer)(?:ed|s|ing)?\s+at\s+"
)
_WITH = re.compile(
    r"\b(?i:in|at|during)\s+(?:an?|the|his|her|their|that)\s+(?:[\w-]+\s+){0,3}(?:meeting|call"
    r"|phone call|conversation"
    r"|breakfast|lunch|dinner|talks|session|exchange)\s+(?:with|between)\s+"
)
_UNDER = re.compile(
    r"\bunder (?:questioning (?:from|by) )?(?P<by>[A-Z][\w.-]+(?: [A-Z][\w.-]+)*)"
    r"(?:[’']s (?:grilling|questioning|cross-examination|prodding))?"
)
_END = re.compile(
    MASK + r"|,(?!\d)\s*|(?<!\b[A-Z])\.\s*|[;:—–()\"“”]\s*"
    r"|(?:^|\s)(?:that|on|during|about|to|after|before|as|when|while|how|why"
    r"|what|whether|if"
    r"|for|by|with|over|against|he|she|they|it|we|you|is|was|were|not|has|had|have|via|through"
    r"|last|this|earlier"
    r"|later|late|early|upon|privately|publicly|directly|repeatedly|recently|bluntly|flatly"
    r"|simply|only|yesterday|today|tonight|because|amid|following|who|which|and then|saying"
    r"|released|published|issued|obtained|dated|posted|signed|sent|seen|asking|urging"
    r"|calling|demanding|warning|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|there|here|but|would"
    r"|should|will"
    r"|must|could|can|may|might|in (?:an?|the|his|her|their) (?:[\w-]+ ){0,3}(?:interview"
    r"|statement|speech|letter"
    r"|e-?mail|call|video|tweet|debate|briefing|meeting|hearing)|in (?:19|20)[0-9]{2}|in [a-z]+ing"
    r"|in (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December))\b"
)
_PLACE = re.compile(r"\s(?:in|at|from|outside|near)\s")
_GROUP = re.compile(
    r"\b(?:crowds?|audience|gathering|supporters|people|reporters|journalists|delegat\w+|workers"
    r"|voters|members|students"
    r"|rall(?:y|ies)|troops|soldiers|lawmakers|residents|officials|leaders|conference|convention"
    r"|group|panel|committee|fighters|viewers|followers|colleagues|investigators|agents|police)$"
)
_REQUEST = re.compile(
    r"(?P<who>(?!(?:when|how|that|what|whether|if|why|where|who|in|on|at)\b)(?:(?:the|all|an?"
    r"|his|her|their|its|other|fellow|both|some|every|any|more|young)\s+)*"
    r"[\w’'.&-]+(?:\s+(?:(?:of|in|and|from|on|for)\s+)?(?:the\s+)?[\w’'.&-]+){0,7}?)"
    r"[,]?\s+(?:(?:not|never|also|instead)\s+)?to\s+[a-z“\"]"
)
_ABOUT = re.compile(
    r"(?P<who>(?:(?:the|all|his|her|their|its|other|fellow)\s+){0,2}[\w’'.-]+(?:\s+[\w’'.-]+){0,3}?)"
    r",?\s+(?:that|why|how|what|whether|if|when|where|about)\s"
)
_QUERIES = re.compile(
    r"\b(?:ask|question|press|grill|remind|warn|inform|assur|convinc|caution|alert|notif)\w*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<who>(?:[A-Z][\w’'.&-]*\s+|the\s+|of\s+){0,7}[A-Z][\w’'-]+)(?=$|[\s,.]*(?:$|[\s,](?:on"
    r"|for|over|about|in|at)\b))"
)
_VOCATIVE = re.compile(r"\byou,\s+(?P<who>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})(?=[,.!?”\"])")
_ASIDE = re.compile(r"\byou\b[^.!?]{0,60}?,\s+(?P<who>[A-Z][a-z]+)(?=[,.!?])")
_DESCRIBES = re.compile(r"\b(?:describ|expla?in|recount|present|reveal|announc|show|disclos)\w*$")
_SHOWN = re.compile(r"\sto\s(?P<who>(?:the|his|her|their|an?)\s[\w ’'-]{3,40})\s*$")
_KIND_OF_OUTLET = re.compile(
    r"(?:the\s)?(?:[\w-]+\s){0,3}(?:station|network|channel|agency|website|site|newspaper|paper"
    r"|magazine|broadcaster|daily|weekly|tabloid|outlet)\s(?=[A-Z])"
)
_PRONOUNS = frozenset(
    [
        *("him", "her", "them", "me", "us", "you", "it", "himself", "herself", "themselves"),
        *("everyone", "everybody", "people", "one another", "each other", "those", "anyone"),
        *("applause", "cheers", "laughter", "boos", "someone", "all", "myself", "others"),
    ]
)
_TITLES = re.compile(
    r"^.*\b(?:President-elect|President|CEO|Chief|Sens?\.|Senators?|Reps?\.|Representative"
    r"|Govs?\.|Governor|Mayor|Secretary|Minister"
    r"|Chancellor|Premier|Chairman|Chairwoman|Chair|Director|General|Gen\.|Col\.|Lt\.|Judge"
    r"|Justice|Mr\.|Mrs\.|Ms\.|Dr\.|Prof\."
    r"|Professor|Sir|King|Queen|Prince|Princess|Pope|Rev\.|Speaker|Leader|nominee|candidate"
    r"|leader|counterpart|director|host"
    r"|spokesman|spokeswoman|lawyer|attorney|minister|president|chairman|secretary|commissioner"
    r"|Commissioner|Ambassador"
    r"|Attorney General|wife|husband|son|daughter|executive|rival|opponent"
    r"|running mate)\s+(?=[A-Z])"
)
_NOBODY = re.compile(
    r"[a-z]+ly|(?!gathering|meeting|hearing)[a-z]+ing|(?:[\w-]+\s){0,3}of (?:them|us|you|it)"
)
_PRAISED = re.compile(r"the (?:[a-z]+(?:al|ful|ous|ive|ic|ed|ing|ent|ant) ){1,2}(?P<name>[A-Z].*)")
_ACRONYM = re.compile(r"[A-Z]{3,5}")
_LINKS = frozenset(
    {"is", "was", "were", "are", "about", "for", "of", "the", "and", "or", "if", "that"}
)
_MANY = 8  # words
_REACH = 100  # characters


def addressee_in_frame(article: Article, attribution: Attribution, frame: Frame) -> str | None:
    """The addressee as worded, or None. Not yet the fuller name of the article."""
    content = attribution.content[0].of(article.text)[:120] if attribution.content else ""
    whole = " ".join(s.of(article.text)[:400] for s in attribution.content)
    for words in _candidates(frame, content, whole):
        phrase = _trimmed(words)
        if phrase and not _is_told_outlet(phrase):
            return phrase
    return None


def _candidates(frame: Frame, content: str, whole: str) -> Iterator[str]:
    """What can name the addressee, the surest first."""
    clause = frame.text[frame.cue.start : frame.cue.end + 120]
    yield from _objects(frame, clause)
    for pattern in (_TO, _WITH):
        yield from (_after(frame, m) for m in pattern.finditer(frame.text) if _near(frame, m))
    if _TELLING.search(frame.cue_text):
        yield from _at_head(content, frame.cue_text)
    under = _UNDER.search(clause)
    if under:
        yield under["by"]
    yield from (m["who"] for p in (_VOCATIVE, _ASIDE) for m in p.finditer(whole))
    shown = _SHOWN.search(content) if _DESCRIBES.search(frame.cue_text) else None
    if shown and not re.search(r"[\"“]", content) and _GROUP.search(shown["who"]):
        yield shown["who"]


def _objects(frame: Frame, clause: str) -> Iterator[str]:
    """What follows the last verb of telling in the cue, when it is not the content."""
    verbs = list(_TELLING.finditer(frame.cue_text))
    if verbs:
        at = frame.cue.start + verbs[-1].end()
        follows = frame.text[at : at + 120]
        if frame.source.start >= frame.cue.end and not follows[: frame.source.start - at].strip():
            return
        if clause and not follows.lstrip().startswith(MASK):
            yield follows


def _after(frame: Frame, match: re.Match[str]) -> str:
    """The words after "to"; those of the source alone when it stands there."""
    inside = frame.source.start <= match.start() < frame.source.end
    return frame.text[match.end() : frame.source.end if inside else None]


def _near(frame: Frame, match: re.Match[str]) -> bool:
    """Whether "to …" is of the cue's clause, or in the name of a document that is the source."""
    start, end = match.span()
    inside = frame.source.start <= start < frame.source.end
    gap = max(frame.cue.start - end, start - frame.cue.end, 0)
    return (inside or gap <= _REACH) and frame.nearest(start, end) and MASK not in match.group()


def _at_head(content: str, cue: str) -> Iterator[str]:
    if _FACING.search(cue):
        named = _NAMED.match(content)
        if named:
            yield named["who"]
        return
    asked = _REQUEST.match(content)
    if asked and not re.search(r"\b(?:that|is|was|are|were|has|will|would)\b", asked["who"]):
        yield asked["who"]
    about = _ABOUT.match(content) if _QUERIES.search(cue) else None
    if about and about["who"].split()[-1].lower() not in _LINKS:
        yield about["who"]


def _trimmed(words: str) -> str | None:
    """The noun phrase at the head of ``words``; None when there is none."""
    words = words.lstrip(" \u00a0")
    end = _END.search(words)
    phrase = words[: end.start()] if end else words
    if (
        end
        and end.group().strip() == "."
        and re.search(r"\b(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Gen|St)$", phrase)
    ):
        phrase = f"{phrase}. {_trimmed(words[end.end() :]) or ''}"
    place = _PLACE.search(phrase)
    if place and not _GROUP.search(phrase[: place.start()]):
        phrase = phrase[: place.start()]
    phrase = " ".join(phrase.split()).strip("'‘’")
    phrase = re.sub(r"[’']s?$|\s(?:the|an?|his|her|their|its)$", "", phrase)
    if (
        not phrase
        or phrase.startswith(("and ", "or "))
        or len(phrase.split()) > _MANY
        or phrase.lower() in _PRONOUNS
        or _NOBODY.fullmatch(phrase)
    ):
        return None
    named = _PRAISED.fullmatch(phrase)
    phrase = named["name"] if named else phrase
    return phrase if re.search(r"\w{2}", phrase) else None


def _is_told_outlet(phrase: str) -> bool:
    """Whether an outlet, or somebody of an outlet ("CNN's Jake Tapper"), is told."""
    if _ACRONYM.fullmatch(phrase):
        return phrase.lower() not in listed("named bodies") and country_named(phrase) is None
    kind = _KIND_OF_OUTLET.match(phrase)
    match = outlet_at(phrase, kind.end() if kind else 0)
    return match is not None and (match.outlet is not None or match.end >= len(phrase))


def full_name(phrase: str, article: Article, speakers: Iterable[Speaker | None]) -> str:
    """The fullest form of the name that the article gives: "Sen. Orr" is "Dana Orr".

    A phrase that holds no name, or whose name fits several people, stays as it is.
    """
    bare = _TITLES.sub("", phrase)
    last = bare.split()[-1]
    if not last[:1].isupper() or bare.lower().startswith("the "):
        return phrase if bare == phrase else bare
    people = [s.name for s in speakers if s and s.kind == "person" and " and " not in s.name]
    names = {n for n in people if n.split()[-1] == last}
    if " " not in bare:
        names |= _printed(bare, article.text)
    if not names and " " not in bare:
        names = {n for n in people if n.split()[0] == bare} or _begun(bare, article.text)
    return names.pop() if len(names) == 1 else bare


def _printed(bare: str, text: str) -> set[str]:
    """Two- and three-word names in the text that end in ``bare``, titles left off."""
    pattern = re.compile(
        rf"\b((?:[A-Z][a-zé]+(?:-[A-Z][a-z]+)?[ \u00a0]){{1,2}}{re.escape(bare)})\b"
    )
    found = {_TITLES.sub("", " ".join(m.group(1).split())) for m in pattern.finditer(text)}
    found = {re.sub(r"^(?:The|But|And|When|While|As|For|In|On|At|If|That)\s", "", n) for n in found}
    return {n for n in found if len(n.split()) > 1}


def _begun(first: str, text: str) -> set[str]:
    """Two-word names in the text that begin with the first name ``first``."""
    pattern = rf"\b{re.escape(first)} [A-Z][a-z]+\b(?! [A-Z])"
    return {m.group() for m in re.finditer(pattern, text)}


_SAYS = re.compile(
    r"^(?:also\s+|then\s+)?(?:said|says|added|adds|continued|replied|asked|went on|responded"
    r"|concluded|referencing"
    r"|referring|saying|adding):?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”«]")


def goes_on(article: Article, attribution: Attribution, cue: str) -> bool:
    """Whether it only continues what was being said: a quotation with "she said"."""
    quoted = any(_QUOTED.match(s.of(article.text)) for s in attribution.content)
    return (quoted or cue.endswith("ing")) and plainly_says(cue)


def plainly_says(cue: str) -> bool:
    """Whether the cue is no more than "said" or "she added"."""
    return _SAYS.match(cue) is not None


def is_request(cue: str) -> bool:
    """Whether the cue names one who is only asked to do something ("called on", "urged")."""
    return _ASKS.search(cue) is not None


_ASKS = re.compile(r"\b(?:call\w* (?:up)?on|urg\w+|exhort\w*|order\w*|encourag\w+|promis\w+)\b")
