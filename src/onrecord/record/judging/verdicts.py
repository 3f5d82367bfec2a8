"""What a person can say about what, and how it must be said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from onrecord.errors import JudgementError, UnknownName
from onrecord.judgements import SUBJECTS
from onrecord.relations import PATTERNS, RELATION_KINDS
from onrecord.resolve.time.edtf import bounds
from onrecord.statements import ACTS, MEDIA, SPEAKER_KINDS, STANCES

__all__ = ["FIELDS", "VERDICTS_ON", "checked_detail", "checked_text", "checked_verdict"]

VERDICTS_ON = {
    "statement": ("accept", "reject", "correct", "comment"),
    "speaker": ("merge", "split", "correct", "comment"),
    "matter": ("merge", "split", "correct", "comment"),
    "relation": ("accept", "reject", "correct", "comment"),
}
"""The verdicts that there are on each subject."""

_LONGEST = 10_000  # characters of a text that a person gives
_MOST = 10_000  # ids in one judgement
_TRUTHS = {"true": True, "yes": True, "false": False, "no": False}

Check = Callable[[str, object], object]


def checked_verdict(subject: str, verdict: str) -> None:
    """Raise UnknownName for a subject that is none, or a verdict that it cannot have."""
    if subject not in SUBJECTS:
        raise UnknownName("subject of a judgement", subject, SUBJECTS)
    if verdict not in VERDICTS_ON[subject]:
        raise UnknownName(f"verdict on a {subject}", verdict, VERDICTS_ON[subject])


def checked_text(what: str, given: object) -> str:
    """The text without blank space around it. Raises JudgementError when none is left."""
    text = given.strip() if isinstance(given, str) else ""
    if not text:
        raise JudgementError(f"{what}: words are needed, not {given!r:.40}")
    if len(text) > _LONGEST:
        raise JudgementError(f"{what}: {len(text)} characters; at most {_LONGEST} are kept")
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise JudgementError(f"{what}: NUL and lone surrogates cannot be kept")
    return text


def checked_detail(subject: str, verdict: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    """What the verdict needs, in the form in which it is kept.

    For ``correct`` the fields of ``FIELDS`` and their values; for ``merge`` the ids
    under ``with``; for ``split`` those under ``out``; nothing for the others. Raises
    UnknownName for a field or value that is none, DateError, JudgementError.
    """
    if verdict == "correct":
        return _corrections(subject, detail)
    wanted = {"merge": ("with",), "split": ("out",)}.get(verdict, ())
    for name in detail:
        if name not in wanted:
            raise UnknownName(f"detail of a {verdict}", name, wanted)
    return {name: _ids(name, detail.get(name)) for name in wanted}


def _corrections(subject: str, detail: Mapping[str, Any]) -> dict[str, Any]:
    fields = FIELDS[subject]
    if not detail:
        raise JudgementError(f"nothing is corrected; give any of {', '.join(sorted(fields))}")
    for name in detail:
        if name not in fields:
            raise UnknownName(f"field of a {subject}", name, fields)
    return {name: fields[name](name, value) for name, value in detail.items()}


def _ids(name: str, given: object) -> list[str]:
    ids = [given] if isinstance(given, str) else given
    if not isinstance(ids, list | tuple) or not ids:
        raise JudgementError(f"{name}: one id or more is needed")
    if len(ids) > _MOST:
        raise JudgementError(f"{name}: {len(ids)} ids; at most {_MOST} in one judgement")
    return list(dict.fromkeys(checked_text(name, one) for one in ids))


def _one_of(name: str, given: object, *, known: Sequence[str], none: bool = False) -> str | None:
    if none and not given:
        return None
    if given not in known:
        raise UnknownName(name, str(given)[:80], known)
    return str(given)


def _truth(name: str, given: object) -> bool:
    found = _TRUTHS.get(str(given).casefold())
    if found is None:
        raise UnknownName(f"value of {name}", str(given)[:80], _TRUTHS)
    return found


def _text_or_none(name: str, given: object) -> str | None:
    return checked_text(name, given) if given else None


def _date_or_none(name: str, given: object) -> str | None:
    if not given:
        return None
    text = checked_text(name, given)
    bounds(text)
    return text


def _country_or_none(name: str, given: object) -> str | None:
    if not given:
        return None
    if not re.fullmatch("[A-Z]{2}", str(given), re.ASCII):
        raise JudgementError(f"{name}: two capital letters of ISO 3166, not {str(given)!r:.40}")
    return str(given)


FIELDS: dict[str, dict[str, Check]] = {
    "statement": {
        "speaker": _text_or_none,
        "act": partial(_one_of, known=ACTS),
        "negated": _truth,
        "hedged": _truth,
        "stance": partial(_one_of, known=STANCES, none=True),
        "proposition": _text_or_none,
        "said": _date_or_none,
        "addressee": _text_or_none,
        "medium": partial(_one_of, known=MEDIA, none=True),
        "speech": _truth,
    },
    "speaker": {
        "name": checked_text,
        "kind": partial(_one_of, known=SPEAKER_KINDS),
        "role": _text_or_none,
        "affiliation": _text_or_none,
        "country": _country_or_none,
    },
    "matter": {"label": checked_text},
    "relation": {
        "kind": partial(_one_of, known=RELATION_KINDS),
        "pattern": partial(_one_of, known=PATTERNS, none=True),
        "reason": checked_text,
    },
}
"""What can be corrected of each subject, and what checks the value (None where it is cleared)."""
