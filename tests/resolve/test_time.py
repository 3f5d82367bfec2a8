"""When statements were made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.resolution import figures, resolver, rows
from evaluation.resolution_cases import founding_cases, gold_cases
from onrecord.errors import DateError
from onrecord.resolve.time.times import Said, resolve_times
from onrecord.statements import Attribution
from tests.resolve.passages import passage
from tests.shared import SHARED, needs_shared

MONDAY = "2016-09-26"


def said(marked: str, published: str | None = MONDAY) -> list[str | None]:
    article, attributions, speakers = passage(marked)
    found = resolve_times(replace(article, published=published), attributions, speakers)
    return [s.edtf if s else None for s in found]


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("On Friday, [Dana Orr] {said} <the bridge was safe>.", "2016-09-23"),
        ("[Dana Orr] {said} on Friday <the bridge was safe>.", "2016-09-23"),
        ("[Dana Orr] on Friday {denied} <that the bridge was closed>.", "2016-09-23"),
        ("<“It is safe,”> [Dana Orr] {told} reporters Tuesday night.", "2016-09-20"),
        ("In a letter sent last week, [Dana Orr] {said} <it was safe>.", "2016-09-19/2016-09-25"),
        ("[Dana Orr] earlier this month {promised} <a new bridge>.", "2016-09"),
        ("In September 2014, [rebels] {threatened} <the mayor>.", "2014-09"),
        ("At Friday’s hearing, [Dana Orr] {said} <it was safe>.", "2016-09-23"),
        ("[A 2014 study by the Nova Institute] {found} <cracks>.", "2014"),
        ("[A poll released Sunday] {showed} <a close race>.", "2016-09-25"),
        ("[Dana Orr], who resigned in May, {said} on Sunday <it was safe>.", "2016-09-25"),
        ("[Dana Orr]’s {comments Tuesday on} <the bridge> were brief.", "2016-09-20"),
    ],
)
def test_the_cue_clause_dates_the_saying(sentence: str, edtf: str) -> None:
    assert said(sentence) == [edtf]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Dana Orr] {said} <the bridge fell on Friday>.",
        "[Dana Orr], who resigned in May, {said} <it was safe>.",
        "After the bridge fell on Friday, [Dana Orr] {said} <it had been safe>.",
        "[Dana Orr] {praised} <Friday’s vote>.",
        "[Dana Orr] {said} <it was safe> since Monday’s vote.",
        "[Dana Orr] {has long said} <the bridge is safe>.",
        "The bridge fell on Friday. [Dana Orr] {said} <it had been safe>.",
        "[Dana Orr] {might say} on Sunday <that it is safe>.",
    ],
)
def test_other_dates_are_not_when_it_was_said(sentence: str) -> None:
    assert said(sentence) == [None]


def test_without_publication_what_is_known_and_no_more() -> None:
    assert said("On September 4, [officials] {denied} <it>.", None) == ["XXXX-09-04"]
    assert said("On Friday, [officials] {denied} <it>.", None) == [None]


def test_an_undatable_day_is_not_overwritten_by_an_earlier_one() -> None:
    text = "In 2014, [Dana Orr] {denied} <it>. On Friday, [she|Dana Orr] {admitted} <it>."
    assert said(text, None) == ["2014", None]


def test_the_passage_goes_on_with_the_occasion() -> None:
    text = (
        "[Dana Orr] {said} on Friday <the bridge was safe>. <“I cross it daily,”> [she|Dana Orr] "
        "{said}. [Lio Vance] {disagreed}, <calling it a ruin>."
    )
    assert said(text) == ["2016-09-23", "2016-09-23", None]


def test_the_headline_is_of_the_day_that_the_story_tells() -> None:
    text = "[Orr|Dana Orr] {says} <bridge is safe>\n\n[Dana Orr] {said} on Friday <it was safe>."
    assert said(text) == ["2016-09-23", "2016-09-23"]


def test_a_new_day_is_a_new_occasion() -> None:
    text = (
        "[Dana Orr] {said} on Friday <it was safe>. In July, [she|Dana Orr] {warned} <of cracks>. "
        "<“Big ones,”> [she|Dana Orr] {said} at the time."
    )
    assert said(text) == ["2016-09-23", "2016-07", "2016-07"]


def test_said_rests_on_words_of_the_article() -> None:
    article, attributions, speakers = passage(
        "[Dana Orr] {said} on Friday <it was safe>. <“Very,”> [she|Dana Orr] {added}."
    )
    found = resolve_times(replace(article, published=MONDAY), attributions, speakers)
    first, second = (s for s in found if isinstance(s, Said))
    assert article.words(first.spans) == article.words(second.spans) == "Friday"
    assert (first.inherited, second.inherited) == (False, True)
    assert (first.earliest, first.latest) == ("2016-09-23", "2016-09-23")


def test_a_publication_date_that_is_none_is_refused() -> None:
    article, attributions, speakers = passage("[Dana Orr] {said} on Friday <it was safe>.")
    with pytest.raises(DateError, match="last Tuesday"):
        resolve_times(replace(article, published="last Tuesday"), attributions, speakers)


def test_attributions_without_words_have_no_date() -> None:
    article, _, _ = passage("On Friday, nobody spoke.")
    assert resolve_times(replace(article, published=MONDAY), [Attribution()]) == [None]


@needs_shared("data/gold", "data/polnear/dev")
def test_gold_dates() -> None:
    found = figures("said", rows(gold_cases(SHARED / "data"), resolver("time")))
    assert found["given"] >= 78
    assert found["kept_empty"] >= 95
    assert found["precision"] >= 95


@needs_shared("samples/never-concealed.gold.json")
def test_the_founding_article_dates() -> None:
    undated, dated = founding_cases(SHARED / "samples")
    assert figures("said", rows([undated], resolver("time")))["accuracy"] == 100
    got = {r.gold["id"]: r.got["said"] for r in rows([dated], resolver("time"))}
    assert got["officials-deny"] == "2015-09-04"
    assert got["kerry"] == "2015-09-05/2015-09-06"
    assert got["free-chechnya"] == "2014-09"
