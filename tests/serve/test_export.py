"""Exports: what each line and row holds, and that no file can do harm."""

import csv
import io
import json
import re
import subprocess

import pytest
from cli_processes import process
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import UnknownName
from onrecord.record import Record
from onrecord.serve.export import exporter, exporter_names
from onrecord.serve.export.csv import COLUMNS, harmless
from onrecord.serve.export.jsonl import export_jsonl, json_text
from onrecord.statements import Article, Attribution, Span, Speaker, Statement


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_jsonl_is_to_dict_a_line(run, record):
    out = run("export").stdout
    with Record(record, read_only=True, create=False) as opened:
        expected = [s.to_dict() for s in opened.statements()]
    assert [json.loads(line) for line in out.splitlines()] == expected
    assert len(expected) == 4


def test_csv_has_every_column(run, record):
    result = run("export", "--format", "csv")
    read = rows(result.stdout_bytes)
    assert tuple(read[0]) == COLUMNS
    assert [row["speaker"] for row in read][:2] == ["Ilna Doreva", "Tom Hask"]
    assert read[1]["act"] == "deny" and read[1]["negated"] == "false"
    assert read[0]["content"] == "17-52" and read[0]["via"] == "VNA"


def test_filters(run, record):
    out = run("export", "--speaker", "Doreva", "--since", "2031-05").stdout
    (line,) = out.splitlines()
    assert json.loads(line)["article"]["outlet"] == "Echo"


def test_file_is_replaced_only_when_all_is_written(run, record, tmp_path, monkeypatch):
    run("export", "-o", "out.jsonl")
    whole = (tmp_path / "out.jsonl").read_bytes()
    assert whole == run("export").stdout_bytes

    def fails(_statements):
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.serve.export.jsonl.export_jsonl", fails)
    result = run("export", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == whole
    assert {p.name for p in tmp_path.iterdir() if "out" in p.name} == {"out.jsonl"}


def test_file_that_cannot_be_made(run, record):
    result = run("export", "-o", "no/such/folder.csv")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1 and "no/such" in result.stderr


def test_unknown_format_lists_the_known(run, record):
    result = run("export", "--format", "docx")
    assert result.exit_code == 2
    known = "bibtex, brat, cas, csl, csv, ftm, jsonl, jsonld, parquet, ris"
    assert result.stderr == f"onrecord: no exporter called 'docx'; known: {known}\n"


def test_exporters_of_other_packages(monkeypatch):
    class Point:
        name = "shout"

        def load(self):
            return lambda statements: (s.content_text.upper().encode() for s in statements)

    monkeypatch.setattr("onrecord.serve.export._entry_points", lambda: {"shout": Point()})
    assert exporter_names()[-2:] == ["ris", "shout"]
    found = Statement(Article("abc"), Attribution(content=(Span(0, 3),)))
    assert list(exporter("shout")([found])) == [b"ABC"]
    with pytest.raises(UnknownName, match="ris, shout"):
        exporter("whisper")


_SURROGATE = re.compile("[\ud800-\udfff]")
HOSTILE = "=cmd|' /C calc'!A0\u2028\x85\x00 \ud800\r\n\"x\",\t\u202e"


def hostile() -> Statement:
    who = Speaker("s", "@SUM(1+9)", "person", role="+1", affiliation="-2")
    article = Article(HOSTILE, title="\t=1", outlet=" =2", authors=("＝3",), url="-4")
    content = (Span(0, len(HOSTILE)),)
    return Statement(article, Attribution(content=content), speaker=who, via=("=5", "b"))


def test_csv_cells_are_no_formulas():
    (row,) = rows(b"".join(exporter("csv")([hostile()])))
    for column, cell in row.items():
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), column
        assert "\x00" not in cell
    assert row["content_text"].startswith("'=cmd|")
    assert row["content_text"].endswith('\r\n"x",\t\u202e')
    assert row["title"] == "'\t=1" and row["speaker"] == "'@SUM(1+9)"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=[])))
def test_harmless_keeps_the_words(text):
    shown = harmless(text)
    bare = shown[1:] if shown.startswith("'") and not text.startswith("'") else shown
    assert len(bare) == len(text)
    assert not shown.strip().startswith(("=", "+", "-", "@"))
    shown.encode()


def test_jsonl_line_is_one_line_of_utf8():
    (line,) = list(export_jsonl([hostile()]))
    text = line.decode()
    assert len(text.splitlines()) == 1
    back = json.loads(text)
    assert back["content_text"] == HOSTILE.replace("\ud800", "\ufffd")
    assert len(back["content_text"]) == back["content"][0][1]
    assert "＝" in text


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=[]))))
def test_json_text_is_safe_for_any_text(value):
    text = json_text(value)
    assert len(text.splitlines()) == 1
    text.encode()
    assert json.loads(text) == json.loads(
        _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False))
    )


def test_export_goes_through_a_closed_pipe_quietly(record):
    with Record(record) as opened:
        for number in range(40):
            text = f"Person{number} said " + "word " * 500
            found = Attribution((Span(0, 7),), (), (Span(12, len(text)),), extractor="fake/1")
            article = Article(text)
            opened.add(article, [Statement(article, found)])
    with process("export", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read()
        running.wait(timeout=60)
    assert (running.returncode, errors) == (141, b"")
