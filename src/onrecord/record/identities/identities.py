"""Who is who across articles, and why."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.record.connection import Connection
from onrecord.record.identities import links
from onrecord.record.identities.evidence import Told
from onrecord.record.identities.links import Link
from onrecord.record.identities.settling import settle_name, told_before, told_by
from onrecord.record.reading.ids import number_of

__all__ = ["Identities", "Identity", "Telling"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What ``articles`` tell of a speaker, and in words why it is told of this one.

    ``country`` is ISO 3166 alpha-2; ``home``: only because the article is about it.
    """

    role: str | None
    affiliation: str | None
    country: str | None
    home: bool
    articles: int
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Why a speaker is one, and no other.

    ``tellings`` in the order of the articles. ``namesakes`` are the ids of others with the
    same full name who were kept apart; ``apart`` says why this one is not the one who
    has the id that the name gives. ``merged`` are the ids of those whom a person found to
    be the same, ``same_as`` is the one to whom a person joined this one. ``links`` are what
    it is called elsewhere.
    """

    id: str
    name: str
    tellings: tuple[Telling, ...]
    apart: str | None
    namesakes: tuple[str, ...]
    merged: tuple[str, ...]
    links: tuple[Link, ...]
    same_as: str | None = None


class Identities:
    """Who is who among the speakers of a record. Used as ``record.identities``.

    A speaker's id is made of the full name and the kind, so that articles with the same
    full name speak of one, unless what they tell contradicts: then each has an id of its
    own, and the one of the article added first has the id that the name gives. Who is one
    does not depend on the order of the articles. An id that is not made of the name is the
    caller's, and taken at its word. What people decide (``record.judgements``: merge, split)
    goes before.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, speaker_id: str, *, tellings: bool = True) -> Identity:
        """Why the speaker with this id (or the only one whose id begins so) is one.

        Without ``tellings``, what articles tell is not looked up, and is empty. Raises
        UnknownName.
        """
        number = number_of(self._connection, "speakers", "speaker", speaker_id)
        with self._connection.reading():
            row = self._connection.rows("SELECT * FROM speakers WHERE number = ?", (number,))[0]
            return Identity(
                row["id"],
                row["name"],
                self._tellings(number) if tellings else (),
                row["apart"],
                self._ids(_NAMESAKES, number),
                self._ids("same_as = ?1", number),
                links.links_of(self._connection, number),
                self._same_as(row["same_as"]),
            )

    def settle(self) -> int:
        """Find again who is who in the whole record, for one that an earlier version wrote.

        One transaction. Gives how many are kept apart from a namesake.
        """
        with self._connection.writing():
            for row in self._connection.rows("SELECT * FROM speakers WHERE namesake IS NULL"):
                settle_name(self._connection, row)
            return int(self._connection.value("SELECT count(namesake) FROM speakers"))

    def link(
        self, speaker_id: str, scheme: str, value: str, *, user: str, reason: str | None = None
    ) -> Link:
        """Keep that a person says what the speaker is called elsewhere ("wikidata", "Q42").

        It takes the place of another value in the scheme. Raises UnknownName (speaker),
        JudgementError for a value that cannot be one.
        """
        return links.link(self._connection, speaker_id, scheme, value, user=user, reason=reason)

    def unlink(self, speaker_id: str, scheme: str, *, user: str, reason: str | None = None) -> None:
        """Keep that a person says it has no such name, whatever programs find.

        Raises UnknownName, JudgementError.
        """
        links.link(self._connection, speaker_id, scheme, None, user=user, reason=reason)

    def put_links(
        self, scheme: str, found: Mapping[str, str], *, by: str, reason: str | None = None
    ) -> int:
        """Keep what a program found speakers (by id) to be called; how many were new.

        What a person said stays. Speakers that are not in the record are passed over.
        Raises JudgementError.
        """
        return links.put_links(self._connection, scheme, found, by=by, reason=reason)

    def take_links(self, scheme: str, speakers: Iterable[str], *, by: str) -> int:
        """Take back what the program ``by`` found before for these speakers (by id) and for
        those merged with them; how many it was. What a person said, or another program, stays.
        """
        return links.take_links(self._connection, scheme, speakers, by=by)

    def links(self, speaker_id: str) -> tuple[Link, ...]:
        """What a speaker, and those merged with it, are called elsewhere. Raises UnknownName."""
        number = number_of(self._connection, "speakers", "speaker", speaker_id)
        return links.links_of(self._connection, number)

    def linked(self, scheme: str, value: str) -> list[str]:
        """Ids of the speakers that are called so."""
        return links.linked(self._connection, scheme, value)

    def _ids(self, where: str, number: int) -> tuple[str, ...]:
        sql = f"SELECT id FROM speakers WHERE {where} ORDER BY number"
        return tuple(row["id"] for row in self._connection.rows(sql, (number,)))

    def _same_as(self, number: int | None) -> str | None:
        found = self._connection.value("SELECT id FROM speakers WHERE number = ?", (number,))
        return None if found is None else str(found)

    def _tellings(self, number: int) -> tuple[Telling, ...]:
        counted: Counter[Told] = Counter()
        for row in self._connection.rows(_TOLD, (number,)):
            counted[told_by(row)] += row["articles"]
        kept = self._connection.rows(
            "SELECT * FROM speaker_evidence WHERE speaker = ? ORDER BY position", (number,)
        )
        reasons = {told_before(row): row["reason"] for row in kept}
        return tuple(
            Telling(*told, articles=counted[told], reason=reasons.get(told, _GIVEN))
            for told in reasons or counted
        )


_GIVEN = "the same id was given"
_NAMESAKES = (
    "number != ?1 AND (namesake = (SELECT coalesce(namesake, number) FROM speakers"
    " WHERE number = ?1) OR number = (SELECT namesake FROM speakers WHERE number = ?1))"
)
_TOLD = (
    "SELECT p.kind, p.name, i.role, i.affiliation, i.country, i.home,"
    " count(DISTINCT i.article) AS articles FROM introductions AS i"
    " JOIN speakers AS p ON p.number = i.speaker WHERE i.speaker = ?"
    " GROUP BY 3, 4, 5, 6 ORDER BY min(i.article), min(i.number)"
)
