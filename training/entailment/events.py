"""Invented events, changed by a step and told in several ways."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from training.entailment.vocabulary import ACTS, AGENTS, PLACES, TIMES, TITLES, WITHIN, Act

__all__ = ["Event", "another", "change", "draw", "related", "tell", "where"]


@dataclass(frozen=True)
class Event:
    """Who did what, perhaps where and when."""

    agent: str
    act: Act
    thing: str
    place: str = ""
    time: str = ""


def draw(rng: Random, **fixed: object) -> Event:
    """An event by chance, with some of its parts given."""
    act = rng.choice(ACTS)
    event = Event(
        rng.choice(AGENTS),
        act,
        rng.choice(act.things),
        rng.choice(PLACES) if rng.random() < 0.6 else "",
        rng.choice(TIMES) if rng.random() < 0.5 else "",
    )
    return replace(event, **fixed)  # type: ignore[arg-type]


def change(event: Event, rng: Random) -> tuple[Event, int]:
    """The event wider (-1), narrower (1) or another (2)."""
    slot = rng.choice(("place", "time", "thing", "thing", "agent"))
    if slot == "agent":
        return replace(event, agent=another(AGENTS, event.agent, rng)), 2
    return _change_thing(event, rng) if slot == "thing" else _change_where(event, slot, rng)


def _change_thing(event: Event, rng: Random) -> tuple[Event, int]:
    wider = WITHIN.get(event.thing)
    if wider and rng.random() < 0.5:
        return replace(event, thing=wider), -1
    narrower = [n for n, w in WITHIN.items() if w == event.thing]
    if narrower and rng.random() < 0.6:
        return replace(event, thing=rng.choice(narrower)), 1
    apart = [t for t in event.act.things if not related(t, event.thing)]
    return (replace(event, thing=rng.choice(apart)), 2) if apart else (event, 0)


def _change_where(event: Event, slot: str, rng: Random) -> tuple[Event, int]:
    value = getattr(event, slot)
    choices = PLACES if slot == "place" else TIMES
    if not value:
        return _put(event, slot, rng.choice(choices)), 1
    if rng.random() < 0.5:
        return _put(event, slot, ""), -1
    return _put(event, slot, another(choices, value, rng)), 2


def _put(event: Event, slot: str, value: str) -> Event:
    return replace(event, place=value) if slot == "place" else replace(event, time=value)


def related(one: str, two: str) -> bool:
    """Whether one of the two things is the other or a kind of it."""
    return one == two or WITHIN.get(one) == two or WITHIN.get(two) == one


def another(choices: tuple[str, ...], value: str, rng: Random) -> str:
    """Any choice but ``value``."""
    return rng.choice([c for c in choices if c != value])


def tell(event: Event, denied: bool, rng: Random) -> str:
    """The event in words, in one of several ways."""
    act, agent = event.act, _named(event.agent, rng)
    thing, rest = event.thing, where(event, rng)
    if denied:
        return rng.choice(
            (
                f"{agent} did not {act.base} {thing}{rest}",
                f"{agent} did not {act.base} {thing}{rest}",
                f"{agent} never {act.past} {thing}{rest}",
                f"{agent} has not {act.done} {thing}{rest}",
                f"It is not true that {agent} {act.past} {thing}{rest}",
                f"{agent} did not {act.base} any {thing}{rest}",
                f"No {thing} were {act.done} by {agent}{rest}",
            )
        )
    return rng.choice(
        (
            f"{agent} {act.past} {thing}{rest}",
            f"{agent} {act.past} {thing}{rest}",
            f"{agent} {rng.choice(act.same)} {thing}{rest}",
            f"{agent} has {act.done} {thing}{rest}",
            f"{thing} were {act.done} by {agent}{rest}",
            f"It was {agent} that {act.past} {thing}{rest}",
        )
    )


def _named(agent: str, rng: Random) -> str:
    return f"{TITLES[agent]} {agent}" if agent in TITLES and rng.random() < 0.3 else agent


def where(event: Event, rng: Random) -> str:
    """The place and time in words, with a space before, or nothing."""
    place = f" {event.act.where} {event.place}" if event.place else ""
    time = f" {event.time}" if event.time else ""
    return place + time if rng.random() < 0.8 or not event.act.free else time + place
