"""Titles and appositions: what stands beside a name and says who its bearer is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.names import Word, words_of
from onrecord.resolve.gazetteers.offices import abbreviated, office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.affiliations import (
    body_after_office,
    body_before_office,
    is_prize,
)
from onrecord.resolve.mentions.employers import unit_of
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.wording import after_body, in_chamber, with_field

__all__ = ["Title", "described", "title_before"]

_DOTTED = frozenset(
    (*("St", "Mr", "Mrs", "Ms", "Dr", "Jr", "Sr", "Lt", "Gen", "Col"),
     *("Ft", "Mt", "Asst", "Dep", "Vice"))
)  # fmt: skip
_PREPOSITION = re.compile(r"\s+(?:of|at|for|in|with|on|from|to)\s+")
_LEADING = re.compile(r"^(?:the|a|an|one|another|its|their|his|her|our|my)\s+", re.IGNORECASE)
_DEEPEST = 3
_LONGEST = 12
_LOOSE = ("a", "an", "longtime", "top", "senior", "former", "then", "veteran", "current")
_TAIL = re.compile(
    r"\s+(?:who|whom|whose|which|that|during|under|until|yet|said|says|told|here|today|now|and(?=\s+(?:[a-z]|[A-Z]\w+\s[A-Z]\w+[’']s)))\b"
)
_FIELDS = re.compile(r"\s(?:[a-z-]{3,20}\s){0,2}(?P<last>[a-z-]{3,20})\sat\s(?:the\s)?[A-Z]")
_PERSON_ENDING = re.compile(r"[a-z]{2,}(?:man|woman|person|er|or|ist|ian|ant|eer|ete)$")
_LOW_REST = re.compile(r"([a-z][a-z\s-]*?)\s(?:at|of|for|with)\s+(?:the\s)?([A-Z].*)$")
_SERVES = re.compile(r"(?i)(?:advis[eo]r|aide|assistant|counsel|staff|strategist|speechwriter)")
_ADDRESS = re.compile(r"^(?:Mr|Mrs|Ms)\.? (?=[A-Z])")
_AT_BODY = re.compile(r"\s(?:at|with|for)\s(?:the\s)?(?P<body>[A-Z].*)$")
_PANEL = re.compile(r"(?i)\b(?:committee|panel|council|board|commission|court|bench)\b")
_MINISTERS = frozenset({"minister", "secretary", "deputy minister", "undersecretary"})
_ADJECTIVES = frozenset({"major", "general", "official", "principal", "chief", "junior"})
_CHAIRS = frozenset({"professor", "lecturer", "law professor"})
_CHAIR = re.compile(
    r" of (?P<field>[A-Z][\w-]+(?:(?: and)? [A-Z][\w-]+){0,3}) at (?:the )?(?P<body>[A-Z].*)"
)
_PLACE = r"(?:the )?[A-Z][\w’'-]*(?: (?:and )?[A-Z][\w’'-]*){0,4}"


@dataclass(frozen=True, slots=True)
class Title:
    """What the words beside a name say: ``role`` and ``affiliation`` as worded, the offices'
    names (in lower case) that the bearer can be called by, and where the words begin and end.
    """

    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    offices: frozenset[str] = frozenset()
    start: int = 0
    end: int = 0
    past: bool = False

    @property
    def former(self) -> bool:
        """Whether the office is one of the past."""
        return self.past or bool(
            self.role and self.role.lower().startswith(("former", "ex-", "late"))
        )


def title_before(text: str, words: list[Word], at: int, *, depth: int = 0) -> Title | None:
    """The title that ends just before ``words[at]``, a name's first word, else None.

    ``depth`` counts the titles after it; of more than three the outer are left out.
    """
    span = _office_ending(text, words, at - 1)
    if span is None or not _adjacent(text, words, at - 1):
        return _party_before(text, words, at)
    return (
        None if _is_adjective(words, span[0], at) else _office_before(text, words, at, span, depth)
    )


def _office_before(
    text: str, words: list[Word], at: int, span: tuple[int, str], depth: int
) -> Title | None:
    """The title whose office begins at the first of ``span`` and ends just before the name."""
    first, name = span
    first = _stretch_role(text, words, first, fields=name in _MINISTERS)
    begin = _stretch_affiliation(text, words, first)
    role = text[words[first].start : _stop(text, words[at - 1].end)]
    outer = _office_ending(text, words, first - 1) if begin == first else None
    if outer and depth < _DEEPEST and _adjacent(text, words, first - 1):
        inner = title_before(text, words, first, depth=depth + 1)
        return _joined(inner, role, name, words[at].start) if inner else None
    before = text[words[begin].start : words[first].start].strip() or None
    earlier = words[begin - 1].text if begin else ""
    past = earlier.lower() in ("former", "ex")
    if begin < first and (past or earlier.lower() == "presumptive"):
        role = f"{earlier} {role}"
    found = _title(role, before, name, (words[begin].start, words[at].start))
    return replace(found, past=past)


def described(phrase: str, offset: int) -> Title | None:
    """The title in a noun phrase that has an office for its head, else None."""
    core = _LEADING.sub("", phrase[: _tail(phrase)])
    parts = _halves(core)
    words = words_of(parts[0])
    if not 0 < len(words) <= 8 or any(w.text.lower() in listed("barred in titles") for w in words):
        return None
    at = len(words)
    rest = (unit_of(parts[1]) or body_after_office(parts[1])) if len(parts) > 1 else None
    span = (offset, offset + len(phrase))
    found = _office_ending(parts[0], words, at - 1) or _by_ending(words, phrase)
    if found is None and len(parts) > 1 and (whole := _after_body(core, span)):
        return whole
    if found is None:
        return _member(words, parts[0], rest, span)
    first = _stretch_nouns(parts[0], words, _stretch_role(parts[0], words, found[0]))
    begin = _stretch_affiliation(parts[0], words, first)
    role, before = (
        parts[0][words[first].start :].strip(),
        parts[0][words[begin].start : words[first].start],
    )
    if begin and begin < first and words[begin - 1].text.lower() in ("former", "presumptive"):
        role = f"{words[begin - 1].text} {role}"
    if rest and (longer := with_field(core, words[first].start)):
        body = body_after_office(longer[1]) if longer[1] else before.strip()
        return _title(longer[0], body or None, found[1], span, country_of(core))
    if rest and (held := _of_chair(core, role, found[1]) or _placed_role(core, role, before)):
        return _title(held[0], held[1], found[1], span, country_of(core))
    role, rest = (role, None) if is_prize(found[1]) else _long_role(core, role, rest)
    if rest and (tail := _LOW_REST.match(rest)):
        role, rest = f"{role} {core[len(parts[0]) :].split()[0]} {tail[1]}", tail[2]
    body = rest if rest and re.search(r"[A-Z]", rest) else before.strip() or rest
    return _title(role, body or None, found[1], span, country_of(core))


def _tail(phrase: str) -> int:
    """Where what only adds to a noun phrase begins: not at the "and" between two fields
    ("professor of geology and marine biology at the Orr Institute").
    """
    for m in _TAIL.finditer(phrase):
        field = _FIELDS.match(phrase, m.end()) if m.group().strip() == "and" else None
        if field is None or office(field["last"]):
            return m.start()
    return len(phrase)


def _halves(core: str) -> list[str]:
    """What stands before and after the first preposition that is no part of an office ("chief of
    staff"); after "to" only the one who is served, after "on" only the body at which.
    """
    for m in _PREPOSITION.finditer(core):
        head, rest = core[: m.start()], core[m.end() :]
        words, link = head.split(), m.group().strip()
        last = rest.split(maxsplit=1)[0].rstrip(",") if rest else ""
        if words and any(office(f"{' '.join(words[-k:])} {link} {last}") for k in (1, 2)):
            continue
        sent = link == "to" and bool(words) and words[-1].lower() in listed("envoys")
        if link not in ("on", "to", "from") or sent or _PANEL.search(core):
            return [head, rest]
        if link == "to" and words and _SERVES.match(words[-1]):
            served = re.match(r"(?:the |former )?[A-Z]", rest)
            return [head, _ADDRESS.sub("", rest)] if served else [head]
        at = _AT_BODY.search(rest) if link == "on" else None
        return [head, at["body"]] if at else [head]
    return [core]


def _after_body(core: str, span: tuple[int, int]) -> Title | None:
    """The title in "University of Inland Rivers political science professor"."""
    role, body = after_body(core) or ("", "")
    words = words_of(role)
    found = _office_ending(role, words, len(words) - 1) if words else None
    return _title(role, body, found[1], span, country_of(core)) if found else None


def _placed_role(core: str, role: str, before: str) -> tuple[str, str | None] | None:
    """A role that what it is for belongs to ("Minister of the Interior", "consul in Basra"), and
    the words before it.
    """
    last = role.lower().split()[-1]
    links = "of" if last == "minister" else "of|to|in" if last in listed("envoys") else None
    m = links and re.search(
        rf"{re.escape(role)} (?:{links}) {_PLACE}(?: (?:in|to) {_PLACE})?", core
    )
    return (m.group(), before.strip() or None) if m else None


def _of_chair(core: str, role: str, name: str) -> tuple[str, str | None] | None:
    """Role and body of "Professor of Economics at Tarn University"."""
    m = _CHAIR.search(core) if name in _CHAIRS else None
    return (f"{role} of {m['field']}", body_after_office(m["body"])) if m else None


def _by_ending(words: list[Word], phrase: str) -> tuple[int, str] | None:
    """For "a retired trawlerman", the noun that its ending shows to be a person's."""
    last = words[-1].text
    if (
        not re.match(r"(?:an?|the)\s", phrase, re.IGNORECASE)
        or noun_kind(last)
        or last in listed("persons", "things in -er")
    ):
        return None
    return (len(words) - 1, last) if _PERSON_ENDING.fullmatch(last) else None


def _long_role(core: str, role: str, rest: str | None) -> tuple[str, str | None]:
    """Role and body of "associate for education at the Institute": the body is the last."""
    m = re.search(
        re.escape(role) + r"\s+for\s+[a-z][^A-Z]*?(?=\s+(?:at|of|for|with)\s+(?:the\s+)?[A-Z])",
        core,
    )
    if not m or (rest and rest[0].isupper()):
        return role, rest
    tail = re.sub(r"^\s+(?:at|of|for|with)\s+", "", core[m.end() :])
    return m.group(), body_after_office(tail)


def _member(words: list[Word], core: str, rest: str | None, span: tuple[int, int]) -> Title | None:
    """For "the top Democrat on the committee", no office, but a party and a body."""
    if words[-1].text.lower() not in listed("parties") or not words[-1].capital:
        return None
    place = country_named(rest) if rest else None
    body = rest if rest and place is None else words[-1].text
    return Title(None, body, country_of(core), frozenset(), *span)


def _title(
    role: str, before: str | None, name: str, span: tuple[int, int], country: str | None = None
) -> Title:
    found = office(name)
    if before and is_prize(name):
        role = f"{before.strip()} {role}"
    country = (
        country_of(before) or country or country_of(role) or (found.country if found else None)
    )
    body = body_before_office(before, name)
    if chamber := in_chamber(role, before):
        role, body = chamber, None
    if body and role.startswith("campaign ") and not body.endswith(("campaign", "Campaign")):
        body = f"{body} campaign"
    titles = frozenset({name}) | (found.also if found else frozenset())
    return Title(role, body, country, titles, *span)


def _is_adjective(words: list[Word], first: int, at: int) -> bool:
    """Whether what can be an office only qualifies the name: "two major Japanese companies",
    "an official ISIS outlet".
    """
    word = words[first]
    if word.capital or word.text not in _ADJECTIVES:
        return False
    before = words[first - 1] if first else None
    article = before is not None and (before.possessive or before.text.lower() in ("a", "an"))
    return country_named(words[at].text) is not None or (word.text == "official" and article)


def _joined(inner: Title, role: str, name: str, end: int) -> Title:
    """A title directly before the name, with what an outer title before it adds."""
    found = office(name)
    titles = inner.offices | {name} | (found.also if found else frozenset())
    former = inner.former
    body = None if former else inner.affiliation
    return Title(role, body, inner.country, titles, inner.start, end)


def _party_before(text: str, words: list[Word], at: int) -> Title | None:
    """For "Republican Jon Doe", the party just before the name, and nothing else."""
    if at < 1 or not _adjacent(text, words, at - 1):
        return None
    word = words[at - 1]
    if word.text.lower() not in listed("parties") or not word.capital or word.possessive:
        return None
    return Title(None, word.text, None, frozenset(), word.start, words[at].start)


def _office_ending(text: str, words: list[Word], last: int) -> tuple[int, str] | None:
    """Index of the first word of the office whose last word is ``words[last]``, and its name."""
    for length in (4, 3, 2, 1):
        first = last - length + 1
        if first < 0:
            continue
        phrase = text[words[first].start : words[last].end]
        if "\n" in phrase or "," in phrase:
            continue
        found = office(phrase)
        if found is None and text[words[last].end : words[last].end + 1] == ".":
            found = abbreviated(phrase + ".")
        if found and not (length == 1 and words[last].possessive):
            return first, found.title
    return None


def _stretch_role(text: str, words: list[Word], first: int, *, fields: bool = False) -> int:
    """The role's first word, going left over words that qualify an office, and over a minister's
    ``fields`` ("Environmental Affairs Minister").
    """
    if first and words[first - 1].text.lower() == "campaign" and _speaks_for(words[first].text):
        return first
    stop = max(0, first - _LONGEST)
    while (
        first > stop
        and words[first - 1].text.lower()
        in listed("role modifiers", *(("portfolios",) if fields else ()))
        and _adjacent(text, words, first - 1)
    ):
        first -= 1
    return first


def _stretch_nouns(text: str, words: list[Word], first: int) -> int:
    """The role's first word, going left over what kind it is of ("an elections lawyer")."""
    stop = max(0, first - 2)
    while first > stop and _adjacent(text, words, first - 1) and _is_kind(words[first - 1].text):
        first -= 1
    return first


def _is_kind(word: str) -> bool:
    body = word in listed("bodies", "groups", "states", "parties", "spoken for", "function")
    return word.isalpha() and word.islower() and not body and word not in _LOOSE


def _speaks_for(noun: str) -> bool:
    return noun.lower().startswith(
        ("spokes", "aide", "advis", "official", "lawyer", "staff", "surrogate")
    )


def _stretch_affiliation(text: str, words: list[Word], first: int) -> int:
    """The affiliation's first word, going left over names and nouns for bodies."""
    begin = first
    while begin > max(0, first - _LONGEST) and _adjacent(
        text, words, begin - 1, possessive=begin == first
    ):
        word = words[begin - 1]
        lowered = word.text.lower()
        body = lowered in listed("bodies", "groups", "states")
        linked = lowered in ("of", "for", "the") and begin > 1 and begin < first
        if lowered in listed("barred in titles") or (
            lowered in ("the", "a", "an", "former") and not linked
        ):
            break
        if not (word.capital or body or lowered in listed("role modifiers") or linked):
            break
        begin -= 1
    while begin < first and words[begin].text.lower() in ("of", "for", "the", *_LOOSE):
        begin += 1
    return begin


def _adjacent(text: str, words: list[Word], at: int, *, possessive: bool = False) -> bool:
    """Whether only a space (or the point of an abbreviation) follows ``words[at]``."""
    if at < 0 or at + 1 >= len(words):
        return False
    word = words[at]
    gap = text[word.end : words[at + 1].start]
    if word.possessive:
        return (possessive and gap[2:] in (" ", "\xa0")) or (possessive and gap in ("' ", "’ "))
    return gap in (" ", "\xa0", "") or (gap == ". " and bool(_short(word.text)))


def _short(word: str) -> bool:
    return len(word) == 1 or word in _DOTTED or bool(abbreviated(word + "."))


def _stop(text: str, end: int) -> int:
    """``end``, or one further when an abbreviation's point stands there."""
    return end + 1 if text[end : end + 1] == "." else end
