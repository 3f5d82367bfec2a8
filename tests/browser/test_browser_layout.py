"""Where things stand on a page, on a telephone and on paper."""

from __future__ import annotations

import re

import pytest
from addresses import address
from logging_in import log_in
from newsroom_site import Kept

_GAP = """() => document.querySelector('footer.site').getBoundingClientRect().top -
    document.querySelector('main > :last-child').getBoundingClientRect().bottom"""
_BOTTOM = "() => document.querySelector('footer.site').getBoundingClientRect().bottom"


@pytest.mark.parametrize("path", ["/speakers", "/sources", "/articles"])
def test_the_foot_of_a_page_leaves_its_content_room(open_page, path: str) -> None:
    assert open_page(path).evaluate(_GAP) >= 30


def test_the_foot_of_a_short_page_is_at_the_bottom(open_page) -> None:
    page = open_page("/check")
    height = page.viewport_size["height"]
    assert abs(page.evaluate(_BOTTOM) - height) <= 1


def test_the_login_form_is_no_wider_than_it_is_read(open_page, shared_site: str) -> None:
    page = open_page("/login", at=shared_site)
    form = page.locator("form.login").bounding_box()
    entry = page.get_by_label("Password").bounding_box()
    assert form["width"] < 560
    assert entry["width"] > form["width"] * 0.85
    assert page.evaluate("() => document.activeElement.name") == "name"


def test_a_user_is_managed_on_a_telephone_without_scrolling(open_page, shared_site: str) -> None:
    page = open_page("/users", at=shared_site)
    log_in(page, "ada", "an admin's words")
    page.set_viewport_size({"width": 360, "height": 740})
    for name in ("Change.*rita", "Keep out.*rita"):
        box = page.get_by_role("button", name=re.compile(name)).bounding_box(timeout=9000)
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360


def test_paper_has_the_marks_and_the_whole_of_every_table(open_page, kept: Kept) -> None:
    page = open_page(address("article", kept))
    page.emulate_media(media="print", color_scheme="dark")
    style = "e => [getComputedStyle(e).printColorAdjust, getComputedStyle(e).backgroundColor]"
    adjust, colour = page.locator("mark.content").first.evaluate(style)
    assert adjust == "exact"
    assert colour == "rgb(223, 240, 223)", "light marks under dark letters, also in a dark theme"
    page = open_page("/sources")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})  # A4 without its margins
    assert page.locator("summary:visible").count() == 0
    overflow = (
        "() => [...document.querySelectorAll('.scroll')].map(e => getComputedStyle(e).overflowX)"
    )
    assert set(page.evaluate(overflow)) == {"visible"}
