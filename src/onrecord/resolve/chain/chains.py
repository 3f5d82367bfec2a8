"""Through whom, to whom and by what means each statement came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.chain.addressees import addressees
from onrecord.resolve.gazetteers.outlets import same_outlet
from onrecord.resolve.time.evidence import Occasion
from onrecord.resolve.time.occasions import placed
from onrecord.resolve.time.passage import Passage
from onrecord.statements import Article, Attribution, Medium, Speaker

__all__ = ["Chain", "resolve_chains"]


@dataclass(frozen=True, slots=True)
class Chain:
    """``via``: the outlets it came through, nearest the speaker first. ``addressee``: whom
    the words were said to. ``medium``: by what means, None where the text does not say.
    """

    via: tuple[str, ...] = ()
    addressee: str | None = None
    medium: Medium | None = None


def resolve_chains(
    article: Article,
    attributions: Sequence[Attribution],
    speakers: Sequence[Speaker | None],
) -> list[Chain]:
    """The chain of each attribution; ``speakers`` is aligned with ``attributions``.

    The article's own publisher (``article.outlet``) is never in a chain.
    """
    passage, found = placed(article, attributions, speakers)
    to = addressees(passage, found)
    return [Chain(_via(passage, i, found), to[i], o.medium) for i, o in enumerate(found)]


def _via(passage: Passage, i: int, found: Sequence[Occasion]) -> tuple[str, ...]:
    """The occasion's outlets, then those of the statement which holds this one."""
    names = list(found[i].via)
    parent = passage.frames[i].parent
    while parent is not None:
        outer = passage.speakers[parent]
        if outer is not None and outer.kind == "outlet":
            names.append(outer.name)
        names.extend(found[parent].via)
        parent = passage.frames[parent].parent
    own = passage.article.outlet
    return tuple(dict.fromkeys(n for n in names if not same_outlet(n, own)))
