"""The content as a sentence that can stand alone: on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resolve.manner.manner import resolve_manner
from onrecord.resolve.proposition.proposition import proposition
from onrecord.statements import Article, Attribution, Span, Speaker, Stance
from tests.resolve.sentences import marked

DUNMORE = Speaker("1", "Maria Dunmore", "person", affiliation="Harbour Ministry")
MINISTRY = Speaker("2", "Harbour Ministry", "organization")
OFFICIALS = Speaker("3", "two officials", "unnamed")
VELDANIA = Speaker("4", "Veldania", "government")


def of(line: str, speaker: Speaker | None = DUNMORE) -> tuple[str | None, Stance | None]:
    article, attribution = marked(line)
    manner = resolve_manner(article, attribution)
    return proposition(article, attribution, speaker, manner)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[She] {said} <that the port is open>.", "The port is open."),
        ("<“The port is open,”> [she] {said}.", "The port is open."),
        ("[She] {said} <the port was “wide open.”>", "The port was wide open."),
        ("<“I am sure it opened late,”> [she] {said}.", "It opened late."),
        ("<“I want my ship back,”> [she] {said}.",
         "Maria Dunmore wants Maria Dunmore’s ship back."),
        ("<“We have never hidden it,”> [she] {said}.",
         "The Harbour Ministry has never hidden it."),
        ("[She] {promised} <to open the port>.", "Maria Dunmore will open the port."),
        ("[She] {claimed} <to have opened the port>.", "Maria Dunmore has opened the port."),
        ("[She] {urged} the ministry <to open the port>.", "The ministry should open the port."),
        ("[She] {urged} <Castell to open the port>.", "Castell should open the port."),
        ("[She] {urged} <pregnant women not to drink it>.", "Pregnant women should not drink it."),
        ("[She] {urged}: <“We’ll be selling large amounts of oil.”>",
         "The Harbour Ministry will be selling large amounts of oil."),
        ("[She] {demanded} <that the port be opened>.", "The port should be opened."),
        ("[She] {called for} <an open port>.", "There should be an open port."),
        ("[She] {called} <the port “a ruin.”>", "The port is a ruin."),
        ("[She] {described} <the ports as ruins>.", "The ports are ruins."),
        ("[She] {accused} <Castell of hiding ships and lying about it>.",
         "Castell hid ships and lied about it."),
        ("[The station] {published} <photos of Veldanian ships in the port>.",
         "Veldanian ships are in the port."),
        ("[The station] {showed} <him with a rope>.", "He has a rope."),
        ("[She] {said} <she would resign>.", "Maria Dunmore would resign."),
        ("[She] {said} <he would resign>.", "He would resign."),
        ("<“Well, you know, the port is open. It is late,”> [she] {said}.", "The port is open."),
        ("<“What now? The port is open now,”> [she] {said}.", "The port is open now."),
        ("[She] {said} <there has been no accident>.", "There has been no accident."),
        ("<“The port,”> [she] {said}, <“is open.”>", "The port, is open."),
    ],
)  # fmt: skip
def test_affirmed(line: str, expected: str) -> None:
    assert of(line) == (expected, "affirms")


@pytest.mark.parametrize(
    ("line", "speaker", "expected"),
    [
        ("[The ministry] {denied} <reports that Castell sank the ship>.", MINISTRY,
         "Castell sank the ship."),
        ("[The ministry] {denied} <that the port was closed>.", MINISTRY, "The port was closed."),
        ("[The ministry] {denied} <placing mines and sinking ships>.", MINISTRY,
         "The Harbour Ministry placed mines and sank ships."),
        ("[The ministry] {denied} <involvement in the attack>.", MINISTRY,
         "The Harbour Ministry was involved in the attack."),
        ("[She] {refused} <to open the port>.", DUNMORE, "Maria Dunmore will open the port."),
        ("<“I don’t think that the port is open,”> [she] {said}.", DUNMORE, "The port is open."),
        ("[She] {doubts} <that the port is open>.", DUNMORE, "The port is open."),
    ],
)  # fmt: skip
def test_a_denial_is_stated_positively(line: str, speaker: Speaker, expected: str) -> None:
    assert of(line, speaker) == (expected, "denies")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[She] {asked} <whether the port was open>.", "The port was open."),
        ("[She] {asked} <if the port was open>.", "The port was open."),
        ("[She] {said} <if the port is open, ships will come>.",
         "If the port is open, ships will come."),
        ("<“Maybe the port is open,”> [she] {said}.", "The port is open."),
        ("[She] {hopes} <to open the port>.", "Maria Dunmore will open the port."),
        ("<“Is the port open?”> [she] {asked}.", None),
        ("[She] {explained} <why the port was closed>.", None),
        ("[She] {declined} <to comment on the port>.", None),
    ],
)  # fmt: skip
def test_open(line: str, expected: str | None) -> None:
    assert of(line) == (expected, "open")


@pytest.mark.parametrize(
    "line",
    [
        "[She] {spoke} <about the port>.",
        "[She] {threatened} <President Castell>.",
        "[She] {praised} <the long and winding road to the port>.",
        "{allegedly} <shot the film in the port>.",
        "[She] {denied} <the allegations>.",
    ],
)
def test_what_gives_no_sentence_gives_none(line: str) -> None:
    assert of(line)[0] is None


def test_agreement_with_a_plural_speaker() -> None:
    assert of("<“We are leaving,”> [they] {said}.", OFFICIALS)[0] == "Two officials are leaving."
    assert of("<“We want it,”> [they] {said}.", VELDANIA)[0] == "Veldania wants it."
    assert of("<“We’re leaving our port,”> [it] {said}.", MINISTRY)[0] == (
        "The Harbour Ministry is leaving the Harbour Ministry’s port."
    )


def test_first_person_of_others_is_left() -> None:
    line = "<“Castell told me, ‘I am done,’ and left,”> [Dunmore] {said}."
    assert of(line)[0] == "Castell told Maria Dunmore, I am done, and left."
    assert of("[Dunmore] {said} <my plan is good>.")[0] == "My plan is good."


def test_we_of_a_person_without_affiliation_stays() -> None:
    alone = Speaker("5", "Ilse Brandt", "person")
    assert of("<“We are leaving now,”> [Brandt] {said}.", alone)[0] == "We are leaving now."


def test_antecedents_given_by_the_caller_are_filled_in() -> None:
    article, attribution = marked("[Castell] {said} <that his plan and its cost are known>.")
    at = article.text.index("its")
    names = {Span(at, at + 3): "the plan"}
    manner = resolve_manner(article, attribution)
    assert proposition(article, attribution, None, manner, antecedents=names) == (
        "His plan and the plan’s cost are known.", "affirms",
    )  # fmt: skip


def test_no_content_has_no_stance() -> None:
    article, _ = marked("Nothing.")
    bare = Attribution(cue=(Span(0, 3),))
    assert proposition(article, bare, None, resolve_manner(article, bare)) == (None, None)


def test_a_turn_of_a_transcript_is_the_speaker_s_own_words() -> None:
    assert of("[DUNMORE]{:} <Well, I have seen the ship.>")[0] == "Maria Dunmore has seen the ship."


TEXT = st.text(alphabet="aI we TO that of “”‘’'\".,?!:-\n\x00\ud800é", max_size=120)
CUES = st.sampled_from(["said", "denied", "called", "accused", "urged", "showed", ":", "zz of"])


@settings(deadline=None)  # the first example reads the tables
@given(TEXT, CUES)
def test_every_proposition_is_one_plain_line(content: str, cue: str) -> None:
    text = f"Dunmore {cue} {content}z"
    spans = (Span(9 + len(cue), len(text)),)
    attribution = Attribution((Span(0, 7),), (Span(8, 8 + len(cue)),), spans)
    article = Article(text)
    found, stance = proposition(article, attribution, DUNMORE, resolve_manner(article, attribution))
    assert stance in ("affirms", "denies", "open")
    if found is not None:
        assert "\n" not in found
        assert found.endswith(".")
        assert "  " not in found
        assert found[0] == found[0].upper()
