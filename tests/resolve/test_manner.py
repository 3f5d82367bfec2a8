"""Speech or thought, act, negation, doubt: on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.manner.cues import cue_words, find_cues
from onrecord.resolve.manner.lemmas import lemma, past_of_gerund, third_person
from onrecord.resolve.manner.manner import Manner, resolve_manner
from onrecord.statements import ACTS, Article, Attribution, Span
from tests.resolve.sentences import marked


def manner(line: str) -> Manner:
    return resolve_manner(*marked(line))


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("[Orla Dunmore] {said} <the harbour opened in May>.", "assert"),
        ("[Orla Dunmore] {denied} <that the harbour was closed>.", "deny"),
        ("<“That is simply not true,”> [Orla Dunmore] {said}.", "deny"),
        ("[Dunmore] {dismissed} <claims that the harbour was closed>.", "deny"),
        ("[Dunmore] {acknowledged} <that the harbour was closed>.", "confirm"),
        ("[Dunmore] {blasted} <the ministry> over the harbour.", "accuse"),
        ("<“He is a liar and a crook,”> [Dunmore] {said}.", "accuse"),
        ("[Dunmore] {called} <the minister “a disgrace.”>", "accuse"),
        ("[Dunmore] {called} <the minister “a hero.”>", "praise"),
        ("[Dunmore] {warned} <of floods>.", "warn"),
        ("[Dunmore] {said} <the cuts could lead to famine>.", "warn"),
        ("[Dunmore] {threatened} <to shut the border>.", "threaten"),
        ("<“We will destroy your ships,”> [Dunmore] {said}.", "threaten"),
        ("[Dunmore] {promised} <to rebuild the bridge>.", "promise"),
        ("<“We will rebuild the bridge,”> [Dunmore] {said}.", "promise"),
        ("[Dunmore] {called for} <a ceasefire>.", "demand"),
        ("[Dunmore] {asked} the ministry <to open the harbour>.", "demand"),
        ("<“The ministry must open the harbour,”> [Dunmore] {said}.", "demand"),
        ("[Dunmore] {asked} <whether the harbour was open>.", "ask"),
        ("<“Why is the harbour closed?”> [Dunmore] {said}.", "ask"),
        ("{Asked about} <the harbour>, Dunmore smiled.", "ask"),
        ("[Dunmore] {praised} <the dockers>.", "praise"),
        ("[The court] {ruled} <that the harbour stays open>.", "decide"),
        ("[The Supreme Court] {declined} <to hear the case>.", "decide"),
        ("[Parliament] {rejected} <the ministry's request>.", "decide"),
        ("[Dunmore] {thanked} <the dockers>.", "express"),
        ("<“I am deeply sorry,”> [Dunmore] {said}.", "express"),
        ("[Dunmore] in an interview {appeared to blame} <the dockers>.", "accuse"),
        ("[Dunmore] {made it quite clear} <that the harbour is open>.", "assert"),
    ],
)
def test_act(line: str, act: str) -> None:
    assert manner(line).act == act


@pytest.mark.parametrize(
    ("line", "negated"),
    [
        ("[Dunmore] {said} <the harbour was not closed>.", True),
        ("[Dunmore] {said} <there had been no accident>.", True),
        ("[Dunmore] {said} <nobody was hurt>.", True),
        ("[Dunmore] {said} <it was early, and there was “no evidence” of arson>.", True),
        ("[Dunmore] {denied} <that the harbour was closed>.", True),
        ("[Dunmore] {did not say} <that the harbour was closed>.", True),
        ("[Dunmore] {declined to comment on} <the harbour>.", True),
        ("[Dunmore] {said} <the plan that did not work is back>.", False),
        ("[Dunmore] {said} <the harbour opened because it was not damaged>.", False),
        ("[Dunmore] {said} <it was not only open but busy>.", False),
        ("[Dunmore] {said} <there is no doubt that the harbour is open>.", False),
        ("[Dunmore] {said} <the goal is not to copy Castell but to lead>.", False),
        ("<“We don't know how many came,”> [Dunmore] {said}.", False),
        ("<“Well, look. The harbour is open. It never closed,”> [Dunmore] {said}.", False),
        ("<“Isn't it open?”> [Dunmore] {asked}.", False),
    ],
)
def test_negated(line: str, negated: bool) -> None:
    assert manner(line).negated is negated


@pytest.mark.parametrize(
    ("line", "hedged"),
    [
        ("[Dunmore] {allegedly said} <the harbour was closed>.", True),
        ("[Dunmore] reportedly {told} Castell <the harbour was closed>.", True),
        ("[Dunmore] {appeared to blame} <the dockers>.", True),
        ("[Dunmore] {spoke about} <the alleged attack>.", True),
        ("[Dunmore] {falsely claimed} <the harbour was closed>.", True),
        ("<“The alleged attack is a tale,”> [Dunmore] {said}.", False),
        ("[Dunmore] {said} <the harbour was closed>.", False),
    ],
)
def test_a_hedge_counts_in_the_article_s_voice_only(line: str, hedged: bool) -> None:
    assert manner(line).hedged is hedged


@pytest.mark.parametrize(
    ("line", "speech"),
    [
        ("[Dunmore] {thinks} <the harbour is closed>.", False),
        ("[Dunmore] {hopes} <to open the harbour>.", False),
        ("[Dunmore] {is expected to announce} <a ceasefire>.", False),
        ("[Dunmore] {decided} <to run again>.", False),
        ("[Dunmore] {is worried about} <the harbour>.", False),
        ("[The court] {decided} <that the harbour stays open>.", True),
        ("[Dunmore] {said he believes} <the harbour is closed>.", True),
        ("[Veldanian TV] {showed} <troops in the harbour>.", True),
        ("[Dunmore] {tried to make the case} <that the harbour was closed>.", True),
        ("[DUNMORE]{:} <The harbour is open.>", True),
        ("<“The harbour is open.”>", True),
        ("[Dunmore] {frobnicated} <that the harbour is open>.", True),
    ],
)
def test_speech_is_told_from_thought(line: str, speech: bool) -> None:
    assert manner(line).speech is speech


def test_a_question_in_a_transcript_asks() -> None:
    assert manner("{Q:} <And the harbour? Is it open?>").act == "ask"
    assert manner("[MR. DUNMORE]{:} <It is open. You asked why? Because it is.>").act == "assert"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("has repeatedly pushed back against", "push back"),
        ("made it very clear", "make clear"),
        ("noted", "note"),
        ("is best known as", "know as"),
        ("were denying", "deny"),
    ],
)
def test_cues_are_found_inflected_and_interrupted(cue: str, expected: str) -> None:
    assert find_cues(cue_words(cue))[0].expression == expected


def test_every_cue_is_well_formed() -> None:
    from onrecord.resolve.manner.cues import _rows

    for row in _rows():
        assert row["act"] in (*ACTS, "-"), row
        assert row["speech"] in ("yes", "no"), row
        assert row["stance"] in ("affirms", "denies", "open"), row
        assert row["negative"] in ("yes", "no"), row


def test_inflection() -> None:
    vocabulary = {"say", "deny", "stop", "note", "push"}
    words = ["said", "denies", "stopping", "noted", "pushed", "zzz"]
    assert [lemma(w, vocabulary) for w in words] == ["say", "deny", "stop", "note", "push", "zzz"]
    gerunds = ["hiding", "denying", "stopping", "placing", "lying", "sending"]
    expected = ["hid", "denied", "stopped", "placed", "lied", "sent"]
    assert [past_of_gerund(g) for g in gerunds] == expected
    verbs = ["have", "go", "deny", "play", "watch", "want"]
    assert [third_person(v) for v in verbs] == [
        "has",
        "goes",
        "denies",
        "plays",
        "watches",
        "wants",
    ]


TEXT = st.text(alphabet="ab THE not said “”‘’'\".,?!:-\n\x00\ud800é", max_size=120)


@settings(deadline=None)  # the first example reads the tables
@given(TEXT, st.lists(st.tuples(st.integers(0, 110), st.integers(1, 40)), min_size=1, max_size=3))
def test_no_text_makes_it_fail(text: str, places: list[tuple[int, int]]) -> None:
    text = text.ljust(150)
    spans = [Span(start, start + length) for start, length in places]
    source, cue, content = (spans * 3)[:3]
    whole = Attribution((source,), (cue,), (content,))
    found = resolve_manner(Article(text), whole)
    assert found == resolve_manner(Article(text), whole)
    assert found.act in ACTS
