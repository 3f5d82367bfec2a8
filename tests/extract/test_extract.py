"""The shipped extractor on real sentences, and the interface."""

from __future__ import annotations

import json
import shutil

import pytest

from onrecord.errors import AnchorError, ModelError, UnknownName
from onrecord.extract import extract, extractor_names
from onrecord.extract.model import ModelExtractor
from onrecord.extract.weights import shipped
from onrecord.statements import Article, Attribution, Span

STORY = (
    "GRIMHOLM — The harbour will stay open, the Lestrian transport minister, Ruben Stagg, said "
    "on Monday.\n\n“Nobody has asked us to close it,” Mr Stagg told reporters. “And nobody "
    "will.”\n\nGetty Images\n\nA spokeswoman for the port authority denied that two ships had "
    "been turned away.\n"
)


def parts(article, attribution):
    return tuple(
        article.words(p) for p in (attribution.source, attribution.cue, attribution.content)
    )


def test_who_said_what():
    article = Article(STORY)
    found = [parts(article, a) for a in extract(article)]
    assert any("Stagg" in s and "told" in c and "Nobody has asked us" in w for s, c, w in found)
    assert any("spokeswoman" in s and c == "denied" and "two ships" in w for s, c, w in found)


def test_every_span_lies_in_the_text_and_confidence_is_a_probability():
    article = Article(STORY)
    for attribution in extract(article):
        attribution.check(article.text)
        assert 0 <= attribution.confidence <= 1
        assert attribution.extractor == ModelExtractor().name


def test_twice_the_same():
    assert extract(Article(STORY)) == extract(Article(STORY), extractor=ModelExtractor())


def test_furniture_gives_nothing():
    start = STORY.index("“Nobody")
    article = Article(STORY, furniture=(Span(start, STORY.index("\n", start)),))
    assert not any("Nobody" in parts(article, a)[2] for a in extract(article))


def test_threshold():
    article = Article(STORY)
    assert extract(article, threshold=1.0) == []
    counts = [len(extract(article, threshold=t)) for t in (0.0, 0.3, 0.9)]
    assert counts == sorted(counts, reverse=True)
    least = ModelExtractor().threshold
    assert extract(article) == extract(article, threshold=least)
    assert all(a.confidence >= least for a in extract(article))


def test_another_language_is_not_extracted():
    assert extract(Article("Le port reste ouvert, a dit le ministre.", language="fr")) == []


def test_no_text():
    assert extract(Article("")) == []


def test_a_long_text_is_read_to_its_end():
    filler = "The road along the coast is narrow and the buses are old. " * 30
    text = (
        "\n\n".join([filler] * 25) + "\n\n“The last word is ours and ours alone,” said Bo Lind.\n"
    )
    article = Article(text)
    assert any(a.content[0].start > len(text) - 60 for a in extract(article))


def test_one_line_of_a_million_characters():
    text = "The harbour master said that the port was open. " * 400
    article = Article(text)
    found = extract(article)
    assert max(a.extent.end for a in found) > len(text) - 100


def test_turns_of_a_transcript_are_attributions():
    text = "MS. DOVAK: Good morning. We have nothing to add.\n\nQ Is it true?\n\nMS. DOVAK: No.\n"
    article = Article(text, kind="transcript")
    found = [parts(article, a) for a in extract(article)]
    assert [(s, w) for s, c, w in found if not c] == [
        ("MS. DOVAK", "Good morning. We have nothing to add."),
        ("Q", "Is it true?"),
        ("MS. DOVAK", "No."),
    ]


def test_extractors_by_name():
    assert "onrecord" in extractor_names()
    with pytest.raises(UnknownName, match="onrecord"):
        extract(Article(STORY), extractor="oracle")


def test_a_span_outside_the_text_is_refused():
    class Inventor:
        name = "inventor/1"

        def extract(self, article):
            return [Attribution(content=(Span(0, 10_000),))]

    with pytest.raises(AnchorError, match="ends after the text"):
        extract(Article(STORY), extractor=Inventor())


def test_weights_that_are_not_the_cards(tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(shipped(), folder)
    with (folder / "tokenizer.json").open("a") as file:
        file.write(" ")
    with pytest.raises(ModelError, match=r"tokenizer\.json"):
        ModelExtractor(folder).extract(Article(STORY))


def test_no_weights(tmp_path):
    with pytest.raises(ModelError, match="not a model folder"):
        _ = ModelExtractor(tmp_path).name


def test_the_card_names_the_weights():
    card = json.loads((shipped() / "model.json").read_text("utf-8"))
    text = (shipped() / "CARD.md").read_text("utf-8")
    assert all(digest in text for digest in card["sha256"].values())


def test_the_public_names_are_functions_whatever_was_imported():
    import onrecord.extract.model
    import onrecord.resolve.parents

    assert callable(onrecord.extract) and callable(onrecord.resolve)
    assert list(onrecord.__all__) == sorted(onrecord.__all__)
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)
