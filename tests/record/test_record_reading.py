"""Filters, order, counts, and which article a name means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from onrecord.errors import AmbiguousName, DateError, UnknownName
from onrecord.record import Record
from onrecord.statements import Article, Speaker
from tests.record.factory import ANA, reading, small


@pytest.fixture
def record() -> Iterator[Record]:
    """Velik twice and an official in May 2031; Dask in 2032 and, undated, in the Ledger."""
    with Record(":memory:") as opened:
        opened.add(*reading(title="Convoys", url="https://osmark.example/1", source="a/b.txt"))
        for made in (
            small("ports are open", title="Ports open", published="2032-02", outlet="Tarn Daily"),
            small("ports are shut", title="Ports shut", outlet="The Ledger of Luria"),
        ):
            opened.add(made.article, [made])
        yield opened


def contents(record: Record, **asked: object) -> list[str]:
    return [s.content_text[:9] for s in record.statements(**asked)]


GRAIN, HID, RIVER, OPEN, SHUT = "We carry ", "Osmark ha", "any convo", "ports are", "ports are"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [HID, GRAIN, RIVER, OPEN, SHUT]),
        ({"speaker": "velik"}, [HID, GRAIN]),
        ({"speaker": "ANA VELIK"}, [HID, GRAIN]),
        ({"speaker": "minister velik"}, [HID, GRAIN]),
        ({"speaker": "Vélik"}, [HID, GRAIN]),
        ({"speaker": "vel"}, []),
        ({"speaker": "lurian official"}, [RIVER]),
        ({"speaker": ""}, []),
        ({"speaker": "%"}, []),
        ({"outlet": "osmark post"}, [HID, GRAIN, RIVER]),
        ({"outlet": "luria"}, [SHUT]),
        ({"form": "direct"}, [GRAIN, OPEN, SHUT]),
        ({"speaker": "velik", "form": "direct"}, [GRAIN]),
        ({"since": "2031-05"}, [GRAIN, RIVER, OPEN]),
        ({"until": "2031-04-30"}, [HID]),
        ({"until": "2031"}, [HID, GRAIN, RIVER]),
        ({"since": "2032-02-15", "until": "2032-02-15"}, [OPEN]),
        ({"article": "Convoys", "limit": 2}, [HID, GRAIN]),
        ({"offset": 3}, [OPEN, SHUT]),
        ({"offset": 1, "limit": 1}, [GRAIN]),
        ({"limit": 0}, []),
    ],
)
def test_filters(record: Record, asked: dict[str, object], found: list[str]) -> None:
    assert contents(record, **asked) == found


def test_a_form_that_is_none_names_the_forms(record: Record) -> None:
    with pytest.raises(UnknownName, match="no form called 'loud'; known: direct, indirect, mixed"):
        record.statements(form="loud")


def test_a_date_that_is_none(record: Record) -> None:
    with pytest.raises(DateError):
        record.statements(since="soon")


def test_adding_while_reading(record: Record) -> None:
    """Which statements come is settled at the call, so that this loop ends."""
    for number, _ in enumerate(record.statements()):
        made = small(f"ship {number}")
        record.add(made.article, [made])
    assert record.counts().statements == 10


def test_more_than_a_page() -> None:
    with Record(":memory:") as record:
        article = Article("ship " * 1200)
        made = small("ports")
        many = [
            replace(
                made,
                article=article,
                attribution=replace(
                    made.attribution, source=(), cue=(), content=((5 * n, 5 * n + 4),)
                ),
            )
            for n in range(1200)
        ]
        record.add(article, many)
        assert list(record.statements(offset=100)) == many[100:]


@pytest.mark.parametrize(
    "name", ["Convoys", "convoys", "CONVOY", "https://osmark.example/1", "a/b.txt", "ID", "SHA"]
)
def test_an_article_by_any_name(record: Record, name: str) -> None:
    article, _ = reading()
    name = {"ID": article.id[:6], "SHA": article.sha256.upper()}.get(name, name)
    assert record.article(name).text == article.text


def test_a_name_for_several_articles_lists_them(record: Record) -> None:
    wanted = r"^'ports' is ambiguous; it may mean 2 articles: \w+ \(Ports \w+\), \w+ \(Ports \w+\)$"
    with pytest.raises(AmbiguousName, match=wanted):
        record.article("ports")


@pytest.mark.parametrize("name", ["Portz", "", "x" * 10_000, "%", "\0", "abcd", '"', "a b " * 900])
def test_a_name_for_no_article_lists_some(record: Record, name: str) -> None:
    with pytest.raises(UnknownName, match=r"known: .*Ports open"):
        record.article(name)


def test_an_article_that_is_not_here(record: Record) -> None:
    with pytest.raises(UnknownName):
        record.statements(article=Article("Unread."))


def test_articles(record: Record) -> None:
    def titles(**asked: str) -> list[str | None]:
        return [a.title for a in record.articles(**asked)]

    assert titles() == ["Convoys", "Ports open", "Ports shut"]
    assert titles(words="grain") == titles(until="2031") == titles(outlet="post") == ["Convoys"]
    assert titles(since="2032-02-29") == ["Ports open"]
    assert titles(words="!") == []


def test_counts(record: Record) -> None:
    counts = record.counts()
    assert (counts.articles, counts.statements, counts.speakers, counts.outlets) == (3, 5, 3, 3)
    assert (counts.earliest, counts.latest) == ("2031-04-30", "2032-02-29")


def test_counts_of_nothing() -> None:
    with Record(":memory:") as record:
        assert record.counts() == type(record.counts())(0, 0, 0, 0, None, None)
        assert record.speakers() == []


def test_speakers(record: Record) -> None:
    assert [(c.speaker.name, c.statements, c.articles) for c in record.speakers()] == [
        ("Ana Velik", 2, 1),
        ("Oren Dask", 2, 2),
        ("a Lurian official", 1, 1),
    ]
    first = record.speakers(limit=1)[0]
    assert first.speaker == replace(ANA, aliases=("Minister Velik", "Velik"))
    assert (first.first, first.last) == ("2031-04-30", "2031-05-02")
    named = record.speakers(named_only=True)
    assert {c.speaker.kind for c in named} == {"person"}


def test_part_of_a_name_is_whole_words() -> None:
    made = small("ports", speaker=Speaker("s", "Joán Shanahan-Ruiz", "person"))
    with Record(":memory:") as record:
        record.add(made.article, [made])
        assert list(record.statements(speaker="Han")) == []
        assert list(record.statements(speaker="joan shanahan")) == [made]
        assert list(record.statements(speaker="Ruiz")) == [made]
