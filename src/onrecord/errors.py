"""Everything that can go wrong, as one tree.

Each message says what was wrong, where, and what would be accepted::

    OnRecordError
    ├── InputError              one input cannot be read; the others go on
    │   ├── UnreadableInput     missing, not permitted, not reachable
    │   ├── EmptyInput          nothing in it, or nothing that is text
    │   ├── NotText             binary, or an encoding that cannot be told
    │   ├── InputTooLarge       more than the reader accepts
    │   ├── MalformedInput      not the format that it claims to be
    │   └── MissingColumn       a table without the named text column
    ├── UnknownName             no reader, extractor, exporter of that name
    │   └── AmbiguousName       several articles, speakers or others that it may mean
    ├── DateError               not an EDTF date
    ├── JudgementError          a judgement that says too little, or what cannot be
    ├── ClaimError              a claim to check that holds no words, or too many
    ├── NotRelated              asked for what the command relate makes, before it was run
    ├── AccountError            a user, password or login that cannot be
    ├── ExtractError
    │   ├── ModelError          weights missing or altered, or a model's server refuses
    │   └── AnchorError         a span that is not in the text
    └── RecordError
        ├── RecordLocked        another process is writing
        ├── ForeignRecord       a database, but not one of ours
        ├── DamagedRecord       truncated, corrupt, or not a database
        ├── NewerRecord         written by a later version of onrecord
        └── RecordFull          no space left where the record is
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "AccountError",
    "AmbiguousName",
    "AnchorError",
    "ClaimError",
    "DamagedRecord",
    "DateError",
    "EmptyInput",
    "ExtractError",
    "ForeignRecord",
    "InputError",
    "InputTooLarge",
    "JudgementError",
    "MalformedInput",
    "MissingColumn",
    "ModelError",
    "NewerRecord",
    "NotRelated",
    "NotText",
    "OnRecordError",
    "RecordError",
    "RecordFull",
    "RecordLocked",
    "UnknownName",
    "UnreadableInput",
]


class OnRecordError(Exception):
    """Base of every error that onrecord raises on purpose."""


class InputError(OnRecordError):
    """One input cannot be read.

    ``where`` names the input (a path, an address, ``<stdin>``, ``file:row``);
    the message begins with it.
    """

    def __init__(self, where: str, problem: str) -> None:
        self.where = where
        self.problem = problem
        super().__init__(f"{where}: {problem}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return type(self), (self.where, self.problem)


class UnreadableInput(InputError):
    """The input is missing, not permitted, or not reachable."""


class EmptyInput(InputError):
    """The input holds no text."""


class NotText(InputError):
    """The input is binary, or in an encoding that cannot be told."""


class InputTooLarge(InputError):
    """The input is larger than the reader accepts."""


class MalformedInput(InputError):
    """The input is not the format that it claims to be."""


class MissingColumn(InputError):
    """A table has no column of the name asked for."""


class UnknownName(OnRecordError):
    """Nothing is known under this name; the message lists what is.

    ``total`` is how many are known where ``known`` are only those that are most like the
    name, the likest first.
    """

    def __init__(
        self, what: str, name: str, known: Iterable[str], *, total: int | None = None
    ) -> None:
        self.name = name
        self.known = tuple(known)
        if total is None or total <= len(self.known):
            self.known = tuple(sorted(self.known))
            listed = f"; known: {', '.join(self.known) or 'none'}"
        else:
            nearest = f"; nearest: {', '.join(self.known)}" if self.known else ""
            listed = f" among the {total:,} that are known{nearest}"
        super().__init__(f"no {what} called {name!r}{listed}")


class AmbiguousName(UnknownName):
    """Several are called so, or have ids that begin so; the message lists some of ``total``."""

    def __init__(self, what: str, name: str, known: Iterable[str], *, total: int) -> None:
        super().__init__(what, name, known)
        more = ", …" if total > len(self.known) else ""
        self.args = (
            f"{name!r} is ambiguous; it may mean {total:,} {what}s: {', '.join(self.known)}{more}",
        )


class DateError(OnRecordError):
    """A text given as a date is not EDTF (ISO 8601-2)."""


class ClaimError(OnRecordError):
    """A claim cannot be looked up: it holds no words, or more than one sentence's worth."""


class NotRelated(OnRecordError):
    """The record lacks what the command ``relate`` makes: vectors, for a search by meaning."""


class JudgementError(OnRecordError):
    """A judgement says too little, or something that cannot be."""


class AccountError(OnRecordError):
    """A user, a password or a way of serving that cannot be."""


class ExtractError(OnRecordError):
    """An extractor cannot do its work."""


class ModelError(ExtractError):
    """A model cannot be used: its weights are missing or altered, or its server refuses."""


class AnchorError(ExtractError):
    """A span does not lie in the text that it claims to point into."""


class RecordError(OnRecordError):
    """The record cannot be opened, read or written."""


class RecordLocked(RecordError):
    """Another process holds the record for writing."""


class ForeignRecord(RecordError):
    """The file is a database, but not an onrecord record."""


class DamagedRecord(RecordError):
    """The file is truncated, corrupt, or not a database."""


class NewerRecord(RecordError):
    """The record was written by a later version of onrecord."""


class RecordFull(RecordError):
    """No space is left where the record is kept."""
