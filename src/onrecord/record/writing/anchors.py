"""What must hold of an article and its statements before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.errors import AnchorError, NotText
from onrecord.statements import Article, Attribution, Span, Statement

__all__ = ["anchored", "require_text", "words_at"]


def anchored(article: Article, statements: Iterable[Statement]) -> list[Statement]:
    """The statements, each one id once, after checking that all are in the article.

    Of two with one id (the same words in the same place) the more confident is kept,
    and the first of equals. Raises AnchorError when a span is not in the text, a
    statement is from another text, has no words, or is reported within a statement
    that is not here.
    """
    kept: dict[str, Statement] = {}
    for statement in statements:
        _check(article, statement)
        known = kept.get(statement.id)
        if known is None or _confidence(statement) > _confidence(known):
            kept[statement.id] = statement
    _check_parents(kept)
    return list(kept.values())


def require_text(article: Article) -> None:
    """Raise NotText, which names the article, for NUL in its text or a lone surrogate anywhere.

    SQLite's own functions stop at NUL, and UTF-8 has no surrogates: neither could be
    read back by every reader of the file.
    """
    where = article.source or article.title or article.id
    nul = article.text.find("\0")
    if nul >= 0:
        raise NotText(where, f"character {nul} is NUL, which a record cannot hold")
    _require_utf8(where, "", article.text)
    for name in ("title", "outlet", "published", "url", "language", "source"):
        _require_utf8(where, f"{name}: ", getattr(article, name) or "")
    for author in article.authors:
        _require_utf8(where, "authors: ", author)


def _require_utf8(where: str, part: str, words: str) -> None:
    try:
        words.encode()
    except UnicodeEncodeError as problem:
        raise NotText(
            where,
            f"{part}character {problem.start} is a lone surrogate, which a record cannot hold",
        ) from problem


def words_at(text: str, span: Span) -> str:
    """The exact words of a span. Raises AnchorError when it is not within the text."""
    if not 0 <= span[0] < span[1] <= len(text):
        raise AnchorError(
            f"span [{span[0]}, {span[1]}) is not within the text ({len(text)} characters)"
        )
    return text[span[0] : span[1]]


def _check(article: Article, statement: Statement) -> None:
    if statement.article is not article and statement.article.sha256 != article.sha256:
        raise AnchorError(
            f"statement {statement.id} is from article {statement.article.id}, not {article.id}"
        )
    if not _parts(statement.attribution):
        raise AnchorError(f"statement {statement.id} has no words")
    statement.attribution.check(article.text)
    if statement.speaker is not None:
        for mention in statement.speaker.mentions:
            words_at(article.text, mention)


def _parts(attribution: Attribution) -> Sequence[Span]:
    return (*attribution.source, *attribution.cue, *attribution.content)


def _check_parents(statements: dict[str, Statement]) -> None:
    for statement in statements.values():
        if statement.parent is not None and statement.parent not in statements:
            raise AnchorError(
                f"statement {statement.id} is reported within {statement.parent},"
                " which is not among the article's statements"
            )


def _confidence(statement: Statement) -> float:
    return statement.attribution.confidence
