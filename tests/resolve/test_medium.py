"""By what means it was said."""

from __future__ import annotations

import pytest

from onrecord.resolve.chain.chains import resolve_chains
from onrecord.resolve.chain.medium import medium_of_source
from tests.resolve.passages import passage


def media(marked: str) -> list[str | None]:
    return [c.medium for c in resolve_chains(*passage(marked))]


@pytest.mark.parametrize(
    ("sentence", "medium"),
    [
        ("In a statement, [Dana Orr] {said} <it fell>.", "statement"),
        ("[The ministry] {released in a statement} <that it fell>.", "statement"),
        ("[Dana Orr] {tweeted} <that it fell>.", "social media"),
        ("On social media, [accounts] {published} <pictures of jets>.", "social media"),
        ("[Dana Orr] {said} in a phone call with the mayor <that it fell>.", "phone call"),
        ("At a news conference in Nova, [Dana Orr] {said} <it fell>.", "press conference"),
        ("[Dana Orr] {said} on the Senate floor <that it fell>.", "speech"),
        ("[Dana Orr], speaking at a rally, {said} <it fell>.", "speech"),
        ("[Dana Orr] {wrote} in a letter to the board <that it fell>.", "letter"),
        ("In a video, [a fighter] {said} <it fell>.", "video"),
        ("During the first debate, [Dana Orr] {said} <it fell>.", "debate"),
        ("In an interview with Reuters, [Dana Orr] {said} <it fell>.", "interview"),
        ("[A federal judge] {ruled} <that it fell>.", "court filing"),
        ("[The letter] {reads}: <it fell>", "letter"),
        ("[A new poll of 800 voters] {found} <a close race>.", "poll"),
        ("[The report] {says} <it fell>.", "report"),
        ("[Rebels] {published} <photos of the bridge>.", "photograph"),
        ("[The legislature] {repealed} <the law>.", "law"),
        ("[Dana Orr] {said} <it fell>.", None),
        ("After a rally in Nova, [Dana Orr] {said} <it fell>.", None),
        ("[Dana Orr] {said} <in a statement it is no lie>.", None),
    ],
)
def test_medium(sentence: str, medium: str | None) -> None:
    assert media(sentence) == [medium]


def test_the_passage_goes_on_in_the_video() -> None:
    text = (
        "In September 2014, [rebels] {released} <a video of the port>.\n\n"
        "<“We will come,”> {said} [the fighter|a fighter]."
    )
    assert media(text) == ["video", "video"]


def test_a_new_medium_ends_the_last_one() -> None:
    text = "In a statement, [Dana Orr] {said} <it fell>. [She|Dana Orr] {tweeted} <a photo>."
    assert media(text) == ["statement", "social media"]


@pytest.mark.parametrize(
    ("source", "medium"),
    [("the letter", "letter"), ("her submission to the court", "court filing"), ("polls", "poll"),
     ("a 2014 study by Ann Roe", "report"), ("Ann Roe", None), ("", None),
     ("the letter carrier", None)],
)  # fmt: skip
def test_medium_of_a_source(source: str, medium: str | None) -> None:
    assert medium_of_source(source) == medium
