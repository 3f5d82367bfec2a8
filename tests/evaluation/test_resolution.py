"""The scorer of resolving, on a tiny gold of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.resolution import FIELDS, Row, figures, normal, report, rows
from evaluation.resolution_cases import Case, founding_cases, gold_cases
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

TEXT = "Dana Orr told Reuters it fell. Lio Vance hopes it did."
FIRST = Attribution((Span(0, 8),), (Span(9, 13),), (Span(22, 29),))
SECOND = Attribution((Span(31, 40),), (Span(41, 46),), (Span(47, 53),))
GOLD = {
    "id": "E1", "speech": True, "speaker": "Dana Orr", "kind": "person", "role": None,
    "affiliation": None, "country": None, "via": ["Reuters"], "addressee": None, "medium": None,
    "said": "2016-09-23", "act": "assert", "negated": False, "hedged": False,
}  # fmt: skip
BELIEF = {
    **dict.fromkeys(GOLD), "id": "E2", "speech": False, "speaker": "Lio Vance", "kind": "person",
}  # fmt: skip


def perfect(article: Article, attributions: Sequence[Attribution]) -> list[Statement]:
    orr, vance = Speaker("1", "Dana Orr", "person"), Speaker("2", "Lio Vance", "person")
    return [
        Statement(article, attributions[0], speaker=orr, via=("Reuters",), said="2016-09-23"),
        Statement(article, attributions[1], speaker=vance, speech=False),
    ]


def nothing(article: Article, attributions: Sequence[Attribution]) -> list[Statement]:
    return [Statement(article, a) for a in attributions]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    name = "nova-times_2016-09-24_bridge"
    for folder in ("gold", "polnear/dev/text", "polnear/dev/attributions"):
        (tmp_path / folder).mkdir(parents=True)
    gold = "\n".join(json.dumps(g) for g in (GOLD, BELIEF))
    (tmp_path / "gold" / f"{name}.gold.jsonl").write_text(gold, encoding="utf-8")
    (tmp_path / "polnear/dev/text" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    parts = ("Source", "Cue", "Content")
    spans = [
        (k, *s[0])
        for a in (FIRST, SECOND)
        for k, s in zip(parts, (a.source, a.cue, a.content), strict=True)
    ]
    lines = [f"T{n}\t{k} {s} {e}\t{TEXT[s:e]}" for n, (k, s, e) in enumerate(spans, 1)]
    lines += ["E2\tAttribution:T5 Source:T4 Cue:T5 Content:T6", "E1\tSource:T1 Cue:T2 Content:T3"]
    ann = tmp_path / "polnear/dev/attributions" / f"{name}_ab12.ann"
    ann.write_text("\n".join(lines), encoding="utf-8")
    head = "filename\tpublisher\tpublication_date\ttitle"
    meta = f"{head}\n{name}\tusa-today\t2016-09-24\tBridge\n"
    (tmp_path / "polnear/metadata.tsv").write_text(meta, encoding="utf-8")
    return tmp_path


def test_gold_is_read_with_its_article(data: Path) -> None:
    (case,) = gold_cases(data)
    assert case.attributions == (FIRST, SECOND)
    assert (case.article.published, case.article.outlet) == ("2016-09-24", "USA Today")
    assert [g and g["id"] for g in case.golds] == ["E1", "E2"]


def test_the_right_answer_is_right_in_every_field(data: Path) -> None:
    scores = report(rows(gold_cases(data), perfect), FIELDS)
    assert all(scores[f]["accuracy"] == 100 for f in FIELDS)
    assert scores["via"]["n"] == 1
    assert scores["speaker"]["n"] == 2
    assert scores["said"]["given"] == 100


def test_what_is_given_and_not_found_is_wrong(data: Path) -> None:
    scores = report(rows(gold_cases(data), nothing), FIELDS)
    assert scores["speaker"]["accuracy"] == scores["kind"]["accuracy"] == 0
    assert scores["said"]["given"] == 0
    assert scores["via"]["f1"] == 0


def test_an_invented_date_is_counted_against_the_empty_ones() -> None:
    case = Case("x", Article(TEXT), (FIRST,), ({**GOLD, "said": None},))
    invented = [Row(case, FIRST, {**GOLD, "said": None}, {"said": "2016"})]
    assert figures("said", invented)["kept_empty"] == 0
    kept = [Row(case, FIRST, {**GOLD, "said": None}, {"said": None})]
    assert figures("said", kept)["kept_empty"] == 100


@pytest.mark.parametrize(
    ("a", "b"), [("The Kremlin", "Kremlin"), ("James O’Neill", "James O'Neill"), ("José", "jose"),
                 (["the Times"], ("Times",)), (None, ())],
)  # fmt: skip
def test_names_are_compared_by_what_they_name(a: object, b: object) -> None:
    assert normal(a) == normal(b)


def test_the_founding_article_is_scored_undated_and_dated(tmp_path: Path) -> None:
    statement = {**GOLD, "speaker_kind": "person", "said": None}
    statement |= {"source": [0, 8], "cue": [9, 13], "content": [[22, 29]]}
    gold = {
        "article": "a.txt",
        "statements": [statement],
        "said_if_published": {"E1": "2015-09-04"},
    }
    (tmp_path / "never-concealed.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    undated, dated = founding_cases(tmp_path)
    assert (undated.article.published, dated.article.published) == (None, "2015-09-09")
    assert dated.golds[0] is not None
    assert dated.golds[0]["said"] == "2015-09-04"
