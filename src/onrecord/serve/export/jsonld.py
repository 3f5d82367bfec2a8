"""JSON-LD: statements as linked data, in one document that fetches nothing.

- W3C Web Annotation Data Model: a source, cue or content is an annotation on the
  article, a target a span, each found by its position (in code points, as the model
  asks) or by its words with those before and after.
- schema.org: a statement is a Quotation where the article quotes, its ``creator`` the
  speaker. A proposition is a Claim, its ``creator`` the speaker only if they affirm it:
  "denied any shelling" must not make the denier say that there was shelling. Every
  statement has its speaker in ``onrecord:speaker``.
- PROV-O: the printed words were quoted from the last who passed them on, and so back to
  the utterance, which is attributed to the speaker. Words that are not quoted, but told
  in the article's own, are ``prov:wasDerivedFrom``, of which quoting is one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from onrecord.serve.export.articles import date_parts, web_address
from onrecord.serve.export.jsonld_context import ABOUT, CONTEXT
from onrecord.serve.export.script_json import script_json
from onrecord.statements import Article, Span, Speaker, SpeakerKind, Statement

__all__ = ["export_jsonld"]

Node = dict[str, Any]

_AROUND = 32
_LONGEST_KEY = 200
_AGENTS: dict[SpeakerKind, list[str]] = {
    "person": ["schema:Person", "prov:Person"],
    "author": ["schema:Person", "prov:Person"],
    "organization": ["schema:Organization", "prov:Organization"],
    "government": ["schema:GovernmentOrganization", "prov:Organization"],
    "outlet": ["schema:NewsMediaOrganization", "prov:Organization"],
    "group": ["prov:Agent"],
    "document": ["schema:CreativeWork", "prov:Agent"],
    "unnamed": ["prov:Agent"],
}


def export_jsonld(statements: Iterable[Statement]) -> Iterator[bytes]:
    """One document with an inline ``@context``; of an article only its hash is kept.

    It can be put in a script element as it is: nothing in it can end one.
    """
    yield f'{{"@context": {script_json(CONTEXT)},\n"@graph": [\n{script_json(ABOUT)}'.encode()
    seen: set[str] = set()
    for statement in statements:
        nodes = list(_nodes(statement))
        if statement.article.sha256 not in seen:
            seen.add(statement.article.sha256)
            nodes.insert(0, _article(statement.article))
        yield "".join(f",\n{script_json(node)}" for node in nodes).encode()
    yield b"\n]}\n"


def _nodes(statement: Statement) -> Iterator[Node]:
    chain = _chain(statement)
    yield _statement(statement, chain)
    if statement.speaker:
        yield _speaker(statement.speaker)
    if statement.proposition:
        yield _claim(statement)
    yield from chain
    found = statement.attribution
    parts = {"source": found.source, "cue": found.cue, "content": found.content}
    for part, spans in parts.items():
        if spans:
            yield _annotation(statement, part, spans)


def _statement(statement: Statement, chain: list[Node]) -> Node:
    line = statement.to_dict()
    words = ("source_text", "cue_text", "form", "act", "stance", "addressee", "medium", "said")
    dates = {"saidEarliest": statement.said_earliest, "saidLatest": statement.said_latest}
    truths = ("speech", "negated", "hedged", "confidence", "extractor")
    speaker = {"id": _speaker_iri(statement.speaker)} if statement.speaker else None
    return _known(
        {
            "id": _iri("statement", statement.id),
            "type": _types(statement),
            "schema:text": statement.content_text,
            "schema:creator": speaker if _quoted(statement) else None,
            "schema:isPartOf": {"id": _iri("article", statement.article.id)},
            "schema:about": _link(statement.proposition and f"{statement.id}:claim"),
            _origin(statement): {"id": chain[-1]["id"]} if chain else None,
            "onrecord:speaker": speaker,
            "onrecord:parent": _link(statement.parent),
            **{f"onrecord:{_term(name)}": line[name] for name in (*words, *truths)},
            **{f"onrecord:{name}": day for name, day in dates.items()},
        }
    )


def _quoted(statement: Statement) -> bool:
    """Whether the printed words are, at least in part, the speaker's own."""
    return statement.speech and statement.form != "indirect"


def _types(statement: Statement) -> list[str]:
    work = "schema:Quotation" if _quoted(statement) else "schema:CreativeWork"
    return ["onrecord:Statement", work, "prov:Entity"]


def _origin(statement: Statement) -> str:
    return "prov:wasQuotedFrom" if _quoted(statement) else "prov:wasDerivedFrom"


def _chain(statement: Statement) -> list[Node]:
    """The utterance, then each passing on of it; the last is what the article had."""
    key, origin = statement.id, _origin(statement)
    chain: list[Node] = []
    if statement.speech and statement.speaker:
        speaker = {"id": _speaker_iri(statement.speaker)}
        chain.append(_entity(f"{key}:utterance", **{"prov:wasAttributedTo": speaker}))
    for number, name in enumerate(statement.via, 1):
        agent = _known({"type": ["prov:Agent"], "schema:name": name})
        before = {origin: {"id": chain[-1]["id"]}} if chain else {}
        chain.append(_entity(f"{key}:via:{number}", **{"prov:wasAttributedTo": agent}, **before))
    return chain


def _entity(key: str, **properties: Any) -> Node:
    return {"id": _iri("statement", key), "type": ["prov:Entity"], **properties}


def _claim(statement: Statement) -> Node:
    """What is affirmed, denied or left open; the stance stands on the statement."""
    speaker = statement.speaker if statement.speech and statement.stance == "affirms" else None
    return _known(
        {
            "id": _iri("statement", f"{statement.id}:claim"),
            "type": ["schema:Claim"],
            "schema:text": statement.proposition,
            "schema:appearance": {"id": _iri("article", statement.article.id)},
            "schema:creator": {"id": _speaker_iri(speaker)} if speaker else None,
        }
    )


def _speaker(speaker: Speaker) -> Node:
    person = "schema:Person" in _AGENTS[speaker.kind]
    affiliation = {"schema:name": speaker.affiliation} if speaker.affiliation else None
    return _known(
        {
            "id": _speaker_iri(speaker),
            "type": _AGENTS[speaker.kind],
            "schema:name": speaker.name,
            "schema:jobTitle" if person else "onrecord:role": speaker.role,
            "schema:affiliation" if person else "onrecord:affiliation": affiliation,
            "onrecord:country": speaker.country,
            "onrecord:kind": speaker.kind,
        }
    )


def _article(article: Article) -> Node:
    outlet = (
        {"type": ["schema:Organization", "prov:Agent"], "schema:name": article.outlet}
        if article.outlet
        else None
    )
    published = "schema:datePublished" if date_parts(article.published) else "onrecord:published"
    return _known(
        {
            "id": _iri("article", article.id),
            "type": [
                "schema:NewsArticle" if article.kind == "news" else "schema:Article",
                "prov:Entity",
            ],
            "schema:headline": article.title,
            "schema:publisher": outlet,
            "schema:author": [{"schema:name": name} for name in article.authors],
            published: article.published,
            "schema:url": web_address(article.url),
            "schema:inLanguage": article.language,
            "schema:identifier": {
                "type": ["schema:PropertyValue"],
                "schema:propertyID": "sha256",
                "schema:value": article.sha256,
            },
        }
    )


def _annotation(statement: Statement, part: str, spans: Iterable[Span]) -> Node:
    """One part of a statement; a discontinuous one has several targets."""
    body = {"type": "SpecificResource", "source": _iri("statement", statement.id)}
    return {
        "id": _iri("statement", f"{statement.id}:{part}"),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {**body, "purpose": "identifying"},
            {"type": "TextualBody", "purpose": "tagging", "value": part},
        ],
        "target": [_target(statement.article, span) for span in spans],
    }


def _target(article: Article, span: Span) -> Node:
    text = article.text
    return {
        "type": "SpecificResource",
        "source": _iri("article", article.id),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }


def _speaker_iri(speaker: Speaker) -> str:
    """Of the speaker's id, or of its sha256 where it is long."""
    if len(speaker.id) <= _LONGEST_KEY:
        return _iri("speaker", speaker.id)
    return _iri("speaker", sha256(speaker.id.encode("utf-8", "surrogatepass")).hexdigest())


def _iri(kind: str, key: str) -> str:
    return f"urn:onrecord:{kind}:{quote(key, safe=':', errors='surrogatepass')}"


def _link(key: str | None) -> Node | None:
    return {"id": _iri("statement", key)} if key else None


def _term(name: str) -> str:
    """``source_text`` as the vocabulary writes it: ``sourceText``."""
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)


def _known(node: Node) -> Node:
    """Without the properties that have no value."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
