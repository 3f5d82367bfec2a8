"""Relating goes on when another process reads articles again meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import onrecord
from onrecord.record import Record
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

WORDS = ("the port of Osmark is open", "the port of Osmark is shut", "Osmark's port is closed")


def said(words: str, extractor: str = "test/1", *, less: int = 0) -> Statement:
    article = Article(f"Ana Velik said {words}.", published="2031-05-02")
    content = (Span(15, 15 + len(words) - less),)
    found = Attribution((Span(0, 9),), (Span(10, 14),), content, extractor=extractor)
    who = Speaker("ana-velik", "Ana Velik", "person")
    return Statement(article, found, speaker=who, proposition=f"{words}.", stance="affirms")


class Alike:
    """Finds all sentences alike."""

    name = "alike"

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(texts), 4), 0.5, np.float32)


class Rereading:
    """Calls all contradictory; before the first answer another process reads an article again."""

    name = "rereading"

    def __init__(self, path: Path, found: Statement) -> None:
        self._path = path
        self._left = [found]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        while self._left:
            found = self._left.pop()
            with Record(self._path) as other:
                other.add(found.article, [found])
        return np.tile(np.array([[0.02, 0.03, 0.95]], np.float32), (len(pairs), 1))


def relate_while_reading(path: Path, less: int) -> None:
    first, *_ = made = [said(words) for words in WORDS]
    again = said(WORDS[0], "test/2", less=less)
    with Record(path) as record:
        for one in made:
            record.add(one.article, [one])
        onrecord.relate(record, sentences=Alike(), judge=Rereading(path, again))
        assert record.relations.unrelated("rereading") == []
        ids = {i for r in record.relations.list() for i in (r.first, r.second)}
        assert again.id in ids
        assert (first.id in ids) == (first.id == again.id)


def test_with_other_statements(tmp_path: Path) -> None:
    relate_while_reading(tmp_path / "news.db", less=3)


def test_with_the_same_statements_whose_vectors_have_gone(tmp_path: Path) -> None:
    relate_while_reading(tmp_path / "news.db", less=0)
