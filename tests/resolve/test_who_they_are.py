"""The country, office and body of a speaker, as world news tells them; people invented."""

from __future__ import annotations

import time

import pytest

from onrecord.resolve import resolve
from onrecord.resolve.coreference.reading import read
from onrecord.resolve.descriptions.home import country_votes, home_country, leading
from onrecord.resolve.descriptions.origin import is_of_the_world, origin, owner_country
from onrecord.resolve.descriptions.spokesmen import spoken_for
from onrecord.resolve.gazetteers.countries import country_codes, country_of, find_countries
from onrecord.resolve.gazetteers.institutions import is_of_no_state, seat_of
from onrecord.resolve.gazetteers.leaders import country_of_leader, leaders_named
from onrecord.resolve.gazetteers.places import country_in, find_places
from onrecord.resolve.gazetteers.tables import table_rows
from onrecord.resolve.mentions.affiliations import body_after_office, body_before_office
from onrecord.resolve.mentions.elected import put_into_office
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Article, Attribution, Span, Speaker


def speaker(words: str, *, before: str = "It rained.", outlet: str | None = None) -> Speaker:
    """The speaker of a sentence in which ``words`` say something."""
    text = f"The harbour\n\n{before}\n\n{words} said that rents would fall."
    at = text.index(f"{words} said that")
    end = at + len(words)
    parts = (Span(at, end),), (Span(end + 1, end + 5),), (Span(end + 6, end + 27),)
    (found,) = resolve(Article(text, outlet=outlet), [Attribution(*parts)])
    assert found.speaker is not None
    return found.speaker


def named(text: str, name: str) -> Entity:
    return next(e for e in read(f"The harbour\n\n{text}").cast.entities if e.name == name)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("She sneezed in Carlisle.", "GB"),
        ("Cumbria Police searched.", "GB"),
        ("They fled from Gwoza at night.", "NG"),
        ("the village of Deir ez-Zor fell", "SY"),
        ("the northern city of Malmö", "SE"),
        ("a bakery in Springfield, Ontario", "CA"),
        ("Preston Orr sang.", None),
        ("They met in Preston Orr’s barn.", None),
        ("Kendal sang.", None),
    ],
)
def test_places_are_shown_by_the_words_about_them(text: str, code: str | None) -> None:
    assert next((place.code for place in find_places(text)), None) == code


@pytest.mark.parametrize("table", ["places.tsv", "marks.tsv", "institutions.tsv"])
def test_the_tables_name_known_countries_alone(table: str) -> None:
    rows = list(table_rows(table))
    assert {row[0] for row in rows} - {"-"} <= country_codes()
    assert all(len(row) == 2 and all(row[1].split(";")) for row in rows)


def test_the_first_country_or_place_counts() -> None:
    assert country_in("shoppers in Carlisle") == "GB"
    assert country_in("Peru and Carlisle") == "PE"
    assert country_in("shoppers") is None


def test_a_story_plays_where_most_of_its_words_point() -> None:
    text = "Police in Carlisle and in Kendal asked the Crown Court. France and Peru were silent."
    assert home_country(text) is None
    assert leading(text) == "GB"
    assert leading("France met Peru and Chad.") is None
    assert leading("Only France and the French.") == "FR"


def test_a_dateline_counts_threefold_and_an_outlet_not_at_all() -> None:
    assert country_votes("LAGOS, Nigeria (Orr) - They met.")["NG"] == 4
    assert country_votes("SPOKANE, Wash. -- They met.")["US"] == 3
    assert country_votes("He told the Times of India so.")["IN"] == 0


def test_georgia_in_a_story_of_the_united_states_is_the_state() -> None:
    assert country_votes("Americans in Texas, Ohio and Georgia voted.")["GE"] == 0
    assert country_votes("Americans in Texas flew to Georgia, to Tbilisi.")["GE"] == 2


def test_someone_only_born_in_a_country_is_not_of_it() -> None:
    assert country_of("the Slovenia-born model") is None
    assert country_of("a Syrian-American baker") == "US"
    assert [w.code for w in find_countries("Syrian-American relations")] == ["SY", "US"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("", " of Leeds said", "GB"),
        ("", ", 34, from Kano, said", "NG"),
        ("", ", who lives in Perth, said", "AU"),
        ("", " of Long Beach, Calif., said", "US"),
        ("", " of Georgia said", None),
        ("", " of Orr House said", None),
        ("Another British citizen, ", " said", "GB"),
        ("", ", a Syrian refugee who fled, said", "SY"),
        ("", ", a Russian history expert, said", None),
        ("", ", a French-Peruvian citizen, said", None),
        ("The French left. ", " said", None),
    ],
)
def test_the_words_beside_a_name_tell_whence_its_bearer_is(
    before: str, after: str, code: str | None
) -> None:
    text = f"{before}Dana Orr{after}"
    start = len(before)
    assert origin(text, start, start + len("Dana Orr")) == code


def test_what_a_body_is_set_up_for_is_not_whose_it_is() -> None:
    assert owner_country("the Peruvian embassy") == "PE"
    assert owner_country("the Committee on Peru") is None
    assert owner_country("Peru and Chad") is None
    assert owner_country(None) is None
    assert is_of_the_world("outside experts")
    assert not is_of_the_world("a priest")


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Two British men from west London", "GB"),
        ("Shoppers in Carlisle", "GB"),
        ("A Defence Ministry spokesman", "NG"),
        ("Fleeing residents", "NG"),
        ("Boko Haram", "NG"),
        ("Milan Orr", "NG"),
        ("An Orr Institute spokeswoman", "NG"),
        ("Dana Orr of the United Nations", None),
        ("A security source", None),
        ("World leaders", None),
        ("Reuters", None),
    ],
)
def test_speakers_of_a_story_that_mostly_plays_in_one_country(
    words: str, country: str | None
) -> None:
    before = "Nigeria met in Kano. Nigerians fled to Chad. Abuja and Lagos waited; Iraq did not."
    assert speaker(words, before=before).country == country


def test_a_newspaper_is_of_its_country_where_the_story_names_that() -> None:
    before = "China and Peru met Chad. Angola and the Chinese left."
    assert speaker("The Global Times", before=before).country == "CN"
    assert speaker("The Global Times").country is None
    assert speaker("The Washington Post", before="America met Peru and Chad.").country is None


def test_well_known_bodies_have_their_seat_and_some_none() -> None:
    assert seat_of("Boko Haram") == "NG"
    assert seat_of("the United Nations") is None
    assert is_of_no_state("the United Nations")
    assert not is_of_no_state("Boko Haram")


def test_leaders_are_found_by_their_full_names() -> None:
    assert dict(leaders_named("Goodluck Ebele Jonathan met. Jonathan left.")) == {"NG": 2}
    assert country_of_leader("Ashton Carter") is None
    assert list(leaders_named("Ash trees. Carter left.")) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Dana Orr, a lawyer's son, was elected as mayor of Tarn.", ("mayor", "Tarn")),
        ("Dana Orr became chief executive of Pell Partners.", ("chief executive", "Pell Partners")),
        ("Dana Orr was named the new head of Pell House.", ("head", "Pell House")),
        ("Dana Orr was elected on Monday.", None),
        ("Dana Orr became a legend of Tarn Rovers.", None),
    ],
)
def test_whoever_was_put_into_an_office_holds_it(
    sentence: str, told: tuple[str, str] | None
) -> None:
    found = put_into_office(sentence, len("Dana Orr"))
    assert (found and (found.role, found.affiliation)) == told


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("U.S. District Judge Dana Orr spoke.", "U.S. District Judge"),
        ("U.S. District Magistrate Judge Dana Orr spoke.", "U.S. District Magistrate Judge"),
        ("Assistant U.S. Attorney Dana Orr spoke.", "Assistant U.S. Attorney"),
        ("U.S. Senator Dana Orr spoke.", "Senator"),
        ("District Judge Dana Orr spoke.", "District Judge"),
    ],
)
def test_federal_judges_and_prosecutors_are_called_so(sentence: str, role: str) -> None:
    assert named(sentence, "Dana Orr").role == role


def test_the_town_of_work_is_no_body() -> None:
    assert (
        named("Dana Orr, a technician in Tarnville, Ohio, wrote.", "Dana Orr").affiliation is None
    )


@pytest.mark.parametrize(
    ("before", "office", "body"),
    [
        ("Peru’s", "king", "Peru"),
        ("Peruvian", "king", None),
        ("Assistant U.S.", "attorney", None),
    ],
)
def test_the_owner_of_an_office_is_its_body(before: str, office: str, body: str | None) -> None:
    assert body_before_office(before, office) == body


@pytest.mark.parametrize(
    ("rest", "body"),
    [
        ("the city’s Committee on Parks and Recreation", "Committee on Parks and Recreation"),
        ("the Ducks and Drakes reading program", "Ducks and Drakes reading program"),
        ("Sen. Dana Orr was one of the first", "Sen. Dana Orr"),
        ("North Korean policy", None),
        ("leadership against Orr", None),
    ],
)
def test_a_body_ends_where_the_story_goes_on(rest: str, body: str | None) -> None:
    assert body_after_office(rest) == body


def _described(*marked: str) -> Speaker:
    """The speaker of the last of several sentences, each by its words and the source in them."""
    text, spans = "The harbour\n\n", []
    for line in marked:
        source, _, rest = line.partition("|")
        spans.append((len(text), len(text) + len(source)))
        text += f"{source}{rest}\n\n"
    found = resolve(
        Article(text),
        [
            Attribution((Span(a, b),), (Span(b + 1, b + 5),), (Span(b + 6, b + 9),))
            for a, b in spans
        ],
    )
    assert found[-1].speaker is not None
    return found[-1].speaker


def test_a_description_tells_the_office_of_the_one_who_is_named() -> None:
    first = "Rep. Dana Orr| said no."
    assert _described(first, "The South Carolina Republican| said yes.").affiliation == "Republican"
    assert _described(first, "The congresswoman| said yes.").role == "Rep."


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Orr Partners built the dam, spokeswoman Dana Pell said.", "Orr Partners"),
        ("Orr Partners sold it. “It was old,” spokeswoman Dana Pell said.", "Orr Partners"),
        ("“It was old,” spokeswoman Dana Pell said.", None),
        ("It was old. Rain fell, spokeswoman Dana Pell said.", None),
        ("Ida Brask met her spokeswoman Dana Pell.", None),
        ("Orr Partners met. Rain fell. The spokeswoman Dana Pell said no.", None),
    ],
)
def test_a_spokesman_of_nobody_speaks_for_the_subject(sentence: str, body: str | None) -> None:
    reading = read(f"The harbour\n\n{sentence}")
    entity = next(e for e in reading.cast.entities if e.name == "Dana Pell")
    assert spoken_for(reading, entity) == body


def test_a_poll_is_of_those_who_took_it() -> None:
    found = speaker("A new Associated Press-Gallup poll")
    assert (found.kind, found.affiliation) == ("document", "Associated Press-Gallup")


def test_an_aide_is_of_the_person_named_after_a_title() -> None:
    assert speaker("A spokesman for Labour candidate Dana Orr").affiliation == "Dana Orr"


@pytest.mark.parametrize(
    "hostile",
    ["A-" * 50_000, "In " * 20_000, "In Carlisle " * 8_000, "Carlisle Police " * 5_000,
     "Paul Biya " * 10_000, "of " * 60_000, "A, " * 50_000, "a" * 100_000, "A" * 100_000,
     "Dana Orr, who is is is is " * 5_000],
    ids=["hyphens", "in", "places", "police", "leaders", "of", "commas", "low", "high", "who"],
)  # fmt: skip
def test_hostile_text_costs_little(hostile: str) -> None:
    started = time.process_time()
    country_votes(hostile)
    list(find_places(hostile))
    for at in range(0, 2_000, 10):
        origin(hostile, at, at + 8)
        put_into_office(hostile, at)
    owner_country(hostile[:1_000])
    assert time.process_time() - started < 8
