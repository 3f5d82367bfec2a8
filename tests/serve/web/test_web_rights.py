"""Who may do what through the whole site: strangers, readers, reviewers, and forged forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.routing import RouteContext, iter_route_contexts
from lxml import html
from starlette.testclient import TestClient
from test_web_pages import LISTS, every

from onrecord.record import Record
from onrecord.serve.accounts import Access, Accounts
from onrecord.serve.web.app import make_app

BASE = "http://127.0.0.1"
PASSWORDS = {"rita": "a reader's words", "vera": "a reviewer's words"}

LogIn = Callable[[str], TestClient]


@pytest.fixture
def app(path: Path, kept, monkeypatch: pytest.MonkeyPatch):
    """The site of a record with two users: Rita reads, Vera reviews."""
    from argon2 import PasswordHasher

    from onrecord.serve.accounts import users

    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(users, "_hasher", lambda: quick)
    users._hash_of_no_one.cache_clear()
    accounts = Accounts.of(path)
    accounts.users.add("rita", PASSWORDS["rita"], role="reader")
    accounts.users.add("vera", PASSWORDS["vera"], role="reviewer")
    return make_app(path, access=Access(accounts, frozenset({"127.0.0.1"}), accounts.key()))


def browser(app) -> TestClient:
    return TestClient(app, base_url=BASE, follow_redirects=False)


@pytest.fixture
def log_in(app) -> LogIn:
    def enter(name: str) -> TestClient:
        client = browser(app)
        (form,) = html.fromstring(client.get("/login").text).forms
        given = {**dict(form.form_values()), "name": name, "password": PASSWORDS[name]}
        answer = client.post("/login", data=given)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        return client

    return enter


def routes(app) -> Iterator[RouteContext]:
    """Those of the pages; the API is mounted, and has tests of its own."""
    yield from (route for route in iter_route_contexts(app.routes) if route.methods)


def posted(app) -> Iterator[str]:
    """The address of everything that takes a form, with something for each part of it."""
    for route in routes(app):
        if "POST" in route.methods:
            yield re.sub(r"\{[^}]+\}", "1", route.path)


def test_a_stranger_is_led_to_the_login_page(app, kept) -> None:
    stranger = browser(app)
    for address in every(kept):
        answer = stranger.get(address)
        assert answer.status_code == 303, address
        assert answer.headers["location"].startswith("/login?next="), address
        assert "Moss" not in answer.text
    for address in ("/api/v1/statements", "/api/v1/search?q=ferry"):
        assert stranger.get(address).status_code == 401
    assert stranger.get("/files/csv?words=ferry").status_code == 303


def test_a_reader_reads_everything_and_judges_nothing(app, log_in: LogIn, kept, path) -> None:
    reader = log_in("rita")
    for address in every(kept):
        page = reader.get(address)
        assert page.status_code == 200, address
        forms = [f for f in html.fromstring(page.text).forms if f.method == "POST"]
        assert [f.get("action") for f in forms] == ["/logout"], address
    token = html.fromstring(reader.get("/").text).xpath("//input[@name='csrf']/@value")[0]
    action = f"/statements/{kept['admitted'][0].id}/judgements"
    refused = reader.post(action, data={"csrf": token, "verdict": "reject"})
    assert refused.status_code == 403 and "may read, not judge" in refused.text
    with Record(path) as record:
        assert not record.judgements.list(withdrawn=True)


def test_a_reviewer_judges_and_another_may_not_take_it_back(log_in: LogIn, kept, path) -> None:
    reviewer, page = log_in("vera"), f"/statements/{kept['admitted'][0].id}"
    token = html.fromstring(reviewer.get(page).text).xpath("//input[@name='csrf']/@value")[0]
    sent = {"csrf": token, "verdict": "comment", "reason": "Odd."}
    assert reviewer.post(f"{page}/judgements", data=sent).status_code == 303
    with Record(path) as record:
        (made,) = record.judgements.list()
        other = record.judgements.add("statement", made.subject_id, "accept", user="otto")
    assert made.user == "vera"
    own, others = (f"/judgements/{n}/withdrawal" for n in (made.number, other.number))
    assert reviewer.post(others, data={"csrf": token}).status_code == 403
    assert reviewer.post(own, data={"csrf": token}).status_code == 303


def test_no_form_is_taken_without_its_token(app, log_in: LogIn, path) -> None:
    reviewer, addresses = log_in("vera"), list(posted(app))
    assert len(addresses) >= 4 and "/logout" in addresses
    for address in addresses:
        for token in ({}, {"csrf": ""}, {"csrf": "0" * 64}):
            answer = reviewer.post(address, data={"verdict": "accept", **token})
            assert answer.status_code == 403, (address, token)
    with Record(path) as record:
        assert not record.judgements.list(withdrawn=True)
    assert reviewer.get("/").status_code == 200


def test_the_token_of_one_session_is_no_good_in_another(log_in: LogIn, kept) -> None:
    first, second = log_in("vera"), log_in("vera")
    token = html.fromstring(first.get("/").text).xpath("//input[@name='csrf']/@value")[0]
    action = f"/statements/{kept['admitted'][0].id}/judgements"
    sent = {"csrf": token, "verdict": "accept"}
    assert second.post(action, data=sent).status_code == 403
    assert first.post(action, data=sent).status_code == 303


def test_nothing_that_changes_the_record_is_a_link(app) -> None:
    changing = [
        route for route in routes(app)
        if any(word in route.path for word in ("judgements", "withdrawal", "logout"))
    ]  # fmt: skip
    assert len(changing) >= 3
    assert all(route.methods == {"POST"} for route in changing)


def test_one_who_logged_out_is_a_stranger_again(log_in: LogIn) -> None:
    reader = log_in("rita")
    cookie = dict(reader.cookies)
    (form,) = [f for f in html.fromstring(reader.get("/").text).forms if f.method == "POST"]
    assert reader.post("/logout", data=dict(form.form_values())).status_code == 303
    reader.cookies.update(cookie)
    assert reader.get("/").status_code == 303


@pytest.mark.parametrize("address", [*LISTS, "/nowhere", "/api/v1/counts", "/files/csv"])
def test_head_is_answered_as_get_without_its_body(site: TestClient, address: str) -> None:
    got, head = site.get(address), site.head(address)
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("content-type", "content-length", "etag", "content-security-policy"):
        assert head.headers.get(name) == got.headers.get(name), name
