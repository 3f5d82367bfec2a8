"""Each page shows what it is for, and leads on."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import html
from starlette.testclient import TestClient
from web_cases import reversal

from onrecord.statements import Statement

Kept = dict[str, list[Statement]]

LISTS = ["/", "/search", "/check", "/articles", "/speakers", "/matters", "/relations", "/sources"]


def every(kept: Kept) -> list[str]:
    """Addresses: at least one of each kind, and those of all articles and statements."""
    statements = [one for found in kept.values() for one in found]
    return [
        *LISTS,
        "/docs",
        "/matters/matter-1",
        "/speakers/ida-moss",
        "/speakers/official%2F1",
        "/identities/ida-moss",
        "/identities/official%2F1",
        *(f"/articles/{found[0].article.id}" for found in kept.values()),
        *(f"/statements/{one.id}" for one in statements),
        f"/relations/{relation_of(kept)}",
    ]


def words(page: str) -> str:
    return " ".join(" ".join(html.fromstring(page).itertext()).split())


def relation_of(kept: Kept) -> str:
    return reversal(kept["ferries"][0], kept["admitted"][0]).id


def test_every_page_is_whole(site: TestClient, kept: Kept) -> None:
    for address in every(kept):
        answer = site.get(address)
        assert answer.status_code == 200, address
        tree = html.fromstring(answer.text)
        title = tree.findtext(".//title")
        assert title and title.endswith("· onrecord"), address
        assert len(tree.findall(".//h1")) == 1, address
        assert tree.get("lang") == "en"
        assert tree.xpath("//main[@id='main']") and tree.xpath("//a[@href='#main']")
        assert (
            tree.xpath("//header") and tree.xpath("//footer") and tree.xpath("//nav[@aria-label]")
        )


def test_headings_do_not_skip_a_level(site: TestClient, kept: Kept) -> None:
    for address in every(kept):
        levels = [
            int(h.tag[1])
            for h in html.fromstring(site.get(address).text).xpath("//h1|//h2|//h3|//h4")
        ]
        assert levels[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


def test_ids_are_unique_and_labels_name_a_field(site: TestClient, kept: Kept) -> None:
    for address in every(kept):
        tree = html.fromstring(site.get(address).text)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (address, sorted(i for i in ids if ids.count(i) > 1))
        for target in tree.xpath("//label/@for | //@aria-labelledby"):
            assert target in ids, (address, target)
        for field in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            named = field.get("id") in tree.xpath("//label/@for")
            assert named or field.xpath("ancestor::label"), (address, html.tostring(field))


def test_links_within_the_site_lead_somewhere(site: TestClient, kept: Kept) -> None:
    seen: set[str] = set()
    for address in every(kept):
        tree = html.fromstring(site.get(address).text)
        here = set(tree.xpath("//@id"))
        for href in tree.xpath("//a/@href"):
            if href.startswith("#"):
                assert href[1:] in here, (address, href)
            elif href.startswith("/"):
                seen.add(href.partition("#")[0])
    for href in sorted(seen):
        assert site.get(href).status_code == 200, href


class Balanced(HTMLParser):
    """Notes whether every element is closed where it should be."""

    EMPTY = frozenset({"meta", "link", "input", "br", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def test_every_page_is_well_formed(site: TestClient, kept: Kept) -> None:
    for address in [*every(kept), "/nothing"]:
        parser = Balanced()
        parser.feed(site.get(address).text)
        assert not parser.wrong and not parser.open, (address, parser.wrong, parser.open)


def test_home_counts_and_shows_what_waits(shown) -> None:
    seen = words(shown("/"))
    assert "8 statements by 5 speakers in 4 articles of 4 outlets" in seen
    assert "Whether <ferries> were sold" in seen
    assert "Reversal Ida Moss" in seen


def test_an_article_has_its_words_marked_and_its_statements_beside_them(shown, kept) -> None:
    article = kept["ferries"][0].article
    tree = html.fromstring(shown(f"/articles/{article.id}"))
    marks = {(m.get("class"), m.text_content()) for m in tree.xpath("//mark")}
    assert ("source", "Transport Minister Ida Moss") in marks
    assert ("cue", "said") in marks
    assert ("content", "that no ferry had been sold") in marks
    assert ("nested", "the ferries were hers") in marks
    assert ("furniture", "Share this article") in marks
    assert tree.xpath("//article[@id='s1']//a[@href='#n1']")
    assert tree.xpath("//a[@id='n1'][@href='#s1']")
    assert tree.xpath("//a[@href='https://veld.example/ferries']/@rel") == [
        "noopener noreferrer nofollow external"
    ]


def test_the_text_of_an_article_is_shown_whole(shown, kept) -> None:
    article = kept["ferries"][0].article
    tree = html.fromstring(shown(f"/articles/{article.id}"))
    for unseen in tree.xpath("//p[@class='text']//a | //p[@class='text']/span"):
        unseen.drop_tree()
    told = [p.text_content() for p in tree.xpath("//p[@class='text']")]
    assert "\n\n".join(told) == article.text


def test_a_statement_shows_its_fields_chain_place_and_company(shown, kept) -> None:
    admit = kept["admitted"][0]
    seen = words(shown(f"/statements/{admit.id}"))
    assert "Claimed: Two ferries were sold in March." in seen
    assert "Ida Moss Transport Minister Harbour Agency this page of The Echo" in seen
    assert "Said 6 June 2031" in seen
    assert "Printed 2 times" in seen
    assert "Whether <ferries> were sold" in seen
    assert "She denies the sale, and later <affirms> it." in seen
    told = kept["ferries"][3]
    assert "Reports in turn" in words(shown(f"/statements/{told.id}"))
    assert "Reported within" in words(shown(f"/statements/{kept['ferries'][4].id}"))


def test_a_speaker_has_roles_matters_reversals_and_relays(shown) -> None:
    seen = words(shown("/speakers/ida-moss"))
    assert "person 4 statements in 3 articles, 1 April 2031 to 8 June 2031" in seen
    assert "Reversals" in seen and "She denies the sale" in seen
    assert "Transport Minister" in seen and "Moss" in seen
    assert "Passed on by Harbour Agency 1" in seen
    assert "Whether <ferries> were sold" in seen


def test_an_unnamed_source_says_what_is_not_known(shown) -> None:
    seen = words(shown("/speakers/official%2F1"))
    assert "What is known of this source, and what is not" in seen
    assert "Described as a ministry official Belongs to ministry" in seen
    assert "Not told: their name, what they do, where they are from" in seen


def test_a_matter_has_a_table_of_stances(shown) -> None:
    tree = html.fromstring(shown("/matters/matter-1"))
    row = tree.xpath("//table[@class='matrix']/tbody/tr[1]")[0]
    marks = [mark.get("class") for mark in row.xpath(".//a[starts-with(@class, 'mark')]")]
    assert marks == ["mark denies", "mark affirms"]  # the reprint is not counted again
    heads = [head.text_content() for head in tree.xpath("//table[@class='matrix']//thead//th")]
    assert heads == ["Speaker", "1 April 2031", "6 June 2031"]


def test_a_relation_marks_what_differs(shown, kept) -> None:
    tree = html.fromstring(shown(f"/relations/{relation_of(kept)}"))
    differing = [
        m.text_content() for m in tree.xpath("//p[@class='claim']//mark[@class='differs']")
    ]
    assert differing == ["A ferry", "Two ferries"]
    assert "Reversal" in words(shown("/relations"))


def test_sources_count_unnamed_and_second_hand(shown) -> None:
    tree = html.fromstring(shown("/sources"))
    rows = [" ".join(" ".join(r.itertext()).split()) for r in tree.xpath("//table[1]//tbody/tr")]
    assert "The Veld 1 5 2 from unnamed sources in The Veld 40 % 1 20 %" in rows
    assert tree.xpath("//*[local-name()='path'][@class='tie']")


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_record_says_so(tmp_path, address: str) -> None:
    from onrecord.record import Record
    from onrecord.serve.web.app import make_app

    with Record(tmp_path / "empty.db"):
        pass
    with TestClient(make_app(tmp_path / "empty.db"), base_url="http://127.0.0.1") as client:
        answer = client.get(address)
    assert answer.status_code == 200
    assert address == "/check" or 'class="empty"' in answer.text
