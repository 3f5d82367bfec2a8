"""The report of a matter: who says what on one question, and what stands against what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.markup import escaped
from onrecord.relations import Matter, Relation
from onrecord.safe import one_line, shorten
from onrecord.serve.reasons import beside_statements
from onrecord.serve.report.cards import card, name_of, said_when
from onrecord.serve.report.page import difference, facts, many, page, section
from onrecord.statements import Statement

if TYPE_CHECKING:
    from onrecord.record import Record

__all__ = ["matter_report"]

_STANCES = ("affirms", "denies", "open")
_KINDS = {"record": "against the record"}
_QUOTES = ("“", "‘", "«", "„", '"', "'")


def matter_report(record: Record, matter_id: str, *, made: str) -> str:
    """A whole HTML page on the matter. ``made``: the day of the report (ISO date).

    It has the stances by speaker, the contradictions with their reasons, and every
    statement in the order in which they were made, also those outside the matter that stand
    against one of it. Raises UnknownName.
    """
    matter = record.matters.get(matter_id)
    said = record.statements_by_id(matter.statements)
    against = record.relations.list(matter=matter.id, kind="contradicts")
    known = {one.id: one for one in said}
    named = {name for one in against for name in (one.first, one.second)}
    elsewhere = record.statements_by_id(sorted(named - set(known)))
    known |= {one.id: one for one in elsewhere}
    body = [
        f'<h1 dir="auto">{escaped(one_line(matter.label))}</h1>\n',
        facts(_about(matter)),
        section("Who takes which stance", [_stances(said)] if said else []),
        section("What stands against what", (_relation(one, known) for one in against)),
        section("What was said", (_card(record, one) for one in said)),
        section("Said elsewhere, and against it", (_card(record, one) for one in elsewhere)),
    ]
    return page(matter.label, body, record.counts(), made=made)


def _about(matter: Matter) -> Iterable[str | None]:
    yield f"{many(matter.size, 'statement')} by {many(matter.speakers, 'speaker')}"
    yield (
        f"of what they are about themselves, {matter.affirms:,} affirm it, {matter.denies:,} deny"
        f" it, {matter.open:,} leave it open"
    )
    yield f"{matter.earliest} to {matter.latest}" if matter.earliest else None
    yield f"matter {matter.id}"


def _stances(said: Sequence[Statement]) -> str:
    """A row a speaker, in the order in which they first spoke."""
    rows: dict[str, list[Statement]] = {}
    for one in said:
        rows.setdefault(one.speaker.id if one.speaker else one.source_text, []).append(one)
    heads = "".join(f'<th scope="col" class="number">{stance}</th>' for stance in _STANCES)
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Stances by speaker"><table>\n'
        f'<thead><tr><th scope="col">speaker</th>{heads}<th scope="col">statements</th></tr>'
        f"</thead>\n<tbody>\n{''.join(_stance_row(found) for found in rows.values())}</tbody>\n"
        "</table></div>\n"
    )


def _stance_row(found: Sequence[Statement]) -> str:
    taken: list[str] = [one.stance or "open" for one in found]
    counts = "".join(f'<td class="number">{taken.count(stance)}</td>' for stance in _STANCES)
    links = ", ".join(_link(one) for one in found)
    name = escaped(name_of(found[0]))
    return f'<tr><th scope="row" dir="auto">{name}</th>{counts}<td>{links}</td></tr>\n'


def _link(one: Statement) -> str:
    return f'<a href="#s-{escaped(one.id)}">{escaped(shorten(_day(one), 40))}</a>'


def _day(one: Statement) -> str:
    """When it was said, or else published, without the time of day."""
    return said_when(one).partition("T")[0]


def _relation(one: Relation, known: dict[str, Statement]) -> str:
    """Two statements against each other, with the reason; nothing when one is not there."""
    if one.first not in known or one.second not in known:
        return ""
    differs = "".join(
        f'<li dir="auto">{escaped(difference(*one_difference))}</li>\n'
        for one_difference in one.differences
    )
    kind = one.pattern or one.kind
    why = beside_statements(one, known[one.first], known[one.second])
    differs = "" if "What differs" in why else differs
    found = [f"score {one.score:.2f}", f"found by {one.model}", f"relation {one.id}"]
    return (
        f'<div class="card">\n<h3>{escaped(_KINDS.get(kind, kind))}</h3>\n'
        f"{_side(known[one.first])}{_side(known[one.second])}"
        f'<p dir="auto">{escaped(one_line(why))}</p>\n'
        f"{f'<ul>{differs}</ul>' if differs else ''}"
        f"{facts(found)}</div>\n"
    )


def _side(one: Statement) -> str:
    words = shorten(one.content_text, 400)
    shown = words if words.startswith(_QUOTES) else f"“{words}”"
    return f'<p dir="auto">{escaped(name_of(one))}, {_link(one)}: {escaped(shown)}</p>\n'


def _card(record: Record, one: Statement) -> str:
    ids = [found.statement for found in record.appearances.of(one.id) if found.statement != one.id]
    return card(one, printings=record.statements_by_id(ids))
