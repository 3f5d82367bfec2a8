"""Linking speakers to Wikidata: off unless a linker is asked for by name.

A linker is what another package registers in the entry-point group ``onrecord.linkers``
under a name: something called without arguments that gives an object with ``name`` and
``link(speaker)``. The one that ships is a table of the user's own, asked for by its path.
Nothing is looked up over the network by what ships.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol, runtime_checkable

from onrecord.errors import InputError, MalformedInput, OnRecordError, UnknownName
from onrecord.resolve.linker_rows import KINDS
from onrecord.resolve.linker_table import SUFFIXES, TableLinker
from onrecord.statements import Speaker

__all__ = ["GROUP", "Linker", "TableLinker", "item_of", "linker", "linker_names"]

GROUP = "onrecord.linkers"
"""The entry-point group in which linkers are registered."""

_ITEM = re.compile(r"Q[1-9][0-9]{0,17}")


@runtime_checkable
class Linker(Protocol):
    """Finds the Wikidata items of speakers. ``name`` is kept with every item it finds."""

    @property
    def name(self) -> str:
        """What it is called, and its version if it has one."""
        ...

    def link(self, speaker: Speaker) -> str | None:
        """The item ("Q42") of the speaker, None where it is not known or not certain."""
        ...


def linker_names() -> list[str]:
    """The linkers that are installed, and what a table is asked for by."""
    return sorted({e.name for e in entry_points(group=GROUP)} | _tables())


def linker(name: str | Path) -> Linker:
    """The linker registered under ``name``, or the table of that path (.csv, .tsv, .jsonl).

    Raises UnknownName with the known ones, InputError when it cannot be made; for a bad table
    what ``TableLinker`` raises.
    """
    if Path(name).suffix.lower() in SUFFIXES:
        return TableLinker(name)
    for entry in entry_points(group=GROUP):
        if entry.name == str(name):
            return _made(entry)
    raise UnknownName("linker", str(name), linker_names())


def item_of(speaker: Speaker, by: Linker) -> str | None:
    """The item that ``by`` finds; unnamed sources, documents and authors have none.

    Raises MalformedInput when the answer is no item, InputError when the linker fails.
    """
    if speaker.kind not in KINDS:
        return None
    try:
        found = by.link(speaker)
    except OnRecordError:
        raise
    except Exception as fault:
        problem = f"failed on {speaker.name!r:.60} ({type(fault).__name__}: {fault})"
        raise InputError(f"linker {by.name}", problem) from fault
    if found is not None and not (isinstance(found, str) and _ITEM.fullmatch(found)):
        problem = f"gave {found!r:.40} for {speaker.name!r:.60}: no Wikidata item, such as Q42"
        raise MalformedInput(f"linker {by.name}", problem)
    return found


def _made(entry: EntryPoint) -> Linker:
    try:
        make: Callable[[], Linker] = entry.load()
        return make()
    except OnRecordError:
        raise
    except Exception as fault:
        problem = f"cannot be made ({type(fault).__name__}: {fault})"
        raise InputError(f"linker {entry.name}", problem) from fault


def _tables() -> set[str]:
    return {f"a file that ends in {suffix}" for suffix in SUFFIXES}
