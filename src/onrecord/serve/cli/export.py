"""``onrecord export``: the record's statements for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from onrecord.serve.cli.files import replacing
from onrecord.serve.cli.options import examples, filter_options, record_option
from onrecord.serve.cli.output import print_bytes

__all__ = ["export"]

_BINARY = frozenset(("brat", "cas", "parquet"))


@click.command(
    short_help="Write statements in the formats of other programs.",
    epilog=examples(
        "onrecord export --format csv --since 2031-03 -o march.csv",
    ),
)
@record_option
@filter_options
@click.option(
    "--format",
    "format_",
    default="jsonl",
    show_default=True,
    metavar="FORMAT",
    help="jsonl, csv, parquet, jsonld, brat, cas, ftm, ris, bibtex, csl, or what another package"
    " adds.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it."
)
def export(*, record: str, format_: str, output: Path | None, **filters: Any) -> None:
    """Write statements for other programs, to standard output or a file.

    A file is replaced only when all of it has been written. In CSV an apostrophe is put
    before a cell that a spreadsheet would take for a formula.
    """
    from onrecord.record import Record
    from onrecord.serve.export import exporter

    write = exporter(format_)
    with Record(record, create=False, read_only=True) as opened:
        chunks = write(opened.statements(**filters))
        if output is None:
            if format_ in _BINARY and sys.stdout.isatty():
                raise click.UsageError(f"{format_} is not for a terminal; name a file with -o")
            print_bytes(chunks)
            return
        with replacing(output) as file:
            file.writelines(chunks)
