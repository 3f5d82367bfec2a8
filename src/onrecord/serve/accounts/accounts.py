"""The accounts of one record."""

from __future__ import annotations

from pathlib import Path

from onrecord.serve.accounts.database import Database, accounts_path
from onrecord.serve.accounts.sessions import Sessions
from onrecord.serve.accounts.throttle import Throttle
from onrecord.serve.accounts.tokens import Tokens
from onrecord.serve.accounts.users import User, Users

__all__ = ["Accounts"]


class Accounts:
    """Users, sessions and tokens, in a file of their own.

    ``path`` is that file; ``Accounts.of("news.db")`` keeps them in ``news.accounts.db``.
    Any thread may use it. Every method may raise RecordError.
    """

    def __init__(self, path: str | Path) -> None:
        database = Database(path)
        self.path = database.path
        self.users = Users(database)
        self.sessions = Sessions(database)
        self.tokens = Tokens(database)
        self.throttle = Throttle(database)
        self.key = database.key

    @classmethod
    def of(cls, record: str | Path) -> Accounts:
        """The accounts of a record's file, whether there are any yet or not."""
        return cls(accounts_path(record))

    def log_in(self, name: str, password: str, *, address: str) -> User | int | None:
        """The user; None when name or password are wrong; seconds to wait after many failures."""
        wait = self.throttle.enter(name, address)
        if wait:
            return wait
        user = self.users.with_password(name, password)
        if user is not None:
            self.throttle.forget(name, address)
        return user
