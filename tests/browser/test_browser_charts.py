"""Charts answer to the mouse where scripts run, under the same strict policy; else they stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from addresses import address
from newsroom_site import Kept, serving

from onrecord.serve.web.app import make_app
from tests.serve.web import web_cases

pytest.importorskip("js_lib_vega_embed", reason="needs Vega's files")

_BROKEN = """() => { window.broken = [];
    addEventListener("securitypolicyviolation", e => broken.push(e.violatedDirective)); }"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of a record with three months, hostile names, and words at second hand."""
    path = tmp_path_factory.mktemp("ferries") / "ferries.db"
    web_cases.build(path)
    with serving(make_app(path)) as address:
        yield address


@pytest.fixture
def watched(open_page):
    """Open a page and note what its policy forbids and what goes wrong in its scripts."""

    def go(where: str, **more):
        page = open_page("about:blank", **more)
        page.add_init_script(f"({_BROKEN})()")
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type != "log" else None)
        page.goto(where)
        return page, wrong

    return go


def test_a_chart_is_drawn_again_by_vega(watched, kept: Kept) -> None:
    page, wrong = watched(address("matter", kept))
    page.locator("a.spec").last.scroll_into_view_if_needed()
    page.locator(".drawn svg").last.wait_for()
    drawn = page.get_by_role("img", name="Who took which stance")
    mark = drawn.locator(".mark-symbol.role-mark path").first
    mark.hover()
    page.locator("#vg-tooltip-element.visible").wait_for()
    assert "speaker" in page.locator("#vg-tooltip-element").inner_text()
    assert "Radim Halvik" in drawn.inner_text()
    assert page.evaluate("() => broken") == [] and wrong == []


def test_a_bar_leads_to_its_month(watched, ferries: str) -> None:
    page, wrong = watched("/search?form=direct", at=ferries)
    page.locator("figure.chart .drawn .mark-rect path").first.click()
    page.wait_for_url("**/search?form=direct&since=2031-04&until=2031-04")
    assert wrong == []


def test_charts_fit_and_follow_the_colours(watched, ferries: str) -> None:
    page, wrong = watched("/sources", at=ferries, width=360, color_scheme="dark")
    page.locator("a.spec").scroll_into_view_if_needed()
    words = page.locator(".drawn .mark-text text")
    words.first.wait_for()
    assert words.first.get_attribute("fill") == "#e8e6e1"
    assert "<script>v</script>" in words.all_text_contents(), "a hostile name is a text"
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(color_scheme="light")
    page.locator(".drawn .mark-text text[fill='#1c2126']").first.wait_for()
    assert page.evaluate("() => broken") == [] and wrong == []


def test_without_scripts_the_drawing_stays(open_page, ferries: str) -> None:
    page = open_page("/sources", at=ferries, scripts=False)
    assert page.locator("figure.chart > .scroll > svg").is_visible()
    assert page.locator("a.spec").get_attribute("type") == "application/json"
