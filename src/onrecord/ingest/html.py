"""HTML pages: the article's text by trafilatura, frozen, and what the page says of itself.

Reader comments are left out. The headline is put above the text when the text does not
begin with it, since headlines state things too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from onrecord.errors import EmptyInput, InputError, InputTooLarge, MalformedInput
from onrecord.ingest.assemble import article, with_headline
from onrecord.ingest.dates import FIRST_YEAR, machine_date, plausible
from onrecord.ingest.documents import Document, Metadata, Reader
from onrecord.ingest.encoding import clean, decode, html_charset
from onrecord.ingest.furniture import letters
from onrecord.ingest.limits import MAX_ELEMENTS, MAX_PAGE_BYTES
from onrecord.ingest.metadata import declared, people
from onrecord.ingest.opening import read_capped
from onrecord.ingest.outlets import without_slogan
from onrecord.statements import Article

__all__ = ["READER", "read"]

_TAG = re.compile(
    rb"<\s{0,9}(?:!doctype\s{1,9}html|html|head|body|article|meta|title)\b", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,200}\?>")
_BAR = re.compile(r"\s[|–—-]\s(?=[^|–—]{2,50}$)")
_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "div")
_MOST_LINKS = 3000
_HIGHEST = 8
_LONGEST_BLOCK = 1000


def read(document: Document) -> Iterator[Article | InputError]:
    """The one article that a page holds."""
    data = read_capped(document.stream, document.where, limit=MAX_PAGE_BYTES)
    charset = document.charset or html_charset(data)
    source = clean(decode(data, document.where, declared=charset))
    tree = _parsed(source, document.where)
    known = declared(tree)
    for script in list(tree.iter("script", "style")):
        script.drop_tree()
    extracted = _extracted(tree, document.where)
    found = known.over(_guessed(extracted, known)).over(Metadata(url=document.address))
    found = _untitled_outlet(found)
    text = with_headline(extracted.text, document.given.title or found.title)
    links = _links(tree) - {letters(found.title or "")}
    yield article(text, where=document.where, found=found, given=document.given, links=links)


def _parsed(source: str, where: str) -> Any:
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        plain = _DECLARATION.sub("", source).encode("utf-8")
        tree = document_fromstring(plain, parser=parser)
    except (LxmlError, ValueError):
        raise MalformedInput(where, "not HTML that can be parsed") from None
    if next(islice(tree.iter(), MAX_ELEMENTS, None), None) is not None:
        raise InputTooLarge(where, f"more than {MAX_ELEMENTS:,} elements, the limit for a page")
    return tree


def _extracted(tree: Any, where: str) -> Any:
    """The document that trafilatura makes of the page. Raises EmptyInput."""
    from trafilatura import bare_extraction

    latest = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d")
    found: Any = bare_extraction(
        deepcopy(tree),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "min_date": f"{FIRST_YEAR}-01-01",
            "max_date": latest,
        },
    )
    if found is None or not (found.text or "").strip():
        raise EmptyInput(where, "a page with no article in it")
    return found


def _guessed(extracted: Any, known: Metadata) -> Metadata:
    """What trafilatura and htmldate make of the page, for what it does not declare."""
    return Metadata(
        title=extracted.title,
        outlet=without_slogan(extracted.sitename, url=known.url),
        authors=people((extracted.author or "").split(";")),
        published=plausible(machine_date(extracted.date or "")),
        url=extracted.url,
    )


def _untitled_outlet(found: Metadata) -> Metadata:
    """The same, with the outlet's name taken off the end of the title."""
    parts = _BAR.split(found.title or "", maxsplit=1)
    is_outlet = len(parts) == 2 and letters(parts[1]) == letters(found.outlet or "")
    return Metadata(title=parts[0]).over(found) if is_outlet else found


def _links(tree: Any) -> set[str]:
    """The letters of each block of the page that is one link and nothing else."""
    found = set()
    shown: dict[Any, str] = {}
    for link in islice(tree.iter("a"), _MOST_LINKS):
        ancestors = islice(link.iterancestors(), _HIGHEST)
        block = next((e for e in ancestors if e.tag in _BLOCKS), None)
        if block is None:
            continue
        if block not in shown:
            shown[block] = letters(block.text_content()[:_LONGEST_BLOCK])
        if shown[block] and shown[block] == letters(link.text_content()[:_LONGEST_BLOCK]):
            found.add(shown[block])
    return found


def _looks_like_html(start: bytes) -> bool:
    return bool(_TAG.search(start))


READER = Reader(
    name="html",
    suffixes=(".html", ".htm", ".xhtml"),
    read=read,
    sniff=_looks_like_html,
    media_types=("text/html", "application/xhtml+xml"),
)
