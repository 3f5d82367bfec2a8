"""Text from outside, made harmless to look at.

An article may hold escape codes that clear a terminal, a carriage return that writes
over the line before it, or a direction override that shows words in an order in which
they were not written. Everything that shows an article's words to a person passes
them through here first.
"""

from __future__ import annotations

import re

__all__ = ["one_line", "safe", "shorten"]

_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
_DIRECTION = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_REPLACED = dict.fromkeys(
    [*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFFF9, 0xFFFC), *_DIRECTION], "\ufffd"
)
_TABLE = {**_CONTROL_PICTURES, 0x7F: "\u2421", **_REPLACED, **_LINE_ENDS}
_RETURN = re.compile(r"\r\n?")
_GAP = re.compile(r"\s+")


def safe(text: str) -> str:
    """``text`` with one visible character in place of each that could do harm.

    Control characters become their pictures (``ESC`` is ``␛``); embeddings, overrides
    and isolates of direction, C1 controls and lone surrogates become U+FFFD; every kind
    of line end becomes a newline. The length never changes, so offsets still hold.
    """
    return _RETURN.sub(_newline, text).translate(_TABLE)


def one_line(text: str) -> str:
    """``safe(text)`` on one line: each run of white space is one space."""
    return _GAP.sub(" ", safe(text)).strip()


def shorten(text: str, width: int) -> str:
    """``one_line(text)`` in at most ``width`` characters, with … where it was cut."""
    line = one_line(text[: width * 4 + 64])
    if len(line) <= width and len(text) <= width * 4 + 64:
        return line
    return line[: max(width - 1, 0)].rstrip() + "…"


def _newline(found: re.Match[str]) -> str:
    return "\n" if len(found[0]) == 1 else " \n"
