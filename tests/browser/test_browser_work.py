"""What a fact-checker does: search, judge, check, log in; without scripts, and without a mouse."""

from __future__ import annotations

import re

import pytest
from addresses import address
from logging_in import log_in
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
        log_in(page, name, password)
        assert page.get_by_role("heading", name="Where it stands").is_visible()
        assert page.locator("form.judge").count() == forms
        page.get_by_role("button", name="Log out").click()
        page.goto(address("statement", kept))
        assert "/login" in page.url


def test_an_article_is_split_off_and_joined_again_by_keyboard(
    open_page, kept: Kept, scripts: bool
) -> None:
    page = open_page(address("who a speaker is", kept), scripts=scripts)
    tab_to(page, page.locator("input[name=article]").last)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Take out what is ticked"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/speakers/**")
    new = page.get_by_role("link", name="What was taken out").get_attribute("href")
    tab_to(page, page.get_by_text("Another speaker is the same"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Which speaker"))
    page.keyboard.type(new)
    page.keyboard.press("Enter")
    page.get_by_text("Joined to this one by a person").wait_for()
    page.goto(new)
    assert "A person found this to be the same as" in page.get_by_role("main").inner_text()


def test_a_statement_is_taken_out_of_its_matter_by_keyboard(
    open_page, kept: Kept, scripts: bool
) -> None:
    page = open_page(address("matter", kept), scripts=scripts)
    tab_to(page, page.get_by_text("Some of its statements are about something else"))
    page.keyboard.press("Enter")
    box = page.locator("input[name=out]").first
    gone = box.get_attribute("value")
    tab_to(page, box)
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Take out what is ticked"))
    page.keyboard.press("Enter")
    page.get_by_role("link", name="What was taken out").click()
    assert f"/statements/{gone}" in page.content()


def test_an_admin_makes_a_user_and_a_token(open_page, shared_site: str, scripts: bool) -> None:
    page = open_page("/users", at=shared_site, scripts=scripts)
    log_in(page, "ada", "an admin's words")
    page.get_by_label("Name (letters").fill("otto")
    page.get_by_label("Password of").fill("another's words")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Role of otto").select_option("reviewer")
    page.get_by_role("button", name="Change the role of otto").click()
    page.get_by_role("button", name=re.compile("Keep out.*otto")).click()
    assert page.get_by_role("rowheader", name=re.compile("otto.*kept out")).is_visible()
    page.get_by_role("link", name="Your account").click()
    page.get_by_label("What it is for").fill("tests")
    page.get_by_role("button", name="Make a token").click()
    assert page.locator(".token code").inner_text().startswith("onrecord_")
    page.goto("/account")
    assert page.locator(".token").count() == 0


def tab_to(page, wanted) -> None:
    """Press Tab until this has the focus."""
    for _ in range(400):
        if wanted.evaluate("one => one === document.activeElement"):
            assert outline(page) == "solid"
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not reach it")


def count(page) -> int:
    """How many statements the search page says it found."""
    return int(page.locator("#results").inner_text().split()[0].replace(",", ""))


def focus(page) -> str:
    """What the element with the focus says, or the name of its field."""
    return page.evaluate("() => document.activeElement.innerText || document.activeElement.name")


def outline(page) -> str:
    return page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
