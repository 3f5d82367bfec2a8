"""Which speaker or matter a person means, who typed its address, its id or its words."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from onrecord.errors import JudgementError, RecordError, UnknownName
from onrecord.record import Record
from onrecord.record.identities.identities import Identity
from onrecord.relations import Matter
from onrecord.safe import shorten

__all__ = ["matter_meant", "speaker_meant"]

_SHOWN = 6

Named = tuple[str, list[str]]
"""An id and the names that go with it, the first one first."""


def speaker_meant(record: Record, typed: str) -> str:
    """The id of the speaker with this id, this address or just this name.

    Raises JudgementError when there is none, or several have the name.
    """

    def by_name() -> list[Named]:
        found = record.overview.speakers(name=typed, limit=_SHOWN)
        return [(one.speaker.id, [one.speaker.name, *one.speaker.aliases]) for one in found]

    return _meant(record.identities.of, by_name, typed, "speaker")


def matter_meant(record: Record, typed: str) -> str:
    """The id of the matter with this id, this address or just this label.

    A label is looked for among the words of the matter's statements. Raises JudgementError
    when there is none, or several have the label.
    """

    def by_label() -> list[Named]:
        try:
            found = record.matters.list(words=typed, limit=_SHOWN)
        except RecordError as error:
            if type(error) is RecordError:  # about the words, not about the file
                raise JudgementError(str(error)) from error
            raise
        return [(one.id, [one.label]) for one in found]

    return _meant(record.matters.get, by_label, typed, "matter")


def _meant(
    get: Callable[[str], Identity | Matter],
    named: Callable[[], list[Named]],
    typed: str,
    what: str,
) -> str:
    key = _key(typed, f"/{what}s/")
    known = _known(get, key)
    if known is not None:
        return known
    found = named() if key == typed else []
    same = [one for one, names in found if typed.casefold() in {n.casefold() for n in names}]
    if len(same) == 1:
        return same[0]
    raise JudgementError(_told(what, typed, [one for one in found if not same or one[0] in same]))


def _known(get: Callable[[str], Identity | Matter], key: str) -> str | None:
    """The id of what is there under just this key; the beginning of an id will not do."""
    try:
        found = get(key).id
    except UnknownName:
        return None
    return None if found != key and found.startswith(key) else found


def _key(typed: str, folder: str) -> str:
    """The id in an address of this site; what is no address, as it is."""
    try:
        path = urlsplit(typed).path
    except ValueError:
        return typed
    _, found, key = path.partition(folder)
    return unquote(key) if found else typed


def _told(what: str, typed: str, found: list[Named]) -> str:
    said = f"no single {what} is called {shorten(typed, 60)!r}"
    known = ", ".join(f"{shorten(one, 80)} ({shorten(names[0], 60)})" for one, names in found)
    return f"{said}; give the id of the one that is meant: {known}" if known else said
