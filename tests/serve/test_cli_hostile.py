"""Text from outside on a person's terminal: nothing in it is obeyed."""

import re
import time

import cli_fakes
import pytest
from cli_processes import on_terminal

from onrecord.record import Record
from onrecord.statements import Article

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnol\u2066 [bold red]big[/bold red] [/] \r\b:smile: "
TEXT = f"Mallory{EVIL} said {EVIL} was never there.\n{'Longname' * 400} denied it.\n\x07End."

_OURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def evil(tmp_path):
    article = Article(TEXT, title=f"Title{EVIL}", outlet=f"Outlet{EVIL}", url=f"http://x/{EVIL}")
    with Record(tmp_path / "onrecord.db") as opened:
        found = cli_fakes.FakeExtractor().extract(article)
        opened.add(article, cli_fakes.fake_resolve(article, found))
    return article


COMMANDS = (
    ["show", "latest"],
    ["show", "latest", "--as", "table"],
    ["show"],
    ["search", "never"],
    ["speakers"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_piped(run, evil, command):
    result = run(*command)
    assert result.exit_code == 0
    assert not set(result.output) & set("\x00\x07\x08\x1b\r\x9b\u202e\u2066")
    assert "[bold red]" in result.output


@pytest.mark.parametrize("command", COMMANDS[:2], ids=" ".join)
def test_terminal(evil, command):
    seen, code = on_terminal(*command, columns=120)
    words = _OURS.sub("", seen).replace("\r\n", "\n")
    assert code == 0
    assert not set(words) & set("\x00\x07\x08\x1b\r\x9b\u202e\u2066")
    assert "owned" in words and "Mallory" in words
    assert ":smile:" in "".join(words.split())


def test_names_of_inputs_are_safe_too(run):
    result = run("read", "no\x1b[2J\nsuch\u202efile")
    assert result.exit_code == 1
    assert "\x1b" not in result.output and "\u202e" not in result.output
    assert len([x for x in result.stderr.splitlines() if x.startswith("onrecord: ")]) == 1


def test_one_huge_line_is_shown_in_bounded_time(run, tmp_path):
    text = "x" * 3_000_000 + "\nMallory said so."
    article = Article(text)
    with Record(tmp_path / "onrecord.db") as opened:
        found = cli_fakes.FakeExtractor().extract(article)
        opened.add(article, cli_fakes.fake_resolve(article, found))
    started = time.monotonic()
    seen, code = on_terminal("show", "latest")
    assert code == 0
    assert seen.count("x") >= 3_000_000
    assert time.monotonic() - started < 10
