"""What a person decides about a statement, a matter or a relation, sent from its page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from onrecord.errors import DateError, JudgementError, UnknownName
from onrecord.record import Record
from onrecord.record.judging.verdicts import FIELDS, VERDICTS_ON
from onrecord.serve.accounts.access import Viewer
from onrecord.serve.accounts.viewers import posted_form, reviewer
from onrecord.serve.records import writing
from onrecord.serve.web.addresses import address

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SUBJECTS = {
    "matters": "matter", "relations": "relation", "speakers": "speaker", "statements": "statement",
}  # fmt: skip
_LONGEST_REASON = 4000

Form = Annotated[FormData, Depends(posted_form)]
Reviewer = Annotated[Viewer, Depends(reviewer)]


@router.post("/{folder}/{subject_id:path}/judgements")
def judge(
    request: Request, folder: str, subject_id: str, form: Form, who: Reviewer
) -> RedirectResponse:
    """Add a judgement; then back to the page of what was judged."""
    subject = _SUBJECTS.get(folder)
    verdict = _field(form, "verdict")
    if subject is None or verdict not in VERDICTS_ON[subject]:
        raise HTTPException(400, "Choose what to do: the form did not say.")
    reason, detail = _field(form, "reason")[:_LONGEST_REASON] or None, _detail(subject, form)
    _require(verdict, reason, detail)
    with writing(request) as record:
        _add(record, subject, subject_id, verdict, user=who.name, reason=reason, detail=detail)
    return _back(subject, subject_id)


@router.post("/judgements/{number}/withdrawal", dependencies=[Depends(posted_form)])
def withdraw(request: Request, number: int, who: Reviewer) -> RedirectResponse:
    """Take a judgement back: one's own, or as an admin anyone's."""
    with writing(request) as record:
        found = [one for one in record.judgements.list(withdrawn=True) if one.number == number]
        if not found:
            raise HTTPException(404, f"There is no judgement {number}.")
        if found[0].user != who.name and not who.may("admin"):
            raise HTTPException(403, "Only who made a judgement, or an admin, may take it back.")
        record.judgements.withdraw(number, user=who.name)
    return _back(found[0].subject, found[0].subject_id)


def _add(record: Record, subject: str, subject_id: str, verdict: str, **more: Any) -> None:
    """A correction that cannot be is told to the reader, who can mend it."""
    try:
        record.judgements.add(subject, subject_id, verdict, **more)
    except (DateError, JudgementError, UnknownName) as error:
        raise HTTPException(400, str(error)) from error


def _detail(subject: str, form: FormData) -> dict[str, Any]:
    """The corrected fields that the form has values for."""
    if _field(form, "verdict") != "correct":
        return {}
    given = {name: _field(form, f"to_{name}") for name in FIELDS[subject]}
    return {name: value for name, value in given.items() if value}


def _require(verdict: str, reason: str | None, detail: dict[str, Any]) -> None:
    if verdict == "comment" and reason is None:
        raise HTTPException(400, "A comment needs words.")
    if verdict == "correct" and not detail:
        raise HTTPException(400, "A correction needs at least one right value.")


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _back(subject: str, subject_id: str) -> RedirectResponse:
    return RedirectResponse(f"{address(subject, subject_id)}#judgements", 303)
