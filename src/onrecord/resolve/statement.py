"""Everything that is resolved of an attribution, put together as a Statement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.chain.chains import resolve_chains
from onrecord.resolve.chain.relays import without_relay
from onrecord.resolve.form import form
from onrecord.resolve.manner.manner import resolve_manner
from onrecord.resolve.parents import parents
from onrecord.resolve.proposition.proposition import proposition
from onrecord.resolve.speakers import resolve_speakers
from onrecord.resolve.time.times import resolve_times
from onrecord.resolve.transcripts import is_label
from onrecord.statements import Article, Attribution, Statement

__all__ = ["statements"]


def statements(article: Article, attributions: Sequence[Attribution]) -> list[Statement]:
    """One statement for each attribution, in the order given; see ``onrecord.resolve``."""
    for attribution in attributions:
        attribution.check(article.text)
    attributions = [without_relay(article.text, a) for a in attributions]
    speakers = resolve_speakers(article, attributions)
    chains = resolve_chains(article, attributions, speakers)
    times = resolve_times(article, attributions, speakers)
    made = []
    for attribution, speaker, chain, said in zip(
        attributions, speakers, chains, times, strict=True
    ):
        manner = resolve_manner(article, attribution)
        words, stance = proposition(article, attribution, speaker, manner)
        made.append(
            Statement(
                article,
                attribution,
                form="direct"
                if is_label(article, attribution)
                else form(article.text, attribution),
                speech=manner.speech,
                speaker=speaker,
                via=chain.via,
                addressee=chain.addressee,
                medium=chain.medium,
                said=said.edtf if said else None,
                said_earliest=said.earliest if said else None,
                said_latest=said.latest if said else None,
                act=manner.act,
                negated=manner.negated,
                hedged=manner.hedged,
                proposition=words,
                stance=stance,
            )
        )
    homes = parents(attributions)
    return [
        s if home is None else s.within(made[home].id) for s, home in zip(made, homes, strict=True)
    ]
