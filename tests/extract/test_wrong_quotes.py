"""A quotation is not given to whoever is named next to it."""

from __future__ import annotations

import time

import pytest

from onrecord.extract.reach import within_reach
from onrecord.extract.running import running_quotations
from onrecord.paragraphs import paragraphs
from onrecord.quotation import quoted
from onrecord.statements import Attribution, Span

COLD = "“It was cold on the quay that night.”"


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def attribution(text: str, source: str, cue: str, *content: str) -> Attribution:
    spans = tuple(sorted(span(text, c) for c in content))
    return Attribution((span(text, source),), (span(text, cue),), spans)


def reached(text: str, *found: Attribution) -> list[tuple[str, list[str]]]:
    new = within_reach(text, paragraphs(text), found)
    return [(a.source[0].of(text), [s.of(text) for s in a.content]) for a in new]


def test_a_whole_quotation_is_not_the_one_s_who_is_named_in_the_sentence_after_it():
    text = f"Ida Brask said she hid. It is late.\n{COLD} Tor Vennick would ask to meet her sister."
    brask = attribution(text, "Ida Brask", "said", "she hid")
    vennick = attribution(text, "Tor Vennick", "would ask", COLD, "to meet her sister")
    assert reached(text, brask, vennick) == [
        ("Ida Brask", ["she hid"]),
        ("Tor Vennick", ["to meet her sister"]),
    ]


def test_it_goes_to_whom_the_paragraph_above_quotes():
    hid = "“I hid behind the nets until it was day.”"
    text = f"Ida Brask said: {hid}\n{COLD} Tor Vennick would later ask to meet her sister."
    brask = attribution(text, "Ida Brask", "said", hid)
    vennick = attribution(text, "Tor Vennick", "would later ask", COLD, "to meet her sister")
    assert reached(text, brask, vennick) == [
        ("Ida Brask", [hid, COLD]),
        ("Tor Vennick", ["to meet her sister"]),
    ]


def test_it_goes_to_the_sentence_before_it_in_its_paragraph():
    text = f"Ida Brask said she hid. {COLD} Tor Vennick denied that he was there."
    brask = attribution(text, "Ida Brask", "said", "she hid")
    vennick = attribution(text, "Tor Vennick", "denied", COLD, "that he was there")
    assert reached(text, brask, vennick) == [
        ("Ida Brask", ["she hid", COLD]),
        ("Tor Vennick", ["that he was there"]),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“It was cold on the quay that night,” Ida Brask said of the raid that year.", 2),
        ("“It was cold on the quay that night.” Ida Brask said.", 1),
        ("Ida Brask said: “It was cold on the quay that night.” She left.", 1),
    ],
)
def test_a_quotation_that_the_cue_introduces_stays(text, content):
    quotation = text[text.index("“") : text.index("”") + 1]
    rest = ["of the raid that year"][: content - 1]
    one = attribution(text, "Ida Brask", "said", quotation, *rest)
    assert within_reach(text, paragraphs(text), [one]) == [one]


def test_an_answer_is_not_the_interviewer_s():
    answer = "“No, I built the pier for the people of Orlo, and nobody else.”"
    text = f"But you built this pier for him, I say.\n{answer}\nThe tide is out."
    asked = attribution(text, "I", "say", "you built this pier for him", answer)
    assert reached(text, asked) == [("I", ["you built this pier for him"])]


def test_what_is_quoted_in_the_question_s_own_paragraph_stays():
    text = "“Why did you build the pier?” I asked him.\nThe tide is out."
    asked = attribution(text, "I", "asked", "“Why did you build the pier?”")
    assert within_reach(text, paragraphs(text), [asked]) == [asked]


def test_a_cue_within_a_quotation_has_no_words_outside_it():
    first = "‘My wardens will seek a new pier for the harbour of Orlo."
    second = "‘Taken together these plans will make us proud.’"
    text = f"{first}\n{second}"
    wardens = attribution(text, "My wardens", "will seek", "a new pier", second)
    assert reached(text, wardens) == [("My wardens", ["a new pier"])]


def test_a_turn_of_a_dialogue_keeps_its_paragraphs():
    text = "“HOLM: The pier is old and cold.\n“It cannot hold the ships.”"
    first, second = "The pier is old and cold.", "“It cannot hold the ships.”"
    turn = attribution(text, "HOLM", ":", first, second)
    assert within_reach(text, paragraphs(text), [turn]) == [turn]


def test_the_end_of_another_paragraph_s_quotation_is_not_a_book_s():
    text = (
        "“There are many books on war but none on how to govern a town, and you can learn from it.”"
        "\nThe book tells of his own years."
    )
    book = attribution(text, "The book", "tells of", "learn from it.”", "his own years")
    assert reached(text, book) == [("The book", ["his own years"])]


def test_running_quotations_are_read_so():
    text = f"Ida Brask said she hid.\n{COLD} Tor Vennick would later ask to meet her sister."
    vennick = attribution(text, "Tor Vennick", "would later ask", COLD, "to meet her sister")
    [one] = running_quotations(text, paragraphs(text), [vennick])
    assert [s.of(text) for s in one.content] == ["to meet her sister"]


def test_one_without_source_or_cue_is_left_alone():
    text = f"{COLD} Tor Vennick slept."
    bare = Attribution((), (), (span(text, COLD),))
    assert within_reach(text, paragraphs(text), [bare]) == [bare]


def test_a_long_text_takes_time_by_its_length():
    line = f"Ida Brask said she hid. {COLD} Tor Vennick denied that he was there.\n"

    def seconds(lines: int) -> float:
        text = line * lines
        starts = [i * len(line) for i in range(lines)]
        one = attribution(line, "Tor Vennick", "denied", COLD, "that he was there")
        moved = [
            Attribution(*(tuple(Span(s + d, e + d) for s, e in p) for p in parts))
            for d in starts
            for parts in [(one.source, one.cue, one.content)]
        ]
        spans = paragraphs(text)
        quoted(text)
        begun = time.process_time()
        within_reach(text, spans, moved)
        return time.process_time() - begun

    assert seconds(4_000) < 12 * max(seconds(800), 0.01)
