from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.relations_labels import interval, main, read_labels
from onrecord.errors import MalformedInput, UnreadableInput

COLUMNS = "kind score right first first_start first_end second second_start second_end"
ROWS = (
    "contradicts 0.81 yes one 10 40 two 5 25",
    "contradicts 0.66 no one 50 80 two 5 25",
    "supports 0.90 yes one 10 40 one 60 90",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = "\n".join("\t".join(line.split()) for line in (COLUMNS, *ROWS))
    path = tmp_path / "labels.tsv"
    path.write_text(f"# statements compared: 500\n{rows}\n", encoding="utf-8")
    return path


def test_labels_are_read_with_their_places(table: Path) -> None:
    labels = read_labels(table)
    assert labels.statements == 500
    assert labels.pairs[0].first == ("one", 10, 40)
    assert [pair.right for pair in labels.pairs] == [True, False, True]


def test_the_figures_count_what_reaches_the_threshold(table: Path) -> None:
    shown = CliRunner().invoke(main, [str(table), "--threshold", "0.7"])
    assert shown.output.splitlines() == [
        "contradicts: 1 of 1 right (21%–100%), 2.0 for 1,000 statements",
        "supports: 1 of 1 right (21%–100%), 2.0 for 1,000 statements",
        "repeats: 0 of 0 right (0%–100%), 0.0 for 1,000 statements",
    ]


def test_an_interval_is_wilsons() -> None:
    assert interval(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)
    assert interval(0, 0) == (0.0, 1.0)


def test_what_is_no_table_of_labels_is_named(table: Path) -> None:
    table.write_text("kind\tscore\ncontradicts\thigh\n", encoding="utf-8")
    with pytest.raises(MalformedInput, match="labels"):
        read_labels(table)
    with pytest.raises(UnreadableInput):
        read_labels(table.with_name("none.tsv"))
