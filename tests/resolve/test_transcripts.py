"""Transcripts: labels, the title, who asks whom."""

from __future__ import annotations

from onrecord.extract.turns import turn_attributions
from onrecord.resolve import resolve
from onrecord.statements import Article, Attribution, Statement

TEXT = (
    "MS. VELT-ORR: Good afternoon. The President travels to Oster today.\n\n"
    "Q: When does he leave?\n\n"
    "MS. VELT-ORR: I have nothing on the President.\n\n"
    "Q: Thank you.\n"
)


def statements(title: str | None, *, colon: bool = False) -> list[Statement]:
    article = Article(TEXT, kind="transcript", title=title, published="2023-02-01")
    found = turn_attributions(TEXT, "turns")
    if colon:
        found = [
            Attribution(a.source, ((a.source[0].end, a.source[0].end + 1),), a.content)
            for a in found
        ]
    return resolve(article, found)


def test_the_title_names_the_one_behind_the_label_and_the_occasion() -> None:
    first = statements("Press Briefing by Press Secretary Mara Velt-Orr")[0]
    assert first.speaker is not None
    assert (first.speaker.name, first.speaker.role) == ("Mara Velt-Orr", "Press Secretary")
    assert (first.medium, first.said, first.form) == ("press conference", "2023-02-01", "direct")


def test_without_a_title_nothing_is_made_up() -> None:
    first = statements(None)[0]
    assert first.speaker is not None
    assert (first.speaker.name, first.speaker.role) == ("Velt-Orr", None)
    assert first.medium is None


def test_reporter_and_speaker_address_each_other() -> None:
    for colon in (False, True):
        opening, question, answer, last = statements("Daily press briefing", colon=colon)
        assert opening.addressee is None
        assert question.speaker is not None
        assert question.speaker.name == "a reporter"
        assert question.addressee == "Velt-Orr"
        assert answer.addressee == "a reporter"
        assert last.addressee is None


def test_a_colon_in_a_news_article_makes_no_transcript() -> None:
    article = Article(TEXT, title="Daily press briefing", published="2023-02-01")
    first = resolve(article, turn_attributions(TEXT, "turns"))[0]
    assert first.medium is None
    assert first.form == "indirect"


def test_he_within_a_turn_is_never_the_one_whose_turn_it_is() -> None:
    text = (
        "MR. VELT: President Anton Orlo spoke to the council. He said that he would sign.\n\n"
        "Q: Thank you.\n"
    )
    article = Article(text, kind="transcript", published="2023-02-01")
    start = text.index("He said")
    inner = Attribution(
        ((start, start + 2),), ((start + 3, start + 7),), ((start + 8, text.index(" sign") + 5),)
    )
    said = resolve(article, [*turn_attributions(text, "turns"), inner])[-1]
    assert said.speaker is not None and "Orlo" in said.speaker.name
