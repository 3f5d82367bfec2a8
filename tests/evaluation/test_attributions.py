"""The scorer: conventions on small texts, and the same numbers as the reference scorer."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

from evaluation import agreement, brat
from evaluation.attributions import (
    FIGURES,
    GROUPS,
    Prediction,
    errors,
    extractor,
    main,
    outermost,
    predict,
    score,
)
from onrecord.errors import (
    AnchorError,
    EmptyInput,
    ExtractError,
    MalformedInput,
    UnknownName,
    UnreadableInput,
)
from onrecord.statements import Article, Attribution, Span
from tests.shared import SHARED, needs_shared

TEXT = (
    "“The dam will hold,” said Ilva Toren. Officials denied that it had cracked.\n"
    'The mayor called the report "a careless guess" and asked for time.\n'
)


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


DAM = Attribution((at("Ilva Toren"),), (at("said"),), (at("“The dam will hold,”"),))
CRACK = Attribution((at("Officials"),), (at("denied"),), (at("that it had cracked"),))
GUESS = Attribution(
    (at("The mayor"),), (at("called"),), (at('the report "a careless guess" and asked for time'),)
)
GOLD = (DAM, CRACK, GUESS)


def predictions(
    found: Sequence[Attribution], gold: Sequence[Attribution] = GOLD
) -> list[Prediction]:
    return [Prediction(brat.Annotated("dam", Article(TEXT), tuple(gold)), found)]


def figure(name: str, found: Sequence[Attribution], gold: Sequence[Attribution] = GOLD) -> Any:
    return score(predictions(found, gold)).figures[name]


def test_gold_scores_100_and_nothing_scores_0() -> None:
    for name in FIGURES:
        assert figure(name, GOLD).f1 == 100
        assert figure(name, ()).f1 == 0


def test_punctuation_and_cut_words_make_no_difference() -> None:
    bare = Attribution(DAM.source, DAM.cue, (at("he dam will hold"),))
    assert figure("content_exact", (bare, CRACK, GUESS)).f1 == 100


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    half = Attribution(CRACK.source, CRACK.cue, (at("that it"),))
    less = Attribution(CRACK.source, CRACK.cue, (at("that"),))
    assert figure("content_relaxed", (half,), (CRACK,)).f1 == 100
    assert figure("content_relaxed", (less,), (CRACK,)).f1 == 0
    assert figure("content_exact", (half,), (CRACK,)).f1 == 0


def test_a_wrong_or_missing_source_is_not_who_said_it() -> None:
    wrong = Attribution(DAM.source, CRACK.cue, CRACK.content)
    missing = Attribution((), CRACK.cue, CRACK.content)
    surname = Attribution((at("Toren"),), DAM.cue, DAM.content)
    assert figure("who_said_what", (wrong,), (CRACK,)).f1 == 0
    assert figure("who_said_what", (missing,), (CRACK,)).f1 == 0
    assert figure("who_said_what", (missing,), (missing,)).f1 == 100
    assert figure("who_said_what", (surname,), (DAM,)).f1 == 100


def test_a_prediction_made_twice_counts_against_precision() -> None:
    twice = figure("content_relaxed", (*GOLD, DAM))
    assert (twice.recall, twice.precision) == (100, 75)
    assert figure("content_tokens", (*GOLD, DAM)).precision == 100


def test_attributions_without_a_content_word_are_dropped() -> None:
    mark = Attribution(DAM.source, DAM.cue, (at("“"),))
    assert figure("who_said_what", (*GOLD, mark), (*GOLD, Attribution(DAM.source))).f1 == 100


def test_forms() -> None:
    words = agreement.Words(TEXT)
    assert [agreement.form(words, m) for m in words.measure(GOLD)] == [
        "direct",
        "indirect",
        "mixed",
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("one “two three” four", "two three"),
        ("one “two\nthree", "two"),
        ('one "two" three "four', "two four"),
        ("one „two“ three", "two three"),
        ("one” two", ""),
    ],
)
def test_quotation_marks_are_followed_by_line(text: str, quoted: str) -> None:
    words = agreement.Words(text)
    every = [Attribution(content=(at(word, text),)) for word in quoted.split()]
    assert words.quoted == frozenset().union(*(m.content for m in words.measure(every)))


def test_inner_statements_are_seen_and_can_be_left_out() -> None:
    inner = Attribution((at("The mayor"),), (at("asked"),), (at("for time"),))
    assert [p.found for p in outermost(predictions((*GOLD, inner)))] == [list(GOLD)]
    assert figure("nested.who_said_what", (inner,), (*GOLD, inner)).recall == 100
    assert "nested.who_said_what" not in score(predictions(GOLD)).figures


def test_intervals_are_the_same_each_time_and_hold_the_figure() -> None:
    several = [
        *predictions(GOLD),
        *predictions(()),
        *predictions((DAM,)),
        *predictions((CRACK, DAM)),
    ]
    one, two = score(several).figures["who_said_what"], score(several).figures["who_said_what"]
    assert one == two
    assert one.f1 is not None
    assert one.low < one.f1 < one.high


def test_errors_are_named() -> None:
    wrong = Attribution(DAM.source, CRACK.cue, CRACK.content)
    extra = Attribution((), (), (at("for time"),))
    lines = list(errors(predictions((DAM, wrong, extra))))
    assert [line.split(": ")[1] for line in lines] == ["missed", "spurious", "wrong source"]
    assert "'that it had cracked'" in lines[2]


def test_a_span_outside_the_text_is_refused() -> None:
    corpus = [brat.Annotated("dam", Article(TEXT), GOLD)]
    with pytest.raises(AnchorError):
        predict(corpus, lambda article: [Attribution(content=(Span(0, len(article.text) + 1),))])


def test_an_unknown_extractor_is_named() -> None:
    with pytest.raises(UnknownName, match="no extractor called 'nowhere'"):
        predict([brat.Annotated("dam", Article(TEXT), GOLD)], extractor("nowhere"))
    with pytest.raises(ExtractError, match="extractor nowhere:to_be_found: No module"):
        extractor("nowhere:to_be_found")
    assert extractor("evaluation.attributions:errors") is errors


def corpus_in(folder: Path, ann: str, text: str = TEXT) -> Path:
    for name in ("text", "attributions"):
        (folder / name).mkdir()
    (folder / "text" / "dam.txt").write_bytes(text.encode())
    (folder / "attributions" / "dam_ab12.ann").write_bytes(ann.encode())
    return folder


ANN = (
    "T1\tSource 26 36\tIlva Toren\nT2\tCue 21 25\tsaid\nT3\tContent 0 10;5 20\t…\n"
    "T4\tAttribution 21 25\tsaid\nT5\tDiscard 38 47\tOfficials\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 Source2:T5\n#1\tNote T1\tx\n"
)


def test_standoff_is_read(tmp_path: Path) -> None:
    (annotated,) = brat.read_corpus(corpus_in(tmp_path, ANN))
    assert annotated.gold == (DAM,)
    assert annotated.name == "dam"


def test_line_ends_are_kept(tmp_path: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    (annotated,) = brat.read_corpus(corpus_in(tmp_path, ANN, text))
    assert annotated.article.text == text


def test_bad_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no folders"):
        brat.read_corpus(tmp_path)
    folder = corpus_in(tmp_path, ANN + "T9\tContent 3 x\t?\n")
    with pytest.raises(MalformedInput, match=r"ab12\.ann:8: '3 x'"):
        brat.read_corpus(folder)
    (folder / "attributions" / "dam_ab12.ann").unlink()
    with pytest.raises(MalformedInput, match=r"no \.ann file"):
        brat.read_corpus(folder)
    (folder / "text" / "dam.txt").unlink()
    with pytest.raises(EmptyInput):
        brat.read_corpus(folder)


def find_dam(article: Article) -> list[Attribution]:
    return [DAM]


def test_command_line(tmp_path: Path) -> None:
    data, out = corpus_in(tmp_path, ANN), tmp_path / "figures.json"
    name = f"{__name__}:find_dam"
    result = CliRunner().invoke(main, [str(data), "--extractor", name, "--json", str(out)])
    assert result.exit_code == 0, result.output
    assert "who_said_what" in result.output
    assert json.loads(out.read_text())["outermost"]["figures"]["who_said_what"]["f1"] == 100
    result = CliRunner().invoke(main, [str(tmp_path / "nowhere")])
    assert result.exit_code == 1
    assert "no folders 'text' and 'attributions' here" in result.output


# The reference scorer


def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(gold: Sequence[Attribution], length: int, rng: random.Random) -> list[Attribution]:
    """Some dropped, some twice, spans moved, sources lost or exchanged, contents cut in two."""

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        if rng.random() < 0.5:
            return tuple(spans)
        start, end = spans[0]
        start = max(0, min(length - 2, start + rng.randint(-30, 30)))
        end = min(length, max(start + 1, end + rng.randint(-60, 60)))
        middle = (start + end) // 2
        halves = (Span(start, middle), Span(middle + 1, end))
        return halves if rng.random() < 0.3 and start < middle < end - 1 else (Span(start, end),)

    found = []
    for a in gold:
        for _ in range(rng.choice((0, 1, 1, 1, 2))):
            whose = rng.choice((a, a, a, rng.choice(gold))).source
            source = moved(whose) if whose and rng.random() < 0.9 else ()
            cue = moved(a.cue) if a.cue else ()
            found.append(Attribution(source, cue, moved(a.content) if a.content else ()))
    rng.shuffle(found)
    return found


@needs_shared("score.py", "data/polnear/dev")
@pytest.mark.parametrize("case", ["gold", "empty", "perturbed 1", "perturbed 2", "perturbed 3"])
def test_same_numbers_as_the_reference(case: str) -> None:
    corpus = brat.read_corpus(SHARED / "data" / "polnear" / "dev")
    rng = random.Random(case)
    made = {
        "gold": lambda a: list(a.gold),
        "empty": lambda a: [],
    }.get(case, lambda a: perturbed(a.gold, len(a.article.text), rng))
    found = [Prediction(annotated, made(annotated)) for annotated in corpus]
    assert_same(found)


def assert_same(found: Sequence[Prediction]) -> None:
    module = reference()
    ours = score(found).figures
    parts = ("source", "cue", "content")
    theirs = module.score(
        module.load_gold(str(SHARED / "data" / "polnear" / "dev")),
        {
            p.annotated.name: [
                {part: [list(s) for s in getattr(a, part)] for part in parts} for a in p.found
            ]
            for p in found
        },
    )
    for name in FIGURES:
        f, counts = theirs[name], ours[name].counts
        assert counts == (f["tp"], f["n_pred"], f["n_gold"])
        assert (ours[name].precision, ours[name].recall, ours[name].f1) == pytest.approx(
            (f["P"], f["R"], f["F1"])
        )
    assert theirs["subsets"].keys() <= set(GROUPS)
    for group, subset in theirs["subsets"].items():
        said = ours[f"{group}.who_said_what"]
        assert said.counts.wanted == subset["n_gold"]
        assert said.recall == pytest.approx(subset["who_said_what_R"])
        relaxed = ours[f"{group}.content_relaxed"]
        assert relaxed.recall == pytest.approx(subset["content_relaxed_R"])
