"""brat standoff: a ``.txt`` and an ``.ann`` an article, in one ZIP archive.

After the brat standoff format (nlplab.org): offsets are half-open and count code
points; fragments of a discontinuous annotation stand between ``;``; no annotation runs
over the end of a line, so a span of several lines is one fragment a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.safe import safe, shorten
from onrecord.serve.export.archive import zipped
from onrecord.serve.export.articles import by_article
from onrecord.statements import ACTS, FORMS, STANCES, Span, Spans, Statement

__all__ = ["export_brat"]

_LINE = re.compile("[^\n]+")
_LONGEST_NOTE = 2000
_UNSTEADY = {0x09: " ", 0xFEFF: "\ufffd"}
"""A tab ends a column of an ``.ann``; a byte order mark at its start is not counted by all."""

CONFIGURATION = f"""\
[entities]
Source
Content

[relations]
Statement\tArg1:Source, Arg2:Content
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Cue\tSource?:Source, Content?:Content, Parent?:Cue

[attributes]
Form\tArg:<ANY>, Value:{"|".join(FORMS)}
Act\tArg:<ANY>, Value:{"|".join(ACTS)}
Stance\tArg:<ANY>, Value:{"|".join(STANCES)}
Negated\tArg:<ANY>
Hedged\tArg:<ANY>
Unspoken\tArg:<ANY>
"""


def export_brat(statements: Iterable[Statement]) -> Iterator[bytes]:
    """A ZIP archive of ``annotation.conf`` and, named by its id, two files an article.

    A cue is the trigger of an event with its source, its content and the event of the
    statement around it; a statement without a cue is a relation from source to content.
    In the text every control character has one visible character in its place and a tab
    is a space, so that offsets hold for every reader.
    """
    return zipped(_files(statements))


def _files(statements: Iterable[Statement]) -> Iterator[tuple[str, bytes]]:
    yield "annotation.conf", CONFIGURATION.encode()
    for name, found in by_article(statements):
        text = safe(found[0].article.text).translate(_UNSTEADY)
        yield f"{name}.txt", text.encode()
        yield f"{name}.ann", _Standoff(text).lines(found).encode()


class _Standoff:
    """The lines of one ``.ann`` file while they are numbered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] = []
        self._numbers: dict[str, int] = {}
        self._places: dict[tuple[str, Spans], str] = {}

    def lines(self, statements: Sequence[Statement]) -> str:
        """The whole file."""
        marks = {statement.id: self._mark(statement) for statement in statements}
        events = {name: self._new("E") for name, (_, cue, _) in marks.items() if cue is not None}
        for statement in statements:
            self._add(statement, marks[statement.id], events)
        return "".join(f"{line}\n" for line in self._lines)

    def _mark(self, statement: Statement) -> tuple[str | None, str | None, str | None]:
        """The text-bound annotations of source, cue and content."""
        found = statement.attribution
        return (
            self._bound("Source", found.source),
            self._bound("Cue", found.cue),
            self._bound("Content", found.content),
        )

    def _add(
        self,
        statement: Statement,
        marks: tuple[str | None, str | None, str | None],
        events: dict[str, str],
    ) -> None:
        source, cue, content = marks
        roles = {"Source": source, "Content": content, "Parent": events.get(statement.parent or "")}
        if cue:
            given = "".join(f" {role}:{mark}" for role, mark in roles.items() if mark)
            self._lines.append(f"{events[statement.id]}\tCue:{cue}{given}")
        elif source and content:
            self._lines.append(f"{self._new('R')}\tStatement Arg1:{source} Arg2:{content}")
        if target := events.get(statement.id) or content or source:
            self._describe(statement, target)

    def _bound(self, kind: str, spans: Spans) -> str | None:
        """The annotation of that kind at the spans, made once; None where no word is left."""
        fragments = tuple(_fragments(self._text, spans))
        if not fragments:
            return None
        if (kind, fragments) not in self._places:
            mark = self._places[kind, fragments] = self._new("T")
            places = ";".join(f"{start} {end}" for start, end in fragments)
            words = " ".join(span.of(self._text) for span in fragments)
            self._lines.append(f"{mark}\t{kind} {places}\t{words}")
        return self._places[kind, fragments]

    def _describe(self, statement: Statement, target: str) -> None:
        """Attributes of the statement, and a note of what brat has no place for."""
        for name, value in _attributes(statement):
            self._lines.append(f"{self._new('A')}\t{name} {target}{value}")
        self._lines.append(f"{self._new('#')}\tAnnotatorNotes {target}\t{_note(statement)}")

    def _new(self, letter: str) -> str:
        number = self._numbers[letter] = self._numbers.get(letter, 0) + 1
        return f"{letter}{number}"


def _fragments(text: str, spans: Spans) -> Iterator[Span]:
    """The spans without line ends and the blank space beside them."""
    for start, end in spans:
        for line in _LINE.finditer(text, start, end):
            words = line[0].strip()
            if words:
                first = line.start() + len(line[0]) - len(line[0].lstrip())
                yield Span(first, first + len(words))


def _attributes(statement: Statement) -> Iterator[tuple[str, str]]:
    yield "Form", f" {statement.form}"
    yield "Act", f" {statement.act}"
    if statement.stance:
        yield "Stance", f" {statement.stance}"
    flags = {
        "Negated": statement.negated,
        "Hedged": statement.hedged,
        "Unspoken": not statement.speech,
    }
    yield from ((name, "") for name, holds in flags.items() if holds)


def _note(statement: Statement) -> str:
    speaker = statement.speaker
    facts = {
        "statement": statement.id,
        "speaker": f"{speaker.name} ({speaker.kind})" if speaker else None,
        "via": ", ".join(statement.via),
        "addressee": statement.addressee,
        "medium": statement.medium,
        "said": statement.said,
        "proposition": statement.proposition,
    }
    told = "; ".join(f"{name}: {value}" for name, value in facts.items() if value)
    return shorten(told, _LONGEST_NOTE)
