"""How records, matters, relations and checks show themselves in a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from served import make_record

from onrecord.record import Record
from onrecord.relate.checking.check import Check, Finding, Scope
from onrecord.relate.claims.claims import Claim
from onrecord.relations import Difference, Matter, Relation
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

HOSTILE = '<script>alert(1)</script>" onmouseover="x \x1b[2J \u202eevil & <img src=x onerror=y>'


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Record]:
    with Record(make_record(tmp_path / "small.db")) as record:
        yield record


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html)


def checked(*, findings: int = 1, text: str = "The port is shut") -> Check:
    article = Article(text + " today", outlet="Echo", published="2031-05-07")
    found = Attribution(content=(Span(0, len(text)),))
    one = Statement(article, found, speaker=Speaker("d", text, "person", role=text))
    finding = Finding(one, 0.93, f"It says so: {text}")
    scope = Scope(2, 5, 2, "2031-04-02", "2031-05-07", {"speaker": text}, compared=1)
    return Check(Claim(text, proposition=text), scope, against=(finding,) * findings)


def test_a_record_says_how_much_it_holds(opened):
    shown = words(opened._repr_html_())
    assert "2 articles · 5 statements · 4 speakers · 2 outlets · 1 matter · 1 relation" in shown
    assert "2031-04-02 to 2031-05-07" in shown and "Ilna Doreva (2)" in shown


def test_a_matter_says_who_many_take_which_stance(opened):
    matter = opened.matters.list()[0]
    shown = words(matter._repr_html_())
    assert "Will the ferries run again?" in shown
    assert "2 statements · by 1 speaker · 2 affirm, 0 deny, 0 open" in shown
    assert words(opened.matters.get(matter.id)._repr_html_()) == shown


def test_a_relation_says_why(opened):
    shown = words(opened.relations.list()[0]._repr_html_())
    assert "contradicts" in shown and "reversal · score 0.91" in shown
    assert "The first says they would run" in shown
    assert "negation: would run / would never run" in shown


def test_a_check_shows_the_claim_the_groups_and_the_scope():
    shown = words(checked(findings=7)._repr_html_())
    assert "about what is so" in shown
    assert "Stands against it" in shown and "Supports it" not in shown
    assert "score 0.93 · It says so" in shown and "… 2 more" in shown
    assert "searched 5 statements · in 2 articles · from 2 outlets" in shown
    assert "no verdict" in shown and "only speaker The port is shut" in shown
    assert "Nothing in the record" in words(checked(findings=0)._repr_html_())


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}


def test_hostile_words_stay_words():
    relation = Relation(
        "contradicts",
        HOSTILE,
        HOSTILE,
        0.9,
        HOSTILE,
        "dispute",
        (Difference("name", HOSTILE, HOSTILE),),
        HOSTILE,
    )
    for one in (relation, Matter(HOSTILE, HOSTILE, (), earliest=HOSTILE), checked(text=HOSTILE)):
        html = one._repr_html_()
        reader = Reader()
        reader.feed(html)
        assert reader.tags <= {"div", "p", "strong", "span", "blockquote"}
        assert reader.names <= {"style", "dir"}
        assert not set(html) & set("\x1b\u202e")
