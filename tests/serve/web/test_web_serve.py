"""``onrecord serve``: what it needs, and what it refuses."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from onrecord.serve.cli import serve as command


@pytest.fixture
def record(path: Path, kept) -> Path:
    return path


def test_a_missing_package_is_named(run, record: Path, monkeypatch) -> None:
    module = sys.modules["onrecord.serve.cli.serve"]
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "uvicorn" else object())
    result = run("serve", str(record))
    assert result.exit_code == 2
    assert 'pip install "onrecord[web]"' in result.stderr and "uvicorn" in result.stderr


def test_other_machines_need_users(run, record: Path) -> None:
    result = run("serve", str(record), "--host", "0.0.0.0", "--port", "0")
    assert result.exit_code != 0
    assert "onrecord users add" in result.stderr


def test_a_missing_record_is_no_site(run, tmp_path: Path) -> None:
    result = run("serve", str(tmp_path / "none.db"))
    assert result.exit_code == 3
    assert "there is no record here" in result.stderr


def test_a_port_in_use_is_told(run, record: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", str(record), "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 3
    assert "cannot listen on 127.0.0.1" in result.stderr


def test_no_answer_waits_for_an_acknowledgement() -> None:
    module = sys.modules["onrecord.serve.cli.serve"]
    with (
        module._listening("127.0.0.1", 0) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.parametrize("more", [(), ("--processes", "2")], ids=["one", "two"])
def test_it_serves_until_it_is_interrupted(record: Path, more: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "serve", str(record), "--port", "0", *more],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        address = process.stderr.readline().split(" at ")[1].split()[0]
        with urllib.request.urlopen(address, timeout=60) as answer:
            assert "<h1>The record</h1>" in answer.read().decode()
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert "Traceback" not in said


def test_every_process_signs_forms_with_one_key(record: Path) -> None:
    module = sys.modules["onrecord.serve.cli.serve"]
    sites = [module._site(str(record), "127.0.0.1", (), b"k" * 32) for _ in range(2)]
    first, second = (site.state.access.owner().csrf for site in sites)
    assert first == second and first


def test_the_command_is_one_of_the_program() -> None:
    assert command.name == "serve"
