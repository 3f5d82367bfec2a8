"""UIMA CAS JSON 0.4: a file an article, in one ZIP archive, for INCEpTION and dkpro-cassis.

Offsets in UIMA count UTF-16 code units, so a character outside the Basic Multilingual
Plane counts twice; ``utf16_offsets`` converts them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from onrecord.safe import one_line, safe
from onrecord.serve.export.archive import zipped
from onrecord.serve.export.articles import by_article
from onrecord.serve.export.script_json import script_json
from onrecord.statements import Statement

__all__ = ["export_cas", "utf16_offsets"]

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LAYERS = "webanno.custom."
_TEXTS = (
    *("statement", "parent", "speaker", "speakerKind", "role", "affiliation", "country", "via"),
    *("addressee", "medium", "said", "form", "act", "stance", "proposition", "extractor"),
)
_TRUTHS = ("speech", "negated", "hedged")


def export_cas(statements: Iterable[Statement]) -> Iterator[bytes]:
    """A ZIP archive of one ``<article id>.json`` an article.

    Layers are ``webanno.custom.Statement`` (from its first to its last character, with
    all that is known of it) and ``Source``, ``Cue`` and ``Content`` (one annotation a
    span, with the statement's id). In the text every control character has one visible
    character in its place.
    """
    files = by_article(statements)
    return zipped((f"{name}.json", script_json(_cas(found)).encode()) for name, found in files)


def utf16_offsets(text: str) -> Callable[[int], int]:
    """A function from offsets in code points of ``text`` to offsets in UTF-16 code units."""
    astral = [found.start() for found in _ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(astral, offset)


def _cas(statements: list[Statement]) -> dict[str, Any]:
    text = safe(statements[0].article.text)
    units = utf16_offsets(text)
    annotations = [_document(statements[0], units(len(text)))]
    for statement in statements:
        annotations.extend(_annotations(statement, units))
    for number, annotation in enumerate(annotations, 2):
        annotation["%ID"] = number
    members = [annotation["%ID"] for annotation in annotations]
    return {
        "%TYPES": _TYPES,
        "%FEATURE_STRUCTURES": [_sofa(text), *annotations],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
    }


def _sofa(text: str) -> dict[str, Any]:
    """The subject of analysis: the text."""
    return {
        "%ID": 1,
        "%TYPE": "uima.cas.Sofa",
        "sofaNum": 1,
        "sofaID": "_InitialView",
        "mimeType": "text/plain",
        "sofaString": text,
    }


def _document(statement: Statement, length: int) -> dict[str, Any]:
    language = one_line(statement.article.language or "") or "x-unspecified"
    return _annotation("uima.tcas.DocumentAnnotation", 0, length, language=language)


def _annotations(statement: Statement, units: Callable[[int], int]) -> Iterator[dict[str, Any]]:
    """The statement and its parts; nothing for a statement without a place in the text."""
    found = statement.attribution
    parts = {"Source": found.source, "Cue": found.cue, "Content": found.content}
    if any(parts.values()):
        start, end = found.extent
        kind = f"{_LAYERS}Statement"
        yield _annotation(kind, units(start), units(end), **_features(statement))
    for name, spans in parts.items():
        for start, end in spans:
            kind = f"{_LAYERS}{name}"
            yield _annotation(kind, units(start), units(end), statement=statement.id)


def _annotation(kind: str, begin: int, end: int, **features: Any) -> dict[str, Any]:
    return {"%ID": 0, "%TYPE": kind, "@sofa": 1, "begin": begin, "end": end, **features}


def _features(statement: Statement) -> dict[str, Any]:
    line = statement.to_dict()
    speaker = line["speaker"] or {}
    known = {
        **{name: line.get(name) for name in _TEXTS},
        **{name: speaker.get(name) for name in ("role", "affiliation", "country")},
        "statement": statement.id,
        "speaker": speaker.get("name"),
        "speakerKind": speaker.get("kind"),
        "via": "; ".join(statement.via),
    }
    texts = {name: one_line(value) for name, value in known.items() if value}
    truths = {name: line[name] for name in _TRUTHS}
    return {**texts, **truths, "confidence": line["confidence"]}


def _type(name: str, ranges: dict[str, str]) -> dict[str, Any]:
    """The declaration of an annotation type with its features."""
    features = {
        feature: {"%NAME": feature, "%RANGE": f"uima.cas.{range_}"}
        for feature, range_ in ranges.items()
    }
    return {"%NAME": _LAYERS + name, "%SUPER_TYPE": "uima.tcas.Annotation", **features}


_STATEMENT = {
    **dict.fromkeys(_TEXTS, "String"),
    **dict.fromkeys(_TRUTHS, "Boolean"),
    "confidence": "Float",
}
_TYPES = {
    _LAYERS + "Statement": _type("Statement", _STATEMENT),
    **{
        _LAYERS + name: _type(name, {"statement": "String"})
        for name in ("Source", "Cue", "Content")
    },
}
