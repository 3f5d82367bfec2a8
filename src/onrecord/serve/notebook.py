"""Records, matters, relations and checks as HTML for notebooks.

As in ``onrecord.markup``, every word from outside is escaped, styles are inline, and there
is no script.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.markup import BLOCK, SMALL, escaped, statement_html
from onrecord.relations import Matter, Relation
from onrecord.safe import shorten

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relate.checking.check import Check, Finding

__all__ = ["check_html", "matter_html", "record_html", "relation_html"]

_SPEAKERS = 5
_FINDINGS = 5
_GROUPS = (
    ("supports", "Supports it"),
    ("against", "Stands against it"),
    ("near", "Near it, and no more than that"),
)


def record_html(record: Record) -> str:
    """How much the record holds, from when to when, and who says most."""
    held = record.counts()
    numbers = [
        (held.articles, "article"),
        (held.statements, "statement"),
        (held.speakers, "speaker"),
        (held.outlets, "outlet"),
        (record.matters.count(), "matter"),
        (record.relations.count(), "relation"),
    ]
    facts = [_many(number, thing) for number, thing in numbers]
    facts += [_between(held.earliest, held.latest)] if held.earliest else []
    most = [
        f"{shorten(one.speaker.name, 60)} ({one.statements:,})"
        for one in record.speakers(named_only=True, limit=_SPEAKERS)
    ]
    return _block(shorten(str(record.path), 120), facts, most)


def matter_html(matter: Matter) -> str:
    """The question, how many take which stance, and from when to when."""
    facts = [
        _many(matter.size, "statement"),
        f"by {_many(matter.speakers, 'speaker')}",
        f"{matter.affirms:,} affirm, {matter.denies:,} deny, {matter.open:,} open",
    ]
    facts += [_between(matter.earliest, matter.latest)] if matter.earliest else []
    return _block(shorten(matter.label, 300), [*facts, f"matter {matter.id}"])


def relation_html(relation: Relation) -> str:
    """What the first does to the second, why a reader may think so, and what differs."""
    facts = [
        *([relation.pattern] if relation.pattern else []),
        f"score {relation.score:.2f}",
        f"by {relation.model}",
        f"relation {relation.id}",
    ]
    heading = f"{relation.first} {relation.kind} {relation.second}"
    differs = [
        f"{one.aspect}: {shorten(one.first, 120)} / {shorten(one.second, 120)}"
        for one in relation.differences
    ]
    return _block(heading, facts, [shorten(relation.reason, 1000), *differs])


def check_html(check: Check) -> str:
    """The claim, how it was understood, at most five findings in each group, the scope."""
    groups = "".join(
        _group(title, getattr(check, name)) for name, title in _GROUPS if getattr(check, name)
    )
    scope = check.scope
    searched = [
        f"searched {_many(scope.statements, 'statement')}",
        f"in {_many(scope.articles, 'article')}",
        f"from {_many(scope.outlets, 'outlet')}",
        *([_between(scope.earliest, scope.latest)] if scope.earliest else []),
        *(f"only {name} {value}" for name, value in scope.filters.items()),
        "no verdict: read them",
    ]
    return (
        f'<div style="{BLOCK}">{_block(check.claim.text, [check.claim.described()])}'
        f"{groups or '<p>Nothing in the record.</p>'}{_small(searched)}</div>"
    )


def _group(title: str, found: Sequence[Finding]) -> str:
    shown = "".join(_finding(one) for one in found[:_FINDINGS])
    left = len(found) - _FINDINGS
    more = _small([f"… {left:,} more"]) if left > 0 else ""
    return f"<p><strong>{title}</strong></p>{shown}{more}"


def _finding(one: Finding) -> str:
    why = _small([f"score {one.score:.2f}", one.reason])
    return f'<div style="margin:0 0 1em 1em">{statement_html(one.statement)}{why}</div>'


def _block(heading: str, facts: Iterable[str], lines: Iterable[str] = ()) -> str:
    below = "".join(f'<div dir="auto">{escaped(line)}</div>' for line in lines)
    return (
        f'<div style="{BLOCK}"><strong dir="auto">{escaped(heading)}</strong>'
        f"{_small(facts)}{below}</div>"
    )


def _small(facts: Iterable[str]) -> str:
    return f'<div style="{SMALL}">{" · ".join(escaped(fact) for fact in facts)}</div>'


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _between(earliest: str | None, latest: str | None) -> str:
    return f"{earliest} to {latest}"
