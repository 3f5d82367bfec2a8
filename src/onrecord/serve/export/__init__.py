"""Statements in the formats of other programs, one format a file.

An exporter takes statements and yields the bytes of the file piece by piece, so that a
record of any size goes through in little memory. Others are found under the
``onrecord.exporters`` entry points; what is registered there cannot replace a format
that comes with onrecord.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from onrecord.errors import UnknownName
from onrecord.statements import Statement

__all__ = ["Exporter", "exporter", "exporter_names"]

GROUP = "onrecord.exporters"
_OWN = {
    "bibtex": "onrecord.serve.export.bibtex:export_bibtex",
    "brat": "onrecord.serve.export.brat:export_brat",
    "cas": "onrecord.serve.export.cas:export_cas",
    "csl": "onrecord.serve.export.csl:export_csl",
    "csv": "onrecord.serve.export.csv:export_csv",
    "ftm": "onrecord.serve.export.ftm:export_ftm",
    "jsonl": "onrecord.serve.export.jsonl:export_jsonl",
    "jsonld": "onrecord.serve.export.jsonld:export_jsonld",
    "parquet": "onrecord.serve.export.parquet:export_parquet",
    "ris": "onrecord.serve.export.ris:export_ris",
}


class Exporter(Protocol):
    """Statements in, the bytes of a file out."""

    def __call__(self, statements: Iterable[Statement], /) -> Iterator[bytes]:
        """Yield the file in order; nothing is kept of a statement once it is yielded."""
        ...


def exporter_names() -> list[str]:
    """The formats that can be asked for, sorted."""
    return sorted({*_OWN, *_entry_points()})


def exporter(name: str) -> Exporter:
    """The exporter of that name.

    Raises UnknownName, which lists the known ones.
    """
    if name in _OWN:
        module, function = _OWN[name].split(":")
        own: Exporter = getattr(import_module(module), function)
        return own
    try:
        found: Exporter = _entry_points()[name].load()
    except KeyError:
        raise UnknownName("exporter", name, exporter_names()) from None
    return found


@cache
def _entry_points() -> dict[str, Any]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=GROUP)}
