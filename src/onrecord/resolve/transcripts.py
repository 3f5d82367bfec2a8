"""Transcripts: whose label it is, and on what occasion everybody speaks.

A turn has a label in capitals for its source and no words of saying. The title says what
the occasion is ("Press briefing by …") and who stands behind a label in full.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import pairwise

from onrecord.resolve.gazetteers.names import is_given_name, words_of
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.titles import title_before
from onrecord.statements import Article, Attribution, Medium

__all__ = ["REPORTER", "is_label", "medium_of_title", "named_by_askers", "named_in_title"]

REPORTER = "a reporter"
"""What one who asks under the label Q is called."""

_TURN = re.compile(
    r"^(?P<label>[A-Z][A-Z.’'& -]{0,60}?)(?: #?\d{1,3})?:\s"
    r"(?:(?:Thanks|Thank you|Yes|And|So|Hi),? )?"
    r"(?:(?P<called>[A-Z][a-z]{1,20}),\s)?",
    re.MULTILINE,
)
_ASKERS = frozenset({"Q", "QUESTION", "QUESTIONER", "REPORTER"})
_LABEL = re.compile(r"[^a-z\n]*[A-Z][^a-z\n]*")
_MEDIA: tuple[tuple[str, Medium], ...] = (
    (r"briefing|gaggle|(?:press|news|media) (?:conference|availability|call)", "press conference"),
    (r"interview|conversation with|q ?& ?a", "interview"),
    (r"debate", "debate"),
    (r"speech|address|remarks|statement by|lecture|keynote|rally", "speech"),
)


def is_label(article: Article, attribution: Attribution) -> bool:
    """Whether the attribution is a turn of a transcript: a label, at most a colon, a body."""
    if article.kind != "transcript" or len(attribution.source) != 1:
        return False
    cue = article.words(attribution.cue).strip(" :")
    start, end = attribution.source[0]
    opens = start == 0 or article.text[start - 1] == "\n"
    return not cue and opens and _LABEL.fullmatch(article.text[start:end]) is not None


def medium_of_title(article: Article) -> Medium | None:
    """What the title of a transcript says that it is one of, else None."""
    if article.kind != "transcript" or not article.title:
        return None
    for pattern, medium in _MEDIA:
        if re.search(rf"(?i)\b(?:{pattern})", article.title):
            return medium
    return None


def named_in_title(article: Article, surname: str) -> tuple[str, str | None] | None:
    """The full name that a transcript's title gives for a surname, and the role before it."""
    if article.kind != "transcript" or not article.title or " " in surname:
        return None
    words = words_of(article.title)
    for at in range(1, len(words)):
        if words[at].text.casefold() != surname.casefold() or not words[at - 1].capital:
            continue
        title = title_before(article.title, words, at - 1)
        name = article.title[words[at - 1].start : words[at].end]
        return (name, title.role) if title and title.role else None
    return None


def named_by_askers(article: Article, surname: str) -> str | None:
    """The full name of one whose label has the surname, and whom those who ask call by a given
    name just before ("Q: Lena, is it so?" and "MS. ORR:"), as long as they call nobody else so.
    """
    if article.kind != "transcript" or " " in surname:
        return None
    given = _called(article.text).get(surname.casefold())
    return f"{given} {surname}" if given else None


@lru_cache(maxsize=2)
def _called(text: str) -> dict[str, str]:
    """By surname the one given name by which those are called who answer."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    turns = list(_TURN.finditer(text))
    for asked, answered in pairwise(turns):
        if asked["label"] in _ASKERS and answered["label"] not in _ASKERS and asked["called"]:
            names[answered["label"].split()[-1].casefold()][asked["called"]] += 1
    sole = {who: called for who, called in names.items() if len(called) == 1}
    found = {who: called.most_common(1)[0] for who, called in sole.items()}
    shared = Counter(name for called in names.values() for name in called)
    return {
        who: name
        for who, (name, times) in found.items()
        if shared[name] == 1 and _is_name(name, times)
    }


def _is_name(word: str, times: int) -> bool:
    """Whether the word is a given name, or is no other word and was used twice."""
    other = word.lower() in listed("function", "calendar", "persons")
    return is_given_name(word) or (times > 1 and not other)
