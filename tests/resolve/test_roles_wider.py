"""Roles, bodies and countries of speakers, as news texts word them; people and places invented."""

from __future__ import annotations

import time

import pytest

from onrecord.resolve import resolve
from onrecord.resolve.coreference.reading import read
from onrecord.resolve.descriptions.former import former_office
from onrecord.resolve.descriptions.home import home_country, leaning
from onrecord.resolve.gazetteers.institutions import seat_of
from onrecord.resolve.gazetteers.leaders import country_of_leader, leaders_named
from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.panels import panel_chaired
from onrecord.statements import Article, Attribution, Span, Speaker

Told = tuple[str | None, str | None]


def named(text: str, name: str) -> Entity:
    return next(e for e in read(f"The harbour\n\n{text}").cast.entities if e.name == name)


def speaker(
    words: str,
    *,
    before: str = "The vote was on Monday.",
    after: str = "",
    outlet: str | None = None,
    published: str = "2016-05-18",
) -> Speaker:
    """The speaker of a sentence in which ``words`` say something."""
    text = f"The harbour\n\n{before}\n\n{words} said that rents would fall.{after}"
    at = text.index(f"{words} said that")
    end = at + len(words)
    parts = (Span(at, end),), (Span(end + 1, end + 5),), (Span(end + 6, end + 27),)
    (found,) = resolve(Article(text, outlet=outlet, published=published), [Attribution(*parts)])
    assert found.speaker is not None
    return found.speaker


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Dana Orr, founder of Pell Partners, spoke.", ("founder", "Pell Partners")),
        ("Dana Orr, a member of parliament, spoke.", ("member", "parliament")),
        ("Dana Orr, a member of the Tarn City Council, spoke.", ("member", "Tarn City Council")),
        ("Col. Dana Orr, a military spokesman in Baghdad, spoke.", ("spokesman", "military")),
        ("The Hollywood columnist Dana Orr spoke.", ("columnist", None)),
        ("Dana Orr, an African-American delegate, spoke.", ("delegate", None)),
        ("Dana Orr, a delegate from Toledo, Ohio, spoke.", ("delegate", "Toledo, Ohio")),
        ("Ohio state delegate Dana Orr spoke.", ("state delegate", "Ohio")),
        ("state Sen. Dana Orr spoke.", ("state Sen.", None)),
        ("Billionaire businessman Dana Orr spoke.", ("businessman", None)),
        ("Pell University history professor Dana Orr spoke.",
         ("history professor", "Pell University")),
        ("Dana Orr, a spokeswoman for the mill's parent company, Pell International, spoke.",
         ("spokeswoman", "Pell International")),
        ("Dana Orr is the Pell campaign's national political director and a friend.",
         ("national political director", "Pell campaign")),
        ("Rep. Dana Orr, R-Texas, chairman of the House Budget Committee, spoke.",
         ("Rep.", "House Budget Committee")),
        ("Judge Dana Orr of the U.S. District Court spoke.", ("Judge", "U.S. District Court")),
        ("The Harbour Reform Party’s Dana Orr spoke.", (None, "Harbour Reform Party")),
        ("Orr Labs' chief executive, Dana Orr, spoke.", ("chief executive", "Orr Labs")),
        ("Dana Orr, professor emeritus of history at Pell University, spoke.",
         ("professor emeritus of history", "Pell University")),
        ("Dana Orr, an attorney representing the family, spoke.", ("attorney", None)),
        ("Texas Republican Sen. Dana Orr spoke.", ("Sen.", "Republican")),
        ("Maj. Gen. Dana Orr, a Pentagon spokesman, spoke.", ("spokesman", "Pentagon")),
        ("House Ways and Means Committee Chairman Dana Orr spoke.",
         ("Chairman", "House Ways and Means Committee")),
        ("Dana Orr, author of the book Tides, spoke.", ("author", None)),
        ("Dana Orr, the Democratic nominee for Senate, spoke.", ("nominee", "Democratic")),
        ("Dana Orr, the former Ohio governor and Republican presidential candidate, spoke.",
         ("former governor", "Ohio")),
        ("Dana Orr, a Pell supporter from Tarn, spoke.", ("supporter", None)),
        ("Dana Orr, who owns the Pell Cafe, spoke.", (None, "Pell Cafe")),
        ("Dana Orr, the Republican nominee in the United States, spoke.",
         ("nominee", "Republican")),
        ("Civil rights leader Dana Orr spoke.", ("Civil rights leader", None)),
        ("Pell City police spokesman Dana Orr spoke.", ("spokesman", "Pell City police")),
    ],
)  # fmt: skip
def test_a_person_has_the_role_and_body_beside_the_name(sentence: str, told: Told) -> None:
    found = named(sentence, "Dana Orr")
    assert (found.role, found.affiliation) == told


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("a legendary reef activist and lawyer", ("reef activist and lawyer", None)),
        ("the president and CEO of the Pell Foundation", ("president and CEO", None)),
        ("a tax lawyer and senior fellow at the Orr Institute", ("tax lawyer", None)),
        ("a lawyer and activist who lives in Tarn", ("lawyer and activist", None)),
        ("a member of the audience", None),
        ("a lawyer in Paris", ("lawyer", None)),
    ],
)  # fmt: skip
def test_offices_of_one_phrase_belong_together(phrase: str, told: Told | None) -> None:
    found = described(phrase, 0)
    assert (found and (found.role, found.affiliation)) == told


def test_two_founders_share_what_explains_both() -> None:
    text = "Dana W. Orr and Ada Pell, the firm's co-founders, sat at the table."
    assert named(text, "Dana W. Orr").role == named(text, "Ada Pell").role == "co-founder"


def test_a_title_of_two_offices_stands_before_one_name() -> None:
    found = named("On Tuesday CNN anchor and news correspondent Dana Orr came.", "Dana Orr")
    assert (found.role, found.affiliation) == ("anchor and news correspondent", "CNN")
    found = named("He met presidential candidate and proud progressive Dana Orr.", "Dana Orr")
    assert found.role == "presidential candidate"


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Dana Orr (D-Ohio), the ranking member of the House Budget Committee, spoke.", "US"),
        ("Israel's ambassador to the United States, Dana Orr, spoke.", "IL"),
        ("Dana Orr, the prime minister of Israel, spoke.", "IL"),
        ("Dana Orr, a Vietnam veteran, spoke.", None),
        ("Col. Dana Orr, a military spokesman in Baghdad, spoke.", None),
    ],
)
def test_a_person_is_of_the_country_that_the_title_names(
    sentence: str, country: str | None
) -> None:
    assert named(sentence, "Dana Orr").country == country


def test_the_sheriff_met_with_the_mayor_has_not_both_offices() -> None:
    assert named("He met the mayor and spokesman Dana Orr.", "Dana Orr").role == "spokesman"


def test_a_chairman_presides_over_the_panel_that_the_text_is_about() -> None:
    text = "The Select Committee on Tarn met. Chairman Dana Orr spoke. The Tarn committee rose."
    assert named(text, "Dana Orr").affiliation == "Select Committee on Tarn"
    assert panel_chaired(text, "chief executive") is None
    assert panel_chaired("The Orr Commission and the Pell Commission met.", "chairman") is None


@pytest.mark.parametrize(
    ("words", "role", "body"),
    [
        ("Israeli officials", None, "Israeli government"),
        ("Many candidates", "candidates", None),
        ("A Republican committee aide", "aide", "Republican committee"),
        ("A former Republican committee staffer", "former staffer", "Republican committee"),
        ("A spokesman for committee Democrats", "spokesman", "committee Democrats"),
        ("Democratic aides", "aides", "Democratic"),
        ("Senior officials", "officials", None),
        ("One senior administration official", "official", "administration"),
        ("A senior White House official", "official", "White House"),
        ("Arab Israeli lawmakers", "lawmakers", None),
        ("Medical researchers", "researchers", None),
        ("Wealthy contenders of both parties", None, None),
        ("Families of those killed at the Pell Academy", None, None),
        ("A narrator", "narrator", None),
        ("A Labour MP", "MP", "Labour"),
        ("A national security adviser to his campaign", "national security adviser", "campaign"),
    ],
)
def test_the_unnamed_have_the_role_of_their_head_noun(
    words: str, role: str | None, body: str | None
) -> None:
    found = speaker(words)
    assert (found.role, found.affiliation) == (role, body)


def test_a_former_office_is_told_elsewhere_in_the_article() -> None:
    text = "Jimmy Carter spoke. Critics of the former president left."
    assert former_office(text, "Jimmy Carter", 2016) == "former president"
    assert former_office(text, "Dana Carter", 2016) is None
    assert former_office(text + " Bill Clinton came.", "Jimmy Carter", 2016) is None
    assert former_office(text, "Jimmy Carter", None) is None


def test_the_former_holder_of_an_office_is_meant_by_it() -> None:
    found = speaker("The former secretary of State", before="Hillary Clinton spoke in Tarn.")
    assert (found.name, found.role) == ("Hillary Clinton", "former secretary of State")


def test_words_of_united_states_politics_make_it_the_home() -> None:
    text = "Rep. Dana Orr (R-S.C.) told the House committee that Republicans in Congress agreed."
    assert home_country(text) == "US"
    assert home_country("The Republicans of Tarn met.") is None


def test_leaders_count_for_their_countries() -> None:
    assert dict(leaders_named("Angela Merkel met. Merkel left.")) == {"DE": 2}
    assert country_of_leader("Hillary Rodham Clinton") == "US"
    assert country_of_leader("Dana Clinton") is None
    assert seat_of("the Brookings Institution") == "US"
    assert seat_of("the Orr Institution") is None


_MIXED = (
    "The Senate met in Washington. The Pentagon and the White House told Congress of Iraq and"
    " Syria. Democrats were in Ohio; Americans left Iraq, and Texas sent aid to Afghanistan."
)


def test_a_story_at_home_and_abroad_leans_to_its_outlet() -> None:
    assert home_country(_MIXED, "New York Times") is None
    assert leaning(_MIXED, "New York Times") == "US"
    assert leaning(_MIXED, "The Guardian") is None


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Dana Orr, a partner at Pell Partners,", "US"),
        ("Senior officials", "US"),
        ("One senior administration official", "US"),
        ("Leaders across Europe", None),
        ("Many gardeners", None),
    ],
)
def test_who_speaks_in_such_a_story(words: str, country: str | None) -> None:
    found = speaker(words, before=_MIXED, outlet="New York Times")
    assert found.country == country


@pytest.mark.parametrize("words", ["A man", "Women", "People", "I"])
def test_people_in_general_have_no_country(words: str) -> None:
    before = "Sen. Dana Orr of Ohio met Sen. Ada Pell of Texas in Washington."
    assert speaker(words, before=before).country is None


def test_a_member_of_parliament_is_of_the_country_just_named() -> None:
    before = "Israel was divided. Americans left. The Israeli cabinet met."
    found = speaker("Dana Orr, a member of parliament,", before=before)
    assert (found.role, found.affiliation, found.country) == ("member", "parliament", "IL")


def test_whom_a_place_opens_belongs_there_unless_on_a_visit() -> None:
    def found(words: str) -> Speaker:
        text = f"The harbour\n\nGermans, Poles and Swedes met.\n\nIn London, {words} said no."
        at = text.index(words)
        end = at + len(words)
        parts = (Span(at, end),), (Span(end + 1, end + 5),), (Span(end + 6, end + 8),)
        (statement,) = resolve(Article(text), [Attribution(*parts)])
        assert statement.speaker is not None
        return statement.speaker

    assert found("columnist Dana Orr").country == "GB"
    assert found("Mayor Dana Orr").country is None


@pytest.mark.parametrize(
    "hostile",
    ["A-" * 50_000, "and lawyer " * 20_000, "Select Committee on Tarn and " * 5_000,
     "Hillary Clinton " * 10_000, "the former president " * 10_000, "In London, " * 20_000],
    ids=["hyphens", "and", "panels", "leaders", "former", "places"],
)  # fmt: skip
def test_hostile_text_takes_little_time(hostile: str) -> None:
    started = time.process_time()
    home_country(hostile)
    panel_chaired(hostile, "chairman")
    former_office(hostile, "Hillary Clinton", 2016)
    described(hostile[:220], 0)
    assert time.process_time() - started < 5
