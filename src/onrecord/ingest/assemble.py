"""From a text and what is known of it to an Article: the last step of every reader."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection
from dataclasses import replace

from onrecord.errors import DateError, EmptyInput, InputTooLarge
from onrecord.ingest.dates import given_date
from onrecord.ingest.documents import Document, Metadata, Note
from onrecord.ingest.encoding import clean
from onrecord.ingest.furniture import furniture, letters
from onrecord.ingest.language import language_code, language_of
from onrecord.ingest.limits import MAX_CHARACTERS
from onrecord.ingest.transcript import is_transcript, turns
from onrecord.statements import Article, Span

__all__ = ["article", "dated", "one_line", "with_headline"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LONGEST_FIELD = 500


def article(
    text: str, *, where: str, found: Metadata, given: Metadata, links: Collection[str] = ()
) -> Article:
    """The article made of ``text``, with ``given`` winning over ``found``.

    Characters that cannot be kept are replaced one for one (see ``encoding.clean``).
    ``links`` are the letters of paragraphs that are one link (see ``furniture``).
    Raises EmptyInput when there is not a letter or digit, and InputTooLarge.
    """
    if len(text) > MAX_CHARACTERS:
        raise InputTooLarge(
            where, f"more than {MAX_CHARACTERS:,} characters, the limit for one text"
        )
    text = clean(text)
    if not re.search(r"\w", text):
        raise EmptyInput(where, "holds no text")
    known = given.over(found)
    transcript = is_transcript(text)
    marked = furniture(text, links=links, authors=known.authors)
    return Article(
        text=text,
        title=one_line(known.title),
        outlet=one_line(known.outlet),
        authors=tuple(filter(None, map(one_line, known.authors))),
        published=known.published,
        url=one_line(known.url),
        language=language_code(given.language) or language_of(text, declared=found.language),
        kind="transcript" if transcript else "news",
        furniture=_outside_turns(text, marked) if transcript else marked,
        source=clean(where),  # a file's name may be no UTF-8
    )


def dated(made: Article, said: str | None, *, document: Document) -> Article:
    """``made`` with the date that was ``said`` in its input, unless one was declared.

    What is no date is left out and told of.
    """
    if not said or document.given.published:
        return made
    try:
        return replace(made, published=given_date(said))
    except DateError as error:
        document.tell(Note(made.source or document.where, "date", str(error)))
        return made


def with_headline(text: str, title: str | None, *, gap: str = "\n") -> str:
    """``text`` below its headline and ``gap``, unless it begins with it."""
    line = one_line(title)
    if not line or letters(text[: 2 * len(line) + 50]).startswith(letters(line)):
        return text
    return f"{line}{gap}{text}"


def one_line(value: str | None) -> str | None:
    """A field as one line of visible characters, at most 500; None when none is left."""
    if not value:
        return None
    visible = _INVISIBLE.sub("", clean(value[: _LONGEST_FIELD * 4]))
    return " ".join(visible.split())[:_LONGEST_FIELD] or None


def _outside_turns(text: str, marked: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans that touch no turn: what is said in a transcript is never furniture."""
    said = [Span(turn.label.start, turn.body.end) for turn in turns(text)]
    starts = [span.start for span in said]
    before = [bisect(starts, m.end - 1) for m in marked]
    return tuple(
        m for m, i in zip(marked, before, strict=True) if not i or said[i - 1].end <= m.start
    )
