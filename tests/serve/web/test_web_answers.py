"""Headers, files, errors: what the browser and other programs are told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.serve.web.app import make_app
from onrecord.serve.web.headers import HEADERS


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/search?since=x", "/static/onrecord.css", "/files/csv"]
)
def test_every_answer_has_the_headers(site: TestClient, address: str) -> None:
    headers = site.get(address).headers
    for name, value in HEADERS.items():
        assert headers[name] == value, name
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_pages_load_nothing_from_elsewhere_and_have_nothing_inline(shown) -> None:
    page = shown("/")
    assert "<script" not in page and "<style" not in page and " style=" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_static_files_are_kept_and_known_again(site: TestClient, shown) -> None:
    address = shown("/").split('rel="stylesheet" href="')[1].split('"')[0]
    sheet = site.get(address)
    assert sheet.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    again = site.get(address, headers={"If-None-Match": sheet.headers["ETag"]})
    assert again.status_code == 304
    assert site.get("/").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/articles/ffffffffffff", "/statements/zz", "/speakers/nobody", "/matters/none",
     "/relations/none", "/files/exe", "/static/none.css", "/static/../app.py",
     "/statements/" + "a" * 3000],
)  # fmt: skip
def test_what_is_not_there(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_a_missing_page_is_a_page(site: TestClient) -> None:
    answer = site.get("/statements/0123456789abcdef")
    assert "<h1>Not here</h1>" in answer.text
    assert "no statement called" in answer.text


def test_a_fault_of_ours_is_no_traceback(path: Path, kept, monkeypatch) -> None:
    from onrecord.serve.web.pages import home

    def broken(record: object) -> object:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(home, "home_page", broken)
    with TestClient(
        make_app(path), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        answer = client.get("/")
    assert answer.status_code == 500
    assert "Something went wrong" in answer.text and "secret" not in answer.text
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_a_record_that_goes_away_is_told(path: Path, kept) -> None:
    with TestClient(make_app(path), base_url="http://127.0.0.1") as client:
        path.unlink()
        answer = client.get("/")
    assert answer.status_code == 503
    assert str(path) not in answer.text


def test_files_of_what_a_page_shows(site: TestClient, kept) -> None:
    answer = site.get("/files/csv?speaker=moss&form=direct")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="onrecord.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == 3
    lines = site.get("/files/jsonl?matter=matter-1").text.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {
        kept[name][0].id for name in ("ferries", "admitted")
    }
    assert "@context" in site.get(f"/files/jsonld?statement={kept['evil'][0].id}").json()
    assert site.get("/files/ris?who=oren-tal").text.count("TY  - ") == 1
    assert "Ferries stop" in site.get(f"/files/bibtex?article={kept['ferries'][0].article.id}").text
    assert len(site.get("/files/csl").json()) == 4


def test_every_link_to_a_file_works(site: TestClient, shown) -> None:
    from lxml import html

    links = html.fromstring(shown("/search?words=ferries")).xpath("//nav[@class='files']//a/@href")
    assert len(links) == 6
    for link in links:
        assert site.get(link).status_code == 200, link


def test_too_much_for_one_file_is_refused(site: TestClient, monkeypatch) -> None:
    from onrecord.serve.web.pages import files

    monkeypatch.setattr(files, "MOST", 3)
    answer = site.get("/files/csv")
    assert answer.status_code == 413
    assert "onrecord export" in answer.text


def test_another_name_for_this_machine_is_refused(path: Path, kept) -> None:
    with TestClient(make_app(path), base_url="http://evil.example") as client:
        assert client.get("/").status_code == 421


def test_the_api_is_beside_the_pages(site: TestClient) -> None:
    answer = site.get("/api/v1/counts")
    assert answer.status_code == 200
    assert answer.json()["articles"] == 4
