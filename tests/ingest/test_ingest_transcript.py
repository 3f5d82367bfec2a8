"""Transcripts are told from reports, and each turn is found whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import is_transcript, read, turns
from tests.shared import SHARED, needs_shared

BRIEFING = """\
Briefing by the Foreign Ministry of Velmark

1:07 P.M.

MS. TORVALD:  Good afternoon.  I have one thing for you.

The strait is open.  (Laughter.)

Q    Thank you.  Has it ever been closed?

MS. TORVALD:  Never.

Q\xa0\xa0\xa0 And the pilots?

SENIOR MINISTRY OFFICIAL #2 (via telephone):  They
are at work.

**THE MINISTER:**  That is all.

END   1:15 P.M.
"""


def test_turns() -> None:
    found = turns(BRIEFING)
    assert [t.speaker for t in found] == [
        "MS. TORVALD", "Q", "MS. TORVALD", "Q", "SENIOR MINISTRY OFFICIAL #2", "THE MINISTER",
    ]  # fmt: skip
    assert [t.label.of(BRIEFING) for t in found] == [t.speaker for t in found]
    bodies = [t.body.of(BRIEFING) for t in found]
    assert bodies[0].startswith("Good afternoon.")
    assert bodies[0].endswith("The strait is open.  (Laughter.)")
    assert bodies[1:] == [
        "Thank you.  Has it ever been closed?", "Never.", "And the pilots?",
        "They\nare at work.", "That is all.",
    ]  # fmt: skip


def test_a_transcript_is_one() -> None:
    article = read(BRIEFING)
    assert (article.kind, article.furniture) == ("transcript", ())
    assert article.title == "Briefing by the Foreign Ministry of Velmark"


def test_names_of_an_interview() -> None:
    text = "WALLIN: Did you know?\n\nORR: I did.\n\nWALLIN: When?\n\nMcORR: In the spring.\n"
    assert [t.speaker for t in turns(text)] == ["WALLIN", "ORR", "WALLIN", "McORR"]
    assert is_transcript(text)


@pytest.mark.parametrize(
    "text",
    [
        "The board met.\n\nUPDATE: It met again.\n\nEXCLUSIVE: More.\n\nWHAT: A test of it.\n",
        "Here is what was asked on the programme on Sunday, by the host, of the minister.\n\n"
        "WALLIN: Did you know?\n\nORR: I did.\n\nWALLIN: When?\n\nORR: In the spring.\n",
        "Q: Did you know?\n\nA: I did.\n\nQ: When?\n\nA: In the spring.\n\nQ: So?\n\nA: Yes.\n",
        "Q is a letter.\n\nQ is a boat.\n\nThe rest of this is prose about boats and letters.\n",
    ],
)
def test_a_report_is_none(text: str) -> None:
    assert not is_transcript(text)
    assert read(text).kind == "news"


@given(st.text(st.sampled_from("QA:MR. \n\xa0*Xx(–")))
def test_turns_of_anything(text: str) -> None:
    last = 0
    for turn in turns(text):
        assert last <= turn.label.start < turn.label.end < turn.body.start < turn.body.end
        assert turn.body.of(text) == turn.body.of(text).strip()
        last = turn.body.end


@needs_shared("data/polnear")
def test_no_news_article_is_a_transcript() -> None:
    paths = sorted((SHARED / "data/polnear/train/text").glob("*.txt"))
    texts = (p.read_text(encoding="utf-8") for p in paths)
    assert len(paths) > 800
    assert [p.name for p, t in zip(paths, texts, strict=True) if is_transcript(t)] == []


@needs_shared("data/texts/white-house-briefings")
def test_briefings_are_transcripts() -> None:
    paths = sorted((SHARED / "data/texts/white-house-briefings").glob("*.md"))[::3]
    articles = [read(p) for p in paths]
    news = [a.source for a in articles if a.kind != "transcript"]
    assert [s for s in news if "announces-members" not in (s or "")] == []
    assert all(a.title and a.published and a.url and a.language == "en" for a in articles)
    assert all(not a.text.startswith("---") for a in articles)
