"""Words find statements, whatever is typed, and the excerpt is the article's own text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.record import Hit, Record
from tests.record.factory import reading, small


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        opened.add(*reading())
        for made in (
            small("<b>grain</b> & grain ships are late", published="2032"),
            small("a " + "very " * 200 + "long convoy " + "indeed " * 200),
        ):
            opened.add(made.article, [made])
        yield opened


def marked(hit: Hit) -> str:
    return "".join(f"[{text}]" if match else text for text, match in hit.excerpt)


def test_the_excerpt_shows_the_words_in_the_article(record: Record) -> None:
    (hit,) = record.search("concealing convoys")
    assert marked(hit) == (
        "Foreign Minister Ana Velik said on Friday that Osmark had never [concealed] its [convoys]."
    )


def test_the_best_comes_first(record: Record) -> None:
    hits = record.search("grain")
    assert [h.statement.article.published for h in hits] == ["2032", "2031-05-02"]
    assert hits[0].score > hits[1].score > 0


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("grain nothing", 1),
        ('"never concealed"', 1),
        ("“never concealed”", 1),
        ('"concealed never"', 0),
        ("conceal*", 1),
        ("conv*", 3),
        ("velik grain", 1),  # speaker and content
        ("official", 1),
        ("zeppelin", 0),
        ("grain zeppelin", 0),
        ("grain OR zeppelin", 0),
        ('grain "', 2),
        ('"grain', 2),
        ("grain AND", 0),
        ("grain)", 2),
        ("-grain", 2),
        ("content_text:grain", 0),
        ("", 0),
        ("* ? !", 0),
        ("🌾", 0),
        ("gra\0in", 0),
    ],
)
def test_what_is_typed_is_words(record: Record, words: str, hits: int) -> None:
    assert len(record.search(words)) == hits


@settings(max_examples=100, deadline=None)
@given(words=st.text() | st.text('"*()^:-+{}NEAR AND OR NOT grain\0', max_size=40))
def test_nothing_typed_is_an_error(record: Record, words: str) -> None:
    record.search(words)


@pytest.mark.parametrize("words", ["grain " * 65, "x" * 2001])
def test_a_search_has_a_limit(record: Record, words: str) -> None:
    with pytest.raises(RecordError, match="a search takes"):
        record.search(words)


def test_filters_and_pages(record: Record) -> None:
    assert len(record.search("grain", until="2031")) == 1
    assert len(record.search("grain", speaker="dask", form="direct")) == 1
    assert len(record.search("grain", outlet="post")) == 1
    assert record.search("grain", limit=1, offset=1) == record.search("grain")[1:]


def test_markup_in_the_text_is_text(record: Record) -> None:
    hit = record.search("ships")[0]
    assert marked(hit) == "Oren Dask said: <b>grain</b> & grain [ships] are late."


def test_a_long_content_is_cut_around_the_match(record: Record) -> None:
    hit = next(h for h in record.search("convoy") if "indeed" in h.statement.content_text)
    assert "long [convoy] indeed" in marked(hit)
    assert hit.place.end - hit.place.start <= 320
    assert not marked(hit).startswith("ery")


@settings(max_examples=30, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=900),
    st.integers(0, 900),
)
def test_an_excerpt_is_exactly_the_text_at_its_place(noise: str, at: int) -> None:
    made = small(f"{noise[:at]} convoy {noise[at:]}")
    with Record(":memory:") as record:
        record.add(made.article, [made])
        for hit in record.search("convoy"):
            text = "".join(piece for piece, _ in hit.excerpt)
            assert text == hit.place.of(made.article.text)
            assert len(text) <= 320


def test_marker_characters_in_the_text_are_left_alone() -> None:
    private = "".join(map(chr, range(0xE000, 0xE010)))
    made = small(f"{private} convoy {private}")
    with Record(":memory:") as record:
        record.add(made.article, [made])
        (hit,) = record.search("convoy")
    assert ("convoy", True) in hit.excerpt
    assert private in hit.excerpt[0][0]
