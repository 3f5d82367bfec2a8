"""What comes from articles is shown as text, whatever it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from web_cases import BAD, EVIL_NAME

from onrecord.record import Record
from onrecord.serve.web.addresses import address, asked, web_link

DANGER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def pages(site: TestClient, path: Path, kept) -> dict[str, str]:
    """Every page on which the hostile article, its statement or its speaker is shown."""
    statement = kept["evil"][0]
    with Record(path) as record:
        record.matters.put("evil", EVIL_NAME, [statement.id])
        record.judgements.add(
            "speaker", "ida-moss", "merge", user="<script>u", reason=EVIL_NAME[:80],
            detail={"with": [BAD.id]},
        )  # fmt: skip
        record.judgements.add("matter", "evil", "comment", user="u", reason="\u202e<script>")
        record.identities.link(BAD.id, "<b>scheme", '"><script>', user="<i>", reason="\x1b[2J")
    addresses = [
        "/", "/articles", "/speakers", "/sources", "/search", "/search?words=all+is+well",
        f"/articles/{statement.article.id}", f"/statements/{statement.id}",
        address("speaker", BAD.id), address("identity", BAD.id), "/matters/evil",
        "/speakers/ida-moss", "/identities/ida-moss",
        "/search?words=%3Cscript%3Ealert(9)%3C/script%3E%22%27",
        "/search?speaker=%22%3E%3Cscript%3E",
        "/check?claim=", "/speakers?name=%3Cscript%3E", "/articles?words=%3Cscript%3E",
        "/search?since=%3Cscript%3E", "/search?form=%3Cscript%3E", "/speakers/%3Cscript%3E",
        "/statements/%E2%80%AEabcd", "/nothing/%3Cscript%3E",
    ]  # fmt: skip
    return {one: site.get(one).text for one in addresses}


def test_no_element_comes_from_an_article(pages: dict[str, str]) -> None:
    for where, page in pages.items():
        tree = html.fromstring(page)
        assert not tree.xpath("//script[not(starts-with(@src, '/static/charts.js?v='))]"), where
        assert not tree.xpath("//script[text()] | //iframe | //object | //i | //body//img"), where
        assert not tree.xpath("//*[local-name()='svg'][not(@viewbox)]"), where
        assert not tree.xpath("//@onload | //@onerror | //@onclick | //@style"), where
        assert "{{" not in page or "7 * 7" in page
        assert "49 well" not in page


def test_no_link_acts(pages: dict[str, str]) -> None:
    for where, page in pages.items():
        for href in html.fromstring(page).xpath("//@href | //@src | //@action"):
            assert href.startswith(("/", "#", "https://veld.example/")), (where, href)
            assert not href.startswith("//"), (where, href)


def test_no_control_or_direction_override_is_sent(pages: dict[str, str]) -> None:
    for where, page in pages.items():
        assert not DANGER.search(page), where


def test_a_huge_name_is_cut_visibly(pages: dict[str, str], kept) -> None:
    for where, page in pages.items():
        shown = max(html.fromstring(page).itertext(), key=len)
        assert len(shown) < 2000, where
        assert "x" * 200 not in shown
    assert "…" in pages[f"/statements/{kept['evil'][0].id}"]


def test_a_speaker_of_any_id_has_a_page(site: TestClient, pages: dict[str, str]) -> None:
    assert site.get(address("speaker", BAD.id)).status_code == 200


def test_an_address_that_acts_is_shown_and_not_linked(pages: dict[str, str], kept) -> None:
    page = pages[f"/articles/{kept['evil'][0].article.id}"]
    assert "Address given, not a web address" in page
    assert "javascript:alert(5)" in html.fromstring(page).text_content()


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:x", "data:text/html,x", "file:///etc/passwd", "//x", None],
)
def test_only_web_addresses_are_links(url: str | None) -> None:
    assert web_link(url) is None


def test_addresses_are_quoted() -> None:
    assert address("speaker", 'a/b?c#d"<é') == "/speakers/a%2Fb%3Fc%23d%22%3C%C3%A9"
    assert asked("/search", {"words": "a&b", "page": 3}, kind="person") == (
        "/search?words=a%26b&kind=person"
    )


def test_long_texts_come_in_parts(tmp_path) -> None:
    from web_cases import MOSS, made

    from onrecord.serve.web.app import make_app
    from onrecord.statements import Article

    text = "Moss said: it rains. " + "word " * 30_000 + "\n\nTal added: it snows."
    article = Article(text, title="Long")
    statements = [
        made(article, "Moss", "said", "it rains", speaker=MOSS),
        made(article, "Tal", "added", "it snows"),
    ]
    with Record(tmp_path / "long.db") as record:
        record.add(article, statements)
    with TestClient(make_app(tmp_path / "long.db"), base_url="http://127.0.0.1") as client:
        first = client.get(f"/articles/{article.id}").text
        assert len(first) < 60_000 and "it rains" in first and "it snows" not in first
        last = client.get(f"/articles/{article.id}?page=500").text
        assert "it snows" in last and "Page 6 of 6" in last
        place = html.fromstring(client.get(f"/statements/{statements[1].id}").text)
        href = place.xpath("//a[.='Read on in the article']/@href")[0]
        path, _, anchor = href.partition("#")
        assert path.endswith("?page=6")
        assert html.fromstring(client.get(path).text).xpath(f"//*[@id='{anchor}']")
