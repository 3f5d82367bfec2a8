"""onrecord reads news and keeps the record: who said what, when, to whom, through whom, how.

article = onrecord.read("story.html")
for statement in onrecord.resolve(article, onrecord.extract(article)):
    print(statement.speaker, statement.content_text)

with onrecord.Record("news.db") as record:
    record.add(article)
    record.search("never concealed")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError
from onrecord.extract import extract
from onrecord.relate import relate
from onrecord.resolve import resolve
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

if TYPE_CHECKING:
    from onrecord.ingest import read, read_all
    from onrecord.record import Record
    from onrecord.relate.checking.check import Check, check
    from onrecord.serve.linking import link

__all__ = [
    "Article",
    "Attribution",
    "Check",
    "OnRecordError",
    "Record",
    "Span",
    "Speaker",
    "Statement",
    "check",
    "extract",
    "link",
    "read",
    "read_all",
    "relate",
    "resolve",
]

__version__ = "0.1.0"

# extract, relate and resolve are also the names of packages, so they are bound above, once and for
# all; what they need is loaded when they are called.
_HOME = {
    "Check": "onrecord.relate.checking.check",
    "Record": "onrecord.record",
    "check": "onrecord.relate.checking.check",
    "link": "onrecord.serve.linking",
    "read": "onrecord.ingest",
    "read_all": "onrecord.ingest",
}


def __getattr__(name: str) -> Any:
    """The working parts, loaded when first asked for: importing onrecord costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
