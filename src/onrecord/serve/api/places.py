"""Ids in addresses."""

from __future__ import annotations

import re

from fastapi import HTTPException

from onrecord.record import Record
from onrecord.statements import Statement

__all__ = ["is_id", "statement_at"]

_HEX = re.compile(r"[0-9a-f]+")


def is_id(text: str, lengths: tuple[int, ...] = (16,)) -> bool:
    """Whether it is as many hex digits as an id has."""
    return len(text) in lengths and bool(_HEX.fullmatch(text))


def statement_at(record: Record, id_: str) -> Statement:
    """The statement with exactly this id. Raises UnknownName, 404."""
    if not is_id(id_):
        raise HTTPException(404, "there is no statement with this id")
    return record.statement(id_)
