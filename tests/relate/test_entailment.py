"""The entailment model: what it is given, what it says, and that hostile text costs little."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from random import Random

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.extract.weights import shipped
from onrecord.relate.models.entailment import Entailment
from onrecord.relate.models.pieces import LONGEST, collate, pieces, shorten
from onrecord.relate.words.words import Word, kind, stem, value

ENTAILMENT, NEUTRAL, CONTRADICTION = 0, 1, 2
PLAIN = [
    ("Oskaria shipped tractors to Belmora in August.", "Oskaria shipped tractors.", ENTAILMENT),
    ("Ruta Havel opened the museum.", "The museum was opened by Ruta Havel.", ENTAILMENT),
    ("No farmer was paid.", "One farmer was paid.", CONTRADICTION),
    ("The harbour was closed on Sunday.", "The harbour was not closed on Sunday.", CONTRADICTION),
    ("Nine sailors drowned.", "Thirty sailors drowned.", CONTRADICTION),
    ("Oskaria may sell the railway.", "Oskaria sold the railway.", NEUTRAL),
    ("Ruta Havel spoke in Belmora.", "Ruta Havel spoke in Tolland.", NEUTRAL),
    ("Oskaria shipped tractors.", "Oskaria shipped tractors to Belmora in August.", NEUTRAL),
]

needs_weights = pytest.mark.skipif(
    not (shipped("entailment") / "network.onnx").exists(),
    reason="needs models/entailment/network.onnx, which is not here",
)


@pytest.fixture(scope="module")
def model() -> Entailment:
    return Entailment()


@needs_weights
def test_each_row_is_a_distribution_over_three(model: Entailment) -> None:
    found = model.judge([(p, h) for p, h, _ in PLAIN])
    assert found.shape == (len(PLAIN), 3)
    assert found.dtype == np.float32
    assert np.allclose(found.sum(-1), 1, atol=1e-5)
    assert (found >= 0).all()


@needs_weights
def test_no_pairs_no_rows(model: Entailment) -> None:
    assert model.judge([]).shape == (0, 3)
    assert model.bearing([]).shape == (0, 3)


@needs_weights
def test_a_pair_is_judged_the_same_whatever_stands_beside_it(model: Entailment) -> None:
    pairs = [(p, h) for p, h, _ in PLAIN]
    together = model.judge(pairs)
    order = Random(3).sample(range(len(pairs)), len(pairs))
    assert (model.judge([pairs[n] for n in order]) == together[order]).all()
    assert (model.judge(pairs[:1]) == together[:1]).all()


@needs_weights
def test_plain_sentences_are_mostly_judged_as_a_reader_would(model: Entailment) -> None:
    found = model.judge([(p, h) for p, h, _ in PLAIN]).argmax(-1)
    right = sum(int(a == b) for a, (_, _, b) in zip(found, PLAIN, strict=True))
    assert right >= len(PLAIN) - 1


@needs_weights
def test_the_name_carries_the_version(model: Entailment) -> None:
    name, _, version = model.name.partition("/")
    assert name
    assert version


@needs_weights
@pytest.mark.parametrize("empty", ["", "   ", "…", "\x00", "\u200b"])
def test_what_says_nothing_is_neutral(model: Entailment, empty: str) -> None:
    pairs = [(empty, "Lunia sent soldiers."), ("Lunia sent soldiers.", empty)]
    assert model.judge(pairs).tolist() == [[0, 1, 0], [0, 1, 0]]


@needs_weights
@pytest.mark.parametrize(
    "hostile",
    [
        "\ud800 half a character",
        "<script>alert(1)</script>",
        "\u202edesrever\u202c words",
        "a" * 1_000_000,
        "not " * 500_000,
        "!" * 100_000 + "x",
        "[CLS] [SEP] [MASK] sent",
        "漢字 и кириллица 3",
    ],
)
def test_hostile_text_is_judged_like_any(model: Entailment, hostile: str) -> None:
    found = model.judge([(hostile, "Lunia sent soldiers."), ("Lunia sent soldiers.", hostile)])
    assert np.isfinite(found).all()


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=str(tmp_path)):
        Entailment(tmp_path).judge([("One.", "Two.")])


@needs_weights
def test_altered_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "entailment"
    shutil.copytree(shipped("entailment"), folder)
    card = json.loads((folder / "model.json").read_text("utf-8"))
    card["sha256"]["network.onnx"] = "0" * 64
    (folder / "model.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(ModelError, match=r"network\.onnx"):
        _ = Entailment(folder).name


@needs_weights
def test_pieces_show_what_a_reader_sees(model: Entailment) -> None:
    (pair,) = pieces(
        model.weights.tokenizer, [("Lunia didn't send three tanks", "Lunia sends 3 rifles")]
    )
    words = [model.weights.tokenizer.id_to_token(int(i)) for i in pair.ids]
    kinds, matches = (dict(zip(words, row, strict=True)) for row in (pair.kind, pair.match))
    assert kinds["t"] == 2
    assert kinds["three"] == kinds["3"] == 4
    assert matches["tanks"] == matches["rifles"] == 3
    assert matches["send"] == matches["three"] == matches["3"] == 2
    assert set(pair.segment) == {0, 1}


@needs_weights
def test_a_pair_is_never_longer_than_the_network_reads(model: Entailment) -> None:
    long = "soldiers " * 400
    for pair in pieces(model.weights.tokenizer, [(long, "x"), ("x", long), (long, long)]):
        assert len(pair) <= LONGEST
        assert pair.segment[-1] == 1


def test_a_long_premise_keeps_its_nearest_sentences_in_order() -> None:
    premise = "The sun shone. Lunia sent tanks. It rained for days on end. The tanks were old."
    assert shorten(premise, "Lunia sent old tanks", 7) == "Lunia sent tanks. The tanks were old."
    assert shorten(premise, "Lunia sent old tanks", 100) == premise


def test_kinds_of_words() -> None:
    assert stem("sends") == stem("sending") == "send"
    assert value("three") == value("3") == value("3rd") == "3"
    assert value("soldiers") == ""
    assert kind(Word("Never", first=True), None, set()) == 2
    assert kind(Word("Tarsk", first=False), None, set()) == 5
    assert kind(Word("Tarsk", first=True), None, set()) == 0


@needs_weights
def test_what_is_short_is_padded_with_nothing(model: Entailment) -> None:
    cut = pieces(model.weights.tokenizer, [("Yes.", "No."), ("Lunia sent three tanks.", "No.")])
    batch = collate(cut)
    assert batch["mask"].sum(1).tolist() == [len(pair) for pair in cut]
    assert not batch["ids"][batch["mask"] == 0].any()
