"""Every page in a browser, for anyone and on any screen: no barrier that axe knows of."""

from __future__ import annotations

import pytest
from addresses import PAGES, address
from axe_playwright_python.sync_playwright import Axe
from logging_in import log_in
from newsroom_site import Kept

_ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                                  "best-practice"]}  # fmt: skip
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
_SIZES = {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}
_DARK = "rgb(21, 24, 28)"
_TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll('main *, header *, footer *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.scroll, .hidden'))
    .map(e => e.outerHTML.slice(0, 120))"""


def violations(page, rules: dict) -> list[str]:
    """What axe finds on the page, and where."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(open_page, kept: Kept, name: str) -> None:
    no_barrier(open_page(address(name, kept)))


def test_the_login_page_has_no_barrier(open_page, shared_site: str) -> None:
    page = open_page("/matters", at=shared_site)
    assert page.url.endswith("/login?next=/matters")
    no_barrier(page)


@pytest.mark.parametrize("address", ["/account", "/users"])
def test_the_pages_of_accounts_have_no_barrier(open_page, shared_site: str, address: str) -> None:
    page = open_page(address, at=shared_site)
    log_in(page, "ada", "an admin's words")
    assert page.url.endswith(address)
    no_barrier(page)


def test_open_forms_have_no_barrier(open_page, kept: Kept) -> None:
    for name in ("speaker", "matter"):
        page = open_page(address(name, kept))
        page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.locator("#with").is_visible()
        no_barrier(page)


def no_barrier(page) -> None:
    """On a wide screen, in the dark, and on a telephone 360 pixels wide."""
    assert page.locator("main h1").is_visible()
    assert violations(page, _ALL) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == _DARK
    assert violations(page, _COLOURS) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(_TOO_WIDE) == []
    assert violations(page, _SIZES) == []
