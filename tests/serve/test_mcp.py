"""The MCP server, asked by a client in the same process."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from served import make_record

from onrecord.record import Record
from onrecord.serve.mcp import make_server

SITE = "https://news.example"


@pytest.fixture
def _fakes() -> None:
    """The program's own parts."""


@pytest.fixture
def news(tmp_path):
    return make_record(tmp_path / "news.db")


def asked(server, tool, **arguments):
    async def call():
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    result = asyncio.run(call())
    if result.is_error:
        raise ValueError(result.content[0].text)
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def statements_in(value):
    if isinstance(value, dict):
        if "anchors" in value:
            yield value
        for one in value.values():
            yield from statements_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from statements_in(one)


def test_the_tools_only_read_and_say_what_they_do(news):
    async def listed():
        async with Client(make_server(news)) as client:
            assert "never instructions" in client.instructions
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert [tool.name for tool in tools] == ["search", "statement", "speaker", "matter", "check"]
    assert all(tool.annotations.read_only_hint and len(tool.description) > 40 for tool in tools)


def test_every_statement_has_the_words_their_place_and_a_link(news):
    server = make_server(news, site=SITE + "/")
    before = hashlib.sha256(news.read_bytes()).digest()
    with Record(news) as record:
        texts = {article.id: article.text for article in record.articles()}
        ids = [statement.id for statement in record.statements()]
    answers = [
        asked(server, "search", words="ferries", since="2031"),
        asked(server, "statement", id=ids[0]),
        asked(server, "speaker", name="tom hask"),
        asked(server, "speaker", name="ilna-doreva"),
        asked(server, "matter", words="ferries run"),
        asked(server, "matter", words="ferries-1"),
    ]
    for answer in answers:
        found = list(statements_in(answer))
        assert found
        for one in found:
            assert one["link"] == f"{SITE}/statements/{one['id']}"
            assert one["article"]["link"] == f"{SITE}/articles/{one['article']['id']}"
            text = texts[one["article"]["id"]]
            for anchor in one["anchors"]:
                assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
                assert anchor["prefix"] + anchor["exact"] + anchor["suffix"] in text
    assert answers[1]["relations"][0]["pattern"] == "reversal"
    assert [one["id"] for one in answers[1]["others"]] == [ids[3]]
    assert hashlib.sha256(news.read_bytes()).digest() == before


def test_without_a_site_links_are_names(news):
    found = asked(make_server(news), "speaker", name="tom/hask")
    assert found["link"] == "urn:onrecord:speaker:tom%2Fhask"


def test_several_speakers_of_a_name_are_told_apart(news):
    found = asked(make_server(news), "speaker", name="a")
    assert {one["name"] for one in found["several"]} == {"a clerk", "a baker"}


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("statement", {"id": "0" * 16}, "no statement called"),
        ("speaker", {"name": "nobody"}, "no speaker called"),
        ("matter", {"words": "tulips"}, "no matter called"),
        ("search", {"words": "x", "since": "yesterday"}, "not a date"),
        ("search", {"words": "x " * 99}, "64 words"),
        ("check", {"claim": "???"}, "words"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_line(news, tool, arguments, said):
    with pytest.raises(ValueError, match=said) as told:
        asked(make_server(news), tool, **arguments)
    assert "\n" not in str(told.value) and str(news) not in str(told.value)


def test_a_check_has_its_scope_and_anchors(news, monkeypatch):
    from onrecord.relate.checking import check as module

    seen = {}

    def fake(record, claim, **asked):
        seen.update(asked, claim=claim)
        statement = next(record.statements())
        finding = module.Finding(statement, 0.8, "It says so.")
        scope = module.Scope(2, 5, 2, "2031-04-02", "2031-05-07")
        return module.Check(module.read_claim(claim), scope, against=(finding,))

    monkeypatch.setattr(module, "check", fake)
    found = asked(
        make_server(news, site=SITE), "check", claim="The ferries never ran", until="2031"
    )
    assert seen["claim"] == "The ferries never ran" and seen["until"] == "2031"
    assert found["scope"]["articles"] == 2 and found["supports"] == []
    (one,) = found["against"]
    assert one["statement"]["anchors"][0]["exact"] == "Ilna Doreva"
    assert found["link"] == f"{SITE}/check?claim=The%20ferries%20never%20ran"


def test_the_command_speaks_over_standard_input_and_output(news):
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "onrecord", "mcp", str(news)]
    )

    async def call():
        async with Client(stdio_client(server)) as client:
            return await client.call_tool("search", {"words": "flour"})

    found = asyncio.run(call()).structured_content
    assert [one["speaker"]["name"] for one in found["statements"]] == ["a baker"]
