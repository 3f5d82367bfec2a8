"""The article that the project was founded on, from the file to the statements."""

from __future__ import annotations

import onrecord
from evaluation import founding
from onrecord.statements import Statement
from tests.shared import SHARED, needs_shared

SAMPLE = SHARED / "samples" / "never-concealed.txt"


def statements() -> list[Statement]:
    article = onrecord.read(SAMPLE, published="2015-09-09")
    return onrecord.resolve(article, onrecord.extract(article))


@needs_shared("samples/never-concealed.txt", "samples/never-concealed.gold.json")
def test_at_least_fifteen_of_eighteen_statements_are_found_and_no_furniture() -> None:
    findings = founding.measure(SHARED, onrecord.extract)
    figures = findings.figures()
    assert figures["found"] >= 15
    assert figures["furniture_at_most"] == 0


@needs_shared("samples/never-concealed.txt")
def test_who_said_it_through_whom_and_when() -> None:
    found = {s.speaker.name: s for s in statements() if s.speaker}
    assert found["Maria Zakharova"].via == ("AFP",)
    assert found["Maria Zakharova"].speaker.affiliation == "Russian foreign ministry"
    kerry = next(s for s in statements() if s.speaker and s.speaker.name == "John Kerry")
    assert kerry.said == "2015-09-05/2015-09-06"
    denial = next(s for s in statements() if s.act == "deny")
    assert denial.said == "2015-09-04"
    assert denial.stance == "denies"


@needs_shared("samples/never-concealed.txt")
def test_every_word_is_where_it_says() -> None:
    for statement in statements():
        line = statement.to_dict()
        for part in ("source", "cue", "content"):
            words = [statement.article.text[a:b] for a, b in line[part]]
            assert line[f"{part}_text"] == " ".join(words)
