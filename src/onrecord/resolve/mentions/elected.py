"""The office of which a sentence tells that somebody was put into it ("Doe, a lawyer, was elected
as mayor of Tarn").
"""

from __future__ import annotations

import re

from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.titles import Title

__all__ = ["put_into_office"]

_PUT = re.compile(
    r"(?:, [^,.;:\n“”\"]{1,80},)? (?:(?:who|has|had|was|is|were|been|being|just|recently|also|later"
    r"|then|newly|first|re-?) ?){0,4}"
    r"(?:elected|appointed|named|sworn in|promoted to|re-elected|became|become|serv(?:es|ed|ing)"
    r"|works|took over|made)"
    r"(?: (?:as|to be))?(?: its| their| the| an?)?(?P<phrase>(?: (?:new|first|next|acting))?"
    r"(?: [\w’'-]{1,20}){1,4}? of (?:the )?[A-Z][\w’'-]{1,25}(?: [A-Z][\w’'-]{1,25}){0,3})"
)
_NEW = re.compile(r"^(?:new|first|next) ")


def put_into_office(text: str, end: int) -> Title | None:
    """The title that the words after a name, which ends at ``end``, say its bearer was given;
    None when they name no office and body.
    """
    m = _PUT.match(text, end, end + 260)
    phrase = _NEW.sub("", m["phrase"].strip()) if m else ""
    found = described(phrase, m.start("phrase")) if m else None
    return found if found and found.role and found.affiliation else None
