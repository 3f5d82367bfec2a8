"""Tables of a record: typed columns, the same in polars and pandas, nothing lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas
import polars
import pytest
from served import make_record

from onrecord.errors import OnRecordError, UnknownName
from onrecord.record import Record
from onrecord.serve.export.csv import COLUMNS
from onrecord.serve.frames import TABLES
from onrecord.statements import Article, Attribution, Span, Statement


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Record]:
    with Record(make_record(tmp_path / "small.db")) as record:
        yield record


def test_statements_have_the_fields_of_the_csv_export(opened):
    frame = opened.to_polars()
    assert tuple(frame.columns) == (*COLUMNS, "day", "matter")
    assert frame["id"].to_list() == [one.id for one in opened.statements()]
    first, one = frame.row(0, named=True), next(opened.statements())
    assert first["speaker"] == one.speaker.name
    assert first["content"] == [list(span) for span in one.attribution.content]
    assert first["via"] == list(one.via)
    assert first["day"] == date(2031, 4, 2)
    assert first["matter"] == opened.matters.of(one.id)


def test_columns_are_typed(opened):
    types = opened.to_polars().schema
    assert types["confidence"] == polars.Float64
    assert types["said_earliest"] == types["day"] == polars.Date
    assert types["via"] == polars.List(polars.String)
    assert types["content"] == polars.List(polars.List(polars.Int64))
    assert types["hedged"] == polars.Boolean
    assert types["said"] == polars.String
    pandas_types = opened.to_pandas().dtypes
    assert pandas_types["day"] == "datetime64[s]"
    assert pandas_types["confidence"] == "float64"
    assert isinstance(opened.to_pandas()["via"][0], list)


@pytest.mark.parametrize("what", sorted(TABLES))
def test_both_libraries_hold_the_same_rows(opened, what):
    ours, theirs = opened.to_polars(what), opened.to_pandas(what)
    assert isinstance(theirs, pandas.DataFrame)
    assert tuple(ours.columns) == tuple(theirs.columns) == TABLES[what]
    assert len(ours) == len(theirs) > 0
    key = ours.columns[0]
    assert ours[key].to_list() == theirs[key].to_list()


def test_an_empty_record_has_the_same_columns(tmp_path):
    with Record(tmp_path / "empty.db") as record:
        for what, names in TABLES.items():
            assert tuple(record.to_polars(what).columns) == names
            assert record.to_polars(what).is_empty() and record.to_pandas(what).empty


def test_filters_are_those_of_the_lists(opened):
    said = opened.to_polars(speaker="Hask")
    assert said["speaker"].to_list() == ["Tom Hask"]
    assert len(opened.to_polars("articles", outlet="Echo")) == 1
    assert "unnamed" not in opened.to_polars("speakers", named_only=True)["kind"].to_list()
    assert len(opened.to_polars("matters", least=100)) == 0
    assert len(opened.to_polars("relations", kind="repeats")) == 0


def test_what_is_no_date_is_none_and_old_dates_fit(opened):
    text = "It rained, she said."
    for published in ("0001-01-01", "16XX", "2031-02-30", "soon"):
        article = Article(f"{text} {published}", published=published)
        opened.add(article, [Statement(article, Attribution(content=(Span(0, 9),)))])
    days = opened.to_polars("articles")["day"].to_list()[-4:]
    assert days == [date(1, 1, 1), date(1600, 1, 1), None, None]
    assert opened.to_pandas("articles")["day"].isna().sum() == 2
    assert opened.to_polars()["speaker"].to_list()[-1] is None


def test_an_unknown_table_is_named_with_the_known_ones(opened):
    with pytest.raises(UnknownName, match="articles, matters, relations, speakers, statements"):
        opened.to_polars("verdicts")


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_a_missing_package_is_one_line_with_the_extra(opened, monkeypatch, name):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(OnRecordError, match=rf"pip install onrecord\[{name}\]"):
        getattr(opened, f"to_{name}")()
