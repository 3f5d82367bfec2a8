"""What a record keeps beside its articles and statements."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.record.comparing.appearances import Appearances
from onrecord.record.comparing.fingerprints import Fingerprints
from onrecord.record.comparing.matters import Matters
from onrecord.record.comparing.relations import Relations
from onrecord.record.connection import Connection
from onrecord.record.identities.identities import Identities
from onrecord.record.judging.judgements import Judgements
from onrecord.record.overview.overview import Overview

if TYPE_CHECKING:
    from onrecord.record.comparing.cells import Cells
    from onrecord.record.comparing.vectors import Vectors

__all__ = ["Parts"]


class Parts:
    """The parts of a record, each with what can be asked of it and written to it."""

    _connection: Connection

    @cached_property
    def overview(self) -> Overview:
        """Questions with counts, speakers and outlets at a glance."""
        return Overview(self._connection)

    @cached_property
    def vectors(self) -> Vectors:
        """Vectors of what was said."""
        from onrecord.record.comparing.vectors import Vectors  # and numpy, for those who use it

        return Vectors(self._connection)

    @cached_property
    def appearances(self) -> Appearances:
        """Which statements are printings of the same words."""
        return Appearances(self._connection)

    @cached_property
    def cells(self) -> Cells:
        """Lists of vectors that are near each other, in a large record."""
        from onrecord.record.comparing.cells import Cells

        return Cells(self._connection)

    @cached_property
    def fingerprints(self) -> Fingerprints:
        """By what printings of the same words are found."""
        return Fingerprints(self._connection)

    @cached_property
    def identities(self) -> Identities:
        """Who is who across articles."""
        return Identities(self._connection)

    @cached_property
    def matters(self) -> Matters:
        """Which statements are about the same question."""
        return Matters(self._connection)

    @cached_property
    def relations(self) -> Relations:
        """How statements stand to each other."""
        return Relations(self._connection)

    @cached_property
    def judgements(self) -> Judgements:
        """What people decided about all of it."""
        return Judgements(self._connection)
