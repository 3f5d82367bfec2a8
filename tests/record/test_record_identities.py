"""The same full name is one speaker across articles, unless what is told contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import JudgementError, UnknownName
from onrecord.record import Record
from onrecord.record.identities import settling as identity_settling
from onrecord.record.identities.evidence import Evidence, Told, told_by_country
from onrecord.record.identities.grouping import grouped
from onrecord.resolve.linker import item_of
from onrecord.resolve.speakers import speaker_id
from onrecord.statements import Article, Speaker, SpeakerKind, Statement
from tests.record.factory import statement

NAME = "Mira Tole"
OWN = speaker_id(NAME, "person")
BARE = Told(None, None, None)
MINISTER = Told("foreign minister", None, "FR")
SAME = Told("minister", "the Harbour Party", "FR")
COACH = Told("coach", "Tarn United", "PE")


@pytest.fixture
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        yield opened


def says(
    number: int, told: Told = BARE, *, name: str = NAME,
    kind: SpeakerKind = "person", text: str = "", own: str | None = None,
) -> Statement:  # fmt: skip
    """What someone of the name says in an article of its own."""
    article = Article(f"{name} said: ports are open {number}. {text}")
    who = Speaker(own or speaker_id(name, kind), name, kind, *told[:3])
    return statement(article, name, "said", f"ports are open {number}", speaker=who)


def add(record: Record, *said: Statement) -> list[str]:
    """The ids of the speakers of these once all are in the record."""
    for one in said:
        record.add(one.article, [one])
    return [speaker_of(record, one) for one in said]


def speaker_of(record: Record, one: Statement) -> str:
    found = record.statement(one.id).speaker
    assert found is not None
    return found.id


def told_in_turn(record: Record, *told: Told, **about: str) -> list[str]:
    return add(record, *(says(n, one, **about) for n, one in enumerate(told)))


# -- who is one


@pytest.mark.parametrize(
    "told",
    [
        (BARE, BARE),
        (MINISTER, BARE),
        (MINISTER, SAME),
        (MINISTER, Told("senator", None, "FR")),
        (MINISTER, Told("Minister", None, None)),
        (Told("former coach", None, None), Told("coach", None, None)),
        (Told(None, "Tarn United", None), Told("coach", "Tarn United", "PE")),
        (Told("coach", None, None), Told(None, "Tarn United", None)),
        (Told("coach", "Tarn United", None), Told("coach", "Lurian Rovers", None)),
        (Told("spokesman", None, None), Told("Colonel", None, None)),
        (Told(None, "Ministry of Ports", None), Told(None, "the Ports Ministry", None)),
    ],
)
def test_what_does_not_contradict_is_one(record: Record, told: Sequence[Told]) -> None:
    assert told_in_turn(record, *told) == [OWN, OWN]


@pytest.mark.parametrize(
    "told",
    [
        (MINISTER, COACH),
        (MINISTER, Told("foreign minister", None, "PE")),
        (Told(None, None, "FR"), Told(None, None, "PE")),
        (Told("state senator", "Ports", "FR"), Told("former coach", "Ports", "PE")),
        (Told("foreign minister", None, None), Told("head coach", None, "PE")),
        (Told(None, "Tarn United", None), Told(None, "the Harbour Party", None)),
    ],
)
def test_what_contradicts_is_several(record: Record, told: Sequence[Told]) -> None:
    first, second = told_in_turn(record, *told)
    assert first == OWN
    assert second.startswith(f"{OWN}-")
    assert {c.speaker.id: c.statements for c in record.speakers()} == {first: 1, second: 1}
    assert [c.speaker.role for c in record.speakers() if c.speaker.id == second] == [told[1].role]


def test_a_country_that_is_only_the_article_s_contradicts_nothing(record: Record) -> None:
    peru = "Peru said so. Lima agreed. Peruvian ports were shut."
    said = [says(1, MINISTER), says(2, Told(None, None, "PE"), text=peru)]
    assert add(record, *said) == [OWN, OWN]
    assert record.identities.of(OWN).tellings[1].home


def test_a_country_of_the_article_tells_which_of_two_is_meant(record: Record) -> None:
    peru = "Peru said so. Lima agreed. Peruvian ports were shut."
    said = [says(1, MINISTER), says(2, COACH), says(3, Told(None, None, "PE"), text=peru)]
    _, coach, other = add(record, *said)
    assert other == coach
    assert record.identities.of(coach).tellings[1].reason == (
        "same full name; nothing that is told contradicts it; the article is about Peru"
    )


def test_one_of_whom_nothing_is_told_is_who_is_meant_in_most_articles(record: Record) -> None:
    assert told_in_turn(record, MINISTER, SAME, COACH, BARE)[3] == OWN
    reasons = [one.reason for one in record.identities.of(OWN).tellings]
    assert reasons[-1] == (
        "same full name; no office, affiliation or country is given here;"
        " most articles are of this one"
    )


def test_one_of_whom_nothing_is_told_stands_alone_where_no_one_is_meant_most(
    record: Record,
) -> None:
    ids = told_in_turn(record, MINISTER, COACH, BARE)
    assert len(set(ids)) == 3
    apart = record.identities.of(ids[2]).apart or ""
    assert apart.endswith("too little is told to say that it is the same one")


def test_several_tellings_in_one_article_are_one(record: Record) -> None:
    article = Article(f"{NAME} said: ports are open. She said: roads are shut.")
    told = [Speaker(OWN, NAME, "person", country=code) for code in ("FR", "PE")]
    said = [
        statement(article, source, "said", words, speaker=who)
        for source, words, who in zip(
            (NAME, "She"), ("ports are open", "roads are shut"), told, strict=True
        )
    ]
    record.add(article, said)
    assert {speaker_of(record, one) for one in said} == {OWN}


# -- who takes no part


def test_an_id_of_the_caller_s_is_taken_at_its_word(record: Record) -> None:
    assert told_in_turn(record, MINISTER, COACH, own="Q42") == ["Q42", "Q42"]


def test_a_surname_is_someone_of_its_article(record: Record) -> None:
    said = [
        says(n, one, name="Tole", own=speaker_id("Tole", "person", f"article{n}"))
        for n, one in enumerate((MINISTER, MINISTER))
    ]
    assert len(set(add(record, *said))) == 2


@pytest.mark.parametrize(
    ("name", "kind", "several"),
    [
        ("Foreign Ministry", "government", True),
        ("the police", "organization", True),
        ("European Commission", "organization", False),
        ("Tarn United", "organization", False),
        ("French Foreign Ministry", "government", False),
    ],
)
def test_bodies_are_one_by_name_and_country(
    record: Record, name: str, kind: SpeakerKind, several: bool
) -> None:
    assert told_by_country(name) == several
    told = (Told(None, None, "FR"), Told("x", None, "PE"), Told(None, None, "FR"))
    first, second, third = told_in_turn(record, *told, name=name, kind=kind)
    assert first == third
    assert (second != first) == several


def test_of_too_much_only_countries_are_compared(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(identity_settling, "_MOST", 2)
    told = [Told(None, f"body{n}", None) for n in range(2)]
    first, second = (says(n, one) for n, one in enumerate(told))
    assert len(set(add(record, first, second))) == 2
    minister, mayor, coach = (says(8, MINISTER), says(9, Told("mayor", "x", None)), says(10, COACH))
    ids = add(record, minister, mayor, coach)
    assert (len(set(ids)), ids[1]) == (3, OWN)
    assert speaker_of(record, first) == speaker_of(record, second) == OWN


# -- reasons


def test_a_merge_is_explained(record: Record) -> None:
    told_in_turn(record, MINISTER, SAME, SAME)
    one = record.identities.of(OWN)
    assert [(t.role, t.articles, t.reason) for t in one.tellings] == [
        ("foreign minister", 1, "same full name; both of France; both ‘foreign minister’"),
        (
            "minister",
            2,
            "same full name; both of France; roles ‘foreign minister’ and ‘minister’",
        ),
    ]
    assert (one.name, one.apart, one.namesakes, one.merged) == (NAME, None, (), ())


def test_who_is_kept_apart_is_explained(record: Record) -> None:
    _, coach = told_in_turn(record, SAME, COACH)
    one = record.identities.of(coach)
    assert one.apart == (
        "another of the same full name; of Peru, not France;"
        " with Tarn United, not the Harbour Party; as ‘coach’, not ‘minister’"
    )
    assert one.namesakes == (OWN,)
    assert record.identities.of(OWN).namesakes == (coach,)
    with pytest.raises(UnknownName, match="no speaker called"):
        record.identities.of("nobody")


# -- in any order, and again


def parts(ids: Sequence[str]) -> list[int]:
    """Which of them are the same, whatever they are."""
    return [list(ids).index(one) for one in ids]


def test_who_is_one_does_not_depend_on_the_order() -> None:
    told = (COACH, MINISTER, SAME, Told("senator", None, None), BARE)
    found = set()
    for order in list(permutations(range(len(told))))[::11]:
        with Record(":memory:") as record:
            said = {n: says(n, told[n]) for n in order}
            add(record, *said.values())
            found.add(tuple(parts([speaker_of(record, said[n]) for n in sorted(said)])))
    assert len(found) == 1


tellings = st.builds(
    Told,
    st.none() | st.sampled_from(["minister", "foreign minister", "president", "coach", "x"]),
    st.none() | st.sampled_from(["Tarn United", "the Harbour Party"]),
    st.none() | st.sampled_from(["FR", "PE"]),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(tellings, max_size=7).flatmap(lambda t: st.tuples(st.just(t), st.permutations(t))))
def test_the_groups_are_the_same_in_any_order(told: tuple[list[Told], list[Told]]) -> None:
    one, two = (grouped({n: [t] for n, t in enumerate(given)}) for given in told)
    assert _contents(one) == _contents(two)
    for group in one:
        assert len(group.countries) < 2
    numbers = [number for group in one for number in group.articles]
    assert sorted(numbers) == list(range(len(told[0])))


def _contents(groups: Sequence[Evidence]) -> list[list[str]]:
    return sorted(sorted(map(str, group.told)) for group in groups)


def test_reading_again_gives_the_same_ids(record: Record) -> None:
    said = [says(n, one) for n, one in enumerate((MINISTER, COACH, COACH, SAME))]
    before = add(record, *said)
    for one in (*said, *said[::-1]):
        record.add(one.article, [one], replace=True)
    assert [speaker_of(record, one) for one in said] == before
    assert record._connection.value("SELECT count(*) FROM speakers") == 2


def test_what_keeps_two_apart_can_go_away(record: Record) -> None:
    minister, coach = says(1, MINISTER), says(2, COACH)
    add(record, minister, coach)
    record.add(coach.article, [says(2)], replace=True)
    assert speaker_of(record, coach) == OWN
    assert [c.speaker.id for c in record.speakers()] == [OWN]
    assert record._connection.rows("PRAGMA foreign_key_check") == []


def test_an_article_can_show_that_two_are_one(record: Record) -> None:
    minister, other = says(1, MINISTER), says(2, Told("coach", "Tarn United", None))
    assert len(set(add(record, minister, other))) == 2
    both = says(3, Told("coach", "Tarn United", "FR"))
    add(record, both)
    assert {speaker_of(record, one) for one in (minister, other, both)} == {OWN}


def test_the_first_keeps_the_id_when_it_is_removed_last(record: Record) -> None:
    minister, coach = says(1, MINISTER), says(2, COACH)
    add(record, minister, coach)
    record.add(minister.article, [], extractor="none/1")
    assert speaker_of(record, coach) == OWN
    record.add(coach.article, [], extractor="none/1")
    assert record._connection.value("SELECT count(*) FROM speakers") == 0


def test_an_older_record_is_gone_through(record: Record) -> None:
    said = [says(1, MINISTER), says(2, COACH)]
    add(record, *said)
    record._connection.run("UPDATE statements SET speaker = 1")
    record._connection.run("UPDATE introductions SET speaker = 1")
    record._connection.run("DELETE FROM speakers WHERE number != 1")
    assert record.identities.settle() == 1
    assert len({speaker_of(record, one) for one in said}) == 2


# -- what people decide goes before


def test_a_person_joins_whom_the_articles_keep_apart(record: Record) -> None:
    said = [says(n, one) for n, one in enumerate((MINISTER, COACH))]
    _, coach = add(record, *said)
    number = record.judgements.add("speaker", OWN, "merge", user="ana", detail={"with": [coach]})
    assert {speaker_of(record, one) for one in said} == {OWN}
    assert record.identities.of(OWN).merged == (coach,)
    more = says(7, COACH)
    assert add(record, more) == [OWN]
    record.add(said[1].article, [said[1]], replace=True)
    assert speaker_of(record, said[1]) == OWN
    record.judgements.withdraw(number.number, user="ana")
    assert [speaker_of(record, one) for one in (*said, more)] == [OWN, coach, coach]


def test_a_person_parts_whom_the_articles_join(record: Record) -> None:
    said = [says(n, MINISTER) for n in range(2)]
    add(record, *said)
    made = record.judgements.add("speaker", OWN, "split", user="ana", detail={"out": [said[1].id]})
    other = f"{OWN}~{made.number}"
    assert [speaker_of(record, one) for one in said] == [OWN, other]
    record.add(said[0].article, [says(0, COACH)], replace=True)
    assert speaker_of(record, said[1]) == other
    record.judgements.withdraw(made.number, user="ana")
    assert len({speaker_of(record, one) for one in said}) == 2
    assert record._connection.rows("PRAGMA foreign_key_check") == []


def test_a_name_that_a_person_gave_is_searched(record: Record) -> None:
    said = [says(1, MINISTER), says(2, MINISTER)]
    add(record, said[0])
    made = record.judgements.add("speaker", OWN, "correct", user="a", detail={"name": "Myra Toll"})
    add(record, said[1])
    assert {hit.statement.id for hit in record.search("toll")} == {one.id for one in said}
    assert not record.search("Toll AND Tole")
    record.judgements.withdraw(made.number, user="a")
    assert not record.search("toll")
    assert len(record.search("tole")) == 2


# -- what they are called elsewhere


def test_links(record: Record) -> None:
    _, coach = told_in_turn(record, MINISTER, COACH)
    made = record.identities.link(OWN, "wikidata", "Q42", user="ana", reason="her office")
    assert record.identities.links(OWN) == (made,)
    assert (made.value, made.linked_by, made.person) == ("Q42", "ana", True)
    assert record.identities.linked("wikidata", "Q42") == [OWN]
    found = {OWN: "Q7", coach: "Q8", "nobody": "Q9"}
    assert record.identities.put_links("wikidata", found, by="table") == 1
    assert record.identities.put_links("wikidata", found, by="table") == 0
    assert [one.value for one in record.identities.links(OWN)] == ["Q42"]
    assert not record.identities.of(coach).links[0].person
    record.identities.unlink(coach, "wikidata", user="ana")
    assert record.identities.put_links("wikidata", found, by="table") == 0
    assert record.identities.links(coach) == ()


def test_what_a_linker_finds_is_kept(record: Record) -> None:
    class Known:
        name = "known/1"

        def link(self, speaker: Speaker) -> str | None:
            return {NAME: "Q42"}.get(speaker.name)

    told_in_turn(record, MINISTER)
    told_in_turn(record, BARE, name="Ida Tarn")
    items = {one.speaker.id: item_of(one.speaker, Known()) for one in record.speakers()}
    found = {speaker: item for speaker, item in items.items() if item}
    assert record.identities.put_links("wikidata", found, by=Known.name) == 1
    (link,) = record.identities.links(OWN)
    assert (link.value, link.linked_by, link.person) == ("Q42", "known/1", False)


def test_links_outlive_reading_again_and_go_with_a_merge(record: Record) -> None:
    said = [says(n, one) for n, one in enumerate((MINISTER, COACH))]
    _, coach = add(record, *said)
    record.identities.link(coach, "wikidata", "Q42", user="ana")
    record.add(said[1].article, [said[1]], replace=True)
    assert [one.value for one in record.identities.links(coach)] == ["Q42"]
    record.judgements.add("speaker", OWN, "merge", user="ana", detail={"with": [coach]})
    assert [one.speaker_id for one in record.identities.links(OWN)] == [coach]
    assert record.identities.linked("wikidata", "Q42") == [OWN]


@pytest.mark.parametrize(
    ("scheme", "value", "words"),
    [
        ("wikidata", "42", "is no item, such as Q42"),
        ("wikidata", " ", "words are needed"),
        ("", "Q42", "scheme"),
        ("isni", "a\0", "NUL"),
    ],
)
def test_what_is_no_link(record: Record, scheme: str, value: str, words: str) -> None:
    told_in_turn(record, MINISTER)
    with pytest.raises(JudgementError, match=words):
        record.identities.link(OWN, scheme, value, user="ana")
    with pytest.raises(JudgementError, match=words):
        record.identities.put_links(scheme, {OWN: value}, by="table")
