"""Short forms in what was said, with what they are short for: "the ministry", "the base", "there".

A reader of the article knows which ministry is meant; who reads the statement alone does not.
Only what the article leaves no doubt of is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.resolve.gazetteers.countries import country_of
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.manner.content import Word
from onrecord.resolve.manner.words import word_list
from onrecord.resolve.proposition.phrases import ends_noun, fuller
from onrecord.statements import Span, Speaker

__all__ = ["in_full"]

_THE = frozenset(("the", "this", "these", "those"))
_OWN = {"his": "m", "her": "f"}
_MINISTER = re.compile(
    r"^(?:(?P<of>[A-Z][\w ]*?) [Mm]inister|[Mm]inister (?:of|for) (?:the )?(?P<for>[A-Z]\w.*))$"
)
_MANY = ("government",)  # of which any country in the article has one
_COMPANY = frozenset(("company", "firm"))
_HEADS = re.compile(
    r"^(?!.*(?:former|ex-))(?:.* )?(?:chief executive|ceo|chair(?:man|woman)|founder|owner"
    r"|managing director|chief \w+ officer|executive|manager)(?: officer)?$",
    re.IGNORECASE,
)
_NO_MINISTRY = ("prime", "deputy", "first", "cabinet", "state")
_PLACE = re.compile(
    r"\b(in|at|near|to|from|into|outside) (?:the )?((?:[A-Z][\w’-]+ ){0,2}[A-Z][\w’-]+)"
    r"(?: ([a-z]+))?"
)
_NEAR = 800  # code points of a paragraph that are looked at
_AT = ("in", "at", "near")
_BEFORE_THERE = re.compile(r"(?:\w+(?:ed|en|ing|ve|ept|ent|ame|ound)|is|are|was|were|be|been)$")
_LONGEST_BODY = 8  # words
_DEFINITE_NOUN = 4  # letters of the shortest noun that is filled in


def in_full(text: str, words: list[Word], speaker: Speaker | None) -> dict[Span, str]:
    """The places of words that are short for something the article names, with that.

    "The ministry" is the speaker's own, or the one ministry that the article has named so
    far; "this port" is "the port of Grimholm" where it is the only port with a name;
    "there" is the one place that the paragraph has named so far.
    """
    found: dict[Span, str] = {}
    for n in range(len(words) - 1):
        full = _full(text, words, n, speaker)
        if full is not None:
            the, noun = words[n], words[n + 1]
            named = full[:1].isupper() and noun.lower in _COMPANY
            article = "The" if the.text[:1].isupper() else "the"
            found[Span(the.start, the.end)] = full if named else article
            found[Span(noun.start, noun.end)] = "" if named else full
    return found | dict(_there(text, words))


def _full(text: str, words: list[Word], n: int, speaker: Speaker | None) -> str | None:
    """What the determiner at ``n`` and the noun after it are short for."""
    determiner, noun = words[n], words[n + 1]
    plain = noun.is_word and noun.text.isalpha() and noun.text.islower()
    if (
        not plain
        or noun.lower in _MANY
        or len(noun.text) < _DEFINITE_NOUN
        or not _ends(text, words, n + 1)
    ):
        return None
    body = _own_body(noun.lower, speaker)
    if determiner.lower in _THE:
        if body:
            return body
        phrase = fuller(text, noun.lower, determiner.start)
        return phrase.words if phrase else None
    return body if _owns(speaker, determiner.lower) else None


def _owns(speaker: Speaker | None, pronoun: str) -> bool:
    """Whether "his" or "her" can be the speaker's."""
    if speaker is None or speaker.kind != "person" or pronoun not in _OWN:
        return False
    return gender_of(speaker.name) in (_OWN[pronoun], None)


def _ends(text: str, words: list[Word], n: int) -> bool:
    """Whether the noun ends its phrase, and no "of" or "who" after it tells which is meant."""
    if n + 1 >= len(words) or not words[n + 1].is_word:
        return True
    after = words[n + 1]
    named = n + 2 < len(words) and words[n + 2].text[:1].isupper()
    tells = after.lower in ("of", "who", "whose", "which", "that")
    places = after.lower in ("in", "at", "near", "from", "for") and named
    return not tells and not places and ends_noun(text, words[n].end, after.text)


def _own_body(noun: str, speaker: Speaker | None) -> str | None:
    """The body of that sort that the speaker is or speaks for: "Environment Ministry"."""
    if speaker is None or noun not in word_list("institution noun") | _COMPANY:
        return None
    bodies = [speaker.affiliation, _ministry(speaker)]
    if speaker.kind not in ("person", "unnamed", "author"):
        bodies.insert(0, speaker.name)
    if noun in _COMPANY and _HEADS.search(speaker.role or "") and _is_company(speaker.affiliation):
        return speaker.affiliation
    for body in filter(None, bodies):
        bare = re.sub(r"^(?:the|a|an) ", "", body, flags=re.IGNORECASE)
        head = re.split(r" (?:of|for) ", bare)[0].split()[-1].lower()
        if head == noun and _is_body(bare):
            return bare
    return None


def _is_company(name: str | None) -> bool:
    """Whether a name can be a company's: no state, and no body of another sort."""
    if not name:
        return False
    words = {w.lower() for w in name.split()}
    other = (word_list("institution noun") - _COMPANY) & words
    return all(w[:1].isupper() for w in name.split()) and not other and not country_of(name)


def _is_body(name: str) -> bool:
    """Whether it is a body's name of a few words, and no description."""
    words = name.split()
    owned = "’s" in name or "'s" in name
    known = all(w[:1].isupper() or w in ("of", "for", "the", "and") for w in words)
    return 1 < len(words) <= _LONGEST_BODY and known and not owned


def _ministry(speaker: Speaker) -> str | None:
    """The ministry of a minister: of the "Environment Minister" the "Environment Ministry"."""
    found = _MINISTER.match(speaker.role or "")
    if found is None or (found["of"] or "").lower() in _NO_MINISTRY:
        return None
    return f"{found['of'] or found['for']} Ministry"


def _there(text: str, words: list[Word]) -> Iterator[tuple[Span, str]]:
    """Each "there" that means a place, where the paragraph has named one place before it."""
    for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
        ends = after is None or not after.is_word or after.lower in word_list("preposition")
        means = word.lower == "there" and ends and _BEFORE_THERE.match(before.lower)
        if means and (place := _one_place(text, word.start)):
            yield Span(word.start, word.end), place


def _one_place(text: str, at: int) -> str | None:
    """The only place named in the paragraph before the offset, with "in", "at" or "near"."""
    start = max(text.rfind("\n", 0, at), at - _NEAR)
    found: dict[str, str] = {}
    for m in _PLACE.finditer(text, max(0, start), at):
        preposition, name, after = m.groups()
        if name.split()[0].lower() in word_list("no name of a thing"):
            continue
        if not ends_noun(text, m.end(2), after) or "’s" in name or "'s" in name:
            continue
        if found.get(name) not in _AT:
            found[name] = preposition
    if len(found) != 1:
        return None
    ((name, preposition),) = found.items()
    return f"{preposition} {name}" if preposition in _AT else None
