"""Search by meaning, and by words and meaning together."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.errors import NotRelated, UnknownName
from onrecord.record import Record
from onrecord.record.search.question import Question
from onrecord.relate.models.vectors import subject_text
from onrecord.serve.checking import sentences
from onrecord.serve.searching import searched, together


@pytest.fixture
def with_vectors(path: Path, kept) -> Path:
    with Record(path) as record:
        encoder, known = sentences(), list(record.statements())
        record.vectors.put(
            encoder.name,
            [one.id for one in known],
            encoder.vectors([subject_text(one) for one in known]),
        )
    return path


def found(path: Path, words: str, by: str, **more) -> list[str]:
    with Record(path, read_only=True) as record:
        answer = searched(record, Question(words, **more), by)
        return [one.statement.content_text for one in answer.found]


def test_meaning_finds_what_has_none_of_the_words(with_vectors: Path) -> None:
    words = "the boats changed hands for money"
    assert found(with_vectors, words, "words") == []
    near = found(with_vectors, words, "meaning")
    assert near and "sold" in near[0]
    assert found(with_vectors, words, "both") == near


def test_both_ranks_first_what_words_and_meaning_find(with_vectors: Path) -> None:
    both = found(with_vectors, "ferries sold", "both")
    words = found(with_vectors, "ferries sold", "words")
    assert words and set(words) < set(both) and both[0] in words


def test_filters_hold_for_meaning_too(with_vectors: Path, kept) -> None:
    hedged = found(with_vectors, "the sale of ships", "meaning", hedged=True)
    assert hedged == [kept["ferries"][2].content_text]
    assert found(with_vectors, "the sale of ships", "both", since="2099") == []


def test_what_a_person_rejected_is_not_found_by_meaning(with_vectors: Path, kept) -> None:
    words = kept["copied"][0].content_text
    with Record(with_vectors) as record:
        for name in ("admitted", "copied"):
            record.judgements.add("statement", kept[name][0].id, "reject", user="ines")
    assert words not in found(with_vectors, "two ferries were sold", "meaning")


def test_a_record_without_vectors_says_how_to_make_them(site: TestClient, path: Path) -> None:
    with Record(path, read_only=True) as record, pytest.raises(NotRelated, match="relate"):
        searched(record, Question("ferries"), "meaning")
    page = site.get("/search?words=ferries&by=both")
    assert page.status_code == 400
    assert "onrecord relate" in html.fromstring(page.text).find_class("problem")[0].text_content()
    told = site.get("/api/v1/search?q=ferries&by=meaning")
    assert told.status_code == 422 and "onrecord relate" in told.json()["detail"]


def test_the_page_and_the_api_find_the_same(site: TestClient, with_vectors: Path) -> None:
    page = html.fromstring(site.get("/search?words=the+sale+of+ships&by=meaning").text)
    shown = [a.get("href").rpartition("/")[2] for a in page.find_class("more")]
    listed = site.get("/api/v1/search?q=the+sale+of+ships&by=meaning").json()
    assert [hit["statement"]["id"] for hit in listed["items"]] == shown != []
    assert page.xpath("//input[@name='by'][@checked]/@value") == ["meaning"]
    assert site.get("/api/v1/search?q=x&by=magic").status_code == 422
    assert site.get("/search?words=x&by=magic").status_code == 400


def test_a_way_that_is_none_is_refused(with_vectors: Path) -> None:
    with pytest.raises(UnknownName, match="meaning"):
        found(with_vectors, "ferries", "magic")


def test_rankings_are_joined_by_place() -> None:
    assert together([["a", "b", "c"], ["b", "d"]]) == ["b", "a", "d", "c"]
    assert together([[], []]) == []
