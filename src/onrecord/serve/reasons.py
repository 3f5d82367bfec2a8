"""Reasons for those who see the words that they are about.

A reason tells both statements, so that it can stand alone. Beside the statements themselves
it would say everything twice.
"""

from __future__ import annotations

import re

from onrecord.relate.checking.check import Finding
from onrecord.relate.relations.reasons import told_words
from onrecord.relations import Relation
from onrecord.safe import one_line
from onrecord.statements import Statement

__all__ = ["beside_finding", "beside_statements"]

_STANDS = {
    "repeats": "Both say the same.",
    "supports": "The second supports the first.",
    "contradicts": "The two stand against each other.",
}
_TELLING = r"{} (?:said|denied)\b.*?[.”…] {} (?:said|denied)\b"
_BECAUSE = re.compile(
    r"[.”…] (?=Both are words of |Both speak for |The first is said of all |What differs: )"
)
_LEADS = (" It says: denied: ", " It says: ", ": denied: ", ": ")


def beside_statements(relation: Relation, first: Statement, second: Statement) -> str:
    """The reason of ``relation`` without what tells its two statements.

    Whole where it does not tell them: a person wrote it, or a speaker has another name now.
    """
    told = _TELLING.format(re.escape(_name(first)), re.escape(_name(second)))
    found = re.match(told, relation.reason, re.DOTALL | re.IGNORECASE)
    if found is None:
        return relation.reason
    because = _BECAUSE.search(relation.reason, found.end())
    rest = relation.reason[because.end() :] if because else ""
    return f"{_STANDS[relation.kind]} {rest}".strip()


def _name(statement: Statement) -> str:
    speaker = statement.speaker
    return one_line(speaker.name if speaker else statement.source_text or "An unnamed source")


def beside_finding(found: Finding) -> str:
    """The reason of ``found`` without its words, where they are those printed.

    A proposition stays: pronouns are filled in, so it says more than the words do.
    """
    told = told_words(found.statement)
    if not told.startswith("“"):
        return found.reason
    for lead in _LEADS:
        if found.reason.endswith(f"{lead}{told}."):
            return found.reason.removesuffix(f"{lead}{told}.").rstrip(".") + "."
    return found.reason
