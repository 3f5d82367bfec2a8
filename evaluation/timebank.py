"""How well dates in news are read, on TimeBank's TIMEX3 values.

Run ``python -m evaluation.timebank FOLDER`` with the folder of TimeBank's ``.tml`` files
(TempEval-3). Counted are the DATE expressions in sentences that report speech (an EVENT
of class REPORTING), each with the document's creation time; those that TimeBank itself
gives no calendar value (``PRESENT_REF``, ``PAST_REF``, ``FUTURE_REF``, values with an
unknown part) are left out. A value is right when the expression that begins inside the
annotated words is read as the same date.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from onrecord.resolve.frames import sentences
from onrecord.resolve.time.edtf import day_of, interval
from onrecord.resolve.time.expressions import expressions

_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


class Timex(NamedTuple):
    """An annotated date: its place in the document's text, and its TimeBank value."""

    start: int
    end: int
    value: str


class Document(NamedTuple):
    """A document's text, creation day, dates, and the places of its reporting events."""

    name: str
    text: str
    created: date
    dates: list[Timex]
    reports: list[int]


class Miss(NamedTuple):
    """An expression read wrongly: its words, TimeBank's date and ours."""

    name: str
    words: str
    gold: str
    got: str | None


def document(path: Path) -> Document:
    """One TimeBank file."""
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
    created = root.find(".//DCT/TIMEX3").get("value")[:10]
    body = root.find(".//TEXT")
    dates: list[Timex] = []
    reports: list[int] = []
    parts: list[str] = []
    _walk(body, parts, dates, reports)
    return Document(path.stem, "".join(parts), date.fromisoformat(created), dates, reports)


def _walk(node: etree._Element, parts: list[str], dates: list[Timex], reports: list[int]) -> None:
    """Collect the text in order, and what is annotated with its place."""
    start = sum(map(len, parts))
    if node.get("class") == "REPORTING":
        reports.append(start)
    parts.append(node.text or "")
    for child in node:
        _walk(child, parts, dates, reports)
        parts.append(child.tail or "")
    if node.tag == "TIMEX3" and node.get("type") == "DATE":
        dates.append(Timex(start, sum(map(len, parts)), node.get("value")))


def edtf(value: str) -> str | None:
    """A TimeBank value as EDTF; None for one that names no calendar date."""
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    if week := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        first = monday + timedelta(days=5 if week[3] else 0)
        return interval(first, monday + timedelta(days=6))
    if quarter := _QUARTER.fullmatch(value):
        return _months(quarter[1], int(quarter[2]) * 3 - 2, 3)
    if half := _HALF.fullmatch(value):
        return _months(half[1], int(half[2]) * 6 - 5, 6)
    season = _SEASON.fullmatch(value)
    return f"{season[1]}-{_SEASONS[season[2]]}" if season else None


def _months(year: str, first: int, count: int) -> str:
    return f"{year}-{first:02}/{year}-{first + count - 1:02}"


def beside_cues(found: Document) -> Iterator[Timex]:
    """The dates in sentences with a reporting event."""
    for s in sentences(found.text):
        if any(s.start <= r < s.end for r in found.reports):
            yield from (t for t in found.dates if s.start <= t.start < s.end)


def score(documents: Sequence[Document]) -> tuple[int, list[Miss]]:
    """The number of dates counted, and those read wrongly."""
    total, misses = 0, []
    for found in documents:
        for timex in beside_cues(found):
            gold = edtf(timex.value)
            if gold is not None:
                total += 1
                got = _read(found, timex)
                if got != gold:
                    words = " ".join(found.text[timex.start : timex.end].split())
                    misses.append(Miss(found.name, words, gold, got))
    return total, misses


def _read(found: Document, timex: Timex) -> str | None:
    """Our reading of the expression that begins inside the annotated words."""
    low, high = max(0, timex.start - 120), timex.end + 60
    created = day_of(found.created.isoformat())
    for e in expressions(found.text[low:high], created, ahead=True):
        if timex.start <= e.start + low < timex.end:
            return e.edtf
        if e.start + low < timex.start < e.end + low:
            return e.edtf
    return None


def main(argv: Sequence[str] | None = None) -> None:
    """Score, print and, if asked, write the figures."""
    parser = argparse.ArgumentParser(description="Score the reading of dates on TimeBank.")
    parser.add_argument("folder", type=Path, help="folder with TimeBank's .tml files")
    parser.add_argument("--errors", action="store_true", help="list every miss")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    args = parser.parse_args(argv)
    total, misses = score([document(p) for p in sorted(args.folder.glob("*.tml"))])
    accuracy = round(100 * (total - len(misses)) / total, 1) if total else 0.0
    for miss in misses if args.errors else ():
        print(f"{miss.name}: {miss.words!r} gold {miss.gold}, got {miss.got}")
    print(f"dates beside cues: {total}, read right: {accuracy}%")
    if args.json:
        figures = {"timebank": {"n": total, "accuracy": accuracy}}
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
