"""A statement in a report: its words, whose they are, how they got here, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from onrecord.markup import escaped
from onrecord.safe import one_line, shorten
from onrecord.serve.export.articles import web_address
from onrecord.serve.manner import manner
from onrecord.serve.report.page import facts
from onrecord.statements import Span, Statement

__all__ = ["card", "name_of", "said_when", "where"]

_AROUND = 64  # characters shown before and after the words
_LONGEST = 4_000  # characters of the words that are shown
_LONGEST_NAME = 200


def card(
    statement: Statement,
    *,
    level: int = 3,
    anchor: bool = True,
    notes: Sequence[str] = (),
    printings: Sequence[Statement] = (),
) -> str:
    """One statement as HTML, under a heading of that level.

    ``anchor``: others of the page may link to it (``#s-ID``), so it stands there only once.
    ``notes`` are lines of text below the words, ``printings`` where the same words are too.
    """
    place = f' id="s-{escaped(statement.id)}"' if anchor else ""
    return (
        f'<article class="card {escaped(statement.stance or "open")}"{place}>\n'
        f'<h{level} dir="auto">{escaped(name_of(statement))}</h{level}>\n'
        f"{facts(_who(statement))}{facts(_how(statement))}"
        f'<blockquote dir="auto">{escaped(_cut(statement.content_text))}</blockquote>\n'
        f"{''.join(_note(line) for line in notes)}"
        f'<p dir="auto">{where(statement)}</p>\n{_also(printings)}'
        f"{''.join(_context(statement.article.text, near) for near in _near(statement))}"
        f"{_place(statement)}</article>\n"
    )


def name_of(statement: Statement) -> str:
    """The speaker's name, or the words that name the source."""
    name = statement.speaker.name if statement.speaker else statement.source_text
    return shorten(name, _LONGEST_NAME) or "no source given"


def said_when(statement: Statement) -> str:
    """When it was said, or else published."""
    return statement.said or statement.article.published or "undated"


def where(statement: Statement) -> str:
    """Outlet, title, date and a link to the original, as HTML."""
    article = statement.article
    known = [article.outlet, article.title and f"“{article.title}”", article.published]
    shown = ", ".join(escaped(shorten(fact, 300)) for fact in known if fact)
    return f"{shown or 'an article without outlet and title'}{_link(article.url)}"


def _link(url: str | None) -> str:
    address = web_address(url)
    if address is None:
        return f" ({escaped(shorten(url, 120))})" if url else ""
    words = escaped(shorten(address, 100))
    return (
        f' · <a class="web" rel="noopener noreferrer nofollow" href="{escape(address)}">{words}</a>'
    )


def _who(statement: Statement) -> Iterable[str | None]:
    speaker = statement.speaker
    if speaker:
        yield from (speaker.role, speaker.affiliation, speaker.kind, speaker.country)


def _how(statement: Statement) -> Iterable[str | None]:
    chain = [name_of(statement), *statement.via, statement.article.outlet or ""]
    yield manner(statement)
    yield f"stance: {statement.stance}" if statement.stance else None
    yield f"said {statement.said}" if statement.said else "when it was said is not known"
    yield f"to {statement.addressee}" if statement.addressee else None
    yield f"by {statement.medium}" if statement.medium else None
    yield " → ".join(shorten(name, _LONGEST_NAME) for name in chain if name)


def _note(line: str) -> str:
    return f'<p dir="auto">{escaped(one_line(line))}</p>\n'


def _also(printings: Sequence[Statement]) -> str:
    if not printings:
        return ""
    items = "".join(f'<li dir="auto">{where(one)}</li>\n' for one in printings)
    return f"<p>The same words also in:</p>\n<ul>\n{items}</ul>\n"


def _near(statement: Statement) -> list[list[Span]]:
    """The spans of the words, those together between which nothing is left out."""
    found: list[list[Span]] = []
    for span in statement.attribution.content:
        if found and span.start - found[-1][-1].end <= 2 * _AROUND:
            found[-1].append(span)
        else:
            found.append([span])
    return found


def _context(text: str, spans: Sequence[Span]) -> str:
    """The words where they stand (W3C text-quote selectors): before, exact, between, after."""
    shown = [escaped(_before(text, spans[0].start))]
    for span, following in zip(spans, [*spans[1:], None], strict=True):
        shown.append(f"<mark>{escaped(_cut(span.of(text)))}</mark>")
        after = text[span.end : following.start] if following else _after(text, span.end)
        shown.append(escaped(after))
    return f'<p class="context" dir="auto">{"".join(shown)}</p>\n'


def _before(text: str, end: int) -> str:
    """Whole words before that place, with … where there are more."""
    start = end - _AROUND
    if start <= 0:
        return text[:end]
    _, *whole = text[start - 1 : end].split(None, 1)
    return f"… {whole[0]}" if whole else "… "


def _after(text: str, start: int) -> str:
    """Whole words after that place, with … where there are more."""
    end = start + _AROUND
    if end >= len(text):
        return text[start:]
    whole, *_ = text[start : end + 1].rsplit(None, 1)
    return f"{whole} …"


def _place(statement: Statement) -> str:
    """Positions (W3C text-position selectors) of all parts, and what they count in."""
    found = statement.attribution
    parts = (("source", found.source), ("cue", found.cue), ("words", found.content))
    places = [f"{part} {_spans(spans)}" for part, spans in parts if spans]
    shown = " · ".join([*places, f"statement {statement.id}", f"text {statement.article.sha256}"])
    return f'<p class="place">{escaped(shown)}</p>\n'


def _spans(spans: Iterable[Span]) -> str:
    return ", ".join(f"{start}–{end}" for start, end in spans)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} … [{len(words):,} characters]"
