"""A site of a small record, and a browser without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import web_cases
from starlette.testclient import TestClient

from onrecord.serve.web.app import make_app
from onrecord.statements import Statement

BASE = "http://127.0.0.1"


@pytest.fixture(autouse=True)
def _fakes() -> None:
    """The site is tested with nothing faked."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "site.db"


@pytest.fixture
def kept(path: Path) -> dict[str, list[Statement]]:
    return web_cases.build(path)


@pytest.fixture
def site(path: Path, kept: dict[str, list[Statement]]) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url=BASE, follow_redirects=False) as client:
        yield client


Shown = Callable[[str], str]


@pytest.fixture
def shown(site: TestClient) -> Shown:
    """The page at an address, which must be there."""

    def get(address: str) -> str:
        answer = site.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return answer.text

    return get
