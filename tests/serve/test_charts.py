"""Charts: what is counted where, that Altair takes them, and that words stay data."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from served import make_record

from onrecord.errors import OnRecordError, UnknownName
from onrecord.record import Record
from onrecord.serve.charts import (
    GROUPINGS,
    matrix_spec,
    outlets_by_speakers,
    stance_matrix,
    timeline,
    timeline_spec,
)
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

HOSTILE = '</script><script>alert(1)</script>\x1b[2J\u202e{"expr":"x"}'


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Record]:
    with Record(make_record(tmp_path / "small.db")) as record:
        yield record


def said(name: str, day: str | None, stance: str | None = "affirms") -> Statement:
    article = Article(f"{name} {day} {stance}", published=day)
    found = Attribution(content=(Span(0, 3),))
    return Statement(article, found, speaker=Speaker(name, name, "person"), stance=stance)


def values(spec: dict) -> list[dict]:
    return spec["data"]["values"]


def test_a_week_begins_on_monday():
    spec = timeline_spec([said("Ana", day) for day in ("2031-04-02", "2031-04-06", "2031-04-07")])
    assert [(v["week"], v["statements"]) for v in values(spec)] == [
        ("2031-03-31", 2),
        ("2031-04-07", 1),
    ]
    assert all(date.fromisoformat(v["week"]).weekday() == 0 for v in values(spec))


def test_what_has_no_date_is_left_out_and_nothing_overflows():
    days = (None, "soon", "0001-01-01", "9999-12-31")
    assert [v["week"] for v in values(timeline_spec([said("Ana", day) for day in days]))] == [
        "0001-01-01",
        "9999-12-27",
    ]


def test_many_speakers_are_nine_and_others():
    spoken = [said(f"n{number}", "2031-04-02") for number in range(12) for _ in range(number)]
    spec = timeline_spec(spoken, by="speaker")
    assert sum(v["statements"] for v in values(spec)) == len(spoken)
    domain = spec["encoding"]["color"]["scale"]["domain"]
    assert domain[0] == "n11" and domain[-1] == "others" and len(domain) == 10
    assert {v["speaker"] for v in values(spec)} == set(domain)


def test_stances_have_the_same_colours_whatever_is_there():
    one = timeline_spec([said("Ana", "2031-04-02", "denies")])["encoding"]["color"]["scale"]
    none = timeline_spec([])["encoding"]["color"]["scale"]
    assert one == none
    assert one["domain"] == ["affirms", "denies", "open"]


def test_the_matrix_has_a_point_a_speaker_day_and_stance():
    spec = matrix_spec(
        [
            said("Bela", "2031-04-05"),
            said("Ana", "2031-04-02", "denies"),
            said("Ana", "2031-04-02", "denies"),
            said("Ana", "2031-04-09", None),
        ]
    )
    assert [tuple(v.values()) for v in values(spec)] == [
        ("Ana", "2031-04-02", "denies", 2),
        ("Bela", "2031-04-05", "affirms", 1),
        ("Ana", "2031-04-09", "open", 1),
    ]
    assert spec["encoding"]["y"]["sort"] == ["Ana", "Bela"]


def test_charts_of_a_record(opened):
    matter = opened.matters.list()[0]
    assert stance_matrix(opened, matter.id).spec["title"] == matter.label
    assert timeline(opened, matter=matter.id).spec["title"] == matter.label
    assert sum(v["statements"] for v in values(timeline(opened, outlet="Echo").spec)) == 2
    shown = values(outlets_by_speakers(opened).spec)
    assert {"outlet": "Echo", "speaker": "Ilna Doreva", "statements": 1} in shown
    with pytest.raises(UnknownName, match="act, form, outlet, speaker, stance"):
        timeline(opened, by="mood")
    with pytest.raises(UnknownName):
        stance_matrix(opened, "none")


@pytest.mark.parametrize("by", sorted(GROUPINGS))
def test_altair_takes_every_chart(opened, by):
    chart = timeline(opened, by=by)
    assert chart.to_altair().to_dict()["mark"] == {"type": "bar"}


def test_altair_takes_matrix_and_sources(opened):
    matrix = stance_matrix(opened, opened.matters.list()[0].id)
    assert matrix.to_altair().to_dict()["mark"]["type"] == "point"
    assert outlets_by_speakers(opened).to_altair().to_dict()["mark"] == {"type": "rect"}


def test_without_altair_the_extra_is_named(opened, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(OnRecordError, match=r"pip install onrecord\[notebook\]"):
        timeline(opened).to_altair()


def test_a_notebook_gets_the_specification_and_words(opened):
    chart = timeline(opened)
    bundle = chart._repr_mimebundle_(include=None, exclude=None)
    assert bundle["application/vnd.vegalite.v5+json"] == chart.spec
    assert bundle["text/plain"].startswith("Statements by week")


def test_hostile_names_are_one_line_of_data():
    spec = matrix_spec([said(HOSTILE * 40, "2031-04-02")], title=HOSTILE * 40)
    assert len(spec["title"]) <= 120 and len(values(spec)[0]["speaker"]) <= 60
    assert isinstance(spec["title"], str)
    assert not set(json.dumps(spec, ensure_ascii=False)) & set("\x1b\u202e")
