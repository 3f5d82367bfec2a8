"""``onrecord tokens``: how programs show whose they are."""

from __future__ import annotations

import click

from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, print_json, print_table
from onrecord.serve.cli.users import accounts_of

__all__ = ["tokens"]

_COLUMNS = (
    Column("token", number=True),
    Column("user", look="source"),
    Column("label"),
    Column("made", look="faint"),
)


@click.group(
    short_help="Give programs access to a served record, and take it back.",
    epilog=examples("onrecord tokens add ana", "onrecord tokens revoke 1"),
)
def tokens() -> None:
    """Give programs access to a served record, and take it back.

    A program sends its token as "Authorization: Bearer TOKEN" and may do what the user may.
    """


@tokens.command(epilog=examples("onrecord tokens add ines --label notebook"))
@click.argument("user")
@click.option("--label", default="", metavar="TEXT", help="What it is for.")
@record_option
def add(*, user: str, label: str, record: str) -> None:
    """Print a new token of USER. It is shown this once."""
    accounts = accounts_of(record)
    click.echo(accounts.tokens.add(accounts.users.get(user), label=label))


@tokens.command("list")
@click.option("--user", metavar="NAME", help="Only this user's.")
@as_option("table", "json", "jsonl")
@record_option
def list_(*, user: str | None, as_: str, record: str) -> None:
    """List the tokens, by number; what they are cannot be shown."""
    accounts = accounts_of(record)
    found = accounts.tokens.all(accounts.users.get(user) if user else None)
    if as_ == "table":
        print_table(_COLUMNS, ([str(one.number), one.user, one.label, one.made] for one in found))
        return
    rows = [
        {"token": one.number, "user": one.user, "label": one.label, "made": one.made}
        for one in found
    ]
    print_json(rows, lines=as_ == "jsonl")


@tokens.command()
@click.argument("number", type=int)
@record_option
def revoke(*, number: int, record: str) -> None:
    """Take the token NUMBER back; it stops working at once."""
    accounts_of(record).tokens.revoke(number)
