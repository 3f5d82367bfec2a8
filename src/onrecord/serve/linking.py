"""Links the speakers of a record to Wikidata by a linker that somebody asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.resolve.linker import Linker
    from onrecord.statements import Speaker

__all__ = ["Linked", "link"]

_SCHEME = "wikidata"


@dataclass(frozen=True, slots=True)
class Linked:
    """How many speakers a linker knew, for how many that was new to the record, and how many
    items that it gave before it gives no more.
    """

    speakers: int
    new: int
    taken_back: int = 0


def link(
    record: Record, linker: str | Path | Linker, *, articles: Iterable[str] | None = None
) -> Linked:
    """Keep the Wikidata items that a linker finds for the named speakers of a record.

    ``linker`` is a name of the entry-point group ``onrecord.linkers``, the path of a table
    (see ``onrecord.resolve.linker_table``), or an object with ``name`` and ``link``.
    ``articles`` are ids: only those who speak in them. Speakers of the same full name whom
    the record keeps apart get no item when the linker gives them the same one. An item that a
    linker of this name gave a speaker before and gives it no more is taken back. What a person
    said (``record.identities.link``, ``unlink``) stays.

    Raises UnknownName, what a bad table raises, and InputError when the linker fails or
    gives no item; what it found before that is kept.
    """
    from onrecord.resolve.linker import linker as named

    by = named(linker) if isinstance(linker, str | Path) else linker
    speakers = {one.speaker.id: one.speaker for one in record.speakers(named_only=True)}
    wanted = speakers if articles is None else _speaking(record, articles)
    asked: dict[str, str | None] = {}
    try:
        for id_ in wanted:
            if id_ in speakers:
                asked[id_] = _item(record, by, id_, speakers)
    finally:
        linked = _kept(record, asked, by=by.name)
    return linked


def _kept(record: Record, asked: Mapping[str, str | None], *, by: str) -> Linked:
    """Keep what the linker answered, and take back what it does not say any more."""
    found = {id_: item for id_, item in asked.items() if item}
    new = record.identities.put_links(_SCHEME, found, by=by)
    unknown = [id_ for id_, item in asked.items() if not item]
    return Linked(len(found), new, record.identities.take_links(_SCHEME, unknown, by=by))


def _speaking(record: Record, articles: Iterable[str]) -> dict[str, None]:
    """Ids of those who speak in the articles, each once."""
    said = (statement for one in articles for statement in record.statements(article=one))
    return {s.speaker.id: None for s in said if s.speaker is not None}


def _item(record: Record, by: Linker, id_: str, speakers: Mapping[str, Speaker]) -> str | None:
    """The speaker's item, unless it is also that of one with the name who is another."""
    from onrecord.resolve.linker import item_of

    item = item_of(speakers[id_], by)
    if item is None:
        return None
    namesakes = record.identities.of(id_, tellings=False).namesakes
    others = (item_of(speakers[other], by) for other in namesakes if other in speakers)
    return None if item in others else item
