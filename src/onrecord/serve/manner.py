"""How a statement was made, in the words of a reader: ``quoted denial``, ``reported demand``."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.statements import Statement

__all__ = ["manner", "term"]

_TERMS: Mapping[str, Mapping[str, str]] = {
    "form": {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported"},
    "act": {
        "assert": "assertion",
        "deny": "denial",
        "confirm": "confirmation",
        "accuse": "accusation",
        "warn": "warning",
        "threaten": "threat",
        "promise": "promise",
        "demand": "demand",
        "ask": "question",
        "praise": "praise",
        "decide": "decision",
        "express": "sentiment",
    },
    "stance": {"open": "leaves open"},
    "kind": {"unnamed": "unnamed source"},
}


def term(field: str, value: str) -> str:
    """A value of a statement's form, act or stance, or of a speaker's kind, in words.

    What has no other words is given back as it is.
    """
    return _TERMS.get(field, {}).get(value, value)


def manner(statement: Statement) -> str:
    """Form and act; that it is a thought or a plan, where nobody said it; and whether it is hedged.

    What is reported is in the article's own words, what is quoted in the speaker's.
    """
    act = term("act", statement.act) if statement.speech else "thought or plan"
    return f"{term('form', statement.form)} {act}{', hedged' if statement.hedged else ''}"
