"""A statement as one row: who, what, how, when, through whom, and where in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.safe import one_line, shorten
from onrecord.serve.cli.output import Column, is_terminal, print_table
from onrecord.statements import Spans, Statement

__all__ = [
    "COLUMNS",
    "day",
    "fitted",
    "fitted_name",
    "how",
    "name_of",
    "place",
    "print_statements",
    "short_id",
    "statement_rows",
]

COLUMNS = (
    Column("speaker", share=1 / 6, look="source"),
    Column("said", share=1),
    Column("how", look="cue"),
    Column("when", look="faint"),
    Column("through", share=1 / 8),
    Column("place", number=True, look="faint"),
    Column("statement", on="file"),
    Column("article", on="file"),
)
_WIDEST_NAME, _WIDEST_SAID = 80, 320
_TIME = re.compile(r"T[^/]*")


def print_statements(statements: Iterable[Statement]) -> None:
    """The table of the statements; on a terminal long contents are shortened."""
    print_table(COLUMNS, statement_rows(statements))


def statement_rows(statements: Iterable[Statement]) -> Iterator[list[str]]:
    """A row a statement, with the cells under ``COLUMNS``."""
    for statement in statements:
        content = statement.attribution.content
        yield [
            fitted_name(_indent(statement) + name_of(statement)),
            fitted(statement.content_text, _WIDEST_SAID),
            how(statement),
            day(statement.said or ""),
            fitted_name(", ".join(statement.via)),
            place(content or statement.attribution.cue or statement.attribution.source),
            statement.id,
            statement.article.id,
        ]


def name_of(statement: Statement) -> str:
    """The speaker's name; where no one was resolved, the words that name the source."""
    return one_line(statement.speaker.name if statement.speaker else statement.source_text)


def fitted(words: str, width: int) -> str:
    """Words on one line: at most ``width`` characters on a terminal, all of them elsewhere."""
    return shorten(words, width) if is_terminal() else one_line(words)


def fitted_name(name: str) -> str:
    """A name short enough for a cell of a terminal's table."""
    return fitted(name, _WIDEST_NAME)


def day(edtf: str) -> str:
    """A date for a narrow column: on a terminal without the time of day."""
    return _TIME.sub("", edtf).replace("/", "/\n") if is_terminal() else edtf


def short_id(name: str) -> str:
    """The beginning of an id, as much as a person needs to type; elsewhere all of it."""
    return name[:8] if is_terminal() else name


def how(statement: Statement) -> str:
    """Form and act, and what keeps it from being a plain utterance."""
    parts: list[str] = [statement.form, statement.act]
    parts += ["hedged"] if statement.hedged else []
    parts += [] if statement.speech else ["not speech"]
    return ("\n" if is_terminal() else ", ").join(parts)


def place(spans: Spans) -> str:
    """From the first character to the last, as ``start-end``."""
    return f"{spans[0].start}-{spans[-1].end}" if spans else ""


def _indent(statement: Statement) -> str:
    """What marks a statement within a statement on a terminal."""
    return "↳ " if statement.parent and is_terminal() else ""
