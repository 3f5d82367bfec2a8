"""Words of a text, and what the form of a name tells: given name, surname, gender."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from onrecord.resolve.gazetteers.tables import table_rows

__all__ = [
    "Word",
    "fold",
    "gender_of",
    "is_given_name",
    "name_parts",
    "same_person",
    "surname",
    "words_of",
]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_GENDERED = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "lord": "m", "lady": "f", "sir": "m",
    "dame": "f", "father": "m", "fr": "m", "monsignor": "m", "msgr": "m", "sister": "f", "wpc": "f",
}  # fmt: skip

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:[^\W_]|(?<=Ã)[©±¡³¨§«¶¼º¤])+(?:[’'&-][^\W_]+)*(?:[’'](?=\s)(?<=s[’']))?|[^\W_]"
)
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")


class Word(NamedTuple):
    """One word of a text: half-open code-point offsets without a possessive ending, the
    characters there, and whether that ending followed.
    """

    start: int
    end: int
    text: str
    possessive: bool

    @property
    def capital(self) -> bool:
        """Whether it is written as a name: with a capital, after "al-" too."""
        return self.text[0].isupper() or (
            self.text[:3].lower() in ("al-", "el-") and self.text[3:4].isupper()
        )


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order."""
    found = []
    for m in _WORD.finditer(text, start, len(text) if end is None else end):
        word, stop = m.group(), m.end()
        cut = _POSSESSIVE.search(word)
        if cut and cut.start():
            word, stop = word[: cut.start()], m.start() + cut.start()
        found.append(Word(m.start(), stop, word, bool(cut and cut.start())))
    return found


def fold(text: str) -> str:
    """``text`` without accents and with one kind of apostrophe; its length stays the same."""
    return text if text.isascii() else text.translate(_folding())


def is_given_name(word: str) -> bool:
    """Whether the word is in the table of common given names."""
    return fold(word).title() in _given_names() or word in _given_names()


def gender_of(name: str) -> Literal["m", "f"] | None:
    """The gender that the first given name or form of address of ``name`` tells, else None."""
    for word in name.replace(".", " ").split():
        known = _GENDERED.get(word.lower()) or _given_names().get(fold(word).title())
        if known in ("m", "f"):
            return known  # type: ignore[return-value]
        if known is None and len(word) > 1:
            return None
    return None


def surname(name: str) -> str:
    """The last word of a name, without "Jr." and the like, folded, in lower case."""
    parts = [p for p in fold(name).lower().replace(",", " ").split() if p]
    while len(parts) > 1 and parts[-1].strip(".") in _SUFFIXES:
        parts.pop()
    return parts[-1] if parts else ""


def same_person(short: str, full: str) -> bool:
    """Whether ``short`` can be a shorter form of the name ``full``.

    Its last word is the other's last word, or it is the given name alone; words before
    agree or are initials.
    """
    few, many = name_parts(short), name_parts(full)
    if not few or not many or len(few) > len(many):
        return False
    if few == many[-len(few) :]:
        return True
    if len(few) == 1:
        return few[0] == many[0]
    return few[-1] == many[-1] and (few[0] == many[0] or few[0] == many[0][0])


@lru_cache(maxsize=8192)
def name_parts(name: str) -> list[str]:
    """The words of a name, folded, in lower case, without "Jr." and the like."""
    return [w for w in re.findall(r"[^\W_]+", fold(name).lower()) if w not in _SUFFIXES]


@cache
def _given_names() -> dict[str, str]:
    """Given name in title case to ``m``, ``f`` or ``-`` for either."""
    names: dict[str, str] = {}
    for gender, given in table_rows("given_names.tsv"):
        names |= {fold(n).title(): gender for n in given.split()}
    return names


@cache
def _folding() -> dict[int, str]:
    """Letters with marks to the plain letter, where that is one character."""
    table = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0xA0: " "}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return table | {ord("ø"): "o", ord("Ø"): "O", ord("ł"): "l", ord("Ł"): "L", ord("đ"): "d"}
