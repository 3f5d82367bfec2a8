"""Speakers of news in general: ranks, peers, descriptions before and after names, several."""

from __future__ import annotations

import time

import pytest

from onrecord.resolve.mentions.cast import assemble
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.mentions import find_mentions
from onrecord.statements import Speaker
from tests.resolve.passages import speakers_of


def last(text: str, *, published: str | None = None) -> Speaker:
    """The last speaker of a text, marked up as for ``passage``."""
    found = speakers_of(text, published=published)[-1]
    assert found is not None
    return found


def names(text: str) -> dict[str, str]:
    """The names in a text and their kinds."""
    return {e.name: e.kind for e in assemble(text, find_mentions(text)).entities}


# --- ranks, peers, nicknames -----------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("Sgt Ida Moss", "Ida Moss", "Sgt"),
        ("Detective Chief Inspector Ida Moss", "Ida Moss", "Detective Chief Inspector"),
        ("Det Supt Ida Moss", "Ida Moss", "Det Supt"),
        ("DCI Ida Moss", "Ida Moss", None),
        ("PC Ida Moss", "Ida Moss", None),
        ("Lt Col Jon Orr", "Jon Orr", "Lt Col"),
        ("Rear Adm. Jon Orr", "Jon Orr", "Rear Adm."),
        ("Air Chief Marshal Jon Orr", "Jon Orr", "Air Chief Marshal"),
        ("Father Jon Orr", "Jon Orr", None),
        ("Sister Ida Moss", "Ida Moss", None),
        ("Cllr Ida Moss", "Ida Moss", "Cllr"),
        ("Chief of defence staff Jon Orr", "Jon Orr", "Chief of defence staff"),
        ("Pentagon spokesman Col. Jon Orr", "Jon Orr", "spokesman"),
    ],
)
def test_a_rank_is_no_part_of_the_name(words: str, name: str, role: str | None) -> None:
    found = last(f"[{words}] {{said}} <the pier was shut>.")
    assert (found.name, found.kind, found.role) == (name, "person", role)


def test_what_looks_like_a_rank_can_be_a_name_or_a_thing() -> None:
    found = names("Tarn President Hassan Sheikh Moud spoke. Father Christmas came to PC World.")
    assert found["Hassan Sheikh Moud"] == "person"
    assert "Christmas" not in found
    assert "World" not in found


def test_a_peer_goes_by_the_title() -> None:
    assert last("[Lord Ashby] {said} <it rained>.").name == "Lord Ashby"
    both = "Former mayor [Sir Jon Orr and Lord Ashby] {said} <it rained>."
    assert last(both).name == "Jon Orr and Lord Ashby"
    assert last("Jon Ashby fished. [Lord Ashby] {said} <it rained>.").name == "Jon Ashby"


@pytest.mark.parametrize("quotes", ["“”", '""', "‘’"])
def test_a_nickname_belongs_to_the_name(quotes: str) -> None:
    name = f"Jane {quotes[0]}Ace{quotes[1]} Moss"
    assert last(f"{name} ran. <It rained>, [Moss] {{said}}.").name == name


def test_a_first_lady_is_not_the_president() -> None:
    text = "First lady Ida Moss left. [President Moss] {said} <he would stay>."
    assert last(text).role == "President"


# --- descriptions ahead of the name and after it ------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "[A priest from Tarn] {says} <he met a bear>. Father Jon Orr was alone that day.",
        "[The leader of the Red Front] {denied} <any truce>. In a video, Jon Orr mocked the army.",
        "Father Jon Orr fell ill. [The priest] {said} <he slept>.",
        "Jon Orr swam on Friday. Jon Orr won. [The swimmer] {said} <he was tired>.",
        "Jon Orr, the pilot's father, wept. Ida Moss came. [The grieving father] {said} <it hurt>.",
        "Jon Orr, 71, fell ill. Ned Vale came. [The 71-year-old man of faith] {said} <he slept>.",
        "Ned Vale came. The boy, Jon Orr, ran. Ned Vale hid. [The boy] {said} <it was late>.",
        "King Jon Orr of Norland flew. [The Norlandic leader] {vowed} <to fight>.",
    ],
)
def test_whom_a_description_means(text: str) -> None:
    assert last(text).name == "Jon Orr"


@pytest.mark.parametrize(
    "text",
    [
        "Jon Orr came. A swimmer drowned. [The swimmer] {said} <he slept>.",
        "Jon Orr came. [The witness] {said} <it was dark>.",
        "Ned Vale, a pilot, met Jon Orr. [The father of Ida Moss] {said} <it hurt>.",
        "[A source] {said} <it was late>. Jon Orr walked home that night.",
    ],
)
def test_whom_a_description_does_not_mean(text: str) -> None:
    assert last(text).kind == "unnamed"


def test_a_newspaper_named_only_after_the_opening() -> None:
    text = "It rains, [a Norlish newspaper] {reported}. The Daily Tarn had it first."
    assert (last(text).name, last(text).kind) == ("Daily Tarn", "outlet")


def test_a_spokesman_named_far_below() -> None:
    rest = "It rained all day in the valley. " * 40
    text = f"[A spokesman for Ida Moss] {{said}} <no>. {rest}Moss spokesman Jon Orr sighed."
    assert last(text).name == "Jon Orr"


def test_the_source_of_another_sort_is_another() -> None:
    text = "[A security source] {said} <it rained>. [The palace source] {said} <it did not>."
    assert last(text).name == "a palace source"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The host of a talk show", "the host of a talk show"),
        ("The mayor's plumber", "the mayor's plumber"),
        ("A narrator of a film called “The Pier”", "a narrator of a film"),
        ("A newly released letter about rents", "a newly released letter about rents"),
        ("A World Rain Office (WRO) clerk", "a World Rain Office clerk"),
        ("Even members of the crew", "members of the crew"),
    ],
)
def test_the_words_of_a_description(words: str, name: str) -> None:
    assert last(f"Now it rains. [{words}] {{said}} <so>.").name == name


def test_the_force_is_the_police() -> None:
    text = "Tarn Police came. Velo Motors paid. [The force] {said} <it rained>."
    assert last(text).name == "Tarn Police"


def test_the_firm_that_was_called_so() -> None:
    text = "Apple Watch sells. Apple Watch wins. The firm Velo Orr wrote. [The firm] {said} <so>."
    assert last(text).name == "Velo Orr"


def test_the_only_person_can_be_called_anything() -> None:
    text = "Gardening expert Jon Orr dug. [The presenter] {said} <it was fun>."
    assert last(text).name == "Jon Orr"


def test_the_news_agency_and_the_tech_giant() -> None:
    text = "[Reuters] {said} <so>. [The news agency] {noted} <more>."
    assert last(text).name == "Reuters"
    text = "[Velo Motors] {said} <so>. [The tech giant] {said} <more>."
    assert last(text).name == "Velo Motors"


def test_a_surname_that_is_a_place() -> None:
    text = "Jim Suva of the bank wrote. [Suva] {said} <it would rise>."
    assert last(text).name == "Jim Suva"
    assert names("Michael Jordan flew. It is hot in Jordan.")["Jordan"] == "government"


# --- several speakers -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[Jon Orr and angry groups in the city] {said} <no>.",
         "Jon Orr and angry groups in the city"),
        ("[Jon Orr and a German friend travelling with him] {said} <no>.",
         "Jon Orr and a German friend"),
        ("[Jon Orr and Ned Vale] {said} <no>. It rained. [The men] {said} <so>.",
         "Jon Orr and Ned Vale"),
        ("Jon Orr and his partner came because [they] {wanted} <to dance>.",
         "Jon Orr and his partner"),
        ("[Two unions, the Tarn Dockers Union and the Orr Bakers Union,] {said} <no>.",
         "the Tarn Dockers Union and the Orr Bakers Union"),
    ],
)  # fmt: skip
def test_joint_speakers(text: str, name: str) -> None:
    assert last(text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was told by six workers from Norway [who] {allege} <abuse>.",
         "six workers from Norway"),
        ("They met workers from Norway, [who] {alleges} <abuse>.", "Norway"),
        ("They were stopped by the Tarn Board, [who] {warned} <them>.", "Tarn Board"),
        ("Jon Orr has 12 percent, and 64 percent [who] {say} <so>.", "64 percent"),
    ],
)  # fmt: skip
def test_who_takes_up(text: str, name: str) -> None:
    assert last(text).name == name


# --- kinds ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("KORR-TV said so.", "KORR-TV", "outlet"),
        ("In town the Orr-Times said so.", "Orr-Times", "outlet"),
        ("The news site Xendor said so.", "Xendor", "outlet"),
        ("Website Tarn-talk.com said so.", "Tarn-talk.com", "outlet"),
        (
            "The Tarn County Sheriff's Office said so.",
            "Tarn County Sheriff's Office",
            "organization",
        ),
        ("Trans Lives Matter said so.", "Trans Lives Matter", "group"),
        ("It rained in Eastern Norway.", "Eastern Norway", "government"),
        ("Kim Jong Un spoke.", "Kim Jong Un", "person"),
        ("Orr Plumbing closed.", "Orr Plumbing", "organization"),
    ],
)
def test_the_kind_of_a_name(text: str, name: str, kind: str) -> None:
    assert names(text).get(name) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A local paper", "outlet"),
        ("A rare accord", "document"),
        ("One news account", "document"),
        ("Religious figures", "unnamed"),
        ("The video circulated", "document"),
        ("A group of boys", "unnamed"),
    ],
)
def test_the_kind_of_a_description(words: str, kind: str) -> None:
    assert last(f"It rains. [{words}] {{said}} <so>.").kind == kind


@pytest.mark.parametrize("words", ["Medics", "Locals", "Dockhands"])
def test_a_plural_that_opens_a_sentence_is_no_name(words: str) -> None:
    assert last(f"It rains. [{words}] {{say}} <so>.").kind == "unnamed"


def test_a_group_that_calls_itself_by_a_name() -> None:
    text = "[The armed group that calls itself the Northern Front] {said} <it won>."
    assert last(text).name == "Northern Front"


# --- names known to everybody -------------------------------------------------------------


def test_a_surname_known_to_everybody_in_its_years() -> None:
    text = "[Rubio] {said} <no>. Then Rubio left."
    assert last(text, published="2016-03-01").name == "Marco Rubio"
    assert last(text, published="1996-03-01").name == "Rubio"
    assert last("Ida Rubio came. [Rubio] {said} <no>.", published="2016-03-01").name == "Ida Rubio"


def test_an_explanation_is_of_its_own_last_noun() -> None:
    text = "Ida Moss, a spokeswoman and wife of the president, Jon Orr, left. [Orr] {said} <no>."
    assert last(text).role == "president"


# --- bounds -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hostile",
    ['Jane "Ace ' * 5_000, "Father " * 20_000, "workers from " * 10_000, "the 71-year-old " * 8_000,
     "Tarn Sheriff's " * 8_000, "(WRO) " * 20_000, "He and his old " * 8_000],
    ids=["nicknames", "fathers", "workers", "ages", "holders", "brackets", "companions"],
)  # fmt: skip
def test_hostile_text_takes_little_time(hostile: str) -> None:
    started = time.process_time()
    speakers_of(f"{hostile} [The swimmer] {{said}} <so>.")
    assert time.process_time() - started < 10


# --- acronyms ahead of the names they stand for, nouns with a prefix -------------------


def test_a_body_known_by_its_acronym_gets_its_name_where_that_is_spelled_out() -> None:
    found = names(
        "What is the RBO?\n\nThe River Board Office (RBO) sets fees. The RBO fell silent."
    )
    assert found["River Board Office"] == "organization"
    assert "RBO" not in found


@pytest.mark.parametrize("noun", ["counter-protesters", "ex-soldiers", "co-founders"])
def test_a_prefix_leaves_a_noun_what_it_is(noun: str) -> None:
    assert noun_kind(noun) == "unnamed"
    assert noun_kind(f"fork-{noun}") is None


def test_an_operation_is_no_person() -> None:
    assert names("It was planned in Operation Overcast by Ida Moss.") == {
        "Operation Overcast": "organization",
        "Ida Moss": "person",
    }
