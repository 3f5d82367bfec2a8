"""What somebody meets who has not used the command line before."""

import json
import socket
from pathlib import Path

import pytest

from onrecord.record import Record


@pytest.mark.usefixtures("record")
class TestSearchWithoutWords:
    def test_what_a_speaker_said_the_latest_first(self, run):
        result = run("search", "--speaker", "Doreva", "--as", "json")
        hits = json.loads(result.stdout)
        assert [hit["statement"]["said"] for hit in hits] == ["2031-05-07", "2031-04-02"]
        (piece,) = hits[0]["excerpt"]
        assert piece == {"text": "Ilna Doreva said that flour was short.", "match": False}
        assert hits[0]["place"] == [0, len(piece["text"])]

    def test_the_limit_holds(self, run):
        result = run("search", "--since", "2031", "--limit", "1", "--as", "jsonl")
        assert len(result.stdout.splitlines()) == 1

    @pytest.mark.parametrize(
        "args", [[], [""], ['"'], ["***"], ["*", "--speaker", "Doreva"], ["--limit", "3"]]
    )
    def test_nothing_asked_is_no_search(self, run, args):
        result = run("search", *args)
        assert result.exit_code == 2
        assert "no words to look for; give some, or --speaker" in result.stderr

    def test_what_was_asked_is_told_when_nothing_is_found(self, run):
        assert "no statement has all these words" in run("search", "xyzzy").stderr
        result = run("search", "flour", "--speaker", "Nobody")
        assert "no statement is like that" in result.stderr


@pytest.mark.usefixtures("record")
def test_a_list_says_whether_nothing_is_like_that_or_nothing_was_related(run):
    for command in ("matters", "relations"):
        assert f"no {command}; onrecord relate finds them" in run(command).stderr
    run("relate")
    assert "no relation in the record is like that" not in run("relations").stderr


def test_an_empty_record_says_how_to_fill_it(run, tmp_path):
    Record(tmp_path / "onrecord.db").close()
    result = run("show")
    assert result.exit_code == 0
    assert "the record is empty; onrecord read ARTICLES fills it" in result.stderr


@pytest.mark.usefixtures("record")
def test_a_speaker_is_listed_with_the_id_that_judge_takes(run):
    header, first, *_ = run("speakers").stdout.splitlines()
    row = dict(zip(header.split("\t"), first.split("\t"), strict=True))
    assert row["id"] == "ilna-doreva"
    assert run("judge", "speaker", row["id"], "comment", "--reason", "Known.").exit_code == 0


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("name", ["nowhere/file.csv", "."])
def test_a_file_that_cannot_be_written_is_named_as_it_was_given(run, name):
    result = run("export", "-o", name)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"onrecord: {name}: ")
    assert len(result.stderr.splitlines()) == 1
    assert not list(Path().glob(".*.*"))


@pytest.mark.parametrize("command", ["serve", "mcp"])
@pytest.mark.parametrize("args", [["none.db"], ["--record", "none.db"]])
def test_a_record_is_named_by_place_or_by_option(run, command, args):
    result = run(command, *args)
    assert result.exit_code == 3
    assert result.stderr.startswith("onrecord: none.db: ")


@pytest.mark.parametrize("command", ["serve", "mcp"])
def test_a_record_is_named_by_the_environment(run, command, monkeypatch):
    monkeypatch.setenv("ONRECORD_RECORD", "elsewhere.db")
    assert run(command).stderr.startswith("onrecord: elsewhere.db: ")
    assert run(command, "none.db").stderr.startswith("onrecord: none.db: ")


@pytest.mark.usefixtures("record")
def test_a_port_that_is_taken_is_told_with_a_way_round(run):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 3
    assert result.stderr == (
        f"onrecord: cannot listen on 127.0.0.1, port {port}: another program listens there; "
        "name another --port, or 0 for any that is free\n"
    )
