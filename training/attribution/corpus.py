"""PolNeAR-style corpora (brat standoff) as documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.statements import Attribution, Span

__all__ = ["Document", "load"]

_ROLE = re.compile(r"(Source|Cue|Content)\d*:(\w+)")


@dataclass(frozen=True)
class Document:
    """One annotated article. ``attributions`` point into ``text`` in code points."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def load(folder: Path) -> list[Document]:
    """The documents of ``folder``, which holds ``text/*.txt`` and ``attributions/*.ann``.

    Where several people annotated an article, the first file by name counts.
    """
    annotations = sorted((folder / "attributions").glob("*.ann"))
    documents = []
    for path in sorted((folder / "text").glob("*.txt")):
        own = re.compile(re.escape(path.stem) + r"(_[0-9a-zA-Z]+)?\.ann")
        found = [a for a in annotations if own.fullmatch(a.name)]
        if found:
            text = path.read_bytes().decode("utf-8")
            attributions = tuple(_attributions(found[0].read_bytes().decode("utf-8")))
            documents.append(Document(path.stem, text, attributions))
    return documents


def _attributions(standoff: str) -> list[Attribution]:
    """The attribution events of one brat file."""
    spans: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in standoff.split("\n"):
        name, _, rest = line.rstrip("\r").partition("\t")
        if name[:1] == "T":
            kind, _, places = rest.partition("\t")[0].partition(" ")
            if kind != "Discard":
                spans[name] = [Span(*map(int, p.split())) for p in places.split(";") if p.strip()]
        elif name[:1] == "E":
            events.append(rest)
    return [_attribution(event, spans) for event in events]


def _attribution(event: str, spans: dict[str, list[Span]]) -> Attribution:
    parts: dict[str, set[Span]] = {"Source": set(), "Cue": set(), "Content": set()}
    for role, name in _ROLE.findall(event):
        parts[role].update(spans.get(name, ()))
    return Attribution(*(_merged(parts[role]) for role in ("Source", "Cue", "Content")))


def _merged(spans: set[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
