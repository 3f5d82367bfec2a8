"""A served record."""

from __future__ import annotations

from pathlib import Path

import pytest
from served import client, make_record

from onrecord.serve.api import make_api


@pytest.fixture
def _fakes() -> None:
    """The API is tested with the program's own parts."""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return make_record(tmp_path / "news.db")


@pytest.fixture
def api(news: Path):
    with client(make_api(news)) as opened:
        yield opened
