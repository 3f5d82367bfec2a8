"""A claim's subject, its verb group and what follows: "X" "has never" "denied" "that P"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.relate.words.lists import word_list as listed
from onrecord.resolve.manner.cues import Cue, find_cues
from onrecord.resolve.manner.lemmas import is_past, lemma
from onrecord.resolve.manner.words import word_list

__all__ = ["WORD", "Split", "split_claim", "upright"]

_HIDING_LONG = re.compile(
    r"(?P<verb>cover(?:s|ed|ing)? up|(?:keep|keeps|kept|keeping)(?P<what> .{1,80}?)?"
    r" (?:secret|quiet|hidden)|(?:lie|lies|lied|lying) (?:\w+ ){0,3}?about"
    r"|(?:mislead|misleads|misled|misleading) (?:\w+ ){0,3}?(?:about|over)"
    r"|made a secret of)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"^(?P<never>at no (?:time|point) |never |not once |in no way |)"
    r"(?P<aux>did|has|have|had|will) ",
    re.IGNORECASE,
)
_MAX_SUBJECT = 14
WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Split:
    """Subject, the auxiliaries and adverbs, the verb's words and what follows them."""

    subject: str
    group: tuple[str, ...]
    verb: Cue | None
    hides: str | None
    lead: str
    rest: str

    @property
    def negated(self) -> bool:
        """Whether the subject or the verb group denies: "no one", "never", "did not"."""
        bare = {w.lower().replace("’", "'") for w in self.group}
        nobody = re.match(r"(?:no|none|nobody|no-one|neither|not)\b", self.subject, re.IGNORECASE)
        return (
            bool(bare & listed("negative adverbs"))
            or any(w.endswith("n't") for w in bare)
            or bool(nobody)
        )


def upright(line: str) -> str:
    """Never did X say as X did never say, so that the subject comes first."""
    found = _INVERTED.match(line)
    words = list(WORD.finditer(line, found.end())) if found else []
    for i, word in enumerate(words[1:_MAX_SUBJECT], start=1):
        base = word.group().lower()
        if found and (_saying(words[i:]) or _hiding(base) or is_past(base)):
            subject = line[words[0].start() : word.start()].strip()
            never = "never " if found["never"] else ""
            return f"{subject} {found['aux'].lower()} {never}{line[word.start() :]}"
    return line


def split_claim(line: str) -> Split | None:
    """Where subject, verb group and verb of the claim are; None without a known verb."""
    words = list(WORD.finditer(line))
    start = next((i for i in range(1, min(len(words), _MAX_SUBJECT)) if _begins(words, i)), None)
    if start is None:
        return None
    at = start
    while at < len(words) and _is_auxiliary(words[at].group()):
        at += 1
    group = tuple(w.group() for w in words[start:at])
    subject = line[: words[start].start()].strip(" ,")
    if at >= len(words):
        return Split(subject, group, None, None, line, "")
    return _with_verb(line, words, at, subject, group)


def _with_verb(
    line: str, words: Sequence[re.Match[str]], at: int, subject: str, group: tuple[str, ...]
) -> Split:
    lead, tail = line[: words[at].start()], line[words[at].start() :]
    verb = words[at].group().lower()
    passive = bool({g.lower() for g in group} & listed("forms of be")) and not verb.endswith("ing")
    long = _HIDING_LONG.match(tail)
    if long and not passive:
        kept = (long["what"] or "").strip() + " " + long["rest"].strip()
        name = re.sub(r"\s+", " ", long["verb"].lower()) if not long["what"] else "keep secret"
        return Split(subject, group, None, name, lead + long["verb"], kept.strip())
    if lemma(verb, listed("verbs of hiding")) in listed("verbs of hiding") and not passive:
        rest = line[words[at].end() :].strip()
        return Split(
            subject,
            group,
            None,
            lemma(verb, listed("verbs of hiding")),
            line[: words[at].end()],
            rest,
        )
    cue = None if passive else _saying(words[at:])
    end = words[at + _length(cue, words[at:]) - 1].end() if cue else words[at].start()
    return Split(subject, group, cue, None, line[:end], line[end:].strip())


def _begins(words: Sequence[re.Match[str]], i: int) -> bool:
    """Whether the verb group of the sentence begins at word ``i``."""
    word = words[i].group().lower().replace("’", "'")
    if word in _auxiliaries() or (word == "at" and _never(words, i)):
        return True
    if (
        words[i].group().islower()
        and is_past(word)
        and words[i - 1].group().lower() not in listed("articles")
    ):
        return True
    finite = is_past(word) or (word.endswith("s") and not word.endswith(("ss", "'s")))
    return finite and (_saying(words[i:]) is not None or _hiding(word) is not None)


def _hiding(word: str) -> str | None:
    """The dictionary form of a verb of hiding, else None."""
    base = lemma(word, listed("verbs of hiding"))
    return base if base in listed("verbs of hiding") else None


def _auxiliaries() -> frozenset[str]:
    return listed("auxiliaries of a claim") | listed("forms of be")


def _never(words: Sequence[re.Match[str]], i: int) -> bool:
    return [w.group().lower() for w in words[i : i + 2]] == ["at", "no"]


def _is_auxiliary(word: str) -> bool:
    bare = word.lower().replace("’", "'")
    return (
        bare in _auxiliaries() or (bare.endswith("ly") and len(bare) > 4) or bare in ("no", "time")
    )


def _saying(words: Sequence[re.Match[str]]) -> Cue | None:
    """The verb of saying that begins here, if one does."""
    cue = next(iter(find_cues([w.group().lower() for w in words[:4]])), None)
    if (
        cue is None
        or cue.at != 0
        or not cue.speech
        or cue.expression in listed("no verbs of saying")
    ):
        return None
    first = cue.expression.split()[0]
    lists = word_list("saying verb") | word_list("naming verb")
    known = first in lists or cue.expression in lists
    return cue if known or cue.act in listed("acts of a claim") else None


def _length(cue: Cue, words: Sequence[re.Match[str]]) -> int:
    """How many of the claim's words the expression takes."""
    wanted = len(cue.expression.split())
    return min(max(wanted, 1), len(words))
