"""News-like pairs of our own making, whose label follows from how they were made.

An event has an agent, an act, an object and perhaps a number, a place and a time. Hypothesis
and premise tell events that differ in one or two of these, each affirmed, denied or only
possible; whether one follows from the other is then a matter of rule: what is affirmed of the
narrower event holds of the wider one, what is denied of the wider one is denied of the narrower,
and two events at different places or times can both be true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from evaluation.nli import Pair
from training.entailment.events import Event, another, change, draw, related, tell, where
from training.entailment.vocabulary import AGENTS, OPPOSITES, PLACES, STATES, TIMES

__all__ = ["invented"]

_E, _N, _C = 0, 1, 2
_Made = tuple[str, str, int]


def invented(rng: Random, count: int) -> Iterator[Pair]:
    """``count`` pairs; the same ``rng`` state gives the same pairs."""
    kinds: tuple[tuple[Callable[[Random], _Made], int], ...] = (
        (_told_twice, 12),
        (_numbers, 4),
        (_possible, 4),
        (_admitted, 3),
        (_universal, 3),
        (_opposite, 3),
        (_state, 2),
        (_roles, 3),
        (_other_act, 2),
        (_joined, 2),
    )
    makers, weights = zip(*kinds, strict=True)
    for maker in rng.choices(makers, weights, k=count):
        premise, hypothesis, label = maker(rng)
        yield Pair(_finish(premise, rng), _finish(hypothesis, rng), label, "invented")


def _finish(sentence: str, rng: Random) -> str:
    sentence = " ".join(sentence.split())
    return sentence[0].upper() + sentence[1:] + ("" if rng.random() < 0.15 else ".")


def _told_twice(rng: Random) -> _Made:
    """One event and a changed one, each affirmed or denied."""
    told = draw(rng)
    other = told
    order = {0}
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        other, step = change(other, rng)
        order.add(step)
    denied, denied_too = rng.random() < 0.4, rng.random() < 0.4
    premise, hypothesis = tell(told, denied, rng), tell(other, denied_too, rng)
    return premise, hypothesis, _follows(order, denied, denied_too)


def _follows(order: set[int], denied: bool, denied_too: bool) -> int:
    """``order``: -1 the hypothesis' event is wider, 1 narrower, 2 another one, 0 the same."""
    if 2 in order or {-1, 1} <= order:
        return _N
    same = _E if denied == denied_too else _C
    if order == {0}:
        return same
    holds = -1 in order if not denied else 1 in order
    return same if holds else _N


def _numbers(rng: Random) -> _Made:
    """The same event with a number: exact, at least, fewer than, about."""
    event = draw(rng)
    n = rng.choice((3, 4, 7, 12, 15, 20, 30, 45, 60, 120, 200, 350, 500, 1200, 3000))
    far = max(2, round(n * rng.choice((0.3, 0.5, 0.7, 1.5, 2, 3))))
    said, label = rng.choice(
        (
            (f"{far}", _C if far != n else _E),
            (f"{far}", _C if far != n else _E),
            (f"at least {far}", _E if far <= n else _C),
            (f"more than {far}", _E if far < n else _C),
            (f"fewer than {far}", _E if far > n else _C),
            (f"exactly {n}", _E),
            ("", _E),
            ("some", _E),
            ("no", _C),
        )
    )
    rest = where(event, rng)
    before = rng.choice(("", "", "exactly ", "a total of "))
    if rng.random() < 0.25:
        return _loosely(event, n, rest, rng)
    one = f"{event.agent} {event.act.past} {before}{_figures(n, rng)} {event.thing}{rest}"
    two = f"{event.agent} {event.act.past} {_figures_in(said, rng)} {event.thing}{rest}"
    if rng.random() < 0.15:
        other = replace(event, time=another(TIMES, event.time, rng))
        two = f"{event.agent} {event.act.past} {said} {event.thing}{where(other, rng)}"
        label = _N
    if label == _C and rng.random() < 0.4:
        one, two = two, one
    return one, two, label


def _loosely(event: Event, n: int, rest: str, rng: Random) -> _Made:
    """A lower bound in the premise leaves what is above it open."""
    bound = rng.choice(("at least", "more than"))
    one = f"{event.agent} {event.act.past} {bound} {n} {event.thing}{rest}"
    said, label = rng.choice(
        (
            (f"{2 * n}", _N),
            (f"exactly {n + max(1, n // 3)}", _N),
            (f"at least {n * 2}", _N),
            (f"at least {max(2, n // 2)}", _E),
            (f"only {max(2, n // 2)}", _C),
            (f"fewer than {max(2, n // 2)}", _C),
            (f"about {n + max(1, n // 10)}", _N),
        )
    )
    return one, f"{event.agent} {event.act.past} {said} {event.thing}{rest}", label


def _figures(n: int, rng: Random) -> str:
    words = {3: "three", 4: "four", 7: "seven", 12: "twelve", 15: "fifteen", 20: "twenty"}
    return words[n] if n in words and rng.random() < 0.4 else f"{n:,}" if n > 999 else str(n)


def _figures_in(said: str, rng: Random) -> str:
    return " ".join(_figures(int(w), rng) if w.isdigit() else w for w in said.split())


def _possible(rng: Random) -> _Made:
    """What is planned, asked, threatened or conditional did not therefore happen."""
    event = draw(rng)
    if rng.random() < 0.7:
        event = replace(event, time="")
    rest = f" {event.thing}{where(event, rng)}"
    later = where(replace(event, place="", time=""), rng)
    way = rng.choice(_open_ways(event, rest, rng))
    real = rng.choice(_settled_ways(event, rest))
    if rng.random() < 0.6:
        turned = " will " not in real and rng.random() < 0.3
        return (real, way, _N) if turned else (way, real, _N)
    return rng.choice(_modal_pairs(event, rest, f" {event.thing}{later}"))


def _open_ways(event: Event, rest: str, rng: Random) -> tuple[str, ...]:
    """Sentences that leave open whether it came about."""
    agent, act = event.agent, event.act
    return (
        f"{agent} may {act.base}{rest}",
        f"{agent} plans to {act.base}{rest}",
        f"{agent} threatened to {act.base}{rest}",
        f"{agent} is considering {act.doing}{rest}",
        f"{agent} could {act.base}{rest}",
        f"{rng.choice(AGENTS)} asked {agent} to {act.base}{rest}",
        f"{rng.choice(AGENTS)} asked whether {agent} {act.past}{rest}",
        f"{agent} would {act.base}{rest} if the talks failed",
        f"If {rng.choice(AGENTS)} wins, {agent} will {act.base}{rest}",
        f"{agent} wants to {act.base}{rest}",
        f"{agent} has the right to {act.base}{rest}",
        f"{agent} reportedly {act.past}{rest}",
    )


def _settled_ways(event: Event, rest: str) -> tuple[str, ...]:
    """Sentences that say whether it came about, or will."""
    agent, act = event.agent, event.act
    return (
        f"{agent} {act.past}{rest}",
        f"{agent} has {act.done}{rest}",
        f"{agent} did not {act.base}{rest}",
        f"{agent} will {act.base}{rest}",
    )


def _modal_pairs(event: Event, rest: str, short: str) -> tuple[_Made, ...]:
    """Pairs of which each side says what is planned, allowed or refused; ``short`` tells less."""
    agent, act = event.agent, event.act
    return (
        (f"{agent} will {act.base}{rest}", f"{agent} will not {act.base}{rest}", _C),
        (f"{agent} will not {act.base}{rest}", f"{agent} will {act.base}{rest}", _C),
        (f"{agent} will {act.base}{rest}", f"{agent} will {act.base}{short}", _E),
        (f"{agent} plans to {act.base}{rest}", f"{agent} has a plan to {act.base}{short}", _E),
        (
            f"{agent} plans to {act.base}{rest}",
            f"{agent} has no plans to {act.base}{rest}",
            _C,
        ),
        (
            f"{agent} has ruled out {act.doing}{rest}",
            f"{agent} will not {act.base}{rest}",
            _E,
        ),
        (f"{agent} has ruled out {act.doing}{rest}", f"{agent} will {act.base}{rest}", _C),
        (f"{agent} should {act.base}{rest}", f"{agent} should not {act.base}{rest}", _C),
        (f"{agent} must not {act.base}{rest}", f"{agent} should not {act.base}{rest}", _E),
        (f"{agent} refused to {act.base}{rest}", f"{agent} did not {act.base}{rest}", _E),
        (f"{agent} refused to {act.base}{rest}", f"{agent} agreed to {act.base}{rest}", _C),
        (
            f"{agent} may {act.base}{rest}",
            f"It is possible that {agent} will {act.base}{rest}",
            _E,
        ),
    )


def _admitted(rng: Random) -> _Made:
    """What was never concealed, admitted or denied."""
    event = draw(rng)
    agent, act = event.agent, event.act
    rest = f" {event.thing}{where(event, rng)}"
    open_ways = (
        f"{agent} never concealed {act.doing}{rest}",
        f"{agent} has never hidden that it {act.past}{rest}",
        f"{agent} admitted {act.doing}{rest}",
        f"{agent} acknowledged {act.doing}{rest}",
        f"{agent} openly {act.past}{rest}",
        f"{agent} confirmed that it {act.past}{rest}",
    )
    shut_ways = (
        f"{agent} denied {act.doing}{rest}",
        f"{agent} has always denied {act.doing}{rest}",
        f"{agent} concealed that it {act.past}{rest}",
        f"{agent} kept it secret that it {act.past}{rest}",
    )
    way = rng.choice(open_ways)
    chance = rng.random()
    if chance < 0.3:
        return way, f"{agent} {act.past}{rest}", _E
    if chance < 0.45:
        return way, f"{agent} did not {act.base}{rest}", _C
    if chance < 0.75:
        pair = (way, rng.choice(shut_ways))
        return (*(pair if rng.random() < 0.5 else pair[::-1]), _C)
    other = replace(event, thing="")
    apart = [t for t in act.things if not related(t, event.thing)]
    other = replace(event, thing=rng.choice(apart)) if apart else draw(rng, agent=agent)
    said = f" {other.thing}{where(other, rng)}"
    pair = (way, f"{agent} denied {other.act.doing}{said}")
    return (*(pair if rng.random() < 0.5 else pair[::-1]), _N)


def _universal(rng: Random) -> _Made:
    """What is said of all, of none and of always, and single cases."""
    event = draw(rng)
    agent, act, thing = event.agent, event.act, event.thing
    place = event.place or rng.choice(PLACES)
    who, group = rng.choice(
        (
            ("finance minister", "minister"),
            ("oldest senator", "senator"),
            ("mayor of " + rng.choice(PLACES), "mayor"),
            ("party treasurer", "member of the party"),
        )
    )
    case = f"{agent} {act.past} {thing} {act.where} {place} {event.time}"
    never = f"{agent} has never {act.done} {thing} {rng.choice(('', 'to anyone', 'anywhere'))}"
    one = f"the {who} {act.past} {thing} {event.time}"
    none = rng.choice((f"No {group} {act.past} {thing}", f"Not one {group} {act.past} {thing}"))
    every = rng.choice((f"Every {group} {act.past} {thing}", f"All {group}s {act.past} {thing}"))
    every = every.replace("All member of the partys", "All members of the party")
    return rng.choice(
        (
            (case, never, _C),
            (never, case, _C),
            (never, f"{agent} did not {act.base} {thing} {act.where} {place}", _E),
            (f"{agent} did not {act.base} {thing} {event.time or 'this year'}", never, _N),
            (one, none, _C) if group != "mayor" or rng.random() < 0.5 else (none, one, _C),
            (every, f"the {who} {act.past} {thing}", _E),
            (every, none, _C),
            (every, f"the {who} did not {act.base} {thing}", _C),
            (f"the {who} did not {act.base} {thing}", every, _C),
            (one, every, _N),
            (f"Some {group}s {act.past} {thing}".replace("y of the partys", "ies"), every, _N),
            (f"the {who} did not {act.base} {thing}", none, _N),
            (f"{agent} always {act.past} {thing}", f"{agent} never {act.past} {thing}", _C),
            (f"{agent} {act.past} only {thing}", f"{agent} {act.past} {thing}", _E),
        )
    )


def _opposite(rng: Random) -> _Made:
    """Two verbs that cannot both be true of one event."""
    who, one, other, what = rng.choice(OPPOSITES)
    subject, thing = rng.choice(who), rng.choice(what)
    time = rng.choice(TIMES) if rng.random() < 0.6 else ""
    first, second = (one, other) if rng.random() < 0.5 else (other, one)
    premise = f"{subject} {first} {thing} {time}"
    chance = rng.random()
    if chance < 0.45:
        return premise, f"{subject} {second} {thing} {time}", _C
    if chance < 0.6:
        return premise, f"{subject} {first} {thing}", _E
    if chance < 0.8:
        told = rng.choice((first, second))
        return premise, f"{subject} {told} {thing} {another(TIMES, time, rng)}", _N
    if chance < 0.9:
        return f"It is not true that {premise}", f"{subject} {first} {thing} {time}", _C
    return premise, f"{another(who, subject, rng)} {rng.choice((first, second))} {thing}", _N


def _state(rng: Random) -> _Made:
    """One thing is in one state, or at one place, at a time."""
    subject, one, same, other = rng.choice(STATES)
    time = rng.choice(("", "", "now", "today"))
    chance = rng.random()
    if chance < 0.35:
        first, second = (one, other) if rng.random() < 0.5 else (other, one)
        return f"{subject} {first} {time}", f"{subject} {second} {time}", _C
    if chance < 0.6:
        return f"{subject} {one} {time}", f"{subject} {same}", _E
    if chance < 0.75:
        return f"{subject} {same}", f"{subject} {other}", _C
    unlike = rng.choice([s for s in STATES if s[0] != subject])
    return f"{subject} {one} {time}", f"{unlike[0]} {rng.choice(unlike[1:])}", _N


def _roles(rng: Random) -> _Made:
    """Who did it to whom, active and passive."""
    one, two = rng.sample(AGENTS, 2)
    past, done, reverse = rng.choice(
        (
            ("defeated", "defeated", _C),
            ("succeeded", "succeeded", _C),
            ("outvoted", "outvoted", _C),
            ("accused", "accused", _N),
            ("attacked", "attacked", _N),
            ("met", "met", _E),
            ("criticised", "criticised", _N),
            ("warned", "warned", _N),
            ("paid", "paid", _N),
            ("shelled", "shelled", _N),
            ("supports", "supported", _N),
        )
    )
    time = rng.choice(TIMES) if past != "supports" else ""
    be = "is" if past == "supports" else "was"
    base = f"{one} {past} {two} {time}"
    swapped = rng.choice((f"{two} {past} {one} {time}", f"{one} {be} {done} by {two} {time}"))
    return rng.choice(
        (
            (base, f"{two} {be} {done} by {one} {time}", _E),
            (f"{two} {be} {done} by {one} {time}", base, _E),
            (base, swapped, reverse),
            (base, swapped, reverse),
            (base, f"{two} {be} not {done} by {one} {time}", _C),
            (base, f"{rng.choice(AGENTS)} and others discussed {two} {time}", _N),
        )
    )


def _other_act(rng: Random) -> _Made:
    """The same agent and place, another act."""
    event = draw(rng)
    other = draw(rng, agent=event.agent, place=event.place, time=event.time)
    if other.act == event.act:
        return _told_twice(rng)
    return (
        tell(event, rng.random() < 0.3, rng),
        tell(other, rng.random() < 0.3, rng),
        _N,
    )


def _joined(rng: Random) -> _Made:
    """Two things with "and", "or", "but not", "instead of"."""
    event = draw(rng)
    apart = [t for t in event.act.things if not related(t, event.thing)]
    if not apart:
        return _told_twice(rng)
    two = rng.choice(apart)
    start, rest = f"{event.agent} {event.act.past}", where(event, rng)
    one = event.thing
    denied = f"{event.agent} did not {event.act.base}"
    return rng.choice(
        (
            (f"{start} {one} and {two}{rest}", f"{start} {rng.choice((one, two))}{rest}", _E),
            (f"{start} {one} or {two}{rest}", f"{start} {rng.choice((one, two))}{rest}", _N),
            (f"{start} {one}{rest}", f"{start} {one} and {two}{rest}", _N),
            (f"{start} {one} but not {two}{rest}", f"{start} {two}{rest}", _C),
            (f"{start} {one} but not {two}{rest}", f"{denied} {two}{rest}", _E),
            (f"{start} {one} instead of {two}{rest}", f"{start} {one}{rest}", _E),
            (f"{start} only {one}{rest}", f"{start} {two}{rest}", _C),
            (f"{start} neither {one} nor {two}{rest}", f"{start} {one}{rest}", _C),
            (f"{start} neither {one} nor {two}{rest}", f"{denied} {two}{rest}", _E),
        )
    )
