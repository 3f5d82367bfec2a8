"""``onrecord show``: the text with its marks, its table, its JSON, and the list."""

import json

import pytest
from cli_fakes import FLOUR, PORTS
from cli_processes import on_terminal

from onrecord.record import Record

pytestmark = pytest.mark.usefixtures("record")


def test_text_with_marks_in_brackets_when_piped(run):
    shown = run("show", "Ferries").stdout
    assert shown.startswith("Ferries\nThe Veld · 2031-04-02 · ")
    assert (
        "[source: Ilna Doreva] [cue: said] [content: the ferries would run again by May.]\n"
        "[source: Tom Hask] [cue: denied] [content: any delay.]\n"
        "[furniture: Share this!]\n"
    ) in shown
    assert "\x1b" not in shown


def test_by_id_prefix_and_latest(run, articles):
    assert "[source: A clerk]" in run("show", articles[1].id[:6]).stdout
    assert run("show", "latest").stdout == run("show", articles[1].id).stdout


def test_table(run, articles):
    _, *rows = run("show", "Flour", "--as", "table").stdout.splitlines()
    assert [row.split("\t")[0] for row in rows] == ["Ilna Doreva", "A clerk"]
    assert {row.split("\t")[-1] for row in rows} == {articles[1].id}


def test_json_has_text_furniture_and_anchored_statements(run):
    whole = json.loads(run("show", "Ferries", "--as", "json").stdout)
    assert whole["text"] == PORTS
    assert [PORTS[s:e] for s, e in whole["furniture"]] == ["Share this!"]
    for statement in whole["statements"]:
        ((start, end),) = statement["content"]
        assert PORTS[start:end] == statement["content_text"]
    assert whole["article"]["title"] == "Ferries"


def test_list_of_articles(run, articles):
    header, *rows = run("show").stdout.splitlines()
    assert header.split("\t")[0] == "article"
    assert [row.split("\t")[0] for row in rows] == [a.id for a in articles]
    listed = json.loads(run("show", "--as", "json").stdout)
    assert [one["title"] for one in listed] == ["Ferries", "Flour"]
    assert "text" not in listed[0]


def test_unknown_article(run):
    result = run("show", "Nowhere")
    assert result.exit_code == 2
    assert result.stderr.startswith("onrecord: no article called 'Nowhere'")
    assert len(result.stderr.splitlines()) == 1


def test_terminal_has_colour_and_a_legend():
    seen, code = on_terminal("show", "Ferries")
    assert code == 0
    assert "\x1b[1;36mIlna Doreva\x1b[0m \x1b[3;33msaid\x1b[0m \x1b[32mthe ferries" in seen
    assert "\x1b[2mShare this!\x1b[0m" in seen
    assert "not the article's own words" in seen
    assert "[source" not in seen


def test_no_color_is_respected():
    seen, _ = on_terminal("show", "Ferries", NO_COLOR="1")
    assert "Ilna Doreva" in seen
    assert "[1;36m" not in seen and "[32m" not in seen


def test_no_record(run, tmp_path):
    for command in (["show"], ["search", "x"], ["speakers"], ["export"]):
        result = run(*command, "--record", "none.db")
        assert result.exit_code == 3
        assert result.stderr == (
            "onrecord: none.db: there is no record here;"
            " onrecord read ARTICLE --record none.db makes one\n"
        )
    assert not (tmp_path / "none.db").exists()


def test_latest_of_an_empty_record(run, tmp_path):
    Record(tmp_path / "empty.db").close()
    result = run("show", "latest", "--record", "empty.db")
    assert result.exit_code == 2
    assert FLOUR[:5] not in result.stdout
