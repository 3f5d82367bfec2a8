"""English inflection by rule: to the dictionary form, and from it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

from onrecord.resolve.manner.words import word_list

__all__ = ["is_past", "lemma", "past_of_gerund", "third_person"]


_SIBILANT = ("s", "x", "z", "ch", "sh")


@cache
def _rows() -> tuple[list[str], ...]:
    """Of each irregular verb: lemma, simple past, further forms."""
    return tuple(row.split() for row in sorted(word_list("irregular verb")))


@cache
def _lemma_of() -> dict[str, str]:
    return {form: row[0] for row in reversed(_rows()) for form in row}


@cache
def _past_of() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows()}


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(form for row in _rows() for form in row[1:] if form != row[0])


def lemma(word: str, vocabulary: Container[str]) -> str:
    """The first dictionary form of ``word`` (lower case) in ``vocabulary``, else ``word``."""
    return next((c for c in _candidates(word) if c in vocabulary), word)


def _candidates(word: str) -> Iterator[str]:
    if word in _lemma_of():
        yield _lemma_of()[word]
    yield word
    for ending in ("'s", "’s"):
        if word.endswith(ending):
            yield word[: -len(ending)]
    if word.endswith(("ied", "ies")):
        yield word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield from _stems(stem, doubled=ending in ("ing", "ed"))


def _stems(stem: str, *, doubled: bool) -> Iterator[str]:
    yield stem
    yield stem + "e"
    if doubled and stem[-1] == stem[-2]:
        yield stem[:-1]
    if stem.endswith("ck"):
        yield stem[:-1]


def third_person(verb: str) -> str:
    """The present tense after he, she or it: ``go`` becomes ``goes``."""
    special = dict(pair.split() for pair in word_list("third person"))
    if verb in special:
        return special[verb]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith((*_SIBILANT, "o")) else "s")


def is_past(verb: str) -> bool:
    """Whether the form is plainly past: it ends in -ed or is an irregular past form."""
    return verb in _past_forms() or (verb.endswith("ed") and verb not in word_list("verb in -ed"))


def past_of_gerund(gerund: str) -> str:
    """The simple past of a verb given by its -ing form: ``hiding`` becomes ``hid``."""
    stem = gerund.removesuffix("ing")
    for candidate in _stems(stem, doubled=True):
        if candidate in _past_of():
            return _past_of()[candidate]
    if gerund in ("lying", "dying"):
        return gerund[0] + "ied"
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return stem[:-1] + "ied"
    return stem + "ed"
