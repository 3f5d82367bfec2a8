"""The ``@context`` of the JSON-LD export, and what the document says of itself."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["ABOUT", "CONTEXT"]

_OA = ("Annotation", "SpecificResource", "TextualBody", "TextPositionSelector")
_MOTIVES = ("identifying", "tagging")
_DATES = ("onrecord:saidEarliest", "onrecord:saidLatest")

CONTEXT: Final[dict[str, Any]] = {
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onrecord": "urn:onrecord:terms#",
    "id": "@id",
    "type": "@type",
    **{name: f"oa:{name}" for name in (*_OA, "TextQuoteSelector", *_MOTIVES)},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "value": {"@id": "rdf:value", "@type": "xsd:string"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    **{
        name: {"@id": f"oa:{name}", "@type": "xsd:string"} for name in ("exact", "prefix", "suffix")
    },
    "onrecord:confidence": {"@id": "onrecord:confidence", "@type": "xsd:double"},
    **{name: {"@id": name, "@type": "xsd:date"} for name in _DATES},
}
"""The terms of Web Annotation have the names that its own context gives them."""

ABOUT: Final[dict[str, Any]] = {
    "id": "urn:onrecord:export",
    "type": ["schema:Dataset"],
    "schema:description": (
        "Statements made in news articles. Positions (oa:start, oa:end) are half-open and count "
        "Unicode code points of the article's text, whose SHA-256 in UTF-8 is the article's "
        "identifier. Words are as printed."
    ),
}
