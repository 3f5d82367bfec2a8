"""``relate.check`` for programs that run long: the models are loaded once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relate.check import Check
    from onrecord.relate.judge import Judge
    from onrecord.relate.vectors import Sentences

__all__ = ["checked", "sentences"]


def checked(record: Record, claim: str, **asked: Any) -> Check:
    """What the record has for and against a claim; ``asked`` as for ``relate.check.check``.

    Raises ClaimError, DateError, UnknownName, ModelError.
    """
    from onrecord.relate.check import check

    return check(record, claim, judge=_judge(), sentences=sentences(), **asked)


@cache
def _judge() -> Judge:
    from onrecord.relate.entailment import Entailment

    return Entailment()


@cache
def sentences() -> Sentences:
    """The shipped sentence encoder; it loads its weights when first used."""
    from onrecord.relate.vectors import Sentences

    return Sentences()
