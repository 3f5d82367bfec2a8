"""The block of ``key: value`` lines between ``---`` that Markdown files begin with.

Only the simple part of YAML is read: top-level scalars, plain or quoted, which may
run on over indented lines, and lists of scalars. Anything else is passed over.
"""

from __future__ import annotations

import re

__all__ = ["split"]

_LONGEST = 65536
_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED = {"_": "\u00a0", "n": "\n", "t": "\t", "N": "\u0085"}


def split(text: str) -> tuple[dict[str, list[str]], int]:
    """The values of each key, and the offset at which the text after the block begins.

    No block: no keys, and 0.
    """
    opening = _OPEN.match(text)
    if not opening:
        return {}, 0
    closing = _CLOSE.search(text, opening.end(), _LONGEST)
    if not closing:
        return {}, 0
    block = text[opening.end() : closing.start()]
    return {k: v for k, v in _entries(block) if v}, closing.end()


def _entries(block: str) -> list[tuple[str, list[str]]]:
    entries: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        key = _KEY.fullmatch(line)
        if key:
            entries.append((key[1].lower(), [key[2] or ""]))
        elif entries:
            entries[-1][1].append(line)
    return [(key, _values(lines)) for key, lines in entries]


def _values(lines: list[str]) -> list[str]:
    """One folded scalar, or the scalars of a list."""
    items = [line.strip() for line in lines[1:] if line.strip()]
    first = lines[0].strip()
    if not first and items and all(i.startswith("- ") for i in items):
        return [_scalar(i[2:]) for i in items]
    if first.startswith("[") and first.endswith("]"):
        return [_scalar(i) for i in first[1:-1].split(",") if i.strip()]
    value = _scalar(_folded([first, *items]))
    return [value] if value else []


def _folded(lines: list[str]) -> str:
    """Lines joined by a space, or by nothing after a line that ends in a backslash."""
    text = ""
    for line in lines:
        text = text[:-1] + line if text.endswith("\\") else f"{text} {line}"
    return text.strip()


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescaped, text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    return "" if text in {"null", "~", "|", ">"} else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
