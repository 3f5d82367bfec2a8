"""The article that the project was founded on, asked the question that it was founded on."""

from __future__ import annotations

import pytest
from words_judge import WordsJudge

import onrecord
from onrecord.relate.models.entailment import Entailment
from onrecord.relate.models.judge import Judge
from tests.shared import SHARED, needs_shared


@needs_shared("samples/never-concealed.txt")
@pytest.mark.parametrize("judge", [WordsJudge, Entailment])
def test_the_claim_and_the_denials_are_found(judge: type[Judge]) -> None:
    article = onrecord.read(SHARED / "samples" / "never-concealed.txt", published="2015-09-09")
    with onrecord.Record(":memory:") as record:
        record.add(article)
        claim = "Russia never concealed sending weapons to Syria"
        found = onrecord.check(record, claim, judge=judge())
    supports = {f.statement.speaker.name for f in found.supports if f.statement.speaker}
    assert "Maria Zakharova" in supports
    beside = [f.statement.content_text for f in (*found.against, *found.near)]
    assert any("Russian soldiers" in words for words in beside)
    assert any("no redeployment of Russian combat aircraft" in words for words in beside)
    assert not any("Caucasus" in words for words in beside)
    assert (found.scope.articles, found.scope.earliest) == (1, "2014-09-01")
