"""What an article's page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.record import Record
from onrecord.serve.web.addresses import address, asked
from onrecord.serve.web.views.marked import Block, blocks, parts
from onrecord.statements import Article, Span, Statement

__all__ = [
    "ArticlePage",
    "ArticleRow",
    "article_list",
    "article_page",
    "place_in_article",
    "surroundings",
]

_AROUND, _WORD = 500, 40


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One part of an article's text, and how many statements have words in it."""

    article: Article
    blocks: list[Block]
    part: int
    parts: int
    statements: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list; ``opening`` is where its text begins, after the title."""

    article: Article
    opening: str


def article_page(record: Record, article_id: str, *, part: int) -> ArticlePage:
    """Part ``part`` (from 1) of an article. Raises UnknownName."""
    article = record.article(article_id)
    pages = parts(article.text)
    part = min(part, len(pages))
    spans = pages[part - 1]
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    found = record.overview.within(article, start, end)
    return ArticlePage(article, blocks(article, spans, found), part, len(pages), len(found))


def article_list(
    record: Record, *, words: str | None, outlet: str | None, limit: int, offset: int
) -> list[ArticleRow]:
    """Articles, the last published first; with words or an outlet, as they were added."""
    if words or outlet:
        found = list(record.articles(words=words, outlet=outlet, limit=limit, offset=offset))
    else:
        ids = record.overview.latest_articles(limit=limit, offset=offset)
        found = [record.article(one) for one in ids]
    return [ArticleRow(article, _opening(article)) for article in found]


def _opening(article: Article) -> str:
    """Some hundred characters from where the text begins; the title is not said twice."""
    title = (article.title or "").strip()
    begins = article.text[: len(title) + 400].lstrip()
    return (begins[len(title) :] if title and begins.startswith(title) else begins)[:300]


def surroundings(statement: Statement, *, around: int = _AROUND) -> list[Block]:
    """The paragraphs that the statement's words are in, and about so many characters around."""
    extent, article = statement.attribution.extent, statement.article
    first, last = extent.start - around, extent.end + around
    near = [span for page in parts(article.text) for span in page]
    touched = [s for s in near if s.start < extent.end and extent.start < s.end]
    shown = [s for s in near if s in touched or (first <= s.start and s.end <= last)]
    cut = [_within(article.text, span, first, last) for span in shown]
    found = blocks(article, cut, [(1, statement)])
    return [
        replace(block, goes_on=(whole.start < block.span.start, block.span.end < whole.end))
        for block, whole in zip(found, shown, strict=True)
    ]


def place_in_article(statement: Statement) -> str:
    """The address of the paragraph in which the statement begins, on its article's page."""
    start, article = statement.attribution.extent.start, statement.article
    path = address("article", article.id)
    for number, page in enumerate(parts(article.text), 1):
        for span in page:
            if span.start <= start < span.end:
                return f"{asked(path, page=number if number > 1 else None)}#c{span.start}"
    return path


def _within(text: str, span: Span, first: int, last: int) -> Span:
    """A long paragraph is cut to what is near, between words where it can be."""
    start, end = max(span.start, first), min(span.end, last)
    if start > span.start:
        start = text.find(" ", start, start + _WORD) + 1 or start
    if end < span.end:
        found = text.rfind(" ", end - _WORD, end)
        end = found if found > start else end
    return Span(start, end)
