"""``onrecord check`` and ``onrecord matters``."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

from onrecord.record import Record
from tests.relate.words_judge import WordsJudge

pytestmark = pytest.mark.usefixtures("record", "_judge")
RESOLVE = import_module("onrecord.resolve")  # the tables in it are read, whatever the fakes are
CLAIM = "Doreva never said that the ferries would run again by May"


@pytest.fixture
def _judge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onrecord.resolve", RESOLVE)
    monkeypatch.setattr(
        import_module("onrecord.relate.checking.check"), "_shipped_judge", WordsJudge
    )


@pytest.fixture
def matter(record: Path) -> str:
    with Record(record) as opened:
        ids = [one.id for one in opened.statements()]
        opened.matters.put("4fd1aa00", "ferries and flour", ids)
    return "4fd1aa00"


def test_plain_rows_and_what_was_understood(run):
    result = run("check", CLAIM)
    header, *rows = result.stdout.splitlines()
    assert header.split("\t")[:4] == ["group", "score", "speaker", "date"]
    cells = dict(zip(header.split("\t"), rows[0].split("\t"), strict=True))
    assert cells["speaker"] == "Ilna Doreva"
    assert "the ferries would run again" in cells["words"]
    assert "about what Doreva said" in result.stderr
    assert "in 2 articles from 2 outlets" in result.stderr


def test_json_is_one_object(run):
    found = json.loads(run("check", CLAIM, "--format", "json").stdout)
    assert found["claim"]["speaker"] == "Doreva"
    assert found["claim"]["proposition"] == "The ferries would run again by May."
    assert found == json.loads(run("check", CLAIM, "--as", "json").stdout)
    assert found["scope"]["articles"] == 2
    groups = (*found["supports"], *found["against"], *found["near"])
    assert {one["statement"]["speaker"]["name"] for one in groups} == {"Ilna Doreva"}


def test_nothing_found_is_said_and_no_failure(run):
    result = run("check", "Brisk never praised the opera")
    assert result.exit_code == 0
    assert "nothing in the record" in result.stderr
    assert "searched 4 statements" in result.stderr


def test_on_a_terminal_the_claim_is_read_back(run, monkeypatch):
    module = import_module("onrecord.serve.cli.check")
    monkeypatch.setattr(module, "is_terminal", lambda: True)
    shown = run("check", CLAIM).stdout
    assert shown.startswith(CLAIM)
    assert "Understood: about what Doreva said" in shown
    assert "Ilna Doreva" in shown and "The Veld" in shown
    assert "No verdict" in shown
    assert "Nothing in the record." in run("check", "Brisk never praised the opera").stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["!!!"], "needs words"),
        (["word " * 200], "one sentence"),
        ([CLAIM, "--since", "soon"], "soon"),
        ([CLAIM, "--limit", "0"], "limit"),
    ],
)
def test_wrong_usage(run, args, words):
    result = run("check", *args)
    assert result.exit_code == 2
    assert words in result.stderr


def test_control_characters_do_not_reach_the_terminal(run):
    result = run("check", "Doreva\x1b[2J never\x07 said that ferries run")
    assert result.exit_code == 0
    assert "\x1b" not in result.output and "\x07" not in result.output


def test_matters_are_listed(run, matter):
    header, row = run("matters").stdout.splitlines()
    cells = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert (cells["matter"], cells["label"]) == (matter, "ferries and flour")
    assert cells["statements"] == "4"
    assert (cells["earliest"], cells["latest"]) == ("2031-04-02", "2031-05-07")
    assert run("matters", "--words", "flour", "--since", "2031-05").stdout.count("\n") == 2
    assert run("matters", "--speaker", "nobody").stdout.count("\n") == 1
    (listed,) = json.loads(run("matters", "--as", "json").stdout)
    assert listed["id"] == matter and listed["size"] == 4


def test_a_matter_is_shown_in_time_order(run, matter):
    _, *rows = run("matters", matter[:4]).stdout.splitlines()
    days = [row.split("\t")[0] for row in rows]
    assert days == sorted(days) and len(days) == 4
    assert {row.split("\t")[2] for row in rows} == {"affirms", "denies"}
    whole = json.loads(run("matters", matter, "--as", "json").stdout)
    assert [one["said"] for one in whole["statements"]] == days
    assert run("matters", matter, "--as", "jsonl").stdout.count("\n") == 4


def test_no_matters_and_no_such_matter(run):
    result = run("matters")
    assert result.exit_code == 0 and "no matters" in result.stderr
    assert run("matters", "4fd1").exit_code == 2
