"""``onrecord mcp``: the record for agents."""

from __future__ import annotations

import click

from onrecord.serve.cli.options import examples, record_argument

__all__ = ["mcp"]


@click.command(
    short_help="Let agents read the record (MCP).",
    epilog=examples("onrecord mcp news.db --site https://news.example"),
)
@record_argument
@click.option("--site", metavar="URL", help="Where its pages are served, for permanent links.")
def mcp(*, record: str, site: str | None) -> None:
    """Let agents read RECORD over standard input and output (Model Context Protocol).

    The tools are search, statement, speaker, matter and check; none of them writes. Each
    statement comes with its exact words and their place in the article. Needs
    onrecord[mcp].
    """
    try:
        from onrecord.serve.mcp import make_server
    except ModuleNotFoundError as problem:
        raise click.UsageError(
            f"{problem.name} is not installed; run: pip install 'onrecord[mcp]'"
        ) from problem
    make_server(record, site=site).run("stdio")
