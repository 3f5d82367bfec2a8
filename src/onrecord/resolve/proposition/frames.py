"""From what a cue takes ("to leave", "reports that", "X as Y") to a clause of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from onrecord.resolve.manner.manner import Manner
from onrecord.resolve.manner.words import alternatives, word_list
from onrecord.resolve.proposition.names import is_plural, subject_name
from onrecord.resolve.proposition.reports import is_contested, report
from onrecord.resolve.proposition.verbs import be, did, has, is_clause, nominative, starts_clause
from onrecord.statements import Speaker, Stance

__all__ = ["Frame", "frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause on its way to a proposition.

    ``clause`` is the content without marks and openers (None: no sentence can be made);
    ``addressed`` the words between cue and content; ``quoted_from`` where in ``clause`` a
    quoted end begins; ``whole``: the content is a quotation or began with "that", so that
    it is a clause whatever the cue; ``nominal``: the cue ends in a preposition, so that
    it is a noun phrase ("spoke of").
    """

    clause: str | None
    manner: Manner
    speaker: Speaker | None = None
    addressed: str | None = None
    quoted_from: int | None = None
    whole: bool = False
    nominal: bool = False
    stance: Stance = "affirms"

    @property
    def line(self) -> str:
        """The clause, empty when there is none."""
        return self.clause or ""

    @property
    def cue(self) -> str:
        """The cue's expression, empty when no known one decided."""
        return self.manner.cue or ""

    @property
    def saying(self) -> bool:
        """Whether the cue takes a clause as a rule, and not a noun phrase."""
        said = word_list("saying verb")
        named = self.cue in said or self.cue.partition(" ")[0] in said
        return self.whole or (named and not self.nominal)

    def to(self, clause: str | None, stance: Stance | None = None) -> Frame:
        """With another clause, and another stance if one is given."""
        return replace(self, clause=clause, stance=stance or self.stance)


_INTERROGATIVE = re.compile(r"^(?:how|why|what|who|where|when|which|whom|whose)\b", re.IGNORECASE)
_CLEFT = re.compile(r"^what .+? (?:is|was) ", re.IGNORECASE)
_CALLED_IT = re.compile(r"(?P<who>it|him|her|them|this|that) (?P<what>(?:an?|the) .+)", re.DOTALL)
_CALLED = re.compile(r"(?P<who>.+?) (?P<what>an? .+)", re.DOTALL)
_DENIED = {
    "involvement in": "was involved in", "responsibility for": "is responsible for",
    "knowledge of": "knew of", "links to": "has links to", "ties to": "has ties to",
}  # fmt: skip


def frame(given: Frame) -> Frame:
    """The clause that can stand alone and the stance towards it, by the first rule that fits."""
    base = given.to(given.clause, "open" if given.manner.act == "ask" else given.manner.stance)
    for rule in _RULES:
        built = rule(base)
        if built is not None:
            return built
    return base


def _whether(given: Frame) -> Frame | None:
    """Whether X, and "asked if X": X, open. "If X, Y" stays as it is, open."""
    lead = r"(?:(?:about|on|of|as to) )?(whether|if|unless)(?: or not)?\s+"
    found = re.match(lead, given.line, re.IGNORECASE)
    if not found:
        return None
    asked = given.manner.act == "ask" and "," not in given.line
    if found.group(1).lower() != "whether" and not asked:
        return given.to(given.line, "open")
    rest = re.sub(r"\s+or not$", "", given.line[found.end() :])
    return given.to(None if rest.startswith("to ") else rest, "open")


def _question(given: Frame) -> Frame | None:
    """How and why clauses, what is asked, and what the listener is told to do: no sentence."""
    asked = given.manner.act == "ask"
    cleft = _CLEFT.match(given.line) and not asked
    if asked or (_INTERROGATIVE.match(given.line) and not cleft):
        return given.to(None, "open")
    first = given.line.partition(" ")[0].lower().replace("’", "'")
    ordered = given.whole and first in word_list("imperative")
    return given.to(None, "open") if ordered else None


def _noun_that(given: Frame) -> Frame | None:
    """Denied reports that X: X. What is only talked about, or complained of, is left open.

    Of "rejected the claim that X" and "called reports that X a lie" X is denied. "Said the
    report that X was late" is a clause of its own.
    """
    found = report(given.line)
    alone = given.cue in word_list("verb of a clause alone") and not given.nominal
    plain = given.whole or alone
    if found is None or (plain and not found.untrue):
        return None
    held = given.manner.act in ("assert", "confirm", "deny", "warn") and not given.nominal
    clause = replace(given.to(found.clause), whole=True)
    if found.untrue or is_contested(given.cue, given.line):
        twice = given.whole and given.stance == "denies"
        return clause.to(found.clause, "affirms" if twice else "denies")
    return clause if held else clause.to(found.clause, "open")


def _infinitive(given: Frame) -> Frame | None:
    """To V: the speaker will V; whoever is urged should V; who declines would not."""
    verb = given.line[3:]
    if given.whole or not given.line.lower().startswith("to ") or re.match(r"\w+ing\b", verb):
        return None
    if given.manner.act == "demand":
        return given.to(_should(given.addressed, verb), "affirms")
    if given.speaker is None or given.manner.act == "confirm":
        return given.to(None)
    if given.manner.negated and given.stance == "open" and given.manner.speech:
        return _declined(given, given.speaker, verb)
    return _intended(given, given.speaker, verb)


def _intended(given: Frame, speaker: Speaker, verb: str) -> Frame:
    """Promised to V: the speaker will V; claimed to be X: the speaker is X."""
    if verb.startswith(("have ", "be ")) and given.cue in word_list("verb of professing"):
        return given.to(_being(speaker, verb))
    clause = f"{subject_name(speaker)} will {verb}"
    return given.to(clause, given.stance if given.manner.speech else "open")


def _declined(given: Frame, speaker: Speaker, verb: str) -> Frame:
    """Refused to V: that the speaker will V is denied; of "declined to comment" nothing is."""
    if re.match(rf"{alternatives('no saying')}\b", verb):
        return given.to(None, "open")
    return given.to(f"{subject_name(speaker)} will {verb}", "denies")


def _should(addressed: str | None, verb: str) -> str | None:
    """NATO should act; of "NATO not" that it should not."""
    who, no = re.subn(r"\s(?:not|never)$", "", addressed or "")
    return f"{nominative(who)} should {'not ' if no else ''}{verb}" if who else None


def _being(speaker: Speaker, verb: str) -> str:
    """Claimed to be X: NAME is X; claimed to have done X: NAME has done X."""
    name, (first, _, rest) = subject_name(speaker), verb.partition(" ")
    plural = is_plural(name, person=speaker.kind == "person")
    return f"{name} {has(plural) if first == 'have' else be(plural)} {rest}"


def _complaint(given: Frame) -> Frame | None:
    """Accused X of doing Y, criticized X for doing Y: X did Y."""
    if given.whole or given.cue.partition(" ")[0] not in word_list("complaint verb"):
        return None
    who = "" if given.line.startswith(("of ", "for ")) else "(?P<who>.+?) "
    found = re.match(rf"{who}(?:of|for) (?P<verb>\w+ing)\b(?P<rest>.*)", given.line, re.DOTALL)
    if not found:
        return None if is_clause(given.line) else given.to(None)
    subject = found.group("who") if who else given.addressed
    if subject is None:
        return given.to(None)
    return given.to(did(subject, found.group("verb"), found.group("rest")))


def _gerund(given: Frame) -> Frame | None:
    """Denied doing X: the speaker did X."""
    found = re.match(r"(?:of |to )?(?P<verb>\w{2,}ing)\b(?P<rest>.*)", given.line, re.DOTALL)
    takes = given.manner.act in ("deny", "confirm") or given.cue in word_list("verb of telling")
    if (
        not found
        or given.whole
        or not takes
        or given.speaker is None
        or is_clause(found.group("rest")[:12])
    ):
        return None
    return given.to(did(subject_name(given.speaker), found.group("verb"), found.group("rest")))


def _denied_noun(given: Frame) -> Frame | None:
    """Denied involvement in X: the speaker was involved in X. Other nouns are no sentence."""
    line = re.sub(r"^(?:any|all|the) ", "", given.line)
    if given.whole or given.stance != "denies" or is_clause(line):
        return None
    for noun, verb in _DENIED.items():
        if line.startswith(noun) and given.speaker is not None:
            return given.to(f"{subject_name(given.speaker)} {verb}{line[len(noun) :]}")
    return given.to(None)


def _naming(given: Frame) -> Frame | None:
    """Called X “Y”, described X as Y: X is Y."""
    line = given.line
    names = given.cue in word_list("naming verb (frame)") and not given.whole
    if not names or is_clause(line[: given.quoted_from]):
        return None
    found = re.match(r"(?P<who>.+?),? as (?P<what>.+)", line, re.DOTALL)
    if not found and given.quoted_from:
        found = re.match(
            rf"(?P<who>.{{1,{given.quoted_from}}}?) (?P<what>(?:(?:an?|the) )?.{{0}}"
            rf"{re.escape(line[given.quoted_from :])})", line, re.DOTALL,
        )  # fmt: skip
    found = found or _CALLED_IT.match(line) or _CALLED.match(line)
    if not found or found.group("what").startswith("to "):
        return given.to(None)
    who = nominative(found.group("who").strip(" ,:"))
    return given.to(f"{who} {be(is_plural(who))} {found.group('what')}")


def _subjunctive(given: Frame) -> Frame | None:
    """Demanded that X be done: X should be done."""
    found = re.match(
        r"(?P<who>(?:\S+ ){1,9}?)(?P<no>not )?be (?P<what>\w.*)", given.line, re.DOTALL
    )
    asks = given.manner.act == "demand" or given.cue in word_list("verb of suggesting")
    if not asks or found is None or _has_verb(found.group("who")):
        return None
    return given.to(f"{found.group('who')}should {found.group('no') or ''}be {found.group('what')}")


def _has_verb(who: str) -> bool:
    """Whether words before "be" hold its auxiliary, or a verb of their own."""
    last = who.rsplit(maxsplit=1)[-1].lower()
    short = last.endswith(("'ll", "’ll", "'d", "’d"))
    return is_clause(who) or " to " in who or short or last in word_list("modal")


def _demanded(given: Frame) -> Frame | None:
    """Urged NATO to act: NATO should act; called for calm: there should be calm."""
    if given.whole or given.manner.act != "demand" or given.saying or not given.cue:
        return None
    line = re.sub(r"^(?:for|on|upon) ", "", given.line)
    found = re.match(r"(?P<who>(?:[\w.,'’()-]+ ){1,12}?)to (?P<verb>[a-z]+\b.*)", line, re.DOTALL)
    if found and not is_clause(found.group("who")):
        return given.to(_should(found.group("who").strip(" ,"), found.group("verb")))
    if is_clause(line) or starts_clause(line):
        return None
    return given.to(None if _is_phrase(line) else f"there should be {line}")


def _shown(given: Frame) -> Frame | None:
    """Published photos of X in Y, showed X in Y: X is in Y."""
    verb = given.cue.partition(" ")[0]
    if given.whole or verb not in word_list("showing verb") or is_clause(given.line):
        return None
    noun = _picture().sub("", given.line, count=1)
    clausal = verb in word_list("showing verb with clause") and noun == given.line
    if clausal or starts_clause(given.line) or _is_phrase(noun):
        return None
    return given.to(_seen(noun) or f"there {be(is_plural(noun))} {noun}")


@cache
def _picture() -> re.Pattern[str]:
    lead = "(?:(?:a|an|the|new|more|some|several|its|his|her|their) )*"
    return re.compile(rf"^{lead}{alternatives('shown noun')} (?:of|showing) ", re.IGNORECASE)


def _seen(noun: str) -> str | None:
    """X in Y, X next to Y, X doing Y: X is there or does it; X with Y: X has Y."""
    found = re.match(
        r"(?P<who>(?:[\w'’.,-]+ ){1,7}?)(?P<how>in|at|on|near|next to|ahead of|behind|beside|inside"
        r"|outside|with|(?!during|including|according|king)[a-z]{2,}ing)\b(?P<rest>.+)",
        noun, re.DOTALL,
    )  # fmt: skip
    if found is None:
        return None
    who, how, rest = nominative(found.group("who").strip()), found.group("how"), found.group("rest")
    plural = is_plural(who) or who.lower() in ("they", "we", "you")
    return f"{who} {has(plural)}{rest}" if how == "with" else f"{who} {be(plural)} {how}{rest}"


def _fragment(given: Frame) -> Frame | None:
    """What begins with a preposition or a verb, or is a noun phrase, is no sentence."""
    line = given.line
    if _is_phrase(line):
        return None if given.saying and is_clause(line) else given.to(None)
    stands = is_clause(line, long_enough=given.saying) or starts_clause(line)
    return None if stands else given.to(None)


def _is_phrase(line: str) -> bool:
    return re.match(rf"{alternatives('preposition')}\s", line, re.IGNORECASE) is not None


_RULES: tuple[Callable[[Frame], Frame | None], ...] = (
    _whether, _question, _noun_that, _infinitive, _complaint, _gerund, _denied_noun,
    _naming, _subjunctive, _demanded, _shown, _fragment,
)  # fmt: skip
