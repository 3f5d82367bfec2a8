"""Questions with counts, speakers and outlets at a glance."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factory import ANA, reading, small

from onrecord.errors import DateError, RecordError, UnknownName
from onrecord.record import Record
from onrecord.record.search import answer
from onrecord.record.search.question import Question
from onrecord.statements import Speaker


@pytest.fixture
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        article, statements = reading()
        opened.add(article, statements)
        for number in range(3):
            one = small(f"barge {number} sank", outlet="The Bell", published=f"2031-0{number + 6}")
            opened.add(one.article, [one])
        yield opened


@pytest.mark.parametrize(
    ("question", "count"),
    [
        (Question(), 6),
        (Question(words="convoys"), 2),
        (Question(words="barge", since="2031-07"), 2),
        (Question(words="barge", order="oldest"), 3),
        (Question(who="ana-velik"), 2),
        (Question(kind="unnamed"), 1),
        (Question(unnamed=True, form="direct"), 0),
        (Question(via="tarn agency"), 1),
        (Question(act="deny", stance="denies"), 1),
        (Question(outlet="bell", form="direct"), 3),
        (Question(words="…"), 0),
        (Question(article="0" * 16), 0),
    ],
)
def test_what_answers_a_question(record: Record, question: Question, count: int) -> None:
    found = record.overview.answer(question)
    assert (found.total, len(found.found), found.more) == (count, count, False)
    assert {one.statement.id for one in found.found} == {
        statement.id for statement in record.overview.statements(question)
    }
    for facets in (found.facets.get(name, []) for name in ("form", "act")):
        assert sum(facet.statements for facet in facets) == count


def test_facets_and_months(record: Record) -> None:
    found = record.overview.answer(Question())
    speakers = [(f.key, f.name, f.statements) for f in found.facets["speaker"]]
    assert speakers[0] == ("oren-dask", "Oren Dask", 3)
    assert [(f.name, f.statements) for f in found.facets["outlet"]] == [
        ("The Bell", 3),
        ("The Osmark Post", 3),
    ]
    assert found.months == {
        "2031-04": 1, "2031-05": 2, "2031-06": 1, "2031-07": 1, "2031-08": 1,
    }  # fmt: skip
    assert not record.overview.answer(Question(), count=False).facets


def test_pages_go_on_where_the_last_one_ended(record: Record) -> None:
    pages = [record.overview.answer(Question(), limit=2, offset=at).found for at in (0, 2, 4, 6)]
    assert [len(page) for page in pages] == [2, 2, 2, 0]
    assert len({one.statement.id for page in pages for one in page}) == 6
    days = [one.statement.article.published for one in pages[0]]
    assert days == ["2031-08", "2031-07"]


def test_words_are_marked_in_the_excerpt(record: Record) -> None:
    (first, *_) = record.overview.answer(Question(words="convoy")).found
    assert ("convoys", True) in first.excerpt or ("convoy", True) in first.excerpt


def test_more_than_are_counted_is_said(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer, "COUNTED", 2)
    for question in (Question(), Question(words="barge")):
        found = record.overview.answer(question)
        assert (found.total, found.more) == (2, True)
        assert sum(facet.statements for facet in found.facets["form"]) == 2


def test_rejected_statements_answer_nothing(record: Record) -> None:
    statement = record.overview.answer(Question(words="barge")).found[0].statement
    record.judgements.add("statement", statement.id, "reject", user="ines")
    assert record.overview.answer(Question(words="barge")).total == 2
    assert record.overview.speaker("oren-dask").months and (
        sum(record.overview.speaker("oren-dask").months.values()) == 2
    )


@pytest.mark.parametrize(
    ("question", "error"),
    [
        (Question(since="soon"), DateError),
        (Question(form="loud"), UnknownName),
        (Question(kind="ghost"), UnknownName),
        (Question(act="jump"), UnknownName),
        (Question(order="worst"), UnknownName),
        (Question(words="a " * 80), RecordError),
    ],
)
def test_what_cannot_be_asked(record: Record, question: Question, error: type) -> None:
    with pytest.raises(error):
        record.overview.answer(question)


def test_a_speaker_at_a_glance(record: Record) -> None:
    found = record.overview.speaker("ana-velik")
    assert found.count.statements == 2
    assert set(found.count.speaker.aliases) == set(ANA.aliases)
    assert [(office.role, office.first) for office in found.offices] == [
        ("foreign minister", "2031-05-02")
    ]
    assert [(one.name, one.statements) for one in found.relayed] == [
        ("Tarn Agency", 1),
        ("The Osmark Post", 1),
    ]
    assert [one.name for one in found.outlets] == ["The Osmark Post"]
    with pytest.raises(UnknownName):
        record.overview.speaker("nobody")


def test_lists_of_speakers(record: Record) -> None:
    names = [one.speaker.name for one in record.overview.speakers()]
    assert names == ["Oren Dask", "Ana Velik", "a Lurian official"]
    assert [one.speaker.name for one in record.overview.speakers(name="VELIK")] == ["Ana Velik"]
    assert len(record.overview.speakers(kind="unnamed")) == 1
    assert len(record.overview.speakers(limit=2, offset=1)) == 2
    with pytest.raises(UnknownName):
        record.overview.speakers(kind="ghost")


def test_who_relies_on_whom(record: Record) -> None:
    found = record.overview.reliance()
    assert [
        (o.name, o.articles, o.statements, o.unnamed, o.second_hand) for o in found.outlets
    ] == [
        ("The Bell", 3, 3, 0, 0),
        ("The Osmark Post", 1, 3, 1, 1),
    ]
    assert [(r.outlet, r.via, r.statements) for r in found.relays] == [
        ("The Osmark Post", "Tarn Agency", 1)
    ]
    assert [(v.name, v.by_outlet) for v in found.voices] == [
        ("Oren Dask", {"The Bell": 3}),
        ("Ana Velik", {"The Osmark Post": 2}),
    ]


def test_statements_within_a_part_of_a_text(record: Record) -> None:
    article = reading()[0]
    every = record.overview.within(article, 0, len(article.text))
    assert [place for place, _ in every] == [1, 2, 3]
    start = article.text.index("A Lurian")
    assert [place for place, _ in record.overview.within(article, start, start + 5)] == [3]


def test_articles_last_published_first(record: Record) -> None:
    ids = record.overview.latest_articles(limit=2)
    assert [record.article(one).published for one in ids] == ["2031-08", "2031-07"]


def test_a_speaker_without_a_name_of_words(record: Record) -> None:
    odd = small("it rains", speaker=Speaker("a/b?", "?", "person"))
    record.add(odd.article, [odd])
    assert record.overview.speaker("a/b?").count.speaker.name == "?"
