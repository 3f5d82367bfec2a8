"""The words that carry a text's meaning, the names in it, and what two texts share."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD, Name, name_key, names
from onrecord.relate.words.words import stem
from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.manner.lemmas import lemma

__all__ = ["content_roots", "content_words", "covered", "named_in"]


class _Every:
    """A vocabulary with every word, so that a lemma is the first candidate."""

    def __contains__(self, word: object) -> bool:
        return True


_EVERY = _Every()
_LONGEST = 1_200  # characters of a text that are looked at


@lru_cache(maxsize=4096)
def content_words(text: str) -> dict[str, str]:
    """Root to the word as printed; of names the root is that of ``named_in``."""
    line = text[:_LONGEST]
    named = {n.start: n for n in names(line)}
    found: dict[str, str] = {}
    past = 0
    for m in WORD.finditer(line):
        if m.start() in named:
            name = named[m.start()]
            past = name.end
            found |= dict.fromkeys(_name_keys(name), name.words)
        elif m.start() >= past and _weighs(m.group()):
            found.setdefault(_root(m.group()), m.group())
    return found


def content_roots(text: str) -> frozenset[str]:
    """The roots of the words that carry the text's meaning."""
    return frozenset(content_words(text))


def named_in(text: str) -> dict[str, str]:
    """The names in the text: root (or a country's code) to the name as printed.

    A capital is a place of its own here: who names the country has not named it.
    """
    return {
        key: name.words
        for name in names(text[:_LONGEST])
        for key in _name_keys(name)
        if key not in listed("calendar")
    }


def _name_keys(name: Name) -> tuple[str, ...]:
    known = country_named(name.words) if name.country else None
    return (name_key(name.words),) if known and known.sort == "seat" else name.keys


def covered(text: str, by: str, *, given: Collection[str] = ()) -> float:
    """The share of the text's words that ``by`` or one of the ``given`` texts has; in [0, 1].

    A first word of a sentence may be a name or not, so either of its roots will do.
    """
    there = {key for one in (by, *given) for word in _all(one) for key in _keys(word)}
    there |= {key for one in (by, *given) for key in content_words(one)}
    wanted = content_words(text)
    had = sum(root in there or bool(_keys(word) & there) for root, word in wanted.items())
    return had / len(wanted) if wanted else 0.0


def _all(text: str) -> list[str]:
    return [m.group() for m in WORD.finditer(text[:_LONGEST]) if _weighs(m.group())]


def _keys(word: str) -> set[str]:
    """What the word may be known by: as a common word, a name, a country."""
    country = country_named(word) if word[:1].isupper() else None
    keys = {_root(word), name_key(word)} if word[:1].isupper() else {_root(word)}
    return keys | ({country.code} if country else set())


def _root(word: str) -> str:
    return stem(lemma(fold(word).lower(), _EVERY))


def _weighs(word: str) -> bool:
    return len(word) > 1 and word.lower().replace("’", "'") not in word_list("light")
