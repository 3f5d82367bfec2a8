"""RIS, BibTeX and CSL-JSON: a citation an article, from which nothing breaks out."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.serve.export.articles import date_parts, web_address
from onrecord.serve.export.bibtex import latex
from onrecord.statements import Article, Attribution, Span, Statement
from tests.serve.export_cases import article, hostile, tangled, written

ANY = st.text(st.characters(exclude_categories=[]))


def one(**about: object) -> Statement:
    return Statement(Article("a b", **about), Attribution(content=(Span(0, 1),)))


def references(data: bytes) -> list[list[tuple[str, str]]]:
    """A reader of RIS: every line is a tag, a reference goes from TY to ER."""
    found: list[list[tuple[str, str]]] = []
    *lines, last = re.split("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", data.decode())
    assert last == ""
    for line in lines:
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()
        if tag == "TY":
            found.append([])
        found[-1].append((tag, value))
    assert all(reference[-1] == ("ER", "") for reference in found)
    return found


def entries(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """A reader of BibTeX that counts braces as BibTeX does, escaped or not."""
    found, at = [], 0
    while head := re.compile(r"\s*@(\w+)\{([^,\s{}]+),\n").match(text, at):
        fields, at = {}, head.end()
        while name := re.compile(r"  (\w+) = ").match(text, at):
            value, at = _value(text, name.end())
            assert text[at : at + 2] == ",\n"
            fields[name[1]], at = value, at + 2
        assert text[at] == "}"
        found.append((head[1], head[2], fields))
        at += 1
    assert not text[at:].strip()
    return found


def _value(text: str, start: int) -> tuple[str, int]:
    if text[start] != "{":
        word = re.compile(r"[a-z]{3}").match(text, start)
        return word[0], word.end()
    depth = 0
    for at in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return text[start + 1 : at], at + 1
    raise AssertionError("a brace is not closed")


def test_ris() -> None:
    (reference,) = references(written("ris", tangled()))
    assert reference == [
        ("TY", "NEWS"),
        ("ID", article().id),
        ("TI", "Grain & guns: 100% “hidden”?"),
        ("AU", "Ilna Doreva"),
        ("AU", "Press and Sons"),
        ("T2", "The Osmark Post"),
        ("LA", "en"),
        ("PY", "2031"),
        ("DA", "2031/05/02"),
        ("UR", "https://post.example/a%20b?x=%7B1%7D&y=%C3%A9"),
        ("ER", ""),
    ]


def test_bibtex() -> None:
    ((kind, key, fields),) = entries(written("bibtex", tangled()).decode())
    assert (kind, key) == ("article", f"onrecord-{article().id}")
    assert fields == {
        "title": r"{Grain \& guns: 100\% “hidden”?}",
        "author": "{Ilna Doreva} and {Press and Sons}",
        "journal": "The Osmark Post",
        "year": "2031",
        "month": "may",
        "day": "2",
        "url": "https://post.example/a%20b?x=%7B1%7D&y=%C3%A9",
        "language": "en",
    }


def test_csl() -> None:
    (item,) = json.loads(written("csl", tangled()))
    assert item == {
        "id": f"onrecord-{article().id}",
        "type": "article-newspaper",
        "title": "Grain & guns: 100% “hidden”?",
        "author": [{"literal": "Ilna Doreva"}, {"literal": "Press and Sons"}],
        "container-title": "The Osmark Post",
        "issued": {"date-parts": [[2031, 5, 2]]},
        "URL": "https://post.example/a%20b?x=%7B1%7D&y=%C3%A9",
        "language": "en",
    }


def test_an_article_is_cited_once_in_order_of_appearance() -> None:
    other = one(title="Other")
    data = [*tangled(), other, *tangled()]
    assert [dict(r)["ID"] for r in references(written("ris", data))] == [
        article().id,
        other.article.id,
    ]
    assert len(entries(written("bibtex", data).decode())) == 2
    assert len(json.loads(written("csl", data))) == 2


def test_nothing_to_cite() -> None:
    assert written("ris", []) == written("bibtex", []) == b""
    assert json.loads(written("csl", [])) == []


@pytest.mark.parametrize(
    ("published", "parts"),
    [
        ("2031-05-02", (2031, 5, 2)),
        ("2031-05-02T10:00:00+02:00", (2031, 5, 2)),
        ("2031-05", (2031, 5)),
        ("2031", (2031,)),
        ("2031-05-02/2031-05-03", ()),
        ("2031-21", ()),
        ("XXXX-05-02", ()),
        ("2031-05-02~", ()),
        ("٢٠٣١", ()),
        (None, ()),
    ],
)
def test_dates(published, parts) -> None:
    assert date_parts(published) == parts


def test_a_date_that_is_not_plain_is_told_in_words() -> None:
    data = [one(published="2031-05~", outlet="Echo")]
    assert ("N1", "Published 2031-05~") in references(written("ris", data))[0]
    ((_, _, fields),) = entries(written("bibtex", data).decode())
    assert fields["note"] == r"Published 2031-05\textasciitilde{}" and "year" not in fields
    assert json.loads(written("csl", data))[0]["issued"] == {"literal": "2031-05~"}


def test_other_kinds_than_news() -> None:
    page = one(kind="transcript", url="http://ministry.example/")
    paper = one(kind="statement", outlet="Ministry")
    assert references(written("ris", [page]))[0][0] == ("TY", "ELEC")
    assert references(written("ris", [paper]))[0][0] == ("TY", "GEN")
    assert json.loads(written("csl", [page]))[0]["type"] == "webpage"
    assert json.loads(written("csl", [paper]))[0]["type"] == "document"
    ((kind, _, fields),) = entries(written("bibtex", [paper]).decode())
    assert kind == "misc" and fields["howpublished"] == "Ministry"


@pytest.mark.parametrize("name", ["ris", "bibtex", "csl"])
def test_nothing_breaks_out(name) -> None:
    data = written(name, [hostile(), *tangled()])
    text = data.decode()
    assert "\x1b" not in text and "\u202e" not in text and "\x00" not in text
    assert "javascript:" not in text
    if name == "ris":
        first, second = references(data)
        assert [tag for tag, _ in first].count("TY") == 1 and dict(second)["TY"] == "NEWS"
        assert ("AU", "A B") in first
    elif name == "bibtex":
        first, second = entries(text)
        assert r"\input" not in text and first[2]["author"].count("} and {") == 2
    else:
        assert "<" not in text and len(json.loads(data)) == 2


@settings(deadline=None)
@given(ANY)
def test_latex_is_balanced_and_has_no_command_of_the_text(text) -> None:
    shown = latex(text)
    commands = re.sub(r"\\(text[a-z]+\{\}|[$&#_%])", "", shown)
    assert not set(commands) & set('\\{}^~<>|"$&#_%')
    assert len(shown.splitlines()) <= 1
    shown.encode()


@settings(deadline=None)
@given(ANY, ANY, st.lists(ANY, max_size=3), ANY)
def test_any_article_is_one_reference(title, outlet, authors, url) -> None:
    data = [one(title=title, outlet=outlet, authors=tuple(authors), url=f"http://{url}")]
    assert len(references(written("ris", data))) == 1
    assert len(entries(written("bibtex", data).decode())) == 1
    assert len(json.loads(written("csl", data))) == 1


@settings(deadline=None)
@given(ANY)
def test_addresses_are_plain(url) -> None:
    address = web_address(f"https://{url}")
    assert address is not None
    assert re.fullmatch(r"[!#$%&()*+,/:;=?@\[\]~A-Za-z0-9_.-]+", address)
    assert web_address(f"javascript:{url}") is None
