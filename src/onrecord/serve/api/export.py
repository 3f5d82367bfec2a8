"""``/export``: statements in the formats of other programs, streamed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import StreamingResponse

from onrecord.errors import OnRecordError, UnknownName
from onrecord.record import Record
from onrecord.record.search.question import Question
from onrecord.serve.api.parameters import ExportAsked
from onrecord.serve.api.streaming import made_elsewhere
from onrecord.serve.export import Exporter, exporter
from onrecord.serve.records import path_of

__all__ = ["MEDIA", "routes"]

routes = APIRouter(tags=["statements"])

MEDIA = {
    "bibtex": ("application/x-bibtex", "bib"),
    "brat": ("application/zip", "zip"),
    "cas": ("application/zip", "zip"),
    "csl": ("application/vnd.citationstyles.csl+json", "json"),
    "csv": ("text/csv; charset=utf-8; header=present", "csv"),
    "ftm": ("application/jsonl", "ftm.jsonl"),
    "jsonl": ("application/jsonl", "jsonl"),
    "jsonld": ("application/ld+json", "jsonld"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "ris": ("application/x-research-info-systems", "ris"),
}
"""Media type and file name suffix of each format; of others, application/octet-stream."""


@routes.get(
    "/export",
    response_class=Response,
    responses={
        200: {
            "description": "The file.",
            "content": {media.split(";")[0]: {} for media, _ in MEDIA.values()},
        }
    },
)
def export(request: Request, asked: Annotated[ExportAsked, Query()]) -> Response:
    """All the statements that the filters ask for, as a file, sent while it is made."""
    write = _exporter(asked.format)
    question = asked.question(words=asked.q)
    chunks = made_elsewhere(lambda: _file(path_of(request), write, question))
    first = _first(chunks)
    media, suffix = MEDIA.get(asked.format, ("application/octet-stream", "bin"))
    return StreamingResponse(
        chain([first], chunks),
        media_type=media,
        headers={
            "Content-Disposition": f'attachment; filename="statements.{suffix}"',
            "Cache-Control": "private, no-store",
        },
    )


def _first(chunks: Iterator[bytes]) -> bytes:
    """Where the file begins; what is wrong with the question is known before an answer begins."""
    try:
        return next(chunks, b"")
    except OnRecordError as problem:
        if type(problem) is OnRecordError:  # the format needs a package that is not here
            raise HTTPException(501, str(problem)) from problem
        raise


def _exporter(name: str) -> Exporter:
    """The exporter of that name. Raises 422 for an unknown one."""
    try:
        return exporter(name)
    except UnknownName as problem:
        raise HTTPException(422, str(problem)) from problem


def _file(path: Path, write: Exporter, question: Question) -> Iterator[bytes]:
    with Record(path, create=False, read_only=True) as record:
        yield from write(record.overview.statements(question))
