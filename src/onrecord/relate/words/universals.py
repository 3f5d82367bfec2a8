"""The word that makes a sentence universal: "never", "no one", "always", "all".

A universal claim is one that a single statement can stand against.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["universal"]

_LONGEST = 2_000

# What looks like a universal and is none; tried before the universals at each place.
_LOOK_ALIKES = (
    r"no longer",
    r"no (?:doubt|question|wonder|matter|sooner|more|less|fewer|better|worse|later|earlier)\b",
    r"(?:in )?no (?:uncertain|small|particular|mean)\b",
    r"(?:no|No)\. ?\d+",
    r"no,",
    r"(?<!\w )no[.!]",
    r"no,? (?:i|we|he|she|it|they|you|this|that|there|not)\b",
    r"(?:yes|say|said|says|saying|whether|or|a|answer|oh|well)(?:,| or| and)? no\b",
    r"no-(?!one\b)[a-z]+",
    r"not (?:quite |nearly |absolutely )?(?:all|every|always|any more|anymore|any longer)\b",
    r"not (?:only|just|merely|simply)\b",
    r"(?:almost|nearly|hardly|virtually|practically) (?:all|every\w*|always|never|none|no|no one"
    r"|nobody|nothing|any|any\w+)\b",
    r"never ?mind\b",
    r"never-\w+",
    r"now or never\b",
    r"better late than never",
    r"none (?:the (?:less|wiser|worse|better)|too|other)\b",
    r"nonetheless",
    r"(?:first|above|after|once (?:and )?for|for|in|at|of|it's|it is|that's|that is) all\b"
    r"(?! (?:the|of|our|their|his|her|its|my|your|these|those|but|\w+s\b))",
    r"(?:first|most|best|worst|least) of all\b",
    r"all (?:right|along|over|about|around|ready|together|too|that|in all|the (?:same|more|better"
    r"|way|while|time))\b(?! (?:said|we|they|he|she|it)\b)",
    r"every (?:other|now|once|so often|bit|single one but)\b",
    r"every (?:\d+|two|three|four|five|six|few|couple)\b",
    r"(?:in|by|at) any (?:case|event|means|rate|way)\b",
    r"any (?:more|longer|time soon|moment|day now)\b",
    r"anymore",
    r"nothing (?:but|short|less than|if not)\b",
    r"any(?:way|how)",
)
_UNIVERSALS = (
    r"not once\b",
    r"not (?:for )?(?:a|one) single\b",
    r"not one\b",
    r"not for (?:a|one) (?:moment|second|minute|day)\b",
    r"not (?:at|in) any (?:time|point|place|stage|way|circumstances)\b",
    r"not ever\b",
    r"(?:at|in|on|under) no (?:time|point|stage|way|place|occasion|circumstances?)\b",
    r"(?:in )?no way\b",
    r"without (?:any )?exception\b",
    r"without fail\b",
    r"not (?:anyone|anybody|anything|anywhere)\b",
    r"no[ -]one\b",
    r"nobody\b",
    r"nowhere\b",
    r"nothing\b",
    r"none\b",
    r"neither (?:of|side|party|country|government|man|woman|one)\b",
    r"never\b",
    r"always\b",
    r"every(?:one|body|thing|where)\b",
    r"each and every\b",
    r"every\b",
    r"all\b",
    r"no(?= [a-z0-9“\"'‘])",
    r"no(?= [A-Z])",
)
# "has not sent any weapons", "denied that any were sent", "without telling anyone"
_ANY = re.compile(r"\b(?:any|anyone|anybody|anything|anywhere|ever|whatsoever)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|cannot|\w+n't|without|neither|den(?:y|ies|ied|ying)|rejects?|rejected|refus\w+)\b",
    re.IGNORECASE,
)
# A condition or a question is no claim of "any": "if anyone was hurt".
_BREAKS = re.compile(r"\b(?:if|whether|unless|than|but)\b|[;:?!—–]", re.IGNORECASE)


def universal(sentence: str) -> str | None:
    """The first word or words that make the sentence universal, as printed; None if none does.

    "The government never sold arms" gives ``"never"``; so do "no", "no one", "not a single",
    "at no time", "always", "every", "all", and "any" or "ever" under a negation. "No longer",
    "no doubt", "not all", "almost never" and "all right" are none. Quotation marks do not
    matter. Only the first 2,000 characters are looked at.
    """
    line = _straight(sentence[:_LONGEST])
    plain, under = _plain(line), _under_negation(line)
    first = min((p for p in (plain, under) if p), default=None)
    return None if first is None else sentence[first[0] : first[1]]


def _plain(line: str) -> tuple[int, int] | None:
    """Where the first universal word begins and ends."""
    for found in _words().finditer(line):
        if found.lastgroup == "universal":
            return found.span()
    return None


def _under_negation(line: str) -> tuple[int, int] | None:
    """Where the first "any" after a negation in the same clause begins and ends."""
    look_alikes = [f.span() for f in _words().finditer(line) if f.lastgroup == "other"]
    for found in _ANY.finditer(line):
        inside = any(start <= found.start() < end for start, end in look_alikes)
        before = _BREAKS.split(line[max(0, found.start() - 120) : found.start()])[-1]
        if not inside and _DENIES.search(before):
            return found.span()
    return None


def _straight(line: str) -> str:
    """The line with straight apostrophes and single spaces in place of others; same length."""
    return re.sub(r"\s", " ", line.replace("’", "'").replace("\N{NO-BREAK SPACE}", " "))


@cache
def _words() -> re.Pattern[str]:
    other, wanted = "|".join(_LOOK_ALIKES), "|".join(_UNIVERSALS)
    return re.compile(rf"\b(?:(?P<other>{other})|(?P<universal>{wanted}))", re.IGNORECASE)
