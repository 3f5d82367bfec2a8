"""What a fact-checker does: search, judge, check, log in; without scripts, and without a mouse."""

from __future__ import annotations

import re

import pytest
from addresses import address
from newsroom_site import CLAIM, Kept

pytestmark = pytest.mark.parametrize("scripts", [False], ids=["without scripts"])


def test_words_and_filters_find_statements(open_page, scripts: bool) -> None:
    page = open_page("/", scripts=scripts)
    page.get_by_role("searchbox", name="Search statements").fill("advisers")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    every = count(page)
    assert every > 3
    assert "advis" in page.locator("main mark.match").first.inner_text()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Speaker", exact=True).fill("Halvik")
    page.get_by_label("Stance", exact=True).select_option("affirms")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    assert 0 < count(page) < every
    assert "stance=affirms" in page.url and "speaker=Halvik" in page.url
    page.get_by_role("link", name="Without the filter stance").click()
    assert "stance" not in page.url and "speaker=Halvik" in page.url


def test_a_relation_is_accepted_and_that_taken_back(open_page, kept: Kept, scripts: bool) -> None:
    page = open_page("/relations", scripts=scripts)
    page.goto(address("relation", kept))
    page.get_by_label("Why (others will read it").fill("I read both.")
    page.get_by_role("button", name="Accept this relation").click()
    judged = page.locator(".judgements li")
    assert "accept" in judged.inner_text() and "I read both." in judged.inner_text()
    page.goto("/relations")
    assert kept.relation not in page.content()
    page.goto(address("relation", kept))
    page.get_by_role("button", name=re.compile("Take back judgement")).click()
    assert "taken back" in judged.inner_text()
    page.goto("/relations")
    assert kept.relation in page.content()


def test_a_claim_is_checked(open_page, scripts: bool) -> None:
    page = open_page("/check", scripts=scripts)
    page.get_by_label("Claim, in a sentence").fill(CLAIM)
    page.get_by_role("main").get_by_role("button", name="Check").click()
    assert "conceal" in page.get_by_role("region", name="How it was understood").inner_text()
    assert "286 statements" in page.get_by_role("region", name="What was searched").inner_text()
    found = page.get_by_role("article")
    assert found.count() > 0
    found.first.get_by_role("link", name="Details").click()
    assert page.get_by_role("heading", name="Where it stands").is_visible()


def test_the_keyboard_alone_is_enough(open_page, scripts: bool) -> None:
    page = open_page("/search?words=advisers", scripts=scripts)
    page.keyboard.press("Tab")
    assert focus(page) == "Skip to the content"
    assert page.get_by_role("link", name="Skip to the content").bounding_box()["x"] >= 0
    for expected in ("onrecord", "words", "Search", "Search", "Check", "Matters", "Relations"):
        page.keyboard.press("Tab")
        assert focus(page) == expected
        assert outline(page) == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/relations")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_a_reader_may_not_judge_and_a_reviewer_may(
    open_page, kept: Kept, shared_site: str, scripts: bool
) -> None:
    for name, password, forms in (
        ("rita", "a reader's words", 0),
        ("vera", "a reviewer's words", 2),
    ):
        page = open_page(address("statement", kept), at=shared_site, scripts=scripts)
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("main").get_by_role("button", name="Log in").click()
        assert page.get_by_role("heading", name="Where it stands").is_visible()
        assert page.locator("form.judge").count() == forms
        page.get_by_role("button", name="Log out").click()
        page.goto(address("statement", kept))
        assert "/login" in page.url


def count(page) -> int:
    """How many statements the search page says it found."""
    return int(page.locator("#results").inner_text().split()[0].replace(",", ""))


def focus(page) -> str:
    """What the element with the focus says, or the name of its field."""
    return page.evaluate("() => document.activeElement.innerText || document.activeElement.name")


def outline(page) -> str:
    return page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
