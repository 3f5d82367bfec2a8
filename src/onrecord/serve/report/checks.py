"""The report of a check: what the record holds for a claim, against it, and near it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.markup import escaped
from onrecord.safe import one_line
from onrecord.serve.reasons import beside_finding
from onrecord.serve.report.cards import card
from onrecord.serve.report.page import difference, facts, page, section

if TYPE_CHECKING:
    from onrecord.relate.checking.check import Check, Finding

__all__ = ["check_report"]

_GROUPS = (
    ("supports", "What supports it"),
    ("against", "What stands against it"),
    ("near", "What is near it, and no more than that"),
)


def check_report(found: Check, *, made: str) -> str:
    """A whole HTML page on what was found for a claim. ``made``: the day (ISO date)."""
    scope = found.scope
    groups = [
        section(title, (_finding(one) for one in getattr(found, name))) for name, title in _GROUPS
    ]
    body = [
        f'<h1 dir="auto">{escaped(one_line(found.claim.text))}</h1>\n',
        facts([f"understood: {found.claim.described()}"]),
        *groups,
        "" if found else "<p>Nothing in the record.</p>\n",
    ]
    only = "".join(f"; only {name} {value}" for name, value in scope.filters.items())
    looked = f"{only}; {scope.compared:,} found by {' and '.join(scope.by)} and compared"
    return page(found.claim.text, body, scope, made=made, only=looked)


def _finding(one: Finding) -> str:
    return card(one.statement, notes=list(_notes(one)), printings=one.printings)


def _notes(one: Finding) -> Iterable[str]:
    yield f"{beside_finding(one)} (score {one.score:.2f})"
    for aspect, first, second in one.differences:
        yield difference(aspect, first, second)
