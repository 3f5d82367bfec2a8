"""Passages from marked-up text: ``[source] {cue} <content>``, each group one attribution.

``[she|Dana Orr]`` is the source "she" whose speaker is Dana Orr. Marks are grouped by
order: a group is closed by the content and the cue together, whichever comes last.
"""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.outlets import is_outlet
from onrecord.resolve.speakers import resolve_speakers
from onrecord.statements import Article, Attribution, Span, Speaker

_MARK = re.compile(r"\[(?P<source>[^\]]*)\]|\{(?P<cue>[^}]*)\}|<(?P<content>[^>]*)>")


def passage(line: str) -> tuple[Article, list[Attribution], list[Speaker | None]]:
    """The article without the marks, its attributions, and their speakers."""
    text, at = "", 0
    groups: list[dict[str, Span]] = [{}]
    names: list[str | None] = [None]
    for m in _MARK.finditer(line):
        text += line[at : m.start()]
        part = str(m.lastgroup)
        words, _, name = m[part].partition("|")
        if part in groups[-1] or len(groups[-1]) == 3:
            groups.append({})
            names.append(None)
        groups[-1][part] = Span(len(text), len(text) + len(words))
        names[-1] = name or words if part == "source" else names[-1]
        text += words
        at = m.end()
    attributions = [
        Attribution(*(((g[p],) if p in g else ()) for p in ("source", "cue", "content")))
        for g in groups
    ]
    return Article(text + line[at:]), attributions, [n and _speaker(n) for n in names]


def speakers_of(line: str, *, published: str | None = None) -> list[Speaker | None]:
    """Who the resolver says speaks in each attribution of a marked-up text."""
    article, attributions, _ = passage(line)
    return resolve_speakers(Article(article.text, published=published), attributions)


def _speaker(name: str) -> Speaker:
    named = name[:1].isupper() and not name.startswith(("A ", "The ", "One "))
    kind = "outlet" if is_outlet(name) else "person" if named else "unnamed"
    return Speaker(name, name, kind)
