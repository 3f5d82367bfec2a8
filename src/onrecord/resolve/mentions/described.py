"""The title in a noun phrase that has an office for its head ("the mayor of Tarn")."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.names import Word, words_of
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.affiliations import (
    body_after_office,
    is_prize,
    speaks_for_place,
)
from onrecord.resolve.mentions.employers import unit_of
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.titles import (
    Title,
    adjacent,
    office_ending,
    stretch_affiliation,
    stretch_role,
    titled,
)
from onrecord.resolve.mentions.wording import (
    after_body,
    membership,
    second_role,
    with_field,
    without_praise,
)

__all__ = ["described"]

_PREPOSITION = re.compile(r"\s+(?:of|at|for|in|with|on|from|to)\s+")
_LEADING = re.compile(r"^(?:the|a|an|one|another|its|their|his|her|our|my)\s+", re.IGNORECASE)
_LOOSE = ("a", "an", "longtime", "top", "senior", "former", "then", "veteran", "current")
_TAIL = re.compile(
    r"\s+(?:who|whom|whose|which|that|representing|specializing|specialising|covering|during|under|until|yet|said|says|told|here|today|now"
    r"|and(?=\s+(?:[a-z]|C[EFOT]O\b|[A-Z]\w+\s[A-Z]\w+[’']s)))\b"
)
_AND_NAME = re.compile(r"\b(?P<word>[a-z-]{3,20})(?P<and>\sand\s)(?=(?:[A-Z][\w.]*\s){1,3}[a-z])")
_LONG = 200
_FIELDS = re.compile(r"\s(?:[a-z-]{3,20}\s){0,2}(?P<last>[a-z-]{3,20})\sat\s(?:the\s)?[A-Z]")
_PERSON_ENDING = re.compile(r"[a-z]{2,}(?:man|woman|person|er|or|ist|ian|ant|eer|ete)$")
_LOW_REST = re.compile(r"([a-z][a-z\s-]*?)\s(?:at|of|for|with)\s+(?:the\s)?([A-Z].*)$")
_SERVES = re.compile(r"(?i)(?:advis[eo]r|aide|assistant|counsel|staff|strategist|speechwriter)")
_ADDRESS = re.compile(r"^(?:Mr|Mrs|Ms)\.? (?=[A-Z])")
_AT_BODY = re.compile(r"\s(?:at|with|for)\s(?:the\s)?(?P<body>[A-Z].*)$")
_PANEL = re.compile(r"(?i)\b(?:committee|panel|council|board|commission|court|bench)\b")
_AUTHORS = frozenset({"author", "co-author", "coauthor", "novelist", "biographer", "winner"})
_RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful", "challenger", "front-runner"})
_CHAIRS = frozenset({"professor", "lecturer", "law professor"})
_CHAIR = re.compile(
    r" of (?P<field>[A-Z][\w-]+(?:(?: and)? [A-Z][\w-]+){0,3}) at (?:the )?(?P<body>[A-Z].*)"
)
_PLACE = r"(?:the )?(?:U\.[SNK]\.|[A-Z][\w’'-]*(?: (?:and )?[A-Z][\w’'-]*){0,4})"


def described(phrase: str, offset: int) -> Title | None:
    """The title in a noun phrase that has an office for its head, else None."""
    found = _described(phrase, offset)
    if found is None or found.role is None:
        return found
    other = second_role(phrase, found.role)
    role = f"{found.role} and {other}" if other else found.role
    return replace(found, role=without_praise(role))


def _described(phrase: str, offset: int) -> Title | None:
    """The title of the phrase's first office, as worded."""
    core = _LEADING.sub("", phrase[: _tail(phrase)])
    parts = _halves(core)
    words = words_of(parts[0])
    if not 0 < len(words) <= 8 or any(w.text.lower() in listed("barred in titles") for w in words):
        return None
    at = len(words)
    rest = (unit_of(parts[1]) or body_after_office(parts[1])) if len(parts) > 1 else None
    span = (offset, offset + len(phrase))
    found = office_ending(parts[0], words, at - 1) or _by_ending(words, phrase)
    if found is None:
        whole = _after_body(core, span) if len(parts) > 1 else None
        return whole or _seat(core, span) or _member(words, parts[0], rest, span)
    rest = _ADDRESS.sub("", rest) if rest and not _has_no_body(core, found[1]) else None
    if rest and _is_place_of_work(core, rest, found[1]):
        core, rest = (parts[0], None) if _speaks(found[1]) else (core, None)
    first = _stretch_nouns(parts[0], words, stretch_role(parts[0], words, found[0]))
    begin = stretch_affiliation(parts[0], words, first)
    role, before = (
        parts[0][words[first].start :].strip(),
        parts[0][words[begin].start : words[first].start],
    )
    if begin and begin < first and words[begin - 1].text.lower() in ("former", "presumptive"):
        role = f"{words[begin - 1].text} {role}"
    if rest and (longer := with_field(core, words[first].start)):
        body = body_after_office(longer[1]) if longer[1] else before.strip()
        return titled(longer[0], body or None, found[1], span, country_of(core))
    if rest and (held := _of_chair(core, role, found[1]) or _placed_role(core, role, before)):
        return titled(held[0], held[1], found[1], span, country_of(core))
    role, rest = (role, None) if is_prize(found[1]) else _long_role(core, role, rest)
    if rest and (tail := _LOW_REST.match(rest)):
        role, rest = f"{role} {core[len(parts[0]) :].split()[0]} {tail[1]}", tail[2]
    body = rest if rest and re.search(r"[A-Z]", rest) else before.strip() or rest
    if rest and before.strip() and _is_state(rest):
        body = before.strip()
    return titled(role, body or None, found[1], span, country_of(core))


def _is_state(words: str) -> bool:
    place = country_named(words)
    return place is not None and place.sort == "name"


def _has_no_body(core: str, name: str) -> bool:
    """Whether what follows the office is no body: an author's book, or a candidate's office."""
    last = name.rsplit(maxsplit=1)[-1]
    return last in _AUTHORS or (last in _RUNNING and f"{last} for " in core)


def _seat(core: str, span: tuple[int, int]) -> Title | None:
    """The title of "a member of the city council"."""
    role, body = membership(core) or ("", "")
    lawmaker = {"lawmaker"} if "parliament" in body.lower() else set()
    offices = frozenset({"member"} | lawmaker)
    return Title(role, body, country_of(core), offices, *span) if role else None


def _is_place_of_work(core: str, rest: str, name: str) -> bool:
    """Whether "in Paris" tells where the holder of the office works, which is not whom for."""
    place = f" in {rest}" in core and country_named(rest) is not None
    return place and (_speaks(name) or not speaks_for_place(name))


def _speaks(name: str) -> bool:
    return name.startswith("spokes")


def _tail(phrase: str) -> int:
    """Where what only adds to a noun phrase begins: not at the "and" between two fields
    ("professor of geology and marine biology at the Orr Institute").
    """
    for m in _TAIL.finditer(phrase):
        field = _FIELDS.match(phrase, m.end()) if m.group().strip() == "and" else None
        if field is None or office(field["last"]):
            return m.start()
    offices = (m.start("and") for m in _AND_NAME.finditer(phrase) if office(m["word"]))
    return next(offices, len(phrase)) if len(phrase) < _LONG else len(phrase)


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
    found = office_ending(role, words, len(words) - 1) if words else None
    return titled(role, body, found[1], span, country_of(core)) if found else None


def _placed_role(core: str, role: str, before: str) -> tuple[str, str | None] | None:
    """A role that what it is for belongs to ("Minister of the Interior", "consul in Basra"), and
    the words before it.
    """
    last = role.lower().split()[-1]
    links = "of" if last == "minister" else "of|to|in" if last in listed("envoys") else None
    m = links and re.search(
        rf"{re.escape(role)} (?:{links}) {_PLACE}(?: (?:in|to) {_PLACE})?", core
    )
    whole = m.group() if m else ""
    country = _is_state(whole.partition(" of ")[2].removeprefix("the "))
    return (whole, before.strip() or None) if whole and not country else None


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


def _stretch_nouns(text: str, words: list[Word], first: int) -> int:
    """The role's first word, going left over what kind it is of ("an elections lawyer")."""
    stop = max(0, first - 2)
    while first > stop and adjacent(text, words, first - 1) and _is_kind(words[first - 1].text):
        first -= 1
    return first


def _is_kind(word: str) -> bool:
    body = word in listed("bodies", "groups", "states", "parties", "spoken for", "function")
    return word.isalpha() and word.islower() and not body and word not in _LOOSE
