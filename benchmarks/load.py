"""Users of a site, in a process of their own: each asks for a page, reads, asks for the next."""

from __future__ import annotations

import http.client
import json
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

__all__ = ["Answered", "load", "main"]

_TIMEOUT = 120


class Answered(NamedTuple):
    """A visit: its kind, seconds until its last byte was read, and the HTTP status."""

    kind: str
    seconds: float
    status: int


def load(
    port: int, users: Sequence[Sequence[tuple[str, str]]], *, seconds: float, pause: float
) -> list[Answered]:
    """What the users' visits took: each goes through its own list, again and again.

    After each answer a user waits for ``pause`` seconds on average (exponentially
    distributed), and stops ``seconds`` after the start; one without any (0) goes through
    the list once.
    """
    end = time.monotonic() + seconds if seconds else None
    with ThreadPoolExecutor(len(users)) as pool:
        runs = [
            pool.submit(_user, port, visits, end, pause, random.Random(n))
            for n, visits in enumerate(users)
        ]
        return [one for run in runs for one in run.result()]


def _user(
    port: int,
    visits: Sequence[tuple[str, str]],
    end: float | None,
    pause: float,
    chance: random.Random,
) -> list[Answered]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_TIMEOUT)
    found: list[Answered] = []
    number = 0
    while number < len(visits) if end is None else time.monotonic() < end:
        if pause:
            time.sleep(chance.expovariate(1 / pause))
        found.append(_visit(connection, *visits[number % len(visits)]))
        number += 1
    connection.close()
    return found


def _visit(connection: http.client.HTTPConnection, kind: str, address: str) -> Answered:
    start = time.perf_counter()
    try:
        answer = _asked(connection, address)
    except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
        connection.close()  # it was idle for longer than the site keeps connections
        answer = _asked(connection, address)
    answer.read()
    return Answered(kind, time.perf_counter() - start, answer.status)


def _asked(connection: http.client.HTTPConnection, address: str) -> http.client.HTTPResponse:
    connection.request("GET", address)
    return connection.getresponse()


def main() -> None:
    """Read one JSON object from standard input, with what ``load`` takes; write the answers."""
    asked = json.load(sys.stdin)
    json.dump(load(asked.pop("port"), asked.pop("users"), **asked), sys.stdout)


if __name__ == "__main__":
    main()
