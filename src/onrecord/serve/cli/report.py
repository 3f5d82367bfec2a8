"""``onrecord report``: a matter or a check as one HTML file to send to somebody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.serve.cli.files import replacing
from onrecord.serve.cli.options import examples, record_option, scope_options
from onrecord.serve.cli.output import print_bytes

__all__ = ["report"]

Command = TypeVar("Command", bound=Callable[..., Any])

_output: Callable[[Command], Command] = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it."
)


@click.group(
    short_help="Write a matter or a check as one HTML file.",
    epilog=examples(
        "onrecord report matter 4fd1 -o advisers.html",
        'onrecord report check "Ostrevia never concealed its advisers" -o check.html',
    ),
)
def report() -> None:
    """Write a matter or a check as one HTML file to send to somebody.

    The file holds all that it shows, has no script, and can be printed. Each statement is
    there with its words, whose they are and through whom, and its place in the original.
    """


@report.command(short_help="Report on a matter.")
@click.argument("matter_id", metavar="MATTER")
@record_option
@_output
def matter(*, matter_id: str, record: str, output: Path | None) -> None:
    """Report on a matter: MATTER is its id, or the beginning of it."""
    from onrecord.record import Record
    from onrecord.serve.report import matter_report

    with Record(record, create=False, read_only=True) as opened:
        _write(matter_report(opened, matter_id, made=_today()), output)


@report.command(short_help="Report on what is found for a claim.")
@click.argument("claim")
@record_option
@scope_options
@_output
def check(*, claim: str, record: str, output: Path | None, **asked: Any) -> None:
    """Report on what supports a claim, stands against it, or is near it."""
    from onrecord.record import Record
    from onrecord.relate.checking.check import check as find
    from onrecord.serve.report import check_report

    with Record(record, create=False, read_only=True) as opened:
        found = find(opened, claim, **asked)
    _write(check_report(found, made=_today()), output)


def _write(html: str, output: Path | None) -> None:
    if output is None:
        print_bytes([html.encode()])
        return
    with replacing(output) as file:
        file.write(html.encode())


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
