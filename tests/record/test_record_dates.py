"""What a date can mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DateError
from onrecord.record.reading.dates import days, first_day, last_day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-05-02", "2031-05-02", "2031-05-02"),
        ("2031-05-02T10:30:00+02:00", "2031-05-02", "2031-05-02"),
        ("2031-05~", "2031-05-01", "2031-05-31"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("0000", "0000-01-01", "0000-12-31"),
        ("2031-XX", "2031-01-01", "2031-12-31"),
        ("2031-05-XX", "2031-05-01", "2031-05-31"),
        ("2031-22", "2031-01-01", "2031-12-31"),
        ("2031-05-02/2031-06", "2031-05-02", "2031-06-30"),
        ("2031-05-02/..", "2031-05-02", None),
        ("../2031-05", None, "2031-05-31"),
    ],
)
def test_days(edtf: str, first: str | None, last: str | None) -> None:
    assert days(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    [None, "", "XXXX-05-02", "Friday", "2031-13", "2031-02-30", "0000-05", "../..", "20310502"],
)
def test_no_days(edtf: str | None) -> None:
    assert days(edtf) is None


@given(st.text(max_size=30) | st.from_regex(r"[0-9X]{4}-[0-9X]{2}-[0-9X]{2}", fullmatch=True))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = days(text)
    assert found is None or (found.first or "") <= (found.last or "9")


def test_a_period_is_from_its_first_to_its_last_day() -> None:
    assert (first_day("2031-05"), last_day("2031-05")) == ("2031-05-01", "2031-05-31")


def test_no_date_is_an_error_that_says_what_would_do() -> None:
    with pytest.raises(DateError, match="'last week' is not a date; write 2015"):
        first_day("last week")
