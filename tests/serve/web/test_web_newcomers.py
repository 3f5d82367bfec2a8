"""What a person sees first: the login, the way to the account, a list that says nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.serve.accounts import Access, Accounts
from onrecord.serve.web.app import make_app
from onrecord.statements import Article

BASE = "http://127.0.0.1"
WORDS = "long enough words"


@pytest.fixture
def stranger(path: Path, kept, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    from argon2 import PasswordHasher

    from onrecord.serve.accounts import users

    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(users, "_hasher", lambda: quick)
    users._hash_of_no_one.cache_clear()
    accounts = Accounts.of(path)
    accounts.users.add("ada", WORDS, role="admin")
    accounts.users.add("rita", WORDS, role="reader")
    access = Access(accounts, frozenset({"127.0.0.1"}), accounts.key())
    return TestClient(make_app(path, access=access), base_url=BASE)


def log_in(client: TestClient, name: str, password: str):
    (form,) = html.fromstring(client.get("/login").text).forms
    fields = {**dict(form.form_values()), "name": name, "password": password}
    return client.post("/login", data=fields)


def field(page: str, name: str):
    (found,) = html.fromstring(page).xpath(f"//main//input[@name='{name}']")
    return found


def test_the_cursor_stands_in_the_name(stranger: TestClient) -> None:
    page = stranger.get("/login").text
    assert field(page, "name").get("autofocus") is not None
    assert field(page, "password").get("autofocus") is None


def test_after_a_wrong_password_only_the_password_is_typed_again(stranger: TestClient) -> None:
    answer = log_in(stranger, '"><b>ada', "not the password")
    assert answer.status_code == 401
    assert field(answer.text, "name").get("value") == '"><b>ada'
    assert not field(answer.text, "password").get("value")
    assert field(answer.text, "password").get("autofocus") is not None
    assert "not the password" not in answer.text


@pytest.mark.parametrize(
    ("name", "ways"), [("ada", ["/account", "/users"]), ("rita", ["/account"])]
)
def test_the_way_to_the_account_is_in_the_head(
    stranger: TestClient, name: str, ways: list[str]
) -> None:
    page = html.fromstring(log_in(stranger, name, WORDS).text)
    assert page.xpath("//header//nav//a/@href")[-len(ways) :] == ways
    head = html.fromstring(stranger.get("/account").text)
    assert head.xpath("//header//a[@aria-current='page']/@href") == ["/account"]


def test_nobody_has_an_account_on_the_own_machine(shown) -> None:
    assert "/account" not in html.fromstring(shown("/")).xpath("//header//a/@href")


def test_the_opening_of_an_article_does_not_say_its_title_again(tmp_path: Path) -> None:
    path = tmp_path / "titles.db"
    with Record(path) as record:
        record.add(Article("Ferry is late\n\nThe boat came on Monday.", title="Ferry is late"), [])
        record.add(Article("Nobody was hurt in Veld.", title="Storm"), [])
    with TestClient(make_app(path), base_url=BASE) as site:
        page = html.fromstring(site.get("/articles").text)
    openings = sorted(one.text_content() for one in page.xpath("//p[@class='opening']"))
    assert openings == ["Nobody was hurt in Veld.", "The boat came on Monday."]


def test_relations_that_wait_have_the_whole_width_of_the_first_page(shown) -> None:
    page = html.fromstring(shown("/"))
    (waiting,) = page.xpath("//section[@aria-labelledby='waiting']")
    assert waiting.xpath(".//*[contains(@class, 'sides')]")
    assert not waiting.xpath("ancestor::*[contains(@class, 'columns')]")
