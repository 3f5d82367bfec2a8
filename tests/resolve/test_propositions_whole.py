"""What was said, whole: according to whom, reports called untrue, and the telling sentences."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.resolve.manner.manner import resolve_manner
from onrecord.resolve.proposition.proposition import proposition
from onrecord.statements import Article, Attribution, Span, Speaker, Statement
from tests.resolve.sentences import marked

KARST = Speaker("1", "Bo Karst", "person")
SHUT = "The port was shut."


def told(line: str) -> tuple[str | None, str | None, str]:
    article, attribution = marked(line)
    manner = resolve_manner(article, attribution)
    return (*proposition(article, attribution, KARST, manner), manner.act)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<The port lost 40 ships>, {according to} [Bo Karst].", "The port lost 40 ships."),
        ("{According to} [Bo Karst], <the port was shut>.", SHUT),
    ],
)
def test_according_to_takes_a_clause(line: str, expected: str) -> None:
    assert told(line) == (expected, "affirms", "assert")


@pytest.mark.parametrize(
    "line",
    [
        "[He] {rejected} <the accusation that the port was shut>.",
        "[He] {dismissed} <a suggestion by Orland that the port was shut>.",
        "[He] {dismissed} <Orland’s claim that the port was shut>.",
        "[He] {rejected} <the claim the port was shut>.",
        "[He] {refuted} <the claim that the port was shut>.",
        "[He] {disputed} <reports that the port was shut>.",
        "[He] {rubbished} <claims that the port was shut>.",
        "[He] {denied} <claims the port was shut>.",
        "[He] {called} <the claim that the port was shut false>.",
        "[He] {called} <the report that the port was shut “a lie”>.",
        "[He] {dismissed} <the claim that the port was shut as nonsense>.",
        "[He] {dismissed} <as “nonsense” reports that the port was shut>.",
        "[He] {dismissed as false} <the claim that the port was shut>.",
        "[He] {said} <there was no truth in reports that the port was shut>.",
    ],
)
def test_a_contested_report_is_denied(line: str) -> None:
    assert told(line) == (SHUT, "denies", "deny")


def test_a_report_said_to_be_false_is_denied() -> None:
    assert told("[He] {said} <the report that the port was shut was false>.")[:2] == (
        SHUT,
        "denies",
    )


@pytest.mark.parametrize(
    ("line", "stance"),
    [
        ("[He] {confirmed} <reports that the port was shut>.", "affirms"),
        ("[He] {repeated} <the claim that the port was shut>.", "affirms"),
        ("[He] {denied} <that the claim that the port was shut was false>.", "affirms"),
    ],
)
def test_other_reports_are_not(line: str, stance: str) -> None:
    assert told(line)[:2] == (SHUT, stance)


def test_what_is_said_of_a_report_is_a_clause_of_its_own() -> None:
    line = "[He] {said} <the report that the port was shut had been read>."
    assert told(line)[0] == "The report that the port was shut had been read."


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Mr Venn is mistaken. There were no shells aboard the Alba.",
         "Mr Venn is mistaken; there were no shells aboard the Alba."),
        ("Thank you all for coming. The port of Tarn will be closed on 4 May.",
         "The port of Tarn will be closed on 4 May."),
        ("Why now? No one in Tarn was ever told of it.", "No one in Tarn was ever told of it."),
        ("The water in Tarn is safe. It meets every standard.",
         "The water in Tarn is safe; it meets every standard."),
        ("Families deserve the truth. The port is shut. No one in Tarn was ever told.",
         "The port is shut; no one in Tarn was ever told."),
    ],
)  # fmt: skip
def test_the_telling_sentences_are_kept(content: str, expected: str) -> None:
    assert told(f"<“{content}”> [he] {{said}}.")[:2] == (expected, "affirms")


def test_sentences_of_another_stance_are_not_joined() -> None:
    content = "There were no shells aboard the Alba in May. I don’t think the port of Tarn is open."
    assert told(f"<“{content}”> [he] {{said}}.")[:2] == (
        "There were no shells aboard the Alba in May.",
        "affirms",
    )


def test_a_pronoun_does_not_point_past_a_sentence_that_is_left_out() -> None:
    content = "The Alba left Tarn with 48 crates. The crew was asleep. It never carried shells."
    assert told(f"<“{content}”> [he] {{said}}.")[0] == (
        "The Alba left Tarn with 48 crates; the crew was asleep."
    )


def spoken(text: str, *parts: tuple[str, str, str]) -> list[Statement]:
    """Statements of a source, a cue and a content each, found one after the other."""
    made = []
    for part in parts:
        source, cue, content = (Span(at := text.index(w), at + len(w)) for w in part)
        made.append(Attribution((source,), (cue,), (content,)))
    return resolve(Article(text), made)


def test_a_first_name_that_is_also_an_acronym() -> None:
    text = (
        "Cia Venn, the mayor of Tarn, said that the bridge would be closed. "
        "“It will not reopen,” added Venn."
    )
    first, second = spoken(
        text,
        ("Cia Venn, the mayor of Tarn", "said", "that the bridge would be closed"),
        ("Venn.", "added", "“It will not reopen,”"),
    )
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.kind, second.speaker.id) == ("person", first.speaker.id)


def test_he_in_the_words_of_one_whose_son_was_told_of() -> None:
    text = (
        "Peter Selmar praised the fleet.\n\nThat does not impress Jana Petrak, whose son is a "
        "sailor. “He told me that the ship was lost,” she told the Ledger."
    )
    _, outer, inner = spoken(
        text,
        ("Peter Selmar", "praised", "the fleet"),
        ("she", "told the Ledger", "“He told me that the ship was lost,”"),
        ("He", "told", "that the ship was lost"),
    )
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert outer.speaker.name == "Jana Petrak"
    assert (inner.speaker.name, inner.speaker.kind) == ("Jana Petrak’s son", "unnamed")


@pytest.mark.parametrize("word", ["the", "a", "The", "who", "they"])
def test_a_word_that_names_nobody(word: str) -> None:
    (one,) = spoken(
        f"In May {word} said that the port was open.", (word, "said", "that the port was open")
    )
    assert one.speaker is None or one.speaker.name.lower() != word.lower()
