"""What was said, as one sentence that can stand alone, and the stance towards it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.quotation import MARKS
from onrecord.resolve.manner.content import Word, content_words
from onrecord.resolve.manner.manner import Manner
from onrecord.resolve.manner.speech import is_label
from onrecord.resolve.manner.stance import peel, turned
from onrecord.resolve.manner.words import word_list
from onrecord.resolve.proposition.frames import Frame, frame
from onrecord.resolve.proposition.persons import fill
from onrecord.resolve.proposition.pronouns import own_pronoun
from onrecord.resolve.proposition.reports import no_such, refuted
from onrecord.resolve.proposition.settings import filled_in
from onrecord.resolve.proposition.short import in_full
from onrecord.resolve.proposition.telling import Told, joined, telling_sentences
from onrecord.statements import Article, Attribution, Span, Speaker, Stance

__all__ = ["proposition"]

_EDGES = " \t\r\n,;:.!?…—–-"
_FULL = 4
_DIRECT = 0.8
_MAX_WORDS = 80


def proposition(
    article: Article,
    attribution: Attribution,
    speaker: Speaker | None,
    manner: Manner,
    *,
    antecedents: Mapping[Span, str] | None = None,
) -> tuple[str | None, Stance | None]:
    """The content as a self-contained sentence, and whether the speaker stands by it.

    Of several sentences the two that tell most are taken, "; " between them (see
    ``telling_sentences``). Attribution, quotation marks,
    "that" and openers ("Well, I think") are gone; I, we, my, our are the speaker; "to
    liberate X" is "SPEAKER will liberate X". ``antecedents`` gives names for pronouns at
    spans of the article.

    A denial is stated positively: "denied that troops are there" is ("Troops are there.",
    denies), and "I don't think it works" is ("It works.", denies). A plain negative
    assertion keeps its words: "There are no troops" is ("There are no troops.", affirms).
    Questions, "whether" and conditionals are open. (None, stance) when the content gives
    no sentence: a question, a bare name, a fragment.
    """
    words = content_words(article.text, attribution)
    chosen = telling_sentences(words)
    if not chosen:
        return None, "open" if words else None
    speaker = None if speaker and _is_pronoun(speaker) else speaker
    reading = _Reading(article, attribution, speaker, manner, antecedents or {})
    return joined([reading.of(sentence[:_MAX_WORDS]) for sentence in chosen])


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of an attribution when one sentence of its content is read."""

    article: Article
    attribution: Attribution
    speaker: Speaker | None
    manner: Manner
    antecedents: Mapping[Span, str]

    def of(self, chosen: list[Word]) -> Told:
        """The sentence as a proposition, and the stance towards it."""
        text, speaker = self.article.text, self.speaker
        rest, peeled = _peeled(text, chosen)
        verbatim = is_label(" ".join(s.of(text) for s in self.attribution.cue))
        filled = fill(rest, speaker, verbatim=verbatim, antecedents=self._known(rest, verbatim))
        line = _joined(text, filled)[0]
        if (denied := self._denied(line)) is not None:
            return Told(_sentence(denied), turned("denies", turned(self.manner.stance, peeled)))
        built = frame(
            Frame(
                clause=line,
                manner=self.manner,
                speaker=speaker,
                addressed=_addressed(text, self.attribution),
                quoted_from=_quote_start(text, filled),
                whole=verbatim or _is_whole(chosen),
                nominal=self.manner.cue != "according to"
                and _ends_in_preposition(self.article.words(self.attribution.cue[-1:])),
            )
        )
        return Told(_sentence(built.clause), turned(built.stance, peeled))

    def _denied(self, line: str) -> str | None:
        """What the words deny that stands in the article before them, None for other words."""
        text, at = self.article.text, self.attribution.extent.start
        return refuted(text, at, line) or no_such(text, at, line)

    def _known(self, rest: list[Word], verbatim: bool) -> dict[Span, str]:
        """Names for pronouns and places of the sentence."""
        text, attribution = self.article.text, self.attribution
        addressed = _addressed(text, attribution)
        return {
            **filled_in(text, rest, self.speaker, verbatim=verbatim),
            **own_pronoun(rest, attribution, self.speaker, addressed),
            **in_full(text, rest, self.speaker),
            **self.antecedents,
        }


def _ends_in_preposition(cue: str) -> bool:
    return cue.rstrip().rpartition(" ")[2].lower() in word_list("preposition")


def _is_whole(words: list[Word]) -> bool:
    """Whether the content began with "that", or is a quotation from its first word on."""
    inside = sum(w.quoted for w in words)
    return words[0].lower == "that" or (words[0].quoted and inside >= _DIRECT * len(words))


def _is_pronoun(speaker: Speaker) -> bool:
    """Whether the speaker could not be resolved and bears a pronoun for a name."""
    return speaker.name.lower() in word_list("unresolved pronoun")


def _peeled(text: str, words: list[Word]) -> tuple[list[Word], Stance]:
    """The words after "that", "Well," and "I think", and the stance that these gave."""
    words = words[1:] if words[0].lower == "that" and len(words) > 1 else words
    clause, places = _joined(text, words)
    kept, stance = peel(clause)
    cut = len(clause) - len(kept)
    return [w for w, place in zip(words, places, strict=True) if place >= cut], stance


def _joined(text: str, words: list[Word]) -> tuple[str, list[int]]:
    """The words as a line, spaced as in the text, and where each begins in it."""
    line, places = "", []
    for i, word in enumerate(words):
        before = words[i - 1] if i else None
        line += " " if before is not None and _apart(text, before, word) else ""
        places.append(len(line))
        line += word.text
    return line, places


def _apart(text: str, left: Word, right: Word) -> bool:
    """Whether a space belongs between two neighbours, one of them perhaps across a gap."""
    gap = text[left.end : right.start]
    if not gap or gap.isspace():
        return bool(gap) and right.text not in ".,;:!?"
    return right.is_word or right.text in "($"


def _addressed(text: str, attribution: Attribution) -> str | None:
    """The words between cue and content on one line: whom "urged NATO to act" urges."""
    if not attribution.cue or not attribution.content:
        return None
    between = text[attribution.cue[-1].end : attribution.content[0].start].strip(_EDGES + MARKS)
    short = 0 < len(between.split()) <= _FULL * 2 and "\n" not in between
    return between if short else None


def _quote_start(text: str, words: list[Word]) -> int | None:
    """Where the line's one quoted end begins ("the plan “a mistake”"), None when it has none."""
    quoted = [w.quoted for w in words]
    first = quoted.index(True) if True in quoted else 0
    if not first or not all(w.quoted for w in words[first:] if w.is_word):
        return None
    return _joined(text, words)[1][first]


def _sentence(clause: str | None) -> str | None:
    """The clause with a capital and a full stop; None when fewer than three words are left."""
    if clause is None:
        return None
    line = re.sub(r"\s+", " ", clause).strip(_EDGES)
    if len(line.split()) < _FULL - 1:
        return None
    return line[0].upper() + line[1:] + ("" if line.endswith("...") else ".")
