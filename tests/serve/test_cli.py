"""The group: help, version, exit codes, and how quickly it starts."""

import re
import subprocess
import sys

import pytest

from onrecord.serve.cli import onrecord
from onrecord.serve.cli.exits import EXIT_CODES

HEAVY = ("rich", "numpy", "onnxruntime", "tokenizers", "trafilatura", "sqlite3", "urllib3")


@pytest.mark.parametrize("name", sorted(onrecord.commands))
def test_each_command_says_what_it_is_for_with_an_example(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"onrecord {name}" in result.stdout.split("Example", 1)[1]


@pytest.mark.parametrize("name", sorted(onrecord.commands))
def test_each_option_has_help(name):
    for option in onrecord.commands[name].params:
        assert option.param_type_name == "argument" or option.help, option.name


def test_group_help_lists_commands_and_exit_codes(run):
    shown = run("--help").stdout
    for name in ("read", "show", "search", "speakers", "export", "demo"):
        assert f"  {name} " in shown
    for line in EXIT_CODES.splitlines()[2:]:
        assert line in shown


def test_version(run):
    assert re.fullmatch(r"onrecord \d+\.\d+.*\n", run("--version").stdout)


def test_unknown_command_and_option(run):
    assert run("remember").exit_code == 2
    assert run("read", "--loud").exit_code == 2


def test_help_imports_nothing_heavy():
    script = (
        "import sys\nfrom onrecord.serve.cli import onrecord\n"
        "try:\n    onrecord.main(['--help'], prog_name='onrecord')\nexcept SystemExit:\n    pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"


def test_python_m_onrecord():
    command = [sys.executable, "-m", "onrecord", "--version"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.startswith(b"onrecord ")


def test_plain_commands_do_not_need_rich(record):
    script = (
        "import sys\nfrom onrecord.serve.cli import onrecord\n"
        "try:\n    onrecord.main(['show', 'Ferries'], prog_name='onrecord')\n"
        "except SystemExit:\n    pass\n"
        "print('rich' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert b"[source: Ilna Doreva]" in done.stdout
    assert done.stderr.decode().strip() == "False"
