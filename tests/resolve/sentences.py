"""Attributions from marked-up sentences: ``[source] {cue} <content>``."""

from __future__ import annotations

import re

from onrecord.statements import Article, Attribution, Span

_PART = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}|<([^>]*)>")


def marked(line: str) -> tuple[Article, Attribution]:
    """The article without the marks, and the attribution that they show."""
    text, parts, at = "", {1: [], 2: [], 3: []}, 0
    for m in _PART.finditer(line):
        text += line[at : m.start()]
        which = next(i for i in (1, 2, 3) if m.group(i) is not None)
        parts[which].append(Span(len(text), len(text) + len(m.group(which))))
        text += m.group(which)
        at = m.end()
    attribution = Attribution(tuple(parts[1]), tuple(parts[2]), tuple(parts[3]))
    return Article(text + line[at:]), attribution
