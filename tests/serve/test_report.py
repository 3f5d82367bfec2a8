"""Reports: all that was said is there, nothing runs, nothing is fetched, words stay words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from served import make_record

from onrecord.errors import UnknownName
from onrecord.record import Record
from onrecord.relate.checking.check import check
from onrecord.relations import Appearance, Difference, Relation
from onrecord.serve.reasons import beside_finding
from onrecord.serve.report import check_report, matter_report
from onrecord.statements import Article, Attribution, Span, Speaker, Statement
from tests.relate.words_judge import WordsJudge

RESOLVE = import_module("onrecord.resolve")  # the tables in it are read, whatever the fakes are
CLAIM = "Doreva never said that the ferries would run again by May"
HOSTILE = '</style><script>alert(1)</script>" onload="x \x1b[2J \u202eevil <img src=x onerror=y>'
VOID = {"meta", "br", "img", "link"}


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words += data

    def all(self, name: str) -> list[str | None]:
        return [value for key, value in self.attributes if key == name]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(sys.modules, "onrecord.resolve", RESOLVE)
    return make_record(tmp_path / "small.db")


@pytest.fixture
def opened(path: Path) -> Iterator[Record]:
    with Record(path) as record:
        yield record


def add_hostile(record: Record) -> None:
    """Two statements of hostile words, in one matter and against each other."""
    made = []
    for number in range(2):
        text = f"{HOSTILE} {number} said {HOSTILE}"
        article = Article(
            text,
            title=HOSTILE,
            outlet=HOSTILE,
            published="2031-04-02",
            url="javascript:alert(1)",
        )
        found = Attribution((Span(0, 9),), (), (Span(len(text) - len(HOSTILE), len(text)),))
        who = Speaker(HOSTILE, HOSTILE, "person", role=HOSTILE, affiliation=HOSTILE)
        one = Statement(article, found, speaker=who, via=(HOSTILE,), addressee=HOSTILE)
        record.add(article, [one])
        made.append(one.id)
    record.matters.put("hostile", HOSTILE, made)
    differs = (Difference("name", HOSTILE, HOSTILE),)
    record.relations.put(
        [Relation("contradicts", *made, 0.9, HOSTILE, "dispute", differs, HOSTILE)]
    )


def test_a_matter_has_every_statement_with_its_anchors(opened):
    matter = opened.matters.get("ferries-1")
    page = Page(matter_report(opened, matter.id, made="2031-06-01"))
    for one in opened.statements_by_id(matter.statements):
        assert f"s-{one.id}" in page.all("id")
        assert one.content_text in page.words and one.article.sha256 in page.words
        (span,) = one.attribution.content
        assert f"words {span.start}–{span.end}" in page.words
        before = one.article.text[max(0, span.start - 64) : span.start]
        assert before + one.content_text in page.words
    assert "minister · person · VE" in page.words
    assert "Ilna Doreva → VNA → The Veld" in page.words
    assert "The Veld, “Ferries”, 2031-04-02" in page.words
    assert "https://veld.example/ferries" in page.all("href")


def test_a_matter_says_what_stands_against_what_and_why(opened):
    page = Page(matter_report(opened, "ferries-1", made="2031-06-01"))
    assert "reversal" in page.words and "that they never would" in page.words
    assert "negation: “would run” / “would never run”" in page.words
    assert (
        "2 statements by 1 speaker · of what they are about themselves, 2 affirm it" in page.words
    )
    assert "Made on 2031-06-01 by onrecord" in page.words
    assert "5 statements in 2 articles of 2 outlets" in page.words


def test_what_stands_against_it_from_elsewhere_is_there_too(opened):
    ids = [one.id for one in opened.statements()]
    opened.relations.put([Relation("contradicts", ids[0], ids[1], 0.8, "He denies it.", "dispute")])
    page = Page(matter_report(opened, "ferries-1", made="2031-06-01"))
    assert "Said elsewhere, and against it" in page.words
    assert page.all("id").count(f"s-{ids[1]}") == 1


def test_printings_elsewhere_are_named(opened):
    ids = [one.id for one in opened.statements()]
    opened.appearances.put([Appearance(ids[0], ids[0], 1.0), Appearance(ids[0], ids[4], 0.9)])
    page = Page(matter_report(opened, "ferries-1", made="2031-06-01"))
    assert "The same words also in:" in page.words and "Echo, “Flour”" in page.words


def test_links_within_the_page_lead_somewhere(opened):
    page = Page(matter_report(opened, "ferries-1", made="2031-06-01"))
    inner = {link[1:] for link in page.all("href") if link and link.startswith("#")}
    assert inner and inner <= set(page.all("id"))


def test_a_check_has_the_claim_the_groups_and_the_scope(opened):
    found = check(opened, CLAIM, judge=WordsJudge(), speaker="Doreva")
    page = Page(check_report(found, made="2031-06-01"))
    assert found and CLAIM in page.words and found.claim.described() in page.words
    for one in (*found.supports, *found.against, *found.near):
        assert beside_finding(one) in page.words and f"s-{one.statement.id}" in page.all("id")
    assert "only speaker Doreva" in page.words and "No" in page.words
    nothing = check(opened, "Brisk never praised the opera", judge=WordsJudge())
    assert "Nothing in the record." in Page(check_report(nothing, made="2031-06-01")).words


def test_nothing_runs_and_nothing_is_fetched(opened):
    html = matter_report(opened, "ferries-1", made="2031-06-01")
    page = Page(html)
    assert not set(page.tags) & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert "default-src 'none'" in " ".join(filter(None, page.all("content")))
    assert "url(" not in html and "@import" not in html
    assert "prefers-color-scheme: dark" in html and "@media print" in html


def test_hostile_words_stay_words(opened):
    add_hostile(opened)
    html = matter_report(opened, "hostile", made="2031-06-01")
    page = Page(html)
    assert not set(page.tags) & {"script", "img"} and page.tags.count("style") == 1
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert not [link for link in page.all("href") if link and not link.startswith(("#", "http"))]
    assert "javascript:alert(1)" in page.words
    assert not set(html) & set("\x1b\u202e")
    claim = check(opened, f"{HOSTILE} never said so", judge=WordsJudge())
    assert "script" not in Page(check_report(claim, made="2031-06-01")).tags


def test_headings_go_down_by_one(opened):
    html = matter_report(opened, "ferries-1", made="2031-06-01")
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_an_unknown_matter_is_named(opened):
    with pytest.raises(UnknownName, match="matter"):
        matter_report(opened, "none", made="2031-06-01")


def test_the_command_writes_a_matter(run, path, tmp_path):
    result = run("report", "matter", "ferries", "--record", str(path), "-o", "m.html")
    assert result.exit_code == 0 and result.stdout == ""
    assert Page((tmp_path / "m.html").read_text("utf-8")).words.count("Ilna Doreva") >= 2
    assert run("report", "matter", "ferries", "--record", str(path)).stdout.startswith("<!DOCTYPE")
    assert run("report", "matter", "none", "--record", str(path)).exit_code == 2


def test_the_command_writes_a_check(run, path, monkeypatch):
    monkeypatch.setattr(
        import_module("onrecord.relate.checking.check"), "_shipped_judge", WordsJudge
    )
    result = run("report", "check", CLAIM, "--record", str(path), "--until", "2031-04")
    assert result.exit_code == 0 and "only until 2031-04" in Page(result.stdout).words
