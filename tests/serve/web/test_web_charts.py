"""The specification beside each chart, and the scripts that draw it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from web_cases import EVIL_NAME, made

from onrecord.record import Record
from onrecord.serve.web import render, scripts
from onrecord.serve.web.app import make_app
from onrecord.statements import Article, Speaker

SPECS = [
    "/charts/months.json", "/charts/months.json?words=ferries&by=words",
    "/charts/months.json?who=ida-moss", "/charts/timeline.json?matter=matter-1",
    "/charts/matrix.json?matter=matter-1", "/charts/ties.json",
]  # fmt: skip


def spec_of(site: TestClient, address: str) -> dict:
    answer = site.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["content-type"] == "application/json"
    return json.loads(answer.text)


def test_months_are_those_of_the_search_and_lead_to_it(site: TestClient, kept) -> None:
    spec = spec_of(site, "/charts/months.json?who=ida-moss&form=direct")
    values = spec["data"]["values"]
    assert [(v["month"], v["statements"]) for v in values] == [("2031-04-01", 1), ("2031-06-01", 2)]
    assert values[0]["href"] == "/search?who=ida-moss&form=direct&since=2031-04&until=2031-04"
    assert site.get(values[0]["href"]).status_code == 200


def test_a_matter_has_its_stances(site: TestClient, kept) -> None:
    values = spec_of(site, "/charts/matrix.json?matter=matter-1")["data"]["values"]
    assert {(v["speaker"], v["stance"]) for v in values} == {
        ("Ida Moss", "denies"), ("Ida Moss", "affirms"),
    }  # fmt: skip
    weeks = spec_of(site, "/charts/timeline.json?matter=matter-1")["data"]["values"]
    assert sum(week["statements"] for week in weeks) == 2


def test_ties_are_those_of_the_sources_page(site: TestClient, kept) -> None:
    values = spec_of(site, "/charts/ties.json")["data"]["values"]
    assert {"outlet": "The Veld", "through": "Harbour Agency", "statements": 1} in [
        {name: v[name] for name in ("outlet", "through", "statements")} for v in values
    ]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/charts/none.json", 404),
        ("/charts/matrix.json", 400),
        ("/charts/matrix.json?matter=nothing-there", 404),
        ("/charts/months.json?since=yesterday", 400),
        ("/charts/months.json?form=sung", 404),
    ],
)
def test_what_is_no_chart(site: TestClient, kept, address: str, status: int) -> None:
    assert site.get(address).status_code == status


def test_no_text_of_an_article_is_more_than_data(path: Path, site: TestClient, kept) -> None:
    evil, who = "</script><b>\u202e\x1b", Speaker("bad", EVIL_NAME[:60] + "</script>", "person")
    article = Article(f"{evil} said: bad.", outlet=evil, published="2031-05-01")
    said = made(article, evil, "said", "bad", speaker=who, via=(f"{evil}2",), stance="affirms")
    with Record(path) as record:
        record.add(article, [said])
        record.matters.put("evil", evil, [said.id])
    for address in [*SPECS, "/charts/matrix.json?matter=evil", "/charts/timeline.json?matter=evil"]:
        answer = site.get(address)
        assert answer.status_code == 200
        assert not re.search("[<>&\u202a-\u202e\x00-\x08\x1b]", answer.text), address
        assert answer.headers["x-content-type-options"] == "nosniff"
    shown = spec_of(site, "/charts/matrix.json?matter=evil")["data"]["values"][0]["speaker"]
    assert "<svg onload" in shown


def test_each_drawing_links_to_its_specification(shown, site: TestClient, kept) -> None:
    for page, expected in [
        ("/search", 1), ("/speakers/ida-moss", 1), ("/matters/matter-1", 2), ("/sources", 1),
    ]:  # fmt: skip
        tree = html.fromstring(shown(page))
        links = tree.xpath("//figure//a[@class='spec']")
        assert len(links) == expected, page
        for link in links:
            assert link.get("type") == "application/json"
            spec_of(site, link.get("href"))
        assert all(f.xpath(".//a[@class='spec']") for f in tree.xpath("//figure[@class='chart']"))


def test_scripts_are_the_sites_own_and_kept(shown, site: TestClient, kept) -> None:
    pytest.importorskip("js_lib_vega_embed", reason="needs Vega's files")
    (script,) = html.fromstring(shown("/sources")).xpath("//script")
    assert script.text is None and script.get("src").startswith("/static/charts.js?v=")
    for address in (script.get("src"), script.get("data-vega")):
        answer = site.get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "javascript" in answer.headers["Content-Type"]
        tag = {"If-None-Match": answer.headers["ETag"]}
        assert site.get(address, headers=tag).status_code == 304
    assert "vegaEmbed" in site.get(script.get("data-vega")).text


def test_without_vega_the_drawings_stay(path: Path, kept, monkeypatch) -> None:
    monkeypatch.setattr(scripts, "_PACKAGE", "no_such_package")
    caches = (scripts.vega_folder, scripts.scripts, render._environment)
    for cached in caches:
        cached.cache_clear()
    try:
        with TestClient(make_app(path), base_url="http://127.0.0.1") as client:
            tree = html.fromstring(client.get("/sources").text)
            assert client.get("/static/vega/vega-embed-full.js").status_code == 404
    finally:
        for cached in caches:
            cached.cache_clear()
    assert not tree.xpath("//script")
    assert tree.xpath("//figure//*[local-name()='svg']") and tree.xpath("//a[@class='spec']")
