"""One article, one transaction: again, by another model, with more known, and refused."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from onrecord.errors import AnchorError, NotText
from onrecord.record import Added, Record
from onrecord.resolve.speakers import speaker_id
from onrecord.statements import Article, Attribution, Span, Speaker, Statement
from tests.record.factory import ANA, reading, small, statement, steps_of

OREN = Speaker(speaker_id("Oren Dask", "person"), "Oren Dask", "person", role="harbour master")


def dump(record: Record) -> list[str]:
    return list(record._connection._sqlite.iterdump())


def whole(record: Record) -> bool:
    """The full-text indexes agree with their tables, and so do the foreign keys."""
    for index in ("statement_words", "article_words"):
        record._connection.run(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    return not record._connection.rows("PRAGMA foreign_key_check")


def test_the_same_twice_changes_nothing() -> None:
    article, statements = reading()
    with Record(":memory:") as record:
        assert record.add(article, statements) == Added(article.id, new=True, statements=3)
        before = dump(record)
        assert record.add(article, statements) == Added(article.id, new=False, statements=0)
        assert dump(record) == before


def test_another_model_replaces_the_reading() -> None:
    article, older = reading("test/1")
    _, newer = reading("test/2")
    with Record(":memory:") as record:
        record.add(article, older)
        added = record.add(article, newer[:2])
        assert added == Added(article.id, new=False, statements=2, replaced=3)
        assert list(record.statements()) == newer[:2]
        assert record.readings() == {"test/2": 1}
        assert [c.speaker.name for c in record.speakers()] == ["Ana Velik"]
        assert record.search("crossed") == []
        assert whole(record)


def test_the_same_words_keep_their_id_when_another_model_finds_them() -> None:
    article, older = reading("test/1")
    _, newer = reading("test/2")
    with Record(":memory:") as record:
        record.add(article, older)
        ids = [s.id for s in record.statements()]
        record.add(article, newer)
        assert [s.id for s in record.statements()] == ids


def test_replace_reads_again_with_the_same_model() -> None:
    article, statements = reading()
    with Record(":memory:") as record:
        record.add(article, statements)
        assert record.add(article, statements[:1], replace=True).replaced == 3
        assert list(record.statements()) == statements[:1]


def test_a_name_that_no_article_gives_any_more_finds_nothing() -> None:
    mistaken = replace(ANA, aliases=("Vera",))
    first = small("ports are open", speaker=mistaken)
    second = small("roads too", speaker=ANA)
    with Record(":memory:") as record:
        record.add(first.article, [first])
        record.add(second.article, [second])
        right = replace(first, speaker=ANA)
        record.add(first.article, [right], replace=True)
        assert list(record.statements(speaker="Vera")) == []
        assert list(record.statements(speaker="Velik")) == [right, second]


def test_nothing_found_is_a_reading_too() -> None:
    article = Article("It rained in Osmark.")
    with Record(":memory:") as record:
        assert not record.has(article)
        record.add(article, [], extractor="test/1")
        assert record.has(article)
        assert record.has(article, extractor="test/1")
        assert not record.has(article, extractor="test/2")


def test_what_was_missing_is_filled_and_nothing_overwritten() -> None:
    bare = small("ports are open", title="Ports")
    known = {"outlet": "Tarn Daily", "authors": ("Mira Lon",), "url": "https://tarn.example/1"}
    fuller = replace(bare.article, title="Other", published="2031-06", furniture=(Span(0, 4),))
    with Record(":memory:") as record:
        record.add(bare.article, [bare])
        assert list(record.statements(since="2031")) == []
        record.add(replace(fuller, **known), [bare])
        (kept,) = record.articles()
        assert kept == replace(fuller, title="Ports", **known)
        assert [s.id for s in record.statements(since="2031-06-30")] == [bare.id]
        assert record.counts().earliest == "2031-06-01"
        record.add(replace(fuller, outlet="Else", published="1999"), [bare])
        assert list(record.articles()) == [kept]
        assert whole(record)


def test_a_date_that_comes_later_dates_the_matter() -> None:
    bare = small("ports are open")
    with Record(":memory:") as record:
        record.add(bare.article, [bare])
        record.matters.put("ports", "Ports", [bare.id])
        assert record.matters.list(since="2031") == []
        record.add(replace(bare.article, published="2031-06"), [bare])
        (matter,) = record.matters.list(since="2031")
        assert (matter.earliest, matter.latest) == ("2031-06-01", "2031-06-30")


def test_reading_again_is_as_little_work_however_much_a_speaker_said() -> None:
    steps = []
    for size in (20, 500):
        made = [small(f"port {n} is open", speaker=OREN) for n in range(size)]
        with Record(":memory:") as record:
            for one in made:
                record.add(one.article, [one])
            again = partial(record.add, made[0].article, [made[0]], replace=True)
            steps.append(steps_of(record, again))
    assert steps[1] < 2 * steps[0]


def test_a_title_that_comes_later_is_found() -> None:
    bare = small("ports are open")
    with Record(":memory:") as record:
        record.add(bare.article, [bare])
        record.add(replace(bare.article, title="Harbours"), [bare])
        assert [a.title for a in record.articles(words="harbour")] == ["Harbours"]


def test_of_two_in_one_place_the_more_confident_is_kept() -> None:
    article, (one, *_) = reading()
    surer = replace(one, attribution=replace(one.attribution, confidence=0.9), act="deny")
    with Record(":memory:") as record:
        assert record.add(article, [one, surer, one]).statements == 1
        assert list(record.statements()) == [surer]


def _beyond(article: Article) -> Statement:
    return Statement(article, Attribution(content=((0, len(article.text) + 1),)))


def _elsewhere(article: Article) -> Statement:
    other = Article(article.text + "\n")
    return Statement(other, Attribution(content=((0, 4),)))


def _without_words(article: Article) -> Statement:
    return Statement(article, Attribution())


def _lost_parent(article: Article) -> Statement:
    return Statement(article, Attribution(content=((0, 4),)), parent="0" * 16)


def _lost_mention(article: Article) -> Statement:
    speaker = Speaker("x", "X", "person", mentions=(Span(9, 9_999),))
    return Statement(article, Attribution(content=((0, 4),)), speaker=speaker)


@pytest.mark.parametrize(
    "wrong", [_beyond, _elsewhere, _without_words, _lost_parent, _lost_mention]
)
def test_what_is_not_in_the_text_is_not_written(wrong: object) -> None:
    article, statements = reading()
    with Record(":memory:") as record:
        before = dump(record)
        with pytest.raises(AnchorError):
            record.add(article, [*statements, wrong(article)])
        assert dump(record) == before


@pytest.mark.parametrize("character", ["\0", "\ud83c"])
def test_text_that_sqlite_cannot_hold_is_refused(character: str) -> None:
    article = Article(f"Tarn{character} said so.", source="tarn.txt")
    with Record(":memory:") as record:
        with pytest.raises(NotText, match=r"^tarn\.txt: character 4 is "):
            record.add(article, [])
        assert record.counts().articles == 0


@pytest.mark.parametrize(
    "about", [{"title": "Ta\ud83cn"}, {"outlet": "Ta\ud83cn"}, {"authors": ("Mira", "Lo\ud83c")}]
)
def test_a_lone_surrogate_in_what_is_known_names_the_article(about: dict[str, Any]) -> None:
    article = Article("Tarn said so.", source="tarn.txt", **about)
    with Record(":memory:") as record, pytest.raises(NotText) as refused:
        record.add(article, [])
    (field,) = about
    assert str(refused.value).startswith(f"tarn.txt: {field}: character 2 is a lone surrogate")


def test_a_lone_surrogate_in_a_name_writes_nothing() -> None:
    bad = small("ports are open", speaker=Speaker("x", "Vel\udc80ik", "person"))
    with Record(":memory:") as record:
        with pytest.raises(NotText):
            record.add(bad.article, [bad])
        assert record.counts().articles == 0
        good = small("ports are open")
        record.add(good.article, [good])
        assert record.counts().statements == 1


def test_an_interrupt_while_statements_arrive_writes_nothing() -> None:
    article, statements = reading()

    def arriving() -> object:
        yield statements[0]
        raise KeyboardInterrupt

    with Record(":memory:") as record:
        with pytest.raises(KeyboardInterrupt):
            record.add(article, arriving())
        assert record.counts().articles == 0
        assert record.add(article, statements).new


def test_an_interrupt_while_writing_undoes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    article, statements = reading()
    with Record(":memory:") as record:
        with monkeypatch.context() as patch:
            patch.setattr("onrecord.record.writing.writing._insert_spans", stop)
            with pytest.raises(KeyboardInterrupt):
                record.add(article, statements)
        assert record.counts().articles == 0
        assert record.add(article, statements).new
        assert whole(record)


class Reader:
    """Stands for the extract and resolve packages; counts how often it reads."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.published: list[str | None] = []

    def extractor(self, _: str = "") -> Reader:
        return self

    def extract(self, article: Article, **_: object) -> list[Attribution]:
        self.published.append(article.published)
        return [s.attribution for s in reading(self.name)[1]]

    def resolve(self, article: Article, found: list[Attribution]) -> list[Statement]:
        return [Statement(article, attribution) for attribution in found]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader("model/1")
    monkeypatch.setitem(sys.modules, "onrecord.extract", made)
    monkeypatch.setitem(sys.modules, "onrecord.resolve", made)
    return made


def test_without_statements_it_reads_the_article_once(reader: Reader) -> None:
    article, _ = reading()
    with Record(":memory:") as record:
        assert record.add(article) == Added(article.id, new=True, statements=3)
        assert record.add(article) == Added(article.id, new=False, statements=0)
        assert reader.published == ["2031-05-02"]
        reader.name = "model/2"
        assert record.add(article).replaced == 3
        assert record.readings() == {"model/2": 1}
        assert record.add(article, replace=True).replaced == 3


def test_it_reads_again_when_the_date_is_known(reader: Reader) -> None:
    article, _ = reading()
    with Record(":memory:") as record:
        record.add(replace(article, published=None))
        assert record.add(article).replaced == 3
        assert record.add(replace(article, published=None)).statements == 0
        assert reader.published == [None, "2031-05-02"]


def test_a_statement_within_a_statement() -> None:
    article, (outer, *_) = reading()
    inner = statement(article, "Osmark", "", "never concealed its convoys").within(outer.id)
    with Record(":memory:") as record:
        record.add(article, [inner, outer])  # the parent need not come first
        assert {s.parent for s in record.statements()} == {None, outer.id}
        record.add(article, [outer], replace=True)
        assert whole(record)
