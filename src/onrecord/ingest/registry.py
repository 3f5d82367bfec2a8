"""The readers by name: those built in, and those of other packages.

A package adds one by an entry point in the group ``onrecord.readers`` that names a
:class:`~onrecord.ingest.documents.Reader`. It cannot take the name of a built-in one.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from onrecord.errors import UnknownName
from onrecord.ingest.documents import Reader

__all__ = ["GROUP", "choose", "known_suffixes", "named", "reader_names"]

GROUP = "onrecord.readers"

_BUILT_IN = ("parquet", "html", "jsonl", "csv", "text")


@cache
def _readers() -> dict[str, Reader]:
    """Every reader, in the order in which content is tried on them."""
    built_in = {n: _built_in(n) for n in _BUILT_IN}
    others = {e.name: e.load() for e in entry_points(group=GROUP) if e.name not in built_in}
    last = built_in.pop("text")
    return {**built_in, **others, "text": last}


def _built_in(name: str) -> Reader:
    reader: Reader = import_module(f"onrecord.ingest.{name}").READER
    return reader


def reader_names() -> tuple[str, ...]:
    """The names that ``reader=`` takes, sorted."""
    return tuple(sorted(_readers()))


def named(name: str) -> Reader:
    """The reader of that name. Raises UnknownName, which lists the names."""
    if name not in _readers():
        raise UnknownName("reader", name, _readers())
    return _readers()[name]


def known_suffixes() -> frozenset[str]:
    """All suffixes that some reader claims."""
    return frozenset(s for r in _readers().values() for s in r.suffixes)


def choose(suffix: str, head: bytes, *, media_type: str | None = None) -> Reader:
    """The reader by suffix, then by what a server called it, then by its first bytes."""
    for reader in _readers().values():
        if suffix in reader.suffixes or (media_type and media_type in reader.media_types):
            return reader
    return next(r for r in _readers().values() if r.sniff(head))
