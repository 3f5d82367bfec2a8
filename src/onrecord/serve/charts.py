"""Charts of a record as Vega-Lite specifications.

A specification is a plain object with its data in it: it fetches nothing, and text from
articles stands in it only as data. Notebooks that know Vega-Lite draw it as it is; with
``pip install onrecord[notebook]`` it becomes an Altair chart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError, UnknownName
from onrecord.record.reading.dates import days
from onrecord.safe import shorten
from onrecord.statements import Statement

if TYPE_CHECKING:
    import altair

    from onrecord.record import Record
    from onrecord.record.overview.reliance import Relay, Reliance

__all__ = [
    "GROUPINGS",
    "Chart",
    "matrix_spec",
    "months_spec",
    "outlets_by_speakers",
    "sources_spec",
    "stance_matrix",
    "ties_spec",
    "timeline",
    "timeline_spec",
]

Spec = dict[str, Any]

_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
_MIME = "application/vnd.vegalite.v5+json"
_STANCES = ("affirms", "denies", "open")
_COLOURS = ("#2a9d60", "#d1495b", "#8d8f3a")
_SHAPES = ("circle", "cross", "diamond")
_MOST_GROUPS = 9
_MOST_LANES = 30
_MOST_NAMES = 18
_OTHERS = "others"
_WIDEST = 60
_NAME = "no source given"


def _speaker(one: Statement) -> str:
    return shorten(one.speaker.name if one.speaker else one.source_text, _WIDEST) or _NAME


GROUPINGS: Mapping[str, Callable[[Statement], str]] = {
    "act": lambda one: one.act,
    "form": lambda one: one.form,
    "outlet": lambda one: shorten(one.article.outlet or "", _WIDEST) or "outlet not known",
    "speaker": _speaker,
    "stance": lambda one: one.stance or "open",
}
"""By what a timeline can be coloured."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification that shows itself in a notebook."""

    spec: Spec

    def to_altair(self) -> altair.Chart:
        """The same as an Altair chart. Raises OnRecordError when altair is not installed."""
        try:
            import altair
        except ImportError:
            raise OnRecordError(
                "charts by Altair need altair: pip install onrecord[notebook]"
            ) from None
        chart: altair.Chart = altair.Chart.from_dict(self.spec)
        return chart

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        values = len(self.spec["data"]["values"])
        title = self.spec["title"]
        return {_MIME: self.spec, "text/plain": f"{title} (Vega-Lite, {values} values)"}


def timeline(
    record: Record, *, by: str = "stance", matter: str | None = None, **filters: Any
) -> Chart:
    """How many statements there are in each week.

    ``by``: a key of ``GROUPINGS``. ``matter``: the id of one, whose statements are shown;
    or else ``filters`` as for ``Record.statements``. Raises UnknownName (by, matter) and
    what the filters raise.
    """
    if matter is None:
        return Chart(timeline_spec(record.statements(**filters), by=by))
    found = record.matters.get(matter)
    said = record.statements_by_id(found.statements)
    return Chart(timeline_spec(said, by=by, title=found.label))


def stance_matrix(record: Record, matter: str) -> Chart:
    """Who affirmed, denied or left open, and when, in a matter (its id). Raises UnknownName."""
    found = record.matters.get(matter)
    return Chart(matrix_spec(record.statements_by_id(found.statements), title=found.label))


def outlets_by_speakers(record: Record) -> Chart:
    """How often each outlet has each named speaker: the 40 and the 25 with the most."""
    return Chart(sources_spec(record.overview.reliance()))


def timeline_spec(
    statements: Iterable[Statement], *, by: str = "stance", title: str = "Statements by week"
) -> Spec:
    """Bars of statements by week (beginning on Monday), coloured by a grouping.

    A statement counts in the week in which it was said at the earliest, or else was
    published; what has no date is left out. Of more than 9 groups the smallest are taken
    together as "others". Raises UnknownName (by).
    """
    if by not in GROUPINGS:
        raise UnknownName("grouping", by, GROUPINGS)
    counted = Counter(
        (_week(day), GROUPINGS[by](one)) for one in statements if (day := _day(one)) is not None
    )
    groups = _STANCES if by == "stance" else _groups(counted)
    merged: Counter[tuple[str, str]] = Counter()
    for (week, group), count in counted.items():
        merged[week, group if group in groups else _OTHERS] += count
    values = [
        {"week": week, "until": _later(week), by: group, "statements": count}
        for (week, group), count in sorted(merged.items())
    ]
    return {
        **_started(title, values),
        "params": [_choice(by)],
        "mark": {"type": "bar"},
        "encoding": {
            "x": {**_days("week"), "bin": "binned"},
            "x2": {"field": "until"},
            "y": {"field": "statements", "type": "quantitative", "stack": "zero"},
            "color": _colour(by, groups),
            "opacity": _CHOSEN,
            "tooltip": _tooltip(week="temporal", **{by: "nominal", "statements": "quantitative"}),
        },
    }


def matrix_spec(statements: Iterable[Statement], *, title: str = "Stances") -> Spec:
    """Speakers, those who spoke first on top, against days; at most 30 speakers.

    Colour and shape are the stance, the size how many statements. What has no date is
    left out.
    """
    dated = [(day.isoformat(), one) for one in statements if (day := _day(one)) is not None]
    dated.sort(key=lambda found: found[0])
    counted = Counter((_speaker(one), day, one.stance or "open") for day, one in dated)
    lanes = list(dict.fromkeys(name for name, _, _ in counted))[:_MOST_LANES]
    values = [
        {"speaker": name, "day": day, "stance": stance, "statements": count}
        for (name, day, stance), count in counted.items()
        if name in lanes
    ]
    shape = {"domain": list(_STANCES), "range": list(_SHAPES)}
    return {
        **_started(title, values),
        "height": {"step": 24},
        "params": [_choice("stance")],
        "mark": {"type": "point", "filled": True},
        "encoding": {
            "x": {**_days("day"), "scale": {"type": "utc", "padding": 16}},
            "y": {"field": "speaker", "type": "nominal", "sort": lanes, "title": None},
            "color": _colour("stance", _STANCES),
            "opacity": _CHOSEN,
            "shape": {"field": "stance", "type": "nominal", "scale": shape},
            "size": {
                "field": "statements",
                "type": "quantitative",
                "scale": {"range": [80, 400]},
                "legend": None,
            },
            "tooltip": _tooltip(
                speaker="nominal", day="temporal", stance="nominal", statements="quantitative"
            ),
        },
    }


def months_spec(months: Mapping[str, int], *, title: str = "Statements by month") -> Spec:
    """Bars of counts by month (``2015-09``); what is no month is left out."""
    values = [
        {"month": f"{month}-01", "until": f"{month}-28", "statements": count}
        for month, count in sorted(months.items())
        if _is_month(month)
    ]
    return {
        **_started(title, values),
        "height": 140,
        "mark": {"type": "bar"},
        "encoding": {
            "x": {**_days("month", written="%b %Y"), "bin": "binned", "title": None},
            "x2": {"field": "until"},
            "y": {"field": "statements", "type": "quantitative", "axis": {"tickMinStep": 1}},
            "tooltip": [
                {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth"},
                {"field": "statements", "type": "quantitative"},
            ],
        },
    }


def ties_spec(relays: Sequence[Relay], *, title: str = "Who relies on whom") -> Spec:
    """A line from each outlet to those through whom it has statements, wider for more.

    The 18 outlets and the 18 others with the most statements, those with most on top.
    """
    left = _places([(one.outlet, one.statements) for one in relays])
    right = _places([(one.via, one.statements) for one in relays])
    ties = [
        {
            "outlet": shorten(one.outlet, _WIDEST),
            "through": shorten(one.via, _WIDEST),
            "statements": one.statements,
            "from": left[one.outlet],
            "to": right[one.via],
        }
        for one in relays
        if one.outlet in left and one.via in right
    ]
    height = {"type": "quantitative", "axis": None, "scale": {"reverse": True, "zero": True}}
    return {
        **_started(title, ties),
        "width": 220,
        "height": 24 * max(len(left), len(right), 1),
        "config": {"view": {"stroke": None}},
        "encoding": {"y": {"field": "from", **height}},
        "layer": [
            {
                "mark": {"type": "rule", "opacity": 0.6},
                "encoding": {
                    "x": {"datum": 0, **_ACROSS},
                    "x2": {"datum": 1},
                    "y2": {"field": "to"},
                    "size": {
                        "field": "statements",
                        "type": "quantitative",
                        "scale": {"range": [1.5, 9]},
                        "legend": None,
                    },
                    "tooltip": _tooltip(
                        outlet="nominal", through="nominal", statements="quantitative"
                    ),
                },
            },
            _names(left, 0, "right", -6),
            _names(right, 1, "left", 6),
        ],
    }


def sources_spec(found: Reliance, *, title: str = "Outlets and whom they quote") -> Spec:
    """A square for each outlet and speaker, darker for more statements."""
    values = [
        {
            "outlet": shorten(outlet, _WIDEST),
            "speaker": shorten(voice.name, _WIDEST),
            "statements": count,
        }
        for voice in found.voices
        for outlet, count in voice.by_outlet.items()
    ]
    return {
        **_started(title, values),
        "height": {"step": 18},
        "width": {"step": 22},
        "mark": {"type": "rect"},
        "encoding": {
            "x": {"field": "outlet", "type": "nominal", "sort": "-color", "title": None},
            "y": {"field": "speaker", "type": "nominal", "sort": "-color", "title": None},
            "color": {
                "field": "statements",
                "type": "quantitative",
                "legend": {"format": "d"},
            },
            "tooltip": _tooltip(outlet="nominal", speaker="nominal", statements="quantitative"),
        },
    }


_CHOSEN: Spec = {"condition": {"param": "chosen", "value": 0.9}, "value": 0.15}
_ACROSS: Spec = {"type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}}


def _choice(field: str) -> Spec:
    """A click in the legend leaves one group, and a click elsewhere all of them."""
    return {"name": "chosen", "select": {"type": "point", "fields": [field]}, "bind": "legend"}


def _names(places: Mapping[str, int], side: int, align: str, away: int) -> Spec:
    values = [{"name": shorten(name, 30), "from": place} for name, place in places.items()]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": align, "dx": away, "baseline": "middle"},
        "encoding": {
            "x": {"datum": side, **_ACROSS},
            "text": {"field": "name", "type": "nominal"},
        },
    }


def _places(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The names with the most, each with its place from the top."""
    totals: Counter[str] = Counter()
    for name, count in counted:
        totals[name] += count
    return {name: place for place, (name, _) in enumerate(totals.most_common(_MOST_NAMES))}


def _is_month(text: str) -> bool:
    try:
        return len(text) == 7 and bool(date.fromisoformat(f"{text}-01"))
    except ValueError:
        return False


def _started(title: str, values: list[Spec]) -> Spec:
    return {
        "$schema": _SCHEMA,
        "title": shorten(title, 120),
        "width": 560,
        "data": {"values": values},
    }


def _days(field: str, *, written: str = "%-d %b %Y") -> Spec:
    """A horizontal axis of days in UTC, ``written`` as d3-time-format has it."""
    return {
        "field": field,
        "type": "temporal",
        "title": field,
        "scale": {"type": "utc"},
        "axis": {"format": written, "tickCount": 6, "labelOverlap": True},
    }


def _colour(by: str, groups: Iterable[str]) -> Spec:
    """Stances have colours of their own; other groups those of Vega-Lite."""
    domain = list(groups)
    scale = {"domain": domain, "range": list(_COLOURS)} if by == "stance" else {"domain": domain}
    return {"field": by, "type": "nominal", "scale": scale}


def _tooltip(**fields: str) -> list[Spec]:
    return [{"field": name, "type": kind} for name, kind in fields.items()]


def _groups(counted: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    """The groups to show, the largest first."""
    totals: Counter[str] = Counter()
    for (_, group), count in counted.items():
        totals[group] += count
    kept = tuple(name for name, _ in totals.most_common(_MOST_GROUPS))
    return (*kept, _OTHERS) if len(totals) > _MOST_GROUPS else kept


def _week(day: date) -> str:
    """The Monday on or before it."""
    return (day - timedelta(days=min(day.weekday(), day.toordinal() - 1))).isoformat()


def _later(week: str) -> str:
    """Where the bar of a week ends, so that a little is free before the next."""
    monday = date.fromisoformat(week)
    return (monday + timedelta(days=min(6, date.max.toordinal() - monday.toordinal()))).isoformat()


def _day(one: Statement) -> date | None:
    published = days(one.article.published)
    iso = one.said_earliest or (published.first if published else None)
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
