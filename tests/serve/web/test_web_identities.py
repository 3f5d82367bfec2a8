"""Who is one speaker, and what is one matter: shown with reasons, and changed by reviewers."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from test_web_pages import words
from web_cases import MOSS, made

from onrecord.record import Record
from onrecord.serve.web.app import make_app
from onrecord.statements import Article, Speaker, Statement

KELD = "Jon Keld"


def article_of(number: int, role: str, country: str) -> tuple[Article, list[Statement]]:
    """One article in which a Jon Keld with this office speaks."""
    from onrecord.resolve.speakers import speaker_id

    text = f"{role} {KELD} said that it rains for the {number}th time."
    who = Speaker(speaker_id(KELD, "person"), KELD, "person", role=role, country=country)
    article = Article(text, title=f"Rain {number}", published=f"2031-05-0{number}")
    content = f"that it rains for the {number}th time"
    return article, [made(article, f"{role} {KELD}", "said", content, speaker=who)]


@pytest.fixture
def kelds(path: Path, kept) -> list[str]:
    """A minister of France in three articles, and a minister of Norway of the same name."""
    with Record(path) as record:
        for number, role, country in [
            (1, "Foreign Minister", "FR"), (2, "Foreign Minister", "FR"), (3, "Minister", "FR"),
            (4, "Finance Minister", "NO"),
        ]:  # fmt: skip
            record.add(*article_of(number, role, country))
        found = record.overview.speakers(name=KELD)
    return [one.speaker.id for one in found]


def send(site: TestClient, page: str, verdict: str, **fields: object) -> tuple[int, str]:
    """Fill in the form of a page that asks for this, as it stands there."""
    tree = html.fromstring(site.get(page).text)
    (form,) = [
        one for one in tree.forms
        if one.xpath(f".//input[@name='verdict'][@value='{verdict}']")
    ]  # fmt: skip
    given = {**dict(form.form_values()), **fields}
    answer = site.post(form.get("action"), data=given)
    return answer.status_code, answer.headers.get("location", "") or words(answer.text)


def test_a_speaker_shows_why_they_are_one_and_who_is_another(shown, kelds) -> None:
    french, norwegian = kelds
    seen = words(shown(f"/speakers/{french}"))
    assert "Why this is one speaker" in seen
    assert "Foreign Minister none told France 2 same full name" in seen
    assert "both of France" in seen
    tree = html.fromstring(shown(f"/speakers/{french}"))
    assert f"/speakers/{norwegian}" in tree.xpath("//section[@aria-labelledby='who']//a/@href")
    other = words(shown(f"/speakers/{norwegian}"))
    assert "Kept apart: another of the same full name; of Norway, not France" in other


def test_articles_are_listed_with_what_each_calls_them(shown, kelds) -> None:
    tree = html.fromstring(shown(f"/identities/{kelds[0]}"))
    rows = [" ".join(" ".join(li.itertext()).split()) for li in tree.xpath("//li[label or p]")]
    rows = [row for row in rows if KELD in row]
    assert len(rows) == 3
    assert rows[2].startswith("Jon Keld , Minister (France) Rain 3 , 3 May 2031 · 1 statement")
    assert "same full name" in rows[2]


def test_an_article_is_split_off_and_that_taken_back(site, path: Path, kelds) -> None:
    french, page = kelds[0], f"/identities/{kelds[0]}"
    tree = html.fromstring(site.get(page).text)
    third = tree.xpath("//input[@name='article']/@value")[2]
    status, where = send(site, page, "split", article=third, reason="A cousin.")
    assert (status, where) == (303, f"/speakers/{french}#judgements")
    log = html.fromstring(site.get(f"/speakers/{french}").text)
    (new,) = log.xpath("//a[.='What was taken out']/@href")
    assert "that it rains for the 3th time" in site.get(new).text
    assert "for the 3th time" not in site.get(f"/search?who={french}").text
    with Record(path) as record:
        (judged,) = record.judgements.list(subject="speaker")
    assert (judged.verdict, judged.reason) == ("split", "A cousin.")
    (form,) = [f for f in log.forms if "withdrawal" in f.get("action")]
    assert site.post(form.get("action"), data=dict(form.form_values())).status_code == 303
    assert "for the 3th time" in site.get(f"/search?who={french}").text


@pytest.mark.parametrize("way", ["id", "address", "name"])
def test_speakers_are_joined_and_parted(site, kelds, way: str) -> None:
    french, page = kelds[0], f"/speakers/{kelds[0]}"
    typed = {
        "id": "oren-tal", "address": "http://site/speakers/oren-tal?page=1", "name": "oren TAL",
    }[way]  # fmt: skip
    assert send(site, page, "merge", **{"with": typed})[0] == 303
    assert "Joined to this one by a person" in words(site.get(page).text)
    gone = words(site.get("/speakers/oren-tal").text)
    assert "A person found this to be the same as Jon Keld" in gone
    assert "the ferries were hers" in site.get(f"/search?who={french}").text
    assert send(site, f"/identities/{french}", "split", out="oren-tal")[0] == 303
    log = html.fromstring(site.get(page).text)
    assert not log.xpath("//a[.='What was taken out']"), "no new speaker was made"
    assert "found this to be the same" not in words(site.get("/speakers/oren-tal").text)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Say which other speaker"),
        ("nobody at all", "no single speaker is called 'nobody at all'"),
        (KELD, "give the id of the one that is meant"),
        ("oren", "oren-tal"),
        ("/speakers/none", "no single speaker"),
        ("http://[", "no single speaker"),
        ("<script>alert(1)</script>", "no single speaker"),
    ],
)
def test_who_is_meant_must_be_clear(site, path, kelds, typed: str, told: str) -> None:
    status, said = send(site, "/speakers/ida-moss", "merge", **{"with": typed})
    assert status == 400 and told in said
    assert "<script>" not in site.get("/speakers/ida-moss").text
    with Record(path) as record:
        assert not record.judgements.list()


def test_a_speaker_is_corrected(site, shown, kelds) -> None:
    page = f"/speakers/{kelds[1]}"
    assert send(site, page, "correct", to_name="Jonas Keld", to_country="SE")[0] == 303
    assert html.fromstring(shown(page)).findtext(".//h1/bdi") == "Jonas Keld"
    assert send(site, page, "correct", to_country="Sweden")[0] == 400


def test_a_statement_is_taken_out_of_a_matter(site, shown, kept) -> None:
    gone = kept["admitted"][0]
    assert send(site, "/matters/matter-1", "split", out=gone.id, reason="Other ferries.")[0] == 303
    log = html.fromstring(shown("/matters/matter-1"))
    assert f"/statements/{gone.id}" not in log.xpath(
        "//section[@aria-labelledby='statements']//@href"
    )
    (new,) = log.xpath("//a[.='What was taken out']/@href")
    assert f"/statements/{gone.id}" in shown(new)
    assert send(site, "/matters/matter-1", "split")[0] == 400


@pytest.mark.parametrize("typed", ["matter-2", "/matters/matter-2", "The ferries were hers"])
def test_matters_are_joined_and_the_older_one_stays(site, path, shown, kept, typed: str) -> None:
    with Record(path) as record:
        record.matters.put("matter-2", "The ferries were hers", [kept["ferries"][3].id])
    assert send(site, "/matters/matter-2", "merge", **{"with": "matter-1"})[1].startswith(
        "/matters/matter-1#"
    )
    assert "Whether <ferries> were sold" in words(shown("/matters/matter-2"))
    assert kept["ferries"][3].id in shown("/matters/matter-1")
    with Record(path) as record:
        (judged,) = record.judgements.list(subject="matter")
        record.judgements.withdraw(judged.number, user="otto")
    assert send(site, "/matters/matter-1", "merge", **{"with": typed})[0] == 303


def test_words_that_name_no_single_matter_are_answered_with_choices(site, path, kept) -> None:
    with Record(path) as record:
        record.matters.put("matter-2", "Whose <ferries>?", [kept["ferries"][3].id])
    status, said = send(site, "/matters/matter-2", "merge", **{"with": "ferries"})
    assert status == 400
    assert "matter-1 (Whether <ferries> were sold)" in said and "matter-2 (Whose" in said
    assert send(site, "/matters/matter-1", "merge", **{"with": "ferry " * 65})[0] == 400


def test_a_matter_is_renamed(site, shown, kept) -> None:
    assert send(site, "/matters/matter-1", "correct", to_label="The <b>sale</b>")[0] == 303
    assert html.fromstring(shown("/matters/matter-1")).findtext(".//h1/bdi") == "The <b>sale</b>"


def test_an_unnamed_source_is_never_joined_by_machine(shown) -> None:
    seen = words(shown("/speakers/official%2F1"))
    assert "A machine never takes an unnamed source for another" in seen
    assert "ministry official" in words(shown("/identities/official%2F1"))


def test_links_elsewhere_are_shown(path, shown, kept) -> None:
    with Record(path) as record:
        record.identities.link(MOSS.id, "wikidata", "Q42", user="ana", reason="Same birthday")
        record.identities.link(MOSS.id, "javascript", "javascript:alert(1)", user="ana")
    tree = html.fromstring(shown("/speakers/ida-moss"))
    links = tree.xpath("//section[@aria-labelledby='who']//ul//a/@href")
    assert links == ["https://www.wikidata.org/wiki/Q42"]
    assert "Same birthday" in words(shown("/speakers/ida-moss"))


def test_many_articles_come_in_pages(tmp_path: Path, monkeypatch) -> None:
    from onrecord.serve.web.views import identity

    monkeypatch.setattr(identity, "_MOST_ARTICLES", 2)
    with Record(tmp_path / "many.db") as record:
        for number in range(1, 10):
            record.add(*article_of(number, "Minister", "FR"))
        (one,) = record.overview.speakers(name=KELD)
    app = make_app(tmp_path / "many.db")
    with TestClient(app, base_url="http://127.0.0.1") as client:
        seen = words(client.get(f"/speakers/{one.speaker.id}").text)
        assert "Too many articles speak of them" in seen
        assert client.get(f"/identities/{one.speaker.id}?page=2").status_code == 200
