"""Who each source span stands for, read in the order of the text.

A source is a pronoun, a name, several names, a description of someone named, or the
only description that there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.resolve.coreference.ages import by_age, is_aged
from onrecord.resolve.coreference.candidates import pronoun_class
from onrecord.resolve.coreference.described import by_described
from onrecord.resolve.coreference.hearers import only_hears
from onrecord.resolve.coreference.kin import by_kin
from onrecord.resolve.coreference.names import by_several_names, head_mention
from onrecord.resolve.coreference.owners import by_own_page, tell_owner
from onrecord.resolve.coreference.possessors import name_owner
from onrecord.resolve.coreference.pronouns import by_pronoun
from onrecord.resolve.coreference.reading import Found, read
from onrecord.resolve.coreference.relatives import by_relative, follows_noun
from onrecord.resolve.coreference.renown import known_by_surname, renowned
from onrecord.resolve.coreference.subjects import in_title, subject_before, told_later
from onrecord.resolve.descriptions.phrases import parse
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.transcripts import named_by_askers, named_in_title
from onrecord.statements import Article, Attribution, Span

__all__ = ["Resolved", "Sources"]

_AUTHOR = re.compile(
    r"(?i)^(?:this (?:reporter|author|writer|correspondent|article|post|story)"
    r"|the (?:present )?author)$"
)
_HANDLE = re.compile(r"author=\"?(\w[\w.]{0,60})")
_LEADING = re.compile(
    r"(?:(?:especially|even|mostly|particularly|including|only)\s+)?"
    r"(?:according to|from|by|to|for|with|of|in|on|among|amongst|between|at|via|per|through|within)"
    r"\s+(?!least\b|most\b|all\b|large\b)(?=\S)|(?i:even)\s(?=\S)"
)
_VERBS = frozenset({"said", "says", "wrote", "writes", "asked", "added", "told", "according to"})
_SAID = ("said in ", "said on ", "said at ", "says in ", "wrote in ", "wrote on ")
_SAYING = re.compile(
    r"(?:(?:also|later) )?(?:adding|saying|noting|arguing|calling|insisting|claiming|explaining"
    r"|warning|telling|referring|citing|suggesting|writing|describing|stating|pointing|asserting)\b"
)
_CUT_NAME = re.compile(r"(?<!\w)[A-Z]\w{0,2}$")
_CUT_END = re.compile(r"[a-z]{1,4}(?!\w)")
_LONGEST_CUT = 4
_HEADS, _LATER = 20, 200  # sources in headlines that the story explains; and sources of the story
_SELF = 60  # characters after "self-"
_SELF_WORDS = re.compile(r"-\w+(?:\s[“\"‘]?[a-z][\w-]*[”\"’]?)+\s")
_DETERMINERS = frozenset({"a", "an", "the"})  # alone they name nobody
_NO_HEADS = frozenset(
    {"let", "let's", "let’s", "the same", "the other", "other", "same", "such", "various",
     "international"}
)  # fmt: skip
_MEMBERS = {
    "Democratic": "Democrats", "Republican": "Republicans", "GOP": "Republicans",
    "Libertarian": "Libertarians", "Tory": "Tories",
}  # fmt: skip
_TRIM = " \t\n\xa0,;:“”\"‘’'—–-―"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entity that a source stands for, where the source is, and how sure that is."""

    entity: Entity
    span: Span | None
    confidence: float


class Sources:
    """The sources of one article's attributions, each resolved once."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self.article = article
        self.attributions = attributions
        self.reading = read(article.text)
        self.reading.around = self._around
        self.reading.verbatim = article.kind == "transcript"
        self._done: dict[int, Resolved | None] = {}
        self._name_by_title()
        self._name_in_full()

    def _name_by_title(self) -> None:
        """Give the labels of a transcript the names and roles that its title has for them, or the
        names by which those who ask call them.
        """
        persons = self.reading.cast.of("person") if self.article.kind == "transcript" else []
        for entity in persons:
            if known := named_in_title(self.article, entity.name):
                entity.name, entity.role = known[0], entity.role or known[1]
            elif called := named_by_askers(self.article, entity.name):
                entity.name = called

    def _name_in_full(self) -> None:
        """Give a president or nominee whom the article never names in full the full name."""
        dated = re.match(r"\d{4}", self.article.published or "")
        year = int(dated[0]) if dated else None
        for entity in self.reading.cast.of("person", "organization"):
            high = entity.role is None or "president" in entity.role.lower().split()
            full = (renowned(entity.name, year) if high else None) or known_by_surname(
                entity.name, year
            )
            if " " not in entity.name and full:
                entity.name, entity.kind = full, "person"

    def resolve(self, index: int) -> Resolved | None:
        """The speaker of the attribution at ``index``, remembered as having spoken."""
        if index in self._done:
            return self._done[index]
        self._done[index] = None
        attribution = self.attributions[index]
        found = self._source(attribution) if attribution.source else self._continued(attribution)
        self._done[index] = found
        if found:
            span = found.span or attribution.extent
            self.reading.remember(span, found.entity, printed=found.span is not None)
            if self._holders(span, attribution):
                self.reading.inner.add(span)
        return found

    def foretold(self, found: Mapping[int, Resolved | None]) -> Iterator[tuple[int, Resolved]]:
        """The sources in headlines for which the story tells later who is meant."""
        heads = (i for i, f in found.items() if f and f.span and self._heads(f.span))
        for index in islice(heads, _HEADS):
            head = found[index]
            if head is None or head.span is None:
                continue
            end = head.span.end
            later = (
                (f.span.of(self.reading.text), f.entity)
                for f in found.values()
                if f and f.span and f.span.start > end
            )
            words = head.span.of(self.reading.text)
            if other := told_later(head.entity, words, islice(later, _LATER)):
                yield index, Resolved(other, head.span, 0.5)

    def _heads(self, span: Span) -> bool:
        return in_title(self.reading.text, span.start) or self.reading.in_headline(span.start)

    def _around(self, span: Span) -> Entity | None:
        """The speaker of the innermost other attribution whose content holds the span."""
        for index in self._holders(span):
            if found := self.resolve(index):
                return found.entity
        return None

    def _holders(self, span: Span, but: Attribution | None = None) -> list[int]:
        """The attributions, innermost first, whose content holds the span; not ``but``."""
        holding = [
            (c.end - c.start, i)
            for i, a in enumerate(self.attributions)
            if a is not but
            for c in a.content
            if c.start <= span.start and span.end <= c.end and span not in a.source
        ]
        return [i for _, i in sorted(holding)]

    def _continued(self, attribution: Attribution) -> Resolved | None:
        """A quotation without a source goes on from the last speaker when it follows closely."""
        if not attribution.content or not self.reading.spoken:
            return None
        if found := self._participle(attribution):
            return found
        first, text = attribution.content[0], self.reading.text
        colon = self.article.words(attribution.cue).strip().endswith(":")
        if not colon and (attribution.cue or text[first.start] not in "“\"'‘"):
            return None
        span, entity = self.reading.spoken[-1]
        if text[min(span.end, first.start) : first.start].count("\n\n") > 2:
            return None
        return Resolved(entity, None, 0.55)

    def _participle(self, attribution: Attribution) -> Resolved | None:
        """Of ", adding that …" the one who spoke before it in the same sentence."""
        cue = attribution.cue[0] if attribution.cue else None
        span, entity = self.reading.spoken[-1]
        if cue is None or not _SAYING.match(self.reading.text, cue.start) or span.start > cue.start:
            return None
        place = self.reading.place
        same = place.sentence(span.start) == place.sentence(cue.start)
        return Resolved(entity, None, 0.7) if same else None

    def _source(self, attribution: Attribution) -> Resolved | None:
        """The entity of the first source span that tells one."""
        if only_hears(self.reading.text, attribution):
            return None
        spans = attribution.source
        words = self.article.words(spans).lower()
        if words in _VERBS or words.startswith(_SAID):
            spans = attribution.cue
        for span in spans:
            trimmed = _trimmed(self.reading.text, span)
            named = trimmed and trimmed.of(self.reading.text).lower() not in _DETERMINERS
            found = self._span(trimmed) if trimmed and named else None
            if trimmed and found:
                return Resolved(found.entity, trimmed, found.confidence)
        return None

    def _span(self, span: Span) -> Found | None:
        """What the words at the span stand for."""
        words = span.of(self.reading.text)
        if _AUTHOR.match(words):
            return self._author()
        if m := _HANDLE.search(words):
            return Found(Entity(m[1], "person"), 0.5)
        pronoun = pronoun_class(words) if len(words) == 1 or not words.isupper() else None
        if pronoun in ("self", "selves") or words == "self":
            return self._self(span) if pronoun else self._own_word(span)
        if pronoun == "relative" or (words == "that" and follows_noun(self.reading.text, span)):
            return by_relative(self.reading, span)
        if pronoun:
            before = subject_before(self.reading, span) if pronoun == "thing" else None
            kin = by_kin(self.reading, span, pronoun)
            return before or kin or by_pronoun(self.reading, span, pronoun)
        return by_several_names(self.reading, span) or self._phrase(span)

    def _own_word(self, span: Span) -> Found | None:
        """Tell who is "self"-described: the one named just after, else the sentence's first."""
        near = self.reading.mentions_in(Span(span.end, span.end + _SELF))
        at = near[0].start if near else span.end
        if (
            near
            and near[0].kind == "person"
            and _SELF_WORDS.fullmatch(self.reading.text[span.end : at])
        ):
            return self.reading.entity_of(near[0])
        start = self.reading.place.starts[self.reading.place.sentence(span.start) - 1]
        persons = (
            m for m in self.reading.mentions_in(Span(start, span.start)) if m.kind == "person"
        )
        first = next(persons, None)
        return self.reading.entity_of(first) if first else None

    def _self(self, span: Span) -> Found | None:
        """Tell whom "I" means: the one who is quoted, or outside quotations the author."""
        quoting = self._around(span)
        if quoting:
            return Found(quoting, 0.9)
        return None if self.reading.place.quoted(span.start) else self._author()

    def _author(self) -> Found:
        known = next((e for e in self.reading.others if e.kind == "author"), None)
        return Found(known or Entity("author", "author"), 0.7)

    def _phrase(self, span: Span) -> Found | None:
        """A name, or a description."""
        if is_aged(self.reading, span):
            aged = by_age(self.reading, span)
            if aged or span.of(self.reading.text).endswith("old"):
                return aged
        if members := _MEMBERS.get(span.of(self.reading.text)):
            return self._members(members)
        phrase = parse(span.of(self.reading.text))
        if phrase is None or phrase.core.lower() in _NO_HEADS:
            return None
        if page := by_own_page(self.reading, span, phrase):
            return page
        mention = head_mention(self.reading, span, phrase)
        if mention:
            found = self.reading.entity_of(mention)
            tell_owner(self.reading, span, phrase, found.entity)
            return found
        described = by_described(self.reading, span, phrase)
        if described and not described.entity.spans:
            name_owner(self.reading, span, described.entity)
        return described

    def _members(self, name: str) -> Found:
        """The people of a party, for its adjective ("Democratic allegations")."""
        known = (*self.reading.cast.of("group"), *self.reading.others)
        same = next((e for e in known if e.kind == "group" and e.name == name), None)
        return Found(same or Entity(name, "group", plural=True), 0.6)


def _whole_words(text: str, span: Span) -> Span:
    """The span with the rest of a name or noun that it cuts ("ane Doe" of "Jane Doe", "growe" of
    "grower").
    """
    m = _CUT_NAME.search(text, max(0, span.start - _LONGEST_CUT), span.start)
    cut = m and text[span.start : span.start + 1].islower()
    start = m.start() if m and cut else span.start
    rest = _CUT_END.match(text, span.end) if text[span.end - 1 : span.end].isalpha() else None
    return Span(start, rest.end() if rest else span.end)


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without quotation marks, commas and a leading preposition."""
    start, end = _whole_words(text, span)
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    if end - start > 3 and text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    if m := _LEADING.match(text, start, end):
        start = m.end()
    return Span(start, end) if start < end else None
