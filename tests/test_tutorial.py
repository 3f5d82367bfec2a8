"""The tutorial notebook runs from its first cell to its last, and is kept without outputs."""

from __future__ import annotations

import ast
import json
import socket
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import ModelError
from onrecord.relate.models import entailment
from tests.relate.words_judge import WordsJudge

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.ipynb"
NOTEBOOK = json.loads(TUTORIAL.read_text("utf-8"))
CELLS = ["".join(c["source"]) for c in NOTEBOOK["cells"] if c["cell_type"] == "code"]

Shown = list[dict[str, Any]]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell as a notebook does: the value of its last line, when that is an expression."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if last else None


def shown(value: Any) -> dict[str, Any]:
    """What a notebook would show of a value, by media type."""
    if hasattr(value, "_repr_mimebundle_"):
        bundle = value._repr_mimebundle_(include=None, exclude=None)
        return bundle[0] if isinstance(bundle, tuple) else bundle
    if hasattr(value, "_repr_html_"):
        return {"text/html": value._repr_html_()}
    return {"text/plain": repr(value)}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What each cell shows, run in order with no network; by words where a network is missing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("tutorial"))
        patch.setattr(socket.socket, "connect", _refuse)
        try:
            assert entailment.Entailment().name
        except ModelError:
            patch.setattr(entailment, "Entailment", WordsJudge)
        names: dict[str, Any] = {"__name__": "__main__"}
        found = [shown(run(source, names)) for source in CELLS]
        yield found, names, Path("matter.html").read_text("utf-8")
        names["record"].close()


def _refuse(*_: object) -> None:
    raise AssertionError("the tutorial asked for the network")


def of(outputs: Any, words: str) -> dict[str, Any]:
    """What the only cell with these words shows."""
    (place,) = (number for number, source in enumerate(CELLS) if words in source)
    return outputs[0][place]


def test_no_outputs_are_kept():
    for cell in NOTEBOOK["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
    assert TUTORIAL.stat().st_size < 20_000


def test_reading_and_looking(outputs):
    assert "22 articles" in of(outputs, "read_all")["text/html"]
    assert "dvisers" in of(outputs, "next(record.articles")["text/html"]
    assert "<blockquote" in of(outputs, "list(record")["text/html"]
    assert len(of(outputs, "article.text[place")["text/plain"]) > 10


def test_tables_and_charts(outputs):
    assert "Dovak" in of(outputs, 'to_polars("speakers"')["text/html"]
    assert "hedged" in of(outputs, "group_by")["text/html"]
    spec = of(outputs, 'by="stance"')["application/vnd.vegalite.v5+json"]
    assert len(spec["data"]["values"]) >= 5
    assert of(outputs, "to_altair")


def test_matters_check_and_report(outputs):
    assert "Related(" in of(outputs, "onrecord.relate(")["text/plain"]
    assert "statements" in of(outputs, 'order="size"')["text/html"]
    matrix = of(outputs, "stance_matrix(record")["application/vnd.vegalite.v5+json"]
    assert len(matrix["data"]["values"]) >= 2
    assert "no verdict" in of(outputs, "onrecord.check(")["text/html"]
    assert outputs[2].startswith("<!DOCTYPE html>") and outputs[2].count('id="s-') >= 2
