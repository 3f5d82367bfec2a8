"""The progress bar of a reading, as a terminal shows it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onrecord.serve.cli.progress import progress


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")


@pytest.mark.usefixtures("terminal")
def test_a_table_moves_the_bar_row_by_row(tmp_path: Path) -> None:
    table, page = tmp_path / "news.jsonl", tmp_path / "page.html"
    table.write_text('{"text": "a"}\n' * 4)
    with progress([str(table), str(page)]) as bar:
        task = bar._now()
        assert (task.total, task.completed) == (5, 0)
        bar.article()
        bar.item()
        bar.item()
        assert (task.completed, task.fields["articles"]) == (2, 1)
        bar.input()
        assert task.completed == 4
        bar.item()
        bar.item()
        bar.input()
        assert task.completed == 5


def test_without_a_terminal_only_problems_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(["a.html"]) as bar:
        bar.item()
        bar.problem("the port is closed")
    assert capsys.readouterr().err == "onrecord: the port is closed\n"
