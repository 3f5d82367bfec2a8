"""The resolver's tables of facts, read once when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

__all__ = ["listed", "table_rows"]


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of ``tables/<name>``, split at tabs; lines that begin with # are comments."""
    table = files("onrecord.resolve").joinpath("tables", name).read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def listed(*names: str) -> frozenset[str]:
    """The words, in lower case, of the lists of these names in ``tables/words.tsv``.

    Raises KeyError for a list that the table does not have.
    """
    return frozenset().union(*(_lists()[name] for name in names))


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table_rows("words.tsv")}
