"""What a command tells besides its result: what is missing, what is left out, what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_fakes import FLOUR, PORTS

from onrecord.ingest import sources
from onrecord.record import Record
from onrecord.serve.cli import reading, summary


def test_a_row_with_a_bad_date_is_kept_and_counted(run, tmp_path):
    (tmp_path / "t.csv").write_text(f'text,date\n"{PORTS}",some day\n"{FLOUR}",2031-04-02\n')
    result = run("read", "t.csv")
    assert result.exit_code == 0
    told = result.stderr.splitlines()
    assert told[0] == (
        "onrecord: t.csv:1: 'some day' is not a date; write it as 2015-09-04 (EDTF);"
        " kept without its date"
    )
    assert "read 2 articles" in told[1]
    assert told[2] == "kept without a date: 1 article"
    with Record(tmp_path / "onrecord.db") as record:
        assert sorted(str(one.published) for one in record.articles()) == ["2031-04-02", "None"]


def test_of_many_bad_dates_the_first_are_named_and_all_counted(run, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "NAMED", 2)
    monkeypatch.setattr(summary, "NAMED", 2)
    rows = "".join(f'"{PORTS} {n}",soon\n' for n in range(5))
    (tmp_path / "t.csv").write_text(f"text,date\n{rows}")
    result = run("read", "t.csv")
    assert result.stderr.count("'soon' is not a date") == 2
    assert "kept without a date: 5 articles (the first 2 are named above)" in result.stderr


@pytest.mark.parametrize("source", ["missing.txt", "missing*.txt", "empty.txt"])
def test_no_record_is_made_where_nothing_was_read(run, tmp_path, source):
    (tmp_path / "empty.txt").touch()
    result = run("read", source, "--record", "new.db")
    assert result.exit_code == 1
    assert "new.db" not in result.stderr
    assert not list(tmp_path.glob("new.db*"))


def test_what_is_wrong_with_a_record_is_told_before_anything_is_read(run, tmp_path):
    (tmp_path / "junk.db").write_bytes(b"junk" * 1000)
    result = run("read", "missing.txt", "--record", "junk.db")
    assert result.exit_code == 3
    assert "missing.txt" not in result.stderr


def test_a_file_that_may_not_be_looked_at_costs_itself(run, tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(PORTS)
    (tmp_path / "news" / "b.txt").write_text(FLOUR)
    is_file = Path.is_file

    def refusing(path: Path) -> bool:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return is_file(path)

    monkeypatch.setattr(sources.Path, "is_file", refusing)
    result = run("read", "news")
    assert result.exit_code == 0
    assert "read 1 article " in result.stderr


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["serch"], "onrecord: no such command 'serch'."),
        (["search", "x", "--speker", "y"], "onrecord search: no such option '--speker'."),
        (["read"], "onrecord read: missing argument 'SOURCES...'; see onrecord read --help"),
        (["read", "x", "--column", "words=b"], "no field 'words'; fields: text, title, outlet"),
        (["judge", "relation"], "see onrecord judge relation --help"),
        (["search"], "no words to look for; give some, or --speaker"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_on_one_line(run, args, line):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert line in result.stderr
    assert "--help" in result.stderr


def test_what_a_limit_left_out_is_told(run, record):
    found = run("search", "--speaker", "Doreva", "--record", str(record), "--limit", "1")
    several = run("search", "--speaker", "Doreva", "--record", str(record))
    shown = len(several.stdout.splitlines()) - 1
    assert shown > 1 and several.stderr == ""
    assert len(found.stdout.splitlines()) - 1 == 1
    assert found.stderr == "only the first 1 are shown; --limit N shows more\n"


def test_a_record_without_speakers_says_what_finds_them(run, tmp_path):
    Record(tmp_path / "onrecord.db").close()
    assert run("speakers").stderr == "no speakers; onrecord read ARTICLE finds them\n"
