"""The gate: what it lets through, what it refuses, and what it says it did not run."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluation import founding, gate, newsroom
from evaluation.gate import lowered, read_floors
from evaluation.sections import SECTIONS, Section
from onrecord.errors import AnchorError, ModelError
from onrecord.statements import Article, Attribution, Span
from tests.shared import SHARED, needs_shared

FLOORS = "[reading.fast]\nright = 70\nwrong_at_most = 2\n"


def verdicts(
    figures: Mapping[str, float], floors: str = FLOORS, needs: tuple[str, ...] = ()
) -> dict[str, str]:
    section = Section("reading.fast", needs, lambda shared: figures)
    checks = gate.run(Path(__file__).parent, read_floors(floors), [section])
    return {c.figure: c.verdict for c in checks}


def test_floors_and_ceilings_hold_at_the_bound() -> None:
    assert verdicts({"right": 70, "wrong_at_most": 2}) == {"right": "ok", "wrong_at_most": "ok"}


def test_under_and_over() -> None:
    found = verdicts({"right": 69.9, "wrong_at_most": 3})
    assert found == {"right": "under", "wrong_at_most": "over"}


def test_a_floor_that_names_no_figure_does_not_hold() -> None:
    assert verdicts({"right": 70})["wrong_at_most"] == "no figure"
    assert verdicts({}, "[riting]\nright = 1\n") == {"right": "no figure"}


def test_a_figure_without_a_floor_is_shown() -> None:
    assert verdicts({"right": 70, "wrong_at_most": 0, "more": 1})["more"] == "no floor"


def test_missing_data_are_not_a_pass() -> None:
    found = verdicts({"right": 1}, needs=("nowhere",))
    assert found == {"right": "not run", "wrong_at_most": "not run"}
    assert verdicts({}, "", needs=("nowhere",)) == {"all": "not run"}


def broken(shared: Path) -> Mapping[str, float]:
    raise ModelError("no weights")


def test_an_evaluation_that_fails_does_not_hold() -> None:
    (check,) = gate.run(Path(), {}, [Section("reading", (), broken)])
    assert (check.verdict, check.reason, check.holds) == ("failed", "no weights", False)


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        ("[a]\nright = 70\nwrong_at_most = 2\n", []),
        ("[a]\nright = 71\nwrong_at_most = 0\n[b]\nnew = 1\n", []),
        ("[a]\nright = 69\nwrong_at_most = 2\n", ["[a] right: 70, now 69"]),
        ("[a]\nright = 70\nwrong_at_most = 3\n", ["[a] wrong_at_most: 2, now 3"]),
        ("[a]\nright = 70\n", ["[a] wrong_at_most: 2, now gone"]),
        ("", ["[a] right: 70, now gone", "[a] wrong_at_most: 2, now gone"]),
    ],
)
def test_floors_may_only_rise(new: str, problem: list[str]) -> None:
    old = read_floors("[a]\nright = 70\nwrong_at_most = 2\n")
    assert lowered(read_floors(new), old) == problem


def test_nested_tables_have_dotted_names() -> None:
    assert read_floors("[a.b]\nx = 1\n[a]\ny = 2\n") == {"a.b": {"x": 1}, "a": {"y": 2}}
    with pytest.raises(ValueError, match="could not convert"):
        read_floors('[a]\nx = "seventy"\n')


def test_every_floor_belongs_to_a_section() -> None:
    floors = read_floors(gate.FLOORS.read_text("utf-8"))
    assert floors.keys() <= {section.name for section in SECTIONS}


# The command


@pytest.fixture
def sections(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Section("reading", (), lambda shared: {"right": 70})
    away = Section("writing", ("nowhere",), lambda shared: {"right": 0})
    monkeypatch.setattr(gate, "SECTIONS", (here, away))


def command(tmp_path: Path, floors: str, *options: str) -> Result:
    (tmp_path / "floors.toml").write_text(floors)
    arguments = [str(tmp_path), "--floors", str(tmp_path / "floors.toml"), *options]
    return CliRunner().invoke(gate.main, arguments)


@pytest.mark.usefixtures("sections")
def test_the_command_passes_and_tells_what_did_not_run(tmp_path: Path) -> None:
    old = tmp_path / "old.toml"
    old.write_text("[reading]\nright = 69\n")
    floors = "[reading]\nright = 70\n[writing]\nright = 1\n"
    result = command(tmp_path, floors, "--against", str(old))
    assert result.exit_code == 0, result.output
    assert "1 hold, 0 do not, 1 not run" in result.output


@pytest.mark.usefixtures("sections")
def test_the_command_fails_under_a_floor(tmp_path: Path) -> None:
    old = tmp_path / "old.toml"
    old.write_text("")
    result = command(tmp_path, "[reading]\nright = 71\n", "--against", str(old))
    assert result.exit_code == 1
    assert "under" in result.output


@pytest.mark.usefixtures("sections")
def test_the_command_refuses_a_lowered_floor(tmp_path: Path) -> None:
    old = tmp_path / "old.toml"
    old.write_text("[reading]\nright = 71\n")
    result = command(tmp_path, "[reading]\nright = 70\n", "--against", str(old))
    assert result.exit_code == 1
    assert "floor lowered: [reading] right: 71, now 70" in result.output


@pytest.mark.usefixtures("sections")
def test_floors_of_a_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    result = command(tmp_path, "[reading]\nright = 70\n")
    assert result.exit_code == 0, result.output
    assert "floors were not compared" in result.output
    (tmp_path / "floors.toml").write_text("[reading]\nright = 75\n")
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*identity, "commit", "-qm", "floors")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    for options in ((), ("--against", "HEAD")):
        result = command(tmp_path, "[reading]\nright = 70\n", *options)
        assert result.exit_code == 1
        assert "right: 75, now 70" in result.output
    result = command(tmp_path, "[reading]\nright = 75\n", "--against", "no-such-branch")
    assert result.exit_code == 1
    assert "no-such-branch: no such file or revision" in result.output


# The founding article


TEXT = "Photo\n\nThe ministry said that talks failed, the envoy said.\n"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def expected(name: str, source: str, content: str, *, required: bool = True) -> founding.Expected:
    return founding.Expected(name, Attribution((at(source),), (), (at(content),)), required)


GOLD = [
    expected("outer", "the envoy", "The ministry said that talks failed"),
    expected("inner", "The ministry", "that talks failed"),
    expected("extra", "talks", "failed", required=False),
]


def test_statements_are_found_by_half_of_the_words_and_any_of_the_source() -> None:
    found = founding.compare(
        Article(TEXT), GOLD, [Attribution((at("envoy"),), (), (at("said that talks"),))]
    )
    assert [e.id for e in found.found] == ["outer"]
    assert found.figures() == {"found": 1, "furniture_at_most": 0, "spurious_at_most": 0}


def test_a_wrong_source_finds_nothing() -> None:
    wrong = Attribution((at("Photo"),), (), GOLD[1].attribution.content)
    found = founding.compare(Article(TEXT), GOLD, [wrong], furniture=[Span(0, 6)])
    assert found.figures() == {"found": 0, "furniture_at_most": 1, "spurious_at_most": 1}


def test_one_prediction_finds_one_statement_and_a_second_is_spurious() -> None:
    twice = [GOLD[1].attribution, GOLD[1].attribution, GOLD[2].attribution]
    found = founding.compare(Article(TEXT), GOLD, twice)
    assert [e.id for e in found.found] == ["inner", "extra"]
    assert found.figures() == {"found": 1, "furniture_at_most": 0, "spurious_at_most": 1}


def sample(folder: Path) -> Path:
    (folder / "samples").mkdir()
    gold = [
        {
            "id": "a",
            "source": at("the envoy"),
            "cue": None,
            "content": [at("talks failed")],
            "required": True,
        }
    ]
    record = {"article": "a.txt", "not_article_text": ["Photo"], "statements": gold}
    (folder / founding.GOLD).write_text(json.dumps(record))
    (folder / "samples" / "a.txt").write_text(TEXT)
    return folder


def test_the_article_is_read_extracted_and_compared(tmp_path: Path) -> None:
    every = [
        Attribution((at("the envoy"),), (), (at("talks failed"),)),
        Attribution(content=(at("Photo"),)),
    ]
    found = founding.measure(
        sample(tmp_path), lambda a: every, read=lambda p: Article(p.read_text())
    )
    assert found.figures() == {"found": 1, "furniture_at_most": 1, "spurious_at_most": 1}


def test_a_text_changed_by_reading_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnchorError, match="not the text of the file"):
        founding.measure(
            sample(tmp_path), lambda a: [], read=lambda p: Article(p.read_text().strip())
        )


@needs_shared(founding.GOLD)
def test_the_gold_finds_itself() -> None:
    gold = founding.read_gold(json.loads((SHARED / founding.GOLD).read_text("utf-8"))["statements"])
    every = [e.attribution for e in gold]
    found = founding.measure(SHARED, lambda a: every)
    assert found.figures() == {"found": 18, "furniture_at_most": 0, "spurious_at_most": 0}


# The newsroom


@pytest.mark.parametrize(
    ("selector", "place"),
    [
        ("ministry", (11, 19)),
        ({"exact": "said", "suffix": " that"}, (20, 24)),
        ({"exact": "said", "prefix": "envoy "}, (54, 58)),
    ],
)
def test_selectors_mean_one_place(selector: newsroom.Selector, place: tuple[int, int]) -> None:
    assert newsroom.anchor(TEXT, selector) == place


@pytest.mark.parametrize(("selector", "problem"), [("said", "more than once"), ("say", "not in")])
def test_selectors_that_mean_no_place_are_refused(selector: str, problem: str) -> None:
    with pytest.raises(AnchorError, match=problem):
        newsroom.anchor(TEXT, selector)


def room(folder: Path, *, content: str = "talks failed") -> Path:
    statement = {"id": "a", "source": "the envoy", "cue": None, "content": [content]}
    record = {"key": "a", "file": "a.txt", "row": None, "furniture": ["Photo", "Share"]}
    statements = [statement | {"required": True}]
    articles = {"articles": [record | {"statements": statements}]}
    (folder / "gold.json").write_text(json.dumps(articles))
    (folder / "a.txt").write_text(TEXT)
    return folder


def test_the_newsroom_is_read_and_compared(tmp_path: Path) -> None:
    def find(article: Article) -> list[Attribution]:
        place = partial(newsroom.anchor, article.text)
        said = Attribution((place("the envoy"),), (), (place("talks failed"),))
        return [said, Attribution(content=(place("Photo"),))]

    readings = list(newsroom.measure(room(tmp_path), find))
    expected = {"found": 100, "in_gold": 50, "furniture_at_most": 1}
    assert newsroom.figures(readings) == expected
    readings = list(newsroom.measure(tmp_path, lambda article: []))
    assert newsroom.figures(readings) == {"found": 0, "in_gold": 0, "furniture_at_most": 0}


def test_a_statement_of_the_title_is_left_out_and_any_other_must_be_in_the_text(
    tmp_path: Path,
) -> None:
    folder = room(tmp_path)
    row = {"title": "the envoy's talks failed", "text": "No more was said of it."}
    (folder / "a.jsonl").write_text(json.dumps(row) + "\n")
    gold = (folder / "gold.json").read_text()
    gold = gold.replace('"a.txt", "row": null', '"a.jsonl", "row": 1')
    (folder / "gold.json").write_text(gold)
    (reading,) = newsroom.measure(folder, lambda article: [])
    assert reading.article.title == "the envoy's talks failed"
    assert reading.findings == founding.Findings((), (), ())
    with pytest.raises(AnchorError, match="a: 'nothing' is not in the text"):
        list(newsroom.measure(room(tmp_path, content="nothing"), lambda article: []))


def test_the_gold_of_the_newsroom_is_in_its_articles() -> None:
    readings = list(newsroom.measure(newsroom.NEWSROOM, lambda article: []))
    assert len(readings) >= 16
    assert all(len(r.findings.missed) >= 1 for r in readings)
