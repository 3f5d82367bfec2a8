"""Files of what a page shows, in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import StreamingResponse

from onrecord.record import Record
from onrecord.serve.export import exporter
from onrecord.serve.records import reading
from onrecord.serve.web.downloads import FORMATS
from onrecord.serve.web.parameters import question_of, word_of
from onrecord.statements import Statement

__all__ = ["MOST", "router"]

MOST = 20_000
"""Statements in one file; for more there is ``onrecord export``."""

router = APIRouter()

_ELSE = "Ask for fewer, or use the command onrecord export."
_IN_MEMORY = 4 * 1024 * 1024
_PIECE = 64 * 1024


@router.get("/files/{name}", include_in_schema=False)
def file(request: Request, name: str) -> StreamingResponse:
    """The statements that the query asks for, as ``name``, one of FORMATS.

    The file is written whole before any of it is sent, in the thread that reads the record:
    what goes wrong is told, and never leaves half a file.
    """
    if name not in FORMATS:
        raise HTTPException(404, f"There is no format called {name[:40]}.")
    kind, whole = FORMATS[name], SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    try:
        with reading(request) as record:
            whole.writelines(exporter(name)(_statements(record, request)))
    except BaseException:
        whole.close()
        raise
    whole.seek(0)
    disposition = f'attachment; filename="onrecord.{kind.suffix}"'
    return StreamingResponse(
        _pieces(whole), media_type=kind.media, headers={"Content-Disposition": disposition}
    )


def _statements(record: Record, request: Request) -> Iterator[Statement]:
    asked = request.query_params
    if one := word_of(asked, "statement"):
        return iter([record.statement(one)])
    if one := word_of(asked, "relation"):
        found = record.relations.get(one)
        return iter(record.statements_by_id([found.first, found.second]))
    if one := word_of(asked, "matter"):
        return iter(record.statements_by_id(record.matters.get(one).statements[:MOST]))
    return _few(record.overview.statements(question_of(asked)))


def _few(statements: Iterator[Statement]) -> Iterator[Statement]:
    """At most MOST of them; refuses the whole file where there are more."""
    for number, statement in enumerate(statements):
        if number == MOST:
            raise HTTPException(413, f"A file from here holds {MOST:,} statements at most. {_ELSE}")
        yield statement


def _pieces(whole: IO[bytes]) -> Iterator[bytes]:
    with whole:
        while piece := whole.read(_PIECE):
            yield piece
