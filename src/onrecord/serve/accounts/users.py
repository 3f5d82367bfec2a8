"""Who may log in, as what, and with which password."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from onrecord.errors import AccountError, UnknownName
from onrecord.serve.accounts.database import Database, now

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["ROLES", "SHORTEST_PASSWORD", "Role", "User", "Users", "rank"]

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may: look; judge; and manage."""

SHORTEST_PASSWORD = 8
_LONGEST_PASSWORD = 1024
_NAME = re.compile(r"[\w][\w.@+-]{0,63}")


@dataclass(frozen=True, slots=True)
class User:
    """Someone who may log in, unless ``disabled``; ``added`` is an ISO 8601 time."""

    name: str
    role: Role
    added: str
    disabled: bool = False


def rank(role: str) -> int:
    """How much a role may do. Raises UnknownName."""
    if role not in ROLES:
        raise UnknownName("role", role, ROLES)
    return ROLES.index(role)


class Users:
    """The users of one record. Names are the same whatever their case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, password: str, *, role: str = "reader") -> User:
        """A new user. Raises AccountError (name or password will not do), UnknownName (role)."""
        rank(role)
        if not _NAME.fullmatch(name):
            raise AccountError(
                f"{name!r} is no user name; take up to 64 letters, digits and the signs . @ + - _"
            )
        row = (name, role, _hash(name, password), now())
        with self._database.writing() as connection:
            if connection.value("SELECT 1 FROM users WHERE name = ?", (name,)):
                raise AccountError(f"there is a user called {name!r} already")
            connection.run(
                "INSERT INTO users (name, role, password, added) VALUES (?, ?, ?, ?)", row
            )
        return self.get(name)

    def all(self) -> list[User]:
        """All users, by name."""
        if not self._database.exists:
            return []
        with self._database.open() as connection:
            rows = connection.rows("SELECT * FROM users ORDER BY name")
        return [_user(row) for row in rows]

    def get(self, name: str) -> User:
        """The user of that name. Raises UnknownName."""
        for user in self.all():
            if user.name.lower() == name.lower():
                return user
        raise UnknownName("user", name, [user.name for user in self.all()])

    def remove(self, name: str) -> None:
        """Take the user away, with sessions and tokens. Raises UnknownName."""
        user = self.get(name)
        with self._database.writing() as connection:
            connection.run("DELETE FROM users WHERE name = ?", (user.name,))

    def set_role(self, name: str, role: str) -> None:
        """Let the user do more or less; it holds at once. Raises UnknownName."""
        rank(role)
        user = self.get(name)
        with self._database.writing() as connection:
            connection.run("UPDATE users SET role = ? WHERE name = ?", (role, user.name))

    def set_disabled(self, name: str, disabled: bool) -> None:
        """Keep the user out, or let them in again; the name stays theirs.

        Sessions end, and tokens are no one's for as long. Raises UnknownName.
        """
        user = self.get(name)
        with self._database.writing() as connection:
            connection.run(
                "UPDATE users SET disabled = ? WHERE name = ?", (int(disabled), user.name)
            )
            connection.run("DELETE FROM sessions WHERE user = ?1 AND ?2", (user.name, disabled))

    def set_password(self, name: str, password: str) -> None:
        """Change the password and end the user's sessions. Raises UnknownName, AccountError."""
        user = self.get(name)
        hashed = _hash(user.name, password)
        with self._database.writing() as connection:
            connection.run("UPDATE users SET password = ? WHERE name = ?", (hashed, user.name))
            connection.run("DELETE FROM sessions WHERE user = ?", (user.name,))

    def with_password(self, name: str, password: str) -> User | None:
        """The user, when the password is theirs and they may come in.

        A wrong name takes as long as a wrong password.
        """
        if not self._database.exists:
            return None
        with self._database.open() as connection:
            row = connection.row("SELECT * FROM users WHERE name = ?", (name,))
        hashed = row["password"] if row else _hash_of_no_one()
        right = _matches(hashed, password)
        return _user(row) if row and right and not row["disabled"] else None


def _user(row: sqlite3.Row) -> User:
    return User(row["name"], row["role"], row["added"], bool(row["disabled"]))


def _hash(name: str, password: str) -> str:
    """Argon2id of the password. Raises AccountError when it is too short, long or the name."""
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise AccountError(f"a password has {SHORTEST_PASSWORD} to {_LONGEST_PASSWORD} characters")
    if password.lower() == name.lower():
        raise AccountError("a password must not be the user's name")
    return _hasher().hash(password.encode("utf-8", "surrogatepass"))


def _matches(hashed: str, password: str) -> bool:
    from argon2.exceptions import VerificationError

    if len(password) > _LONGEST_PASSWORD:
        return False
    try:
        return _hasher().verify(hashed, password.encode("utf-8", "surrogatepass"))
    except VerificationError:
        return False


@cache
def _hasher() -> PasswordHasher:
    """Argon2id with the parameters of RFC 9106 for little memory (64 MiB, 3 passes)."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _hash_of_no_one() -> str:
    return _hasher().hash("no one has this password")
