"""The documentation says what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from onrecord.serve.cli import onrecord
from onrecord.statements import Article, Attribution, Span, Statement

ROOT = Path(__file__).parents[1]
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")


def section(command: str) -> str:
    found = re.search(rf"^## `onrecord {command}\b.*?(?=^## |\Z)", CLI, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no section on {command}"
    return found[0]


@pytest.mark.parametrize("name", sorted(onrecord.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    words = section(name)
    for parameter in onrecord.commands[name].params:
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            for option in parameter.opts:
                assert re.search(rf"`{option}\b", words), f"{name} {option}"


def test_no_command_is_documented_that_is_not_there() -> None:
    documented = re.findall(r"^## `onrecord (\w+)", CLI, re.MULTILINE)
    assert sorted(documented) == sorted(onrecord.commands)


def test_every_field_of_the_export_is_documented() -> None:
    statement = Statement(Article("a b c"), Attribution(content=(Span(0, 1),)))
    documented = (ROOT / "docs" / "jsonl.md").read_text("utf-8")
    for key, value in statement.to_dict().items():
        assert f"`{key}`" in documented, key
        for inner in value if isinstance(value, dict) else ():
            assert f"`{inner}`" in documented, inner


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["parquet"]
    reasons = (ROOT / "docs" / "decisions.md").read_text("utf-8")
    for requirement in wanted:
        name = re.match(r"[\w-]+", requirement)
        assert name and re.search(rf"^\|.*\b{name[0]}\b", reasons, re.MULTILINE), requirement


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
