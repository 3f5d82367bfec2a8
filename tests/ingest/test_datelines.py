"""Where a report's words begin."""

from __future__ import annotations

import time

import pytest

from onrecord.ingest.datelines import after_dateline
from onrecord.statements import Span


def rest(text):
    return text[after_dateline(text, Span(0, len(text))) :]


@pytest.mark.parametrize(
    "dateline",
    [
        "ALDERVIK, April 8 (LPB) — ",
        "PORT SANNA, Lestria (AP) — ",
        "GRIMHOLM/OLD QUAY, March 7 (Reuters) - ",
        "GRIMHOLM — ",
        "GRIMHOLM, 8 Apr 2031 – ",
        "Port Sanna (Reuters) - ",
        "(CNN) — ",
        "(CNN) ",
        "ALDERVIK, Velmark, April 3, 2031 /VelmarkWire/ -- ",
    ],
)
@pytest.mark.parametrize(
    "words", ["The quay is shut.", "“We are shut,” she said.", "40 ships wait."]
)
def test_a_dateline_is_left_out(dateline, words):
    assert rest(dateline + words) == words


@pytest.mark.parametrize(
    "words",
    [
        "The quay is shut.",
        "LESTRIA — which has no sea — wants a quay.",
        "Bo Lind (Harbour Party) – the mayor – will go.",
        "PILOTS WILL NOT SAIL AGAIN — The union met.",
        "Mr. Lind - A man of the sea - went.",
        "A 40-year-old quay is shut.",
        "",
    ],
)
def test_other_words_stay(words):
    assert rest(words) == words


def test_only_the_start_of_the_paragraph_is_looked_at():
    text = "A" * 1_000_000
    started = time.process_time()
    assert rest(text) == text
    assert time.process_time() - started < 0.5
