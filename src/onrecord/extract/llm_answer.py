"""What a language model answered, read as quoted parts; nothing of it is trusted yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.errors import ExtractError

__all__ = ["MAX_ITEMS", "MAX_PARTS", "Quoted", "quoted_in"]

MAX_ITEMS = 200
"""Attributions of one answer."""

MAX_PARTS = 12
"""Pieces of one part of an attribution."""

_FENCE = "```"
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that the model gives for one attribution, each part in pieces."""

    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]


def quoted_in(answer: str) -> list[Quoted]:
    """The attributions of an answer: ``{"attributions": [{source, cue, content}, …]}``.

    A part is a string, a list of strings, or null. The JSON may stand alone, in a Markdown
    fence, after ``<think>…</think>``, or between other words. Raises ExtractError when there
    is none, when it has another shape, or more in it than a passage can hold.
    """
    items = _json(answer)
    if isinstance(items, dict):
        items = items.get("attributions")
    if not isinstance(items, list):
        raise ExtractError("the model's answer has no list of attributions")
    if len(items) > MAX_ITEMS:
        raise ExtractError(f"the model's answer has more than {MAX_ITEMS} attributions")
    return [_quoted(item) for item in items]


def _json(answer: str) -> Any:
    for candidate in _candidates(answer):
        try:
            return json.loads(candidate)
        except (ValueError, RecursionError):
            continue
    raise ExtractError("the model's answer is not JSON, or was cut off")


def _candidates(answer: str) -> Iterator[str]:
    """Where the JSON may be: all of the answer, a fence, from the first brace to the last."""
    answer = answer.strip()
    if answer.startswith("<think>"):
        answer = answer.rpartition("</think>")[2]
    yield answer
    start, end = answer.find(_FENCE), answer.rfind(_FENCE)
    if 0 <= start < end:
        yield answer[start:end].partition("\n")[2]
    yield answer[answer.find("{") : answer.rfind("}") + 1]


def _quoted(item: Any) -> Quoted:
    if not isinstance(item, dict):
        raise ExtractError("the model's answer has an attribution that is not an object")
    return Quoted(*(_pieces(item.get(part), part) for part in _PARTS))


def _pieces(value: Any, part: str) -> tuple[str, ...]:
    pieces = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(pieces, list) or not all(isinstance(piece, str) for piece in pieces):
        raise ExtractError(f"the model's answer has a {part} that is not text")
    if len(pieces) > MAX_PARTS:
        raise ExtractError(f"the model's answer has a {part} of more than {MAX_PARTS} pieces")
    return tuple(piece for piece in pieces if piece.strip())
