"""A sentence without its negation: "There are no advisers" as "There are advisers"."""

from __future__ import annotations

import re

__all__ = ["positive"]

# The first that is found takes the negation out.
_RULES = (
    (r"^(there (?:is|was|has been)) (?:not )?(?:no|one|a single|any)\b(?: single)?", r"\1 a"),
    (r"^(there (?:are|were|have been)) (?:not )?(?:no|any)\b", r"\1"),
    (r"^(there (?:is|are|was|were|will be|has been|have been)) (?:not|never)\b", r"\1"),
    (r"^(?:no[ -]one|nobody)\b((?: (?:at|in|from|within|inside|of) .+?)?)(?= )", r"someone\1"),
    (r"^none of\b", "some of"),
    (r"^(?:not one|not a single|no)(?= \w)(?! (?:longer|doubt|wonder|matter))", "a"),
    (r"\b(has|have|had) never\b", r"\1"),
    (r"\bnever\b ?", ""),
    (r"\b(?:at no time|at no point|not once) ?", ""),
    (
        r"\b(did|does|do|is|are|was|were|has|have|had|will|would|can|could|should) not\b(?! only)",
        r"\1",
    ),
    (r"\b(did|does|do|is|are|was|were|has|have|had|would|could|should)n't\b", r"\1"),
    (r"\bwon't\b", "will"),
    (r"\b(?:cannot|can't)\b", "can"),
    (r"(?<=\w) (?:no[ -]one|nobody)\b", " someone"),
    (r"(?<=\w) nothing\b(?! but)", " something"),
    (r"(?<=\w) no (?!(?:longer|doubt|wonder|matter|less|more|fewer)\b)(?=[a-z])", " "),
)
_ANY = re.compile(r"(?<= )(?:any|ever) (?=\w)", re.IGNORECASE)
_PLURAL_SUBJECT = re.compile(
    r"^a (?=(?:\w+ ){0,3}?(?!(?:was|is|has|does)\b)\w+s (?:are|were|have|fly|had|\w+[^s]\b))",
    re.IGNORECASE,
)


def positive(sentence: str) -> tuple[str, bool]:
    """The sentence without the negation of its main clause, and whether there was one.

    "No one at X knew" becomes "Someone at X knew."; a sentence whose negation no rule knows
    stays as it is. It ends in a full stop.
    """
    line = sentence.rstrip(" .!?…").replace("’", "'")
    for pattern, by in _RULES:
        found = re.search(pattern, line, re.IGNORECASE)
        if found is None:
            continue
        made = line[: found.start()] + found.expand(by) + line[found.end() :]
        return _tidy(_ANY.sub("", made)), True
    return _tidy(line), False


def _tidy(line: str) -> str:
    line = _PLURAL_SUBJECT.sub("", line)
    line = re.sub(r"\b([Aa]) (?=[aeioAEIO])", r"\1n ", re.sub(r"\s+", " ", line).strip())
    return line[:1].upper() + line[1:] + "."
