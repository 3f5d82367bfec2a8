"""``onrecord demo``: the newsroom is found, read and shown."""

from pathlib import Path

import pytest
from cli_fakes import PORTS
from cli_processes import on_terminal

from onrecord.errors import UnreadableInput
from onrecord.record import Record
from onrecord.serve.cli import demo
from onrecord.serve.cli.demo import newsroom


def test_newsroom_of_the_checkout_is_found():
    assert len([*Path(newsroom()).iterdir()]) >= 16


def test_missing_newsroom(run, monkeypatch, tmp_path):
    monkeypatch.setattr(demo_module(), "__file__", str(tmp_path / "a/b/c/d/demo.py"))
    with pytest.raises(UnreadableInput, match="newsroom is missing"):
        newsroom()
    result = run("demo")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "newsroom.db").exists()


@pytest.fixture
def small(monkeypatch, tmp_path):
    (tmp_path / "ports.txt").write_text(PORTS)
    monkeypatch.setattr(demo_module(), "newsroom", lambda: str(tmp_path / "ports.txt"))


def demo_module():
    import sys

    return sys.modules[demo.callback.__module__]


@pytest.mark.usefixtures("small")
def test_shows_counts_an_article_a_table_and_what_next(run):
    result = run("demo")
    assert result.exit_code == 0
    assert "2 statements by 2 speakers in 1 article" in result.stdout
    assert "[source: Ilna Doreva] [cue: said]" in result.stdout
    assert "\nTom Hask\tany delay.\tindirect, deny\t" in result.stdout
    assert "search never concealed" in result.stdout and "--record newsroom.db" in result.stdout
    with Record("newsroom.db", create=False) as record:
        assert record.counts().statements == 2


@pytest.mark.usefixtures("small")
def test_what_cannot_be_read_is_named(run, tmp_path):
    (tmp_path / "ports.txt").write_bytes(b"")
    result = run("demo")
    assert result.exit_code == 1
    assert "ports.txt" in result.stderr and "Traceback" not in result.output


@pytest.mark.usefixtures("small")
def test_again_changes_nothing(run):
    first, second = run("demo", "--record", "x.db"), run("demo", "--record", "x.db")
    assert first.stdout == second.stdout
    assert "already in the record: 1 article" in second.stderr


def test_terminal(tmp_path):
    (tmp_path / "ports.txt").write_text(PORTS)
    seen, code = on_terminal("demo", FAKE_NEWSROOM=str(tmp_path))
    assert code == 0
    assert "\x1b[1;36mIlna Doreva\x1b[0m" in seen
    assert "Try next" in seen and "─" in seen
