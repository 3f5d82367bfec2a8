"""Parquet holds what JSONL holds, and is written in little memory."""

from __future__ import annotations

import builtins
import io
import json

import pytest
from hypothesis import given, settings

from onrecord.errors import OnRecordError
from onrecord.serve.export import exporter
from onrecord.serve.export.jsonl import json_text
from onrecord.statements import Attribution, Span, Statement
from tests.record.factory import readings
from tests.serve.export_cases import NASTY, article, hostile, tangled, written

pytest.importorskip("pyarrow", reason="pyarrow is not installed")
from pyarrow import parquet


def rows(data: bytes) -> list[dict]:
    return parquet.read_table(io.BytesIO(data)).to_pylist()


def test_rows_are_the_objects_of_jsonl() -> None:
    statements = tangled()
    assert rows(written("parquet", statements)) == [s.to_dict() for s in statements]


def test_columns_stand_in_the_order_of_jsonl() -> None:
    table = parquet.read_table(io.BytesIO(written("parquet", tangled())))
    assert table.column_names == list(tangled()[0].to_dict())
    assert str(table.schema.field("content").type).count("list<") == 2


@settings(deadline=None, max_examples=25)
@given(readings())
def test_any_reading(reading) -> None:
    _, statements = reading
    assert rows(written("parquet", statements)) == [s.to_dict() for s in statements]


def test_no_statement_is_a_table_without_rows() -> None:
    assert rows(written("parquet", [])) == []


def test_hostile_words_are_kept() -> None:
    (row,) = rows(written("parquet", [hostile()]))
    assert row == json.loads(json_text(hostile().to_dict()))
    assert row["article"]["title"] == NASTY.replace("\ud800", "\ufffd")


def test_rows_are_grouped(monkeypatch) -> None:
    monkeypatch.setattr("onrecord.serve.export.parquet._ROWS_A_GROUP", 4)
    of = article()
    made = (Statement(of, Attribution(content=(Span(n, n + 1),))) for n in range(10))
    chunks = list(exporter("parquet")(made))
    file = parquet.ParquetFile(io.BytesIO(b"".join(chunks)))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [4, 4, 2]
    assert len(chunks) == 4


def test_much_text_closes_a_group(monkeypatch) -> None:
    monkeypatch.setattr("onrecord.serve.export.parquet._CHARACTERS_A_GROUP", 10)
    data = written("parquet", tangled())
    assert parquet.ParquetFile(io.BytesIO(data)).num_row_groups > 1
    assert len(rows(data)) == len(tangled())


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch) -> None:
    real = builtins.__import__

    def none(name, *rest, **more):
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", none)
    with pytest.raises(OnRecordError, match=r"pip install onrecord\[parquet\]"):
        exporter("parquet")([])
