"""Killed in mid-run and run again: nothing is lost, and nothing is twice."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record

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
