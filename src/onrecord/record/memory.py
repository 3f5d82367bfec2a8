"""What was worked out of one state of a record, for all who ask while it is in that state."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

__all__ = ["Memory"]

Value = TypeVar("Value")

_MOST = 256


@dataclass(eq=False)
class _Entry:
    """A value, once it is known; who works it out holds the lock."""

    lock: Lock = field(default_factory=Lock)
    known: bool = False
    value: Any = None


class Memory:
    """Values by key, of the latest state that anyone asked for; any thread may use it.

    A state is a number that grows whenever something was written. What was asked for
    longest ago goes when there are more than ``most``.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._state = -1
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = Lock()

    def get(self, state: int, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made at most once in each state.

        ``state`` must have been read before what ``make`` reads. Who asks for what another
        thread is making waits for it; what fails is tried again by the next.
        """
        entry = self._entry(state, key)
        if entry is None:
            return make()
        with entry.lock:
            if not entry.known:
                entry.value = make()
                entry.known = True
            value: Value = entry.value
            return value

    def _entry(self, state: int, key: Hashable) -> _Entry | None:
        """The key's entry; None in a state that is over."""
        with self._lock:
            if state < self._state:
                return None
            if state > self._state:
                self._entries.clear()
                self._state = state
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
            return entry
