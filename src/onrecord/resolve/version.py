"""Which version of resolving this is."""

from __future__ import annotations

__all__ = ["VERSION"]

VERSION = "6"
"""It rises with whatever can give other statements for the same attributions: a record reads an
article again that another version resolved.
"""
