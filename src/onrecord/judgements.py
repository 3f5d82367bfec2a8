"""What a person decided, about what, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

__all__ = ["SUBJECTS", "VERDICTS", "Judgement", "Subject", "Verdict"]

Subject = Literal["statement", "speaker", "matter", "relation"]
Verdict = Literal["accept", "reject", "correct", "merge", "split", "comment"]

SUBJECTS: tuple[Subject, ...] = get_args(Subject)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision; it is added to the log and never changed.

    ``subject_id`` is the id of the statement, speaker, matter or relation. ``detail`` holds
    what the verdict needs: for ``correct`` the fields and their right values
    (``{"speaker": "John Kerry", "act": "deny"}``); for ``merge`` the ids to join
    (``{"with": [id, ...]}``); for ``split`` those to take out (``{"out": [id, ...]}``).
    ``made`` is an ISO 8601 time in UTC. ``withdrawn`` is the time at which it was taken
    back, and None while it holds.
    """

    number: int
    subject: Subject
    subject_id: str
    verdict: Verdict
    user: str
    made: str
    reason: str | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    withdrawn: str | None = None
    withdrawn_by: str | None = None
