"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce, wraps
from typing import Any, TypeVar

import click

from onrecord.statements import FORMS

__all__ = [
    "DEFAULT_RECORD",
    "article_options",
    "as_option",
    "examples",
    "filter_options",
    "record_argument",
    "record_option",
    "scope_options",
]

DEFAULT_RECORD = "onrecord.db"

Command = TypeVar("Command", bound=Callable[..., Any])


def examples(*lines: str) -> str:
    """What a command's help ends with; click leaves these lines as they are."""
    listed = "".join(f"  {line}\n" for line in lines)
    return f"\b\nExample{'s' * (len(lines) > 1)}:\n{listed}"


def record_option(command: Command) -> Command:
    """``--record FILE``, or the environment's ``ONRECORD_RECORD``, or ``onrecord.db``."""
    return click.option(
        "--record",
        envvar="ONRECORD_RECORD",
        default=DEFAULT_RECORD,
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The record, one SQLite file.",
    )(command)


def record_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """``[RECORD]``, which may also be named as for every other command, by ``--record``."""

    @wraps(command)
    def either(*, record: str | None, named: str, **others: Any) -> Any:
        return command(record=record or named, **others)

    option = click.option(
        "--record",
        "named",
        envvar="ONRECORD_RECORD",
        default=DEFAULT_RECORD,
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The record, where RECORD is not given.",
    )
    return click.argument("record", required=False, metavar="[RECORD]")(option(either))


def as_option(*choices: str) -> Callable[[Command], Command]:
    """``--as``, the first choice being the default."""

    def decorate(command: Command) -> Command:
        return click.option(
            "--as",
            "as_",
            type=click.Choice(choices),
            default=choices[0],
            show_default=True,
            help="How to print it.",
        )(command)

    return decorate


def filter_options(command: Command) -> Command:
    """Which statements: ``--speaker --outlet --since --until --form``."""
    return _all(
        command,
        click.option("--speaker", metavar="NAME", help="Only what this speaker said."),
        click.option("--outlet", metavar="NAME", help="Only from this outlet."),
        click.option("--since", metavar="DATE", help="Said (or published) then or later."),
        click.option("--until", metavar="DATE", help="Said (or published) then or earlier."),
        click.option("--form", type=click.Choice(FORMS), help="Only what is quoted in this form."),
    )


def article_options(command: Command) -> Command:
    """What is known of an input beforehand: ``--published``, ``--outlet`` and so on."""
    return _all(
        command,
        click.option("--published", metavar="DATE", help="When it was published (EDTF)."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option("--title", metavar="TEXT", help="Its headline."),
        click.option("--url", metavar="URL", help="Where it was published."),
        click.option("--language", metavar="CODE", help="Its language, as en."),
    )


def scope_options(command: Command) -> Command:
    """Which statements a claim is checked against: ``--speaker``, ``--since`` and so on."""
    return _all(
        command,
        click.option("--speaker", metavar="NAME", help="Only what this speaker said."),
        click.option("--since", metavar="DATE", help="Said (or published) then or later."),
        click.option("--until", metavar="DATE", help="Said (or published) then or earlier."),
        click.option(
            "--limit",
            type=click.IntRange(1),
            default=20,
            show_default=True,
            help="At most, in each group.",
        ),
    )


def _all(command: Command, *options: Callable[[Command], Command]) -> Command:
    """The command with the options, which its help lists in this order."""
    return reduce(lambda done, option: option(done), reversed(options), command)
