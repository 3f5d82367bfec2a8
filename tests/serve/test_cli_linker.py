"""``onrecord read --linker``: Wikidata items from a table, kept with the speakers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import cli_fakes
import pytest
from cli_fakes import FLOUR, PORTS
from click.testing import Result

import onrecord
from onrecord.errors import InputError
from onrecord.record import Record
from onrecord.resolve.speakers import speaker_id
from onrecord.statements import Article, Speaker, Statement

Run = Callable[..., Result]
TABLE = "name,country,id\nIlna Doreva,,Q900000001\nTom Hask,NL,Q900000002\nTom Hask,FR,Q900000003\n"


@pytest.fixture(autouse=True)
def news(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(TABLE)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ports.txt").write_text(PORTS)
    (folder / "flour.txt").write_text(FLOUR)
    return folder


def items(run: Run) -> dict[str, list[tuple[str, str, str]]]:
    listed = json.loads(run("speakers", "--as", "json").stdout)
    return {
        one["name"]: [(link["scheme"], link["value"], link["linked_by"]) for link in one["links"]]
        for one in listed
    }


def test_a_table_gives_items_and_an_ambiguous_name_none(run: Run) -> None:
    result = run("read", "news", "--linker", "people.csv")
    assert result.exit_code == 0
    assert "linked to Wikidata: 1 speaker (1 new)\n" in result.stderr
    assert items(run) == {
        "Ilna Doreva": [("wikidata", "Q900000001", "people.csv")],
        "Tom Hask": [],
        "A clerk": [],
    }
    assert "wikidata: Q900000001, says people.csv" in run("speakers", "Doreva").stdout
    with Record("onrecord.db", read_only=True) as record:
        (found,) = record.identities.linked("wikidata", "Q900000001")
        (link,) = record.identities.links(found)
        assert not link.person


def test_it_is_off_by_default(run: Run) -> None:
    assert "linked" not in run("read", "news").stderr
    assert set(map(tuple, items(run).values())) == {()}


def test_articles_read_before_are_linked_and_only_once(run: Run) -> None:
    run("read", "news")
    assert "1 speaker (1 new)" in run("read", "news/ports.txt", "--linker", "people.csv").stderr
    again = run("read", "news", "--linker", "people.csv").stderr
    assert "already in the record: 2 articles" in again
    assert "linked to Wikidata: 1 speaker (0 new)" in again


def test_only_those_who_speak_in_what_was_read_are_asked_for(run: Run, tmp_path: Path) -> None:
    run("read", "news/ports.txt")
    (tmp_path / "more.txt").write_text("Mira Dant said nothing new.")
    assert "0 speakers (0 new)" in run("read", "more.txt", "--linker", "people.csv").stderr


def test_a_later_table_takes_the_place_and_a_person_stays(run: Run, tmp_path: Path) -> None:
    run("read", "news", "--linker", "people.csv")
    (tmp_path / "desk.tsv").write_text("id\tname\nQ7\tIlna Doreva\nQ8\tTom Hask\n")
    with Record("onrecord.db") as record:
        hask = next(s.speaker for s in record.speakers() if s.speaker.name == "Tom Hask")
        record.identities.unlink(hask.id, "wikidata", user="ada")
    assert "2 speakers (1 new)" in run("read", "news", "--linker", "desk.tsv").stderr
    assert items(run)["Ilna Doreva"] == [("wikidata", "Q7", "desk.tsv")]
    assert items(run)["Tom Hask"] == []


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("wrong.csv", 1, "onrecord: wrong.csv:3: '2' is no Wikidata item, such as Q42\n"),
        ("nowhere.csv", 1, "onrecord: nowhere.csv: "),
        ("headless.jsonl", 1, "onrecord: headless.jsonl:1: no column 'id'\n"),
        ("oracle", 2, "no linker called 'oracle'; known: a file that ends in .csv"),
        ("../people", 2, "no linker called '../people'"),
    ],
)
def test_a_wrong_linker_is_told_of_before_anything_is_read(
    run: Run, tmp_path: Path, name: str, code: int, words: str
) -> None:
    (tmp_path / "wrong.csv").write_text("name,id\nIlna Doreva,Q1\nTom Hask,2\n")
    (tmp_path / "headless.jsonl").write_text('{"name": "Tom Hask"}\n')
    result = run("read", "news", "--linker", name)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "onrecord.db").exists()


def test_without_a_record_there_is_nowhere_to_keep_it(run: Run) -> None:
    result = run("read", "news", "--record", "-", "--linker", "people.csv")
    assert result.exit_code == 2
    assert "--linker needs a record" in result.stderr


class Failing:
    name = "failing/1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def link(self, speaker: Speaker) -> str | None:
        self.asked.append(speaker.name)
        if len(self.asked) == 2:
            raise TimeoutError("no answer")
        return "Q5"


def test_a_linker_that_fails_costs_no_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("onrecord.resolve.linker")
    points = EntryPoints([EntryPoint("archive", f"{__name__}:Failing", module.GROUP)])
    monkeypatch.setattr(module, "entry_points", lambda group: points.select(group=group))
    result = run("read", "news", "--linker", "archive")
    assert result.exit_code == 1
    assert "read 2 articles" in result.stderr and "4 statements" in result.stderr
    assert "onrecord: linker failing/1: failed on " in result.stderr
    assert "Traceback" not in result.output
    with Record("onrecord.db", read_only=True) as record:
        assert record.counts().statements == 4
        assert len(record.identities.linked("wikidata", "Q5")) == 1


def test_from_python_by_object_and_by_table(record: Path) -> None:
    with Record(record) as opened:
        with pytest.raises(InputError, match="TimeoutError"):
            onrecord.link(opened, Failing())
        found = onrecord.link(opened, "people.csv")
        assert (found.speakers, found.new) == (1, 1)
        assert onrecord.link(opened, Path("people.csv"), articles=[]).speakers == 0


def _kol(text: str, country: str) -> tuple[Article, list[Statement]]:
    article = Article(text)
    (statement,) = cli_fakes.fake_resolve(article, cli_fakes.FakeExtractor().extract(article))
    speaker = Speaker(speaker_id("Jana Kol", "person"), "Jana Kol", "person", country=country)
    return article, [replace(statement, speaker=speaker)]


def test_those_kept_apart_are_linked_only_where_the_table_tells_them_apart(
    record: Path, tmp_path: Path
) -> None:
    (tmp_path / "one.csv").write_text("name,id\nJana Kol,Q9\n")
    (tmp_path / "two.csv").write_text("name,country,id\nJana Kol,NL,Q9\nJana Kol,FR,Q10\n")
    with Record(record) as opened:
        opened.add(*_kol("Jana Kol said the locks were shut.", "NL"))
        opened.add(*_kol("Jana Kol said the vines had frozen.", "FR"))
        assert onrecord.link(opened, "one.csv").speakers == 0
        assert onrecord.link(opened, "two.csv").speakers == 2
        assert len(opened.identities.linked("wikidata", "Q9")) == 1
        assert len(opened.identities.linked("wikidata", "Q10")) == 1
