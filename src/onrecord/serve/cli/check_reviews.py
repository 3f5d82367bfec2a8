"""``onrecord check --from``: the claims that others checked, against the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import ClaimError, InputError
from onrecord.serve.cli.exits import LOST, complain
from onrecord.serve.cli.output import (
    Column,
    Piece,
    is_terminal,
    print_json,
    print_table,
    print_text,
)

if TYPE_CHECKING:
    from onrecord.ingest.claimreview import ClaimReview
    from onrecord.record import Record
    from onrecord.relate.checking.check import Check

__all__ = ["check_reviews"]

Checked = tuple["ClaimReview", "Check"]

_REVIEW = (Column("claim"), Column("by"), Column("reviewer"), Column("rating"))


def check_reviews(path: str, *, record: str, as_: str, asked: dict[str, Any]) -> None:
    """Check each claim of a file's reviews; what the reviewers made of it is shown as theirs.

    ``asked`` as for ``relate.checking.check``. A claim that cannot be checked costs that one,
    and the exit code tells.
    """
    from onrecord.record import Record

    lost: list[Exception] = []
    with Record(record, create=False, read_only=True) as opened:
        _print(_checked(opened, path, asked, lost), as_)
    if lost:
        sys.exit(LOST)


def _checked(
    record: Record, path: str, asked: dict[str, Any], lost: list[Exception]
) -> Iterator[Checked]:
    from onrecord.ingest.claimreview import read_claim_reviews
    from onrecord.serve.checking import checked

    for review in read_claim_reviews(path):
        if isinstance(review, InputError):
            lost.append(review)
            complain(review)
            continue
        try:
            yield review, checked(record, review.claim, **asked)
        except ClaimError as error:
            lost.append(error)
            complain(f"{review.where}: {error}")


def _print(found: Iterator[Checked], as_: str) -> None:
    from onrecord.serve.cli.check import COLUMNS, drawn

    if as_ == "json":
        print_json([{"review": one.to_dict(), **check.to_dict()} for one, check in found])
    elif is_terminal():
        for one, check in found:
            print_text([*drawn(check), *_reviewed(one)])
    else:
        print_table((*_REVIEW, *COLUMNS), _rows(found))


def _rows(found: Iterator[Checked]) -> Iterator[list[str]]:
    """A row a finding; one without any has its claim, and no more."""
    from onrecord.serve.cli.check import COLUMNS, rows

    for one, check in found:
        review = [one.claim, one.author or "", one.reviewer or "", one.rating or ""]
        nothing = [""] * len(COLUMNS)
        yield from ([*review, *cells] for cells in (list(rows(check)) or [nothing]))


def _reviewed(one: ClaimReview) -> list[Piece]:
    """Who made the claim and who reviewed it, with the verdict as the reviewer's own."""
    made = " ".join(filter(None, (one.author or "not named", one.made and f"({one.made})")))
    pieces: list[Piece] = [(f"\nClaim by {made}.", "faint")]
    by = ", ".join(filter(None, (one.reviewer or "a reviewer not named", one.reviewed)))
    if one.rating:
        pieces.append((f"\n{by} rates it: “{one.rating}”.", "faint"))
    if one.url:
        pieces.append((f"\n{one.url}", "faint"))
    return [*pieces, ("\n", "")]
