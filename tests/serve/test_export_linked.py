"""JSON-LD and FollowTheMoney: who said it stays who said it, and data stays data."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings

from onrecord.statements import Article, Attribution, Span, Speaker, Statement
from tests.record.factory import readings
from tests.serve.export_cases import (
    AGENCY,
    NASTY,
    OFFICERS,
    TEXT,
    article,
    hostile,
    tangled,
    written,
)

WORDS = NASTY.replace("\ud800", "\ufffd")


def graph(statements: list[Statement]) -> dict[str, dict]:
    """The nodes by id; nothing is referred to that is not there, and no term is unknown."""
    document = json.loads(written("jsonld", statements))
    assert set(document) == {"@context", "@graph"}
    nodes = {node["id"]: node for node in document["@graph"]}
    for node in document["@graph"]:
        _check(node, document["@context"], set(nodes))
    return nodes


def _check(value: object, context: dict, known: set[str]) -> None:
    if isinstance(value, list):
        for item in value:
            _check(item, context, known)
    if isinstance(value, dict):
        assert all(name in context or name.split(":")[0] in context for name in value)
        if set(value) == {"id"}:
            assert value["id"] in known
        for item in value.values():
            _check(item, context, known)


def statement_node(nodes: dict[str, dict], statement: Statement) -> dict:
    return nodes[f"urn:onrecord:statement:{statement.id}"]


def test_context_is_inline() -> None:
    context = json.loads(written("jsonld", tangled()))["@context"]
    assert isinstance(context, dict)
    assert all(not isinstance(v, dict) or "@import" not in v for v in context.values())


def test_annotations_find_the_words_both_ways() -> None:
    first = tangled()[0]
    nodes = graph(tangled())
    node = nodes[f"urn:onrecord:statement:{first.id}:content"]
    assert (node["type"], node["motivation"]) == ("Annotation", "identifying")
    assert node["body"][1]["value"] == "content"
    assert len(node["target"]) == 2
    for target, span in zip(node["target"], first.attribution.content, strict=True):
        assert target["source"] == f"urn:onrecord:article:{article().id}"
        position, words = target["selector"]
        assert TEXT[position["start"] : position["end"]] == words["exact"] == span.of(TEXT)
        assert words["prefix"] + words["exact"] + words["suffix"] in TEXT
    assert f"urn:onrecord:statement:{tangled()[4].id}:cue" not in nodes
    assert "code points" in nodes["urn:onrecord:export"]["schema:description"]


def test_a_quotation_has_its_speaker_as_creator() -> None:
    first, outer, inner, mixed, thought, _ = tangled()
    nodes = graph(tangled())
    quotation = statement_node(nodes, first)
    assert "schema:Quotation" in quotation["type"]
    speaker = nodes[quotation["schema:creator"]["id"]]
    assert speaker["schema:name"] == "Ana Velik" and speaker["schema:jobTitle"] == "minister"
    assert speaker["id"] == "urn:onrecord:speaker:osmark:ana%20velik%2F1"
    assert "schema:Quotation" not in statement_node(nodes, inner)["type"]
    assert "schema:Quotation" in statement_node(nodes, mixed)["type"]
    for untold in (inner, outer, thought):
        assert "schema:creator" not in statement_node(nodes, untold)
    named = nodes[statement_node(nodes, inner)["onrecord:speaker"]["id"]]
    assert named["schema:name"] == OFFICERS.name
    assert statement_node(nodes, inner)["onrecord:parent"]["id"].endswith(outer.id)


def test_a_claim_belongs_to_who_affirms_it_alone() -> None:
    first, _, inner, *_ = tangled()
    nodes = graph(tangled())
    affirmed = nodes[statement_node(nodes, first)["schema:about"]["id"]]
    denied = nodes[statement_node(nodes, inner)["schema:about"]["id"]]
    assert affirmed["type"] == denied["type"] == ["schema:Claim"]
    assert nodes[affirmed["schema:creator"]["id"]]["schema:name"] == "Ana Velik"
    assert "schema:creator" not in denied
    assert statement_node(nodes, inner)["onrecord:stance"] == "denies"


def test_the_chain_goes_back_to_the_speaker() -> None:
    first, _, inner, *_ = tangled()
    nodes = graph(tangled())
    near = nodes[statement_node(nodes, inner)["prov:wasDerivedFrom"]["id"]]
    far = nodes[near["prov:wasDerivedFrom"]["id"]]
    said = nodes[far["prov:wasDerivedFrom"]["id"]]
    assert near["prov:wasAttributedTo"]["schema:name"] == "Tarn Agency"
    assert far["prov:wasAttributedTo"]["schema:name"] == "Ana Velik"
    assert nodes[said["prov:wasAttributedTo"]["id"]]["schema:name"] == OFFICERS.name
    direct = nodes[statement_node(nodes, first)["prov:wasQuotedFrom"]["id"]]
    assert nodes[direct["prov:wasAttributedTo"]["id"]]["schema:name"] == "Ana Velik"


@settings(deadline=None, max_examples=60)
@given(readings())
def test_jsonld_of_any_reading(reading) -> None:
    _, statements = reading
    nodes = graph(statements)
    assert all(statement_node(nodes, statement) for statement in statements)


def test_no_statement_is_a_document_too() -> None:
    assert set(graph([])) == {"urn:onrecord:export"}


def test_hostile_jsonld() -> None:
    text = written("jsonld", [hostile()]).decode()
    assert not re.search("[<>&\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", text)
    nodes = graph([hostile()])
    (quotation,) = [n for n in nodes.values() if "schema:Quotation" in n["type"]]
    assert quotation["schema:text"] == WORDS
    assert all(re.fullmatch(r"urn:onrecord:[A-Za-z0-9:%._~-]+", id_) for id_ in nodes)
    (printed,) = [n for n in nodes.values() if "schema:NewsArticle" in n["type"]]
    assert "schema:url" not in printed and "schema:datePublished" not in printed
    assert printed["onrecord:published"] == WORDS


#: What the FollowTheMoney schemata give these properties to, themselves or by inheritance.
THING = {"name", "description", "summary", "country", "weakAlias", "notes", "keywords"} | {
    "proof",
    "publisher",
    "sourceUrl",
}
PROPERTIES = {
    "Article": THING | {"title", "author", "publishedAt", "language"},
    "Person": THING | {"position"},
    "Organization": THING,
    "PublicBody": THING,
    "Mention": {"document", "name", "resolved", "detectedSchema", "contextCountry"},
    "Note": THING | {"entity"},
}
REFERENCES = {"document", "resolved", "proof", "entity"}


def entities(statements: list[Statement]) -> dict[str, dict]:
    """A reader of entities: known schemata and properties, lists of strings, safe ids."""
    lines = [json.loads(line) for line in written("ftm", statements).splitlines()]
    found = {line["id"]: line for line in lines}
    for entity in lines:
        assert set(entity) == {"id", "schema", "properties"}
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", entity["id"])
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        for name, values in entity["properties"].items():
            assert values and all(isinstance(v, str) and v for v in values), name
            assert name not in REFERENCES or all(v in found for v in values)
    return found


def of(found: dict[str, dict], schema: str) -> list[dict]:
    return [e["properties"] for e in found.values() if e["schema"] == schema]


def test_ftm() -> None:
    found = entities(tangled())
    (person,) = of(found, "Person")
    assert person["name"] == ["Ana Velik"] and person["position"] == ["minister"]
    assert person["weakAlias"] == ["Velik"] and person["country"] == ["om"]
    (printed,) = of(found, "Article")
    assert printed["publishedAt"] == ["2031-05-02"] and printed["language"] == ["eng"]
    assert printed["sourceUrl"] == ["https://post.example/a%20b?x=%7B1%7D&y=%C3%A9"]
    assert len(of(found, "Note")) == len(tangled())
    assert [p["name"] for p in of(found, "Organization")] == [[AGENCY.name]]


def test_who_is_not_named_is_no_entity() -> None:
    found = entities(tangled())
    mentions = {m["name"][0]: m for m in of(found, "Mention")}
    assert set(mentions) == {
        "Minister Ana Velik",
        "The Tarn Agency",
        "Lurian officers",
        "villagers",
    }
    assert "resolved" not in mentions["Lurian officers"]
    assert found[mentions["Minister Ana Velik"]["resolved"][0]]["schema"] == "Person"
    for kind in ("unnamed", "group", "document"):
        one = Speaker("x", "A sheriff", kind)
        made = Statement(article(), tangled()[0].attribution, speaker=one)
        schemata = {entity["schema"] for entity in entities([made]).values()}
        assert schemata == {"Article", "Mention", "Note"}


def test_a_mention_has_a_name() -> None:
    blank = Attribution(source=(Span(1, 2),), content=(Span(2, 3),))
    schemata = [e["schema"] for e in entities([Statement(Article("a b"), blank)]).values()]
    assert schemata == ["Article", "Note"]


def test_a_denial_does_not_read_as_a_claim() -> None:
    (note,) = [n for n in of(entities(tangled()), "Note") if "act: deny" in n["keywords"]]
    assert note["description"] == ["Lurian officers · denied · the shelling"]
    assert note["summary"] == ["denies: Lurian officers shelled"]
    assert {"stance: denies", "via: Ana Velik", "via: Tarn Agency"} <= set(note["keywords"])


def test_an_entity_is_written_once() -> None:
    assert written("ftm", tangled() * 2) == written("ftm", tangled())


@pytest.mark.parametrize("published", ["2031-05~", "XXXX-05-02", None])
def test_a_date_that_is_not_plain_is_left_out(published) -> None:
    (printed,) = of(entities(tangled(published=published)), "Article")
    assert "publishedAt" not in printed


@settings(deadline=None, max_examples=60)
@given(readings())
def test_ftm_of_any_reading(reading) -> None:
    _, statements = reading
    assert len(of(entities(statements), "Note")) == len(statements)


def test_hostile_ftm() -> None:
    text = written("ftm", [hostile()]).decode()
    assert not re.search("[<>&\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", text)
    found = entities([hostile()])
    (person,) = of(found, "Person")
    assert len(person["name"][0]) <= 384 and "country" not in person
    (printed,) = of(found, "Article")
    assert "sourceUrl" not in printed and "language" not in printed
