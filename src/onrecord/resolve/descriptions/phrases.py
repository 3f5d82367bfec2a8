"""Noun phrases as sources: their head, and the shortest description that says who it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.resolve.gazetteers.countries import find_countries
from onrecord.resolve.gazetteers.names import words_of
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.statements import SpeakerKind

__all__ = ["SOME", "Phrase", "describe", "government_of", "parse"]

_DETERMINER = re.compile(
    r"^(?P<d>the|this|that|these|those|an?|one|another|his|her|its|their|our|my|your|both|all|"
    r"each|every|some|any|no|many|several|few|most)\s+(?=\S)",
    re.IGNORECASE,
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_PRONOUNS = frozenset(
    {"someone", "somebody", "anyone", "everyone", "nobody", "everybody", "none", "neither", "each",
     "half", "most", "much", "all", "any", "some", "both", "others"}
)  # fmt: skip
_TRAILING = re.compile(r"\s(?:and|or)\Z")
_MASSES = frozenset({"crowd", "audience", "public", "gallery", "electorate"})
SOME = frozenset({"some", "any", "no", "many", "several", "few", "most", "these", "those"})
"""Determiners of a plural that leave open who they are."""

_OWNED = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_CUT = re.compile(
    r"\s*(?:,(?!\d{3}|\s(?:19|20)\d\d\b|\s\d{1,3}-(?:year(?!-old)|page|point|day|month|minute)\b)|[;–—―]|:(?!\d)|\((?![A-Z]{2,8}\)\s(?!(?:all|both|who|and|or|in|of|on|at|for|said|has|is|was)\b)[a-z])|\s-\s|\s--)|\s+(?:who|whom|whose|which"
    r"|(?<!\bof )(?<!\bin )(?<!\bfor )(?<!\bon )(?<!\bby )(?<!\bto )that|where|when|while|as|also"
    r"|himself|herself|themselves|itself|alike|each)\b"
)
_PREPOSITION = re.compile(
    r"\s+(?=(?:of|in|for|on|at|with|from|by|to|like|than|about|against|near|inside|outside|across|around|"
    r"within|behind|close(?=\s+to)|familiar(?=\s+with)|loyal(?=\s+to)|such(?=\s+as)|including|under|among|between|over|throughout|"
    r"along|not|speaking|aboard|without|regarding|but|except|here)\b)|\s+(?=(?!red\b|led\b)\w{3,}ed\s+(?:by|with|to|in|on|at|from|for|as|of|within|via|through|during|online)\b)"
    r"|(?<!ly)\s+(?=(?:called|titled|entitled|dubbed|nicknamed)\s[“\"‘'A-Z]|(?:published|released|obtained|conducted|posted|issued|written|seen|reviewed|aired|sent|filed|signed|headed|backed)\b"
    r"|(?:circulated|leaked|uploaded|shared|broadcast|distributed|recorded|filmed|captured|revealed)"
    r"(?=$|\s(?:on|by|in|at|from|online|last|this|today|earlier|via)\b))"
    r"|\s+(?=(?:taken|made|held|given|drawn|kept|found|shown|chosen|led|done)\s+"
    r"(?:by|in|on|to|from|for|at|last|this|during|after|before|since)\b)"
    r"|(?<=\w)\s+(?!running mate|acting|leading|managing|visiting|founding|outgoing|incoming|"
    r"standing|building|housing|banking|voting|sitting|ruling|fighting|training|meeting|hearing|"
    r"working|existing|living|surviving|remaining|polling|recording|filing|ruling|posting|warning|"
    r"briefing|painting|drawing|writing|mapping|programming)(?=(?:[a-z]{3,}ing|being)\s+\w)"
)
_LOOSE = re.compile(
    r"\b(?:most recent|recent|recently|new|newly(?!\s\w+(?:ed|wn|nt)\b)|latest|radical|same|very"
    r"|so-called|aforementioned|local)\s+"
)
_SORT = re.compile(
    r"(\s(?:of|with|by|for|from|in|to|on)\s)(?:[\w-]+\s){0,3}(?:group|militia|newspaper|agency|website|site)\s(?=[A-Z])"
)
_SECOND = re.compile(r"\s+(?:seeking|asking|saying|calling|trying|hoping|looking|wanting)\s")
_OF_NAME = re.compile(
    r"(?<=[A-Za-z])\s(?:of|for)\s(?:the\s)?(?:(?:[A-Z][\w’'&.-]*|and)\s){1,5}(?:[a-z-]+\s){0,2}(?P<noun>[a-z-]+)"
    r"(?=$|\s(?:of|in|from|for|on|that|who|released|published|conducted|out|at|with)\b)"
)
_LISTED = re.compile(
    r"(?:,\s(?!(?:an?|the|who|which|whose|also|now|where)\b)[\w’'.-]+(?:\s[\w’'.-]+)?){1,6},?\sand\s"
    r"(?!(?:an?|the|who|has|is|was)\b)[\w’'.-]+(?:\s[\w’'.-]+){0,2}"
)
_DATED = re.compile(
    r"(?:\s(?:conducted|released|published|issued|taken|posted|made public|out))?"
    r"(?:\s(?:on|in|this|last|earlier this|late last|early))*"
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|January|February|March"
    r"|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d)(?:\s(?:morning|afternoon|evening|night|\d{1,2}|(?:19|20)\d\d))?$"
)
_ADJECTIVES = re.compile(
    r"\s?[a-z-]+(?:ed|ing|ful|ous|ive|able|less|old|long|tall|thin|gruff|soft|quiet|young),\s"
    r"(?:\d{1,3}-year-old|[a-z-]+(?:ed|ing|ful|ous|ive|able|less|haired|old|looking))\s[a-z]"
)
_BARE = re.compile(
    r"(?<=\w)\s(?:circulated|leaked|uploaded|shared|broadcast|distributed|recorded|filmed|captured|revealed"
    r"|released|published|posted|aired|issued)$"
)
_BRACKETED = re.compile(r"\s\([A-Z]{2,8}\)(?=\s[a-z])")
_CALLED = re.compile(r"\s(?:called|titled|entitled|dubbed|nicknamed)\s[“\"‘'A-Z].*")
_PRESS = re.compile(
    r"(?i)\b(?:local|daily|weekly|national|Sunday|evening|[A-Z]\w+(?:i|ese|an|ish))$"
)
_ONLINE = re.compile(
    r"(?i)twitter|facebook|instagram|social|spoof|parody|fake|official|anonymous|user"
)
_USED = re.compile(
    r"(?i)\baccounts? (?:associated|affiliated|linked|tied|connected|run|operated|managed|named"
    r"|called|belonging|loyal|sympathetic|close|claiming|purporting|supporting|on|with)\b"
)
_RANKING = re.compile(
    r"(?i)(?:religious|political|public|senior|opposition|party|leading|prominent|key|establishment"
    r"|business|industry|military|community|top|authority|government)$"
)
_LONG = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its words without what only adds to them, the head noun in lower case,
    what precedes the head, what follows it, and how it is determined.
    """

    core: str
    head: str
    before: str
    after: str
    determiner: str
    owner: str | None
    plural: bool
    head_end: int

    @property
    def definite(self) -> bool:
        """Whether it points to something known: "the", "this"."""
        return self.determiner in _DEFINITE

    @property
    def owned(self) -> bool:
        """Whether a possessive pronoun opens it."""
        return self.determiner in _OWNED

    @property
    def kind(self) -> SpeakerKind | None:
        """What its head stands for as a speaker; of "a group of parents" the parents."""
        if self.head in listed("quantities") and self.after.startswith("of "):
            inner = parse(self.after[3:])
            return (inner.kind or "unnamed") if inner else "unnamed"
        if self.head in ("agency", "service", "organization", "organisation", "group", "website"):
            return "outlet" if self.before.endswith("news") else noun_kind(self.head)
        if self.head in ("account", "accounts") and not self._is_of_a_user:
            return "document"
        if self.head in ("figure", "figures") and _RANKING.search(self.before):
            return "unnamed"
        if self.head == "paper" and _PRESS.search(self.before):
            return "outlet"
        return noun_kind(self.head)

    @property
    def _is_of_a_user(self) -> bool:
        """Whether an account is one on a network, not what somebody told."""
        return bool(_ONLINE.search(self.before) or _USED.search(self.core))


def parse(words: str) -> Phrase | None:
    """The noun phrase that ``words`` begin with, or None when there is none."""
    cut = next((c for c in _CUT.finditer(words.strip(), 1) if not _goes_on(words.strip(), c)), None)
    core = words.strip()[: cut.start()].strip() if cut else words.strip()
    m = _DETERMINER.match(core)
    determiner, body = (m["d"].lower(), core[m.end() :]) if m else ("", core)
    split = _PREPOSITION.search(body)
    main, after = (body[: split.start()], body[split.start() :].strip()) if split else (body, "")
    own = noun_kind(main.rsplit(" ", 1)[-1]) in ("group", "organization")
    if split and not own and (m := _OF_NAME.match(body, split.start())) and _is_noun(m["noun"]):
        main, after = body[: m.end()], body[m.end() :].strip()
    parts = words_of(_DATED.sub("", main)) or words_of(main)
    if not parts:
        return None
    head = parts[-1].text.lower()
    owner = next((main[: w.end] for w in parts[:-1] if w.possessive), None)
    plural = head in listed("many") or singular(head) != head
    offset = words.find(core) + len(core) - len(body)
    return Phrase(
        core, head, main[: parts[-1].start].strip(), after, determiner, owner, plural,
        max(offset, 0) + parts[-1].end,
    )  # fmt: skip


def _is_noun(word: str) -> bool:
    """Whether the word stands for a document or for an office."""
    return noun_kind(word) == "document" or office(word) is not None


def _goes_on(words: str, cut: re.Match[str]) -> bool:
    """Whether a list of nouns or of names goes on at the comma ("friends, lobbyists and foes"), or
    adjectives do ("the bearded, 71-year-old diplomat").
    """
    if _ADJECTIVES.match(words, max(0, words.rfind(" ", 0, cut.start()))):
        return True
    return cut.group().strip() == "," and _LISTED.fullmatch(words, cut.start()) is not None


def describe(phrase: Phrase, *, proper: bool = True) -> str:
    """The shortest description that still says who it is: "a Syrian official".

    ``proper`` is false when the first word has its capital only from a sentence's start.
    """
    if phrase.head == "those":
        return phrase.core
    if re.match(r"(?i)one\s+(?:in|of|out)\b", phrase.core):
        return phrase.core[:1].lower() + phrase.core[1:]
    core = _DETERMINER.sub("", phrase.core)
    core = _BRACKETED.sub("", _LOOSE.sub("", core))
    core = _SORT.sub(r"\1", _DATED.sub("", core.rstrip(".")))
    core = re.sub(
        r"\s+(?:conducted|released|published|compiled|written|carried out) by\b", " by", core
    )
    core = " ".join(_SECOND.split(core)[0].split()[:_LONG])
    core = _TRAILING.sub("", core)
    if core.count("“") > core.count("”"):
        core += "”"
    core = _BARE.sub("", _CALLED.sub("", core))
    return _determined(phrase, core, proper=proper)


def _determined(phrase: Phrase, core: str, *, proper: bool) -> str:
    """The words of a description with the article that it needs."""
    unique = phrase.after.startswith("of ") or phrase.owner is not None
    if phrase.determiner == "the" and unique and not phrase.plural:
        return f"the {core}"
    if phrase.determiner in ("a", "an", "one", "another") or (
        phrase.determiner in ("the", "this", "that")
        and not phrase.plural
        and phrase.kind == "unnamed"
        and phrase.head not in _MASSES
    ):
        article = phrase.determiner if phrase.determiner in ("a", "an") else _article(core)
        return f"{article} {core}"
    told = phrase.kind not in (None, "unnamed") or phrase.head in _MASSES
    if phrase.determiner in ("the", "this", "that") and told:
        return f"the {core}"
    indefinite = phrase.head in _PRONOUNS
    if (
        phrase.determiner == ""
        and not phrase.plural
        and core.islower()
        and not indefinite
        and not phrase.before
    ):
        return f"{_article(core)} {core}" if phrase.kind in ("document", "unnamed") else core
    if phrase.determiner in ("the", "these", "those", "this", "that", ""):
        those = f"{phrase.determiner} " if phrase.determiner == "those" else ""
        return those + (core if proper else core[:1].lower() + core[1:])
    return f"{phrase.determiner} {core}"


def government_of(phrase: Phrase) -> str | None:
    """The body that a phrase's officials speak for when only a country is named:
    "Russian officials" speak for the "Russian government".
    """
    if singular(phrase.head) not in ("official", "diplomat"):
        return None
    words = list(find_countries(phrase.before))
    if not words or words[-1].sort not in ("name", "demonym"):
        return None
    if phrase.before.strip() != phrase.before[words[-1].start : words[-1].end]:
        return None
    return f"{phrase.before} government"


def _article(words: str) -> str:
    return "an" if words[:1].lower() in "aeio" or words.startswith("un") else "a"


def matches(phrase: Phrase, offices: set[str]) -> bool:
    """Whether someone of these offices can be called by the phrase."""
    one = singular(phrase.head)
    whole = f"{phrase.before} {one}".lower().strip()
    if one in offices or whole in offices:
        return True
    return any(one == o.split()[-1] for o in offices if office(o))
