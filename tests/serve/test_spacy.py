"""onrecord in a spaCy pipeline: spans in the document, plain data beside them."""

import json
import pickle
import subprocess
import sys

import pytest

from onrecord.errors import UnknownName
from onrecord.extract import extract
from onrecord.resolve import resolve
from onrecord.statements import Article

spacy = pytest.importorskip("spacy", reason="needs spaCy: pip install onrecord[spacy]")
from spacy.tokens import Doc, DocBin  # noqa: E402

from onrecord.serve.spacy import FACTORY, OnRecord  # noqa: E402

STORY = (
    "GRIMHOLM — The harbour will stay open, the transport minister, Ruben Stagg, said on "
    "Monday.\n\n“Nobody has asked us to close it,” Mr Stagg told reporters. “And nobody "
    "will.”\n\nA spokeswoman for the port authority denied that two ships had been turned away.\n"
)


@pytest.fixture(autouse=True)
def _fakes():
    """The real extractor and resolver, not the command line's stand-ins."""


@pytest.fixture
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    return nlp


def expected(text, **about):
    article = Article(text, language="en", **about)
    return [s.to_dict() for s in resolve(article, extract(article))]


def test_statements_are_those_of_the_export(nlp):
    doc = nlp(STORY)
    assert doc._.statements == expected(STORY)
    assert len(doc._.statements) >= 3


def test_spans_cover_the_words_and_name_their_statement(nlp):
    doc = nlp(STORY)
    for group, part in (("statements", "content"), ("sources", "source"), ("cues", "cue")):
        wanted = [(s["id"], *span) for s in doc._.statements for span in s[part]]
        spans = list(doc.spans[group])
        assert [span.id_ for span in spans] == [name for name, _, _ in wanted]
        for span, (_, start, end) in zip(spans, wanted, strict=True):
            assert span.start_char <= start and end <= span.end_char
    assert {span.label_ for span in doc.spans["statements"]} <= {"direct", "mixed", "indirect"}
    assert {span.label_ for span in doc.spans["sources"]} == {"source"}


def test_a_span_takes_in_the_whole_of_its_tokens(nlp):
    words = ["“Nobodyhas", "asked,”", "Ruben", "Staggsaid."]
    doc = Doc(nlp.vocab, words=words, spaces=[True, True, True, False])
    for _, component in nlp.pipeline:
        doc = component(doc)
    ends = {0, *(token.idx for token in doc), *(token.idx + len(token) for token in doc)}
    for group in doc.spans.values():
        assert all(span.start_char in ends and span.end_char in ends for span in group)


def test_to_bytes_and_docbin(nlp):
    doc = nlp(STORY)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (binned,) = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    for copy in (again, binned):
        assert json.dumps(copy._.statements) == json.dumps(doc._.statements)
        for name, group in doc.spans.items():
            wanted = [(s.start, s.end, s.label_, s.id_) for s in group]
            assert [(s.start, s.end, s.label_, s.id_) for s in copy.spans[name]] == wanted


def test_two_processes(nlp):
    texts = [STORY, "", "The sky was clear.", STORY.replace("Stagg", "Lind")] * 2
    docs = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [doc.text for doc in docs] == texts
    assert [doc._.statements for doc in docs] == [expected(text) for text in texts]
    assert [s.id_ for s in docs[0].spans["statements"]] == [
        s["id"] for s in docs[0]._.statements for _ in s["content"]
    ]


def test_what_is_known_of_the_publication(nlp):
    about = {"title": "Harbour", "outlet": "The Veld", "authors": ["A. Vik"]}
    doc = nlp.make_doc(STORY)
    doc._.article = {**about, "published": "2031-04-02"}
    (first, *_) = nlp(doc)._.statements
    assert first["article"]["outlet"] == "The Veld" and first["article"]["authors"] == ["A. Vik"]
    assert first["said"].startswith("2031-03-3") or first["said"].startswith("2031-04")
    doc._.article = {"published_on": "2031-04-02"}
    with pytest.raises(ValueError, match="published_on"):
        nlp(doc)


def test_a_pipeline_of_another_language_finds_nothing():
    nlp = spacy.blank("de")
    nlp.add_pipe("onrecord")
    doc = nlp("„Der Hafen bleibt offen“, sagte der Minister.")
    assert doc._.statements == [] and len(doc.spans["statements"]) == 0


def test_threshold_and_extractor_are_settings():
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord", config={"threshold": 1.0})
    assert nlp(STORY)._.statements == []
    with pytest.raises(UnknownName, match="onrecord"):
        spacy.blank("en").add_pipe("onrecord", config={"extractor": "oracle"})


def test_a_saved_pipeline(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded(STORY)._.statements == expected(STORY)


def test_the_component_can_be_sent_to_another_process(nlp):
    sent = pickle.loads(pickle.dumps(nlp.get_pipe(FACTORY)))
    assert isinstance(sent, OnRecord) and vars(sent) == vars(nlp.get_pipe(FACTORY))


def test_importing_the_component_sets_no_extension():
    code = (
        "import onrecord.serve.spacy; from spacy.tokens import Doc; "
        "print(Doc.has_extension('statements'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
