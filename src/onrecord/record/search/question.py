"""What a person asks of the statements: words, and which statements they must be in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.errors import UnknownName
from onrecord.record.connection import Connection
from onrecord.record.search.filters import Conditions, of_statements
from onrecord.record.search.query import Query
from onrecord.statements import ACTS, SPEAKER_KINDS, STANCES

__all__ = ["ORDERS", "Question"]

ORDERS = ("best", "newest", "oldest")

_OF_MANY = "(SELECT kind FROM speakers WHERE number = s.speaker) = ?"
_OF_FEW = "s.speaker IN (SELECT number FROM speakers WHERE kind = ?)"
_FEW = 1000
_FROM = "s.introduction IN (SELECT number FROM introductions WHERE country = ?)"
_THROUGH = "s.number IN (SELECT statement FROM via WHERE name = ? COLLATE NOCASE)"


@dataclass(frozen=True, slots=True)
class Question:
    """Words and filters; what is None, empty or false asks nothing.

    ``words`` as for ``Record.search``. ``speaker``, ``outlet``, ``since``, ``until`` and
    ``form`` as for ``Record.statements``; ``who`` is the id of one speaker, ``article`` that
    of one article. ``kind`` is the speaker's, ``country`` the speaker's (ISO 3166 alpha-2),
    ``via`` the whole name of someone in the chain. ``unnamed`` is short for the kind of
    that name. ``order`` is ``best`` (with words), ``newest`` or ``oldest``. Statements that
    a person rejected are left out.
    """

    words: str = ""
    speaker: str | None = None
    who: str | None = None
    kind: str | None = None
    outlet: str | None = None
    via: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    form: str | None = None
    act: str | None = None
    stance: str | None = None
    hedged: bool = False
    unnamed: bool = False
    article: str | None = None
    order: str | None = None

    def conditions(self, connection: Connection) -> Conditions:
        """Conditions on ``statements AS s``; raises DateError, UnknownName."""
        asked = of_statements(
            connection,
            speaker=self.speaker or None,
            outlet=self.outlet or None,
            since=self.since or None,
            until=self.until or None,
            form=self.form or None,
        )
        for sql, value in self._exact():
            asked.require(sql, value)
        kind = "unnamed" if self.unnamed else _known("kind", self.kind, SPEAKER_KINDS)
        if kind:
            asked.require(_of_kind(connection, kind), kind)
        if self.hedged:
            asked.require("s.hedged = 1")
        return asked

    def query(self) -> Query | None:
        """The words in FTS5's language; None when none were asked for."""
        return Query.of(self.words) if self.words.strip() else None

    def _exact(self) -> list[tuple[str, Any]]:
        """Each filter on one value that was asked for, with the value."""
        possible = [
            ("s.speaker = (SELECT number FROM speakers WHERE id = ?)", self.who),
            ("s.article = (SELECT number FROM articles WHERE id = ?)", self.article),
            (_FROM, self.country and self.country.upper()),
            (_THROUGH, self.via),
            ("s.act = ?", _known("act", self.act, ACTS)),
            ("s.stance = ?", _known("stance", self.stance, STANCES)),
        ]
        return [(sql, value) for sql, value in possible if value]


def _of_kind(connection: Connection, kind: str) -> str:
    """Speakers are asked for their kind one by one, newest statement first, unless few have it."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM speakers WHERE kind = ? LIMIT ?)"
    return _OF_FEW if connection.value(sql, (kind, _FEW)) < _FEW else _OF_MANY


def _known(what: str, name: str | None, known: tuple[str, ...]) -> str | None:
    if name and name not in known:
        raise UnknownName(what, name, known)
    return name
