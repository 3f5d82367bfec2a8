"""Lets the record be what the judgements that hold say: after one is made, taken back, or
an article is read again.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.connection import Connection
from onrecord.record.identities.shown_names import show_names
from onrecord.record.judging.anchoring import anchor_again
from onrecord.record.judging.matters import keep_judged, settle_matters
from onrecord.record.judging.relations import pairs_of, settle_relation
from onrecord.record.judging.speakers import settle_speakers
from onrecord.record.judging.statements import settle_statements

__all__ = ["settle", "settle_article"]


def settle(connection: Connection, subject: str, statements: Sequence[int]) -> None:
    """Settle one kind of subject; within a transaction.

    ``statements`` are the rows of those that the judgement is tied to.
    """
    if subject == "relation":
        for pair in pairs_of(connection, statements):
            settle_relation(connection, pair)
    elif subject == "matter":
        settle_matters(connection)
    else:
        if subject == "speaker":
            settle_speakers(connection)
        settle_statements(connection, statements)


def settle_article(connection: Connection, article: int) -> None:
    """Settle an article's new statements; within the transaction that wrote them.

    When no one ever judged anything, it costs two look-ups.
    """
    if connection.value("SELECT 1 FROM judgements WHERE subject = 'speaker' LIMIT 1"):
        settle_speakers(connection)
        sql = "SELECT number FROM statements WHERE article = ?"
        show_names(connection, connection.numbers(sql, (article,)))
    statements = anchor_again(connection, article)
    if not statements:
        return
    settle_statements(connection, statements)
    keep_judged(connection, statements)
    for pair in pairs_of(connection, statements):
        settle_relation(connection, pair)
