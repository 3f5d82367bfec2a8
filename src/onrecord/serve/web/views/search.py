"""What the search page shows."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Record
from onrecord.record.search.answer import Answer
from onrecord.record.search.question import Question
from onrecord.serve.manner import term
from onrecord.serve.searching import searched
from onrecord.serve.web.parameters import PAGE, offset_of, parameters_of
from onrecord.serve.web.views.bars import Bars, bars
from onrecord.serve.web.words import country

__all__ = ["Chip", "SearchPage", "search_page"]

_LABELS = {
    "words": "words",
    "speaker": "speaker",
    "who": "speaker",
    "kind": "kind of speaker",
    "outlet": "outlet",
    "via": "through",
    "country": "country",
    "since": "since",
    "until": "until",
    "form": "form",
    "act": "act",
    "stance": "stance",
    "hedged": "hedged only",
    "unnamed": "unnamed only",
    "article": "article",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is in force: its parameter, what it is called, and its value in words."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """An answer with what was asked.

    ``by`` is words, meaning or both; ``pages`` is how many can be turned to.
    """

    question: Question
    by: str
    answer: Answer
    chips: list[Chip]
    chart: Bars | None
    page: int
    pages: int


def search_page(record: Record, question: Question, by: str, *, page: int) -> SearchPage:
    """One page of an answer. Raises what ``searched`` raises."""
    answer = searched(record, question, by, limit=PAGE, offset=offset_of(page))
    pages = max(1, -(-answer.total // PAGE))
    return SearchPage(
        question, by, answer, chips(record, question), bars(answer.months), min(page, pages), pages
    )


def chips(record: Record, question: Question) -> list[Chip]:
    """The filters in force."""
    found = []
    for name, value in parameters_of(question).items():
        if name in _LABELS and name != "words":
            shown = "" if value is True else _value(record, name, str(value))
            found.append(Chip(name, _LABELS[name], shown))
    return found


def _value(record: Record, name: str, value: str) -> str:
    if name == "who":
        return record.overview.speaker(value).count.speaker.name
    if name == "article":
        return record.article(value).title or value
    return country(value) if name == "country" else term(name, value)
