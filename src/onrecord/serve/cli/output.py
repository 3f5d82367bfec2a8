"""Tables and text: drawn and coloured on a terminal, tab-separated and plain elsewhere.

Words come in pieces, each with the name of a look. Whatever is printed here has been
made ``safe``; it is never read as rich markup.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from onrecord.safe import one_line, safe

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

__all__ = [
    "LOOKS",
    "Cell",
    "Column",
    "Piece",
    "is_terminal",
    "print_bytes",
    "print_json",
    "print_table",
    "print_text",
    "within",
]

T = TypeVar("T")

Piece = tuple[str, str]
"""Words and the look they have: a key of ``LOOKS``, or ``""``."""

Cell = str | Sequence[Piece]

LOOKS = {
    "source": "bold cyan",
    "cue": "italic yellow",
    "content": "green",
    "nested": "underline magenta",
    "furniture": "dim",
    "match": "bold black on yellow",
    "faint": "dim",
    "strong": "bold",
}
_TOO_LONG_TO_WRAP = 20_000
_WIDEST_TEXT = 100
_NARROWEST = 24  # characters of a line that can still be read


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``share``: on a terminal its words wrap within at most this part of the width (1: what
    the others leave); 0: they never wrap. ``on``: where it is printed, when not
    everywhere. ``title`` stands over it on a terminal instead of ``name``.
    """

    name: str
    share: float = 0
    look: str = ""
    number: bool = False
    on: Literal["terminal", "file"] | None = None
    title: str | None = None


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
    """A drawn table on a terminal; elsewhere a line of column names and a line a row."""
    if is_terminal():
        _draw(columns, list(rows))
        return
    shown = _shown(columns, "file")
    click.echo("\t".join(columns[place].name for place in shown))
    for row in rows:
        click.echo("\t".join(one_line(_words(row[place])) for place in shown))


def print_text(pieces: Iterable[Piece]) -> None:
    """Pieces one after another, in colour and wrapped between words on a terminal."""
    if not is_terminal():
        click.echo("".join(safe(words) for words, _ in pieces))
        return
    for line in _lines(pieces):
        whole = sum(len(words) for words, _ in line) > _TOO_LONG_TO_WRAP
        _console().print(_text(line), soft_wrap=whole, width=min(_console().width, _WIDEST_TEXT))


def print_json(value: Any, *, lines: bool = False) -> None:
    """``value`` as JSON; with ``lines`` each of its items on a line of its own."""
    from onrecord.serve.export.jsonl import json_text

    items = value if lines else [value]
    indent = None if lines else 2
    print_bytes(json_text(item, indent=indent).encode() + b"\n" for item in items)


def print_bytes(chunks: Iterable[bytes], *, flush: bool = False) -> None:
    """The bytes of a file on standard output; ``flush`` sends each chunk at once."""
    out = sys.stdout.buffer
    for chunk in chunks:
        out.write(chunk)
        if flush:
            out.flush()
    out.flush()


@cache
def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _draw(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
    """A table on the terminal, without the columns that are empty in every row.

    Where the terminal is too narrow for its columns, each row is some lines of its own.
    """
    shown = [
        place
        for place in _shown(columns, "terminal")
        if not rows or any(_words(row[place]) for row in rows)
    ]
    texts = [[_cell_text(row[place]) for place in shown] for row in rows]
    across = [columns[place] for place in shown]
    if rows and _width_needed(across, texts) > _console().width:
        _console().print(_stacked(across, texts))
    else:
        _console().print(_side_by_side(across, texts))


def _side_by_side(columns: Sequence[Column], rows: Iterable[Sequence[Text]]) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column in columns:
        _add_column(table, column)
    for row in rows:
        table.add_row(*row)
    return table


def _stacked(columns: Sequence[Column], rows: Iterable[Sequence[Text]]) -> Table:
    """A line for each cell that is not empty, after its column's name; a gap between rows."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(style=LOOKS["faint"], no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        for column, text in zip(columns, row, strict=True):
            if text.plain:
                text.style = LOOKS.get(column.look, "")
                table.add_row(column.title or column.name, text)
        table.add_row("", "")
    return table


def _width_needed(columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> int:
    """How wide a terminal must be for the columns with nothing cut and words to be read."""
    widest = [max(map(_width, texts)) for texts in zip(*rows, strict=True)]
    return sum(_least(*one) + 2 for one in zip(columns, widest, strict=True))


def _least(column: Column, widest: int) -> int:
    title = len(column.title or column.name)
    return max(title, min(widest, int(_NARROWEST * column.share)) if column.share else widest)


def _width(text: Text) -> int:
    from rich.cells import cell_len

    return max(map(cell_len, text.plain.split("\n")))


def _add_column(table: Table, column: Column) -> None:
    width = int(_console().width * column.share)
    table.add_column(
        column.title or column.name,
        style=LOOKS.get(column.look, ""),
        justify="right" if column.number else "left",
        no_wrap=not column.share,
        overflow="fold",
        max_width=max(width, 8) if 0 < column.share < 1 else None,
    )


def _shown(columns: Sequence[Column], where: str) -> list[int]:
    """Which of the columns are printed there."""
    return [place for place, column in enumerate(columns) if column.on in {None, where}]


def _cell_text(cell: Cell) -> Text:
    return _text([(cell, "")] if isinstance(cell, str) else cell)


def _text(pieces: Iterable[Piece]) -> Text:
    from rich.text import Text

    return Text.assemble(*((safe(words), LOOKS.get(look, "")) for words, look in pieces))


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each line."""
    line: list[Piece] = []
    for words, look in pieces:
        first, *others = safe(words).split("\n")
        line.append((first, look))
        for other in others:
            yield line
            line = [(other, look)]
    yield line


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else "".join(words for words, _ in cell)


def within(found: Sequence[T], limit: int) -> list[T]:
    """The first ``limit`` of what was found; where there is more, standard error says so."""
    if len(found) > limit:
        click.echo(f"only the first {limit:,} are shown; --limit N shows more", err=True)
    return list(found[:limit])
