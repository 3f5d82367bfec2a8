"""Titles and appositions: what stands beside a name and says who its bearer is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.names import Word, words_of
from onrecord.resolve.gazetteers.offices import abbreviated, office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.employers import unit_of
from onrecord.resolve.mentions.kinds import kind_of_name, noun_kind
from onrecord.resolve.mentions.wording import after_body, in_chamber, with_field

__all__ = ["Title", "apposition", "apposition_before", "body_after", "described", "title_before"]

_DOTTED = frozenset(
    (*("St", "Mr", "Mrs", "Ms", "Dr", "Jr", "Sr", "Lt", "Gen", "Col"),
     *("Ft", "Mt", "Asst", "Dep", "Vice"))
)  # fmt: skip
_STATE_OFFICES = frozenset({"senator", "representative", "congressman", "congresswoman"})
_PREPOSITION = re.compile(r"\s+(?:of|at|for|in|with|on|from|to)\s+")
_LEADING = re.compile(r"^(?:the|a|an|one|its|their|his|her|our|my)\s+", re.IGNORECASE)
_DEEPEST = 3
_LONGEST = 12
_VIEWS = ("Conservative", "Liberal", "Progressive", "Independent", "Moderate", "Radical")
_LOOSE = ("a", "an", "longtime", "top", "senior", "former", "then")
_TAIL = re.compile(
    r"\s+(?:who|whose|which|that|said|says|told|here|today|now|and(?=\s+(?:[a-z]|[A-Z]\w+\s[A-Z]\w+[’']s)))\b"
)
_PERSON_ENDING = re.compile(r"[a-z]{2,}(?:man|woman|person|er|or|ist|ian|ant|eer|ete)$")
_LOW_REST = re.compile(r"([a-z][a-z\s-]*?)\s(?:at|of|for|with)\s+(?:the\s)?([A-Z].*)$")
_PANEL = re.compile(r"(?i)\b(?:committee|panel|council|board|commission|court|bench)\b")
_SORT = re.compile(
    r"^(?:[a-z][\w-]*\s)*(?:group|organization|organisation|firm|company|nonprofit|tank|network|party|agency)\s(?=[A-Z])"
)
_OF_BODY = re.compile(
    r" (?:of|from) (?P<the>the )?(?:[a-z]{3,20} ){0,2}"
    r"(?P<body>[A-Z][\w&’'-]*(?: (?:of |for )?[A-Z][\w&’'-]*){0,5}"
    r"(?: (?:army|navy|air force|police|parliament|government|embassy|senate|foreign ministry"
    r"|defen[cs]e ministry|armed forces|security forces))?)"
)
_ALIGNED = re.compile(
    r"^(?:(?:opposition|ruling|governing|rebel|state|(?:far|left|right|centre|center)-[a-z]+)\s+)+(?=[A-Z])"
)
_PLACE = r"(?:the )?[A-Z][\w’'-]*(?: (?:and )?[A-Z][\w’'-]*){0,4}"
_STATE_MARK = re.compile(r"^\s*\((?:[A-Z]{1,4})[-–—]\s?[^)]{2,20}\)")
_AGE = re.compile(r"^,\s+(?:aged?\s+)?\d{1,3}(?=,)")
_AFTER = re.compile(
    r"^,\s+(?P<np>(?:[^,.;:()\"“”\n]|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=U)\.|(?<=U\.S)\.){3,140})"
)
_WHO_IS = re.compile(
    r"^,\s+who\s+(?:(?:also|now|then|currently|formerly|previously)\s)?"
    r"(?:is|was|has been|had been|serves as|served as|works as|worked as|became)\s+"
    r"(?:(?:also|now|then|once|the|an?)\s){0,2}"
    r"(?P<np>(?:[^,.;:()\"“”\n]|(?<=U)\.|(?<=U\.S)\.){3,100})"
)
_TELLS = re.compile(r"(?:lost|won|met|told|said|took|made|left|held|\w+ed)\s[^,;]*\d|lost\s|won\s")
_BEFORE = re.compile(
    r"(?:^|[.;:,?!”\"“]\s|\n)(?P<np>(?:An?|The|One|Its|His|Her|Their|Another|[A-Z][\w-]{1,30}[’']s(?=(?:\s[a-z-]+){1,3},)(?!\srunning))\s[^,.;:\n\"“”]{3,110}),\s$",
    re.IGNORECASE,
)
_BEFORE_CLOSE = re.compile(
    r"(?P<np>\b(?:An?|The|One|Its|His|Her|Their|Another)\s(?:(?!\b(?:the|an?)\b)[^,.;:\n\"“”]){3,110}),\s$",
    re.IGNORECASE,
)


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
    first, name = span
    first = _stretch_role(text, words, first)
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


def apposition(text: str, start: int, end: int) -> Title | None:
    """The title that a name at ``text[start:end]`` is explained by, after or before it."""
    after = text[end : end + 220]
    skip = 0
    for pattern in (_STATE_MARK, _AGE):
        if m := pattern.match(after[skip:]):
            skip += m.end()
    m = _WHO_IS.match(after[skip:]) or _AFTER.match(after[skip:])
    told = m is not None and _TELLS.match(m["np"]) is not None
    found = described(m["np"], end + skip + m.start("np")) if m and not told else None
    if found is None:
        found = apposition_before(text, start)
    if found is None and skip and after[:skip].lstrip().startswith("("):
        return Title(country=country_of(after[:skip]), start=end, end=end + skip)
    return found


def body_after(text: str, end: int) -> Title | None:
    """The body in "Jane Doe of the opposition Green Party", without an office."""
    m = _OF_BODY.match(text, end, end + 100)
    if m is None or country_named(m["body"]):
        return None
    if kind_of_name(m["body"], the=bool(m["the"])) in ("person", "government"):
        return None
    return Title(affiliation=m["body"], start=end, end=m.end())


def apposition_before(text: str, start: int) -> Title | None:
    """The title in the phrase that the name at ``start`` explains ("The mayor, Jane Doe")."""
    if text[max(0, start - 2) : start] != ", ":
        return None
    offset = max(0, start - 160)
    for pattern in (_BEFORE, _BEFORE_CLOSE):
        m = pattern.search(text[offset:start])
        if m and (found := described(m["np"], offset + m.start("np"))):
            return found
    return None


def described(phrase: str, offset: int) -> Title | None:
    """The title in a noun phrase that has an office for its head, else None."""
    core = _LEADING.sub("", _TAIL.split(phrase)[0])
    parts = _PREPOSITION.split(core, maxsplit=1)
    if re.search(r"\s(?:on|to|from)\s", core[len(parts[0]) : len(parts[0]) + 6]):
        parts = parts if _PANEL.search(core) else parts[:1]
    words = words_of(parts[0])
    if not 0 < len(words) <= 8 or any(w.text.lower() in listed("barred in titles") for w in words):
        return None
    at = len(words)
    rest = (unit_of(parts[1]) or _clean_rest(parts[1])) if len(parts) > 1 else None
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
        body = _clean_rest(longer[1]) if longer[1] else before.strip()
        return _title(longer[0], body or None, found[1], span, country_of(core))
    if rest and (placed := _placed_role(core, role)):
        return _title(placed, before.strip() or None, found[1], span, country_of(core))
    role, rest = _long_role(core, role, rest)
    if rest and (tail := _LOW_REST.match(rest)):
        role, rest = f"{role} {core[len(parts[0]) :].split()[0]} {tail[1]}", tail[2]
    body = rest if rest and re.search(r"[A-Z]", rest) else before.strip() or rest
    return _title(role, body or None, found[1], span, country_of(core))


def _after_body(core: str, span: tuple[int, int]) -> Title | None:
    """The title in "University of Inland Rivers political science professor"."""
    role, body = after_body(core) or ("", "")
    words = words_of(role)
    found = _office_ending(role, words, len(words) - 1) if words else None
    return _title(role, body, found[1], span, country_of(core)) if found else None


def _placed_role(core: str, role: str) -> str | None:
    """A role that what it is for belongs to ("Minister of the Interior", "consul in Basra")."""
    last = role.lower().split()[-1]
    links = "of" if last == "minister" else "of|to|in" if last in listed("envoys") else None
    m = links and re.search(
        rf"{re.escape(role)} (?:{links}) {_PLACE}(?: (?:in|to) {_PLACE})?", core
    )
    return m.group() if m else None


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
    return m.group(), _clean_rest(tail)


def _clean_rest(rest: str) -> str | None:
    """The body after "of", without "the" before a name and without a relative clause."""
    cut = re.split(
        r"\s+(?:who|which|that|and(?!\s[A-Z][a-z]+\s[A-Z])|said|says|told|as|since|where|when)\b",
        rest,
    )[0].strip()
    cut = re.sub(r"^the\s+(?=[A-Z])", "", cut)
    cut = _SORT.sub("", re.split(r"(?<=\w)\s+(?:in|at|on|from|near|under)\s+", cut)[0])
    return cut or None


def _member(words: list[Word], core: str, rest: str | None, span: tuple[int, int]) -> Title | None:
    """For "the top Democrat on the committee", no office, but a party and a body."""
    if words[-1].text.lower() not in listed("parties") or not words[-1].capital:
        return None
    return Title(None, rest or words[-1].text, country_of(core), frozenset(), *span)


def _title(
    role: str, before: str | None, name: str, span: tuple[int, int], country: str | None = None
) -> Title:
    found = office(name)
    country = (
        country_of(before) or country or country_of(role) or (found.country if found else None)
    )
    body = _body(before, name)
    if chamber := in_chamber(role, before):
        role, body = chamber, None
    if body and role.startswith("campaign ") and not body.endswith(("campaign", "Campaign")):
        body = f"{body} campaign"
    titles = frozenset({name}) | (found.also if found else frozenset())
    return Title(role, body, country, titles, *span)


def _body(before: str | None, name: str) -> str | None:
    """The words before a role, when they name a body rather than a country or its people."""
    if not before or re.match(r"(?:his|her|their|my|our|your)\b", before) or before in _VIEWS:
        return None
    before = re.sub(r"^(?:former|then|longtime|the)\s+", "", before, flags=re.IGNORECASE)
    before = _SORT.sub("", re.sub(r"[’']s?$", "", before))
    before = re.sub(
        r"^(?:assistant|deputy|senior|acting|top|[a-z]+(?:ive|al|ic))\s+(?=[A-Z])", "", before
    )
    if not re.search(r"[A-Z]", before) and before.split()[-1] not in listed(
        "spoken for", "bodies", "groups", "states"
    ):
        return None
    place = country_named(before)
    if place and (place.sort in ("name", "demonym") or name in _STATE_OFFICES):
        return None
    return _ALIGNED.sub("", before) or None


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


def _stretch_role(text: str, words: list[Word], first: int) -> int:
    """The role's first word, going left over words that qualify an office."""
    if first and words[first - 1].text.lower() == "campaign" and _speaks_for(words[first].text):
        return first
    stop = max(0, first - _LONGEST)
    while (
        first > stop
        and words[first - 1].text.lower() in listed("role modifiers")
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
