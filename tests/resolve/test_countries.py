"""Countries by name, demonym, capital and region."""

from __future__ import annotations

import re

import pytest

from onrecord.resolve.gazetteers.countries import (
    country_name,
    country_named,
    country_of,
    find_countries,
)
from onrecord.resolve.gazetteers.tables import table_rows


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Russian foreign ministry", "RU"),
        ("the Kremlin", "RU"),
        ("the US ambassador", "US"),
        ("U.K. trade minister", "GB"),
        ("South Koreans", "KR"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("São Paulo police", "BR"),
        ("SYRIA", "SY"),
        ("R-Ohio", "US"),
        ("New Mexico governor", "US"),
        ("Papua New Guinean", "PG"),
        ("Guinea-Bissau", "GW"),
        ("tell us more", None),
        ("the turkey", None),
        ("Latin American leaders", None),
        ("African-American voters", None),
        ("Americana", None),
        ("", None),
        (None, None),
    ],
)
def test_country_of(words: str | None, code: str | None) -> None:
    assert country_of(words) == code


def test_a_phrase_that_is_a_country_as_a_whole() -> None:
    named = country_named("the Kremlin")
    assert named and (named.code, named.sort) == ("RU", "seat")
    assert country_named("Kremlin critics") is None


def test_words_are_found_in_order_and_where_they_stand() -> None:
    text = "Kabul told Peruvians and the Dutch."
    found = list(find_countries(text))
    assert [(text[w.start : w.end], w.code) for w in found] == [
        ("Kabul", "AF"),
        ("Peruvians", "PE"),
        ("Dutch", "NL"),
    ]


def test_names_by_code() -> None:
    assert country_name("GB") == "United Kingdom"
    with pytest.raises(KeyError):
        country_name("QQ")


def test_the_table_has_each_code_once_and_finds_its_own_names() -> None:
    rows = list(table_rows("countries.tsv"))
    codes = [row[0] for row in rows]
    assert len(codes) == len(set(codes)) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    wrong = [row[1] for row in rows if country_of(row[1].split(";")[0]) != row[0]]
    assert wrong == []
