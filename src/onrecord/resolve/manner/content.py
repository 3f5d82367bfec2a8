"""An attribution's content as words, each with its place and whether it is quoted."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.quotation import MARKS, inside, quoted_around
from onrecord.resolve.manner.words import word_list
from onrecord.statements import Attribution, Span, Spans, covers

__all__ = ["Word", "content_words", "is_question", "lowered", "sentences", "words_at"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*\w*"  # 1,200.5
    r"|[^\W_]+(?:['’‘-][^\W_]+)*(?:(?<=s)['’](?=\s[a-z]))?"  # don't, well-known, workers'
    r"|\.\.\.|[^\w\s]"
)
_ENDS = frozenset(".?!…")
_MAX_TOKENS = 4000
_GAP = 20


class Word(NamedTuple):
    """A word or a mark of punctuation, with half-open offsets in the article.

    ``quoted``: in the speaker's own words; ``nested``: in a quotation inside these.
    """

    text: str
    start: int
    end: int
    quoted: bool = False
    nested: bool = False

    @property
    def lower(self) -> str:
        """Lower case, with straight apostrophes."""
        return self.text.lower().replace("’", "'").replace("‘", "'")

    @property
    def is_word(self) -> bool:
        """Whether it is more than punctuation."""
        return self.text[0].isalnum()


def content_words(text: str, attribution: Attribution) -> list[Word]:
    """The words and marks of the content, the first 4,000 of them.

    Where the narrator's words between two parts end a sentence, a full stop of no width
    stands between the parts.
    """
    found: list[Word] = []
    for i, span in enumerate(attribution.content):
        if i and found and _breaks(text, attribution.content[i - 1], span):
            found.append(Word(".", span.start, span.start, found[-1].quoted))
        found.extend(words_at(text, (span,), attribution))
        if len(found) >= _MAX_TOKENS:
            break
    return found[:_MAX_TOKENS]


def words_at(text: str, spans: Spans, attribution: Attribution) -> list[Word]:
    """The words and marks of ``text`` in ``spans``, quoted as the attribution sees it."""
    whole = (*attribution.cue, *attribution.source, *attribution.content)
    outer = [q.span for q in quoted_around(text, whole)] if whole else []
    inner = [q.span for o in outer for q in inside(text, o)]
    found: list[Word] = []
    for start, end in spans:
        for m in _TOKEN.finditer(text, start, end):
            at = m.start()
            found.append(Word(m.group(), *m.span(), covers(outer, at), covers(inner, at)))
            if len(found) >= _MAX_TOKENS:
                return found
    return found


def _breaks(text: str, left: Span, right: Span) -> bool:
    """Whether a sentence ends between two parts of a content."""
    gap = text[max(left.end, right.start - _GAP) : right.start].rstrip(" " + MARKS)
    opening = text[right.start : right.start + 3].lstrip(MARKS)[:1]
    return gap.endswith((".", "!", "?", "\n", "…")) and not opening.islower()


def sentences(words: list[Word]) -> list[list[Word]]:
    """The words by sentence, each with its final mark."""
    found: list[list[Word]] = [[]]
    for i, word in enumerate(words):
        found[-1].append(word)
        if word.text in _ENDS and _is_end(words, i):
            found.append([])
    return [s for s in found if any(w.is_word for w in s)]


def _is_end(words: list[Word], i: int) -> bool:
    """Whether the mark at ``i`` ends a sentence: not after "Mr", an initial, or mid-number."""
    following = next((w for w in words[i + 1 : i + 4] if w.is_word), None)
    if following is None or words[i].text != "." or not i or words[i].start == words[i].end:
        return True
    before = words[i - 1]
    numbered = before.lower != "no" or following.text[0].isdigit()  # "No. 5", and not "No. We"
    if before.end == words[i].start and before.lower in word_list("abbreviation") and numbered:
        return False
    initial = len(before.text) == 1 and before.text.isupper() and before.text != "I"
    return following.start > words[i].end and not following.text[0].islower() and not initial


def is_question(sentence: list[Word]) -> bool:
    """Whether the sentence ends with a question mark of the speaker's own, closing marks apart."""
    return any(w.text == "?" and not w.nested for w in sentence[-3:])


def lowered(words: list[Word]) -> list[str]:
    """The words alone, lower case."""
    return [w.lower for w in words if w.is_word]
