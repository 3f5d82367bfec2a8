"""A claim that a person wants to check, read as it was understood.

"Garrow never called for the port to be closed" is about what somebody said; "Ostrevia never
concealed its advisers" about what somebody kept quiet; "There are no advisers in Sarrane"
about what is so. The rules are on words, and on the tables with which statements are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.errors import ClaimError
from onrecord.relate.claims.questions import is_question, stated
from onrecord.relate.claims.reading import Reading, read_words
from onrecord.relate.words.universals import universal
from onrecord.safe import one_line

__all__ = ["LONGEST", "About", "Claim", "read_claim"]

About = Literal["saying", "hiding", "fact"]

LONGEST = 100
"""Words that a claim may have; it is one sentence."""

_LONGEST_TEXT = 1_000  # characters
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)
_QUOTES = re.compile(r"^[\s“”\"‘'«»]+|[\s“”\"’'«»]+$")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it was understood.

    ``text`` is the claim on one line. ``speaker`` is whom it is about, as worded, without an
    article; ``verb`` the dictionary form of what that one said or did. ``quantifier`` is the
    word that makes it universal ("never", "no one"), as printed. ``proposition`` is what is
    at stake as a sentence: what was said, what was concealed, or what is so, without the
    negation where that could be taken out; ``negated`` tells that it was. ``denies``: the verb
    of saying or hiding says the proposition is not so ("denied", "concealed"). ``understood``
    is false when the words could not be read as an English clause: then they are words to
    look for, and no more.
    """

    text: str
    speaker: str | None = None
    verb: str | None = None
    quantifier: str | None = None
    proposition: str = ""
    negated: bool = False
    about: About = "fact"
    denies: bool = False
    understood: bool = True

    @property
    def about_saying(self) -> bool:
        """Whether the claim is about what somebody said."""
        return self.about == "saying"

    @property
    def sentence(self) -> str:
        """The whole claim, or what it asks as a statement, ending in a full stop."""
        said = stated(self.text) if is_question(self.text) else None
        return (said or self.text).rstrip(" .!?…") + "."

    def to_dict(self) -> dict[str, Any]:
        """The claim as an object for JSON; the keys are those of the class."""
        return {
            "text": self.text,
            "speaker": self.speaker,
            "verb": self.verb,
            "quantifier": self.quantifier,
            "proposition": self.proposition,
            "negated": self.negated,
            "about": self.about,
            "about_saying": self.about_saying,
            "denies": self.denies,
            "understood": self.understood,
        }

    def described(self) -> str:
        """How the claim was read, in words for people."""
        if not self.understood:
            return "not understood as more than these words"
        at_stake = f"“{self.proposition.rstrip('.')}”"
        who = self.speaker or "somebody"
        if self.about == "fact":
            return f"about what is so; it says that this is {'not ' * self.negated}so: {at_stake}"
        told = "said" if self.about == "saying" else "concealed"
        never = (self.quantifier or "not").lower() if self.negated else "in fact"
        if not self.negated and self.quantifier:
            never = self.quantifier.lower()
        what = "denied" if self.denies and self.about == "saying" else told
        return f"about what {who} {told}; it says that this was {never} {what}: {at_stake}"


def read_claim(text: str) -> Claim:
    """The claim as it was understood.

    Forms: "X never said (denied, promised, called for, concealed) Y", "X has always said
    Y", "X said (denied) that Y", "No one at X knew Y", "X did (not) do Y", and a bare
    sentence. Control characters and marks around it are left out. Raises ClaimError when
    there is no word in it, or more than 100 words or 1,000 characters.
    """
    line = _line(text)
    reading = read_words(line)
    if reading is None:
        return Claim(line, proposition=line, understood=False)
    return _claim(line, reading)


def _line(text: str) -> str:
    """The text on one line; raises ClaimError when it cannot be a claim."""
    if len(text) > _LONGEST_TEXT * 100:
        raise ClaimError(f"a claim is one sentence, not {len(text):,} characters")
    line = _QUOTES.sub("", re.sub(r"\s+", " ", _INVISIBLE.sub(" ", text)))
    words = re.findall(r"\w+", line)
    if not any(c.isalpha() for c in line):
        raise ClaimError(f"a claim needs words: {one_line(text)[:40]!r} has none")
    if len(words) > LONGEST or len(line) > _LONGEST_TEXT:
        raise ClaimError(
            f"a claim is one sentence of at most {LONGEST} words and {_LONGEST_TEXT:,} characters;"
            f" this has {len(words):,} words and {len(line):,} characters"
        )
    return line


def _claim(line: str, reading: Reading) -> Claim:
    outer = line if reading.about == "fact" else reading.frame
    return Claim(
        line,
        speaker=reading.speaker,
        verb=reading.verb,
        quantifier=universal(outer),
        proposition=reading.proposition,
        negated=reading.negated,
        about=reading.about,
        denies=reading.denies,
    )
