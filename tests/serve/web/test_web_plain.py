"""What a newcomer sees: nothing said twice, nothing cut without a sign, few terms of the trade."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html
from web_cases import MOSS, at, made, reversal

from onrecord.record import Record
from onrecord.relate.checking.check import Finding
from onrecord.relate.checking.reasons import near_reason
from onrecord.relate.relations.reasons import reason
from onrecord.relations import Relation
from onrecord.serve.manner import manner, term
from onrecord.serve.reasons import beside_finding, beside_statements
from onrecord.serve.web.words import began, goes_on, has_words
from onrecord.statements import ACTS, FORMS, Article, Statement


def words(page: str) -> str:
    return " ".join(" ".join(html.fromstring(page).itertext()).split())


def told(first: Statement, second: Statement, **more: str) -> Relation:
    """As the program finds it, with the reason that the program gives."""
    found = reversal(first, second)
    why = reason("contradicts", first, second, differences=found.differences, **more)
    return replace(found, reason=why)


def test_a_reason_beside_its_statements_does_not_tell_them_again(kept) -> None:
    first, second = kept["ferries"][0], kept["admitted"][0]
    found = told(first, second, pattern="reversal", side="Ida Moss")
    assert "A ferry had been sold" in found.reason
    assert beside_statements(found, first, second) == (
        "The two stand against each other. Both are words of Ida Moss."
        " What differs: the numbers “A ferry” and “Two ferries”."
    )


def test_a_reason_of_an_earlier_version_is_cut_too(kept) -> None:
    first, second = kept["ferries"][0], kept["admitted"][0]
    why = (
        "Ida Moss denied on 2031-04-01: A ferry had been sold. Ida Moss said on 2031-06-06: “Two"
        " ferries were sold in…”. Both are words of Ida Moss."
    )
    shown = beside_statements(replace(reversal(first, second), reason=why), first, second)
    assert shown == "The two stand against each other. Both are words of Ida Moss."


def test_a_reason_that_a_person_wrote_stands_as_it_is(kept) -> None:
    first, second = kept["ferries"][0], kept["admitted"][0]
    found = reversal(first, second)
    assert beside_statements(found, first, second) == found.reason


@pytest.mark.parametrize("kind", ["repeats", "supports"])
def test_where_the_words_say_all_the_reason_says_how_they_stand(kept, kind) -> None:
    first, second = kept["ferries"][0], kept["admitted"][0]
    found = Relation(kind, first.id, second.id, 0.9, reason(kind, first, second), None, (), "m/1")
    shown = beside_statements(found, first, second)
    assert len(shown) < 40 and "ferr" not in shown


def finding(statement: Statement) -> Finding:
    why = near_reason(statement, (), supports=0.5, against=0.1)
    return Finding(statement, 0.5, why)


def test_the_printed_words_are_not_repeated_below_a_finding(kept) -> None:
    copied, denied = kept["copied"][0], kept["ferries"][0]
    assert "We sold two ferries" in finding(copied).reason
    assert (
        beside_finding(finding(copied)) == "It may support the claim, but that is not sure enough."
    )
    claimed = replace(denied, proposition="Ida Moss had not sold a single ferry of the ministry.")
    assert "of the ministry" in beside_finding(finding(claimed))


def test_a_pair_shows_each_word_once(path, kept, shown) -> None:
    first, second = kept["ferries"][0], kept["admitted"][0]
    with Record(path) as record:
        record.relations.put([told(first, second, pattern="reversal", side="Ida Moss")])
    tree = html.fromstring(shown("/relations"))
    (pair,) = tree.xpath("//article[contains(@class, 'pair')]")
    for hidden in pair.xpath(".//*[@class='hidden']"):
        hidden.drop_tree()
    whole = " ".join(pair.text_content().split())
    assert "that no ferry had been sold In full: ✕ denies A ferry had been sold." in whole
    assert whole.count("We sold two ferries in March") == 1
    assert "Both are words of Ida Moss." in whole
    assert [q.text_content().strip() for q in pair.xpath(".//blockquote")][1] == (
        "“We sold two ferries in March,”"
    )


def test_manner_is_told_in_plain_words(kept) -> None:
    denied, quoted, hedged, *_ = kept["ferries"]
    assert manner(denied) == "reported denial"
    assert manner(quoted) == "quoted assertion"
    assert manner(hedged) == "reported assertion, hedged"
    assert manner(replace(hedged, speech=False, hedged=False)) == "reported thought or plan"


def test_every_form_and_act_has_a_word_of_its_own() -> None:
    acts = [term("act", act) for act in ACTS]
    assert len(set(acts)) == len(ACTS) and "assert" not in acts
    assert {term("form", form) for form in FORMS} == {"quoted", "partly quoted", "reported"}
    assert term("outlet", "open") == "open"


def test_facets_say_what_the_statements_say(shown) -> None:
    seen = words(shown("/search?words=ferries"))
    assert "Form quoted" in seen.replace("  ", " ") or "Form reported" in seen
    assert "denial 1" in seen and "Country France" in seen
    assert "form: quoted ×" in words(shown("/search?words=ferries&form=direct"))


TEXT = "Ida Moss, 52, said on Friday that no ferry had been sold. She left.\n\nOthers: She stayed."


@pytest.mark.parametrize(
    ("excerpt", "expected"),
    [
        ("said on Friday that no ferry", (True, True)),
        ("Ida Moss, 52, said on Friday", (False, True)),
        ("that no ferry had been sold.", (True, False)),
        ("She left.", (False, False)),
        ("She stayed.", (False, False)),
        ("no such words", (False, False)),
    ],
)
def test_an_excerpt_shows_where_it_was_cut(excerpt, expected) -> None:
    statement = made(Article(TEXT), "Ida Moss", "said", "no ferry had been sold", speaker=MOSS)
    assert goes_on(statement, [(excerpt, False)]) == expected


def test_a_cut_excerpt_is_marked_on_the_page(shown) -> None:
    tree = html.fromstring(shown("/search?words=brother"))
    quote = tree.xpath("//blockquote")[0].text_content().split()
    assert quote[0] != "…" and quote[-1] != "…"
    assert began("about what is so") == "About what is so."


def test_a_cue_of_marks_only_is_not_shown(path, shown) -> None:
    text = "Moss: No ferry was sold\n\nIda Moss, the minister, spoke."
    article = Article(text, title="Colon", published="2031-04-02")
    headline = made(article, "Moss", ":", "No ferry was sold", speaker=MOSS)
    with Record(path) as record:
        record.add(article, [headline])
    tree = html.fromstring(shown(f"/articles/{article.id}"))
    assert not tree.xpath("//p[@class='who']//span[@class='cue']")
    assert not has_words(":") and has_words("said")
    assert at(text, ":")[0] == headline.attribution.cue[0]


def test_a_matter_says_how_much_in_it_stands_against_each_other(shown) -> None:
    for address in ("/", "/matters", "/speakers/ida-moss"):
        row = html.fromstring(shown(address)).xpath("//li[@class='matter']")[0]
        seen = " ".join(row.text_content().split())
        assert "2 statements" in seen and "1 contradiction" in seen
        assert "affirmed" not in seen


def test_a_speaker_has_what_stands_against_the_record(path, kept, shown) -> None:
    first, second = kept["ferries"][1], kept["admitted"][0]
    with Record(path) as record:
        record.relations.put([replace(reversal(first, second), pattern="record")])
    assert "Against the record One says “never”" in words(shown("/speakers/ida-moss"))


def test_nothing_found_is_said_once(shown) -> None:
    seen = words(shown("/check?claim=Zebras+never+said+that+giraffes+whistle"))
    assert seen.count("Nothing in the record") == 1
    assert "Nothing was found" not in seen
    assert "What was searched" in seen


def test_the_api_has_a_page(shown) -> None:
    seen = words(shown("/docs"))
    assert "GET /search" in seen and "POST /judgements" in seen
    assert "curl 'http://127.0.0.1/api/v1/search?q=never+concealed'" in seen
    assert "Whether the words are quoted. direct , mixed , indirect" in seen
    assert "/docs" in html.fromstring(shown("/")).xpath("//footer//a/@href")
