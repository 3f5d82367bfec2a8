"""``onrecord judge``: what a person decides about what the record holds."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from onrecord.judgements import SUBJECTS, Judgement
from onrecord.serve.cli.options import as_option, examples, record_option
from onrecord.serve.cli.output import Column, print_json, print_table

__all__ = ["judge"]

_COLUMNS = (
    Column("number", number=True),
    Column("subject", look="faint"),
    Column("id", look="source"),
    Column("verdict", look="cue"),
    Column("detail", share=1 / 3),
    Column("reason", share=1 / 3),
    Column("user"),
    Column("made", look="faint"),
    Column("withdrawn", look="faint"),
    Column("withdrawn_by", title="by"),
)

Command = TypeVar("Command", bound=Callable[..., Any])


def _login() -> str:
    """The name under which the person is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as problem:
        raise click.UsageError("no login name is known; say who judges with --user") from problem


_user_option: Callable[[Command], Command] = click.option(
    "--user", metavar="NAME", default=_login, help="Who judges; by default the login name."
)
_reason_option: Callable[[Command], Command] = click.option(
    "--reason", metavar="TEXT", help="Why; kept in the log."
)


@click.group(
    short_help="Accept, reject or correct what the record holds.",
    epilog=examples(
        'onrecord judge relation 4fd1c2 reject --reason "Two different ports."',
        'onrecord judge statement 9a03b7 correct speaker="John Kerry" act=deny',
        "onrecord judge matter 12ab34 merge 56cd78",
        "onrecord judge log",
        "onrecord judge withdraw 12",
    ),
)
def judge() -> None:
    """Accept, reject or correct what the record holds.

    Judgements are kept in a log with who made them, when and why, and hold for the same
    words when an article is read again.
    """


def _judging(subject: str, about: str, example: str) -> click.Command:
    """The command that judges one kind of subject."""

    @click.command(subject, short_help=about, epilog=examples(f"onrecord judge {example}"))
    @click.argument("id_", metavar="ID")
    @click.argument("verdict")
    @click.argument("details", nargs=-1, metavar="[FIELD=VALUE | ID]...")
    @_reason_option
    @_user_option
    @record_option
    def command(
        *,
        id_: str,
        verdict: str,
        details: tuple[str, ...],
        reason: str | None,
        user: str,
        record: str,
    ) -> None:
        from onrecord.record import Record

        detail = _detail(verdict, details)
        with Record(record, create=False) as opened:
            made = opened.judgements.add(
                subject, id_, verdict, user=user, reason=reason, detail=detail
            )
        _print([made])

    command.help = (
        f"{about}\n\nID may be the beginning of one. To correct, FIELD=VALUE is given for each"
        " field, and FIELD= clears one; to merge or split, ids."
    )
    return command


for _command in (
    _judging(
        "statement",
        "Accept, reject, correct or comment on a statement.",
        "statement 9a03b7 correct stance=denies hedged=no",
    ),
    _judging(
        "speaker",
        "Merge, split, correct or comment on a speaker.",
        'speaker ana-velik correct role="foreign minister"',
    ),
    _judging(
        "matter",
        "Merge, split, correct (its label) or comment on a matter.",
        "matter 12ab34 split 9a03b7",
    ),
    _judging(
        "relation",
        "Accept, reject, correct or comment on a relation.",
        "relation 4fd1c2 correct pattern=reversal",
    ),
):
    judge.add_command(_command)


@judge.command(
    "log",
    short_help="List the judgements.",
    epilog=examples("onrecord judge log --subject relation --withdrawn"),
)
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--subject", type=click.Choice(SUBJECTS), help="Only those of this kind.")
@click.option("--by", "user", metavar="NAME", help="Only those that this person made.")
@click.option("--withdrawn", is_flag=True, help="Also those that were taken back.")
@as_option("table", "json", "jsonl")
@record_option
def log(
    *,
    id_: str | None,
    subject: str | None,
    user: str | None,
    withdrawn: bool,
    as_: str,
    record: str,
) -> None:
    """List the judgements, the first made first: all of them, or those of ID."""
    from onrecord.record import Record

    with Record(record, create=False, read_only=True) as opened:
        made = opened.judgements.list(subject, id_, user=user, withdrawn=withdrawn)
    if as_ == "table":
        _print(made)
    else:
        print_json([_object(one) for one in made], lines=as_ == "jsonl")


@judge.command(
    "withdraw",
    short_help="Take a judgement back.",
    epilog=examples("onrecord judge withdraw 12"),
)
@click.argument("number", type=click.IntRange(1))
@_user_option
@record_option
def withdraw(*, number: int, user: str, record: str) -> None:
    """Take the judgement with this NUMBER back; it stays in the log, as withdrawn."""
    from onrecord.record import Record

    with Record(record, create=False) as opened:
        _print([opened.judgements.withdraw(number, user=user)])


def _detail(verdict: str, given: Sequence[str]) -> dict[str, Any]:
    """What is given after the verdict, as ``Record.judgements.add`` takes it."""
    if verdict == "merge":
        return {"with": list(given)}
    if verdict == "split":
        return {"out": list(given)}
    pairs = [one.partition("=") for one in given]
    for name, equals, _ in pairs:
        if not equals:
            raise click.UsageError(f"{name!r} is not FIELD=VALUE")
    return {name: value or None for name, _, value in pairs}


def _print(made: Iterable[Judgement]) -> None:
    print_table(_COLUMNS, (_row(one) for one in made))


def _row(one: Judgement) -> list[str]:
    return [
        str(one.number),
        one.subject,
        one.subject_id,
        one.verdict,
        _words(one),
        one.reason or "",
        one.user,
        one.made,
        one.withdrawn or "",
        one.withdrawn_by or "",
    ]


def _words(one: Judgement) -> str:
    """The detail as it is typed."""
    if one.verdict in {"merge", "split"}:
        return " ".join(word for ids in one.detail.values() for word in ids)
    return ", ".join(f"{name}={_typed(value)}" for name, value in one.detail.items())


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _object(one: Judgement) -> dict[str, Any]:
    return {
        "number": one.number,
        "subject": one.subject,
        "id": one.subject_id,
        "verdict": one.verdict,
        "detail": dict(one.detail),
        "reason": one.reason,
        "user": one.user,
        "made": one.made,
        "withdrawn": one.withdrawn,
        "withdrawn_by": one.withdrawn_by,
    }
