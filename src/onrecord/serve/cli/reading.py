"""Reading sources one after another: into a record, or without one."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.errors import ExtractError, InputError, ModelError, OnRecordError
from onrecord.statements import Article, Statement

if TYPE_CHECKING:
    from onrecord.extract import Extractor
    from onrecord.ingest import Note
    from onrecord.record import Record
    from onrecord.serve.cli.progress import Bar
    from onrecord.serve.linking import Linked

__all__ = [
    "NAMED",
    "Input",
    "Inputs",
    "Keep",
    "ReadArticle",
    "Tally",
    "inputs_of",
    "keeper",
    "noting",
    "reading",
]


class ReadArticle(NamedTuple):
    """An article, its statements, and whether they were in the record before.

    ``refused`` counts what the extractor made up: attributions with words that are not there.
    """

    article: Article
    statements: list[Statement]
    already: bool
    refused: int = 0


NAMED = 20
"""So many notes are told one by one; a column without a date in it may give a million."""

_ABOUT = ("title", "outlet", "authors", "published", "url", "language")


class Input(NamedTuple):
    """A source as it was named, and what it holds, not read yet."""

    source: str
    articles: Iterable[Article | InputError]


Inputs = Sequence[Input]
Keep = Callable[[Article], ReadArticle]


@dataclass
class Tally:
    """What a reading came to.

    ``lost`` counts inputs by the name of their error, ``without`` articles that are kept
    without a part; ``linked`` is there when a linker was asked for.
    """

    articles: int = 0
    already: int = 0
    statements: int = 0
    words: int = 0
    refused: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)
    untold: list[Note] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    linked: Linked | None = None
    started: float = field(default_factory=time.monotonic)

    def add(self, done: ReadArticle) -> None:
        """Count one article; words only where they were read now."""
        self.already += done.already
        if done.already:
            return
        self.articles += 1
        self.statements += len(done.statements)
        self.words += len(done.article.text.split())
        self.refused += done.refused
        if not done.statements and (done.article.language or "en") != "en":
            self.languages[str(done.article.language)] += 1

    def note(self, note: Note) -> None:
        """Count what an article is kept without; the first few are told one by one."""
        self.without[note.part] += 1
        if self.without.total() <= NAMED:
            self.untold.append(note)

    def seconds(self) -> float:
        """Since the reading began."""
        return time.monotonic() - self.started


def reading(inputs: Inputs, *, keep: Keep, tally: Tally, bar: Bar) -> Iterator[ReadArticle]:
    """Each article of each input once it is kept; what is lost or left out is named and counted."""
    for each in inputs:
        for item in each.articles:
            done = item if isinstance(item, InputError) else _kept(item, keep)
            if isinstance(done, ReadArticle):
                tally.add(done)
                bar.article()
                yield done
            else:
                tally.lost[type(done).__name__] += 1
                bar.problem(done)
            bar.item()
            _tell(tally, bar)
        bar.input()


def _tell(tally: Tally, bar: Bar) -> None:
    while tally.untold:
        bar.problem(tally.untold.pop(0))


def inputs_of(sources: Sequence[str], about: Mapping[str, Any]) -> Inputs:
    """The inputs, one for each file that a folder comes to.

    ``about`` is what ``onrecord.ingest.read_all`` takes. Raises DateError, UnknownName.
    """
    from onrecord.ingest import read_all
    from onrecord.ingest.sources import inputs

    read_all([], **about)
    return [
        Input("", [found])
        if isinstance(found, InputError)
        else Input(found, read_all([found], **about))
        for found in inputs(sources)
    ]


def keeper(
    opened: Callable[[], Record | None],
    *,
    extractor: str | None = None,
    threshold: float | None = None,
) -> Keep:
    """How an article is kept: in the record unless it is there already, or not at all.

    ``opened`` gives the record, or None for no record; it is called for every article and
    not before the first.

    An article that is there is read again by another extractor or a newer version of it,
    and when something is known now that the record lacks, such as the day it was
    published, on which the dates in it depend.
    """
    from onrecord.extract import DEFAULT
    from onrecord.extract import extractor as named

    chosen = named(extractor or DEFAULT)

    def keep(article: Article) -> ReadArticle:
        record = opened()
        if record is None:
            return _found_in(article, chosen, threshold)
        stored = record.article(article.sha256) if record.has(article) else None
        whole = article if stored is None else _completed(stored, article)
        if whole == stored and record.has(whole, extractor=chosen.name):
            return ReadArticle(stored, list(record.statements(article=stored)), already=True)
        done = _found_in(whole, chosen, threshold)
        record.add(whole, done.statements, extractor=chosen.name, replace=stored is not None)
        return done

    return keep


def noting(keep: Keep, ids: set[str]) -> Keep:
    """``keep`` that adds the id of each article it kept to ``ids``."""

    def keep_and_note(article: Article) -> ReadArticle:
        done = keep(article)
        ids.add(done.article.id)
        return done

    return keep_and_note


def _found_in(article: Article, extractor: Extractor, threshold: float | None) -> ReadArticle:
    from onrecord.extract import extract
    from onrecord.resolve import resolve

    before = _refused(extractor)
    found = extract(article, extractor=extractor, threshold=threshold)
    refused = _refused(extractor) - before
    return ReadArticle(article, resolve(article, found), already=False, refused=refused)


def _refused(extractor: Extractor) -> int:
    """How many attributions an extractor that can make things up has had refused so far."""
    return int(getattr(extractor, "refused", 0))


def _completed(stored: Article, known: Article) -> Article:
    """The stored article with what it lacks and is known now; nothing is overwritten."""
    lacking = [name for name in _ABOUT if not getattr(stored, name)]
    return replace(stored, **{name: getattr(known, name) for name in lacking})


def _kept(article: Article, keep: Keep) -> ReadArticle | InputError:
    """The article as kept, or why this one alone was lost.

    That includes a fault of the program: it is named and counted like any other loss,
    so that one odd article does not cost a long run.
    """
    where = article.source or article.id
    try:
        return keep(article)
    except InputError as problem:
        return problem
    except ModelError:
        raise
    except ExtractError as problem:
        return InputError(where, str(problem))
    except (OnRecordError, OSError):
        raise
    except Exception as fault:  # noqa: BLE001
        return InputError(where, f"a fault in onrecord, please report it: {_fault(fault)}")


def _fault(fault: Exception) -> str:
    """What went wrong and in which line of which file."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}: {fault} ({Path(place.filename).name}:{place.lineno})"
