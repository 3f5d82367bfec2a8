"""Words for dates, and the dates that they mean."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import timebank
from onrecord.resolve.time.edtf import bounds
from onrecord.resolve.time.expressions import expressions
from tests.shared import SHARED, needs_shared

WEDNESDAY = date(2015, 9, 9)


def read(text: str, published: date | None = WEDNESDAY, *, ahead: bool = False) -> list[str]:
    return [e.edtf for e in expressions(text, published, ahead=ahead)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("On September 4, officials", "2015-09-04"),
        ("on Sept. 10", "2014-09-10"),
        ("on 4 September 2013", "2013-09-04"),
        ("the 4th of September", "2015-09-04"),
        ("Thursday, Aug. 6", "2015-08-06"),
        ("in September 2014", "2014-09"),
        ("in late September", "2015-09"),
        ("last November", "2014-11"),
        ("in 2012", "2012"),
        ("the 1990s", "199X"),
        ("on Friday", "2015-09-04"),
        ("Tuesday night", "2015-09-08"),
        ("on Wednesday", "2015-09-09"),
        ("last Wednesday", "2015-09-02"),
        ("yesterday", "2015-09-08"),
        ("last night", "2015-09-08"),
        ("tonight", "2015-09-09"),
        ("this weekend", "2015-09-05/2015-09-06"),
        ("over the weekend", "2015-09-05/2015-09-06"),
        ("last week", "2015-08-31/2015-09-06"),
        ("this week", "2015-09-07/2015-09-13"),
        ("earlier this month", "2015-09"),
        ("last month", "2015-08"),
        ("last year", "2014"),
        ("two days ago", "2015-09-07"),
        ("three weeks ago", "2015-08-17/2015-08-23"),
        ("five months ago", "2015-04"),
        ("Labor Day", "2015-09-07"),
        ("Christmas", "2014-12-25"),
        ("Easter 2024", "2024-03-31"),
        ("the summer of 2012", "2012-22"),
        ("third quarter of 1989", "1989-07/1989-09"),
        ("2016-09-08", "2016-09-08"),
        ("9/28/2016", "2016-09-28"),
    ],
)
def test_words_for_dates(words: str, edtf: str) -> None:
    assert read(words) == [edtf]


@pytest.mark.parametrize(
    "words",
    ["February 30", "9/8/2016", "$2012", "March on the capital", "may say", "a second quarter-mile",
     "60 percent", "at 8:30 p.m.", "in recent days", "$1.5 million", "Marching 4th"],
)  # fmt: skip
def test_what_names_no_date(words: str) -> None:
    assert read(words) == []


def test_without_publication_only_what_is_known() -> None:
    assert read("On September 4, in July and in 2012", None) == ["XXXX-09-04", "XXXX-07", "2012"]
    assert read("on Friday, yesterday, last week, this weekend", None) == []


def test_looking_ahead_only_where_the_words_do() -> None:
    assert read("will vote on Friday", ahead=True) == ["2015-09-11"]
    assert read("voted on Friday", ahead=True) == ["2015-09-04"]
    assert read("will vote on Friday") == ["2015-09-04"]


@given(st.text(max_size=80), st.none() | st.dates())
def test_any_text_gives_anchored_valid_dates(text: str, published: date | None) -> None:
    last = 0
    for e in expressions(text, published, ahead=True):
        assert last <= e.start < e.end <= len(text)
        bounds(e.edtf)
        last = e.end


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar(published: date) -> None:
    words = (
        "last week, next week, on Friday, next Friday, a year ago, Easter, next month, last year"
    )
    for edtf in read(words, published, ahead=True):
        bounds(edtf)


@pytest.mark.parametrize("piece", ["on Friday ", "1", "Sept. 1 ", "this ", "a couple of ", "the "])
def test_long_text_is_read_in_bounded_time(piece: str) -> None:
    start = time.perf_counter()
    list(expressions(piece * (40_000 // len(piece)), WEDNESDAY))
    assert time.perf_counter() - start < 20


@needs_shared("data/timebank")
def test_timebank() -> None:
    documents = [timebank.document(p) for p in sorted((SHARED / "data/timebank").glob("*.tml"))]
    total, misses = timebank.score(documents)
    assert total > 300
    assert 1 - len(misses) / total >= 0.81
