"""HTML pages: text, what they say of themselves, and addresses."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.errors import (
    DateError,
    EmptyInput,
    InputError,
    InputTooLarge,
    NotText,
    UnreadableInput,
)
from onrecord.ingest import limits, read, read_all, url
from onrecord.ingest.dates import given_date, machine_date, plausible
from onrecord.ingest.metadata import people
from onrecord.ingest.outlets import best_outlet, without_slogan
from tests.shared import SHARED, needs_shared

BODY = "".join(
    f"<p>The harbour board of Velmark said on day {n} that ships were passing as before, and "
    f"that the {n} pilots on duty had been told to keep their records open to everyone.</p>"
    for n in range(2, 9)
)
PAGE = f"""<!doctype html><html lang="en-GB"><head>
<title>Strait stays open, board says | The Velmark Courier</title>
<meta property="og:site_name" content="The Velmark Courier | News you can sail by">
<meta property="og:title" content="Strait stays open">
<link rel="canonical" href="https://courier.example/strait">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "Person", "@id": "#a", "name": "Ana Torvald"}},
 {{"@type": "NewsArticle", "headline": "Strait stays open, board says",
   "datePublished": "2015-09-04T10:30:00+0200", "author": [{{"@id": "#a"}}, "Bo Lind and Cy Orr"],
   "publisher": {{"name": "The Velmark Courier"}}}}]}}</script></head>
<body><nav>Home News Sport</nav><article><h1>Strait stays open, board says</h1>{BODY}
<p><a href="/x">PILOTS ASKED FOR MORE PAY IN THE SPRING</a></p>
<p>The next meeting of the board is in the autumn, when a new chair will be chosen by lot.</p>
</article><section id="comments" class="comments"><p>A reader: I never saw a ship.</p></section>
<script>alert(1)</script></body></html>"""


def write(folder: Path, page: str | bytes, name: str = "page.html") -> Path:
    path = folder / name
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    return path


def test_a_page(tmp_path: Path) -> None:
    article = read(write(tmp_path, PAGE))
    assert article.title == "Strait stays open, board says"
    assert article.text.startswith("Strait stays open, board says\n")
    assert article.text.count("Strait stays open") == 1
    assert article.outlet == "The Velmark Courier"
    assert article.authors == ("Ana Torvald", "Bo Lind", "Cy Orr")
    assert article.published == "2015-09-04T10:30:00+02:00"
    assert article.url == "https://courier.example/strait"
    assert article.language == "en"
    assert "alert" not in article.text
    assert "I never saw a ship" not in article.text
    assert [s.of(article.text) for s in article.furniture] == [
        "PILOTS ASKED FOR MORE PAY IN THE SPRING"
    ]


def test_a_declared_language_that_the_text_contradicts(tmp_path: Path) -> None:
    french = "<p>Le ministre a déclaré mardi que le détroit restait ouvert aux navires.</p>" * 6
    page = f"<html lang=en><head><meta charset=utf-8></head><body><article>{french}</article>"
    assert read(write(tmp_path, page)).language == "fr"


def test_declared_charset(tmp_path: Path) -> None:
    text = "Die Behörde erklärte, die Straße bleibe für alle Schiffe geöffnet, müßte aber warten. "
    page = f"<html><head><meta charset=iso-8859-1></head><body><p>{text * 4}</p></body></html>"
    assert "Straße" in read(write(tmp_path, page.encode("latin-1"))).text


def test_broken_html(tmp_path: Path) -> None:
    page = (
        f"<html><head><title>Broken</title><body><div>{BODY}<p>and <b>so </i> <table><tr>x<td>\x00"
    )
    (found,) = read_all([write(tmp_path, page.replace("\x00", ""))])
    assert not isinstance(found, InputError)
    assert "harbour board" in found.text
    (found,) = read_all([write(tmp_path, page)])
    assert isinstance(found, NotText)


def test_pages_without_an_article(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput):
        read(write(tmp_path, "<html><body></body></html>"))


def test_pages_too_large(tmp_path: Path) -> None:
    with pytest.raises(InputTooLarge, match="bytes"):
        read(write(tmp_path, b"<html>" + b"a " * limits.MAX_PAGE_BYTES))
    with pytest.raises(InputTooLarge, match="elements"):
        read(write(tmp_path, b"<html><body>" + b"<a>" * 40_000 + b"end</a>"))


@pytest.mark.parametrize(
    ("name", "address", "outlet"),
    [
        ("The Velmark Courier | News you can sail by", None, "The Velmark Courier"),
        ("News you can sail by - Courier", "https://www.courier.example/1", "Courier"),
        ("Velmark TV (VTV)", None, "Velmark TV"),
        ("https://www.courier.example/", None, "courier.example"),
        ("@courier", None, "courier"),
        ("  ", None, None),
    ],
)
def test_outlets(name: str, address: str | None, outlet: str | None) -> None:
    assert without_slogan(name, url=address) == outlet


def test_the_better_written_outlet() -> None:
    assert best_outlet(["courier", "The Courier"]) == "The Courier"
    assert best_outlet(["eurocourier", None]) == "eurocourier"


def test_bylines() -> None:
    assert people(["By Ana Torvald, Bo Lind and Cy Orr"]) == ("Ana Torvald", "Bo Lind", "Cy Orr")
    assert people(["Torvald, Ana", "https://x.example/ana", "Ana Torvald"]) == ("Ana Torvald",)


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2015-09-04", "2015-09-04"),
        ("2015-09", "2015-09"),
        ("XXXX-09-04", "XXXX-09-04"),
        ("2015-09-05/2015-09-06", "2015-09-05/2015-09-06"),
        ("2015-09-04T10:00:00.123+0200", "2015-09-04T10:00:00+02:00"),
        ("2015-09-04 00:00:00", "2015-09-04"),
        ("Fri, 04 Sep 2015 10:00:00 GMT", "2015-09-04T10:00:00Z"),
        ("4 September 2015", "2015-09-04"),
        ("13/09/2015 10:00", "2015-09-13"),
        ("9.13.2015", "2015-09-13"),
        ("5/5/2015", "2015-05-05"),
        ("2015-9-4", "2015-09-04"),
    ],
)
def test_dates(said: str, date: str) -> None:
    assert given_date(said) == date


def test_a_date_with_two_readings_is_not_guessed() -> None:
    with pytest.raises(DateError, match="'04/09/2015' may be 2015-04-09 or 2015-09-04; write"):
        given_date("04/09/2015")


@pytest.mark.parametrize("said", ["2015-13-01", "31/02/2015", "4/9/15", "2015-02-30"])
def test_days_that_do_not_exist_are_no_dates(said: str) -> None:
    with pytest.raises(DateError, match=f"'{said}' is not a date"):
        given_date(said)


@pytest.mark.parametrize("said", ["1970-01-01", "2999-01-01", "", "yesterday", "2015-02-31"])
def test_dates_found_in_pages_must_be_plausible(said: str) -> None:
    assert plausible(machine_date(said)) is None


class Server(BaseHTTPRequestHandler):
    """A site of a few pages."""

    def do_GET(self) -> None:
        kind, body, status = "text/html; charset=utf-8", PAGE.encode(), 200
        if self.path == "/plain":
            kind, body = (
                "text/plain; charset=windows-1252",
                "“It is so,” she said.".encode("cp1252"),
            )
        elif self.path == "/gone":
            status = 404
        elif self.path == "/image":
            kind, body = "image/png", b"\x89PNG\r\n\x1a\n\x00"
        elif self.path == "/large":
            body = b"<p>" + b"a" * 5000
        elif self.path.startswith("/loop"):
            status = 302
        self.send_response(status)
        if status == 302:
            away = "file:///etc/passwd" if self.path == "/loop-file" else self.path
            self.send_header("Location", away)
        if self.path == "/gzip":
            self.send_header("Content-Encoding", "gzip")
            body = gzip.compress(body)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    url._pool().clear()


@pytest.mark.parametrize("path", ["/page", "/gzip"])
def test_an_address(site: str, path: str) -> None:
    article = read(f"{site}{path}")
    assert article.title == "Strait stays open, board says"
    assert article.source == f"{site}{path}"


def test_an_address_of_plain_text(site: str) -> None:
    article = read(f"{site}/plain")
    assert (article.text, article.url) == ("“It is so,” she said.", f"{site}/plain")


@pytest.mark.parametrize(
    ("path", "error", "message"),
    [
        ("/gone", UnreadableInput, "404"),
        ("/image", NotText, "PNG"),
        ("/loop", UnreadableInput, "redirect"),
        ("/loop-file", UnreadableInput, "file"),
    ],
)
def test_addresses_that_fail(site: str, path: str, error: type[InputError], message: str) -> None:
    with pytest.raises(error, match=message):
        read(site + path)


def test_an_address_with_too_much(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "MAX_PAGE_BYTES", 1000)
    with pytest.raises(InputTooLarge):
        read(f"{site}/large")


def test_an_address_where_no_one_listens() -> None:
    with pytest.raises(UnreadableInput, match="cannot be reached"):
        read("http://127.0.0.1:9/")


REAL = {
    "au_NineNews_2024_05_02": ("Nearly 3000 pages", "9News", "2024-01-07"),
    "uk_Nature_2025_11_04": ("How to fight climate change", None, "2025-11-03"),
    "uk_TheMirror_2024_08_05": ("UK riots LIVE", "The Mirror", "2024-08-04"),
    "us_Reuters_2024_03_07": ("Israeli tank 'likely'", "Reuters", "2024-03-07"),
    "us_TheNation_2024_01_11": ("Chris Christie’s Exit", "The Nation", "2024-01-11"),
    "us_VoiceOfAmerica_2024_04_28": ("America's child care", "Voice of America", "2024-04-28"),
    "us_WorldTruth_2023_04_28": ("The Mother of All", "WorldTruth.Tv", "2021-12-25"),
}


@needs_shared("data/pages")
@pytest.mark.parametrize("name", REAL)
def test_real_pages(name: str) -> None:
    title, outlet, published = REAL[name]
    article = read(SHARED / "data" / "pages" / f"{name}.html.gz")
    assert (article.title or "").startswith(title)
    assert outlet is None or article.outlet == outlet
    assert (article.published or "")[:10] == published
    assert article.language == "en"
    assert article.authors
    assert len(article.text) > 2000
