from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.record import Record
from onrecord.relate import relating
from onrecord.relate.models.judge import Judge
from onrecord.relate.relating import Related
from onrecord.serve.cli import onrecord as command
from tests.relate.sayings import Bags, ByWords, person, said

HALE = person("Rado Hale")
NONE = said("There are no Morvian advisers in Osmark.", by=HALE, published="2031-03-04")
SOME = said("There are Morvian advisers in Osmark who teach.", by=HALE, published="2031-03-18")
OTHER = said("The cinema in Tarn will open in May.", by="Agnes Coil", published="2031-03-18")
LATER = said(
    "There are Morvian advisers in Osmark to teach.", by="Ana Velik", published="2031-03-20"
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "news.db") as opened:
        for one in (NONE, SOME, OTHER):
            opened.add(one.article, [one])
        yield opened


def run(record: Record, judge: Judge | None = None, **more: object) -> Related:
    """Bags stand in for the encoder, which is no protocol."""
    return onrecord.relate(record, sentences=Bags(), judge=judge or ByWords(), **more)


def test_a_reversal_is_found_kept_and_told(record: Record) -> None:
    found = run(record)
    assert (found.statements, found.relations) == (3, {"contradicts": 1})
    (relation,) = record.relations.list()
    assert (relation.first, relation.second) == (NONE.id, SOME.id)
    assert (relation.pattern, relation.model) == ("reversal", "by-words/1")
    assert "Both are words of Rado Hale." in relation.reason


def test_what_was_compared_is_not_compared_again(record: Record) -> None:
    run(record)
    assert run(record).statements == 0
    record.add(LATER.article, [LATER])
    found = run(record)
    assert found.statements == 1
    pairs = {frozenset((r.first, r.second)) for r in record.relations.list(kind="contradicts")}
    assert frozenset((NONE.id, LATER.id)) in pairs


def test_a_threshold_keeps_less(record: Record) -> None:
    assert run(record, threshold=1.0).relations == {}


def test_the_command_tells_what_was_found(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating, "_sentences", Bags)
    monkeypatch.setattr(relating, "_judge", ByWords)
    result = CliRunner().invoke(command, ["relate", "--record", str(tmp_path / "news.db")])
    assert result.stdout.startswith("3 statements compared, 0 printed before, ")
    assert result.stdout.endswith(" 1 contradictions, 0 supported, 0 repeated\n")


def test_one_after_the_other_is_the_same_in_one_process_or_in_several(tmp_path: Path) -> None:
    found = []
    for name, again in (("one", False), ("several", True)):
        opened = Record(tmp_path / name)
        for statement in (NONE, SOME, OTHER, LATER):
            if again:
                opened.close()
                opened = Record(tmp_path / name)
            opened.add(statement.article, [statement])
            run(opened)
        found.append((opened.relations.list(), opened.matters.placed()))
        opened.close()
    assert found[0] == found[1]
    assert len(found[0][0]) == 3


def test_no_question_is_put_twice() -> None:
    asked: Counter[tuple[str, str]] = Counter()

    class Counts(ByWords):
        def judge(self, pairs):
            asked.update(pairs)
            return super().judge(pairs)

    with Record(":memory:") as record:
        for one in (NONE, SOME, OTHER, LATER):
            record.add(one.article, [one])
        run(record, Counts())
    assert set(asked.values()) == {1}


def test_progress_is_told(record: Record) -> None:
    told: list[tuple[int, int]] = []
    run(record, progress=lambda done, of: told.append((done, of)))
    assert told == [(3, 3)]


def test_an_interrupted_run_is_taken_up(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stops(ByWords):
        def judge(self, pairs):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(record, Stops())
    assert record.relations.list() == []
    assert run(record).relations == {"contradicts": 1}
