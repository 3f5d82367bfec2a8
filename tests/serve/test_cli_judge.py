"""``onrecord judge``."""

import json
import re
from pathlib import Path

import click
import pytest

from onrecord.judgements import SUBJECTS, VERDICTS
from onrecord.record import Record
from onrecord.record.judging.verdicts import FIELDS, VERDICTS_ON
from onrecord.relations import Relation
from onrecord.serve.cli import onrecord

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


@pytest.fixture
def ids(record):
    """Ids of the statements: Doreva on ferries, Hask, Doreva on flour, a clerk."""
    with Record(record) as opened:
        found = [s.id for s in opened.statements()]
        opened.relations.put([Relation("contradicts", found[0], found[1], 0.9, "Why.")])
        opened.matters.put("ferries", "Ferries", found[:2])
        opened.matters.put("flour", "Flour", found[2:])
    return found


def rows(result):
    header, *lines = (line.split("\t") for line in result.stdout.splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_a_rejected_statement(run, ids):
    result = run("judge", "statement", ids[0][:8], "reject", "--reason", "A joke.", "--user", "ana")
    (row,) = rows(result)
    assert (row["number"], row["id"], row["verdict"]) == ("1", ids[0], "reject")
    assert (row["reason"], row["user"]) == ("A joke.", "ana")
    assert ids[0] not in run("search", "ferries").stdout
    assert run("judge", "withdraw", "1", "--user", "ben").exit_code == 0
    assert ids[0] in run("search", "ferries").stdout


def test_corrections(run, ids, record):
    result = run("judge", "statement", ids[0], "correct", "speaker=Tom Hask", "said=", "hedged=yes")
    assert rows(result)[0]["detail"] == "speaker=Tom Hask, said=, hedged=yes"
    with Record(record) as opened:
        found = opened.statement(ids[0])
    assert (found.speaker.id, found.said, found.hedged) == ("tom-hask", None, True)


def test_the_login_name_is_the_user(run, ids, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "logged-in")
    assert rows(run("judge", "relation", relation(run), "accept"))[0]["user"] == "logged-in"


def test_without_a_login_name(run, ids, monkeypatch):
    def unknown():
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", unknown)
    result = run("judge", "statement", ids[0], "accept")
    assert result.exit_code == 2
    assert "--user" in result.stderr


def relation(run):
    with Record("onrecord.db") as opened:
        return opened.relations.list()[0].id


def test_a_rejected_relation(run, ids, record):
    run("judge", "relation", relation(run), "reject", "--user", "ana")
    with Record(record) as opened:
        assert opened.relations.list() == []


def test_merge_and_split(run, ids, record):
    assert run("judge", "matter", "flour", "merge", "ferries", "--user", "a").exit_code == 0
    run("judge", "matter", "ferries", "split", ids[3], ids[2], "--user", "a")
    run("judge", "speaker", "tom-hask", "merge", "ilna-doreva", "--user", "a")
    with Record(record) as opened:
        assert set(opened.matters.get("ferries").statements) == set(ids[:2])
        assert len(list(opened.statements(speaker="tom-hask"))) == 3
    assert [row["detail"] for row in rows(run("judge", "log"))] == [
        "ferries",
        f"{ids[3]} {ids[2]}",
        "ilna-doreva",
    ]


def test_the_log(run, ids):
    for user, verdict in (("ana", "reject"), ("ben", "comment")):
        run("judge", "statement", ids[1], verdict, "--user", user)
    run("judge", "relation", relation_of(ids), "comment", "--user", "ana")
    run("judge", "withdraw", "1", "--user", "ben")
    assert [row["number"] for row in rows(run("judge", "log"))] == ["2", "3"]
    assert [row["number"] for row in rows(run("judge", "log", ids[1]))] == ["2"]
    assert [row["number"] for row in rows(run("judge", "log", "--by", "ana"))] == ["3"]
    assert [row["number"] for row in rows(run("judge", "log", "--subject", "relation"))] == ["3"]
    lines = run("judge", "log", "--withdrawn", "--as", "jsonl").stdout.splitlines()
    first = json.loads(lines[0])
    assert (first["number"], first["withdrawn_by"], first["detail"]) == (1, "ben", {})
    assert json.loads(run("judge", "log", "--withdrawn", "--as", "json").stdout)[0] == first


def relation_of(ids):
    return Relation("repeats", ids[0], ids[1], 0.5, "").id


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["statement", "ID", "correct", "mood=bad"], "known: act, addressee"),
        (["statement", "ID", "correct", "act=sing"], "known: accuse"),
        (["statement", "ID", "correct", "act"], "FIELD=VALUE"),
        (["statement", "ID", "correct", "said=soon"], "soon"),
        (["statement", "ID", "correct"], "nothing is corrected"),
        (["statement", "ID", "adore"], "known: accept"),
        (["statement", "none-such", "accept"], "no statement called"),
        (["statement", "\x1b[2J", "accept"], "no statement called"),
        (["matter", "flour", "merge"], "one id or more"),
        (["matter", "flour", "merge", "flour"], "itself"),
        (["withdraw", "7"], "no judgement called"),
    ],
)
def test_wrong_usage_is_one_line(run, ids, args, words):
    args = [ids[0] if one == "ID" else one for one in args]
    result = run("judge", *args, "--user", "ana")
    assert result.exit_code == 2
    assert words in result.stderr
    assert "\x1b" not in result.output
    assert "Traceback" not in result.stderr
    assert rows(run("judge", "log")) == []


def test_no_record_is_made(run):
    result = run("judge", "statement", "abcd", "accept", "--user", "ana", "--record", "none.db")
    assert result.exit_code == 3
    assert not Path("none.db").exists()


def test_all_that_can_be_said_is_documented():
    section = re.search(r"^## `onrecord judge.*?(?=^## )", DOCS, re.MULTILINE | re.DOTALL)[0]
    group = onrecord.commands["judge"]
    options = [
        option
        for command in group.commands.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    ]
    fields = [field for known in FIELDS.values() for field in known]
    for word in (*group.commands, *options, *fields, *VERDICTS, *SUBJECTS):
        assert re.search(rf"\b{word.lstrip('-')}\b", section), word
    assert set(VERDICTS_ON) == set(SUBJECTS)
