"""Draw what a command prints on a terminal, as SVG.

    python docs/picture.py docs/read.svg onrecord read --record - ARTICLE

The command runs on a pseudo-terminal, so the picture is its real output.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 110


def output(command: list[str]) -> str:
    """What the command prints, with its colours."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    with subprocess.Popen(  # noqa: S603
        command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment
    ):
        os.close(theirs)
        printed = b"".join(iter(lambda: _read(ours), b""))
    return printed.decode("utf-8").replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so at the end of a pseudo-terminal
        return b""


def main() -> None:
    """Run the command line."""
    path, *command = sys.argv[1:]
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi(output(command).rstrip()))
    svg = console.export_svg(title="$ " + " ".join(command))
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # nothing from elsewhere
    Path(path).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
