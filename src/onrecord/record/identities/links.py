"""What speakers are called elsewhere, such as their Wikidata items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import JudgementError
from onrecord.record.connection import Connection
from onrecord.record.judging.verdicts import checked_text
from onrecord.record.reading.ids import number_of
from onrecord.record.writing.publication import now

__all__ = ["Link", "link", "linked", "links_of", "put_links", "take_links"]

_VALUES = {"wikidata": re.compile(r"Q[1-9][0-9]{0,17}")}


@dataclass(frozen=True, slots=True)
class Link:
    """What a speaker is called in a scheme ("wikidata": "Q42"), who says so, and why.

    ``person`` is false where a program said it. ``made`` is an ISO 8601 time in UTC.
    """

    speaker_id: str
    scheme: str
    value: str
    linked_by: str
    person: bool
    reason: str | None
    made: str


def link(
    connection: Connection,
    speaker_id: str,
    scheme: str,
    value: str | None,
    *,
    user: str,
    reason: str | None,
) -> Link:
    """Keep what a person says; see ``Identities.link``. No value: that there is none."""
    where = checked_text("scheme", scheme)
    what = None if value is None else _checked(where, value)
    who, why = checked_text("user", user), checked_text("reason", reason) if reason else None
    with connection.writing():
        number = number_of(connection, "speakers", "speaker", speaker_id)
        own = str(connection.value("SELECT id FROM speakers WHERE number = ?", (number,)))
        moment = now()
        connection.run(
            "INSERT OR REPLACE INTO speaker_links VALUES (?, ?, ?, ?, 1, ?, ?)",
            (own, where, what, who, why, moment),
        )
    return Link(own, where, what or "", who, True, why, moment)


def put_links(
    connection: Connection, scheme: str, found: Mapping[str, str], *, by: str, reason: str | None
) -> int:
    """Keep what a program found; see ``Identities.put_links``."""
    where, who = checked_text("scheme", scheme), checked_text("by", by)
    values = {own: _checked(where, value) for own, value in found.items()}
    with connection.writing():
        return sum(
            connection.run(
                "INSERT INTO speaker_links SELECT id, ?2, ?3, ?4, 0, ?5, ?6 FROM speakers"
                " WHERE id = ?1 ON CONFLICT (speaker_id, scheme) DO UPDATE SET"
                " value = excluded.value, linked_by = excluded.linked_by,"
                " reason = excluded.reason, made = excluded.made"
                " WHERE person = 0 AND value IS NOT excluded.value",
                (own, where, value, who, reason, now()),
            )
            for own, value in values.items()
        )


def take_links(connection: Connection, scheme: str, speakers: Iterable[str], *, by: str) -> int:
    """Take back what a program found; see ``Identities.take_links``."""
    with connection.writing():
        return connection.run(
            "DELETE FROM speaker_links WHERE scheme = ?1 AND linked_by = ?2 AND person = 0"
            " AND speaker_id IN (SELECT value FROM json_each(?3) UNION"
            " SELECT p.id FROM speakers AS p JOIN speakers AS k ON k.number = p.same_as"
            " WHERE k.id IN (SELECT value FROM json_each(?3)))",
            (scheme, by, json.dumps(list(speakers))),
        )


def links_of(connection: Connection, speaker: int) -> tuple[Link, ...]:
    """What the speaker of that row, and those who were merged with it, are called."""
    rows = connection.rows(
        "SELECT speaker_id, scheme, value, linked_by, person, reason, made FROM speaker_links"
        " WHERE value IS NOT NULL AND speaker_id IN"
        " (SELECT id FROM speakers WHERE number = ?1 OR same_as = ?1)"
        " ORDER BY scheme, person DESC, speaker_id",
        (speaker,),
    )
    return tuple(
        Link(
            row["speaker_id"], row["scheme"], row["value"], row["linked_by"],
            bool(row["person"]), row["reason"], row["made"],
        )
        for row in rows
    )  # fmt: skip


def linked(connection: Connection, scheme: str, value: str) -> list[str]:
    """Ids of the speakers that are called so, those under whom statements are kept."""
    rows = connection.rows(
        "SELECT DISTINCT k.id FROM speaker_links AS l JOIN speakers AS p ON p.id = l.speaker_id"
        " JOIN speakers AS k ON k.number = coalesce(p.same_as, p.number)"
        " WHERE l.scheme = ? AND l.value = ? ORDER BY k.number",
        (scheme, value),
    )
    return [row["id"] for row in rows]


def _checked(scheme: str, value: str) -> str:
    text, form = checked_text(scheme, value), _VALUES.get(scheme)
    if form and not form.fullmatch(text):
        raise JudgementError(f"{scheme}: {text!r:.40} is no item, such as Q42")
    return text
