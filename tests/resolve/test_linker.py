"""Linking speakers to items of a table."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, MissingColumn, UnknownName, UnreadableInput
from onrecord.resolve import linker as module
from onrecord.resolve.linker import TableLinker, linked, linker
from onrecord.statements import Speaker, SpeakerKind


def someone(name: str, kind: SpeakerKind = "person", *aliases: str) -> Speaker:
    return Speaker(f"id-{name}", name, kind, aliases=aliases)


def table(folder: Path, text: str) -> Path:
    path = folder / "items.csv"
    path.write_text(text, encoding="utf-8")
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


def test_a_name_of_two_items_is_linked_to_neither(tmp_path: Path) -> None:
    known = TableLinker(table(tmp_path, "name,qid\nJon Doe,Q1\njon doe,Q2\n"))
    assert known.link(someone("Jon Doe")) is None


def test_only_the_named_are_linked(tmp_path: Path) -> None:
    known = TableLinker(table(tmp_path, "name,qid\nan official,Q5\nJane Doe,Q6\n"))
    found = linked([someone("an official", "unnamed"), someone("Jane Doe")], known)
    assert found == {"id-Jane Doe": "Q6"}


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("name,item\nJane Doe,Q6\n", MissingColumn, "no column 'qid'"),
        ("name,qid\nJane Doe,6\n", MalformedInput, ":2: '6' is no Wikidata item"),
        ('name,qid\n"Jane', MalformedInput, "not a CSV table"),
        ("", MissingColumn, "no column 'name'"),
    ],
)
def test_a_bad_table_is_named(
    tmp_path: Path, text: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        TableLinker(table(tmp_path, text)).link(someone("Jane Doe"))


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"nowhere\.csv"):
        linker("table", str(tmp_path / "nowhere.csv")).link(someone("Jane Doe"))


def test_an_unknown_linker_lists_the_known() -> None:
    with pytest.raises(UnknownName, match="table"):
        linker("oracle")


class Everyone:
    def link(self, speaker: Speaker) -> str | None:
        return "Q1"


def test_another_package_registers_one(monkeypatch: pytest.MonkeyPatch) -> None:
    one = EntryPoint("everyone", f"{__name__}:Everyone", module.GROUP)
    monkeypatch.setattr(
        module, "entry_points", lambda group: EntryPoints([one]).select(group=group)
    )
    assert linked([someone("Jane Doe")], linker("everyone")) == {"id-Jane Doe": "Q1"}
