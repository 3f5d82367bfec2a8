"""Plain text and Markdown.

The text is kept as it was decoded, line ends included, without its byte order mark,
so that offsets into the file (opened with ``newline=""``) are offsets into the
article. A YAML front matter block is taken for what it says; its title becomes the first
paragraph of the text, as on the page, and the rest of it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.ingest import frontmatter
from onrecord.ingest.assemble import article, dated, with_headline
from onrecord.ingest.documents import Document, Metadata, Reader
from onrecord.ingest.encoding import decode
from onrecord.ingest.opening import read_capped
from onrecord.ingest.transcript import is_heading
from onrecord.statements import Article

__all__ = ["READER", "from_text", "read"]

_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "site_name", "source"),
    "published": ("published_time", "published", "date", "pubdate"),
    "url": ("source_url", "url", "link", "canonical"),
    "language": ("language", "lang"),
}
_AUTHORS = ("authors", "author", "byline")
_LONGEST_HEADLINE = 160
_SENTENCES = re.compile(r"[.!?][\"”’')]?\s+[A-Z“\"]")
_MARKDOWN_HEADING = re.compile(r"#{1,3}\s+")


def read(document: Document) -> Iterator[Article | InputError]:
    """The one article that a text file is."""
    data = read_capped(document.stream, document.where)
    text = decode(data, document.where, declared=document.charset)
    yield from_text(text, document)


def from_text(text: str, document: Document) -> Article:
    """The article that ``text`` is, its front matter taken off. Raises InputError.

    ``document`` is where it is from; its stream is not read.
    """
    where, given = document.where, document.given.over(Metadata(url=document.address))
    entries, start = frontmatter.split(text)
    body = text[start:].lstrip("\r\n") if start else text
    said = _metadata(entries)
    found = replace(said, published=None).over(Metadata(title=headline(body)))
    if "title" in entries or "headline" in entries:
        body = with_headline(body, found.title, gap="\n\n")
    made = article(body, where=where, found=found, given=given)
    return dated(made, said.published, document=document)


def headline(text: str) -> str | None:
    """The first line, when it stands alone above more text and reads like a headline."""
    start = text[:4000].lstrip()
    line, _, rest = start.partition("\n")
    line = _MARKDOWN_HEADING.sub("", line.strip())
    alone = rest[:2].strip(" \r")[:1] == "\n" and bool(rest.strip())
    if not alone or len(line) > _LONGEST_HEADLINE or _SENTENCES.search(line):
        return None
    return None if not re.search(r"\w", line) or line[-1] in ",;:" or is_heading(line) else line


def _metadata(entries: dict[str, list[str]]) -> Metadata:
    values = {
        name: next((entries[k][0] for k in keys if k in entries), None)
        for name, keys in _KEYS.items()
    }
    authors = next((tuple(entries[k]) for k in _AUTHORS if k in entries), ())
    return Metadata(authors=authors, **values)


def _looks_like_text(_: bytes) -> bool:
    return True


READER = Reader(
    name="text",
    suffixes=(".txt", ".text", ".md", ".markdown"),
    read=read,
    sniff=_looks_like_text,
    media_types=("text/plain", "text/markdown"),
)
