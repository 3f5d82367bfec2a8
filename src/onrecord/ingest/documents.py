"""What goes into a reader and what is known of it beforehand."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import BinaryIO, NamedTuple

from onrecord.errors import InputError
from onrecord.statements import Article

__all__ = ["Document", "Metadata", "Note", "Reader", "Tell", "logged"]


class Note(NamedTuple):
    """An article was kept, but not all that its input said of it.

    ``where`` names the input as errors do; ``part`` is what was left out, such as ``date``.
    """

    where: str
    part: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; kept without its {self.part}"


Tell = Callable[[Note], object]


def logged(note: Note) -> None:
    """Say it as a warning of the logger ``onrecord.ingest``."""
    logging.getLogger("onrecord.ingest").warning("%s", note)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a publication besides its text. ``published`` is EDTF."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """What this says, and for the rest what ``other`` does."""
        names = [f.name for f in fields(self)]
        return Metadata(**{n: getattr(self, n) or getattr(other, n) for n in names})


@dataclass(frozen=True, slots=True)
class Document:
    """One opened input.

    ``stream`` gives its bytes, decompressed. ``where`` names it in messages.
    ``given`` is what the caller declared, which wins over what is found.
    ``columns`` maps a field of :class:`Metadata`, or ``text``, to a table's column.
    ``charset`` and ``address`` are what the server said, when one did. ``tell`` takes
    what is left out of an article that is kept.
    """

    stream: BinaryIO
    where: str
    given: Metadata = Metadata()
    columns: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None
    address: str | None = None
    tell: Tell = logged


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of input and how it is read; what an ``onrecord.readers`` entry point names.

    ``suffixes`` are lower case with the dot. ``sniff`` says from the first bytes
    whether a document of unknown suffix is of this kind. ``read`` yields articles,
    and an InputError for each part (a row, say) that cannot be one; it raises an
    InputError when the document as a whole cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Document], Iterator[Article | InputError]]
    sniff: Callable[[bytes], bool] = lambda _: False
    media_types: tuple[str, ...] = ()
