"""Text files read line by line in bounded memory, whatever their encoding."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress

from onrecord.errors import InputTooLarge, MalformedInput
from onrecord.ingest.documents import Document
from onrecord.ingest.encoding import encoding_of
from onrecord.ingest.limits import MAX_BYTES
from onrecord.ingest.opening import BROKEN_GZIP, head

__all__ = ["lines"]

_SKIP = 1 << 20
_MOST_BLANK = 1_000_000


def lines(document: Document, *, longest: int = MAX_BYTES) -> Iterator[str | InputTooLarge]:
    """The lines with their ends. One longer than ``longest`` is an InputTooLarge.

    The encoding is told from the first bytes; a byte that does not fit it later on
    becomes a lone surrogate, which reading replaces by U+FFFD. Raises MalformedInput
    for damaged gzip data and for a million blank lines on end.
    """
    text = _decoded(document)
    blank = 0
    try:
        while line := text.readline(longest):
            whole = len(line) < longest or line.endswith(("\n", "\r"))
            blank = 0 if line.strip() else blank + 1
            if blank > _MOST_BLANK:
                raise MalformedInput(
                    document.where, f"more than {_MOST_BLANK:,} blank lines on end"
                )
            yield line if whole else _skip_rest(text, document, longest)
    except BROKEN_GZIP:
        raise MalformedInput(document.where, "the gzip data is damaged") from None
    finally:
        with suppress(ValueError):  # the file may be closed before an abandoned reading of it
            text.detach()


def _decoded(document: Document) -> io.TextIOWrapper:
    start = head(document.stream, document.where)
    cut = start[: start.rfind(b"\n") + 1] or start
    name, _ = encoding_of(_whole_characters(cut), document.where, declared=document.charset)
    name = "utf-8" if name == "ascii" else name
    return io.TextIOWrapper(document.stream, encoding=name, errors="surrogateescape", newline="")


def _whole_characters(data: bytes) -> bytes:
    """``data`` without a UTF-8 sequence that its end cuts off."""
    for back in range(1, 4):
        if data[-back:][:1] >= b"\xc0":
            return data[:-back]
    return data


def _skip_rest(text: io.TextIOWrapper, document: Document, longest: int) -> InputTooLarge:
    while (piece := text.readline(_SKIP)) and not piece.endswith(("\n", "\r")):
        pass
    return InputTooLarge(document.where, f"a line of more than {longest:,} characters")
