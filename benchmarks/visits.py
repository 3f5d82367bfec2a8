"""What people ask of a site: addresses of every kind of page, drawn from a record."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote, urlencode

from benchmarks.articles import topics_of
from benchmarks.invention import Topic
from onrecord.record import Record
from onrecord.statements import ACTS, FORMS

__all__ = ["KINDS", "Visit", "visits"]


_SEED = 1  # of the population: its topics are asked for


class Visit(NamedTuple):
    """A kind of page, and the address of one."""

    kind: str
    address: str


KINDS: dict[str, int] = {
    "words": 30, "both": 15, "speaker": 12, "matter": 12, "article": 10, "home": 5,
    "sources": 3, "speakers": 3, "matters": 3, "relations": 4, "api": 3,
}  # fmt: skip
"""Kinds of pages, and of a hundred visits how many are to each."""


def visits(record: Record, kind: str, *, count: int, seed: int = 1) -> list[Visit]:
    """So many addresses of a kind, different as far as the record has so many."""
    drawn = _Drawn(record, f"{kind}/{seed}")
    make = _MAKERS[kind]
    return [Visit(kind, make(drawn)) for _ in range(count)]


class _Drawn:
    """Ids and words of a record, drawn at random: of what there is more, more often."""

    def __init__(self, record: Record, seed: str) -> None:
        self._connection = record._connection
        self._size = int(self._connection.value("SELECT max(number) FROM statements"))
        self.random = random.Random(seed)
        self._topics: list[Topic] = topics_of(self._size, _SEED)

    def id_of(self, sql: str) -> str:
        """What the query gives for a statement that has it."""
        while True:
            found = self._connection.value(sql, (self.random.randint(1, self._size),))
            if found is not None:
                return str(found)

    def words(self) -> str:
        """What is looked for: a word, two or three of one topic, or a name."""
        topic = self.random.choice(self._topics).words
        ways: tuple[Callable[[], str], ...] = (
            lambda: topic[3],
            lambda: f"{topic[3]} {topic[4]}",
            lambda: f"{topic[1]} the {topic[3]}",
            lambda: f"{topic[2]} {topic[3]} {topic[4]}",
            lambda: self.id_of("SELECT speaker_name FROM statements WHERE number = ?"),
        )
        return self.random.choice(ways)()

    def filters(self) -> Iterator[tuple[str, str]]:
        """One filter in one search of three."""
        year = str(self.random.randint(2010, 2024))
        some = (
            ("since", year), ("until", year), ("form", self.random.choice(FORMS)),
            ("act", self.random.choice(ACTS)), ("kind", "person"), ("hedged", "1"),
        )  # fmt: skip
        if self.random.random() < 1 / 3:
            yield self.random.choice(some)


def _search(drawn: _Drawn, by: str) -> str:
    asked = {"words": drawn.words(), **dict(drawn.filters())}
    return "/search?" + urlencode(asked if by == "words" else {**asked, "by": by})


def _speaker(drawn: _Drawn) -> str:
    sql = "SELECT p.id FROM statements AS s JOIN speakers AS p ON p.number = s.speaker"
    return "/speakers/" + quote(drawn.id_of(f"{sql} WHERE s.number = ?"), safe="")


def _matter(drawn: _Drawn) -> str:
    sql = "SELECT m.id FROM matter_statements AS s JOIN matters AS m ON m.number = s.matter"
    return "/matters/" + drawn.id_of(f"{sql} WHERE s.statement = ?")


def _article(drawn: _Drawn) -> str:
    sql = "SELECT a.id FROM statements AS s JOIN articles AS a ON a.number = s.article"
    return "/articles/" + drawn.id_of(f"{sql} WHERE s.number = ?")


def _api(drawn: _Drawn) -> str:
    return f"/api/v1/statements?form={drawn.random.choice(FORMS)}&limit=20"


def _always(path: str) -> Callable[[_Drawn], str]:
    return lambda _: path


def _listed(path: str) -> Callable[[_Drawn], str]:
    """A list, at its first page or, one time in four, at one of the next."""

    def make(drawn: _Drawn) -> str:
        number = drawn.random.randint(2, 5)
        return path if drawn.random.random() < 3 / 4 else f"{path}?page={number}"

    return make


_MAKERS: dict[str, Callable[[_Drawn], str]] = {
    "words": lambda drawn: _search(drawn, "words"),
    "both": lambda drawn: _search(drawn, "both"),
    "speaker": _speaker,
    "matter": _matter,
    "article": _article,
    "home": _always("/"),
    "sources": _always("/sources"),
    "speakers": _listed("/speakers"),
    "matters": _listed("/matters"),
    "relations": _listed("/relations"),
    "api": _api,
}
