"""Linking speakers to items of a table, or by another package's linker."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from onrecord.errors import InputError, MalformedInput, MissingColumn, UnknownName, UnreadableInput
from onrecord.resolve import linker as module
from onrecord.resolve.linker import TableLinker, item_of, linker
from onrecord.statements import Speaker, SpeakerKind


def someone(
    name: str, kind: SpeakerKind = "person", *aliases: str, country: str | None = None
) -> Speaker:
    return Speaker(f"id-{name}", name, kind, aliases=aliases, country=country)


def table(folder: Path, text: str | bytes, name: str = "items.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_names_are_compared_loosely_and_the_kind_counts_where_given(tmp_path: Path) -> None:
    rows = ["name,qid,kind", "Inés Barrantes,Q11,", "Valdoria,Q12,government"]
    rows.append("the Harbour Courier,Q13,outlet")
    known = TableLinker(table(tmp_path, "\n".join(rows)))
    assert known.link(someone("Ines BARRANTES")) == "Q11"
    assert known.link(someone("Barrantes", "person", "Inés Barrantes")) == "Q11"
    assert known.link(someone("Valdoria", "government")) == "Q12"
    assert known.link(someone("Valdoria", "person")) is None
    assert known.link(someone("Harbour Courier", "outlet")) == "Q13"
    assert known.link(someone("Barrantes")) is None


@pytest.mark.parametrize(
    "rows",
    [
        "Jon Doe,Q1,\njon doe,Q2,",
        "Jon Doe,Q1,\nJon Doe,,",
        "Jon Doe,Q1,\nJonathan Doe,Q2,J. Q. Doe|Jon Doe",
    ],
)
def test_an_ambiguous_name_has_no_item(tmp_path: Path, rows: str) -> None:
    known = TableLinker(table(tmp_path, f"name,id,aliases\n{rows}\n"))
    assert known.link(someone("Jon Doe")) is None


def test_the_country_tells_namesakes_apart(tmp_path: Path) -> None:
    rows = "Jana Kol;Q2;the Netherlands\nJana Kol;Q3;fr\nRadim Halvik;Q1;Ostrevia\n"
    known = TableLinker(table(tmp_path, f"Name;ID;Country\n{rows}"))
    assert known.link(someone("Jana Kol", country="NL")) == "Q2"
    assert known.link(someone("Jana Kol", country="FR")) == "Q3"
    assert known.link(someone("Jana Kol", country="DE")) is None
    assert known.link(someone("Jana Kol")) is None
    assert known.link(someone("Radim Halvik")) == "Q1"
    assert known.link(someone("Radim Halvik", country="Ostrevia")) == "Q1"
    assert known.link(someone("Radim Halvik", country="NL")) is None


def test_a_name_and_an_alias_with_different_items_have_none(tmp_path: Path) -> None:
    known = TableLinker(table(tmp_path, "name,id\nJane Doe,Q6\nJane Roe,Q7\n"))
    assert known.link(someone("Jane Doe", "person", "Jane Roe")) is None


def test_a_person_is_not_known_by_an_alias_of_one_word(tmp_path: Path) -> None:
    rows = "Radim Halvik,Q1,Halvik\nTessaly Port Authority,Q4,TPA\nOrlo,Q8,\nOrlo Finn,Q9,Finn\n"
    known = TableLinker(table(tmp_path, f"name,id,aliases\n{rows}"))
    assert known.link(someone("Halvik")) is None
    assert known.link(someone("Orlo")) == "Q8"
    assert known.link(someone("TPA", "organization")) == "Q4"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.CSV", '\ufeffname,aliases,id\r\n"Doe, Jane",Jane Doe; J. B. Doe,Q6\r\n'),
        ("t.csv", "name|aliases|id\nDoe, Jane|Jane Doe|https://www.wikidata.org/wiki/Q6\n\n"),
        ("t.tsv", "name\tnote\taliases\tid\nDoe, Jane\ta, b, c, d\tJane Doe\twd:Q6\n"),
        ("t.jsonl", json.dumps({"name": "D", "aliases": ["Jane Doe"], "id": "Q6"}) + "\n\n"),
        ("t.ndjson", '{"NAME": "Jane Doe", "wikidata": "Q6", "kind": null, "born": 1990}'),
    ],
)
def test_tables_come_in_several_formats(tmp_path: Path, name: str, text: str) -> None:
    assert linker(str(table(tmp_path, text, name))).link(someone("Jane Doe")) == "Q6"


def test_only_the_named_are_linked(tmp_path: Path) -> None:
    known = TableLinker(table(tmp_path, "name,qid\nan official,Q5\nJane Doe,Q6\n"))
    assert item_of(someone("an official", "unnamed"), known) is None
    assert item_of(someone("Jane Doe"), known) == "Q6"


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("name,item\nJane Doe,Q6\n", MissingColumn, "no column 'id'"),
        ("name,qid\nJane Doe,Q6\nJane Roe,6\n", MalformedInput, ":3: '6' is no Wikidata item"),
        ("name,id\nJane Doe,Q6 OR 1=1\n", MalformedInput, ":2: 'Q6 OR 1=1' is no Wikidata"),
        ("name,id\nJane Doe,../Q6\n", MalformedInput, ":2: "),
        ("name,id\nJane Doe,Q\u0666\n", MalformedInput, ":2: "),
        ("name,id\n ,Q6\n", MalformedInput, ":2: holds no name"),
        ("name,id\nJane Doe\n", MalformedInput, ":2: only 1 cells"),
        ("name,id\n" + "x" * 201 + ",Q6\n", MalformedInput, ":2: name has more than 200"),
        ("name,id,kind\nJane Doe,Q6,human\n", MalformedInput, ":2: kind 'human'; known: person"),
        ("name,id,country\nJane Doe,Q6,QQ\n", MalformedInput, ":2: 'QQ' is no country"),
        ("name,id,aliases\nJane Doe,Q6," + "a;" * 101, MalformedInput, ":2: more than 100"),
        ('name,qid\n"Jane', MalformedInput, ":2: not CSV"),
        (b"name,id\nJos\xe9,Q6\n", MalformedInput, ":2: not UTF-8"),
        ("", MissingColumn, "no column 'name'"),
    ],
)
def test_a_bad_table_is_named_with_the_line(
    tmp_path: Path, text: str | bytes, error: type[InputError], words: str
) -> None:
    with pytest.raises(error) as raised:
        linker(table(tmp_path, text))
    assert str(raised.value).startswith(str(tmp_path / "items.csv"))
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"name": "Jane"', ":2: not JSON"),
        ("[" * 100_000, ":2: not JSON"),
        ('["Jane", "Q6"]', ":2: is not a JSON object"),
        ('{"name": "Jane"}', ":2: no column 'id'"),
        ('{"name": ["Jane"], "id": "Q6"}', ":2: name is no text"),
        ('{"name": "Jane", "id": 6}', ":2: id is no text"),
        ('{"name": "Jane", "id": "Q6", "aliases": {"a": 1}}', ":2: aliases are no list"),
        ('{"name": "Jane", "id": "Q6", "aliases": [7]}', ":2: an alias is no text"),
    ],
)
def test_a_bad_line_of_json_is_named(tmp_path: Path, line: str, words: str) -> None:
    good = '{"name": "Jane Doe", "id": "Q6"}'
    with pytest.raises(InputError, match=words):
        linker(table(tmp_path, f"{good}\n{line}\n", "items.jsonl"))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"nowhere\.csv"):
        linker(tmp_path / "nowhere.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UnreadableInput, match="directory"):
        linker(tmp_path / "folder.csv")


def test_an_unknown_linker_lists_the_known() -> None:
    with pytest.raises(UnknownName, match=r"a file that ends in \.csv"):
        linker("oracle")


class Everyone:
    name = "everyone/1"

    def link(self, speaker: Speaker) -> str | None:
        return {"Jane Doe": "Q1", "Jon Doe": "1"}.get(speaker.name)


class Broken(Everyone):
    def link(self, speaker: Speaker) -> str | None:
        raise ConnectionError("nobody answers")


def unmakeable() -> Everyone:
    raise RuntimeError("no key")


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"everyone": "Everyone", "broken": "Broken", "unmakeable": "unmakeable", "gone": "Gone"}
    points = EntryPoints(
        EntryPoint(name, f"{__name__}:{value}", module.GROUP) for name, value in made.items()
    )
    monkeypatch.setattr(module, "entry_points", lambda group: points.select(group=group))


def test_another_package_registers_one(registered: None) -> None:
    assert item_of(someone("Jane Doe"), linker("everyone")) == "Q1"
    assert "everyone" in module.linker_names()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("everyone", "linker everyone/1: gave '1' for 'Jon Doe': no Wikidata item"),
        ("broken", r"linker everyone/1: failed on 'Jon Doe' \(ConnectionError: nobody answers\)"),
        ("unmakeable", r"linker unmakeable: cannot be made \(RuntimeError: no key\)"),
        ("gone", r"linker gone: cannot be made \(AttributeError: "),
    ],
)
def test_what_is_wrong_with_a_linker_is_told(registered: None, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        item_of(someone("Jon Doe"), linker(name))
