"""Speakers within an article: names, pronouns, descriptions, unnamed sources.

The articles are about an invented country, Valdoria, beside real ones.
"""

from __future__ import annotations

import pytest

from onrecord.errors import AnchorError
from onrecord.resolve.speakers import resolve_speakers, speaker_id
from onrecord.statements import Article, Attribution, Span, Speaker


def at(text: str, words: str, nth: int = 1) -> Span:
    """The place of the nth occurrence of the words."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def speakers(
    text: str, *sources: str | tuple[str, int], outlet: str | None = None
) -> list[Speaker | None]:
    """The speakers of attributions with these words as their sources."""
    places = [at(text, *((s, 1) if isinstance(s, str) else s)) for s in sources]
    article = Article(text, outlet=outlet)
    return resolve_speakers(article, [Attribution(source=(p,)) for p in places])


def only(text: str, source: str, nth: int = 1) -> Speaker:
    [found] = speakers(text, (source, nth))
    assert found is not None
    return found


def told(speaker: Speaker | None) -> tuple[str | None, ...]:
    assert speaker is not None
    return speaker.name, speaker.kind, speaker.role, speaker.affiliation, speaker.country


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "Chilean foreign ministry spokeswoman Inés Barrantes said talks went on.",
            "Chilean foreign ministry spokeswoman Inés Barrantes",
            ("Inés Barrantes", "person", "spokeswoman", "Chilean foreign ministry", "CL"),
        ),
        (
            "U.S. Secretary of State Dora Whitlow said so.",
            "U.S. Secretary of State Dora Whitlow",
            ("Dora Whitlow", "person", "Secretary of State", None, "US"),
        ),
        (
            "Rep. Anna Stroud (R-Ohio) said the bill was dead.",
            "Rep. Anna Stroud",
            ("Anna Stroud", "person", "Rep.", None, "US"),
        ),
        (
            "Peter Quill, president of the Union of Valdorian Bakers, called it a day.",
            "Peter Quill, president of the Union of Valdorian Bakers,",
            ("Peter Quill", "person", "president", "Union of Valdorian Bakers", None),
        ),
        (
            "The vote was fair. A lawyer for the council, Petra Holm, said nothing was lost.",
            "A lawyer for the council, Petra Holm,",
            ("Petra Holm", "person", "lawyer", "council", None),
        ),
        (
            "In the end Ferrow Bank CEO Martin Ash said the bank was sound.",
            "Ferrow Bank CEO Martin Ash",
            ("Martin Ash", "person", "CEO", "Ferrow Bank", None),
        ),
        (
            "Former President Carl Umber said he would not run.",
            "Former President Carl Umber",
            ("Carl Umber", "person", "Former President", None, None),
        ),
    ],
)
def test_a_name_with_its_title(text: str, source: str, expected: tuple[str | None, ...]) -> None:
    assert told(only(text, source)) == expected


@pytest.mark.parametrize(
    ("source", "name", "kind", "country"),
    [
        ("Moscow", "Moscow", "government", "RU"),
        ("the Kremlin", "Kremlin", "government", "RU"),
        ("the U.S.", "United States", "government", "US"),
        ("The Peruvian government", "Peruvian government", "government", "PE"),
        ("the State Department", "State Department", "organization", "US"),
        ("Amnesty International", "Amnesty International", "organization", None),
        ("Reuters", "Reuters", "outlet", None),
        ("The Harbour Courier", "Harbour Courier", "outlet", None),
        ("the Democratic Party", "Democratic Party", "group", None),
        ("a report by the bank", "a report by the bank", "document", None),
    ],
)
def test_what_is_no_person(source: str, name: str, kind: str, country: str | None) -> None:
    found = only(f"On Monday {source} said that the road was closed.", source)
    assert (found.name.removeprefix("the ").removeprefix("The "), found.kind) == (
        name.removeprefix("the "),
        kind,
    )
    if country:
        assert found.country == country


VALDORIA = (
    "Foreign Minister Pavel Orlin met Defense Secretary Joan Marsh on Friday. "
    "Marsh told Orlin that the fleet would stay. “We are not leaving,” she said. "
    "He did not answer. The minister later said the talks were useful. "
    "One Valdorian official told Reuters the ships were old. “They leak,” the source added."
)


def test_short_forms_pronouns_and_descriptions() -> None:
    found = speakers(
        VALDORIA,
        "Marsh",
        "she",
        "He",
        "The minister",
        "One Valdorian official",
        "the source",
    )
    names = [s.name for s in found if s]
    assert names == [
        "Joan Marsh",
        "Joan Marsh",
        "Pavel Orlin",
        "Pavel Orlin",
        "a Valdorian official",
        "a Valdorian official",
    ]
    assert len({s.id for s in found if s}) == 3


def test_a_pronoun_is_less_certain_than_a_name() -> None:
    name, pronoun = speakers(VALDORIA, ("Marsh", 2), "she")
    assert name and pronoun
    assert 0 < pronoun.confidence < name.confidence <= 1


def test_mentions_hold_the_source_and_the_fullest_name() -> None:
    found = only(VALDORIA, "Marsh", 2)
    assert [s.of(VALDORIA) for s in found.mentions] == ["Joan Marsh", "Marsh"]
    assert found.aliases == ("Marsh",)


def test_two_of_one_surname_are_told_apart_by_form_of_address() -> None:
    text = (
        "Ruth Calder and her husband, Mark Calder, own the mill. "
        "Mrs. Calder said it was old. Mr. Calder said it was not."
    )
    found = speakers(text, "Mrs. Calder", "Mr. Calder")
    assert [s.name for s in found if s] == ["Ruth Calder", "Mark Calder"]


def test_a_bare_shared_surname_is_uncertain() -> None:
    text = "Ruth Calder spoke. Mark Calder listened. Calder said the mill was old."
    assert only(text, "Calder", 3).confidence < 0.7


def test_two_speakers_together() -> None:
    text = "Foreign Minister Pavel Orlin and Defense Secretary Joan Marsh said it was over."
    found = only(text, text.split(" said", maxsplit=1)[0])
    assert (found.name, found.kind) == ("Pavel Orlin and Joan Marsh", "person")


def test_inside_a_quotation_i_is_the_one_who_is_quoted() -> None:
    text = "“I warned them in May,” said Joan Marsh. I did not believe her."
    quote = at(text, "“I warned them in May,”")
    found = resolve_speakers(
        Article(text),
        [
            Attribution(source=(at(text, "Joan Marsh"),), content=(quote,)),
            Attribution(source=(at(text, "I"),), content=(at(text, "them in May"),)),
            Attribution(source=(at(text, "I", 2),)),
        ],
    )
    assert [s.name if s else None for s in found] == ["Joan Marsh", "Joan Marsh", "author"]
    assert found[2] and found[2].kind == "author"


def test_a_quotation_without_a_source_goes_on() -> None:
    text = "“It rained,” said Joan Marsh. “It rained all day.” The fair was reportedly wet."
    found = resolve_speakers(
        Article(text),
        [
            Attribution(source=(at(text, "Joan Marsh"),), content=(at(text, "“It rained,”"),)),
            Attribution(content=(at(text, "“It rained all day.”"),)),
            Attribution(cue=(at(text, "reportedly"),), content=(at(text, "The fair was"),)),
        ],
    )
    assert [s.name if s else None for s in found] == ["Joan Marsh", "Joan Marsh", None]


def test_an_acronym_is_the_body_that_it_stands_for() -> None:
    text = "The Bureau of Inland Rivers (BIR) closed the lock. The BIR said it was safe."
    assert only(text, "The BIR").name == "Bureau of Inland Rivers"


def test_officials_of_a_country_speak_for_its_government() -> None:
    found = only("On Monday Kenyan officials denied it.", "Kenyan officials")
    role, body = None, "Kenyan government"
    assert told(found) == ("Kenyan officials", "unnamed", role, body, "KE")


def test_named_speakers_are_the_same_in_every_article() -> None:
    one = only("Joan Marsh said so.", "Joan Marsh")
    other = only("On Monday Defense Secretary Joan Marsh said no.", "Joan Marsh")
    assert one.id == other.id


@pytest.mark.parametrize("source", ["a source", "Mr. Marsh", "two officials"])
def test_unnamed_and_single_names_are_local(source: str) -> None:
    one, other = (only(f"{day} {source} said so.", source) for day in ("Today", "Yesterday"))
    assert one.id != other.id


def test_ids_are_readable_and_distinguish_kinds() -> None:
    assert speaker_id("The Élysée", "government").startswith("elysee-")
    assert speaker_id("Washington", "government") != speaker_id("Washington", "person")


def test_nothing_in_nothing_out() -> None:
    assert resolve_speakers(Article("No one spoke."), []) == []
    assert resolve_speakers(Article("No one spoke."), [Attribution()]) == [None]


def test_spans_outside_the_text_are_refused() -> None:
    with pytest.raises(AnchorError):
        resolve_speakers(Article("Short."), [Attribution(source=(Span(2, 90),))])


def test_who_asks_in_a_transcript_is_a_reporter() -> None:
    text = "MS. DOVAK: Good morning.\n\nQ Is it true?\n"
    place = text.index("Q Is")
    asked = Attribution((Span(place, place + 1),), (), (Span(place + 2, place + 13),))
    (speaker,) = resolve_speakers(Article(text, kind="transcript"), [asked])
    assert speaker is not None
    assert (speaker.name, speaker.kind, speaker.aliases) == ("a reporter", "unnamed", ("Q",))
    (speaker,) = resolve_speakers(Article(text), [asked])
    assert speaker is None or speaker.name != "a reporter"
