"""The sentence encoder: what goes in, what comes out, and what is cut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.relate.models.vectors import LONGEST, WIDTH, Sentences, subject_text
from onrecord.statements import Article, Attribution, Span, Statement

BRIDGE = "The bridge at Orla will stay shut until spring."


@pytest.fixture(scope="module")
def sentences() -> Sentences:
    return Sentences()


def test_unit_vectors_in_the_order_of_the_texts(sentences: Sentences) -> None:
    texts = [BRIDGE, "No.", BRIDGE + " The harbour office said so on Monday.", BRIDGE]
    vectors = sentences.vectors(texts)
    assert vectors.shape == (4, WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_what_is_in_the_batch(sentences: Sentences) -> None:
    long = " ".join([BRIDGE] * 9)
    assert np.array_equal(sentences.vectors(["No.", long])[:1], sentences.vectors(["No."]))


def test_like_sentences_are_nearer(sentences: Sentences) -> None:
    a, b, c = sentences.vectors([BRIDGE, "Orla’s bridge remains closed.", "Bakers want more salt."])
    assert a @ b > 0.6 > 0.3 > a @ c


def test_no_texts_no_rows(sentences: Sentences) -> None:
    assert sentences.vectors([]).shape == (0, WIDTH)


@pytest.mark.parametrize("text", ["", " ", "\x00\ud800", "🌾" * 5000, "a" * 10**6])
def test_any_text_has_a_vector(sentences: Sentences, text: str) -> None:
    assert np.isfinite(sentences.vectors([text])).all()


def test_what_is_longer_than_the_network_reads_is_left_out(sentences: Sentences) -> None:
    long = "shut " * LONGEST
    one, other = sentences.vectors([long + "the bridge", long + "bakers want salt"])
    assert np.allclose(one, other, atol=1e-6)


def test_a_folder_without_a_model_is_an_error_on_first_use(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        Sentences(tmp_path).vectors([BRIDGE])


def test_the_proposition_stands_for_a_statement_or_else_its_words() -> None:
    bare = Statement(Article("It is shut."), Attribution((), (), (Span(0, 10),)))
    assert subject_text(bare) == "It is shut"
    full = Statement(bare.article, bare.attribution, proposition=BRIDGE)
    assert subject_text(full) == BRIDGE
