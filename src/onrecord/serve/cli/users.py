"""``onrecord users``: who may log in to a record that is served."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, print_json, print_table

if TYPE_CHECKING:
    from onrecord.serve.accounts import Accounts

__all__ = ["accounts_of", "users"]

_ROLES = ("reader", "reviewer", "admin")
_COLUMNS = (Column("user", look="source"), Column("role"), Column("added", look="faint"))


@click.group(
    short_help="Say who may log in, and as what.",
    epilog=examples("onrecord users add ana --role reviewer", "onrecord users list"),
)
def users() -> None:
    """Say who may log in to a record that is served, and as what.

    A reader may look, a reviewer also judge, an admin everything. They are kept beside
    the record (news.accounts.db for news.db). As soon as there is one, everybody who
    comes to the served record has to log in.
    """


@users.command(epilog=examples("onrecord users add ines --role reviewer"))
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(_ROLES),
    default="reader",
    show_default=True,
    help="What the user may do.",
)
@record_option
def add(*, name: str, role: str, record: str) -> None:
    """Add the user NAME. The password is asked for, or read from standard input."""
    user = accounts_of(record).users.add(name, _password(), role=role)
    click.echo(f"{user.name} may log in as {user.role}", err=True)


@users.command("list")
@as_option("table", "json", "jsonl")
@record_option
def list_(*, as_: str, record: str) -> None:
    """List the users."""
    found = accounts_of(record).users.all()
    if as_ == "table":
        print_table(_COLUMNS, ([user.name, user.role, user.added] for user in found))
        return
    rows = [{"name": user.name, "role": user.role, "added": user.added} for user in found]
    print_json(rows, lines=as_ == "jsonl")


@users.command()
@click.argument("name")
@record_option
def remove(*, name: str, record: str) -> None:
    """Remove the user NAME, whose sessions and tokens stop working at once."""
    accounts_of(record).users.remove(name)


@users.command()
@click.argument("name")
@record_option
def password(*, name: str, record: str) -> None:
    """Change the password of NAME, whose sessions end. It is asked for, or standard input."""
    accounts_of(record).users.set_password(name, _password())


@users.command()
@click.argument("name")
@click.argument("role", type=click.Choice(_ROLES))
@record_option
def role(*, name: str, role: str, record: str) -> None:
    """Let NAME do what a ROLE may; it holds at once."""
    accounts_of(record).users.set_role(name, role)


def accounts_of(record: str) -> Accounts:
    """The accounts of a record, which must be there."""
    from onrecord.record import Record
    from onrecord.serve.accounts import Accounts

    with Record(record, create=False):
        return Accounts.of(record)


def _password() -> str:
    """Asked for twice on a terminal; elsewhere the first line of standard input."""
    if sys.stdin.isatty():
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")
