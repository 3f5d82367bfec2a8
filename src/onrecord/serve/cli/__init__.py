"""The command line: ``onrecord COMMAND``, one command a file."""

from __future__ import annotations

import click

from onrecord.serve.cli.check import check
from onrecord.serve.cli.demo import demo
from onrecord.serve.cli.exits import EXIT_CODES, Commands
from onrecord.serve.cli.export import export
from onrecord.serve.cli.judge import judge
from onrecord.serve.cli.matters import matters
from onrecord.serve.cli.mcp import mcp
from onrecord.serve.cli.options import examples
from onrecord.serve.cli.read import read
from onrecord.serve.cli.relate import relate
from onrecord.serve.cli.relations import relations
from onrecord.serve.cli.report import report
from onrecord.serve.cli.search import search
from onrecord.serve.cli.serve import serve
from onrecord.serve.cli.show import show
from onrecord.serve.cli.speakers import speakers
from onrecord.serve.cli.tokens import tokens
from onrecord.serve.cli.users import users

__all__ = ["main", "onrecord"]

_EXAMPLES = examples(
    "onrecord read report.html",
    "onrecord show latest",
    "onrecord search never concealed --speaker Zakharova",
    'onrecord check "Russia never concealed sending weapons to Syria"',
)


@click.group(
    cls=Commands,
    epilog=f"{_EXAMPLES}\n{EXIT_CODES}",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
def onrecord() -> None:
    """Reads news and keeps the record: who said what, when, to whom, through whom, and how.

    Tables are drawn and coloured on a terminal (NO_COLOR is respected) and tab-separated
    elsewhere.
    """


for command in (
    read,
    show,
    search,
    speakers,
    relate,
    relations,
    check,
    matters,
    judge,
    export,
    report,
    serve,
    users,
    tokens,
    mcp,
    demo,
):
    onrecord.add_command(command)


def main() -> None:
    """Run the command line on the program's arguments."""
    onrecord.main(prog_name="onrecord")
