"""API tokens: shown once, recognised by their digest, taken back at any time."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from onrecord.errors import UnknownName
from onrecord.serve.accounts.database import Database, now
from onrecord.serve.accounts.secret import digest
from onrecord.serve.accounts.users import User

__all__ = ["PREFIX", "Token", "Tokens"]

PREFIX = "onrecord_"
"""Every token begins with it, so that scanners for leaked secrets know one."""


@dataclass(frozen=True, slots=True)
class Token:
    """What may be told of a token; ``made`` is an ISO 8601 time."""

    number: int
    user: str
    label: str
    made: str


class Tokens:
    """The tokens of one record's users. A token may do what its user may."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, user: User, *, label: str = "") -> str:
        """A new token of 256 random bits. It cannot be shown again."""
        token = PREFIX + secrets.token_urlsafe(32)
        with self._database.writing() as connection:
            connection.run(
                "INSERT INTO tokens (digest, user, label, made) VALUES (?, ?, ?, ?)",
                (digest(token), user.name, label[:200], now()),
            )
        return token

    def all(self, user: User | None = None) -> list[Token]:
        """The tokens of one user, or of all, in the order of making."""
        if not self._database.exists:
            return []
        with self._database.open() as connection:
            rows = connection.rows(
                "SELECT number, user, label, made FROM tokens"
                " WHERE ?1 IS NULL OR user = ?1 ORDER BY number",
                (user.name if user else None,),
            )
        return [Token(*row) for row in rows]

    def revoke(self, number: int) -> None:
        """From now on the token is no one's. Raises UnknownName."""
        known = [str(token.number) for token in self.all()]
        if str(number) not in known:
            raise UnknownName("token", str(number), known)
        with self._database.writing() as connection:
            connection.run("DELETE FROM tokens WHERE number = ?", (number,))

    def user_of(self, token: str) -> User | None:
        """Whose token it is, with the role of now; None when it is no one's."""
        if not token.startswith(PREFIX) or not self._database.exists:
            return None
        with self._database.open() as connection:
            row = connection.row(
                "SELECT users.name, role, added FROM tokens JOIN users ON users.name = user"
                " WHERE digest = ? AND NOT disabled",
                (digest(token),),
            )
        return User(*row) if row else None
