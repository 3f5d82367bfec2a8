"""Which articles speak of one and the same, among those that give the same full name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from onrecord.record.identities.evidence import Evidence, Told

__all__ = ["grouped"]

Key = tuple[str, str]
_MOST_OF_ALL = 2 / 3
"""The share of the articles in question that one must have to be meant where no more is told."""


def grouped(articles: Mapping[int, Collection[Told]]) -> list[Evidence]:
    """The articles (by row) in groups, one for each speaker, that of the first article first.

    Those that give the same country are of one. An article that gives none joins those with
    the same affiliation or office; one of which all this does not tell to whom it belongs
    joins the only one whom it does not contradict, or of several the one who has two thirds
    of their articles, and else stands for itself. The groups are the same in whatever order
    the articles came.
    """
    found = _joined(_alike(articles), lambda one: {("country", c) for c in one.countries})
    placed = [one for one in found if one.countries]
    rest = [one for one in found if not one.countries]
    offices = {title for one in rest for title in one.offices}
    rest = _joined(rest, lambda one: one.keys | _callable(one, offices))
    _attach(placed, rest)
    groups: list[Evidence] = []
    for one in sorted((*placed, *rest), key=lambda e: e.order):
        other = _only(one, [group for group in groups if not group.denies(one)])
        if other is None:
            groups.append(one)
        else:
            other.join(one)
    return sorted(groups, key=lambda e: min(e.articles))


def _alike(articles: Mapping[int, Collection[Told]]) -> list[Evidence]:
    """The evidence of the articles, those that tell exactly the same together."""
    found: dict[frozenset[Told], Evidence] = {}
    for article, told in sorted(articles.items()):
        evidence = found.setdefault(frozenset(told), Evidence())
        evidence.articles.append(article)
        for one in told:
            evidence.tell(article, one)
    return sorted(found.values(), key=lambda e: e.order)


def _callable(one: Evidence, offices: set[str]) -> set[Key]:
    """The offices by which others are called, and these could be."""
    return {("role", title) for title in one.other_titles & offices}


def _joined(evidence: Iterable[Evidence], keys: Callable[[Evidence], set[Key]]) -> list[Evidence]:
    """Those that share a key joined, and those that are joined by others in between."""
    by_key: dict[Key, Evidence] = {}
    alone: list[Evidence] = []
    for one in evidence:
        own = keys(one)
        others = {id(by_key[key]): by_key[key] for key in own if key in by_key}
        for other in others.values():
            one.join(other)
            own |= keys(other)
        alone = [other for other in alone if id(other) not in others]
        alone.append(one)
        by_key |= dict.fromkeys(own, one)
    return alone


def _attach(placed: list[Evidence], rest: list[Evidence]) -> None:
    """Let those without a country join the only one with whom they share something."""
    found = [(one, [other for other in placed if other.shares(one)]) for one in rest]
    for one, others in found:
        if len(others) == 1:
            others[0].join(one)
            rest.remove(one)


def _only(one: Evidence, others: list[Evidence]) -> Evidence | None:
    """Whom of these the evidence is of."""
    at_home = [other for other in others if one.homes & other.countries]
    if len(others) > 1 and len(at_home) == 1:
        return at_home[0]
    if not others:
        return None
    most = max(others, key=lambda other: len(other.articles))
    all_of_them = sum(len(other.articles) for other in others)
    return most if len(most.articles) >= _MOST_OF_ALL * all_of_them else None
