"""Bounds of EDTF dates, and what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DateError
from onrecord.resolve.time.edtf import bounds, day_of, interval, week_of


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2015-09-04", "2015-09-04", "2015-09-04"),
        ("2014-09", "2014-09-01", "2014-09-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2012", "2012-01-01", "2012-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("2015-22", "2015-06-01", "2015-08-31"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2015-09-05/2015-09-06", "2015-09-05", "2015-09-06"),
        ("2015-09/2016", "2015-09-01", "2016-12-31"),
        ("2015-09-04/..", "2015-09-04", None),
        ("/2015-09", None, "2015-09-30"),
        ("2015-09-04?", "2015-09-04", "2015-09-04"),
        ("2016-09-08T10:30:00+02:00", "2016-09-08", "2016-09-08"),
        ("XXXX-09-04", None, None),
        ("XXXX-02-29", None, None),
        ("XXXX-09", None, None),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    ["", "/", "../..", "Friday", "2015-13", "2015-02-30", "XXXX-02-30", "2015-00-01", "15-09-04",
     "2016/2015", "2015/2016/2017", "2015-09T10:00", "２０１５-09-04", "2015-09-04 ", "9" * 500],
)  # fmt: skip
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(DateError, match=r"not an EDTF|no such date|ends before"):
        bounds(edtf)


@given(st.text(alphabet="0123456789X-/?~%T:.Z+ ", max_size=30))
def test_any_text_is_bounded_or_refused(text: str) -> None:
    try:
        first, last = bounds(text)
    except DateError:
        return
    assert first is None or last is None or first <= last


@given(st.dates())
def test_a_day_bounds_itself(day: date) -> None:
    if day.year >= 1000:
        assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())
        assert day_of(day.isoformat()) == day


def test_only_an_exact_day_is_a_day() -> None:
    assert day_of(None) is None
    assert day_of("2015-09") is None
    assert day_of("2015-09-04T12:00:00Z") == date(2015, 9, 4)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert week_of(date(2016, 9, 25)) == "2016-09-19/2016-09-25"
    assert interval(date(2016, 9, 25), date(2016, 9, 25)) == "2016-09-25"
