"""A linker that looks speakers up in a table of the user's own."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from onrecord.resolve.linker_rows import SUFFIXES, Entry, country_key, read_entries
from onrecord.resolve.mentions.entities import key_of
from onrecord.statements import Speaker

__all__ = ["SUFFIXES", "TableLinker"]


class _Listed(NamedTuple):
    """An entry under one of its names; ``sure``: the name says who is meant."""

    entry: Entry
    sure: bool


class TableLinker:
    """Wikidata items from a table: see ``linker_rows`` for its columns.

    The table is read at once. Raises UnreadableInput, InputTooLarge, MissingColumn or
    MalformedInput, which name the file and the line. ``name`` is the file's, without its
    folder.
    """

    def __init__(self, path: Path | str) -> None:
        self.name = Path(path).name
        self._listed: dict[str, list[_Listed]] = defaultdict(list)
        for entry in read_entries(Path(path)):
            self._list(entry)

    def link(self, speaker: Speaker) -> str | None:
        """The item of the one entry that bears the speaker's name or an alias of several words.

        Names are compared without case, accents, points and a leading article. An entry whose
        kind or country is another than the speaker's is not meant. Where entries with
        different items are left, none is given; nor for an alias of one word that a person
        is called by, which others may bear.
        """
        names = {speaker.name, *(alias for alias in speaker.aliases if " " in alias)}
        listed = [one for name in names for one in self._listed.get(key_of(name), ())]
        meant = [one for one in listed if _fits(one.entry, speaker)]
        items = {one.entry.item if one.sure or speaker.kind != "person" else None for one in meant}
        return items.pop() if len(items) == 1 else None

    def _list(self, entry: Entry) -> None:
        self._listed[key_of(entry.name)].append(_Listed(entry, sure=True))
        for alias in entry.aliases:
            self._listed[key_of(alias)].append(_Listed(entry, sure=" " in alias))


def _fits(entry: Entry, speaker: Speaker) -> bool:
    """Whether neither kind nor country says that the entry is of someone else."""
    if entry.kind and entry.kind != speaker.kind:
        return False
    return not (entry.country and speaker.country) or entry.country == country_key(speaker.country)
