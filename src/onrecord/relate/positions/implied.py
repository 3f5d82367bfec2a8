"""What a clause says in other words: who has no plans to go will not go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.relate.positions.frames import MONTH

__all__ = ["implied"]

_LONGEST = 400  # characters of a clause that is read
_NO_PLAN = re.compile(
    r"^(?P<who>.{2,120}?) (?:(?:has|have|had) (?:absolutely |currently |at present )?no (?:plans?"
    r"|intentions?)(?: at present| whatsoever| at all)? (?:to |of )|(?:do|does|did)(?: not|n[’']t)"
    r" (?:plan|intend) (?:to |on )|(?:is|are|was|were)(?: not|n[’']t) (?:planning|intending|going)"
    r" (?:to |on ))(?P<do>\w+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"^(?:the last of the|the last|all of the|all the|all|every) (?P<thing>[^,]{2,60}?)"
    r"(?: (?:has|have|had))? (?:now |already |since )?(?:left|quit|withdrawn? from|withdrew from"
    r"|pulled out of|been withdrawn from|been pulled out of|departed|departed from) "
    rf"(?P<place>.+?)(?: (?:on|by|in|at the end of) (?P<day>[^,]*\d[^,]*|{MONTH}|\w+day))?$",
    re.IGNORECASE,
)


def implied(clause: str) -> Iterator[tuple[str, str]]:
    """Sentences that the clause denies by what it says, each also with the time it is denied for.

    "X has no plans to close the works" denies "X will close the works."; "The last soldiers
    left P on 3 June" denies "There are soldiers in P." since 3 June.
    """
    line = clause[:_LONGEST].rstrip(" .!")
    plan, gone = _NO_PLAN.match(line), _GONE.match(line)
    if plan is not None and not plan["do"].lower().endswith("ing"):
        said = f"{plan['who']} will {plan['do']}{plan['rest']}."
        yield said, said
    if gone is not None:
        said = f"There are {gone['thing']} in {gone['place']}"
        yield f"{said}.", f"{said} since {gone['day']}." if gone["day"] else f"{said}."
