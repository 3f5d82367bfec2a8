"""Users and tokens on the web: for admins, and one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient
from test_web_pages import Balanced, words

from onrecord.serve.accounts import Access, Accounts
from onrecord.serve.web.app import make_app

BASE = "http://127.0.0.1"
WORDS = "long enough words"

LogIn = Callable[..., TestClient]


@pytest.fixture
def accounts(path: Path, kept, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    """An admin, a reviewer and a reader."""
    from argon2 import PasswordHasher

    from onrecord.serve.accounts import users

    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(users, "_hasher", lambda: quick)
    users._hash_of_no_one.cache_clear()
    made = Accounts.of(path)
    for name, role in (("ada", "admin"), ("vera", "reviewer"), ("rita", "reader")):
        made.users.add(name, WORDS, role=role)
    return made


@pytest.fixture
def log_in(path: Path, accounts: Accounts) -> LogIn:
    app = make_app(path, access=Access(accounts, frozenset({"127.0.0.1"}), accounts.key()))

    def enter(name: str, password: str = WORDS) -> TestClient:
        client = TestClient(app, base_url=BASE, follow_redirects=False)
        (form,) = html.fromstring(client.get("/login").text).forms
        client.post("/login", data={**dict(form.form_values()), "name": name, "password": password})
        return client

    return enter


def token_of(client: TestClient, page: str = "/account") -> str:
    return html.fromstring(client.get(page).text).xpath("//input[@name='csrf']/@value")[0]


def send(client: TestClient, action: str, **fields: str) -> tuple[int, str]:
    answer = client.post(action, data={"csrf": token_of(client), **fields})
    return answer.status_code, answer.text


def test_an_admin_adds_changes_and_keeps_out(log_in: LogIn, accounts: Accounts) -> None:
    admin = log_in("ada")
    assert send(admin, "/users", name="otto", password=WORDS, role="reader")[0] == 303
    otto = log_in("otto")
    assert otto.get("/").status_code == 200
    assert send(admin, "/users/otto/role", role="reviewer")[0] == 303
    assert "otto , reviewer" in words(otto.get("/account").text)
    token = accounts.tokens.add(accounts.users.get("otto"))
    bearer = {"Authorization": f"Bearer {token}"}
    stranger = TestClient(admin.app, base_url=BASE, follow_redirects=False)
    assert stranger.get("/api/v1/counts", headers=bearer).status_code == 200
    assert send(admin, "/users/otto/access", disabled="1")[0] == 303
    assert otto.get("/").status_code == 303, "the session ended"
    assert log_in("otto").get("/").status_code == 303
    assert stranger.get("/api/v1/counts", headers=bearer).status_code == 401
    assert "otto kept out" in words(admin.get("/users").text)
    assert send(admin, "/users", name="OTTO", password=WORDS, role="reader")[0] == 400
    assert send(admin, "/users/otto/access", disabled="0")[0] == 303
    assert stranger.get("/api/v1/counts", headers=bearer).status_code == 200
    assert log_in("otto").get("/").status_code == 200


@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("/users", {"name": "no name", "password": WORDS, "role": "reader"}, 400),
        ("/users", {"name": "<script>", "password": WORDS, "role": "reader"}, 400),
        ("/users", {"name": "x", "password": "short", "role": "reader"}, 400),
        ("/users", {"name": "x", "password": WORDS, "role": "king"}, 400),
        ("/users/rita/role", {"role": "king"}, 400),
        ("/users/nobody/role", {"role": "reader"}, 404),
        ("/users/nobody/access", {"disabled": "1"}, 404),
        ("/users/ada/role", {"role": "reader"}, 400),
        ("/users/ada/access", {"disabled": "1"}, 400),
        ("/users/tokens/99/revocation", {}, 404),
        ("/account/tokens/99/revocation", {}, 404),
    ],
)
def test_what_cannot_be_changed_so(
    log_in: LogIn, accounts: Accounts, action: str, fields: dict[str, str], status: int
) -> None:
    before = accounts.users.all()
    answer = send(log_in("ada"), action, **fields)
    assert answer[0] == status and "Traceback" not in answer[1] and "<script>" not in answer[1]
    assert accounts.users.all() == before


def test_the_last_admin_stays_unless_there_is_another(log_in: LogIn, accounts: Accounts) -> None:
    admin = log_in("ada")
    accounts.users.set_role("vera", "admin")
    accounts.users.set_disabled("vera", True)
    assert send(admin, "/users/ada/role", role="reader")[0] == 400, "the other cannot come in"
    accounts.users.set_disabled("vera", False)
    assert send(admin, "/users/ada/role", role="reader")[0] == 303
    assert admin.get("/users").status_code == 403


@pytest.mark.parametrize("name", ["rita", "vera"])
def test_only_admins_manage(log_in: LogIn, accounts: Accounts, name: str) -> None:
    one, before = log_in(name), accounts.users.all()
    number = str(
        (accounts.tokens.add(accounts.users.get("ada")), accounts.tokens.all())[1][0].number
    )
    assert one.get("/users").status_code == 403
    assert "/users" not in html.fromstring(one.get("/").text).xpath("//footer//a/@href")
    for action, fields in [
        ("/users", {"name": "x", "password": WORDS, "role": "admin"}),
        (f"/users/{name}/role", {"role": "admin"}),
        ("/users/ada/access", {"disabled": "1"}),
        (f"/users/tokens/{number}/revocation", {}),
    ]:
        assert send(one, action, **fields)[0] == 403, action
    assert send(one, f"/account/tokens/{number}/revocation")[0] == 404, "not one's own"
    assert accounts.users.all() == before and len(accounts.tokens.all()) == 1


def test_a_token_is_shown_once_and_taken_back(log_in: LogIn, accounts: Accounts) -> None:
    reader = log_in("rita")
    answer = reader.post("/account/tokens", data={"csrf": token_of(reader), "label": "<b>notes"})
    assert answer.headers["Cache-Control"] == "no-store"
    (token,) = html.fromstring(answer.text).xpath("//div[contains(@class, 'token')]//code/text()")
    user = accounts.tokens.user_of(token)
    assert user is not None and user.name == "rita"
    page = reader.get("/account").text
    assert token not in page and "<b>notes" in words(page) and "<b>notes" not in page
    program = TestClient(reader.app, base_url=BASE, headers={"Authorization": f"Bearer {token}"})
    assert program.get("/api/v1/counts").status_code == 200
    assert program.post("/account/tokens", data={"csrf": ""}).status_code == 403
    (form,) = [f for f in html.fromstring(page).forms if "revocation" in f.get("action")]
    assert reader.post(form.get("action"), data=dict(form.form_values())).status_code == 303
    assert program.get("/api/v1/counts").status_code == 401


def test_an_admin_takes_anybodys_token_back(log_in: LogIn, accounts: Accounts) -> None:
    token = accounts.tokens.add(accounts.users.get("rita"), label="old machine")
    admin = log_in("ada")
    page = admin.get("/users").text
    assert "rita" in words(page) and "old machine" in words(page) and token not in page
    (number,) = (one.number for one in accounts.tokens.all())
    assert send(admin, f"/users/tokens/{number}/revocation")[0] == 303
    assert accounts.tokens.user_of(token) is None


def test_a_password_is_changed_by_who_knows_it(log_in: LogIn, accounts: Accounts) -> None:
    reader = log_in("rita")
    assert send(reader, "/account/password", password="wrong", new="other long words")[0] == 400
    assert send(reader, "/account/password", password=WORDS, new="short")[0] == 400
    assert send(reader, "/account/password", password=WORDS, new="other long words")[0] == 303
    assert reader.get("/account").status_code == 303, "log in again"
    assert accounts.users.with_password("rita", "other long words") is not None
    other = log_in("rita", "other long words")
    for _ in range(5):
        send(other, "/account/password", password="guess", new="other long words")
    assert send(other, "/account/password", password="guess", new=WORDS)[0] == 429


def test_pages_of_accounts_are_whole(log_in: LogIn, accounts: Accounts) -> None:
    accounts.tokens.add(accounts.users.get("ada"), label="\u202e</script>")
    admin = log_in("ada")
    for address in ("/account", "/users"):
        page = admin.get(address).text
        parser = Balanced()
        parser.feed(page)
        assert not parser.wrong and not parser.open, (address, parser.wrong, parser.open)
        assert "\u202e" not in page and "<script" not in page
        tree = html.fromstring(page)
        assert len(tree.findall(".//h1")) == 1
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        for field in tree.xpath("//input[not(@type='hidden')] | //select"):
            assert field.get("id") in tree.xpath("//label/@for"), html.tostring(field)


@pytest.mark.parametrize("address", ["/account", "/users"])
def test_in_local_use_nobody_has_an_account(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 404
    assert "served to this machine only" in answer.text
