"""What is told of a name that means nothing, or several things."""

from __future__ import annotations

import pytest
from factory import small

from onrecord.errors import AmbiguousName, UnknownName
from onrecord.record import Record
from onrecord.record.reading import ids
from onrecord.statements import Article


@pytest.fixture
def record() -> Record:
    """Twelve articles and twelve statements of one speaker, and thirty more speakers."""
    record = Record(":memory:")
    for number in range(12):
        made = small(f"convoy {number} sank")
        record.add(made.article, [made])
    for number in range(30):
        record._connection.run(
            "INSERT INTO speakers (id, name, kind) VALUES (?, ?, 'person')",
            (f"radim-halvik-{number:02}", "Radim Halvik"),
        )
    return record


def test_few_are_all_listed() -> None:
    with Record(":memory:") as record, pytest.raises(UnknownName) as refused:
        made = small("convoy sank")
        record.add(made.article, [made])
        record.statement("zzz")
    assert str(refused.value) == f"no statement called 'zzz'; known: {made.id}"


def test_of_many_it_is_told_how_many_there_are(record: Record) -> None:
    total = record._connection.value("SELECT count(*) FROM speakers")
    for ask in (record.identities.of, record.overview.speaker):
        with pytest.raises(UnknownName) as refused:
            ask("zzz")
        told = f"no speaker called 'zzz' among the {total} that are known"
        assert str(refused.value) == told
        assert refused.value.known == ()


@pytest.mark.parametrize("name", ["radim-halvig-07", "Radim Halvig 07"])
def test_the_nearest_come_first(record: Record, name: str) -> None:
    with pytest.raises(UnknownName, match="; nearest: radim-halvik-07, ") as refused:
        record.identities.of(name)
    assert len(refused.value.known) == 5


def test_the_nearest_is_found_behind_many_later_ones(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ids, "_MOST_COMPARED", 3)
    with pytest.raises(UnknownName, match="; nearest: radim-halvik-00"):
        record.identities.of("radim-halvig-00")


def test_an_id_that_several_begin_with(record: Record) -> None:
    with pytest.raises(AmbiguousName) as refused:
        record.identities.of("radim")
    assert str(refused.value).startswith("'radim' is ambiguous; it may mean 30 speakers: radim-")
    assert str(refused.value).endswith(", …")


def test_a_short_beginning_of_an_articles_id() -> None:
    texts = [f"Report {number}." for number in range(40)]
    articles = {Article(text).id: Article(text) for text in texts}
    by_letter: dict[str, list[str]] = {}
    for one in articles:
        by_letter.setdefault(one[0], []).append(one)
    (several, *_) = [letter for letter, all_ in by_letter.items() if len(all_) == 3]
    alone = next(
        one[:2] for one in articles if sum(other.startswith(one[:2]) for other in articles) == 1
    )
    with Record(":memory:") as record:
        for article in articles.values():
            record.add(article, [])
        assert record.article(alone).id.startswith(alone)
        with pytest.raises(AmbiguousName) as refused:
            record.article(several.upper())
        assert "it may mean 3 articles: " in str(refused.value)
        for one in by_letter[several]:
            assert one in str(refused.value)


def test_an_article_of_many(record: Record) -> None:
    with pytest.raises(UnknownName) as refused:
        record.article("qqqqq")
    assert str(refused.value) == "no article called 'qqqqq' among the 12 that are known"
