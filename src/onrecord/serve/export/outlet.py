"""Where a library writes a file that is sent on piece by piece."""

from __future__ import annotations

from typing import Any

__all__ = ["Outlet"]


class Outlet:
    """A binary file that can be written but not sought in; ``taken`` empties it."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def write(self, piece: Any) -> int:
        """Keep the bytes of ``piece`` until they are taken; their number."""
        self._pieces.append(bytes(piece))
        self._length += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        """How many bytes were ever written."""
        return self._length

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """What was written can still be taken."""

    def taken(self) -> bytes:
        """All that was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
