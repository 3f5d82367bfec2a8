"""``onrecord search`` and ``onrecord speakers``."""

import json

import pytest
from cli_fakes import FLOUR
from cli_processes import on_terminal

pytestmark = pytest.mark.usefixtures("record")


def names(result):
    return [line.split("\t")[0] for line in result.stdout.splitlines()[1:]]


def test_plain_rows(run, articles):
    result = run("search", "ferries")
    header, row = result.stdout.splitlines()
    cells = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert cells["speaker"] == "Ilna Doreva"
    assert "the ferries would run" in cells["excerpt"]
    assert cells["outlet"] == "The Veld"
    assert cells["article"] == articles[0].id


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["--speaker", "doreva"], ["Ilna Doreva"]),
        (["--outlet", "echo"], ["A clerk"]),
        (["--since", "2031-05"], ["A clerk"]),
        (["--until", "2031-04"], []),
        (["--form", "direct"], []),
    ],
)
def test_filters(run, args, expected):
    words = {"--speaker": "flour"}.get(args[0], "concealed")
    result = run("search", words, *args)
    assert names(result) == expected
    assert ("no statement" in result.stderr) == (not expected)
    assert result.exit_code == 0


def test_limit(run):
    assert len(names(run("search", "said*", "--limit", "1"))) <= 1
    assert run("search", "said", "--limit", "0").exit_code == 2


def test_json_and_jsonl(run):
    (hit,) = json.loads(run("search", "concealed", "--as", "json").stdout)
    (line,) = run("search", "concealed", "--as", "jsonl").stdout.splitlines()
    assert json.loads(line) == hit
    start, end = hit["place"]
    assert FLOUR[start:end] == "".join(piece["text"] for piece in hit["excerpt"])
    assert [p["text"] for p in hit["excerpt"] if p["match"]] == ["concealed"]
    assert hit["statement"]["speaker"]["name"] == "A clerk"


def test_matches_are_highlighted_on_a_terminal():
    seen, code = on_terminal("search", "concealed")
    assert code == 0
    assert "\x1b[1;30;43mconcealed" in seen


@pytest.mark.parametrize("words", ['"', "a OR b", "NEAR(", "x" * 1500, "* * *", "\x1b[2J"])
def test_nothing_typed_breaks_a_search(run, words):
    result = run("search", words)
    has_words = any(map(str.isalnum, words))
    assert result.exit_code == (0 if has_words else 2)
    assert "\x1b" not in result.output and "Traceback" not in result.output


def test_bad_dates_are_wrong_usage(run):
    result = run("search", "x", "--since", "soon")
    assert result.exit_code == 2
    assert "soon" in result.stderr and len(result.stderr.splitlines()) == 1


def test_speakers(run):
    header, *rows = run("speakers").stdout.splitlines()
    counted = [dict(zip(header.split("\t"), row.split("\t"), strict=True)) for row in rows]
    assert counted[0] == {
        "speaker": "Ilna Doreva",
        "kind": "person",
        "role": "minister",
        "affiliation": "",
        "statements": "2",
        "articles": "2",
        "first": "2031-04-02",
        "last": "2031-05-07",
        "id": "ilna-doreva",
    }
    assert {one["speaker"] for one in counted} == {"Ilna Doreva", "Tom Hask", "A clerk"}
    assert len(run("speakers", "--limit", "1").stdout.splitlines()) == 2


def test_speakers_json(run):
    listed = json.loads(run("speakers", "--as", "json").stdout)
    lines = [json.loads(x) for x in run("speakers", "--as", "jsonl").stdout.splitlines()]
    assert listed == lines
    assert listed[0]["name"] == "Ilna Doreva" and listed[0]["articles"] == 2


def test_why_articles_speak_of_one(run):
    header, *rows = run("speakers", "DOREVA").stdout.splitlines()
    (who,) = (dict(zip(header.split("\t"), row.split("\t"), strict=True)) for row in rows)
    assert (who["speaker"], who["role"], who["articles"]) == ("Ilna Doreva", "minister", "2")
    assert (who["why"], who["id"]) == ("the same id was given", "ilna-doreva")
    (found,) = json.loads(run("speakers", "ilna-doreva", "--as", "json").stdout)
    assert (found["tellings"][0]["articles"], found["namesakes"]) == (2, [])
    refused = run("speakers", "nobody")
    assert refused.exit_code == 2 and "no speaker called 'nobody'" in refused.stderr


def test_speakers_on_a_terminal():
    seen, code = on_terminal("speakers", "--named")
    assert code == 0
    assert "Ilna Doreva" in seen and "─" in seen
