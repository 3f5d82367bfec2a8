"""Runs of capitalised words that belong together: where names may be."""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.names import Word, is_given_name
from onrecord.resolve.gazetteers.offices import abbreviated, office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.kinds import noun_kind

__all__ = ["is_headline", "lower_words", "name_runs", "opens_sentence"]

_CONTRACTED = re.compile(r"'(?:ve|re|ll|d|m)$|n't$")
_OPENER = re.compile(
    r"\w*ing|[a-z]{3,}(?:[au]lly|ously|[ae]ntly|edly|ingly|[aiu]tely|[ai]bly|[ai]vely|arily|ectly)"
)
_PARTICIPLE = re.compile(r"[A-Z][a-z]{3,}ed (?:by|with)\b")
_OWNERS = frozenset(
    ("children", "women", "men", "people", "workers", "farmers", "citizens", "veterans", "teachers",
     "nurses", "coroner", "sheriff", "shareholders", "taxpayers", "students"),
)  # fmt: skip
_PLURAL_VERB = re.compile(
    r" (?:also |now |still )?(?:say|believe|claim|fear|think|report|warn|allege|insist|hope|argue"
    r"|admit|agree|were|are|have|complain|suspect|estimate|suggest|want|expect)\b"
)
_NICKNAME = re.compile(
    r" (?:“(?:[A-Z][\w.-]{0,15} ?){1,3}”|\"(?:[A-Z][\w.-]{0,15} ?){1,3}\""
    r"|‘(?:[A-Z][\w.-]{0,15} ?){1,3}’|'(?:[A-Z][\w.-]{0,15} ?){1,3}') (?=[A-Z])"
)
_LONGEST = 12
_LINKS = frozenset({"of", "for"})
_POLITIES = frozenset(
    {"Republic", "Kingdom", "State", "Commonwealth", "Emirate", "Sultanate", "Principality"}
)
_MONTH_NAMES = frozenset({"may", "april", "june", "march"})
_DOTTED = frozenset({"Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Mt", "Ft"})


def is_headline(words: list[Word]) -> bool:
    """Whether nearly every long word of a paragraph is capitalised, as in a title."""
    if len(words) >= 40:
        return False
    long = [w for w in words if len(w.text) > 3 and w.text.lower() not in listed("function")]
    return len(long) > 3 and sum(w.capital for w in long) > 0.9 * len(long)


def lower_words(text: str) -> frozenset[str]:
    """The words that the text writes in lower case somewhere."""
    return frozenset(re.findall(r"\b[a-z][\w'’-]{2,}", text))


def name_runs(
    text: str, words: list[Word], lower: frozenset[str], known: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """Index ranges of ``words`` that are capitalised and belong together; ``lower`` are the
    text's lower-case words, which at a sentence's start are no names unless ``known``.
    """
    runs, at = [], 0
    while at < len(words):
        surname = words[at].text in known and len(words[at].text) > 2
        if not surname and not _begins_name(text, words, at, lower):
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at < _LONGEST:
            if words[end - 1].possessive:
                step = _of_holder(text, words, end)
            else:
                step = _next_in_run(text, words, end, at)
            if not step:
                break
            end += step
        runs.append((at, end))
        at = end
    return runs


def _begins_name(text: str, words: list[Word], at: int, lower: frozenset[str]) -> bool:
    """Whether a name can begin with ``words[at]``."""
    word = words[at]
    lowered = word.text.lower().replace("’", "'")
    month = lowered in listed("calendar") and not _given(text, words, at)
    if not word.capital or month or lowered in listed("function") or _CONTRACTED.search(lowered):
        return False
    if len(word.text) > 3 and word.text.isupper() and (lowered in lower or _shouted(words, at)):
        return False
    alone = at + 1 == len(words) or not words[at + 1].capital
    if alone and lowered.endswith("s") and lowered in listed("persons"):
        return False
    if opens_sentence(text, word.start) and _only_opens(
        text, words, at, lowered, lower, alone=alone
    ):
        return False
    return len(word.text) > 1 or not alone


def _shouted(words: list[Word], at: int) -> bool:
    """Whether a paragraph begins in capitals, as in tabloids, before a person's name ("TYRANT
    Jane Doe").
    """
    beside = at == 0 and len(words) > 1 and words[1].start - words[0].end == 1
    following = words[1].text if beside else ""
    return bool(following) and not following.isupper() and is_given_name(following)


def _given(text: str, words: list[Word], at: int) -> bool:
    """Whether a month's name is a given name here ("June Doe"): a surname follows it."""
    if at + 1 == len(words) or not is_given_name(words[at].text):
        return False
    following = words[at + 1]
    beside = text[words[at].end : following.start] == " "
    surname = following.capital and following.text.lower() not in listed("calendar", "function")
    return beside and surname and not country_named(following.text)


def _only_opens(
    text: str, words: list[Word], at: int, lowered: str, lower: frozenset[str], *, alone: bool
) -> bool:
    """Whether the word has its capital only because a sentence begins with it."""
    word = words[at].text
    if alone and (lowered in lower or noun_kind(lowered) is not None):
        return True
    known = lowered in listed("parties", "named bodies") or country_named(word)
    if alone and lowered.endswith("s") and not known and _PLURAL_VERB.match(text, words[at].end):
        return True
    body = not alone and words[at + 1].text.lower() in listed("bodies", "no persons")
    if _OPENER.fullmatch(lowered) and len(lowered) > 4 and not is_given_name(word) and not body:
        return True
    if alone and _PARTICIPLE.match(text, words[at].start) and not is_given_name(word):
        return True
    if lowered not in lower or alone or _named(word):
        return False
    following = words[at + 1].text
    return bool(is_given_name(following) or office(following) or country_named(following))


def _named(word: str) -> bool:
    """Whether a word that also occurs in lower case can begin a name all the same."""
    return is_given_name(word) or office(word) is not None or noun_kind(word.lower()) is not None


def opens_sentence(text: str, at: int) -> bool:
    """Whether only quotation marks stand between the offset and a sentence's start."""
    before = text[max(0, at - 3) : at].rstrip(" \xa0“\"‘'(")
    return not before or before[-1] in '.!?:;\n”"—–'


def _next_in_run(text: str, words: list[Word], at: int, first: int) -> int:
    """How many words from ``at`` on belong to the run ``first:at``."""
    gap, before = text[words[at - 1].end : words[at].start], words[at - 1].text
    dotted = len(before) == 1 or before in _DOTTED or abbreviated(before + ".")
    if gap not in (" ", "", " & ") and not (gap == ". " and dotted):
        return _nicknamed(text, words, at, first)
    lowered = words[at].text.lower()
    if words[at].capital:
        return int(lowered not in listed("calendar") or lowered in _MONTH_NAMES)
    if at + 1 == len(words):
        return 0
    following = words[at + 1]
    if lowered in listed("particles"):
        return int(following.capital or following.text.lower() in listed("particles"))
    if lowered == "and" and following.capital:
        return 2 if _takes_and(words, first, at) or _twofold(text, words, first, at) else 0
    return _linked(words, first, at) if lowered in _LINKS else 0


def _of_holder(text: str, words: list[Word], at: int) -> int:
    """One for the body of an office or of people ("Tarn County Sheriff's Office"), else none."""
    holder, following = words[at - 1].text.lower(), words[at]
    gap = text[words[at - 1].end : following.start]
    owned = gap[:1] in "'’" and gap.endswith(" ") and following.capital
    whose = holder in _OWNERS or (office(holder) is not None and holder not in ("king", "queen"))
    return int(owned and whose and following.text.lower() in listed("bodies", "groups"))


def _nicknamed(text: str, words: list[Word], at: int, first: int) -> int:
    """How many words the nickname at ``at`` adds with the surname after it (Jane "Ace" Doe)."""
    if not _NICKNAME.match(text, words[at - 1].end) or not is_given_name(words[first].text):
        return 0
    end = at + 1
    while end < len(words) and text[words[end - 1].end : words[end].start] == " ":
        end += 1
    surname = end < len(words) and words[end].capital
    return end + 1 - at if surname and words[end].text.lower() not in listed("function") else 0


def _linked(words: list[Word], first: int, at: int) -> int:
    """How many words "of" or "for" at ``at`` adds to the name of a body or office."""
    if words[at - 1].text in _POLITIES:
        named = country_named(words[at + 1].text)
        return 2 if named and named.sort in ("name", "region") else 0
    ministry = words[first].text.lower() in ("ministry", "department")
    if not ministry and words[at - 1].text.lower() not in listed("linked", "bodies", "groups"):
        return 0
    if words[at + 1].capital:
        return 2
    the = words[at + 1].text == "the" and at + 2 < len(words) and words[at + 2].capital
    return 3 if the else 0


def _takes_and(words: list[Word], first: int, at: int) -> bool:
    """Whether "and" can go on with the name of a body ("Center for Media and Public Affairs")."""
    inside = [w.text.lower() for w in words[first:at]]
    links = [i for i, w in enumerate(inside) if w in _LINKS]
    if not links or inside[links[-1] - 1] in ("secretary", "minister", "president", "director"):
        return False
    return inside[0] in listed("bodies") and len(inside) - links[-1] <= 3


def _twofold(text: str, words: list[Word], first: int, at: int) -> bool:
    """Whether "the X and Y Commission" stands at ``first``, X being one word."""
    if at - first != 1 or first == 0 or words[first - 1].text.lower() != "the":
        return False
    if words[first].text.lower() in listed("linked", "bodies", "groups") or country_named(
        words[first].text
    ):
        return False
    end = at + 1
    while (
        end < len(words)
        and words[end].capital
        and text[words[end - 1].end : words[end].start] == " "
    ):
        end += 1
    return end - at > 2 and words[end - 1].text.lower() in listed("bodies")
