"""What goes into a reader and what is known of it beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.statements import Article

__all__ = ["Document", "Metadata", "Reader"]


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
    ``charset`` and ``address`` are what the server said, when one did.
    """

    stream: BinaryIO
    where: str
    given: Metadata = Metadata()
    columns: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None
    address: str | None = None


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
