"""How a command ends: one line on standard error and an exit code, never a traceback."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from onrecord.errors import (
    AccountError,
    ClaimError,
    DateError,
    JudgementError,
    OnRecordError,
    RecordError,
    UnknownName,
)
from onrecord.safe import one_line

__all__ = [
    "EXIT_CODES",
    "INTERRUPTED",
    "LOST",
    "RECORD_FAILED",
    "USAGE",
    "Commands",
    "complain",
    "complaint",
]

LOST, USAGE, RECORD_FAILED, INTERRUPTED, UNHEARD = 1, 2, 3, 130, 141

EXIT_CODES = """\b
Exit codes:
  0    everything was done
  1    some input was lost, or output could not be written; standard error says which
  2    wrong usage: an option, a name or a date that is not known
  3    the record could not be opened, read or written
  130  interrupted (Ctrl-C); what was committed stays
  141  whoever read the output went away (head, less)
"""


class Commands(click.Group):
    """A group of commands whose errors end in one line and the exit codes above."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run the command line and exit; ``standalone_mode`` is not heeded."""
        kwargs["standalone_mode"] = False
        _spare_encodings()
        with _ending():
            code = super().main(*args, **kwargs)
            sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; when whoever read its output went away, end without a word."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _forget_output()
            return ctx.exit(UNHEARD)


def _spare_encodings() -> None:
    """What a terminal's or a pipe's encoding lacks is shown otherwise, and ends nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if stream.isatty() else "backslashreplace")


def complain(problem: object) -> None:
    """One line about what went wrong, on standard error."""
    click.echo(complaint(problem), err=True)


def complaint(problem: object) -> str:
    """The line that names the program and what went wrong."""
    return f"onrecord: {one_line(str(problem))}"


@contextmanager
def _ending() -> Iterator[None]:
    try:
        yield
    except click.Abort:
        sys.exit(INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(_misuse(error), err=True)
        sys.exit(error.exit_code)
    except OnRecordError as error:
        complain(error)
        sys.exit(_code(error))
    except BrokenPipeError:
        _forget_output()
        sys.exit(UNHEARD)
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        _forget_output()
        sys.exit(LOST)


def _misuse(error: click.ClickException) -> str:
    """The command, what is wrong with how it was called, and where to read more."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "onrecord"
    problem = one_line(error.format_message()).rstrip(".")
    see = " See" if problem.endswith("?") else "; see"
    return f"{path}: {problem[:1].lower()}{problem[1:]}{see} {path} --help"


def _code(error: OnRecordError) -> int:
    if isinstance(error, RecordError):
        return RECORD_FAILED
    usage = AccountError | ClaimError | DateError | JudgementError | UnknownName
    return USAGE if isinstance(error, usage) else LOST


def _forget_output() -> None:
    """When output cannot be written, let Python's own flush at exit have nothing to say."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
