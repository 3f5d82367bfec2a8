"""Every name in an article, with the title or apposition that stands beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.paragraphs import paragraphs
from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.names import Word, is_given_name, words_of
from onrecord.resolve.gazetteers.offices import abbreviated, office
from onrecord.resolve.gazetteers.outlets import outlet_at
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.acronyms import with_acronyms
from onrecord.resolve.mentions.addresses import bears, is_address
from onrecord.resolve.mentions.aliases import surnames
from onrecord.resolve.mentions.appositions import apposition, apposition_before, body_after
from onrecord.resolve.mentions.employers import employer, possessor, state_after
from onrecord.resolve.mentions.kinds import (
    is_general_company,
    is_undertaking,
    kind_of_name,
    names_nobody,
    noun_kind,
)
from onrecord.resolve.mentions.labels import kind_beside, labelled
from onrecord.resolve.mentions.portfolios import with_portfolios, with_two_owners
from onrecord.resolve.mentions.runs import is_headline, lower_words, name_runs
from onrecord.resolve.mentions.sharing import merged, share_titles
from onrecord.resolve.mentions.titles import Title, title_before
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import SpeakerKind

__all__ = ["find_mentions"]

_PARTIES = frozenset({"Republican", "Democrat", "Democratic", "Libertarian", "Labour", "Tory"})
_CHAMBERS = frozenset({"House", "Senate", "Assembly", "Congress", "Legislature"})
_DOMAIN = re.compile(r"\.(?:com|org|net|gov|edu|info|biz|co\.uk|io|tv)\b(?!\.?[/@\w])")
_CREEDS = frozenset(("Christian", "Catholic", "Muslim", "Jewish", "Protestant", "Evangelical"))
_COMPOUND = re.compile(r"[A-Z][a-z]+-[a-z]+(?:ers|ors|ists|makers)")  # "Fact-checkers"
_BELIEVER = re.compile(r"[A-Z][a-z]{2,}(?:ist|ian|ite)")
_NO_NAME = re.compile(r"[A-Z]{1,3}-[A-Z]|.*[- ]Americans?$")
_BODY_NOUN = re.compile(
    r"group|company|firm|organi[sz]ation|nonprofit|charity|start-?up|coalition|website|retailer|chain"
)
_BODY_AFTER = re.compile(
    r",\s(?:an?|the|one of the)\s"
    r"(?:(?!(?:to|of|for|at|with|in|from|by|on|who|and)\b)[\w’'-]+\s){0,5}"
    r"(?:PAC|group|firm|company|organi[sz]ation|tank|nonprofit|website|coalition|foundation"
    r"|start-?up|charity|retailer|maker|chain|consultancy)"
    r"(?=[,.;]|\s(?:that|which|in|of|for|with|based|led|backed|aligned|run|founded|supporting"
    r"|working|by|and)\b)"
)
_MIDDLE = frozenset(
    ("sheikh", "king", "prince", "bishop", "pope", "dean", "judge", "major", "marshal", "baker",
     "earl", "duke", "baron", "abbot", "deacon", "justice", "constable", "imam", "priest"),
)  # fmt: skip
_POINTED = frozenset({"Jr", "Sr", "Inc", "Corp", "Ltd"})
_LONGEST_PERSON = 5


def find_mentions(text: str) -> list[Mention]:
    """The names in ``text`` in order, without those in headlines."""
    lower = lower_words(text)
    found = _found(text, lower, frozenset())
    common = frozenset(
        n
        for n in surnames(found)
        if n.lower() in lower or noun_kind(n.lower()) or n.endswith(("ing", "ly"))
    )
    return _found(text, lower, common) if common else found


def _found(text: str, lower: frozenset[str], known: frozenset[str]) -> list[Mention]:
    """The names, of which ``known`` are surnames that are also common words."""
    found: list[Mention] = []
    for start, end in paragraphs(text):
        words = words_of(text, start, end)
        if is_headline(words):
            continue
        here = [
            m
            for first, last in name_runs(text, words, lower, known)
            if (m := _mention(text, words, first, last, known))
        ]
        here = with_two_owners(text, words, with_portfolios(text, words, here))
        found += with_acronyms(text, words, share_titles(text, here))
    return found


def _mention(
    text: str, words: list[Word], first: int, last: int, known: frozenset[str]
) -> Mention | None:
    """The name of a run, after the title that it may begin with; ``known`` are surnames."""
    if words[first].text in _PARTIES and words[last - 1].text in _CHAMBERS and last - first == 2:
        first += 1
    if words[first].text in ("PAC", "PACs") and last - first > 1:
        first += 1
    if named := labelled(text, words, first, last):
        return _plain(text, words, *named, "outlet")
    name_at = _after_title(text, words, first, last)
    name = text[words[name_at].start : words[last - 1].end]
    somebody = not names_nobody(name) and not is_undertaking(name)
    if somebody and (name_at > first or _lower_title(words, first)):
        return _person(text, words, name_at, last, title_before(text, words, name_at))
    return _untitled(text, words, first, last, known)


def _untitled(
    text: str, words: list[Word], first: int, last: int, known: frozenset[str]
) -> Mention | None:
    """The name of a run that begins with no title."""
    start, end = words[first].start, _name_end(text, words, last)
    name = text[start:end]
    if _NO_NAME.match(name) or _ends_lower_office(text, words, first, last):
        return None
    if text[end : end + 1] == ":" and name.isupper():
        return _plain(text, words, first, last, "person")
    if words[last - 1].possessive and (outlet := outlet_at(text, start)) and outlet.end > end:
        return Mention(start, outlet.end, text[start : outlet.end], "outlet")
    alone = first == 0 or words[first - 1].text.lower() not in ("a", "an", "the")
    if name in known and alone and _is_office(words, first, last):
        return _person(text, words, first, last, None)
    return _by_words(text, words, first, last, name)


def _by_words(text: str, words: list[Word], first: int, last: int, name: str) -> Mention | None:
    """The mention of a name whose kind its words alone tell."""
    the = first > 0 and words[first - 1].text.lower() == "the"
    if _is_office(words, first, last) or names_nobody(name) or _is_paper(words, first, last):
        return None
    kind = kind_of_name(name, the=the)
    if kind in ("person", "group") and _DOMAIN.search(name):
        kind = "organization"
    beside = kind_beside(text, words, first)
    if beside == "outlet" and kind in ("person", "organization"):
        kind = "outlet"
    elif (
        kind == "organization"
        and not the
        and (beside == "person" or _is_introduced(text, words, first, last))
    ):
        kind = "person"
    elif kind == "person" and _names_body(text, words, first, last):
        kind = "organization"
    if kind != "person":
        return _plain(text, words, first, last, kind)
    if _are_people(words, first, last):
        return None
    if last - first > _LONGEST_PERSON:
        return None
    title = title_before(text, words, first)
    if title is None and the and last - first == 1:
        return _plain(text, words, first, last, "organization")
    return _person(text, words, first, last, title)


def _is_paper(words: list[Word], first: int, last: int) -> bool:
    """Whether the one word is a noun for a document in a capital ("his last Tweet")."""
    word = words[first].text
    document = last - first == 1 and noun_kind(word.lower()) == "document"
    before = words[first - 1] if first else None
    plain = before is not None and not before.capital and before.text not in ("the", "a", "an")
    return document and plain and not is_given_name(word) and not words[first].possessive


def _is_introduced(text: str, words: list[Word], first: int, last: int) -> bool:
    """Whether an office shows a person, whose surname is also a noun for bodies ("Jane Bank,
    the mayor") or whose first name is an acronym for one in other letters ("Cia Venn").
    """
    given, surname = words[first].text, words[last - 1].text.lower()
    plain = not given.isupper() and surname not in listed("bodies", "named bodies")
    if last - first != 2 or not (is_given_name(given) or plain):
        return False
    start, end = words[first].start, words[last - 1].end
    titled = title_before(text, words, first)
    if titled and titled.role:
        return True
    found = apposition(text, start, end)
    return found is not None and found.role is not None


def _names_body(text: str, words: list[Word], first: int, last: int) -> bool:
    """Whether a noun for a body stands right before the name, or explains it just after."""
    before = words[first - 1].text.lower() if first else ""
    beside = bool(first) and text[words[first - 1].end : words[first].start] == " "
    after = _BODY_AFTER.match(text, words[last - 1].end)
    return after is not None or (beside and _BODY_NOUN.fullmatch(before) is not None)


def _are_people(words: list[Word], first: int, last: int) -> bool:
    """Whether the run is a plural that has capitals from a sentence's start, or from a creed
    or party ("Conservative Christians"), and names nobody.
    """
    noun = words[last - 1].text.lower()
    if words[last - 1].text in _CREEDS and not (
        last - first > 1 and is_given_name(words[first].text)
    ):
        return True
    if last - first == 1 and _COMPOUND.fullmatch(words[first].text):
        return True
    if last - first == 1 and _BELIEVER.fullmatch(words[first].text) and _determined(words, first):
        return True
    if not noun.endswith("s") or is_given_name(words[first].text):
        return False
    return noun_kind(noun) == "unnamed" or re.search(r"[a-z]{4}(?:ists|ians)$", noun) is not None


def _determined(words: list[Word], at: int) -> bool:
    """Whether "a" or the like stands before the word: it is no name ("another Islamist")."""
    return at > 0 and words[at - 1].text.lower() in ("a", "an", "another", "one", "every", "each")


def _after_title(text: str, words: list[Word], first: int, last: int) -> int:
    """Index of the name's first word in a run that begins with a title, else ``first``."""
    body = words[last - 1].text.lower() in listed("bodies", "groups", "staffs")
    if body or is_general_company(text[words[first].start : words[last - 1].end]):
        return first
    parent = last - first > 2 and re.match(r"[A-Z][a-z]+-of-", words[first].text)
    party = _after_party(text, words, first, last)
    if parent or party:
        return _after_title(text, words, party or first + 1, last)
    for at in range(last - 1, first, -1):
        before = words[at - 1].text
        dotted = text[words[at - 1].end : words[at - 1].end + 1] == "."
        if words[at].text.lower() in ("of", "for", "jr", "sr"):
            continue
        given = at - 1 > first and is_given_name(words[at - 2].text)
        if given and before.lower() in _MIDDLE and not country_named(words[at - 2].text):
            continue  # "Hassan Sheikh Mohamud"
        if before.lower() not in ("lord", "lady", "rev") and is_address(before, words[at].text):
            return at
        if dotted and abbreviated(before + "."):
            return at
        if office(before) or _office_of(text, words, max(0, first - 3), at):
            return first if _ends_office(text, words, first, at, last) else at
    return first


def _after_party(text: str, words: list[Word], first: int, last: int) -> int | None:
    """Index of the name after the party of its bearer ("House Republican Jane Doe", "Democrat
    Doe"), else None.
    """
    at = first + (words[first].text in _CHAMBERS)
    if at + 1 >= last or words[at].text not in _PARTIES:
        return None
    if last - at > 2:
        return at + 1 if _is_person_run(text, words, at + 1, last) else None
    name = words[at + 1].text
    person = kind_of_name(name) == "person" and country_named(name) is None
    common = name.endswith("s") or noun_kind(name.lower()) or office(name) or name.isupper()
    return at + 1 if person and not common else None


def _ends_lower_office(text: str, words: list[Word], first: int, last: int) -> bool:
    """Whether the run only ends an office in lower case ("the former secretary of State")."""
    if first < 2 or words[first - 1].text != "of" or words[first - 2].capital:
        return False
    return office(text[words[first - 2].start : words[last - 1].end]) is not None


def _office_of(text: str, words: list[Word], first: int, at: int) -> bool:
    """Whether the words before ``at`` end with an office of several words."""
    return any(
        office(text[words[i].start : words[at - 1].end]) for i in range(max(first, at - 4), at - 1)
    )


def _ends_office(text: str, words: list[Word], first: int, at: int, last: int) -> bool:
    """Whether the run as a whole is an office and no name ("Attorney General"); a given name at
    ``at`` shows one ("General Counsel James Baker").
    """
    if is_given_name(words[last - 1].text) or (
        last - at > 1 and is_given_name(words[at].text) and not office(words[at].text)
    ):
        return False
    return any(office(text[words[i].start : words[last - 1].end]) for i in range(first, last))


def _is_office(words: list[Word], first: int, last: int) -> bool:
    """Whether the run is an office and no name ("the Minister", "the Chief Medical Officer")."""
    if [w.text.lower() for w in words[first : first + 2]] == ["minister", "of"]:
        return True
    modifiers = (
        w.text.lower() in listed("role modifiers") or w.text in ("House", "Senate")
        for w in words[first : last - 1]
    )
    if is_given_name(words[last - 1].text) or words[last - 1].possessive:
        return False
    return office(words[last - 1].text) is not None and all(modifiers)


def _is_person_run(text: str, words: list[Word], first: int, last: int) -> bool:
    return (
        last - first > 1
        and kind_of_name(text[words[first].start : words[last - 1].end]) == "person"
    )


def _lower_title(words: list[Word], first: int) -> bool:
    """Whether a lower-case office stands before the run ("spokeswoman Jane Doe")."""
    if first == 0 or words[first].text.lower() in listed("parties"):
        return False
    before = words[first - 1]
    if before.capital or before.possessive or before.text.endswith("s"):
        return False
    return words[first].start - before.end == 1 and office(before.text) is not None


def _person(text: str, words: list[Word], first: int, last: int, title: Title | None) -> Mention:
    """A person's mention; "Mr." and the like are left out of the name."""
    before = words[first - 1].text if first else ""
    address = before if is_address(before, words[first].text) else None
    while first < last - 1 and is_address(words[first].text, words[first + 1].text):
        address, first = words[first].text, first + 1
    start, end = words[first].start, _name_end(text, words, last)
    name = text[start:end]
    if country_named(name) and title is None and address is None and last - first == 1:
        return _plain(text, words, first, last, "government")
    if title is None and address and first > 1:
        title = title_before(text, words, first - 1)
    explained = apposition(text, start, end) or (
        apposition_before(text, title.start) if title else None
    )
    title = _placed(text, end, merged(merged(title, explained), body_after(text, end)))
    if address and (offices := bears(address)):
        title = merged(title, Title(offices=offices, start=start, end=start))
    owner = possessor(text, start) if title is None and not address else None
    if owner:
        title = Title(affiliation=owner, start=start, end=start)
    return Mention(start, end, name, "person", title, words[last - 1].possessive, address=address)


def _placed(text: str, end: int, title: Title | None) -> Title | None:
    """The title with the state that its holder governs, or the body where the bearer of the name
    is said to work, when it tells of none.
    """
    if title and title.affiliation:
        return title
    state = state_after(text, end, title.role) if title and title.role else None
    if title and state:
        return replace(title, affiliation=state[0], country=title.country or state[1])
    body = employer(text, end)
    return merged(title, Title(affiliation=body, start=end, end=end)) if body else title


def _plain(text: str, words: list[Word], first: int, last: int, kind: SpeakerKind) -> Mention:
    """The mention of a name that takes no title."""
    start, end = words[first].start, _name_end(text, words, last)
    if kind == "organization" and words[last - 1].text.lower() in listed("bodies"):
        start = _with_country(text, words, first)
    acronym = re.match(r"\s\(([A-Z][A-Za-z&.]{1,9})(?:/[A-Z]+)?\)", text[end : end + 14])
    short = acronym[1] if acronym else None
    return Mention(start, end, text[start:end], kind, None, words[last - 1].possessive, short)


def _with_country(text: str, words: list[Word], first: int) -> int:
    """Where a body's name begins, with the country that owns it ("Iraq's Interior Ministry")."""
    for at in range(first - 1, max(-1, first - 4), -1):
        if words[at].possessive and country_named(text[words[at].start : words[at].end]):
            return words[at].start
        if not words[at].capital or text[words[at].end : words[at + 1].start] != " ":
            break
    return words[first].start


def _name_end(text: str, words: list[Word], last: int) -> int:
    """Where the name ends, with ", Jr." and the point of an initial or "Jr."."""
    end = words[last - 1].end
    if m := re.match(r",? (?:Jr\.|Sr\.|III?\b|IV\b)", text[end : end + 6]):
        return end + m.end()
    if m := _DOMAIN.match(text, end):
        return m.end()
    pointed = words[last - 1].text in _POINTED and text[end : end + 1] == "."
    return end + 1 if pointed else end
