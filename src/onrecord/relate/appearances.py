"""The same words printed elsewhere: wire copies, reprints, quotations trimmed or re-ordered.

One statement, many appearances; the earliest published is the first. What counts as the
same words is in wording.py. Contents of a few words ("yes", "no comment") are the same
statement only where one article is a copy of the other and they stand in the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.paragraphs import own_paragraphs
from onrecord.record import Record
from onrecord.relate.voices import compatible, opposed
from onrecord.relate.words.wording import (
    CERTAIN,
    article_marks,
    content_marks,
    longest_run,
    overlap,
    words,
)
from onrecord.relations import Appearance
from onrecord.statements import Article, Statement

__all__ = ["find_appearances", "same_words"]

_LEAST = 0.7  # of the shorter one's words
_ANYONE = 10  # words in a row that are needed when it is not known that one speaker said both
_COPY = 0.25  # of the marks of the shorter article
_COPY_MARKS = 4
_SHORT = 4  # words, and fewer, that mean little without those around them
_AROUND = 60  # characters
_CANDIDATES = 30
_PAGE = 2000  # statements


def find_appearances(
    record: Record, *, progress: Callable[[int], None] | None = None
) -> list[Appearance]:
    """Look for other printings of every statement not looked for yet, and keep what is found.

    ``progress`` is told after each article how many statements are done. What was found
    is also given back; a first printing is among it. An article's work depends on how
    much it has in common with others and hardly on the size of the record.
    """
    found: list[Appearance] = []
    done = 0
    while waiting := record.fingerprints.waiting(_PAGE):
        for _, group in groupby(waiting, key=lambda s: s.article.id):
            statements = list(group)
            found += _of_article(record, statements)
            done += len(statements)
            if progress is not None:
                progress(done)
    return found


def same_words(one: Statement, other: Statement, *, copies: bool) -> float:
    """The overlap of two statements that are printings of the same words, and otherwise 0.

    ``copies``: whether one's article is a copy of the other's.
    """
    if one.article.id == other.article.id or opposed(one, other):
        return 0.0
    a, b = words(one.content_text), words(other.content_text)
    share = overlap(a, b)
    if share < _LEAST or not _enough(one, other, a, b, copies=copies):
        return 0.0
    return round(share, 4)


def _enough(
    one: Statement, other: Statement, a: Sequence[str], b: Sequence[str], *, copies: bool
) -> bool:
    """Whether so many words can be the same by no accident, seeing who speaks."""
    who = compatible(one.speaker, other.speaker)
    if who == "no":
        return False
    if copies:
        return min(len(a), len(b)) > _SHORT or _same_place(one, other)
    return longest_run(a, b) >= (CERTAIN if who == "yes" else _ANYONE)


def _same_place(one: Statement, other: Statement) -> bool:
    """Whether the words around two short contents are the same as well."""
    return overlap(words(_around(one)), words(_around(other))) >= _LEAST


def _around(statement: Statement) -> str:
    extent, text = statement.attribution.extent, statement.article.text
    return text[max(0, extent.start - _AROUND) : extent.end + _AROUND]


def _of_article(record: Record, statements: Sequence[Statement]) -> list[Appearance]:
    """Look for other printings of an article's statements, and keep what is found."""
    article = statements[0].article
    copies = _copies(record, article)
    within = [s for one in copies for s in record.statements(article=one)]
    groups = [g for s in statements if (g := _group(record, s, within, copies))]
    found = [appearance for group in groups for appearance in group]
    record.appearances.put(found)
    _keep(record, statements, {a.statement: a.first for a in found})
    return found


def _copies(record: Record, article: Article) -> set[str]:
    """The articles of which this one is a copy, or that are copies of it, whole or in part."""
    own = " ".join(article.text[s:e] for s, e in own_paragraphs(article))
    marks = article_marks(words(own))
    found = {
        c.article_id
        for c in record.fingerprints.copies(marks, most=_CANDIDATES)
        if c.article_id != article.id
        and c.shared >= max(_COPY_MARKS, _COPY * min(c.marks, len(marks)))
    }
    record.fingerprints.keep_article(article.id, marks)
    return found


def _group(
    record: Record, statement: Statement, within: Sequence[Statement], copies: set[str]
) -> list[Appearance]:
    """The statement with all printings of its words, where there are others."""
    near = record.fingerprints.sharing(content_marks(words(statement.content_text)), most=30)
    firsts = set(record.appearances.firsts(list(near)).values())
    others = {s.id: s for s in (*record.statements_by_id(sorted(firsts)), *within)}
    scored = [
        (_closeness(statement, other, share), share, other)
        for other in others.values()
        if (share := same_words(statement, other, copies=other.article.id in copies))
    ]
    if not scored:
        return []
    best = max(scored, key=lambda s: (s[0], s[2].id))[2]
    return list(_joined(record, statement, best))


def _closeness(one: Statement, other: Statement, share: float) -> float:
    """How near two printings are in length as well."""
    sizes = sorted(len(words(s.content_text)) for s in (one, other))
    return share * sizes[0] / max(1, sizes[1])


def _joined(record: Record, statement: Statement, other: Statement) -> Iterator[Appearance]:
    """The printings of ``other`` with this one among them, all compared with the earliest."""
    known = [a.statement for a in record.appearances.of(other.id)] or [other.id]
    printings = [*record.statements_by_id(known), statement]
    first = min(printings, key=_printed)
    for one in sorted(printings, key=_printed):
        share = overlap(words(first.content_text), words(one.content_text))
        yield Appearance(first.id, one.id, 1.0 if one is first else round(share, 4))


def _printed(statement: Statement) -> tuple[bool, str, str]:
    """For sorting: the earliest published first, what has no date last."""
    published = statement.article.published or ""
    dated = published[:4].isdecimal()
    return not dated, published if dated else "", statement.said_earliest or "9999"


def _keep(record: Record, statements: Iterable[Statement], firsts: dict[str, str]) -> None:
    """Remember that these were looked for, and the marks that later ones will be found by."""
    known = {s.id: s for s in record.statements_by_id(sorted(set(firsts.values())))}
    marks = {}
    for s in statements:
        own = content_marks(words(s.content_text))
        first = known.get(firsts.get(s.id, s.id), s)
        marks[s.id] = own if first.id == s.id else own - content_marks(words(first.content_text))
    record.fingerprints.keep_contents(marks, {s: firsts.get(s, s) for s in marks})
