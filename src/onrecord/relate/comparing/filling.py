"""How far what is affirmed fills what is denied, frame by frame."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from onrecord.relate.comparing.happening import happened
from onrecord.relate.comparing.parts import (
    before_preposition,
    first_words,
    head_root,
    name_keys,
    roots,
)
from onrecord.relate.positions.clauses import Clause, root
from onrecord.relate.positions.frames import Knowing, Presence, knowing, presences
from onrecord.relate.positions.positions import Position
from onrecord.relate.words.kinds import is_kind
from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD, names
from onrecord.relate.words.synonyms import concepts

__all__ = ["filled", "plainly"]

_LONGEST_TEXT = 200_000  # characters of an article that are looked at
_MODIFIER = 0.85  # what is left when a word beside the thing has no counterpart
_TOPIC = 0.5  # when both speak of one topic, and of nothing else that is the same
_LESS_TOLD = 0.8  # when all that one tells of the topic is in the other, which tells more
_NO_TOPIC = 0.9  # when only one tells what was known, and the same one told it
_AROUND = 0.8  # when only one tells what was known, and the other's article has it before
_THE_SAME = 0.85  # when one tells of "the instructors", and the other of which country they are
_NEAR = 1_500  # characters of an article before the end of a statement
_AT_HOME = 0.85  # when what is affirmed names no place, and is told by one of the other's place
_NO_TIME = 0.6  # when what is denied names its time, and what is affirmed none
_ANY_TIME = re.compile(r"\b(?:any|no)(?: \w+)? time\b|\bever\b|\bnever\b", re.IGNORECASE)
_NO_PLACE = 0.7  # when what is affirmed names no place, and the place's name is in it


def filled(plus: Position, minus: Position, shared: Set[str]) -> float:
    """The share of the denied frame that the affirmed one fills, in [0, 1].

    ``shared``: keys of names that both have, or of a place that lies in the other's.
    """
    share = _framed(plus, minus, shared)
    return share * _NO_TIME if share and _untimed(plus, minus) else share


def _framed(plus: Position, minus: Position, shared: Set[str]) -> float:
    known, unknown = knowing(plus.text), knowing(minus.text)
    if known is not None and unknown is not None:
        return _knowing(known, unknown, plus, minus, shared)
    best = _best(plus, minus, shared)
    happens = happened(plus, minus, shared, either=_either(plus, minus))
    return max(best[0] if best else 0.0, happens)


def plainly(plus: Position, minus: Position, shared: Set[str]) -> tuple[str, str] | None:
    """Who was told what, or what is where, by both in plain sentences of one form.

    None when they are not alike. What only one of them tells, a topic, a place or who
    brought it, is left out of both.
    """
    known, unknown = knowing(plus.text), knowing(minus.text)
    if known is not None and unknown is not None:
        alike = _knowing(known, unknown, plus, minus, shared)
        about = bool(_topic(known, plus) and _topic(unknown, minus))
        return (_told(known, about=about), _told(unknown, about=about)) if alike else None
    best = _best(plus, minus, shared)
    if best is None or not best[0]:
        return None
    _, here, there = best
    to = bool(here.place and there.place)
    if here.maker and there.maker:
        return _brought(here, to=to), _brought(there, to=to)
    return (_there(here), _there(there)) if to else None


def _untimed(plus: Position, minus: Position) -> bool:
    """Whether it is denied of a time that is named, and affirmed of none."""
    if plus.sign == minus.sign or plus.clause.times or plus.clause.implied:
        return False
    return bool(minus.clause.times) and not _ANY_TIME.search(minus.clause.text)


def _told(one: Knowing, *, about: bool) -> str:
    return f"{one.who} was told{f' of {first_words(one.topic)}' if about else ''}."


def _brought(one: Presence, *, to: bool) -> str:
    return f"{one.maker} sent {one.thing}{f' to {one.place}' if to else ''}."


def _there(one: Presence) -> str:
    return f"There are {one.thing} in {one.place}."


def _either(plus: Position, minus: Position) -> bool:
    """Whether a thing may also be wider than its counterpart, and not only a kind of it."""
    return minus.avows or plus.avows or plus.sign == minus.sign


def _best(
    plus: Position, minus: Position, shared: Set[str]
) -> tuple[float, Presence, Presence] | None:
    """The two things that fill each other's place best, and how far."""
    return max(
        (
            (_presence(here, there, plus, minus, shared), here, there)
            for here in presences(plus.text)
            for there in presences(minus.text)
        ),
        key=lambda found: found[0],
        default=None,
    )


def _knowing(
    known: Knowing, unknown: Knowing, plus: Position, minus: Position, shared: Set[str]
) -> float:
    who = _who(known, unknown, plus, minus)
    if who < 0.5:
        return 0.0
    topics = _topic(known, plus), _topic(unknown, minus)
    if all(topics):
        return who * _alike(topics[0], topics[1], plus, minus, shared)
    if _told_by(known, unknown, plus):
        return who * _NO_TOPIC
    if plus.sign == minus.sign and _same_days(plus, minus):
        return who * _AROUND
    return who * _AROUND * _untold(topics, unknown, plus, minus)


def _untold(topics: tuple[str, str], unknown: Knowing, plus: Position, minus: Position) -> float:
    """Whether a topic that only one tells is what the other's article speaks of.

    Who knew of it may still not have been told by the one who is named.
    """
    if topics[1]:
        return _spoken_of(topics[1], minus, plus)
    if not topics[0] or (plus.sign != minus.sign and unknown.by):
        return 0.0
    return _spoken_of(topics[0], plus, minus)


def _alike(topic: str, wanted: str, plus: Position, minus: Position, shared: Set[str]) -> float:
    """How far the two topics are one."""
    need = before_preposition(wanted, minus.clause)
    given = roots(topic, plus.clause)
    if need and not any(is_kind(b, a) for a in need for b in given):
        return 0.0
    alike = _covered(wanted, topic, minus.clause, plus.clause, shared)
    back = _covered(topic, wanted, plus.clause, minus.clause, shared)
    return _TOPIC + (1 - _TOPIC) * max(alike, _LESS_TOLD * back)


def _topic(one: Knowing, position: Position) -> str:
    """What was known, empty when it is "the readings" or the like alone."""
    words = roots(one.topic, position.clause) if one.topic else set()
    light = bool(words) and words <= _light() and not name_keys(f"x {one.topic}")
    return "" if light else one.topic


def _same_days(one: Position, other: Position) -> bool:
    """Whether both name times that have a day in common."""
    return any(
        (a.first or "") <= (b.last or "9999") and (b.first or "") <= (a.last or "9999")
        for a in one.clause.times
        for b in other.clause.times
    )


def _spoken_of(topic: str, told: Position, untold: Position) -> float:
    """Whether the article has the topic right before a statement that leaves it out."""
    statement = untold.statement
    end = statement.attribution.extent.end
    around = statement.article.text[max(0, end - _NEAR) : end]
    said = {root(m.group()) for m in WORD.finditer(around)}
    wanted = before_preposition(topic, told.clause) - _light()
    keys = name_keys(f"x {around}")
    named = all(set(n.keys) & keys for n in names(f"x {topic}"))
    return float(bool(wanted) and wanted <= said and named)


def _who(known: Knowing, unknown: Knowing, plus: Position, minus: Position) -> float:
    """How far both are one; "the ministry" is the one whose name its article gives."""
    found = _covered(unknown.who, known.who, minus.clause, plus.clause, frozenset())
    if found or not (_short(known.who, unknown.who, plus) or _short(unknown.who, known.who, minus)):
        return found
    return 1.0


def _short(words: str, name: str, position: Position) -> bool:
    """Whether the words are "the" and the last word of the name, which stands in their article."""
    bare = name.removeprefix("the ").removeprefix("The ")
    last = bare.rpartition(" ")[2].lower()
    text = position.statement.article.text[:_LONGEST_TEXT]
    return words.lower() == f"the {last}" and " " in bare and bare in text


def _told_by(known: Knowing, unknown: Knowing, plus: Position) -> float:
    """Whether the same one told it: named in both, or the speaker, or the speaker's body."""
    wanted = name_keys(f"by {unknown.by}")
    speaker = plus.statement.speaker
    voice = f"{speaker.name}, {speaker.affiliation or ''}" if speaker else ""
    given = name_keys(f"by {known.by}") | name_keys(f"by {voice}")
    return float(bool(wanted) and wanted <= given)


def _presence(
    here: Presence, there: Presence, plus: Position, minus: Position, shared: Set[str]
) -> float:
    a, b = plus.clause, minus.clause
    mine, wanted = head_root(here.thing, a), head_root(there.thing, b)
    if not mine or not wanted:
        return 0.0
    if not (is_kind(mine, wanted) or (_either(plus, minus) and is_kind(wanted, mine))):
        return 0.0
    makers = concepts(roots(here.maker, a)) & concepts(roots(there.maker, b))
    score = _placed(here.place, there.place, a, b, shared | makers)
    if plus.sign != minus.sign and _elsewhere(here, there, minus, shared):
        return 0.0
    if not score and not here.place and plus.sign == minus.sign:
        score = _AT_HOME * bool(name_keys(f"x {there.place}") & _home(plus))
    if not name_keys(f"x {there.thing}") <= shared | a.names | {a.lead or ""}:
        score *= _THE_SAME * _are_the_same(here, plus, minus)
    others = concepts(roots(there.thing, b)) - concepts((wanted,))
    missing = {w for w in others if not any(is_kind(have, w) for have in concepts(a.content))}
    return float(score * _MODIFIER ** len(missing))


def _elsewhere(here: Presence, there: Presence, minus: Position, shared: Set[str]) -> bool:
    """Whether what is affirmed names a place, and the denial none: it may mean another."""
    named = name_keys(f"x {here.place}") - shared
    return not there.place and bool(named) and not named & name_keys(f"x {minus.whole}")


def _are_the_same(here: Presence, plus: Position, minus: Position) -> bool:
    """Whether "the instructors" of one article are those whose names another speaker tells."""
    one_article = plus.statement.article.sha256 == minus.statement.article.sha256
    definite = re.match(rf"the {re.escape(here.thing)}\b", plus.text, re.IGNORECASE)
    return plus.sign == minus.sign and one_article and definite is not None


def _home(position: Position) -> Set[str]:
    """Keys of the speaker's own country: where things are that are told without a place.

    That is enough for two to agree, and not for one to stand against the other.
    """
    speaker = position.statement.speaker
    if speaker is None:
        return frozenset()
    told = name_keys(f"x {speaker.name}, {speaker.affiliation or ''}") if speaker.country else ()
    return frozenset((speaker.country or "", *told)) - {""}


def _placed(place: str, wanted: str, a: Clause, b: Clause, shared: Set[str]) -> float:
    """How far the place of one is that of the other, or lies in it."""
    if not wanted:
        return 1.0 if shared else 0.0
    keys = name_keys(f"x {wanted}")
    if keys:
        runs = [set(n.keys) for n in names(f"x {wanted}")]
        if not all(run & shared for run in runs[:1]):
            return 0.0
        return 1.0 if place else _NO_PLACE
    need, have = concepts(roots(wanted, b)), concepts(roots(place, a))
    return len(need & have) / len(need) if need else 0.0


def _covered(wanted: str, given: str, b: Clause, a: Clause, shared: Set[str]) -> float:
    """The share of the words and names of one part that the other has."""
    runs = [set(n.keys) for n in names(f"x {wanted}")]
    found = sum(bool(run & (shared | name_keys(f"x {given}"))) for run in runs)
    need, have = concepts(roots(wanted, b)), concepts(roots(given, a))
    need = need - _light() or need
    size = len(runs) + len(need)
    return (found + len(need & have)) / size if size else 0.0


@cache
def _light() -> frozenset[str]:
    """Roots of the nouns that say no more of a topic than that it is one."""
    return frozenset(
        root(form) for word in word_list("matters told") for form in (word, f"{word}s")
    )
