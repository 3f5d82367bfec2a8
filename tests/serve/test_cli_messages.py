"""What the command line says when something is not as it should be, and what then helps."""

import sqlite3
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import __main__ as program
from onrecord.errors import RecordError
from onrecord.record import Record, schema
from onrecord.record.schema import Migration
from onrecord.serve import records
from onrecord.serve.api.app import make_api
from onrecord.serve.cli.reading import Tally
from onrecord.serve.cli.summary import print_summary
from onrecord.serve.linking import Linked
from onrecord.serve.mcp import make_server
from onrecord.serve.records import Readers
from onrecord.serve.web.app import make_app

NEXT = schema.newest_version() + 1


@pytest.fixture
def upgraded(record, monkeypatch):
    """As if the program were one version newer than the record."""
    added = Migration(NEXT, "notes", "CREATE TABLE notes (n TEXT) STRICT;\n")
    steps = (*schema._migrations(), added)
    monkeypatch.setattr(schema, "_migrations", lambda: steps)
    return record


READERS = [
    ["show"],
    ["search", "ferries"],
    ["speakers"],
    ["matters"],
    ["relations"],
    ["check", "Ilna Doreva said that flour was short"],
    ["export"],
]


@pytest.mark.parametrize("args", READERS, ids=lambda args: args[0])
def test_a_command_that_only_reads_brings_an_older_record_up(run, upgraded, args):
    result = run(*args)
    assert result.exit_code == 0, result.stderr
    with sqlite3.connect(upgraded) as file:
        assert file.execute("SELECT max(version) FROM migrations").fetchone() == (NEXT,)
    file.close()
    with Record(upgraded, read_only=True) as opened:
        assert opened.counts().articles == 2


def test_a_site_brings_an_older_record_up_when_it_lends_it(upgraded):
    readers = Readers(upgraded)
    with readers.lent() as first:
        assert first.counts().articles == 2
    with readers.lent() as again:
        assert again is first
    records._close(readers._open)


@pytest.mark.parametrize("make", [make_app, make_api, make_server])
def test_what_serves_an_older_record_that_may_not_be_written(upgraded, make, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(RecordError, match="by: onrecord show --record "):
        make(upgraded)


def test_an_older_record_that_may_not_be_written(run, upgraded, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    result = run("show")
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.endswith("by: onrecord show --record onrecord.db\n")


def test_a_newer_record_is_refused_untouched(run, record):
    with sqlite3.connect(record) as file:
        file.execute("INSERT INTO migrations VALUES (999, 'later', '2099-01-01')")
    file.close()
    before = record.read_bytes()
    result = run("show")
    assert result.exit_code == 3
    assert "a later version of onrecord" in result.stderr
    assert record.read_bytes() == before


def test_a_name_with_a_space_is_quoted_in_what_to_do(run):
    told = run("show", "--record", "my news.db").stderr
    assert told.endswith("; onrecord read ARTICLE --record 'my news.db' makes one\n")


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_source_is_named_as_such(run, name):
    result = run("read", name)
    assert result.exit_code == 1
    assert f"onrecord: {name!r}: is empty and names nothing to read\n" in result.stderr


@pytest.mark.parametrize("address", ["ftp://x.example/y", "ftp://x.example/y?z", "file:///y.txt"])
def test_an_address_of_another_kind(run, address):
    result = run("read", address)
    assert result.exit_code == 1
    assert f"onrecord: {address}: only addresses with http:// or https://" in result.stderr


def test_the_program_is_the_one_that_minds_ctrl_c():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["scripts"]["onrecord"] == f"{program.__name__}:main"


def test_ctrl_c_while_the_command_line_loads(monkeypatch):
    class Loading(ModuleType):
        def __getattr__(self, name):
            if name == "main":
                raise KeyboardInterrupt
            raise AttributeError(name)

    monkeypatch.setitem(sys.modules, "onrecord.serve.cli", Loading("onrecord.serve.cli"))
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 130


def test_ctrl_c_while_the_command_line_runs(monkeypatch):
    def stub():
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.serve.cli.main", stub)
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 130


@pytest.mark.parametrize(
    ("taken", "told"),
    [(0, "3 speakers (1 new)\n"), (1, "3 speakers (1 new); 1 item taken back\n"),
     (2, "3 speakers (1 new); 2 items taken back\n")],
)  # fmt: skip
def test_the_summary_says_what_was_taken_back(capsys, taken, told):
    print_summary(Tally(linked=Linked(3, 1, taken)), record="news.db")
    assert f"linked to Wikidata: {told}" in capsys.readouterr().err
