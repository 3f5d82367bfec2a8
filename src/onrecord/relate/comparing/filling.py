"""How far what is affirmed fills what is denied, frame by frame."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from onrecord.relate.positions.clauses import Clause, root
from onrecord.relate.positions.frames import Knowing, Presence, knowing, presences
from onrecord.relate.positions.positions import Position
from onrecord.relate.words.kinds import is_kind
from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD, names
from onrecord.relate.words.synonyms import concepts

__all__ = ["filled"]

_HEAD = re.compile(r" (?:in|of|at|on|to|from|for|near|with|by|over|about|under|after|before)\b")
_MODIFIER = 0.85  # what is left when a word beside the thing has no counterpart
_TOPIC = 0.5  # when both speak of one topic, and of nothing else that is the same
_NO_TOPIC = 0.9  # when only one tells what was known, and the same one told it
_NO_PLACE = 0.7  # when what is affirmed names no place, and the place's name is in it


def filled(plus: Position, minus: Position, shared: Set[str]) -> float:
    """The share of the denied frame that the affirmed one fills, in [0, 1].

    ``shared``: keys of names that both have, or of a place that lies in the other's.
    """
    known, unknown = knowing(plus.text), knowing(minus.text)
    if known is not None and unknown is not None:
        return _knowing(known, unknown, plus, minus, shared)
    either = minus.avows or plus.avows or plus.sign == minus.sign
    return max(
        (
            _presence(here, there, plus.clause, minus.clause, shared, either=either)
            for here in presences(plus.text)
            for there in presences(minus.text)
        ),
        default=0.0,
    )


def _knowing(
    known: Knowing, unknown: Knowing, plus: Position, minus: Position, shared: Set[str]
) -> float:
    who = _covered(unknown.who, known.who, minus.clause, plus.clause, shared)
    if who < 0.5:
        return 0.0
    if unknown.topic and known.topic:
        wanted, given = _head(unknown.topic, minus.clause), _all(known.topic, plus.clause)
        if wanted and not any(is_kind(b, a) for a in wanted for b in given):
            return 0.0
        alike = _covered(unknown.topic, known.topic, minus.clause, plus.clause, shared)
        return who * (_TOPIC + (1 - _TOPIC) * alike)
    return who * _NO_TOPIC * _told_by(known, unknown, plus)


def _told_by(known: Knowing, unknown: Knowing, plus: Position) -> float:
    """Whether the same one told it: named in both, or the speaker, or the speaker's body."""
    wanted = _name_keys(f"by {unknown.by}")
    speaker = plus.statement.speaker
    voice = f"{speaker.name}, {speaker.affiliation or ''}" if speaker else ""
    given = _name_keys(f"by {known.by}") | _name_keys(f"by {voice}")
    return float(bool(wanted) and wanted <= given)


def _presence(
    here: Presence, there: Presence, a: Clause, b: Clause, shared: Set[str], *, either: bool
) -> float:
    mine, wanted = _head_root(here.thing, a), _head_root(there.thing, b)
    if not mine or not wanted:
        return 0.0
    if not (is_kind(mine, wanted) or (either and is_kind(wanted, mine))):
        return 0.0
    makers = concepts(_all(here.maker, a)) & concepts(_all(there.maker, b))
    score = _placed(here.place, there.place, a, b, shared | makers)
    if not _name_keys(f"x {there.thing}") <= shared | a.names | {a.lead or ""}:
        return 0.0
    others = concepts(_all(there.thing, b)) - concepts((wanted,))
    missing = others - concepts(a.content)
    return float(score * _MODIFIER ** len(missing))


def _placed(place: str, wanted: str, a: Clause, b: Clause, shared: Set[str]) -> float:
    """How far the place of one is that of the other, or lies in it."""
    if not wanted:
        return 1.0 if shared else 0.0
    keys = _name_keys(f"x {wanted}")
    if keys:
        runs = [set(n.keys) for n in names(f"x {wanted}")]
        if not all(run & shared for run in runs[:1]):
            return 0.0
        return 1.0 if place else _NO_PLACE
    need, have = concepts(_all(wanted, b)), concepts(_all(place, a))
    return len(need & have) / len(need) if need else 0.0


def _covered(wanted: str, given: str, b: Clause, a: Clause, shared: Set[str]) -> float:
    """The share of the words and names of one part that the other has."""
    runs = [set(n.keys) for n in names(f"x {wanted}")]
    found = sum(bool(run & (shared | _name_keys(f"x {given}"))) for run in runs)
    need, have = concepts(_all(wanted, b)), concepts(_all(given, a))
    size = len(runs) + len(need)
    return (found + len(need & have)) / size if size else 0.0


def _all(part: str, clause: Clause) -> set[str]:
    """The roots of a part's content words: no names, times or numbers."""
    return {r for m in WORD.finditer(part) if (r := _root(m.group())) in clause.content}


def _head(part: str, clause: Clause) -> set[str]:
    """The roots of the words before the first preposition; those of all when there are none."""
    first = _HEAD.split(f"{part} ")[0]
    return _all(first, clause) or _all(part, clause)


def _head_root(part: str, clause: Clause) -> str:
    """The root of the last content word before the first preposition."""
    first = _HEAD.split(f"{part} ")[0]
    found = [r for m in WORD.finditer(first) if (r := _root(m.group())) in clause.content]
    return found[-1] if found else ""


def _root(word: str) -> str:
    return root(re.sub(r"[’']s?$", "", word))


@lru_cache(maxsize=8192)
def _name_keys(part: str) -> frozenset[str]:
    found = (key for name in names(part) for key in name.keys)
    return frozenset(key for key in found if key not in word_list("light"))
