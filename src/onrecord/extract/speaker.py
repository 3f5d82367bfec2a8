"""A plain speaker beside a quotation: "…," said Bo Lind; she told reporters; Lind wrote: "…"."""

from __future__ import annotations

import re

from onrecord.statements import Span

__all__ = ["named_after", "named_before"]

_REACH = 160  # characters beside a quotation that are looked at
_VERB = (
    r"(?:sa(?:id|ys)|adds?|added|ask(?:s|ed)|t(?:old|ells)|w(?:rote|rites)|tweet(?:s|ed)|"
    r"post(?:s|ed)|explain(?:s|ed)|continue[sd]?|declare[sd]?|note[sd]?|insist(?:s|ed)|"
    r"argue[sd]?|repl(?:ies|ied)|respond(?:s|ed)|recall(?:s|ed)|conclude[sd]?|warn(?:s|ed)|"
    r"announce[sd]?|comment(?:s|ed)|remark(?:s|ed)|joke[sd]?|quip(?:s|ped)|shout(?:s|ed)|"
    r"state[sd]?|acknowledge[sd]?|admit(?:s|ted)|confirm(?:s|ed)|observe[sd]?|stress(?:es|ed)|"
    r"suggest(?:s|ed)|complain(?:s|ed)|claim(?:s|ed)|went on|began|read[s]?|agree[sd]?)"
)
_NO_NAME = (
    r"(?!(?:and|but|or|nor|that|who|which|when|while|until|as|by|for|if|because|before|after|"
    r"then|than|from|between|according|echoing|has|have|had|is|was|are|were|be|not|did|does|do|"
    r"where|what|how|why|so|there|it)\b)"
)
_PART = r"[^\W\d_][\w’'&-]*(?:\.[\w’'&-]+)*(?:\.(?=\s[^\W\d_]))?"
_WORD = rf"{_NO_NAME}{_PART}"
_OWN = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)"
_FIRST = rf"(?:{_OWN}\s{_WORD}|(?=[A-Z]){_WORD})"
_NAME = rf"{_FIRST}(?:\s{_WORD}){{0,7}}?"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)"
_ADVERB = r"(?:\s(?:also|later|then|once|further|\w{2,20}ly))?"
_AFTER = re.compile(
    rf"\s{{0,3}}[,—–-]?\s{{0,3}}(?:(?P<verb>{_VERB})\s(?P<name>{_NAME})(?=[.,;:—]|\s*\Z|\s(?:in|on|"
    rf"at|to|during|after|about|of|who|when|as|while|with|from)\b)|"
    rf"(?P<subject>{_PRONOUN}|{_NAME}){_ADVERB}\s(?P<cue>{_VERB})\b)"
)
_SAYING = re.compile(rf"\b{_VERB}\b")
_TITLED = "".join(rf"(?<!\b{title})" for title in ("Mr", "Mrs", "Ms", "Dr", "Sen", "Gov", "Rep"))
_CLAUSE = re.compile(
    rf"(?:{_TITLED}\.|[,;:!?“”\"()—–\n])\s{{0,3}}|\b(?:and|but|as|when|while|that|if|because)\s"
)
_SUBJECT = re.compile(rf"(?P<subject>{_PRONOUN}|{_NAME}){_ADVERB}\s")
_LEADS_IN = re.compile(r"[^.!?“”\"]{0,60}[,:]\s{0,3}")


def named_after(text: str, quotation: Span, end: int) -> tuple[Span, Span] | None:
    """Source and cue that follow the quotation, before ``end``.

    After a quotation that a full stop ends a new sentence begins, which is about the next.
    """
    if text[quotation.start : quotation.end].rstrip("”\"»’'").endswith("."):
        return None
    match = _AFTER.match(text, quotation.end, min(end, quotation.end + _REACH))
    if match is None:
        return None
    cue, source = ("verb", "name") if match["verb"] else ("cue", "subject")
    return Span(*match.span(source)), Span(*match.span(cue))


def named_before(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Source and cue in the words that lead in what begins at ``end``, from ``start`` on."""
    start = max(start, end - _REACH)
    verb = max(_SAYING.finditer(text, start, end), key=re.Match.end, default=None)
    if verb is None or not _LEADS_IN.fullmatch(text, verb.end(), end):
        return None
    for clause in _CLAUSE.finditer(text, start, verb.start()):
        start = clause.end()
    subject = _SUBJECT.fullmatch(text, start, verb.start())
    return (Span(*subject.span("subject")), Span(*verb.span())) if subject else None
