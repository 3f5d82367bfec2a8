"""Labels that hold the offsets of their spans, beside texts that are known by their hash."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from evaluation import resolution_cases
from evaluation.resolution_cases import LABELS, ROUNDS, UNSEEN, labelled_cases
from onrecord.statements import Span

TEXT = "Dana Orr told Reuters it fell. Lio Vance hopes it did."
DIGEST = hashlib.sha1(TEXT.encode(), usedforsecurity=False).hexdigest()[:10]
SPANS = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[22, 29]]}
LABELLED = {"id": "S1", **SPANS, "speech": True, "speaker": "Dana Orr", "kind": "person"}
LEFT_OUT = {"id": "S2", "source": [[31, 40]], "cue": [[41, 46]], "content": [[47, 53]]}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "unlabelled").mkdir()
    with gzip.open(tmp_path / "unlabelled/fnc.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": "Another text."}) + "\n" + json.dumps({"text": TEXT}) + "\n")
    (tmp_path / "labels/world").mkdir(parents=True)
    lines = "\n".join(json.dumps(one) for one in (LABELLED, LEFT_OUT))
    (tmp_path / f"labels/world/fnc_{DIGEST}.gold.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(resolution_cases, "LABELS", tmp_path / "labels")
    return tmp_path


def test_a_text_is_found_by_its_hash_and_its_spans_by_their_offsets(data: Path) -> None:
    (case,) = labelled_cases(data, "world")
    assert case.article.text == TEXT
    assert case.article.published is None
    assert case.attributions[0].content == (Span(22, 29),)
    assert [a.content[0].of(TEXT) for a in case.attributions] == ["it fell", "it did"]


def test_spans_without_labels_are_read_and_not_scored(data: Path) -> None:
    (case,) = labelled_cases(data, "world")
    assert [g and g["speaker"] for g in case.golds] == ["Dana Orr", None]


def test_every_round_has_labels() -> None:
    assert set(ROUNDS) > UNSEEN
    assert {folder.name for folder in LABELS.iterdir() if folder.is_dir()} == set(ROUNDS)
    assert all(any((LABELS / name).glob("*.gold.jsonl")) for name in ROUNDS)
