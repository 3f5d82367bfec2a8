"""Fact-checks that others published as schema.org ClaimReview: the claims that they checked.

They stand as JSON-LD in a page's script elements, in a JSON file, or an object a line in a
JSON Lines file; also within a list, a ``@graph`` or a ``DataFeed``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import EmptyInput, InputError, InputTooLarge, MalformedInput
from onrecord.ingest.dates import machine_date
from onrecord.ingest.encoding import clean, decode, html_charset
from onrecord.ingest.jsonld import names, texts
from onrecord.ingest.limits import MAX_BYTES, MAX_ELEMENTS, MAX_PAGE_BYTES
from onrecord.ingest.opening import open_file, read_capped

__all__ = ["ClaimReview", "read_claim_reviews"]

_DEEPEST = 12
_MOST_OBJECTS = 200_000
_MOST_NAMED = 200
_MOST_REVIEWS = 10_000
_LONGEST = 2_000  # characters of a field; a claim that long is refused when it is read

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A claim that somebody checked, and what they made of it.

    ``claim`` is the claim as the reviewer words it; ``author`` who made it, and ``made``
    when (EDTF). ``reviewer`` published the review at ``url``, on ``reviewed``. ``rating`` is
    the reviewer's verdict in the reviewer's words: it is theirs, and no one else's.
    ``where`` names the input.
    """

    claim: str
    author: str | None = None
    made: str | None = None
    reviewer: str | None = None
    reviewed: str | None = None
    url: str | None = None
    rating: str | None = None
    where: str = ""

    def to_dict(self) -> Object:
        """The review as an object for JSON; the keys are those of the class."""
        return asdict(self)


def read_claim_reviews(path: str | Path) -> Iterator[ClaimReview | InputError]:
    """The reviews in a file, each once, and an InputError in place of each without a claim.

    At most 10,000 reviews are taken of a file. Raises InputError when the file cannot be
    read, is neither HTML nor JSON, or holds no ClaimReview.
    """
    where = str(path)
    with open_file(Path(path)) as stream:
        data = read_capped(stream, where, limit=MAX_BYTES)
    if not data.strip():
        raise EmptyInput(where, "is empty")
    found = _each(data, where)
    if not found:
        raise EmptyInput(where, "holds no schema.org ClaimReview")
    if len(found) > _MOST_REVIEWS:
        raise InputTooLarge(where, f"more than {_MOST_REVIEWS:,} reviews, the limit for one file")
    return iter(found)


def _each(data: bytes, where: str) -> list[ClaimReview | InputError]:
    blocks = _page(data, where) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else None
    values = list(_json(data, where)) if blocks is None else blocks
    objects = list(islice(_objects_within(values), _MOST_OBJECTS))
    reviews = list(islice(filter(_is_review, objects), _MOST_REVIEWS + 1))
    named = list(islice((one for one in objects if "@id" in one and "name" in one), _MOST_NAMED))
    read = [_review(one, named, f"{where}:{n}") for n, one in enumerate(reviews, 1)]
    once: dict[Any, ClaimReview | InputError] = {}
    for one in read:
        key = (one.claim, one.url, one.reviewer) if isinstance(one, ClaimReview) else one
        once.setdefault(key, one)
    return list(once.values())


def _page(data: bytes, where: str) -> list[Any]:
    """The JSON-LD of a page; a block that is no JSON is no block."""
    if len(data) > MAX_PAGE_BYTES:
        raise InputTooLarge(where, f"more than {MAX_PAGE_BYTES:,} bytes, the limit for one page")
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    source = clean(decode(data, where, declared=html_charset(data)))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(source.encode(), parser=parser)
    except (LxmlError, ValueError):
        raise MalformedInput(where, "not HTML that can be parsed") from None
    scripts = tree.iterfind(".//script")
    return [
        value
        for number, script in enumerate(scripts)
        if number < MAX_ELEMENTS and "ld+json" in (script.get("type") or "").lower()
        if (value := _loaded((script.text or "").strip().removesuffix(";"))) is not None
    ]


def _json(data: bytes, where: str) -> Iterator[Any]:
    """The whole as one value, or else a value a line."""
    text = clean(decode(data, where))
    whole = _loaded(text)
    if whole is not None:
        yield whole
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            value = _loaded(line)
            if value is None:
                raise MalformedInput(f"{where}:{number}", "not JSON, and not HTML")
            yield value


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects_within(values: list[Any]) -> Iterator[Object]:
    """The objects in the values and in each other, in order, but not too deep."""
    waiting = [(value, 0) for value in reversed(values)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            yield value
        if depth < _DEEPEST and isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            waiting += [(v, depth + 1) for v in reversed(list(inner)) if isinstance(v, dict | list)]


def _is_review(value: Object) -> bool:
    kinds = texts(value.get("@type"))
    return any(kind.rpartition("/")[2].rpartition(":")[2] == "ClaimReview" for kind in kinds)


def _review(value: Object, known: list[Object], where: str) -> ClaimReview | InputError:
    claimed = _first(texts(value.get("claimReviewed")))
    if claimed is None:
        return MalformedInput(where, "a ClaimReview without claimReviewed")
    item = _objects(value.get("itemReviewed"))
    made = [one.get("datePublished") or one.get("dateCreated") for one in item]
    return ClaimReview(
        claimed,
        author=_first([n for one in item for n in names(one.get("author"), known)]),
        made=_date(made),
        reviewer=_first(names(value.get("author") or value.get("publisher"), known)),
        reviewed=_date([value.get("datePublished")]),
        url=_first(texts(value.get("url"))),
        rating=_first([w for one in _objects(value.get("reviewRating")) for w in _rating(one)]),
        where=where,
    )


def _rating(value: Object) -> list[str]:
    """The verdict in words; the number only where there are none."""
    worded = [*texts(value.get("alternateName")), *texts(value.get("name"))]
    number = value.get("ratingValue")
    best = value.get("bestRating")
    if worded or not isinstance(number, str | int | float) or isinstance(number, bool):
        return worded
    of = f" of {best}" if isinstance(best, str | int | float) else ""
    return [f"{str(number)[:40]}{of[:44]}"]


def _objects(value: Any) -> list[Object]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values[:20] if isinstance(one, dict)]


def _date(values: list[Any]) -> str | None:
    dates = [machine_date(text) for value in values for text in texts(value)]
    return next((date for date in dates if date), None)


def _first(values: list[str]) -> str | None:
    return next((value[:_LONGEST] for value in values), None)
