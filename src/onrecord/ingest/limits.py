"""How much of one input is read. Past these, an input is refused with InputTooLarge."""

from __future__ import annotations

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "MAX_ELEMENTS",
    "MAX_PAGE_BYTES",
    "MAX_REDIRECTS",
    "SNIFF_BYTES",
]

MAX_CHARACTERS = 5_000_000
"""Code points in the text of one article (about 800,000 words)."""

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of one document as it is after decompression; also of one line of a table."""

MAX_PAGE_BYTES = 16 * 1024 * 1024
"""Bytes of one HTML page: parsing costs many times the page."""

MAX_ELEMENTS = 30_000
"""Elements of one HTML page: article extraction costs more than in proportion to them."""

MAX_REDIRECTS = 5
"""Redirects followed from one address."""

SNIFF_BYTES = 4096
"""Bytes looked at to tell what an input is."""
