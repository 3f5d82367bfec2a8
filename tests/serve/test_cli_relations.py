"""``onrecord relate`` and ``onrecord relations``."""

from __future__ import annotations

import json

import pytest

from onrecord.record import Record
from onrecord.relations import Difference, Relation
from tests.relate.sayings import said

NONE = said("There are no Morvian advisers in Osmark.", published="2031-03-04")
SOME = said("Morvian advisers are in Osmark and teach.", published="2031-03-18")


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "onrecord.db"
    with Record(path) as opened:
        for one in (NONE, SOME):
            opened.add(one.article, [one])
    return path


@pytest.fixture
def related(news):
    relation = Relation(
        "contradicts",
        NONE.id,
        SOME.id,
        0.91,
        "Ana Velik said one thing.\x1b[31m Then another.",
        pattern="reversal",
        differences=(Difference("negation", "no", ""),),
        model="test/1",
    )
    with Record(news) as opened:
        opened.relations.put([relation])
    return relation


def test_relate_needs_a_record(run):
    assert run("relate").exit_code == 3


def test_relations_are_rows(run, related):
    header, row = run("relations").stdout.splitlines()
    cells = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert (cells["kind"], cells["score"], cells["relation"]) == ("reversal", "0.91", related.id)
    assert "\x1b" not in row


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--kind", "contradicts"], 1),
        (["--kind", "supports"], 0),
        (["--pattern", "dispute"], 0),
        (["--speaker", "velik"], 1),
        (["--speaker", "nobody"], 0),
        (["--least", "0.95"], 0),
        (["--statement", NONE.id], 1),
        (["--waiting"], 1),
    ],
)
def test_filters(run, related, args, found):
    result = run("relations", *args)
    assert len(result.stdout.splitlines()) == 1 + found
    assert ("no relation" in result.stderr) == (not found)


def test_an_unknown_statement_is_wrong_usage(run, related):
    assert run("relations", "--statement", "ffffffff").exit_code == 2


def test_json_has_both_statements(run, related):
    (one,) = json.loads(run("relations", "--as", "json").stdout)
    assert one["first"]["proposition"] == NONE.proposition
    assert one["differences"] == [{"aspect": "negation", "first": "no", "second": ""}]
