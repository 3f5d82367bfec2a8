"""From what a person names to the inputs: files, folders, patterns, addresses, ``-``."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import EmptyInput, InputError, UnreadableInput
from onrecord.ingest.registry import known_suffixes

__all__ = ["STDIN", "expand", "inputs", "is_address", "is_like_address", "suffix_of"]

STDIN = "-"

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,30}://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")


def expand(sources: Iterable[str | Path]) -> list[str]:
    """The inputs that ``sources`` come to, once each: for a progress bar's total."""
    return [str(i) for i in inputs(sources) if not isinstance(i, InputError)]


def inputs(sources: Iterable[str | Path]) -> Iterator[str | InputError]:
    """Paths, addresses and ``-``, each once; an InputError for what leads nowhere.

    A folder gives the files below it that a reader's suffix fits, or that have none;
    in order of name, hidden ones and links to folders left out.
    """
    seen: set[str] = set()
    for source in sources:
        for found in _inputs(str(source)):
            key = str(found) if isinstance(found, InputError) else _identity(found)
            if key not in seen:
                seen.add(key)
                yield found


def is_address(source: str) -> bool:
    """Whether it begins with http:// or https:// and has no white space."""
    return bool(_ADDRESS.fullmatch(source))


def is_like_address(source: str) -> bool:
    """Whether it begins as an address does, with some scheme."""
    return bool(_SCHEME.match(source))


def suffix_of(name: str) -> str:
    """The suffix in lower case that tells the format: ``.html`` for ``PAGE.HTML.gz``."""
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def _inputs(source: str) -> Iterator[str | InputError]:
    if source == STDIN or is_address(source):
        yield source
        return
    if not source.strip():
        yield EmptyInput(repr(source), "is empty and names nothing to read")
        return
    try:
        folder, there = Path(source).is_dir(), os.path.lexists(source)
    except (OSError, ValueError):
        folder, there = False, False
    if folder:
        yield from _below(source)
    elif there or is_like_address(source) or not _PATTERN.search(source):
        yield source
    else:
        yield from _matching(source)


def _identity(source: str) -> str:
    if source == STDIN or is_address(source):
        return source
    try:
        return os.path.realpath(source)
    except (OSError, ValueError):
        return source


def _below(folder: str) -> Iterator[str | InputError]:
    refused: list[InputError] = []
    empty = True
    for root, names, files in os.walk(folder, onerror=lambda e: refused.append(_refusal(e))):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for path in (Path(root, f) for f in sorted(files)):
            if _is_meant(path):
                empty = False
                yield str(path)
    yield from refused
    if empty and not refused:
        yield EmptyInput(folder, "a folder with nothing readable in it")


def _is_meant(path: Path) -> bool:
    hidden = path.name.startswith(".")
    suffix = suffix_of(path.name)
    return not hidden and _is_file(path) and (not suffix or suffix in known_suffixes())


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a link to what may not be looked at
        return False


def _refusal(error: OSError) -> InputError:
    return UnreadableInput(str(error.filename), (error.strerror or "cannot be listed").lower())


def _matching(pattern: str) -> Iterator[str | InputError]:
    matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207 - also absolute ones
    if not matches:
        yield UnreadableInput(pattern, "no file fits this pattern")
    for match in matches:
        if Path(match).is_dir():
            yield from (i for i in _below(match) if not isinstance(i, EmptyInput))
        else:
            yield match
