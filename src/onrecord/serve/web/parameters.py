"""What an address asks for, read from its query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from onrecord.record.search.question import Question

__all__ = ["PAGE", "offset_of", "page_of", "parameters_of", "question_of", "way_of", "word_of"]

PAGE = 20
"""Statements on a page."""

_LONGEST = 2000
_LAST_PAGE = 500


def word_of(parameters: Mapping[str, str], name: str) -> str | None:
    """The value of one parameter; None where it is missing or blank."""
    return parameters.get(name, "")[:_LONGEST].strip() or None


def question_of(parameters: Mapping[str, str]) -> Question:
    """The question in a query; what it does not know is ignored."""
    asked: dict[str, Any] = {}
    for field in fields(Question):
        value = word_of(parameters, field.name)
        if value is not None:
            asked[field.name] = value == "1" if field.type == "bool" else value
    return Question(**asked)


def parameters_of(question: Question, by: str = "words") -> dict[str, Any]:
    """The query that asks it again, in that way."""
    asked = {name: value for name, value in asdict(question).items() if value}
    return asked if by == "words" else {**asked, "by": by}


def way_of(parameters: Mapping[str, str]) -> str:
    """Whether a query goes by words (also where it does not say), meaning or both."""
    return word_of(parameters, "by") or "words"


def page_of(parameters: Mapping[str, str]) -> int:
    """Which page is asked for, counted from 1; no further than page 500."""
    number = parameters.get("page", "1")
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        return 1
    return min(max(int(number), 1), _LAST_PAGE)


def offset_of(page: int, size: int = PAGE) -> int:
    """How many come before that page."""
    return (page - 1) * size
