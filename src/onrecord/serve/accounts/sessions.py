"""Who is logged in: ids that only the browser has, which can be taken back here."""

from __future__ import annotations

import secrets
import time

from onrecord.serve.accounts.database import Database, now
from onrecord.serve.accounts.secret import digest
from onrecord.serve.accounts.users import User

__all__ = ["LONGEST_SESSION", "Sessions"]

LONGEST_SESSION = 7 * 24 * 3600
"""Seconds after which everybody has to log in again."""


class Sessions:
    """The sessions of one record's users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, user: User) -> str:
        """A new session's id, 256 random bits; only its digest is kept."""
        session = secrets.token_urlsafe(32)
        with self._database.writing() as connection:
            connection.run("DELETE FROM sessions WHERE expires < ?", (time.time(),))
            connection.run(
                "INSERT INTO sessions (digest, user, begun, expires) VALUES (?, ?, ?, ?)",
                (digest(session), user.name, now(), time.time() + LONGEST_SESSION),
            )
        return session

    def user_of(self, session: str) -> User | None:
        """Whose session it is, with the role of now; None when it has ended."""
        if not self._database.exists:
            return None
        with self._database.open() as connection:
            row = connection.row(
                "SELECT users.name, role, added FROM sessions JOIN users ON users.name = user"
                " WHERE digest = ? AND expires >= ? AND NOT disabled",
                (digest(session), time.time()),
            )
        return User(*row) if row else None

    def end(self, session: str) -> None:
        """From now on the id is no one's."""
        with self._database.writing() as connection:
            connection.run("DELETE FROM sessions WHERE digest = ?", (digest(session),))
