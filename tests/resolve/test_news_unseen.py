"""Scenes, asides, titles, descriptions, acts and settings as articles have them; all invented."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from onrecord.resolve.coreference.reading import read
from onrecord.resolve.manner.manner import resolve_manner
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Article, Attribution, Span, Statement
from tests.resolve.passages import passage
from tests.resolve.sentences import marked

TITLE = "The harbour\n\n"


def statements(line: str, *, published: str = "2016-05-18") -> list[Statement]:
    article, attributions, _ = passage(line)
    return resolve(Article(article.text, published=published), attributions)


def named(text: str, name: str) -> Entity:
    return next(e for e in read(TITLE + text).cast.entities if e.name == name)


def test_a_scene_gives_its_medium_and_outlet_to_what_follows() -> None:
    (first, second) = statements(
        "The vote\n\nAda Poole was a guest on Fox News on Monday.\n\n"
        "[Poole] {said} <rents would fall>. [She|Ada Poole] {said} <wages would rise>."
    )
    assert (first.medium, first.via, first.said) == ("interview", ("Fox News",), "2016-05-16")
    assert (second.medium, second.via) == ("interview", ("Fox News",))


def test_a_scene_of_somebody_else_gives_nothing() -> None:
    (found,) = statements(
        "The vote\n\nAda Poole was a guest on Fox News on Monday.\n\n"
        "[Carl Reeve] {said} <rents would fall>."
    )
    assert (found.medium, found.via) == (None, ())


def test_what_is_recalled_in_passing_dates_nothing_after_it() -> None:
    (promised, moved, again) = statements(
        "The vote\n\n[Ada Poole] {pledged on Monday} <to close the pier>, after [she] "
        "{introduced a bill last month} <that would end the lease>.\n\n"
        "[Poole] {also said} <rents would fall>."
    )
    assert (promised.said, moved.said, again.said) == ("2016-05-16", "2016-04", "2016-05-16")


def test_a_relative_clause_is_no_part_of_the_occasion() -> None:
    (aside, told) = statements(
        "The vote\n\nAda Poole, [who] {said} <the pier is old>, and [she] {said at a rally on "
        "Monday} <that rents would fall>."
    )
    assert (told.said, told.medium) == ("2016-05-16", "speech")
    assert aside.said is None


def test_the_day_before_a_participle_is_that_of_both() -> None:
    (echoed, saying) = statements(
        "The vote\n\n[Ada Poole] {echoed} <that promise> on Monday, {saying} <rents would fall>."
    )
    assert (echoed.said, echoed.act) == ("2016-05-16", "promise")
    assert saying.said == "2016-05-16"


@pytest.mark.parametrize(
    ("line", "medium"),
    [
        ("[Poole] {said} on Harbour Morning Radio that <rents would fall>.", "radio"),
        ("[A third of people in a recent Tarn/ORL poll] {said} <rents would fall>.", "poll"),
        ("[Poole] {told} a plenary session of the Tarn Parliament <rents would fall>.", "speech"),
        ("[Poole] {told} host Carl Reeve <rents would fall>.", "interview"),
    ],
)
def test_media(line: str, medium: str) -> None:
    assert statements("The vote\n\n" + line)[0].medium == medium


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("[Dunmore] {assured} him <that the pier would open>.", "promise"),
        ("[Dunmore] {assured} him <that most of them had left>.", "assert"),
        ("[Dunmore] {promotes} <a theory about the tides>.", "assert"),
        ("[Dunmore] {defended} <Poole>.", "praise"),
        ("[Dunmore] {introduced a bill} <that would close the pier>.", "demand"),
        ("[Dunmore] {renewed her call} <to close the pier>.", "demand"),
        ("<“I think the harbour board should close the pier,”> [Dunmore] {said}.", "demand"),
        ("[Dunmore] {argued} <about how the fire should be described>.", "assert"),
        ("[Dunmore] {said} <it was a terrorist attack>.", "assert"),
        ("<“They ask me, ‘Why now?’”> [Dunmore] {said}.", "assert"),
    ],
)
def test_acts(line: str, act: str) -> None:
    assert resolve_manner(*marked(line)).act == act


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("Jo Lee, a professor in the school of law at Tarn University, said so.",
         "Jo Lee", "professor", "Tarn University"),
        ("Jo Lee, an editor who teaches journalism at the University of Tarn, said so.",
         "Jo Lee", "editor", "University of Tarn"),
        ("Jo Lee, who chairs the Finance Committee, said so.", "Jo Lee", None, "Finance Committee"),
        ("Chancellor Ann Roe of Austria said so.", "Ann Roe", "Chancellor", "Austria"),
        ("The presumptive Green nominee, Ann Roe, said so.",
         "Ann Roe", "presumptive nominee", "Green"),
        ("Minister of Foreign Affairs Jon Doe said so.",
         "Jon Doe", "Minister of Foreign Affairs", None),
        ("Colonel Jon Doe of the Tarnian army said so.", "Jon Doe", "Colonel", "Tarnian army"),
        ("Ostrevia’s defence minister, Radim Orlo, lost 64 military advisers, and found them.",
         "Radim Orlo", "defence minister", "Ostrevia"),
    ],
)  # fmt: skip
def test_titles(text: str, name: str, role: str | None, affiliation: str | None) -> None:
    found = named(text, name)
    assert (found.role, found.affiliation) == (role, affiliation)


def test_a_body_of_two_owners_is_one_name() -> None:
    (found,) = statements("The pier\n\n[The Bakers’ and Millers’ Union] {said} <rents would fall>.")
    assert found.speaker and found.speaker.name == "Bakers’ and Millers’ Union"


def test_a_programme_tells_the_full_name_of_its_host() -> None:
    found = statements(
        "The pier\n\n[Ada Poole] {told it} on John Reeve Morning Radio <that rents would fall>. "
        "[Reeve] {said} <that wages would>."
    )
    assert found[1].speaker and found[1].speaker.name == "John Reeve"


def test_a_woman_in_the_lead_is_the_one_the_story_then_names() -> None:
    (lead, story) = statements(
        "The pier\n\n[A woman who sold the pier] {said on Monday} <that rents would fall>.\n\n"
        "[Maria Poole] {said} <the pier was old>."
    )
    assert lead.speaker and story.speaker
    assert lead.speaker.id == story.speaker.id


def test_a_headline_means_whom_the_story_calls_so() -> None:
    (head, _) = statements(
        "[Embassy] {says} <the picture is old>\n\nA crowd came on Monday.\n\n"
        "[The Ostrevian embassy in Tarn] {said} <it was old>."
    )
    assert head.speaker and "Ostrevian embassy" in head.speaker.name


def test_it_takes_up_the_body_with_which_the_sentence_before_begins() -> None:
    found = statements(
        "The pier\n\nOstrevia’s defence ministry did not answer questions from the Tarn Agency. "
        "On Tuesday [it] {said} <that its flights carried flour>."
    )
    assert found[0].speaker and found[0].speaker.name.endswith("defence ministry")


def test_the_leader_of_a_body_is_not_another_leader() -> None:
    found = statements(
        "The pier\n\n[Prime Minister Maria Poole] {said} <rents would fall>.\n\n"
        "And what of Nils Orlo? [The Coastal Alliance leader] {says} <they rise>."
    )
    assert found[1].speaker and found[1].speaker.name == "Nils Orlo"


def test_a_ministry_s_own_minister_is_the_first_named() -> None:
    found = statements(
        "The call\n\nMinister of Foreign Affairs Jon Doe spoke with the Foreign Minister of "
        "Ostrevia, Goran Orlo.\n\n[The Minister] {said} <the flights must stop>. “It is late,” the "
        "Minister said."
    )
    assert found[0].speaker and found[0].speaker.name == "Jon Doe"


def test_a_source_cut_within_a_name_is_made_whole() -> None:
    text = "The pier\n\nRents would fall, said Angela Poole, Tarn Bank's editor."
    start = text.index("ngela")
    source, cue = Span(start, len(text) - 1), Span(text.index("said"), text.index("said") + 4)
    content = Span(text.index("Rents"), text.index(", said"))
    (found,) = resolve(Article(text), [Attribution((source,), (cue,), (content,))])
    assert found.speaker and found.speaker.name == "Angela Poole"


def test_our_is_the_nation_s_and_a_place_is_in_its_country() -> None:
    line = (
        "The base\n\nOstrevian military advisers are at the Hadrel air base in Sarrane, [Defence "
        "Minister Radim Orlo] {admitted} <the obvious>. A Sarrani officer, who served the Sarrani "
        "army, nodded. <“A group of our military advisers is at Hadrel,”> [Orlo] {said}."
    )
    assert statements(line)[1].proposition == (
        "A group of Ostrevian military advisers is at Hadrel in Sarrane."
    )


def test_our_stays_where_the_speaker_is_of_another_country() -> None:
    line = (
        "The base\n\nOstrevian military advisers are at the base, [German Defence Minister Radim "
        "Orlo] {said} <so>. <“A group of our military advisers is at Hadrel,”> [Orlo] {said}."
    )
    found = statements(line)[1].proposition
    assert found and "Ostrevian" not in found


def test_the_askers_of_a_briefing_tell_the_given_name() -> None:
    text = (
        "MR. MARSK: Good afternoon.\n\nQ: Lewin, is there a deadline?\n\nMR. MARSK: There is.\n\n"
        "Q: How many?\n\nMS. ADLER: Thirty.\n\nQ: Lewin, do you sleep?\n\nMR. MARSK: A little.\n"
    )
    start = text.index("MR. MARSK: There")
    turn = Attribution((Span(start, start + 9),), (), (Span(start + 11, start + 20),))
    article = Article(text, kind="transcript", title="Daily press briefing")
    (found,) = resolve(article, [turn])
    assert found.speaker and found.speaker.name == "Lewin Marsk"
    assert found.speaker.id == resolve(article, [turn])[0].speaker.id


def test_an_outlet_is_no_part_of_the_name_right_after_it() -> None:
    first, second = statements(
        "The flat\n\nMara Velt met Ada Poole.\n\nSpeaking to the Daily Mail [Velt|Mara Velt] "
        "{claimed} <the flat was sold>. [She|Mara Velt] {added:} <“I never saw the keys.”>"
    )
    assert [s.speaker.name for s in (first, second) if s.speaker] == ["Mara Velt"] * 2


def test_an_outlet_and_an_unknown_word_stay_one_name() -> None:
    cast = read(TITLE + "Yesterday the Daily Mail Trust met Ada Poole in the town hall.").cast
    assert [e.name for e in cast.entities] == ["Daily Mail Trust", "Ada Poole"]
