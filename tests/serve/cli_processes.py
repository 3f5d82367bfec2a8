"""The command line in a process of its own, with the fakes, piped or on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

FAKES = Path(__file__).with_name("cli_fakes.py")


def process(*args: str, **options: object) -> subprocess.Popen[bytes]:
    """The command line with the fakes in a process of its own."""
    return subprocess.Popen([sys.executable, str(FAKES), *args], **options)


def on_terminal(*args: str, columns: int = 100, **env: str) -> tuple[str, int]:
    """What a person sees on a terminal (output and errors together), and the exit code."""
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    environment |= {"TERM": "xterm-256color", "COLUMNS": str(columns), **env}
    running = process(*args, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    try:
        while chunk := os.read(ours, 65536):
            seen += chunk
    except OSError:  # Linux says EIO when the other end is closed
        pass
    os.close(ours)
    return seen.decode(), running.wait(timeout=60)
