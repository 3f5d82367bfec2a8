"""Search: every filter narrows, and what is asked stands in the address."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient


def said(page: str) -> list[str]:
    tree = html.fromstring(page)
    return [" ".join(q.text_content().split()) for q in tree.xpath("//main//blockquote")]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 8),
        ("words=ferries", 7),
        ("words=ferry+sold", 4),
        ("words=%22two+ferries%22", 3),
        ("speaker=moss", 4),
        ("who=oren-tal", 1),
        ("kind=unnamed", 2),
        ("unnamed=1", 2),
        ("outlet=echo", 1),
        ("via=harbour+agency", 2),
        ("country=fr", 4),
        ("since=2031-06", 2),
        ("until=2031-05", 5),
        ("form=direct", 3),
        ("act=deny", 1),
        ("stance=denies", 1),
        ("hedged=1", 1),
        ("words=ferries&form=direct&since=2031-06-07", 1),
        ("words=nothing-of-the-kind", 0),
        ("words=%2B%2B", 0),
        ("unknown=1", 8),
    ],
)
def test_filters(shown, query: str, count: int) -> None:
    page = shown(f"/search?{query}")
    assert f"{count} statement{'' if count == 1 else 's'}" in page
    assert len(said(page)) == count


def test_the_words_are_marked_in_any_inflection(shown) -> None:
    tree = html.fromstring(shown("/search?words=ferry"))
    marked = {mark.text_content() for mark in tree.xpath("//mark[@class='match']")}
    assert marked == {"ferry", "ferries"}


def test_the_form_shows_what_was_asked(shown) -> None:
    tree = html.fromstring(shown("/search?words=ferries&kind=person&hedged=&since=2031"))
    form = tree.xpath("//form[@class='filters']")[0]
    assert dict(form.form_values())["words"] == "ferries"
    assert dict(form.form_values())["kind"] == "person"
    assert dict(form.form_values())["since"] == "2031"
    chips = [" ".join(c.text_content().split()) for c in tree.xpath("//ul[@class='chips']//a")]
    assert chips == [
        "Without the filter kind of speaker: person ×",
        "Without the filter since: 2031 ×",
    ]


def test_facets_lead_to_as_many_as_they_say(site: TestClient) -> None:
    tree = html.fromstring(site.get("/search").text)
    facets = tree.xpath("//ul[@class='facet']/li")
    assert len(facets) > 10
    for facet in facets:
        href, count = facet.xpath("a/@href")[0], facet.xpath("span")[0].text_content()
        found = html.fromstring(site.get(href).text).xpath("//h2[@id='results']")[0]
        assert found.text_content().split()[0] == count, href


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_order(shown, order: str) -> None:
    found = said(shown(f"/search?order={order}&since=2031&form=direct"))
    first = "“We did not sell a single ferry,”"
    assert (found[0] == first) == (order == "oldest")


def test_pages_of_many(tmp_path) -> None:
    from web_cases import MOSS, made

    from onrecord.record import Record
    from onrecord.serve.web.app import make_app
    from onrecord.statements import Article

    with Record(tmp_path / "many.db") as record:
        for number in range(45):
            article = Article(f"Moss said: ship {number} sails.", published=f"20{number + 10}")
            record.add(article, [made(article, "Moss", "said", f"ship {number}", speaker=MOSS)])
    with TestClient(make_app(tmp_path / "many.db"), base_url="http://127.0.0.1") as client:
        seen = [said(client.get(f"/search?words=ship&page={n}").text) for n in (1, 2, 3)]
        assert [len(page) for page in seen] == [20, 20, 5]
        assert len({words for page in seen for words in page}) == 45
        middle = html.fromstring(client.get("/search?words=ship&page=2").text)
        links = middle.xpath("//nav[@class='pager']//a/@href")
        assert links == ["/search?words=ship", "/search?words=ship&page=3"]
        bars = html.fromstring(client.get("/search?words=ship").text)
        assert len(bars.xpath("//*[local-name()='rect'][@class='bar']")) == 45


@pytest.mark.parametrize(
    "query",
    ["since=yesterday", "form=loud", "kind=ghost", "act=jump", "order=best-of",
     "words=" + "a+" * 90, "words=" + "a" * 3000 + "+" + "b+" * 70],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_on_the_form(site: TestClient, query: str) -> None:
    answer = site.get(f"/search?{query}")
    tree = html.fromstring(answer.text)
    if "a" * 3000 in query:
        assert answer.status_code == 200  # cut to what a search takes
        return
    assert answer.status_code == 400
    assert tree.xpath("//p[@role='alert']")
    assert tree.xpath("//form[@class='filters']")


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999", "२", "1.5", ""])
def test_odd_pages_are_no_error(site: TestClient, page: str) -> None:
    assert site.get("/search", params={"page": page}).status_code == 200
    assert site.get("/articles", params={"page": page}).status_code == 200
    assert site.get("/speakers/ida-moss", params={"page": page}).status_code == 200
