"""``onrecord users`` and ``onrecord tokens``."""

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.serve.accounts import Accounts
from onrecord.serve.cli import onrecord

WORDS = "long enough words"
CLI = (Path(__file__).parents[3] / "docs" / "cli.md").read_text("utf-8")


@pytest.fixture
def run(news):
    def invoke(*args, **more):
        return CliRunner().invoke(onrecord, [*args, "--record", str(news)], **more)

    return invoke


def test_users_come_and_go(run, news):
    assert run("users", "add", "ines", "--role", "reviewer", input=f"{WORDS}\n").exit_code == 0
    (user,) = json.loads(run("users", "list", "--as", "json").stdout)
    assert (user["name"], user["role"]) == ("ines", "reviewer")
    accounts = Accounts.of(news)
    assert accounts.users.with_password("Ines", WORDS).name == "ines"
    assert run("users", "role", "ines", "reader").exit_code == 0
    assert run("users", "password", "ines", input="quite other words\n").exit_code == 0
    assert accounts.users.with_password("ines", WORDS) is None
    assert accounts.users.with_password("ines", "quite other words").role == "reader"
    assert run("users", "remove", "ines").exit_code == 0
    assert run("users", "list").stdout == "user\trole\tadded\n"


def test_tokens_are_shown_once_and_taken_back(run, news):
    run("users", "add", "ines", input=f"{WORDS}\n")
    token = run("tokens", "add", "ines", "--label", "notebook").stdout.strip()
    accounts = Accounts.of(news)
    assert accounts.tokens.user_of(token).name == "ines"
    listed = run("tokens", "list", "--user", "ines").stdout
    assert "notebook" in listed and token not in listed
    number = listed.splitlines()[1].split("\t")[0]
    assert run("tokens", "revoke", number).exit_code == 0
    assert accounts.tokens.user_of(token) is None
    assert run("tokens", "revoke", number).exit_code == 2


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["users", "add", "ines"], 2),
        (["users", "add", "no name"], 2),
        (["users", "add", "x", "--role", "king"], 2),
        (["users", "remove", "nobody"], 2),
        (["users", "password", "nobody"], 2),
        (["tokens", "add", "nobody"], 2),
        (["users", "add", "ines", WORDS], 2),
    ],
)
def test_what_cannot_be_is_one_line(run, args, code):
    result = run(*args, input="short\n")
    assert result.exit_code == code
    assert result.stderr.startswith("onrecord")
    assert "Traceback" not in result.stderr and result.stderr != "short\n"


def test_a_record_must_be_there_first(tmp_path):
    missing = tmp_path / "none.db"
    result = CliRunner().invoke(onrecord, ["users", "list", "--record", str(missing)])
    assert result.exit_code == 3
    assert list(tmp_path.glob("none*")) == []


def test_a_file_of_something_else_is_not_taken_for_accounts(run, news):
    news.with_name("news.accounts.db").write_bytes(b"notes" * 100)
    assert run("users", "list").exit_code == 3


@pytest.mark.parametrize("group", ["users", "tokens"])
def test_every_subcommand_and_option_is_documented(group):
    section = re.search(rf"(?ms)^## `onrecord {group}\b.*?(?=^## |\Z)", CLI)[0]
    for name, command in onrecord.commands[group].commands.items():
        assert re.search(rf"`{group} {name}\b", section), name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert f"`{parameter.opts[0]}" in section, (name, parameter.opts)
