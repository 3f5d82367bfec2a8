"""Nouns that stand before a name and tell what bears it: "website", "news agency", "user"."""

from __future__ import annotations

from onrecord.resolve.gazetteers.names import Word
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.runs import opens_sentence
from onrecord.statements import SpeakerKind

__all__ = ["kind_beside", "labelled"]

_LABELS = frozenset(
    ("Website", "Newspaper", "Magazine", "Tabloid", "Blog", "Broadcaster", "Newswire", "Portal")
)
_NEWS = frozenset({"news", "gossip", "rumour", "rumours", "rumor", "rumors", "satirical", "tech"})
_OF_NEWS = frozenset({"site", "website", "service", "agency", "organization", "organisation"})
_PEOPLE = frozenset(
    ("user", "fan", "teenager", "teen", "pensioner", "mother", "father", "mum", "mom", "dad", "boy",
     "girl", "man", "woman", "wife", "husband", "son", "daughter", "brother", "sister", "boyfriend",
     "girlfriend", "friend", "colleague", "cousin", "uncle", "aunt", "sleuth", "hero"),
)  # fmt: skip


def labelled(text: str, words: list[Word], first: int, last: int) -> tuple[int, int] | None:
    """The words of the outlet's name in "Website Tarn-talk.com" at a sentence's start, or in "the
    Tarn Web site"; ``first`` and ``last`` bound the run of capitalised words. Else None.
    """
    if last - first < 2:
        return None
    if words[first].text in _LABELS and opens_sentence(text, words[first].start):
        return first + 1, last
    site = last < len(words) and words[last].text in ("site", "sites")
    return (first, last - 1) if words[last - 1].text == "Web" and site else None


def kind_beside(text: str, words: list[Word], first: int) -> SpeakerKind | None:
    """The kind of what a noun right before ``words[first]`` says that its name is: an outlet or a
    person; None when there is no such noun.
    """
    if not first or text[words[first - 1].end : words[first].start] != " ":
        return None
    noun = words[first - 1].text
    if noun in _PEOPLE:
        return "person"
    if noun in _OF_NEWS:
        return "outlet" if first > 1 and words[first - 2].text in _NEWS else None
    return "outlet" if noun in listed("outlets") else None
