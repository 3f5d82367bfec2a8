"""Slows down whoever guesses passwords, also over restarts and from several processes."""

from __future__ import annotations

import math
import time

from onrecord.record.connection import Connection
from onrecord.serve.accounts.database import Database
from onrecord.serve.accounts.secret import digest

__all__ = ["PER_ADDRESS", "PER_NAME", "WINDOW", "Throttle"]

WINDOW = 15 * 60
"""Seconds for which a failed login counts."""
PER_NAME = 5
PER_ADDRESS = 20
"""How many may fail in that time before the next is not even looked at."""


class Throttle:
    """Counts logins by name and by address before they are tried."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self, name: str, address: str) -> int:
        """Count a login as failed; 0 when it may be tried, else the seconds to wait first.

        Counting comes first, so that many at once are not all let through.
        """
        at = time.time()
        with self._database.writing() as connection:
            connection.run("DELETE FROM failures WHERE at < ?", (at - WINDOW,))
            wait = max(
                _wait(connection, _of_name(name), PER_NAME, at),
                _wait(connection, _of_address(address), PER_ADDRESS, at),
            )
            if not wait:
                for who in (_of_name(name), _of_address(address)):
                    connection.run("INSERT INTO failures (who, at) VALUES (?, ?)", (who, at))
        return wait

    def forget(self, name: str, address: str) -> None:
        """The login was right: the name's failures are forgotten, and this one of the address."""
        with self._database.writing() as connection:
            connection.run("DELETE FROM failures WHERE who = ?", (_of_name(name),))
            connection.run(
                "DELETE FROM failures WHERE number ="
                " (SELECT max(number) FROM failures WHERE who = ?)",
                (_of_address(address),),
            )


def _wait(connection: Connection, who: str, most: int, at: float) -> int:
    """Seconds until one more may be tried."""
    oldest = connection.value(
        "SELECT at FROM failures WHERE who = ? ORDER BY at DESC LIMIT 1 OFFSET ?", (who, most - 1)
    )
    return 0 if oldest is None else max(1, math.ceil(oldest + WINDOW - at))


def _of_name(name: str) -> str:
    """Typed into the name's field by mistake, a password must not be kept: its digest is."""
    return "name:" + digest(name.lower())


def _of_address(address: str) -> str:
    return f"address:{address}"
