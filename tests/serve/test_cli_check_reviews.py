"""``onrecord check --from``: claims that others checked."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

from tests.relate.words_judge import WordsJudge

RESOLVE = import_module("onrecord.resolve")  # the tables in it are read, whatever the fakes are
CLAIM = "Doreva never said that the ferries would run again by May"
REVIEWS = [
    {
        "@type": "ClaimReview",
        "claimReviewed": CLAIM,
        "author": {"name": "Proof"},
        "itemReviewed": {"author": {"name": "Tom Hask"}, "datePublished": "2031-05-01"},
        "reviewRating": {"alternateName": "Not so"},
        "url": "https://proof.example/1",
    },
    {"@type": "ClaimReview", "claimReviewed": "Brisk never praised the opera"},
]


@pytest.fixture
def reviews(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "onrecord.resolve", RESOLVE)
    monkeypatch.setattr(import_module("onrecord.serve.checking"), "_judge", WordsJudge)
    path = tmp_path / "reviews.json"
    path.write_text(json.dumps(REVIEWS), "utf-8")
    return path


def test_each_claim_is_checked_and_the_rating_stays_the_reviewers(run, reviews):
    result = run("check", "--from", str(reviews), "--as", "json")
    first, second = json.loads(result.stdout)
    assert result.exit_code == 0
    assert first["review"]["rating"] == "Not so" and first["review"]["author"] == "Tom Hask"
    assert first["claim"]["text"] == CLAIM and first["scope"]["articles"] == 2
    assert first["supports"] or first["against"] or first["near"]
    assert "Not so" not in json.dumps({k: v for k, v in first.items() if k != "review"})
    assert not (second["supports"] or second["against"] or second["near"])


def test_rows_begin_with_the_claim(run, reviews):
    header, *rows = run("check", "--from", str(reviews)).stdout.splitlines()
    names = header.split("\t")
    assert names[:5] == ["claim", "by", "reviewer", "rating", "group"]
    cells = [dict(zip(names, row.split("\t"), strict=True)) for row in rows]
    assert cells[0]["by"] == "Tom Hask" and cells[0]["reviewer"] == "Proof"
    assert cells[-1]["claim"] == "Brisk never praised the opera" and cells[-1]["words"] == ""


def test_on_a_terminal_the_rating_is_quoted(run, reviews, monkeypatch):
    for name in ("check_reviews", "check"):
        monkeypatch.setattr(import_module(f"onrecord.serve.cli.{name}"), "is_terminal", lambda: 1)
    shown = run("check", "--from", str(reviews)).stdout
    assert "Claim by Tom Hask (2031-05-01)." in shown
    assert "Proof rates it: “Not so”." in shown and "No verdict" in shown


def test_what_cannot_be_checked_costs_that_one(run, reviews):
    bad = [{"@type": "ClaimReview"}, {"@type": "ClaimReview", "claimReviewed": "word " * 150}]
    reviews.write_text(json.dumps([*bad, REVIEWS[0]]), "utf-8")
    result = run("check", "--from", str(reviews), "--as", "json")
    assert result.exit_code == 1
    assert "without claimReviewed" in result.stderr and "100 words" in result.stderr
    assert [one["claim"]["text"] for one in json.loads(result.stdout)] == [CLAIM]


def test_a_claim_or_a_file_and_not_both(run, reviews):
    assert run("check").exit_code == 2
    assert run("check", CLAIM, "--from", str(reviews)).exit_code == 2
    missing = run("check", "--from", "none.json")
    assert missing.exit_code == 1 and "none.json: no such file" in missing.stderr
