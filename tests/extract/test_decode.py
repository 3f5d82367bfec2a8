"""Decoding of made-up scores: the tags and pointers decide, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.extract.decode import decode
from onrecord.extract.tags import BEGIN, TAGS
from onrecord.extract.weights import Weights, shipped
from onrecord.extract.windows import windows
from onrecord.statements import Span

TOKENIZER = Weights(shipped()).tokenizer
DISTANCE = np.zeros((2, 129))
K = 8


def scores(window, text, parts, links=()):
    """Tag scores that mark ``parts`` [(part, words)], and links [(from words, to words, kind)]."""
    tag = np.zeros((len(window), TAGS))
    tag[:, 0] = 5
    for part, words in parts:
        for n, i in enumerate(within(window, text, words)):
            tag[i, BEGIN[part] + (n > 0)] = 10
    link = np.zeros((len(window), 4 * K))
    for k, (here, there, kind) in enumerate(links):
        query, key = (0, K) if kind == "cue" else (2 * K, 3 * K)
        for i in within(window, text, here):
            link[i, query + k] = 10
        for i in within(window, text, there):
            link[i, key + k] = 10
    return tag, link


def within(window, text, words):
    start = text.index(words)
    return [i for i, (a, _) in enumerate(window.offsets) if start <= a < start + len(words)]


def read(text, parts, links=()):
    (window,) = windows(TOKENIZER, text)
    found = decode(window, *scores(window, text, parts, links), DISTANCE)
    return [
        tuple(tuple(text[a:b] for a, b in p) for p in (f.source, f.cue, f.content)) for f in found
    ]


TEXT = "Ana Torvald said that the port is open, Bo Lind denied it was."


def test_one_attribution():
    parts = [("source", "Ana Torvald"), ("cue", "said"), ("content", "that the port is open")]
    links = [("that the port is open", "said", "cue"), ("said", "Ana", "source")]
    assert read(TEXT, parts, links) == [(("Ana Torvald",), ("said",), ("that the port is open",))]


def test_pointers_choose_between_cues():
    parts = [
        ("source", "Ana Torvald"), ("cue", "said"), ("content", "that the port is open"),
        ("source", "Bo Lind"), ("cue", "denied"), ("content", "it was"),
    ]  # fmt: skip
    links = [
        ("that the port is open", "denied", "cue"), ("it was", "said", "cue"),
        ("said", "Bo", "source"), ("denied", "Ana", "source"),
    ]  # fmt: skip
    assert read(TEXT, parts, links) == [
        (("Bo Lind",), ("said",), ("it was",)),
        (("Ana Torvald",), ("denied",), ("that the port is open",)),
    ]


def test_a_cue_that_only_pointers_know_is_proposed():
    parts = [("content", "that the port is open")]
    links = [("that the port is open", "said", "cue")]
    assert read(TEXT, parts, links) == [((), ("said",), ("that the port is open",))]


def test_a_run_of_content_is_shared_between_two_cues():
    parts = [("cue", "said"), ("cue", "denied"), ("content", "that the port is open, Bo Lind")]
    links = [("that the port is", "said", "cue"), ("open, Bo Lind", "denied", "cue")]
    assert read(TEXT, parts, links) == [
        ((), ("said",), ("that the port is",)),
        ((), ("denied",), ("open, Bo Lind",)),
    ]


def test_inside_without_beginning_is_no_tag_sequence():
    (window,) = windows(TOKENIZER, TEXT)
    tag = np.zeros((len(window), TAGS))
    tag[:, 0] = 5
    tag[within(window, TEXT, "port"), BEGIN["content"] + 1] = 6
    assert decode(window, tag, np.zeros((len(window), 4 * K)), DISTANCE) == []


def test_content_without_any_cue_gives_nothing():
    assert read(TEXT, [("content", "that the port is open")]) == []


def test_a_run_ends_with_its_paragraph():
    text = "He said no.\nShe said yes."
    parts = [("cue", "said"), ("content", "no.\nShe")]
    links = [("no.\nShe", "said", "cue")]
    assert read(text, parts, links) == [((), ("said",), ("no.", "She"))]


@pytest.mark.parametrize("sureness", ["agreement", "content", "cue", "source"])
def test_evidence_is_a_probability(sureness):
    (window,) = windows(TOKENIZER, TEXT)
    parts = [("source", "Ana Torvald"), ("cue", "said"), ("content", "that the port is open")]
    links = [("that the port is open", "said", "cue"), ("said", "Ana", "source")]
    (found,) = decode(window, *scores(window, TEXT, parts, links), DISTANCE)
    assert 0.5 < getattr(found.evidence, sureness) <= 1
    assert found.cue == (Span(12, 16),)


def test_words_that_may_belong_to_the_cue_lower_the_agreement():
    (window,) = windows(TOKENIZER, TEXT)
    parts = [("cue", "said"), ("content", "that the port is open")]
    links = [("that the port is open", "said", "cue")]
    tag, link = scores(window, TEXT, parts, links)
    (sure,) = decode(window, tag, link, DISTANCE)
    tag[within(window, TEXT, "Bo Lind"), BEGIN["content"] + 1] = 4.5
    link[within(window, TEXT, "Bo Lind"), 0] = 10
    (unsure,) = decode(window, tag, link, DISTANCE)
    assert unsure.content == sure.content
    assert unsure.evidence.agreement < 0.9 < sure.evidence.agreement


def test_a_long_content_is_one():
    """The pointers' products are made in pieces; where they join nothing changes."""
    content = "the tide came in " * 60 + "and went out"
    text = f"Ana Torvald said {content}."
    (window,) = windows(TOKENIZER, text, size=512)
    parts = [("cue", "said"), ("content", content)]
    (found,) = decode(window, *scores(window, text, parts, [(content, "said", "cue")]), DISTANCE)
    assert found.content == (Span(17, 17 + len(content)),)
    assert found.evidence.agreement > 0.9
