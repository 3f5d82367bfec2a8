"""A real browser at the newsroom's site. Where no Chromium is installed, the tests are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import newsroom_site
import pytest
from newsroom_site import Kept

from onrecord.serve import checking
from onrecord.serve.accounts import Access, Accounts
from onrecord.serve.web.app import make_app
from tests.relate.words_judge import WordsJudge

sync = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

Open = Callable[..., "sync.Page"]


@pytest.fixture(scope="session")
def newsroom_record(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Kept]:
    path = tmp_path_factory.mktemp("newsroom") / "news.db"
    return path, newsroom_site.build(path)


@pytest.fixture(scope="module")
def copied(newsroom_record: tuple[Path, Kept], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the module's own, which its tests may change."""
    path = tmp_path_factory.mktemp("site") / "news.db"
    return Path(shutil.copy(newsroom_record[0], path))


@pytest.fixture(scope="session")
def kept(newsroom_record: tuple[Path, Kept]) -> Kept:
    return newsroom_record[1]


@pytest.fixture(scope="module")
def site(copied: Path) -> Iterator[str]:
    """The address of a site that a reader on this machine sees; claims are judged by words."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(checking, "_judge", WordsJudge)
        with newsroom_site.serving(make_app(copied)) as address:
            yield address


@pytest.fixture(scope="module")
def shared_site(copied: Path, site: str) -> Iterator[str]:
    """The same record for those who log in: Rita reads, Vera reviews, Ada is an admin."""
    accounts = Accounts.of(copied)
    accounts.users.add("rita", "a reader's words", role="reader")
    accounts.users.add("vera", "a reviewer's words", role="reviewer")
    accounts.users.add("ada", "an admin's words", role="admin")
    accounts.tokens.add(accounts.users.get("ada"), label="notebook")
    names = frozenset({"127.0.0.1"})
    with newsroom_site.serving(make_app(copied, access=Access(accounts, names))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[sync.Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium, which is not installed")
    own = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=CHROMIUM, args=[*own, "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: sync.Browser, site: str) -> Iterator[Open]:
    """Open an address of the site in a new window: ``open_page("/", scripts=False, width=360)``."""
    windows: list[sync.BrowserContext] = []

    def go(address: str, *, at: str = site, scripts: bool = True, width: int = 1280, **more: str):
        window = browser.new_context(
            base_url=at,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 800},
            **more,
        )
        window.set_default_timeout(120_000)  # enough where the machine is busy
        windows.append(window)
        page = window.new_page()
        page.goto(address)
        return page

    yield go
    for window in windows:
        window.close()
