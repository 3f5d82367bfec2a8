"""Files of what a page shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from onrecord.serve.web.addresses import asked

__all__ = ["FORMATS", "Download", "Format", "downloads"]


class Format(NamedTuple):
    """A file format: what a link to it says, its suffix and its media type."""

    label: str
    suffix: str
    media: str
    cites: bool = False


FORMATS: dict[str, Format] = {
    "csv": Format("CSV", "csv", "text/csv; charset=utf-8"),
    "jsonl": Format("JSON Lines", "jsonl", "application/jsonl; charset=utf-8"),
    "jsonld": Format("JSON-LD", "jsonld", "application/ld+json"),
    "ris": Format("RIS", "ris", "application/x-research-info-systems", cites=True),
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex; charset=utf-8", cites=True),
    "csl": Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", cites=True),
}


class Download(NamedTuple):
    """A link to a file; ``cites`` for a citation of the articles."""

    label: str
    href: str
    cites: bool


def downloads(parameters: Mapping[str, Any]) -> list[Download]:
    """Links to the files of what those parameters ask for."""
    return [
        Download(kind.label, asked(f"/files/{name}", parameters), kind.cites)
        for name, kind in FORMATS.items()
    ]
