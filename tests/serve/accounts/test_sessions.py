"""Logging in, forms, and pages elsewhere that would like to use both."""

import sqlite3
import time
from contextlib import closing

import pytest
from accounts_logins import log_in

from onrecord.serve.accounts import throttle
from onrecord.serve.accounts.accounts import Accounts

OTHER = "https://elsewhere.example"


def csrf(browser):
    return browser.get("/").json()["csrf"]


def test_a_session_begins_and_ends(browser):
    reader = browser()
    answer = log_in(reader, "rita", next="/judged")
    assert (answer.status_code, answer.headers["location"]) == (303, "/judged")
    kept = dict(reader.cookies)
    assert reader.get("/").status_code == 200
    assert reader.post("/logout", data={"csrf": csrf(reader)}).status_code == 303
    assert "onrecord_session" not in reader.cookies
    assert reader.get("/").status_code == 303
    assert browser(cookies=kept).get("/").status_code == 303, "a copied cookie ends with it"


def test_cookies_are_not_for_scripts_or_other_sites(browser):
    plain, encrypted = browser(), browser(base_url="https://127.0.0.1")
    for one, secure in ((plain, False), (encrypted, True)):
        shown = one.get("/login").headers["set-cookie"]
        begun = log_in(one, "rita").headers["set-cookie"]
        for cookie in (shown, begun):
            assert "httponly" in cookie.lower() and "samesite=lax" in cookie.lower()
            assert ("secure" in cookie.lower()) == secure


def test_a_session_that_was_there_before_the_login_is_not_used(browser, accounts):
    """Session fixation: the id that someone planted is worth nothing after the login."""
    attacker = browser()
    log_in(attacker, "rita")
    planted = attacker.cookies["onrecord_session"]
    victim = browser(cookies={"onrecord_session": planted})
    assert log_in(victim, "vera").cookies["onrecord_session"] != planted
    assert browser(cookies={"onrecord_session": planted}).get("/").status_code == 303


def test_each_login_has_a_new_id(browser):
    seen = set()
    for _ in range(3):
        one = browser()
        log_in(one, "rita")
        seen.add(one.cookies["onrecord_session"])
    assert len(seen) == 3


def test_a_new_password_ends_the_sessions(browser, accounts):
    reader = browser()
    log_in(reader, "rita")
    accounts.users.set_password("rita", "quite other words")
    assert reader.get("/").status_code == 303
    assert log_in(browser(), "rita").status_code == 401
    assert log_in(browser(), "rita", "quite other words").status_code == 303


def test_a_session_does_not_last_for_ever(browser, monkeypatch):
    reader = browser()
    log_in(reader, "rita")
    later = time.time() + 8 * 24 * 3600
    monkeypatch.setattr("onrecord.serve.accounts.sessions.time.time", lambda: later)
    assert reader.get("/").status_code == 303


@pytest.mark.parametrize("headers", [
    {"Origin": OTHER},
    {"Origin": "null"},
    {"Origin": "http://[::1"},
    {"Origin": "http://127.0.0.1:9000"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
])  # fmt: skip
def test_a_stolen_form_cannot_be_sent_from_another_site(browser, local, headers):
    reviewer = browser()
    log_in(reviewer, "vera")
    for one in (reviewer, local):
        sent = {"verdict": "reject", "csrf": csrf(one)}
        assert one.post("/judge", data=sent, headers=headers).status_code == 403
        body = {"subject": "statement", "id": "0" * 16, "verdict": "reject"}
        refused = one.post("/api/v1/judgements", json=body, headers=headers)
        assert refused.status_code == 403
        assert refused.headers["content-type"] == "application/problem+json"
        assert one.get("/judged").json() == []
        own = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}
        assert one.post("/judge", data=sent, headers=own).status_code == 200


def test_a_form_is_good_for_its_session_only(browser):
    first, second = browser(), browser()
    log_in(first, "vera")
    log_in(second, "vera")
    for token in (csrf(first), "", "0" * 64, None):
        sent = {"verdict": "reject"} | ({} if token is None else {"csrf": token})
        assert second.post("/judge", data=sent).status_code == 403
    old = csrf(second)
    second.post("/logout", data={"csrf": old})
    log_in(second, "vera")
    assert second.post("/judge", data={"verdict": "reject", "csrf": old}).status_code == 403


def test_with_a_cookie_the_api_wants_the_form_token(browser, news):
    reviewer = browser()
    log_in(reviewer, "vera")
    body = {"subject": "statement", "id": "0" * 16, "verdict": "reject"}
    assert "X-CSRF-Token" in reviewer.post("/api/v1/judgements", json=body).json()["detail"]


def test_a_form_must_be_a_form_and_short(browser, local):
    token = csrf(local)
    assert local.post("/judge", json={"csrf": token}).status_code == 415
    long = {"csrf": token, "verdict": "x" * 300_000}
    assert local.post("/judge", data=long).status_code == 413
    many = {"csrf": token} | {f"field{number}": "1" for number in range(1001)}
    assert local.post("/judge", data=many).status_code == 413


def test_a_login_cannot_be_sent_from_another_site_or_without_its_page(browser):
    victim = browser()
    data = {"name": "rita", "password": "a reader's words"}
    assert victim.post("/login", data=data).status_code == 403
    token = browser().get("/login").text.split("|")[0]
    assert victim.post("/login", data={**data, "csrf": token}).status_code == 403
    token = victim.get("/login").text.split("|")[0]
    sent = {**data, "csrf": token}
    assert victim.post("/login", data=sent, headers={"Origin": OTHER}).status_code == 403
    assert victim.post("/login", data=sent).status_code == 303


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "127.0.0.1:80:80", "127.0.0.2"]
)
def test_a_name_that_suddenly_means_this_machine_is_refused(local, host):
    for method, path in [("GET", "/"), ("POST", "/judge"), ("GET", "/api/v1/statements")]:
        answer = local.request(method, path, headers={"Host": host})
        assert answer.status_code == 421
        assert "Doreva" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000"])
def test_this_machine_has_several_names(local, host):
    assert local.get("/", headers={"Host": host}).json()["role"] == "admin"


def test_local_use_is_not_for_a_proxy(local):
    assert local.get("/", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 403


def test_where_to_go_after_the_login_is_never_another_site(browser):
    for wanted in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example",
                   "javascript:alert(1)", "/a\nb", ""):  # fmt: skip
        answer = log_in(browser(), "rita", next=wanted)
        assert answer.headers["location"] == "/", wanted
    stranger = browser().get("/judged?speaker=a&page=2")
    assert stranger.headers["location"] == "/login?next=/judged%3Fspeaker%3Da%26page%3D2"


def test_guessing_is_slowed_by_name_over_restarts(browser, accounts):
    for _ in range(throttle.PER_NAME):
        answer = log_in(browser(), "rita", "wrong words")
        assert answer.status_code == 401 and "wrong" in answer.text
    for password in ("wrong words", None):
        answer = log_in(browser(), "RITA", password or "a reader's words")
        assert answer.status_code == 429
        assert 0 < int(answer.headers["retry-after"]) <= throttle.WINDOW
    again = Accounts(accounts.path)
    assert isinstance(again.log_in("rita", "a reader's words", address="192.0.2.9"), int)
    assert log_in(browser(), "vera").status_code == 303, "others may still come"


def test_guessing_is_slowed_by_address(accounts):
    for number in range(throttle.PER_ADDRESS):
        assert accounts.log_in(f"name{number}", "wrong words", address="192.0.2.1") is None
    assert isinstance(accounts.log_in("vera", "a reviewer's words", address="192.0.2.1"), int)
    assert not isinstance(accounts.log_in("vera", "a reviewer's words", address="192.0.2.2"), int)


def test_waiting_helps_and_a_right_login_forgets_the_wrong_ones(accounts, monkeypatch):
    for _ in range(throttle.PER_NAME - 1):
        accounts.log_in("rita", "wrong words", address="192.0.2.1")
    assert accounts.log_in("rita", "a reader's words", address="192.0.2.1").name == "rita"
    for _ in range(throttle.PER_NAME):
        assert accounts.log_in("rita", "wrong words", address="192.0.2.1") is None
    later = time.time() + throttle.WINDOW + 1
    monkeypatch.setattr(throttle.time, "time", lambda: later)
    assert accounts.log_in("rita", "a reader's words", address="192.0.2.1").name == "rita"


def test_a_password_typed_as_a_name_is_not_kept(accounts):
    accounts.log_in("my secret words", "", address="192.0.2.1")
    with closing(sqlite3.connect(accounts.path)) as database:
        assert "my secret words" not in "\n".join(database.iterdump())


def test_passwords_and_tokens_are_not_logged(browser, accounts, caplog, capfd):
    caplog.set_level(1)
    token = accounts.tokens.add(accounts.users.get("rita"))
    log_in(browser(), "rita")
    log_in(browser(), "rita", "wrong words")
    browser().get("/api/v1/counts", headers={"Authorization": f"Bearer {token}"})
    logged = caplog.text + "".join(capfd.readouterr())
    assert not any(secret in logged for secret in ("a reader's words", "wrong words", token))
