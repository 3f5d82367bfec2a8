"""The program ``onrecord``, also run as ``python -m onrecord``."""

from __future__ import annotations

import sys

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Load the command line and run it; Ctrl-C while it loads ends as it does later."""
    try:
        from onrecord.serve.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
