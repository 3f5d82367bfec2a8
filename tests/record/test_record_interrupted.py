"""Killed in mid-run and run again: nothing is lost, and nothing is twice."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.relations import Appearance, Relation
from tests.record.factory import reading, small, steps_of

ARTICLES = 100

PROGRAM = """
import sys
from onrecord.record import Record
from tests.record.factory import small

with Record(sys.argv[1]) as record:
    for number in range(int(sys.argv[2])):
        made = small(f"ship {number} of the Osmark line has come in")
        record.add(made.article, [made])
"""

ROOT = Path(__file__).resolve().parents[2]


def run(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), str(ARTICLES)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )


def articles_in(path: Path) -> int:
    with Record(path, read_only=True) as record:
        return record.counts().articles


def wait_for_some(path: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if path.with_name(path.name + "-wal").exists() and _some(path):
            return
        time.sleep(0.01)
    pytest.fail("nothing was written in 30 s")


def _some(path: Path) -> bool:
    try:
        return articles_in(path) > 5
    except RecordError:  # being made
        return False


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_stopped_and_run_again(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "news.db"
    process = run(path)
    wait_for_some(path)
    process.send_signal(how)
    _, complaint = process.communicate(timeout=30)
    assert process.returncode != 0, "it was done before it was stopped"
    if how == signal.SIGINT:
        assert b"KeyboardInterrupt" in complaint
    kept = articles_in(path)
    assert 0 < kept < ARTICLES
    with Record(path) as record:
        assert record._connection.value("PRAGMA integrity_check") == "ok"
        counts = record.counts()
        assert counts.statements == counts.articles
    assert run(path).communicate(timeout=60)[1] == b""
    check_whole(path)


def check_whole(path: Path) -> None:
    with Record(path) as record:
        texts = [s.content_text for s in record.statements()]
        assert texts == [f"ship {n} of the Osmark line has come in" for n in range(ARTICLES)]
        assert record.counts().articles == ARTICLES
        assert len(record.search("osmark", limit=None)) == ARTICLES


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    processes = [run(path), run(path)]
    assert [p.communicate(timeout=60)[1] for p in processes] == [b"", b""]
    with Record(path) as record:
        assert record.counts().statements == ARTICLES


STOPS = 60
"""How many places in the work of reading again it is stopped at, all at even distances."""


def judged_and_compared() -> Record:
    """A record in which reading its first article again has everything to do."""
    article, (hid, grain, river) = reading()
    copy = small("Osmark had never concealed its convoys")
    record = Record(":memory:")
    record.add(article, [hid, grain, river])
    record.add(copy.article, [copy])
    record.appearances.put([Appearance(hid.id, one.id, 1.0) for one in (hid, copy)])
    record.matters.put("convoys", "Convoys", [hid.id, river.id, copy.id])
    contrary = Relation("contradicts", hid.id, river.id, 0.9, "Why.", "dispute")
    record.relations.put([contrary])
    for subject, which, verdict, detail in (
        ("relation", contrary.id, "accept", {}),
        ("statement", hid.id, "correct", {"speaker": "Oren Dask", "said": "2031-04"}),
        ("speaker", "oren-dask", "merge", {"with": ["ana-velik"]}),
        ("matter", "convoys", "split", {"out": [river.id]}),
    ):
        record.judgements.add(subject, which, verdict, user="ana", detail=detail)
    return record


def kept(record: Record) -> list[str]:
    """All that the record holds, but for the moments of writing."""
    moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    return [moment.sub("", line) for line in record._connection._sqlite.iterdump()]


def stop_after(record: Record, steps: int) -> None:
    """Let SQLite's machine give up what it does after that many steps, once."""
    taken = count()
    record._connection._sqlite.set_progress_handler(lambda: next(taken) == steps, 1)


def test_stopped_anywhere_in_reading_again_and_run_again() -> None:
    """Wherever it stops, the older reading is there whole; done at last, it is as if never stopped.

    Judgements, matters, relations and appearances hang on the statements that are replaced.
    """
    article, newer = reading("test/2")
    with judged_and_compared() as record:
        before = kept(record)
        steps = steps_of(record, lambda: record.add(article, newer))
        undisturbed = kept(record)
    assert undisturbed != before
    with judged_and_compared() as record:
        for stop in range(0, steps, steps // STOPS):
            stop_after(record, stop)
            with pytest.raises(RecordError, match="interrupted"):
                record.add(article, newer)
            record._connection._sqlite.set_progress_handler(None, 1)
            assert kept(record) == before
        assert record.add(article, newer).replaced == 3
        assert kept(record) == undisturbed
