"""Who is told is no part of who speaks."""

from __future__ import annotations

import pytest

from onrecord.resolve.chain.relays import without_relay
from onrecord.statements import Attribution, Span


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("spokeswoman Irena Dovak to AFP", "spokeswoman Irena Dovak"),
        ("the consul to the Harbour Courier", "the consul"),
        ("the ambassador to France", "the ambassador to France"),
        ("Irena Dovak", "Irena Dovak"),
    ],
)
def test_a_source_ends_before_the_outlet(source: str, speaker: str) -> None:
    text = f"“It is open,” explained {source}."
    start = text.index(source)
    given = Attribution((Span(start, start + len(source)),), (), (Span(0, 12),))
    (span,) = without_relay(text, given).source
    assert span.of(text) == speaker


def test_no_source() -> None:
    given = Attribution((), (), (Span(0, 2),))
    assert without_relay("No.", given) == given
