"""What a person decides about a statement, speaker, matter or relation, sent from its page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from onrecord.errors import DateError, JudgementError, UnknownName
from onrecord.record import Record
from onrecord.record.judging.verdicts import FIELDS, VERDICTS_ON
from onrecord.record.search.question import Question
from onrecord.serve.accounts.access import Viewer
from onrecord.serve.accounts.viewers import posted_form, reviewer
from onrecord.serve.records import writing
from onrecord.serve.web.addresses import address
from onrecord.serve.web.meant import matter_meant, speaker_meant

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SUBJECTS = {
    "matters": "matter", "relations": "relation", "speakers": "speaker", "statements": "statement",
}  # fmt: skip
_LONGEST_REASON = 4000
_LONGEST_NAME = 1000
_MOST_OUT = 1000

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
    reason = _field(form, "reason")[:_LONGEST_REASON] or None
    with writing(request) as record:
        with _told():
            detail = _DETAILS.get(verdict, _nothing)(record, subject, subject_id, form)
            _require(verdict, reason, detail)
            record.judgements.add(
                subject, subject_id, verdict, user=who.name, reason=reason, detail=detail
            )
        return _back(subject, _kept(record, subject, subject_id))


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


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be decided so is told to the reader, who can mend it."""
    try:
        yield
    except (DateError, JudgementError, UnknownName) as error:
        raise HTTPException(400, str(error)) from error


def _nothing(_record: Record, _subject: str, _id: str, _form: FormData) -> dict[str, Any]:
    return {}


def _corrected(_record: Record, subject: str, _id: str, form: FormData) -> dict[str, Any]:
    """The corrected fields that the form has values for."""
    given = {name: _field(form, f"to_{name}") for name in FIELDS[subject]}
    return {name: value for name, value in given.items() if value}


def _merged(record: Record, subject: str, _id: str, form: FormData) -> dict[str, Any]:
    """The other speaker or matter that the form names."""
    typed = _field(form, "with")[:_LONGEST_NAME]
    if not typed:
        raise HTTPException(400, f"Say which other {subject} it is the same as.")
    meant = speaker_meant if subject == "speaker" else matter_meant
    return {"with": [meant(record, typed)]}


def _split(record: Record, subject: str, subject_id: str, form: FormData) -> dict[str, Any]:
    """What is ticked to be taken out: statements, speakers, or a speaker's articles."""
    out = [one for one in form.getlist("out") if isinstance(one, str)]
    articles = form.getlist("article") if subject == "speaker" else []
    for article in dict.fromkeys(articles):
        asked = Question(who=subject_id, article=str(article))
        out += [one.id for one in record.overview.statements(asked, limit=_MOST_OUT)]
    if not out:
        raise HTTPException(400, "Tick what is to be taken out.")
    return {"out": out}


_DETAILS = {"correct": _corrected, "merge": _merged, "split": _split}


def _require(verdict: str, reason: str | None, detail: dict[str, Any]) -> None:
    if verdict == "comment" and reason is None:
        raise HTTPException(400, "A comment needs words.")
    if verdict == "correct" and not detail:
        raise HTTPException(400, "A correction needs at least one right value.")


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _kept(record: Record, subject: str, subject_id: str) -> str:
    """Under which id it is now: that of another matter, where it was joined to an older one."""
    return record.matters.get(subject_id).id if subject == "matter" else subject_id


def _back(subject: str, subject_id: str) -> RedirectResponse:
    return RedirectResponse(f"{address(subject, subject_id)}#judgements", 303)
