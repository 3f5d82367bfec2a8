"""HTML of articles and statements: everything escaped, spans cut rightly, hostile text."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.highlight import Mark, furniture_marks, segments, statement_marks
from onrecord.markup import annotated_html, article_html, statement_html
from onrecord.safe import one_line, safe, shorten
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

TEXT = "Ilna Doreva said on Monday that the Ministry of Ports had denied any delay. Share this!"


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def article() -> Article:
    return Article(
        TEXT,
        title="Ports",
        outlet="The Veld",
        published="2031-04-02",
        furniture=(at("Share this!"),),
    )


@pytest.fixture
def statements(article: Article) -> list[Statement]:
    outer = Attribution(
        (at("Ilna Doreva"),),
        (at("said"),),
        (at("that the Ministry of Ports had denied any delay"),),
    )
    inner = Attribution((at("the Ministry of Ports"),), (at("had denied"),), (at("any delay"),))
    who = Speaker("s1", "Ilna Doreva", "person", role="harbour master")
    first = Statement(article, outer, speaker=who, said="2031-04-01", via=("VNA",))
    return [first, Statement(article, inner, parent=first.id)]


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def seen(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def marked(html: str) -> list[tuple[str, str]]:
    """(title, words) of each marked piece, in order."""
    return re.findall(r'<span style="[^"]*"(?: title="([^"]*)")?>([^<]*)</span>', html)


def test_article_shows_heading_and_text(article):
    words = seen(article_html(article)).words
    assert "Ports" in words and "The Veld" in words and "2031-04-02" in words
    assert TEXT in words


def test_article_dims_furniture(article):
    assert ("", "Share this!") in marked(article_html(article))


def test_notebook_protocol(article, statements):
    assert article._repr_html_() == article_html(article)
    assert statements[0]._repr_html_() == statement_html(statements[0])


def test_long_article_says_what_is_not_shown():
    words = seen(article_html(Article("x" * 25_000))).words
    assert "5,000 more characters" in words
    assert words.count("x") == 20_000


def test_annotated_keeps_every_character_in_order(article, statements):
    assert TEXT in seen(annotated_html(article, statements)).words


def test_annotated_nests(article, statements):
    html = annotated_html(article, statements)
    pieces = marked(html)
    assert any(t.startswith("Ilna Doreva · harbour master") and w == "said" for t, w in pieces)
    assert any(t.startswith("the Ministry of Ports") and w == "had denied" for t, w in pieces)
    nested = next(s for s in html.split("<span") if ">any delay<" in s)
    outer = next(s for s in html.split("<span") if ">that <" in s)
    assert nested.split(">")[0].split(";")[0] != outer.split(">")[0].split(";")[0]


def test_statement_says_who_how_when_where(statements):
    words = seen(statement_html(statements[0])).words
    for part in ("Ilna Doreva", "harbour master", "indirect assert", "2031-04-01", "through VNA"):
        assert part in words
    content = statements[0].attribution.content[0]
    assert f"{content.start}–{content.end}" in words


def test_statement_without_speaker_or_source(article):
    statement = Statement(article, Attribution(content=(at("any delay"),)))
    assert "no source given" in seen(statement_html(statement)).words


HOSTILE = (
    '<script>alert(1)</script>" onmouseover="x \x1b[2J\x1b]0;own\x07 \u202eevil\u202c '
    "[bold red]x[/] & \x00 \ud800 <img src=x onerror=y>"
)


def test_hostile_text_stays_words():
    text = HOSTILE + "said"
    article = Article(
        text, title=HOSTILE, outlet=HOSTILE, authors=(HOSTILE,), url="javascript:alert(1)"
    )
    who = Speaker("s", HOSTILE * 50, "person", role=HOSTILE, affiliation=HOSTILE)
    found = Attribution((Span(0, 9),), (at("said", text),), (Span(9, 40),))
    statement = Statement(article, found, speaker=who, via=(HOSTILE,), addressee=HOSTILE)
    for html in (
        article_html(article),
        annotated_html(article, [statement]),
        statement_html(statement),
    ):
        page = seen(html)
        assert page.tags <= {"div", "span", "strong", "blockquote", "a"}
        assert {name for name, _ in page.attributes} <= {"style", "dir", "title", "href", "rel"}
        assert not [value for name, value in page.attributes if name == "href"]
        assert not set(html) & set("\x00\x07\x1b\u202e\u202c\ud800")
        html.encode("utf-8")


@pytest.mark.parametrize("url", ["http://[", "data:text/html,x", "//evil", "JAVASCRIPT:x", ""])
def test_only_web_addresses_are_links(url):
    assert "<a " not in article_html(Article("x", url=url))


def test_web_address_is_a_link():
    html = article_html(Article("x", url='https://veld.example/a?b="><i>'))
    page = seen(html)
    assert ("href", 'https://veld.example/a?b="><i>') in page.attributes
    assert "i" not in page.tags


spans = st.tuples(st.integers(0, 40), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))
roles = st.sampled_from(["source", "cue", "content", "furniture"])


@settings(deadline=None)
@given(st.integers(0, 40), st.lists(st.builds(Mark, spans, roles), max_size=12))
def test_segments_cover_the_text_once_under_the_right_marks(length, marks):
    cut = segments(length, marks)
    places = [place for s in cut for place in range(*s.span)]
    assert places == list(range(length))
    for segment in cut:
        for place in (segment.span.start, segment.span.end - 1):
            under = [m for m in marks if m.span.start <= place < m.span.end]
            assert sorted(map(repr, under)) == sorted(map(repr, segment.marks))
        widths = [m.span.end - m.span.start for m in segment.marks]
        assert widths == sorted(widths)


def test_segments_depth_counts_contents(article, statements):
    cut = segments(len(TEXT), statement_marks(statements))
    depth = {s.span.of(TEXT): s.depth for s in cut}
    assert depth["any delay"] == 2
    assert depth["that "] == 1
    assert depth["said"] == 0


def test_furniture_marks(article):
    assert [m.role for m in furniture_marks(article.furniture)] == ["furniture"]


@settings(deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_safe_keeps_the_length_and_harms_nothing(text):
    shown = safe(text)
    assert len(shown) == len(text)
    for char in shown:
        code = ord(char)
        assert char in "\t\n" or code >= 0x20
        assert not 0x7F <= code < 0xA0
        assert not 0x202A <= code <= 0x202E
        assert not 0x2066 <= code <= 0x2069
        assert not 0xD800 <= code < 0xE000
        assert code not in (0x2028, 0x2029)
    assert safe(shown) == shown


def test_safe_shows_what_it_replaced():
    assert safe("a\x1b[31mb") == "a␛[31mb"
    assert safe("a\r\nb\rc") == "a \nb\nc"
    assert safe("\u202eab\u2066") == "�ab�"
    assert safe("Zoë — «да» 東京 👩‍👧") == "Zoë — «да» 東京 👩‍👧"


def test_one_line_and_shorten():
    assert one_line(" a\n\n b\tc\u2028d ") == "a b c d"
    assert shorten("short", 10) == "short"
    assert shorten("a long name indeed", 8) == "a long…"
    assert shorten("x" * 10_000_000, 5) == "xxxx…"
    assert shorten(" " * 1000 + "x", 5) == "…"
