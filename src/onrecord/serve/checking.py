"""``relate.checking`` for programs that run long: the models are loaded once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relate.checking.check import Check
    from onrecord.relate.models.judge import Judge
    from onrecord.relate.models.vectors import Sentences

__all__ = ["checked", "sentences"]


def checked(record: Record, claim: str, **asked: Any) -> Check:
    """What the record has for and against a claim; ``asked`` as for ``relate.checking.check``.

    Raises ClaimError, DateError, UnknownName, ModelError.
    """
    from onrecord.relate.checking.check import check

    return check(record, claim, judge=_judge(), sentences=sentences(), **asked)


@cache
def _judge() -> Judge:
    from onrecord.relate.models.entailment import Entailment

    return Entailment()


@cache
def sentences() -> Sentences:
    """The shipped sentence encoder; it loads its weights when first used."""
    from onrecord.relate.models.vectors import Sentences

    return Sentences()
