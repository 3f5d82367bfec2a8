"""Filling in whom the pronouns of a quotation mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.resolve.manner.content import Word
from onrecord.resolve.manner.lemmas import is_past, third_person
from onrecord.resolve.manner.words import word_list
from onrecord.resolve.proposition.names import is_plural, possessive, subject_name, with_article
from onrecord.statements import Span, Speaker

__all__ = ["fill"]

_SUBJECT = {"i", "we"}
_SHORT = {"i'm": "is", "i've": "has", "i'll": "will", "i'd": "would",
          "we're": "is", "we've": "has", "we'll": "will", "we'd": "would"}  # fmt: skip
_PLURAL_VERB = {"is": "are", "has": "have"}
_OWN = {"my", "our", "mine", "ours"}
_OBJECT = {"me", "us", "myself", "ourselves"}
_PLURALS = {"we", "we're", "we've", "we'll", "we'd", "our", "ours", "us", "ourselves"}
_EVERYONES = frozenset(("country", "nation", "homeland", "world", "planet", "democracy", "society"))
_POSSESSIVE = {"his", "its", "their", "her"}


def fill(
    words: list[Word],
    speaker: Speaker | None,
    *,
    verbatim: bool,
    antecedents: Mapping[Span, str] | None = None,
) -> list[Word]:
    """The words with pronouns replaced by names.

    I, we, my, our of quoted words (of all words when ``verbatim``) become the speaker,
    and the verb that follows agrees with it. We and our of a person become the body
    that the person speaks for, or stay. Words at a span of ``antecedents`` become the
    name that it gives; where that is empty, the word is left out.
    """
    known = antecedents or {}
    filled = (_antecedent(w, words[i + 1 : i + 2], known) for i, w in enumerate(words))
    named = [word for word in filled if word.text]
    return named if speaker is None else _first_person(named, speaker, verbatim=verbatim)


def _antecedent(word: Word, after: list[Word], known: Mapping[Span, str]) -> Word:
    """The word with the name that is known for it; of "he'd" the name is he's."""
    base = re.split("['’]", word.text, maxsplit=1)[0]
    name = known.get(Span(word.start, word.start + len(base)))
    if name is None:
        return word
    owns = word.lower in _POSSESSIVE and bool(after) and after[0].is_word and name.lower() != "the"
    return word._replace(text=possessive(name) if owns else name + word.text[len(base) :])


def _first_person(words: list[Word], speaker: Speaker, *, verbatim: bool) -> list[Word]:
    """I and we of the speaker's own words as the name, and the verb after them to match."""
    result: list[Word] = []
    agreeing = False
    for word, after in zip(words, [*words[1:], None], strict=True):
        own = (word.quoted or verbatim) and not word.nested and not _is_everyones(word, after)
        name = _name(speaker, word.lower) if own else None
        if name is not None:
            result.append(_replaced(word, name, speaker))
            agreeing = word.lower in _SUBJECT and not _many(name, speaker)
        elif agreeing and word.is_word and not _is_adverb(word.lower):
            result.append(word._replace(text=_agreeing(word.text)))
            agreeing = False
        else:
            result.append(word)
    return result


def _is_everyones(word: Word, after: Word | None) -> bool:
    """Whether "our" is of all the listeners: "our country", "our world"."""
    return word.lower == "our" and after is not None and after.lower in _EVERYONES


def _is_adverb(word: str) -> bool:
    return word in word_list("adverb before verb") or word.endswith("ly")


def _many(name: str, speaker: Speaker) -> bool:
    return is_plural(name, person=speaker.kind == "person" and name == speaker.name)


def _name(speaker: Speaker, word: str) -> str | None:
    """What a first-person word stands for; None when it is no such word or cannot be told."""
    if word not in _SHORT and word not in _SUBJECT and word not in _OWN | _OBJECT:
        return None
    name = subject_name(speaker)
    alone = speaker.kind in ("person", "unnamed", "author") and not is_plural(speaker.name)
    if word in _PLURALS and alone:
        return with_article(speaker.affiliation) if speaker.affiliation else _government(speaker)
    return name


def _government(speaker: Speaker) -> str | None:
    """The government of its head: "Jarl Osmund’s government"; None for anyone else."""
    heads = (speaker.role or "").lower() in ("prime minister", "premier", "chancellor")
    return f"{possessive(speaker.name)} government" if heads else None


def _replaced(word: Word, name: str, speaker: Speaker) -> Word:
    """The first-person word as the name, in the case that the word has."""
    if word.lower in _OWN:
        return word._replace(text=possessive(name))
    if word.lower in _SHORT:
        verb = _SHORT[word.lower]
        verb = _PLURAL_VERB.get(verb, verb) if _many(name, speaker) else verb
        return word._replace(text=f"{name} {verb}")
    return word._replace(text=name)


def _agreeing(verb: str) -> str:
    low = verb.lower().replace("’", "'")
    if low in word_list("verb with own third person"):
        return third_person(low)
    plain = (
        low.isalpha()
        and verb.islower()
        and low not in word_list("no verb to agree")
        and not is_past(low)
    )
    return third_person(low) if plain and not low.endswith("ing") else verb
