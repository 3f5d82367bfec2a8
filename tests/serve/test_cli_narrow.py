"""Tables where the terminal is narrow, and words where its encoding lacks them."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from cli_processes import on_terminal, process

pytestmark = pytest.mark.usefixtures("record")

_LOOK = re.compile(r"\x1b\[[0-9;]*m")
_SAID = "Ilna Doreva said \u2018yes\u2019.\n"


def lines(*args, columns):
    seen, code = on_terminal(*args, columns=columns)
    assert code == 0
    return [line.rstrip() for line in _LOOK.sub("", seen).splitlines()]


def test_a_row_is_lines_of_its_own_where_columns_have_no_room():
    shown = lines("search", "ferries", columns=48)
    assert [line.split(maxsplit=1)[0] for line in shown if line][:2] == ["speaker", "excerpt"]
    assert "speaker Ilna Doreva" in shown
    assert any("said the ferries would run" in line for line in shown), "words are not cut to bits"
    assert max(map(len, shown)) <= 48


def test_a_row_is_a_row_where_columns_have_room():
    shown = lines("search", "ferries", columns=120)
    (row,) = (line for line in shown if "Ilna Doreva" in line)
    assert "The Veld" in row and "2031-04-02" in row


@pytest.mark.parametrize("command", [("show",), ("speakers",), ("show", "Flour", "--as", "table")])
@pytest.mark.parametrize("columns", [30, 60, 80])
def test_no_id_date_or_name_is_cut(command, columns):
    shown = " ".join(lines(*command, columns=columns))
    assert "2031-05-07" in shown
    assert "Ilna" in shown or "Flour" in shown


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_lacks_a_character_shows_another(encoding):
    Path("quoted.txt").write_text(_SAID, "utf-8")
    seen, code = on_terminal("read", "quoted.txt", "--record", "-", PYTHONIOENCODING=encoding)
    assert code == 0 and "?yes?" in seen


def test_a_pipe_that_lacks_a_character_gets_its_number():
    Path("quoted.txt").write_text(_SAID, "utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": env}
    running = process("read", "quoted.txt", "--record", "-", **piped)
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    assert rb"\u2018yes\u2019" in out
