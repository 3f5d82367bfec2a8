"""Invented articles and the statements in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Any, NamedTuple

from benchmarks.invention import Invention, Person, Topic, chosen_by, zipf
from onrecord.resolve.speakers import speaker_id
from onrecord.statements import Act, Article, Attribution, Span, Speaker, Stance, Statement

__all__ = ["AN_ARTICLE", "READER", "Articles", "Printed", "topics_of"]

AN_ARTICLE = 12
"""Statements of an article, on average."""

READER = "population/1"

_FIRST, _DAYS = date(2010, 1, 1), 16 * 365
_REPRINTS = 0.08  # of the articles
_RECENT = 300  # articles that may be printed again
_ACTS: tuple[Act, ...] = (
    *("assert",) * 60, *("accuse", "deny", "confirm", "warn", "promise", "demand") * 4,
    *("ask", "praise", "decide", "express", "threaten") * 3,
)  # fmt: skip
_STANCES: tuple[Stance | None, ...] = (*("affirms",) * 16, "denies", "denies", "open", None)
_CUES = (
    "said",
    "said",
    "said",
    "said",
    "told reporters",
    "warned",
    "announced",
    "added",
    "insisted",
)
_UNNAMED = ("an official", "a senior official", "a person close to the talks", "a witness")
_MEDIA: tuple[Any, ...] = (None, None, None, None, "statement", "interview", "television", "report")


class Said(NamedTuple):
    """What is said, before it stands in a text; ``inner`` is who is reported within it."""

    who: Person | str | None
    matter: int
    words: str
    shape: str
    inner: Person | None
    sorts: tuple[int, int, int, int]


@dataclass(frozen=True)
class Printed:
    """An article, the day it was published, its statements, and the matter of each.

    ``again``: it prints what an article did whose first statement has that place among all
    (from 0).
    """

    article: Article
    day: str
    statements: Sequence[Statement]
    matters: Sequence[int]
    again: int | None


class Plan(NamedTuple):
    """What an article will say; ``at`` is the place of its first statement among all."""

    said: Sequence[Said]
    at: int


@cache
def topics_of(statements: int, seed: int) -> list[Topic]:
    """The topics of a population, the most frequent first."""
    return Invention(seed).topics(max(8, statements // 500))


class Articles:
    """The articles of a population, one after another as they were published."""

    def __init__(self, statements: int, seed: int) -> None:
        self._left = self._all = statements
        self._invention = Invention(seed)
        self._topics = self._invention.topics(max(8, statements // 500))
        self._people = self._invention.people(max(30, statements // 20), _DAYS)
        self._outlets = [f"The {w.capitalize()} Post" for w in self._invention.invented(
            max(12, min(400, statements // 500)), syllables=(2, 3))]  # fmt: skip
        self._weights = {
            "topic": zipf(len(self._topics), flat=200.0),
            "matter": zipf(60, flat=1.0),
            "person": zipf(len(self._people), flat=5.0),
            "outlet": zipf(len(self._outlets), flat=4.0),
        }
        self._ranks: dict[str, list[int]] = {name: [] for name in self._weights}
        self._random = self._invention.random
        self._numbers: list[int] = []
        self._plans: deque[Plan] = deque(maxlen=_RECENT)

    def __iter__(self) -> Iterator[Printed]:
        while self._left > 0:
            yield self._next()

    @cached_property
    def agencies(self) -> list[str]:
        """Names through which words come at second hand."""
        return [outlet.removeprefix("The ") for outlet in self._outlets[:40]]

    def _next(self) -> Printed:
        """The next article: a new one, or one like another before it."""
        at = self._all - self._left
        reprint = bool(self._plans) and self._number(1000) < 1000 * _REPRINTS
        if reprint:
            plan = self._plans[self._number(len(self._plans))]
            plan = plan._replace(said=plan.said[: self._left])
        else:
            plan = Plan(self._plan(min(self._left, self._size())), at)
        printed = self._print(plan, _FIRST + timedelta(days=at * _DAYS // self._all), reprint)
        if len(printed.statements) > self._left:
            kept = printed.statements[: self._left]  # a parent stands before what is in it
            matters = printed.matters[: self._left]
            printed = replace(printed, statements=kept, matters=matters, again=None)
        self._left -= len(printed.statements)
        if not reprint:
            self._plans.append(plan)
        return printed

    def _size(self) -> int:
        return 1 + min(self._number(13), self._number(40)) + self._number(13)

    def _plan(self, size: int) -> list[Said]:
        topics = [self._rank("topic"), self._rank("topic")]
        cast = [self._people[self._rank("person")] for _ in range(2 + size // 3)]
        return [self._said(topics[self._number(4) == 0], cast) for _ in range(size)]

    def _said(self, topic: int, cast: Sequence[Person]) -> Said:
        draw, own = self._invention.draw(6 + self._number(12)), self._topics[topic].words
        first = self._number(3)
        words = [*draw[:3], *own[first : first + 2], *draw[3:-2], own[3 + first], *draw[-2:]]
        kind = self._number(100)
        who: Person | str | None = cast[self._number(len(cast))]
        if kind < 12:
            who = f"{_UNNAMED[kind % 4]} in {own[0]}"
        elif kind < 15:
            who = None
        shape = ("direct", "mixed", "via", "indirect", "indirect")[self._number(5)]
        inner = cast[0] if kind > 94 and who is not cast[0] else None
        sorts = (self._number(84), self._number(20), self._number(100), self._number(8))
        return Said(
            who, 60 * topic + self._rank("matter"), " ".join(words),
            "indirect" if inner else shape, inner, sorts,
        )  # fmt: skip

    def _print(self, plan: Plan, day: date, reprint: bool) -> Printed:
        page = _Page(self, day)
        for said in plan.said:
            page.say(said)
        outlet = self._outlets[self._rank("outlet")]
        title = " ".join(self._invention.draw(8)).capitalize()
        url = f"https://news.example/{self._all - self._left}"
        article = Article(
            page.text, title=title, outlet=outlet, published=day.isoformat(), url=url, language="en"
        )
        return page.printed(article, plan.at if reprint else None)

    def _rank(self, what: str) -> int:
        """One rank by the weights of people, topics, matters or outlets."""
        if not self._ranks[what]:
            self._ranks[what] = chosen_by(self._random, self._weights[what], 20_000).tolist()
        return self._ranks[what].pop()

    def _number(self, below: int) -> int:
        if not self._numbers:
            self._numbers = self._random.integers(0, 2**40, size=50_000).tolist()
        return self._numbers.pop() % below

    # what a page asks for

    def filler(self) -> str:
        """A sentence in which nobody says anything."""
        return " ".join(self._invention.draw(12 + self._number(20))).capitalize() + "."

    def number(self, below: int) -> int:
        """A number from 0 to below that."""
        return self._number(below)


class _Page:
    """An article's text as it is written, and where its statements stand."""

    def __init__(self, articles: Articles, day: date) -> None:
        self._articles, self._day = articles, day
        self._pieces: list[str] = []
        self._at = 0
        self._waiting: list[tuple[Said, Attribution, Attribution | None, Span | None]] = []
        self._put(articles.filler() + "\n")

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._pieces)

    def say(self, said: Said) -> None:
        """Write a sentence that reports this, and sometimes one that reports nothing."""
        if self._articles.number(2):
            self._put(self._articles.filler() + " ")
        name = said.who.name if isinstance(said.who, Person) else said.who
        if name is None:
            content = self._put(f"“{said.words}.”")
            self._keep(said, Attribution((), (), (content,), 0.9, READER))
        elif said.shape == "direct":
            content = self._put(f"“{said.words},”")
            cue, source = self._apart("said"), self._apart(name)
            self._keep(said, Attribution((source,), (cue,), (content,), 0.9, READER))
        else:
            self._reported(said, name)
        self._put(".\n")

    def _reported(self, said: Said, name: str) -> None:
        source = self._put(name)
        cue = self._apart(_CUES[said.sorts[2] % len(_CUES)])
        self._put(" that ")
        start = self._at
        inner = self._content(said)
        content = Span(start, self._at)
        if said.shape == "via":
            self._put(f", {self._agency(said)} reported")
        self._keep(said, Attribution((source,), (cue,), (content,), 0.9, READER), inner)

    def _content(self, said: Said) -> Attribution | None:
        """Write what is said; the attribution of what is reported within it."""
        if said.inner is not None:
            who = self._put(said.inner.name)
            cue, words = self._apart("promised to"), self._apart(said.words)
            return Attribution((who,), (cue,), (words,), extractor=READER)
        if said.shape == "mixed":
            first, _, rest = said.words.partition(" ")
            self._put(f"“{first}” {rest}")
        else:
            self._put(said.words)
        return None

    def _agency(self, said: Said) -> str:
        return self._articles.agencies[said.sorts[2] % len(self._articles.agencies)]

    def _keep(self, said: Said, found: Attribution, inner: Attribution | None = None) -> None:
        self._waiting.append((said, found, inner, found.source[0] if found.source else None))

    def _apart(self, words: str) -> Span:
        self._put(" ")
        return self._put(words)

    def _put(self, words: str) -> Span:
        start = self._at
        self._pieces.append(words)
        self._at += len(words)
        return Span(start, self._at)

    def printed(self, article: Article, again: int | None) -> Printed:
        """The article with its statements."""
        speakers: dict[str, Speaker] = {}
        statements: list[Statement] = []
        matters: list[int] = []
        for said, attribution, inner, mention in self._waiting:
            speaker = self._speaker(article, said.who, mention, speakers)
            outer = self._statement(article, said, attribution, speaker)
            statements.append(outer)
            matters.append(said.matter)
            if inner is not None and said.inner is not None:
                who = self._speaker(article, said.inner, inner.source[0], speakers)
                statements.append(self._statement(article, said, inner, who).within(outer.id))
                matters.append(said.matter)
        return Printed(article, self._day.isoformat(), statements, matters, again)

    def _statement(
        self, article: Article, said: Said, attribution: Attribution, speaker: Speaker | None
    ) -> Statement:
        act, stance, part, medium = said.sorts
        day = (self._day - timedelta(days=part % 3)).isoformat() if part < 60 else None
        speech = part >= 6
        shape = said.shape
        return Statement(
            article, attribution,
            form="direct" if speaker is None or shape == "direct" else
            "mixed" if shape == "mixed" else "indirect",
            speech=speech, speaker=speaker,
            via=(self._agency(said),) if shape == "via" and speaker else (),
            medium=_MEDIA[medium], said=day, said_earliest=day, said_latest=day,
            act=_ACTS[act % len(_ACTS)], negated=stance == 16, hedged=part % 9 == 0,
            proposition=said.words if part % 10 else None,
            stance=_STANCES[stance] if speech else None,
        )  # fmt: skip

    def _speaker(
        self,
        article: Article,
        who: Person | str | None,
        mention: Span | None,
        known: dict[str, Speaker],
    ) -> Speaker | None:
        if who is None:
            return None
        name = who.name if isinstance(who, Person) else who
        if name not in known:
            mentions = (mention,) if mention else ()
            if isinstance(who, Person):
                known[name] = _named(who, mentions, (self._day - _FIRST).days)
            else:
                local = speaker_id(who, "unnamed", article.id)
                known[name] = Speaker(local, who, "unnamed", mentions=mentions, confidence=0.8)
        return known[name]


def _named(who: Person, mentions: tuple[Span, ...], day: int) -> Speaker:
    role, affiliation = who.offices[-1 if day >= who.since else 0]
    aliases = (who.name.split()[-1],) if who.kind == "person" else ()
    known: Any = who.kind
    return Speaker(
        speaker_id(who.name, known), who.name, known, role, affiliation, who.country, aliases,
        mentions, 0.9,
    )  # fmt: skip
