"""onrecord as a component of a spaCy pipeline: ``nlp.add_pipe("onrecord")``.

    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord")
    doc = nlp("“Nobody has asked,” Ruben Stagg said.")
    doc.spans["statements"], doc.spans["sources"], doc.spans["cues"], doc._.statements

What a document carries away is plain data, so it survives ``to_bytes``, ``DocBin`` and
``n_process``.
"""

# spaCy reads the factory's annotations as they are, so they cannot be postponed.

from collections.abc import Iterator
from functools import partial
from typing import Any

from onrecord.errors import UnknownName
from onrecord.extract import DEFAULT, extract, extractor_names
from onrecord.resolve import resolve
from onrecord.statements import Article, Spans, Statement

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ModuleNotFoundError as missing:
    if missing.name != "spacy":
        raise
    raise ImportError("the spaCy component needs spaCy: pip install onrecord[spacy]") from None

__all__ = ["FACTORY", "OnRecord", "make"]

FACTORY = "onrecord"
_ABOUT = ("title", "outlet", "authors", "published", "url", "language", "kind")


class OnRecord:
    """Marks who said what in a document.

    ``extractor`` is an extractor's name, ``threshold`` the least confidence of what is
    kept, in [0, 1] (by default the extractor's own choice), ``language`` the documents'
    language where ``doc._.article`` does not say. Raises UnknownName.

    Sets ``doc.spans["statements"]``, a span for each stretch of content, labelled with the
    statement's form, and ``doc.spans["sources"]`` and ``doc.spans["cues"]``. A span takes in
    the whole of every token that it touches, and its ``id_`` is the statement's id.
    ``doc._.statements`` is a list of ``Statement.to_dict()``, whose offsets are exact:
    half-open code points of ``doc.text``.
    """

    def __init__(
        self,
        *,
        extractor: str = DEFAULT,
        threshold: float | None = None,
        language: str | None = None,
    ) -> None:
        if extractor not in (known := extractor_names()):
            raise UnknownName("extractor", extractor, known)
        self.extractor = extractor
        self.threshold = threshold
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Mark the document and give it back. Raises ExtractError."""
        article = self._article(doc)
        found = extract(article, extractor=self.extractor, threshold=self.threshold)
        statements = resolve(article, found)
        for group, spans in _groups(doc, statements).items():
            doc.spans[group] = spans
        doc._.statements = [statement.to_dict() for statement in statements]
        return doc

    def _article(self, doc: Doc) -> Article:
        """The document as an article, with what ``doc._.article`` says of its publication."""
        about = {"language": self.language, **doc._.article}
        if unknown := sorted(set(about) - set(_ABOUT)):
            raise ValueError(f"doc._.article has {unknown}; known: {', '.join(_ABOUT)}")
        return Article(doc.text, **{**about, "authors": tuple(about.get("authors", ()))})


def make(nlp: Language, name: str, extractor: str, threshold: float | None) -> OnRecord:  # noqa: ARG001
    """The component for a pipeline; also sets ``doc._.statements`` and ``doc._.article``."""
    for extension, default in (("statements", []), ("article", {})):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)
    language = None if nlp.lang == "xx" else nlp.lang
    return OnRecord(extractor=extractor, threshold=threshold, language=language)


def _groups(doc: Doc, statements: list[Statement]) -> dict[str, list[Span]]:
    """The document's spans by group, in the order of the statements."""
    groups: dict[str, list[Span]] = {"statements": [], "sources": [], "cues": []}
    for statement in statements:
        mark = partial(_marked, doc, statement.id)
        groups["statements"] += mark(statement.attribution.content, statement.form)
        groups["sources"] += mark(statement.attribution.source, "source")
        groups["cues"] += mark(statement.attribution.cue, "cue")
    return groups


def _marked(doc: Doc, name: str, spans: Spans, label: str) -> Iterator[Span]:
    for start, end in spans:
        span: Any = doc.char_span(start, end, label, span_id=name, alignment_mode="expand")
        if span is None:
            raise ValueError(f"the document's tokens do not cover its text at [{start}, {end})")
        yield span


Language.factory(
    FACTORY,
    default_config={"extractor": DEFAULT, "threshold": None},
    assigns=["doc.spans", "doc._.statements"],
    func=make,
)
