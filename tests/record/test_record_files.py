"""Files that are not a record, or cannot be written: each has its error, and none is changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from onrecord.errors import (
    DamagedRecord,
    ForeignRecord,
    NewerRecord,
    RecordError,
    RecordFull,
    RecordLocked,
)
from onrecord.record import Record
from tests.record.factory import reading, small


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of one article."""
    file = tmp_path / "news.db"
    with Record(file) as record:
        record.add(*reading())
    return file


def refused(path: Path, error: type[RecordError], says: str) -> None:
    """Opening fails with this error in either way, names the file, and leaves it as it was."""
    before = path.read_bytes() if path.is_file() else None
    for read_only in (False, True):
        with pytest.raises(error, match=says) as caught:
            Record(path, read_only=read_only)
        assert str(path) in str(caught.value)
        assert "\n" not in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (name)")
    other.close()
    refused(path, ForeignRecord, "not an onrecord record")


def test_a_database_that_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "map.gpkg"
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 1196444487")
    other.close()
    refused(path, ForeignRecord, "not an onrecord record")


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("Ana Velik said nothing. " * 100)
    refused(path, DamagedRecord, "not a SQLite database")


@pytest.mark.parametrize("kept", [50, 100, 4096, 8192, -1])
def test_a_truncated_file(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    refused(path, DamagedRecord, r"truncated|not a SQLite database")


def test_damage_inside_the_file(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError), Record(path) as record:
        list(record.statements())


def test_a_newer_record(path: Path) -> None:
    later = sqlite3.connect(path)
    later.execute("INSERT INTO migrations VALUES (999, 'later', '2099-01-01')")
    later.commit()
    later.close()
    refused(path, NewerRecord, "later version of onrecord")


def test_a_directory(tmp_path: Path) -> None:
    refused(tmp_path, RecordError, "a directory")


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"the directory .* does not exist"):
        Record(tmp_path / "none" / "news.db")


def test_no_file(tmp_path: Path) -> None:
    for asked in ({"create": False}, {"read_only": True}):
        with pytest.raises(RecordError, match="there is no record here"):
            Record(tmp_path / "news.db", **asked)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    for asked in ({"create": False}, {"read_only": True}):
        with pytest.raises(DamagedRecord, match="the file is empty"):
            Record(path, **asked)
    with Record(path) as record:
        assert record.counts().articles == 0


@pytest.mark.parametrize("name", ["a b?c#d%20.db", "Ωмега'\".db", "file:x.db"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    with Record(tmp_path / name) as record:
        record.add(*reading())
    assert (tmp_path / name).is_file()
    with Record(tmp_path / name, read_only=True) as record:
        assert record.counts().articles == 1


@pytest.mark.parametrize("name", ["a\0b.db", "x" * 5000])
def test_no_file_name(name: str) -> None:
    with pytest.raises(RecordError):
        Record(name)


def test_read_only_writes_nothing(path: Path) -> None:
    made = small("ports are open")
    with Record(path, read_only=True) as record:
        with pytest.raises(RecordError, match="may not be written"):
            record.add(made.article, [made])
        assert record.counts().articles == 1


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becomes another user, as only root can"
)
def test_a_directory_that_may_not_be_written_as_root(path: Path, tmp_path: Path) -> None:
    """Another user, who may read the directory and no more: reads, and is told so on writing."""
    program = (
        "import os, sys; from onrecord.record import Record;"
        "from onrecord.statements import Article; from onrecord.errors import RecordError\n"
        "Record(':memory:').add(Article('x'), [])  # what is imported is imported here\n"
        "os.setgid(65534); os.setuid(65534); os.chdir(sys.argv[1])\n"
        "with Record('news.db', read_only=True) as record: print(record.counts().articles)\n"
        "for work in (lambda: Record('new.db'), lambda: Record('news.db').add(Article('x'), [])):\n"
        "    try: work()\n"
        "    except RecordError as error: print(error)\n"
    )
    _open_to_all(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "1",
        "new.db: the file cannot be opened",
        "news.db: it may not be written to",
    ]


def _open_to_all(folder: Path) -> None:
    """Let anyone read the folder (pytest closes its own to others)."""
    (folder / "news.db").chmod(0o644)
    for part in (folder, *folder.parents):
        if part.stat().st_mode & 0o005 != 0o005:
            part.chmod(0o755)


def test_a_directory_that_may_not_be_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read without the lock files that SQLite would make beside the record."""
    monkeypatch.setattr("os.access", lambda *_: False)
    with Record(path, read_only=True) as record:
        assert record.counts().articles == 1
        assert sorted(f.name for f in tmp_path.iterdir()) == ["news.db"]


def test_a_full_disk_costs_one_article(path: Path) -> None:
    long = small("grain " * 20_000)
    with Record(path) as record:
        pages = record._connection.value("PRAGMA page_count")
        record._connection.row(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(RecordFull, match="no space is left"):
            record.add(long.article, [long])
        assert record.counts().articles == 1
        record._connection.row("PRAGMA max_page_count = 1000000")
        assert record.add(long.article, [long]).new
        assert record._connection.value("PRAGMA integrity_check") == "ok"


def test_a_full_disk_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that could not be made is made by the next try."""
    from onrecord.record import schema

    apply = schema._apply

    def small_disk(connection: object, step: object) -> None:
        connection.row("PRAGMA max_page_count = 5")
        apply(connection, step)

    with monkeypatch.context() as patch:
        patch.setattr(schema, "_apply", small_disk)
        with pytest.raises(RecordFull):
            Record(tmp_path / "news.db")
    with Record(tmp_path / "news.db") as record:
        assert record.add(*reading()).new


def test_another_writer(path: Path) -> None:
    """Readers go on; a second writer waits, and then says why it gave up."""
    made = small("ports are open")
    with Record(path) as one, Record(path, wait=0.2) as two:
        with one._connection.writing():
            one._connection.run("DELETE FROM statements")
            assert len(list(two.statements())) == 3
            with pytest.raises(RecordLocked, match="another process is writing"):
                two.add(made.article, [made])
        assert list(two.statements()) == []
        assert two.add(made.article, [made]).new


def test_a_writer_waits_for_another(path: Path) -> None:
    holds, made, released = threading.Event(), small("ports are open"), threading.Event()

    def hold() -> None:
        with Record(path) as other, other._connection.writing():
            holds.set()
            time.sleep(0.3)
            released.set()

    thread = threading.Thread(target=hold)
    thread.start()
    with Record(path) as record:
        assert holds.wait(10)
        assert record.add(made.article, [made]).new
        assert released.is_set()
    thread.join()


def test_another_thread_is_told(path: Path) -> None:
    told: list[str] = []

    def use(record: Record) -> None:
        with pytest.raises(RecordError, match="thread") as caught:
            record.counts()
        told.append(str(caught.value))

    with Record(path) as record:
        thread = threading.Thread(target=use, args=(record,))
        thread.start()
        thread.join()
    assert len(told) == 1


def test_a_closed_record(path: Path) -> None:
    record = Record(path)
    record.close()
    record.close()
    with pytest.raises(RecordError, match="closed"):
        record.counts()
