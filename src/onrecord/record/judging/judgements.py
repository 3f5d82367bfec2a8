"""What people decided: a log that grows, and never changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from onrecord.errors import JudgementError, UnknownName
from onrecord.judgements import SUBJECTS, Judgement
from onrecord.record.connection import Connection
from onrecord.record.judging import log
from onrecord.record.judging.anchoring import anchor
from onrecord.record.judging.settling import settle
from onrecord.record.judging.subjects import Judged, judged
from onrecord.record.judging.verdicts import checked_detail, checked_text, checked_verdict
from onrecord.record.writing.publication import now

__all__ = ["Judgements"]


class Judgements:
    """The judgements of a record, and the way to make them.

    They outlive the reading of an article by another extractor: each is tied to the words
    that it is about, and holds for the statement that has the same spans, or whose content
    shares ``LEAST_OVERLAP`` of its characters with theirs.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        subject: str,
        id: str,
        verdict: str,
        *,
        user: str,
        reason: str | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> Judgement:
        """Keep a judgement and let the record follow it, in one transaction.

        ``id`` is a whole id, or the beginning of just one. ``detail``: for ``correct`` the
        fields of ``FIELDS`` with their values, None to clear one; for ``merge`` the ids
        under ``with``, for ``split`` those under ``out`` (statements; of a speaker also
        speakers that were merged with it). Of merged matters the oldest one stays.

        Raises UnknownName (subject, id, verdict, field, value), DateError, JudgementError.
        """
        checked_verdict(subject, verdict)
        given = checked_detail(subject, verdict, detail or {})
        who, why = checked_text("user", user), checked_text("reason", reason) if reason else None
        with self._connection.writing():
            one = judged(self._connection, subject, id, verdict, given)
            number = self._insert(subject, verdict, one, who, why)
            anchor(self._connection, number, one.statements)
            settle(self._connection, subject, one.statements)
        return self.get(number)

    def get(self, number: int) -> Judgement:
        """The judgement with this number. Raises UnknownName."""
        found = log.judgements(self._connection, "j.number = ?", (number,))
        if not found:
            near = "SELECT number FROM judgements ORDER BY abs(number - ?) LIMIT 5"
            known = map(str, self._connection.numbers(near, (number,)))
            total = self._connection.value("SELECT count(*) FROM judgements")
            raise UnknownName("judgement", str(number), known, total=total)
        return found[0]

    def withdraw(self, number: int, *, user: str) -> Judgement:
        """Take a judgement back; what others say holds again. It stays in the log.

        Raises UnknownName for a number that is none, JudgementError when it was taken back
        before.
        """
        who = checked_text("user", user)
        with self._connection.writing():
            one = self.get(number)
            if one.withdrawn:
                raise JudgementError(
                    f"judgement {number} was withdrawn by {one.withdrawn_by} on {one.withdrawn}"
                )
            self._connection.insert_row("withdrawals", judgement=number, user=who, made=now())
            settle(self._connection, one.subject, self._anchored(number))
        return self.get(number)

    def _insert(
        self, subject: str, verdict: str, one: Judged, user: str, reason: str | None
    ) -> int:
        return self._connection.insert_row(
            "judgements",
            subject=subject,
            subject_id=one.id,
            verdict=verdict,
            user=user,
            made=now(),
            reason=reason,
            detail=json.dumps(one.detail, ensure_ascii=False),
            found=json.dumps(one.found, ensure_ascii=False),
        )

    def _anchored(self, number: int) -> list[int]:
        sql = "SELECT statement FROM anchors WHERE judgement = ? AND statement IS NOT NULL"
        return list(self._connection.numbers(f"{sql} ORDER BY position", (number,)))

    def list(
        self,
        subject: str | None = None,
        id: str | None = None,
        *,
        user: str | None = None,
        withdrawn: bool = False,
    ) -> list[Judgement]:
        """The judgements that hold, the first made first.

        ``id``: of this statement, speaker, matter or relation, also those made when the
        same words had another id. ``withdrawn``: also those that were taken back. Raises
        UnknownName (subject).
        """
        asked: list[str] = ["1" if withdrawn else "w.judgement IS NULL"]
        values: list[Any] = []
        if subject is not None:
            if subject not in SUBJECTS:
                raise UnknownName("subject of a judgement", subject, SUBJECTS)
            asked.append("j.subject = ?")
            values.append(subject)
        if id is not None:
            asked.append(_OF)
            values.extend([id] * 3)
        if user is not None:
            asked.append("j.user = ?")
            values.append(user)
        return log.judgements(self._connection, " AND ".join(asked), values)


# Judgements of what has this id, whatever its id was when they were made.
_OF = (
    "(j.subject_id = ? OR j.subject = 'statement' AND j.number IN (SELECT judgement FROM anchors"
    " WHERE statement = (SELECT number FROM statements WHERE id = ?))"
    " OR j.subject = 'relation' AND j.number IN (SELECT x.judgement FROM relations AS r"
    "  JOIN anchors AS x ON x.statement = r.first JOIN anchors AS y ON y.statement = r.second"
    "  AND y.judgement = x.judgement WHERE r.id = ?))"
)
