"""A file sent while it is made, in little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, Full, Queue
from threading import Event, Thread

__all__ = ["made_elsewhere"]

_AHEAD = 8
"""Chunks that are made before they are asked for."""
_PATIENCE = 0.5


def made_elsewhere(make: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    """What ``make()`` yields, all of it made in one thread of its own.

    A record may only be used in the thread that opened it, and a web server asks for each
    chunk from any thread. At most eight chunks wait; when nobody asks for more, making
    ends. What ``make`` raises is raised here.
    """
    queue: Queue[bytes | BaseException | None] = Queue(_AHEAD)
    stop = Event()
    thread = Thread(target=_make, args=(make, queue, stop), daemon=True)
    thread.start()
    try:
        while (item := queue.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stop.set()
        with suppress(Empty):
            while True:
                queue.get_nowait()
        thread.join(timeout=30)


def _make(
    make: Callable[[], Iterator[bytes]],
    queue: Queue[bytes | BaseException | None],
    stop: Event,
) -> None:
    try:
        for chunk in make():
            if not _put(queue, chunk, stop):
                return
        _put(queue, None, stop)
    except BaseException as problem:  # noqa: BLE001 (it is raised where the chunks are asked for)
        _put(queue, problem, stop)


def _put(
    queue: Queue[bytes | BaseException | None], item: bytes | BaseException | None, stop: Event
) -> bool:
    """Put it as soon as there is room; False once nobody asks for more."""
    while not stop.is_set():
        with suppress(Full):
            queue.put(item, timeout=_PATIENCE)
            return True
    return False
