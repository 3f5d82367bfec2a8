"""What relating would have kept of a population: matters, printings, relations, vectors, marks."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.articles import Printed, topics_of
from onrecord.record import Record
from onrecord.record.comparing.matter_counts import count_matters
from onrecord.relate.matters import LARGEST, matter_id
from onrecord.relate.models.entailment import Entailment
from onrecord.relate.models.vectors import WIDTH, Sentences
from onrecord.relate.neighbours import tend
from onrecord.relations import Relation
from onrecord.statements import Statement

__all__ = ["Comparisons"]

_A_TOPIC = 60  # matters of a topic
_RELATED = 15  # in a hundred statements are related to one before
_APART, _SPREAD = 1.0, 0.5  # lengths of what is added to a topic's vector, and to a matter's
_A_CONTENT_MARK, _AN_ARTICLE_MARK = 24, 39  # characters of a text to one mark (measured)
_COUNTED = 5000  # matters counted at a time
_NOW = "2026-01-01T00:00:00Z"
_KINDS: tuple[Any, ...] = ("repeats", "supports", "contradicts")
_REASON = "Both are about the same question, in nearly the same words."

Matrix = NDArray[np.float32]


class Comparisons:
    """Rows of what relating keeps; ``vectors``: also those that only relating itself needs."""

    def __init__(self, statements: int, seed: int, *, vectors: bool) -> None:
        self._rows: dict[str, list[Sequence[Any]]] = defaultdict(list)
        self._random = np.random.default_rng([seed, 2])
        self._placed: Counter[int] = Counter()  # statements by question
        self._numbers: dict[tuple[int, int], int] = {}  # of matters; a question may have several
        self._matter_of = array("q", [0])  # by statement
        self._latest: dict[int, Statement] = {}
        self._latest_number: dict[int, int] = {}
        self._firsts: set[int] = set()
        self._related: set[str] = set()
        self._marked = {"content": array("q"), "article": array("q")}  # whose marks, each as often
        self._articles = 0
        self._questions: list[int] = []
        self._places: NDArray[np.float16]
        self._model = Sentences() if vectors else None
        if self._model is not None:
            self._judge = Entailment().name
            self._places = self._question_vectors(statements, seed, self._model)

    def add(self, printed: Printed, number: int) -> None:
        """Compare the statements of an article, of which the first has that number."""
        self._articles += 1
        for place, statement in enumerate(printed.statements):
            first = None if printed.again is None else printed.again + 1 + place
            self._place(printed.matters[place], statement, number + place, first)
            if first is not None:
                self._print_again(number + place, first)
            if self._model is not None:
                self._keep_marks(statement, number + place, first)
                self._questions.append(printed.matters[place])
        if self._model is not None:
            marks = len(printed.article.text) // _AN_ARTICLE_MARK
            self._marked["article"].extend([self._articles] * marks)

    def flush(self, database: sqlite3.Connection) -> None:
        """Write what waits."""
        if self._model is not None:
            self._make_vectors(self._model.name)
        for table, rows in self._rows.items():
            marks = ", ".join("?" * len(rows[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        self._rows.clear()

    def finish(self, database: sqlite3.Connection) -> None:
        """Write the marks, in the order in which the record keeps them.

        They are drawn, not made of the words: as many as words have, and like those of words
        that were printed once.
        """
        for name, owners in self._marked.items():
            marks = np.sort(self._random.integers(0, 2**63, size=len(owners)))
            whose = self._random.permutation(np.array(owners, np.int64))
            database.executemany(
                f"INSERT OR IGNORE INTO {name}_marks VALUES (?, ?)",
                zip(marks.tolist(), whose.tolist(), strict=True),
            )

    def settle(self, record: Record) -> None:
        """Count the matters, and put the vectors on lists where there are enough for it."""
        connection = record._connection
        for start in range(1, len(self._numbers) + 1, _COUNTED):
            with connection.writing():
                last = min(start + _COUNTED, len(self._numbers) + 1)
                count_matters(connection, range(start, last))
        if self._model is not None:
            tend(record, self._model.name)

    def _place(self, question: int, said: Statement, number: int, first: int | None) -> None:
        """Put a statement in the matter of its question, or where its first printing is."""
        if not said.speech:
            self._matter_of.append(0)
            return
        matter = self._matter_of[first] if first else self._matter(question, said)
        self._matter_of.append(matter)
        if matter:
            self._rows["matter_statements"].append((number, matter, matter))
        if first is None:
            self._relate(question, said, number)

    def _matter(self, question: int, said: Statement) -> int:
        """The number of the question's matter that still takes in statements."""
        key = (question, self._placed[question] // LARGEST)
        self._placed[question] += 1
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            label = said.content_text[:160]
            row = (self._numbers[key], matter_id(said.id), label, None, None, *[0] * 5, None, None)
            self._rows["matters"].append(row)
        return self._numbers[key]

    def _relate(self, question: int, said: Statement, number: int) -> None:
        """Relate it, sometimes, to the one last said about the question."""
        before = self._latest.get(question)
        if before is not None and number * 7919 % 100 < _RELATED:
            kind = _KINDS[number % 3]
            same = before.speaker == said.speaker
            pattern = (("dispute", "reversal")[same]) if kind == "contradicts" else None
            score = 0.75 + (number * 31 % 250) / 1000
            made = Relation(kind, before.id, said.id, score, _REASON)
            if made.id not in self._related:
                self._related.add(made.id)
                self._rows["relations"].append((
                    len(self._related), made.id, self._latest_number[question], number, kind,
                    pattern, score, _REASON, "[]", "population/1", _NOW, None, None,
                ))  # fmt: skip
        self._latest[question], self._latest_number[question] = said, number

    def _print_again(self, number: int, first: int) -> None:
        if first not in self._firsts:
            self._firsts.add(first)
            self._rows["appearances"].append((first, first, 1.0))
        self._rows["appearances"].append((number, first, 1.0))

    def _keep_marks(self, said: Statement, number: int, first: int | None) -> None:
        """That relating looked for its words, and that they have marks."""
        self._rows["sought"].append((number, first or number))
        self._rows["compared"].append((number, self._judge))
        if first is None:
            marks = 1 + len(said.content_text) // _A_CONTENT_MARK
            self._marked["content"].extend([number] * marks)

    def _question_vectors(
        self, statements: int, seed: int, model: Sentences
    ) -> NDArray[np.float16]:
        """A vector for each question, near the sentence of its topic. *Shape:* (questions, 384)."""
        topics = topics_of(statements, seed)
        centres = model.vectors([topic.sentence for topic in topics])
        found = np.zeros((len(topics) * _A_TOPIC, WIDTH), np.float16)
        for n, centre in enumerate(centres):
            apart = self._noise(_A_TOPIC, _APART)
            found[n * _A_TOPIC : (n + 1) * _A_TOPIC] = _unit(centre + apart)
        return found

    def _make_vectors(self, model: str) -> None:
        near = self._places[self._questions].astype(np.float32)
        kept = _unit(near + self._noise(len(near), _SPREAD)).astype("<f2")
        last = len(self._matter_of) - 1
        first = last - len(kept) + 1
        self._rows["vectors"] += [
            (first + n, first + n, model, row.tobytes()) for n, row in enumerate(kept)
        ]
        self._questions.clear()

    def _noise(self, count: int, length: float) -> Matrix:
        noise = self._random.standard_normal((count, WIDTH), np.float32)
        return noise * np.float32(length / WIDTH**0.5)


def _unit(vectors: Matrix) -> Matrix:
    unit: Matrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
