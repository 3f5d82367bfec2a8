"""Items that a linker gave before and gives no more are taken back; other people's stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.record import Record
from onrecord.statements import Article, Speaker, Statement
from tests.record.factory import reading, statement

ANA, TOM = "Ana Velik", "Tom Hask"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "news.db") as opened:
        opened.add(*reading())
        opened.add(*_of_tom())
        yield opened


def _of_tom() -> tuple[Article, list[Statement]]:
    article = Article("Tom Hask said that the river had risen.")
    tom = Speaker("tom-hask", TOM, "person")
    return article, [
        statement(article, "Tom Hask", "said", "that the river had risen", speaker=tom)
    ]


def _table(folder: Path, *rows: str, name: str = "items.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(["name,id", *rows]) + "\n", encoding="utf-8")
    return path


def _items(record: Record) -> dict[str, list[str]]:
    named = {one.speaker.name: one.speaker.id for one in record.speakers(named_only=True)}
    return {name: [k.value for k in record.identities.links(i)] for name, i in named.items()}


def test_an_item_that_leaves_the_table_is_taken_back(record: Record, tmp_path: Path) -> None:
    first = onrecord.link(record, _table(tmp_path, f"{ANA},Q1", f"{TOM},Q2"))
    assert (first.speakers, first.new, first.taken_back) == (2, 2, 0)
    then = onrecord.link(record, _table(tmp_path, f"{TOM},Q2"))
    assert (then.speakers, then.new, then.taken_back) == (1, 0, 1)
    assert _items(record) == {ANA: [], TOM: ["Q2"]}
    assert record.identities.linked("wikidata", "Q1") == []


def test_a_row_without_an_item_takes_it_back_too(record: Record, tmp_path: Path) -> None:
    onrecord.link(record, _table(tmp_path, f"{ANA},Q1"))
    assert onrecord.link(record, _table(tmp_path, f"{ANA},")).taken_back == 1
    assert _items(record)[ANA] == []


def test_another_linker_takes_nothing_back(record: Record, tmp_path: Path) -> None:
    onrecord.link(record, _table(tmp_path, f"{ANA},Q1"))
    other = onrecord.link(record, _table(tmp_path, f"{TOM},Q2", name="desk.csv"))
    assert (other.new, other.taken_back) == (1, 0)
    assert _items(record) == {ANA: ["Q1"], TOM: ["Q2"]}


def test_what_a_person_said_stays(record: Record, tmp_path: Path) -> None:
    onrecord.link(record, _table(tmp_path, f"{ANA},Q1"))
    ana = next(o.speaker.id for o in record.speakers() if o.speaker.name == ANA)
    record.identities.link(ana, "wikidata", "Q9", user="ada")
    assert onrecord.link(record, _table(tmp_path, f"{TOM},Q2")).taken_back == 0
    assert _items(record)[ANA] == ["Q9"]


def test_those_who_are_not_asked_about_keep_theirs(record: Record, tmp_path: Path) -> None:
    onrecord.link(record, _table(tmp_path, f"{ANA},Q1", f"{TOM},Q2"))
    article, _ = _of_tom()
    some = onrecord.link(record, _table(tmp_path, "Mira Dant,Q3"), articles=[article.id])
    assert some.taken_back == 1
    assert _items(record) == {ANA: ["Q1"], TOM: []}


def test_a_merged_speaker_loses_it_with_the_one_who_is_kept(record: Record, tmp_path: Path) -> None:
    onrecord.link(record, _table(tmp_path, f"{ANA},Q1"))
    detail = {"with": ["ana-velik"]}
    record.judgements.add("speaker", "tom-hask", "merge", user="ada", detail=detail)
    assert [k.value for k in record.identities.links("tom-hask")] == ["Q1"]
    assert onrecord.link(record, _table(tmp_path, "Mira Dant,Q3")).taken_back == 1
    assert record.identities.links("tom-hask") == ()
