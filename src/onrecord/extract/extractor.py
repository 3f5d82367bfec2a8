"""What an extractor is, and which ones there are."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol, runtime_checkable

from onrecord.errors import UnknownName
from onrecord.statements import Article, Attribution

__all__ = ["DEFAULT", "Extractor", "extractor", "extractor_names"]

DEFAULT = "onrecord"
_GROUP = "onrecord.extractors"


@runtime_checkable
class Extractor(Protocol):
    """Finds attributions. ``name`` goes with every statement: it names the version too.

    An extractor that leaves out what it is unsure of may have ``at(threshold)``, which
    gives the same extractor with another least confidence; one that refuses what is not in
    the text may count it in ``refused``.
    """

    @property
    def name(self) -> str:
        """Name and version."""
        ...

    def extract(self, article: Article) -> list[Attribution]:
        """The attributions of an article, in the order of the text."""
        ...


def extractor_names() -> list[str]:
    """The extractors that are installed."""
    from importlib.metadata import entry_points

    return sorted({e.name for e in entry_points(group=_GROUP)} | {DEFAULT})


@cache
def extractor(name: str = DEFAULT) -> Extractor:
    """The extractor of that name, made once; UnknownName lists the known ones."""
    from importlib.metadata import entry_points

    for entry in entry_points(group=_GROUP):
        if entry.name == name:
            made: Callable[[], Extractor] = entry.load()
            return made()
    if name == DEFAULT:
        from onrecord.extract.model import ModelExtractor

        return ModelExtractor()
    raise UnknownName("extractor", name, extractor_names())
