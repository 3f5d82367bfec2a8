"""The scripts of the site: its own, which draws charts, and Vega, where it is installed."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

__all__ = ["VEGA", "Scripts", "scripts", "static_address", "vega_folder"]

VEGA = "/static/vega"
"""Where the package's files are served."""

_PACKAGE = "js_lib_vega_embed"
_FILE = "vega-embed-full.js"


class Scripts(NamedTuple):
    """Addresses of the site's script and of Vega, which change when the files do."""

    own: str
    vega: str


@cache
def vega_folder() -> Path | None:
    """The folder of the installed package with Vega's files; None when there is none.

    The package is found, and not imported: it needs Django when it is.
    """
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0]) / "static" / _PACKAGE
    return folder if (folder / _FILE).is_file() else None


@cache
def scripts() -> Scripts | None:
    """The scripts that make charts interactive; None when Vega is not installed."""
    folder = vega_folder()
    if folder is None:
        return None
    vega = _versioned(f"{VEGA}/{_FILE}", (folder / _FILE).read_bytes())
    return Scripts(static_address("charts.js"), vega)


def static_address(name: str) -> str:
    """The address of a file of the site's own, which changes when the file does."""
    content = (files("onrecord.serve.web") / "static" / name).read_bytes()
    return _versioned(f"/static/{name}", content)


def _versioned(path: str, content: bytes) -> str:
    return f"{path}?v={sha256(content).hexdigest()[:12]}"
