"""A record of two small articles and ways to run commands on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cli_fakes
import pytest
from cli_fakes import FLOUR, PORTS
from click.testing import CliRunner, Result

from onrecord.record import Record
from onrecord.serve.cli import onrecord
from onrecord.statements import Article, Span


@pytest.fixture(autouse=True)
def _fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cli_fakes.install(monkeypatch.setattr, monkeypatch.setitem)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)


@pytest.fixture
def articles() -> list[Article]:
    furniture = Span(PORTS.index("Share"), len(PORTS))
    return [
        Article(
            PORTS,
            title="Ferries",
            outlet="The Veld",
            published="2031-04-02",
            language="en",
            furniture=(furniture,),
        ),
        Article(FLOUR, title="Flour", outlet="Echo", published="2031-05-07", language="en"),
    ]


@pytest.fixture
def record(articles: list[Article], tmp_path: Path) -> Path:
    """A record in ``onrecord.db`` of the current directory."""
    path = tmp_path / "onrecord.db"
    with Record(path) as opened:
        for article in articles:
            found = cli_fakes.FakeExtractor().extract(article)
            opened.add(article, cli_fakes.fake_resolve(article, found))
    return path


Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command in this process, as a script would."""

    def invoke(*args: str, **options: object) -> Result:
        result = CliRunner().invoke(onrecord, args, **options)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke
