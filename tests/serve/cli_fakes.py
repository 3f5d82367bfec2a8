"""A small extractor and resolver, so that the command line is tested without a model.

``python cli_fakes.py ARGUMENTS...`` runs the command line with them; ``FAKE_SECONDS`` in the
environment is how long each article takes, ``FAKE_NEWSROOM`` a folder for the demo.
"""

from __future__ import annotations

import os
import re
import sys
import time
from importlib import import_module
from operator import setitem
from types import ModuleType
from typing import Any

from onrecord.statements import Article, Attribution, Span, Speaker, Statement

PORTS = (
    "Ilna Doreva said the ferries would run again by May.\nTom Hask denied any delay.\nShare this!"
)
FLOUR = "Ilna Doreva said that flour was short.\nA clerk said nothing was concealed."

_SAID = re.compile(r"(?m)^(.+?) (said|denied) (.+)$")


class FakeExtractor:
    """``NAME said|denied WORDS`` to the end of the line, unless the line is furniture."""

    name = "fake/1"

    def extract(self, article: Article) -> list[Attribution]:
        time.sleep(float(os.environ.get("FAKE_SECONDS", "0")))
        return [
            Attribution(*((Span(*m.span(part)),) for part in (1, 2, 3)), 0.9, self.name)
            for m in _SAID.finditer(article.text)
            if not any(s <= m.start() < e for s, e in article.furniture)
        ]


def fake_resolve(article: Article, attributions: list[Attribution]) -> list[Statement]:
    """The source's words are the name; everyone speaks through VNA on the day of publication."""
    return [_statement(article, found) for found in attributions]


def _statement(article: Article, found: Attribution) -> Statement:
    name = article.words(found.source)
    denied = article.words(found.cue) == "denied"
    return Statement(
        article,
        found,
        speaker=Speaker(name.lower().replace(" ", "-"), name, "person", role="minister"),
        act="deny" if denied else "assert",
        stance="denies" if denied else "affirms",
        via=("VNA",),
        said=article.published,
        said_earliest=article.published,
        said_latest=article.published,
    )


def install(set_attribute: Any, set_item: Any) -> None:
    """Put the fakes where the command line looks for extraction and resolution."""
    extract, resolve = import_module("onrecord.extract"), ModuleType("onrecord.resolve")
    resolve.resolve = fake_resolve
    real = import_module("onrecord.resolve")  # its modules and tables stay what they are
    resolve.__path__, resolve.__spec__ = real.__path__, real.__spec__
    set_attribute(extract, "extractor", lambda _name: FakeExtractor())
    set_item(sys.modules, "onrecord.resolve", resolve)


if __name__ == "__main__":
    from onrecord.serve.cli import main

    install(setattr, setitem)
    if folder := os.environ.get("FAKE_NEWSROOM"):
        sys.modules["onrecord.serve.cli.demo"].newsroom = lambda: folder
    main()
