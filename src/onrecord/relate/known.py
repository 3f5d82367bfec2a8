"""Statements of a record that were loaded before, for those who ask for the same ones again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.statements import Statement

__all__ = ["Known"]

_MOST = 4096


class Known:
    """The latest ``most`` statements that were asked for, in memory while nothing changes them."""

    def __init__(self, record: Record, *, most: int = _MOST) -> None:
        self._record, self._most = record, most
        self._statements: dict[str, Statement] = {}

    def statements(self, ids: Iterable[str]) -> list[Statement]:
        """Those of these that are in the record, in their order."""
        asked = list(ids)
        lacking = [one for one in asked if one not in self._statements]
        self._statements |= {s.id: s for s in self._record.statements_by_id(lacking)}
        found = [self._statements[one] for one in asked if one in self._statements]
        for one in list(self._statements)[: -self._most]:
            del self._statements[one]
        return found
