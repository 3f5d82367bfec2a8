"""Judging: a form, a judgement in the log, and back to the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from starlette.testclient import TestClient
from web_cases import reversal

from onrecord.record import Record

Send = Callable[..., tuple[int, str]]


@pytest.fixture
def send(site: TestClient) -> Send:
    """Send a form of a page, as a browser without scripts does: its status and where it leads."""

    def post(page: str, button: str | None = None, **fields: str) -> tuple[int, str]:
        tree = html.fromstring(site.get(page).text)
        tree.make_links_absolute(f"http://127.0.0.1{page}")
        wanted = "correct" if any(name.startswith("to_") for name in fields) else button
        form = next(
            f
            for f in tree.xpath("//form[@class='judge'] | //form[contains(@action,'withdrawal')]")
            if button is None
            or f.xpath(f".//button[@value='{wanted}'] | .//input[@value='{wanted}']")
        )
        given = dict(form.form_values()) | fields
        if button:
            given["verdict"] = button
        answer = site.post(form.action, data=given, headers={"Origin": "http://127.0.0.1"})
        return answer.status_code, answer.headers.get("location", "")

    return post


def test_a_relation_is_accepted_and_waits_no_more(send: Send, site, path, kept) -> None:
    relation = reversal(kept["ferries"][0], kept["admitted"][0])
    page = f"/relations/{relation.id}"
    assert send(page, "accept", reason="I read both.") == (303, f"{page}#judgements")
    with Record(path) as record:
        (found,) = record.judgements.list(subject="relation", id=relation.id)
    assert (found.verdict, found.reason) == ("accept", "I read both.")
    assert "I read both." in site.get(page).text
    assert relation.id not in site.get("/relations").text
    assert relation.id in site.get("/relations?all=1").text


def test_a_rejected_statement_is_shown_nowhere_but_on_its_page(send: Send, site, kept) -> None:
    statement = kept["admitted"][0]
    page = f"/statements/{statement.id}"
    assert send(page, "reject", reason="A joke.")[0] == 303
    assert statement.id not in site.get("/search?words=ferries").text
    assert "A joke." in site.get(page).text
    assert send(page)[0] in (303, 400)


def test_a_judgement_is_taken_back(send: Send, site, path, kept) -> None:
    statement = kept["admitted"][0]
    page = f"/statements/{statement.id}"
    send(page, "reject", reason="A joke.")
    tree = html.fromstring(site.get(page).text)
    (form,) = [f for f in tree.forms if "withdrawal" in (f.get("action") or "")]
    answer = site.post(form.action, data=dict(form.form_values()))
    assert answer.status_code == 303
    assert statement.id in site.get("/search?words=ferries").text
    assert "taken back" in site.get(page).text


def test_a_statement_is_corrected(send: Send, site, kept) -> None:
    page = f"/statements/{kept['ferries'][3].id}"
    assert send(page, "correct", to_act="accuse", to_speaker="Ida Moss")[0] == 303
    assert "Ida Moss" in site.get(page).text
    assert "accuse" in site.get(page).text
    assert site.get("/speakers/ida-moss").status_code == 200


@pytest.mark.parametrize(
    ("button", "fields"),
    [("comment", {}), ("correct", {"to_act": ""}), ("correct", {"to_said": "yesterday"}),
     ("correct", {"to_stance": "maybe"})],
)  # fmt: skip
def test_what_cannot_be_judged_so_is_said(send: Send, path, kept, button: str, fields) -> None:
    page = f"/statements/{kept['admitted'][0].id}"
    assert send(page, button, **fields)[0] == 400
    with Record(path) as record:
        assert not record.judgements.list()


def test_a_form_of_another_site_is_refused(site: TestClient, path, kept) -> None:
    action = f"/statements/{kept['admitted'][0].id}/judgements"
    tree = html.fromstring(site.get(f"/statements/{kept['admitted'][0].id}").text)
    token = tree.xpath("//input[@name='csrf']/@value")[0]
    fields = {"csrf": token, "verdict": "reject"}
    foreign = site.post(action, data=fields, headers={"Origin": "http://evil.example"})
    untold = site.post(action, data=fields, headers={"Sec-Fetch-Site": "cross-site"})
    without = site.post(action, data={"verdict": "reject"})
    wrong = site.post(action, data=fields | {"csrf": "0" * 64})
    assert [a.status_code for a in (foreign, untold, without, wrong)] == [403] * 4
    with Record(path) as record:
        assert not record.judgements.list()


def test_only_what_there_is_can_be_judged(site: TestClient, kept) -> None:
    page = f"/statements/{kept['admitted'][0].id}"
    token = html.fromstring(site.get(page).text).xpath("//input[@name='csrf']/@value")[0]
    fields = {"csrf": token, "verdict": "accept"}
    assert site.post("/articles/x/judgements", data=fields).status_code == 400
    assert site.post("/statements/ffff/judgements", data=fields).status_code in (400, 404)
    assert site.post("/judgements/99/withdrawal", data=fields).status_code == 404
    assert (
        site.post(f"{page}/judgements", data={"csrf": token, "verdict": "merge"}).status_code == 400
    )
