"""An article in passages that a language model is asked about one at a time.

A passage holds whole paragraphs of the article's own words; furniture is left out, and a
paragraph longer than a passage is cut at a sentence's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.paragraphs import own_paragraphs
from onrecord.statements import Article, Span, Spans

__all__ = ["Passage", "fold", "passages"]

_SENTENCE_END = re.compile(r"[.!?]['\"’”»)\]]?\s")
_DOUBLE, _SINGLE, _DASHES = "“”„‟«»＂", "‘’‚‛`´＇", "‐‑‒–—―−"
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_FOLDED = {
    **dict.fromkeys(map(ord, _DOUBLE), '"'),
    **dict.fromkeys(map(ord, _SINGLE), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **_SURROGATES,
}
_BREAK = -1


@dataclass(frozen=True)
class Passage:
    """Some paragraphs of a text, and how they are searched."""

    text: str
    spans: Spans

    @property
    def shown(self) -> str:
        """The paragraphs with an empty line between them; a lone surrogate is U+FFFD."""
        return "\n\n".join(span.of(self.text) for span in self.spans).translate(_SURROGATES)

    @cached_property
    def folded(self) -> str:
        """The passage as it is searched: see ``fold``; a space between paragraphs."""
        return "".join(char for char, _ in self._characters)

    def placed(self, start: int, end: int) -> Spans:
        """Where ``folded[start:end]`` is in the text: one span for each paragraph it touches.

        ``start`` and ``end`` are at characters that are not spaces.
        """
        spans: list[Span] = []
        opens = True
        for _, place in self._characters[start:end]:
            if place == _BREAK:
                opens = True
            elif opens:
                spans.append(Span(place, place + 1))
                opens = False
            else:
                spans[-1] = Span(spans[-1].start, place + 1)
        return tuple(spans)

    @cached_property
    def _characters(self) -> list[tuple[str, int]]:
        """Each folded character with the place in the text of the one that it stands for."""
        found: list[tuple[str, int]] = []
        for span in self.spans:
            if found:
                found.append((" ", _BREAK))
            words = span.of(self.text)
            blanks = [char.isspace() for char in words]
            found += [
                (" " if blank else char, span.start + i)
                for i, (char, blank) in enumerate(
                    zip(words.translate(_FOLDED), blanks, strict=True)
                )
                if not (blank and blanks[i - 1] and i)
            ]
        return found


def fold(words: str) -> str:
    """``words`` with one quotation mark and dash for all, and one space for a run of blanks."""
    return " ".join(words.translate(_FOLDED).split())


def passages(article: Article, size: int) -> Iterator[Passage]:
    """The article's own words in passages of at most ``size`` characters, to the end."""
    group: list[Span] = []
    length = 0
    for span in _stretches(article, size):
        if group and length + span.end - span.start > size:
            yield Passage(article.text, tuple(group))
            group, length = [], 0
        group.append(span)
        length += span.end - span.start
    if group:
        yield Passage(article.text, tuple(group))


def _stretches(article: Article, size: int) -> Iterator[Span]:
    """Paragraphs clear of furniture, in stretches of at most ``size`` characters."""
    for paragraph in own_paragraphs(article):
        start = paragraph.start
        while paragraph.end - start > size:
            end = _cut(article.text, start, start + size)
            yield from _bare(article.text, start, end)
            start = end
        yield from _bare(article.text, start, paragraph.end)


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without blanks at its ends; nothing when it is all blank."""
    words = text[start:end]
    if kept := words.strip():
        first = start + len(words) - len(words.lstrip())
        yield Span(first, first + len(kept))


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut before ``end``: after a sentence, else after a space, else right there."""
    middle = (start + end) // 2
    ends = [found.end() for found in _SENTENCE_END.finditer(text, middle, end)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", middle, end)
    return space + 1 if space > 0 else end
