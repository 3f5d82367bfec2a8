"""ClaimReviews: where they stand, what is taken of them, and what is refused."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import EmptyInput, InputError, InputTooLarge, MalformedInput, NotText
from onrecord.ingest.claimreview import ClaimReview, read_claim_reviews

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The port of Kesten was never closed",
    "url": "https://proof.example/kesten",
    "datePublished": "2031-05-02",
    "author": {"@type": "Organization", "name": "Proof"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ilna Doreva"},
        "datePublished": "2031-04-30T00:00:00Z",
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "alternateName": "No"},
}


def written(tmp_path: Path, value: Any, name: str = "check.json") -> Path:
    path = tmp_path / name
    text = value if isinstance(value, str) else json.dumps(value)
    path.write_text(text, "utf-8")
    return path


def one(tmp_path: Path, value: Any, name: str = "check.json") -> ClaimReview:
    (found,) = read_claim_reviews(written(tmp_path, value, name))
    assert isinstance(found, ClaimReview)
    return found


def page(*blocks: str) -> str:
    scripts = "".join(f'<script type="application/ld+json">{b}</script>' for b in blocks)
    return f"<!doctype html><html><head>{scripts}</head><body><p>Text</p></body></html>"


def test_all_of_it(tmp_path):
    path = written(tmp_path, REVIEW)
    assert list(read_claim_reviews(path)) == [
        ClaimReview(
            "The port of Kesten was never closed",
            author="Ilna Doreva",
            made="2031-04-30",
            reviewer="Proof",
            reviewed="2031-05-02",
            url="https://proof.example/kesten",
            rating="No",
            where=f"{path}:1",
        )
    ]


@pytest.mark.parametrize(
    "value",
    [
        [REVIEW],
        {"@graph": [{"@type": "NewsArticle"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        REVIEW | {"@type": ["Review", "schema:ClaimReview"]},
        REVIEW | {"@type": "http://schema.org/ClaimReview"},
        [REVIEW, REVIEW],
    ],
)
def test_wherever_it_stands_it_is_found_once(tmp_path, value):
    assert one(tmp_path, value).claim == REVIEW["claimReviewed"]


def test_in_a_page_and_in_lines(tmp_path):
    broken = page("{not json", json.dumps(REVIEW))
    assert one(tmp_path, broken, "page.html").rating == "No"
    lines = "\n".join(json.dumps(REVIEW | {"claimReviewed": f"Claim {n}"}) for n in range(3))
    found = list(read_claim_reviews(written(tmp_path, lines, "reviews.jsonl")))
    assert [review.claim for review in found] == ["Claim 0", "Claim 1", "Claim 2"]


def test_a_publisher_is_found_by_its_reference(tmp_path):
    graph = [{"@id": "#us", "@type": "Organization", "name": "Proof"}]
    assert one(tmp_path, [REVIEW | {"author": {"@id": "#us"}}, *graph]).reviewer == "Proof"


@pytest.mark.parametrize(
    ("rating", "shown"),
    [
        ({"ratingValue": 2, "bestRating": 5}, "2 of 5"),
        ({"ratingValue": "2"}, "2"),
        ({"ratingValue": True}, None),
        ({"name": "Half of it"}, "Half of it"),
        ("False", None),
        (None, None),
    ],
)
def test_the_rating_is_in_the_reviewers_words(tmp_path, rating, shown):
    assert one(tmp_path, REVIEW | {"reviewRating": rating}).rating == shown


@pytest.mark.parametrize("junk", [None, 3, [], {}, [[]], {"name": 3}, True, "", "\ud800"])
def test_junk_in_a_field_costs_the_field(tmp_path, junk):
    fields = ("url", "datePublished", "author", "itemReviewed", "reviewRating")
    found = one(tmp_path, REVIEW | dict.fromkeys(fields, junk))
    assert found.claim == REVIEW["claimReviewed"]
    assert found.reviewed is None and found.rating is None


def test_a_review_without_a_claim_is_named_and_the_others_go_on(tmp_path):
    path = written(tmp_path, [REVIEW | {"claimReviewed": " "}, REVIEW])
    first, second = read_claim_reviews(path)
    assert isinstance(first, MalformedInput) and f"{path}:1" in str(first)
    assert isinstance(second, ClaimReview)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyInput),
        (b"[]", EmptyInput),
        (b"<html><p>No review</p></html>", EmptyInput),
        (b'{"a": 1}\nnot json', MalformedInput),
        (b"just words", MalformedInput),
        (b"\x00\x01\x02", NotText),
        (b"[" * 100_000, MalformedInput),
        (b"1" * 10_000, MalformedInput),
    ],
)
def test_what_is_no_review_is_one_line(tmp_path, content, error):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(error, match=r"x\.json"):
        read_claim_reviews_all(path)
    with pytest.raises(InputError):
        read_claim_reviews_all(tmp_path / "missing.json")


def read_claim_reviews_all(path: Path) -> list[ClaimReview | InputError]:
    return list(read_claim_reviews(path))


def test_hostile_files_are_bounded(tmp_path):
    began = time.process_time()
    many = json.dumps([{"@type": "ClaimReview", "claimReviewed": str(n)} for n in range(10_001)])
    with pytest.raises(InputTooLarge, match="10,000"):
        read_claim_reviews_all(written(tmp_path, many))
    deep = json.dumps(REVIEW)
    for _ in range(100):
        deep = f'{{"a": [{deep}]}}'
    with pytest.raises(EmptyInput):
        read_claim_reviews_all(written(tmp_path, deep))
    wide = [REVIEW | {"author": {"@id": "#x"}, "claimReviewed": str(n)} for n in range(2_000)]
    names = [{"@id": str(n), "name": "N"} for n in range(20_000)]
    assert len(read_claim_reviews_all(written(tmp_path, wide + names))) == 2_000
    assert len(one(tmp_path, REVIEW | {"claimReviewed": "x" * 1_000_000}).claim) == 2_000
    assert time.process_time() - began < 20
