"""The names by which searches find statements: those that are shown of their speakers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.record.connection import Connection

__all__ = ["show_names"]


def show_names(connection: Connection, statements: Sequence[int]) -> None:
    """Let the statements (rows) be found by the names that are shown; in a transaction.

    It is the one that a person gave the speaker, or the one that the article gives.
    """
    connection.run(
        "UPDATE statements SET speaker_name = shown.name FROM ("
        " SELECT s.number AS statement, coalesce(c.value, i.name, p.name) AS name"
        " FROM statements AS s JOIN speakers AS p ON p.number = s.speaker"
        " LEFT JOIN introductions AS i ON i.number = s.introduction"
        " LEFT JOIN speaker_corrections AS c ON c.speaker = s.speaker AND c.field = 'name'"
        " WHERE s.number IN (SELECT value FROM json_each(?))) AS shown"
        " WHERE shown.statement = statements.number AND speaker_name IS NOT shown.name",
        (json.dumps(list(statements)),),
    )
