"""Who may do what in a record that is served."""

import re
import sqlite3
from contextlib import closing

import pytest
from accounts_logins import log_in
from served import client

from onrecord.errors import AccountError, UnknownName
from onrecord.record import Record
from onrecord.serve.accounts import Accounts, access_to
from onrecord.serve.accounts.database import accounts_path
from onrecord.serve.api import make_api

PAGES = ["/", "/judged", "/api/v1/statements", "/api/v1/openapi.json", "/api/v1/export", "/nothing"]


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def judgement(news):
    with Record(news) as record:
        one = next(record.statements())
    return {"subject": "statement", "id": one.id, "verdict": "accept"}


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_reads_nothing(browser, page):
    stranger = browser()
    for headers in ({}, bearer("onrecord_guess"), {"Authorization": "Basic cml0YTp4"}):
        answer = stranger.get(page, headers=headers)
        assert answer.status_code == (401 if page.startswith("/api/") else 303)
        assert "Doreva" not in answer.text
    if page.startswith("/api/"):
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_stranger_changes_nothing(browser):
    stranger = browser()
    assert stranger.post("/judge", data={"verdict": "reject"}).status_code == 401
    assert stranger.post("/api/v1/judgements", json={}).status_code == 401


@pytest.mark.parametrize("cookie", ["x", "x.y", "a" * 43 + "." + "0" * 64])
def test_a_made_up_session_is_no_ones(browser, cookie):
    stranger = browser(cookies={"onrecord_session": cookie})
    assert stranger.get("/").status_code == 303


def test_a_reader_reads_and_cannot_judge(browser, accounts, news):
    reader = browser()
    log_in(reader, "rita")
    who = reader.get("/").json()
    assert (who["name"], who["role"]) == ("rita", "reader")
    assert reader.get("/api/v1/statements").status_code == 200
    sent = {"verdict": "reject", "csrf": who["csrf"]}
    assert reader.post("/judge", data=sent).status_code == 403
    headers = {"X-CSRF-Token": who["csrf"]}
    refused = reader.post("/api/v1/judgements", json=judgement(news), headers=headers)
    assert refused.status_code == 403
    token = accounts.tokens.add(accounts.users.get("rita"))
    refused = browser().post("/api/v1/judgements", json=judgement(news), headers=bearer(token))
    assert refused.status_code == 403
    with Record(news) as record:
        assert record.judgements.list() == []


def test_a_reviewer_judges_under_their_own_name(browser, accounts, news):
    reviewer = browser()
    log_in(reviewer, "vera")
    csrf = reviewer.get("/").json()["csrf"]
    assert reviewer.post("/judge", data={"verdict": "reject", "csrf": csrf}).json() == [
        "vera: reject"
    ]
    made = reviewer.post("/api/v1/judgements", json=judgement(news), headers={"X-CSRF-Token": csrf})
    assert made.status_code == 201 and made.json()["user"] == "vera"
    token = accounts.tokens.add(accounts.users.get("vera"))
    made = browser().post("/api/v1/judgements", json=judgement(news), headers=bearer(token))
    assert made.status_code == 201
    accounts.users.add("ada", "an admin's words", role="admin")
    accounts.users.add("otto", "another's words", role="reviewer")
    address = f"/api/v1/judgements/{made.json()['number']}/withdrawal"
    for name, status in (("rita", 403), ("otto", 403), ("ada", 200), ("vera", 422)):
        token = accounts.tokens.add(accounts.users.get(name))
        assert browser().post(address, headers=bearer(token)).status_code == status, name


def test_a_role_that_is_changed_holds_at_once(browser, accounts):
    reviewer = browser()
    log_in(reviewer, "vera")
    csrf = reviewer.get("/").json()["csrf"]
    accounts.users.set_role("vera", "reader")
    assert reviewer.post("/judge", data={"verdict": "x", "csrf": csrf}).status_code == 403
    accounts.users.remove("vera")
    assert reviewer.get("/").status_code == 303


def test_a_revoked_token_stops_working_at_once(browser, accounts):
    program = browser()
    token = accounts.tokens.add(accounts.users.get("rita"), label="notebook")
    other = accounts.tokens.add(accounts.users.get("rita"))
    assert program.get("/api/v1/counts", headers=bearer(token)).status_code == 200
    accounts.tokens.revoke(accounts.tokens.all()[0].number)
    assert program.get("/api/v1/counts", headers=bearer(token)).status_code == 401
    assert program.get("/api/v1/counts", headers=bearer(other)).status_code == 200
    accounts.users.remove("rita")
    assert program.get("/api/v1/counts", headers=bearer(other)).status_code == 401


def test_a_wrong_token_is_not_saved_by_a_right_cookie(browser):
    reader = browser()
    log_in(reader, "rita")
    assert reader.get("/api/v1/counts", headers=bearer("onrecord_x")).status_code == 401


def test_nothing_that_lets_anyone_in_is_kept(browser, accounts):
    reader = browser()
    log_in(reader, "rita")
    token = accounts.tokens.add(accounts.users.get("rita"))
    session = reader.cookies["onrecord_session"].split(".")[0]
    with closing(sqlite3.connect(accounts.path)) as database:
        dump = "\n".join(database.iterdump())
    for secret in (token, session, "a reader's words"):
        assert secret not in dump
    assert re.search(r"\$argon2id\$", dump)


def test_accounts_are_beside_the_record_not_in_it(accounts, news):
    assert accounts.path == news.with_name("news.accounts.db")
    assert accounts.path.stat().st_mode & 0o077 == 0
    assert b"rita" not in news.read_bytes()


def test_a_record_without_users_is_served_to_this_machine_only(news):
    assert access_to(news).local
    assert access_to(news, host="::1").local
    for host, names in [("0.0.0.0", ()), ("192.0.2.1", ()), ("127.0.0.1", ["news.example"])]:
        with pytest.raises(AccountError, match="users add"):
            access_to(news, host=host, names=names)
    Accounts.of(news).users.add("ines", "long enough words")
    assert not access_to(news).local
    assert not access_to(news, host="0.0.0.0").local


def test_looking_for_users_makes_no_file(news):
    assert access_to(news).local
    assert not accounts_path(news).exists()


def test_the_api_alone_is_guarded_too(news, accounts):
    with client(make_api(news)) as api:
        assert api.get("/counts").status_code == 401
        token = accounts.tokens.add(accounts.users.get("rita"))
        described = api.get("/openapi.json", headers=bearer(token)).json()
        assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


@pytest.mark.parametrize("name", ["", " x", "a/b", "x" * 65, "Rita", "RITA"])
def test_names_that_will_not_do(accounts, name):
    with pytest.raises(AccountError):
        accounts.users.add(name, "long enough words")


@pytest.mark.parametrize("password", ["", "short", "x" * 1025, "longname"])
def test_passwords_that_will_not_do(accounts, password):
    with pytest.raises(AccountError):
        accounts.users.add("longname", password)
    with pytest.raises(UnknownName):
        accounts.users.get("longname")


def test_accounts_of_an_earlier_version_are_brought_up_to_date(accounts, browser):
    with closing(sqlite3.connect(accounts.path)) as database:
        database.execute("ALTER TABLE users DROP COLUMN disabled")
        database.execute("PRAGMA user_version = 0")
        database.commit()
    assert [user.disabled for user in accounts.users.all()] == [False, False]
    accounts.users.set_disabled("RITA", True)
    reader = browser()
    assert log_in(reader, "rita").status_code == 401
    assert accounts.users.get("rita").disabled
