"""Articles, statements, matters and relations as HTML for notebooks.

Every word that comes from outside is escaped, styles are inline, and there is no
script: a notebook may show a hostile page's text as it is. Colours are translucent,
so that they serve on light and dark backgrounds; a cue and a source also differ in
underline and weight for those who do not see the colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.highlight import Mark, Segment, furniture_marks, segments, statement_marks
from onrecord.safe import one_line, safe, shorten
from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.relations import Matter, Relation
    from onrecord.statements import Article, Statement

__all__ = [
    "BLOCK",
    "SHOWN",
    "SMALL",
    "annotated_html",
    "article_html",
    "between",
    "block",
    "escaped",
    "link",
    "many",
    "matter_html",
    "relation_html",
    "small",
    "statement_html",
]

SHOWN = 20_000
"""Characters of a text that a notebook shows unless told otherwise."""

_STYLES = {
    "source": "background:rgba(56,132,255,.22);border-bottom:2px solid #3884ff;font-weight:600",
    "cue": "background:rgba(255,140,0,.22);border-bottom:2px dotted #d97700;font-style:italic",
    "content": "background:rgba(72,187,92,.20)",
    "nested": "background:rgba(160,90,220,.22)",
    "furniture": "opacity:.5",
    "match": "background:rgba(255,214,0,.45)",
}
_LEGEND = (
    ("source", "who"),
    ("cue", "how it is reported"),
    ("content", "what was said"),
    ("nested", "said within what was said"),
    ("furniture", "not the article's own words"),
)
TEXT = "white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.6;margin:.5em 0"
SMALL = "font-size:.85em;opacity:.75"
BLOCK = "max-width:46em"


def article_html(article: Article, *, limit: int = SHOWN) -> str:
    """The article's heading and text, its furniture dimmed.

    At most ``limit`` characters of the text are shown; a line says how many are not.
    """
    return _page(article, furniture_marks(article.furniture), limit, legend="")


def annotated_html(article: Article, statements: Iterable[Statement], *, limit: int = SHOWN) -> str:
    """The article with the sources, cues and contents of its statements marked.

    Pointing at a mark shows whose statement it is. ``limit`` as in ``article_html``.
    """
    marks = (*statement_marks(statements), *furniture_marks(article.furniture))
    return _page(article, marks, limit, legend=_legend())


def statement_html(statement: Statement) -> str:
    """One statement: who, how, when and through whom, its words, and its place."""
    name = statement.speaker.name if statement.speaker else statement.source_text
    facts = " · ".join(escape(one_line(fact)) for fact in _facts(statement))
    return (
        f'<div style="{BLOCK}"><div><strong dir="auto">{escaped(name or "no source given")}'
        f'</strong> <span style="{SMALL}">{facts}</span></div>'
        f'<blockquote dir="auto" style="{TEXT};margin-left:1em">'
        f"{escaped(statement.content_text)}</blockquote>"
        f'<div style="{SMALL}">{_reference(statement)}</div></div>'
    )


def matter_html(matter: Matter) -> str:
    """The question, how many take which stance, and from when to when."""
    facts = [
        many(matter.size, "statement"),
        f"by {many(matter.speakers, 'speaker')}",
        f"{matter.affirms:,} affirm, {matter.denies:,} deny, {matter.open:,} open",
    ]
    facts += [between(matter.earliest, matter.latest)] if matter.earliest else []
    return block(shorten(matter.label, 300), [*facts, f"matter {matter.id}"])


def relation_html(relation: Relation) -> str:
    """What the first does to the second, why a reader may think so, and what differs."""
    facts = [
        *([relation.pattern] if relation.pattern else []),
        f"score {relation.score:.2f}",
        f"by {relation.model}",
        f"relation {relation.id}",
    ]
    heading = f"{relation.first} {relation.kind} {relation.second}"
    differs = [
        f"{one.aspect}: {shorten(one.first, 120)} / {shorten(one.second, 120)}"
        for one in relation.differences
    ]
    return block(heading, facts, [shorten(relation.reason, 1000), *differs])


def _page(article: Article, marks: Iterable[Mark], limit: int, *, legend: str) -> str:
    text = safe(article.text[:limit])
    body = "".join(_piece(text, segment) for segment in segments(len(text), marks))
    left = len(article.text) - len(text)
    more = f'<div style="{SMALL}">… {left:,} more characters</div>' if left else ""
    return (
        f'<div style="{BLOCK}">{_heading(article)}{legend}'
        f'<div dir="auto" style="{TEXT}">{body}</div>{more}</div>'
    )


def _heading(article: Article) -> str:
    title = escaped(article.title or "untitled")
    known = [article.outlet, ", ".join(article.authors), article.published, article.language]
    facts = [escaped(fact) for fact in known if fact]
    facts += [link(article.url)] if article.url else []
    return (
        f'<div dir="auto"><strong>{title}</strong></div>'
        f'<div style="{SMALL}">{" · ".join([*facts, article.id])}</div>'
    )


def link(url: str) -> str:
    """The address as a link when it is one of the web, else as words."""
    shown = escape(shorten(url, 80))
    if not _is_web(url):
        return shown
    return f'<a href="{escape(safe(url))}" rel="noopener noreferrer nofollow">{shown}</a>'


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in {"http", "https"}
    except ValueError:
        return False


def _piece(text: str, segment: Segment) -> str:
    words = escape(segment.span.of(text))
    if segment.role is None:
        return words
    look = "nested" if segment.role == "content" and segment.depth > 1 else segment.role
    whose = segment.marks[0].statement
    title = f' title="{escape(_whose(whose))}"' if whose else ""
    return f'<span style="{_STYLES[look]}"{title}>{words}</span>'


def _whose(statement: Statement) -> str:
    """Whose statement it is, in a few words."""
    name = statement.speaker.name if statement.speaker else statement.source_text
    return " · ".join(shorten(part, 80) for part in (name, *_facts(statement)) if part)


def _facts(statement: Statement) -> Iterator[str]:
    speaker = statement.speaker
    if speaker:
        yield from (fact for fact in (speaker.role, speaker.affiliation) if fact)
        yield speaker.kind
    yield f"{statement.form} {statement.act}"
    if statement.said:
        yield statement.said
    if statement.via:
        yield f"through {', '.join(statement.via)}"
    if statement.addressee:
        yield f"to {statement.addressee}"


def _reference(statement: Statement) -> str:
    article = statement.article
    places = ", ".join(_place(span) for span in statement.attribution.content)
    known = [article.outlet, article.title, article.published]
    return " · ".join([*(escaped(one_line(k)) for k in known if k), f"{article.id} {places}"])


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _legend() -> str:
    items = " ".join(f'<span style="{_STYLES[look]}">{words}</span>' for look, words in _LEGEND)
    return f'<div style="{SMALL}">{items}</div>'


def escaped(text: str) -> str:
    """``text`` as it may stand in HTML, in an attribute's quotation marks too."""
    return escape(safe(text))


def block(heading: str, facts: Iterable[str], lines: Iterable[str] = ()) -> str:
    """A heading, facts in small letters below it, and lines of words."""
    below = "".join(f'<div dir="auto">{escaped(line)}</div>' for line in lines)
    return (
        f'<div style="{BLOCK}"><strong dir="auto">{escaped(heading)}</strong>'
        f"{small(facts)}{below}</div>"
    )


def small(facts: Iterable[str]) -> str:
    """Facts in a row, in small letters."""
    return f'<div style="{SMALL}">{" · ".join(escaped(fact) for fact in facts)}</div>'


def many(number: int, thing: str) -> str:
    """So many of a thing, in words."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def between(earliest: str | None, latest: str | None) -> str:
    """From the first to the last day."""
    return f"{earliest} to {latest}"
