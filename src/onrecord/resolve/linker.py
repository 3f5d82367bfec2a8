"""Linking speakers to Wikidata: off unless a linker is asked for by name.

A linker is what another package registers in the entry-point group ``onrecord.linkers``
under a name: something called with no arguments or, as ``table``, with a path, that gives
an object with ``link(speaker)``. Nothing is looked up over the network by what ships.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from onrecord.errors import MalformedInput, MissingColumn, UnknownName, UnreadableInput
from onrecord.resolve.mentions.entities import key_of
from onrecord.statements import Speaker

__all__ = ["GROUP", "Linker", "TableLinker", "linked", "linker"]

GROUP = "onrecord.linkers"
"""The entry-point group in which linkers are registered."""

_ITEM = re.compile(r"Q[1-9][0-9]{0,17}")
_NAME, _QID, _KIND = "name", "qid", "kind"
_NAMED = frozenset({"person", "organization", "government", "outlet", "group"})


class Linker(Protocol):
    """Finds the Wikidata item of a speaker."""

    def link(self, speaker: Speaker) -> str | None:
        """The item ("Q42") of the speaker, None where it is not known or not certain."""


class TableLinker:
    """Items from a table of the user's own: CSV in UTF-8 with the columns ``name``, ``qid``
    and, if wanted, ``kind`` (of ``Speaker``). A name that the table gives to two items is
    linked to neither. Names are compared without case, accents, points and a leading article.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)

    def link(self, speaker: Speaker) -> str | None:
        """The item of the speaker's name or, when the table lacks it, of an alias of several
        words. Raises UnreadableInput, MissingColumn or MalformedInput for a bad table.
        """
        full = [a for a in speaker.aliases if " " in a]
        for name in (speaker.name, *full):
            found = self._items.get((key_of(name), speaker.kind)) or self._items.get(
                (key_of(name), "")
            )
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    @cached_property
    def _items(self) -> dict[tuple[str, str], set[str]]:
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as lines:
                return self._read(csv.DictReader(lines, strict=True))
        except OSError as error:
            raise UnreadableInput(str(self.path), error.strerror or "cannot be read") from error
        except (UnicodeDecodeError, csv.Error) as error:
            raise MalformedInput(str(self.path), f"not a CSV table in UTF-8 ({error})") from error

    def _read(self, rows: csv.DictReader[str]) -> dict[tuple[str, str], set[str]]:
        for column in (_NAME, _QID):
            if column not in (rows.fieldnames or ()):
                raise MissingColumn(str(self.path), f"no column {column!r}")
        items: dict[tuple[str, str], set[str]] = {}
        for row in rows:
            item = (row[_QID] or "").strip()
            if not _ITEM.fullmatch(item):
                where = f"{self.path}:{rows.line_num}"
                raise MalformedInput(where, f"{item[:40]!r} is no Wikidata item, such as Q42")
            key = key_of(row[_NAME] or ""), (row.get(_KIND) or "").strip()
            items.setdefault(key, set()).add(item)
        return items


def linker(name: str, *given: str) -> Linker:
    """The linker registered under ``name``, made with the words given (for ``table`` the path
    of the table). Raises UnknownName with the known ones.
    """
    makers: dict[str, Callable[..., Linker]] = {"table": TableLinker}
    registered = {e.name: e for e in entry_points(group=GROUP)}
    if name in makers:
        return makers[name](*given)
    if name not in registered:
        raise UnknownName("linker", name, {*makers, *registered})
    made: Linker = registered[name].load()(*given)
    return made


def linked(speakers: Iterable[Speaker], by: Linker) -> Mapping[str, str]:
    """The items of the speakers that ``by`` knows, by speaker id. Unnamed sources, documents
    and authors are never linked.
    """
    named = {s.id: s for s in speakers if s.kind in _NAMED}
    found = {id_: by.link(s) for id_, s in named.items()}
    return {id_: item for id_, item in found.items() if item}
