"""The newsroom as gold has it in a record, with what was planted in it, and its site."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from fastapi import FastAPI

from onrecord.record import Record
from onrecord.relations import Appearance, Difference, Relation
from tests.relate import newsroom

__all__ = ["CLAIM", "Kept", "build", "serving"]

CLAIM = "Ostrevia never concealed that it has advisers in Sarrane."

_ADVISERS = (
    "not-a-single-adviser/not-one", "not-a-single-adviser/not-a-single",
    "admission/group-at-hadrel", "admission/acknowledged",
    "night-flights/no-advisers", "picture/since-january", "never-concealed/never-concealed",
)  # fmt: skip


class Kept(NamedTuple):
    """Ids of what the tests look at."""

    article: str
    statement: str
    speaker: str
    unnamed: str
    matter: str
    relation: str


def build(path: Path) -> Kept:
    """The newsroom's record at ``path``: one matter, and the planted reversals and disputes."""
    known, planted = newsroom.statements(), newsroom.planted()
    ids = {name: one.id for name, one in known.items()}
    kinds = {"reversals": "reversal", "disputes": "dispute"}
    relations = [
        _relation(ids[pair["a"]], ids[pair["b"]], pattern, pair["why"])
        for key, pattern in kinds.items()
        for pair in planted[key]
    ]
    first = relations[0]
    told = known["admission/group-at-hadrel"]
    with Record(path) as record:
        newsroom.filled(record, known)
        record.matters.put("advisers", "Advisers in Sarrane", [ids[name] for name in _ADVISERS])
        record.relations.put(relations)
        for printed in planted["appearances"]:
            same = [ids[name] for name in (printed["first"], *printed["also"]) if name in ids]
            record.appearances.put([Appearance(same[0], one, 1.0) for one in same])
    unnamed = next(s for s in known.values() if s.speaker and s.speaker.kind == "unnamed")
    assert told.speaker and unnamed.speaker
    return Kept(told.article.id, told.id, told.speaker.id, unnamed.speaker.id, "advisers", first.id)


def _relation(first: str, second: str, pattern: str, why: str) -> Relation:
    differs = (Difference("negation", "not", ""),)
    return Relation("contradicts", first, second, 0.9, why, pattern, differs, "planted/1")


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """The address at which the app is served, in a thread of its own."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
