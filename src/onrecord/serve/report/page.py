"""The page around a report: its head, its styles, and where was looked."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Protocol

from onrecord.markup import escaped
from onrecord.safe import one_line

__all__ = ["difference", "facts", "many", "page", "section"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

# Colours have a contrast of 4.5:1 or more with what is under them.
_STYLES = """
:root { color-scheme: light dark; --paper: #fcfbf8; --panel: #f3f0e8; --ink: #1c2126;
  --soft: #565e66; --line: #d3cec2; --link: #1a4f8b; --mark: #dff0df;
  --affirms: #1f6334; --denies: #9c2116; --open: #5b5f00; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --panel: #1f242a; --ink: #e8e6e1;
  --soft: #a9b0b7; --line: #3b424a; --link: #8fbdf5; --mark: #1d3d26;
  --affirms: #86d49c; --denies: #ff9d90; --open: #d6d36a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 48rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, blockquote { font-family: Charter, Georgia, serif; line-height: 1.25; }
h1 { font-size: 1.7rem; margin: .5rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 .6rem; padding-top: .5rem;
  border-top: 3px double var(--line); }
h3 { font-size: 1.02rem; margin: 0; }
a { color: var(--link); }
p { margin: .35rem 0; }
.facts, .place, footer { color: var(--soft); font-size: .875rem; }
.card { border: 1px solid var(--line); border-left-width: .3rem; border-radius: 4px;
  padding: .6rem .9rem; margin: .8rem 0; }
.affirms { border-left-color: var(--affirms); } .denies { border-left-color: var(--denies); }
.open { border-left-color: var(--open); }
blockquote { margin: .4rem 0; font-size: 1.1rem; white-space: pre-wrap; }
.context { background: var(--panel); padding: .4rem .6rem; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; }
thead th { white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
ul { padding-left: 1.2rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .6rem; }
@media print {
  :root { --paper: #fff; --panel: #fff; --ink: #000; --soft: #333; --line: #888; --link: #000;
    --mark: #fff; --affirms: #000; --denies: #000; --open: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .card { break-inside: avoid; } h2, h3 { break-after: avoid; }
  mark { text-decoration: underline; }
  a.web::after { content: " <" attr(href) ">"; font-size: .8em; }
}
"""


class _Held(Protocol):
    """How much was searched: a record's counts, or the scope of a check."""

    @property
    def articles(self) -> int: ...
    @property
    def statements(self) -> int: ...
    @property
    def outlets(self) -> int: ...
    @property
    def earliest(self) -> str | None: ...
    @property
    def latest(self) -> str | None: ...


def page(title: str, body: Iterable[str], held: _Held, *, made: str, only: str = "") -> str:
    """The whole file: ``body`` is HTML, ``made`` the day, ``only`` what was left out."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(one_line(title))}</title>\n<style>{_STYLES}</style>\n</head>\n<body>\n"
        f"<main>\n{''.join(body)}</main>\n{_footer(held, made, only)}</body>\n</html>\n"
    )


def section(title: str, body: Iterable[str]) -> str:
    """A part of the report under a heading; nothing when it is empty."""
    inner = "".join(body)
    return f"<section>\n<h2>{escaped(title)}</h2>\n{inner}</section>\n" if inner else ""


def facts(known: Iterable[str | None]) -> str:
    """What is known, in a line."""
    shown = " · ".join(escaped(one_line(fact)) for fact in known if fact)
    return f'<p class="facts" dir="auto">{shown}</p>\n' if shown else ""


def difference(aspect: str, first: str, second: str) -> str:
    """``negation: nothing / “not”``."""
    words = (f"“{one}”" if one else "nothing" for one in (first, second))
    return f"{aspect}: {' / '.join(words)}"


def many(number: int, thing: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _footer(held: _Held, made: str, only: str) -> str:
    between = f", {held.earliest} to {held.latest}" if held.earliest else ""
    searched = (
        f"Made on {made} by onrecord {version('onrecord')} from a record of"
        f" {many(held.statements, 'statement')} in {many(held.articles, 'article')} of"
        f" {many(held.outlets, 'outlet')}{between}{only}."
    )
    return (
        f"<footer>\n<p>{escaped(one_line(searched))}</p>\n<p>What was said and how statements"
        " stand to each other was read by a machine: compare it with the originals. Nothing here"
        " is a verdict. Places are characters (Unicode code points) of the article&#x27;s text,"
        " the last one not included; the text is the one with the sha256 given.</p>\n</footer>\n"
    )
