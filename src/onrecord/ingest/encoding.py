"""Bytes to characters, and characters to ones that are safe to keep.

The order of trust: a byte order mark, valid UTF-8, the charset that the document
declares, nearly valid UTF-8, windows-1252 when little of the text is outside ASCII,
and then what charset-normalizer finds.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import NotText

__all__ = ["clean", "decode", "encoding_of", "html_charset"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ACCEPTED = "plain text, Markdown, HTML, JSON, CSV and Parquet are read"
_BINARY = (
    (b"%PDF-", "a PDF; convert it to text first"),
    (b"PK\x03\x04", "a ZIP archive or office document; convert it to text first"),
    (b"\xd0\xcf\x11\xe0", "an office document; convert it to text first"),
    (b"\x89PNG", f"a PNG image; {_ACCEPTED}"),
    (b"\xff\xd8\xff", f"a JPEG image; {_ACCEPTED}"),
    (b"GIF8", f"a GIF image; {_ACCEPTED}"),
    (b"\x7fELF", f"a program; {_ACCEPTED}"),
    (b"SQLite format 3\x00", f"an SQLite database; {_ACCEPTED}"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "compressed twice"),
)
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROL_BYTES = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_SAMPLE = 65536


def decode(data: bytes, where: str, *, declared: str | None = None) -> str:
    """``data`` as characters, without a byte order mark. Raises NotText.

    ``declared`` is the charset that the document or its server names.
    """
    name, errors = encoding_of(data, where, declared=declared)
    try:
        return data.decode(name, errors)
    except (UnicodeDecodeError, LookupError):
        raise NotText(where, f"starts as {name} and then is not") from None


def encoding_of(data: bytes, where: str, *, declared: str | None = None) -> tuple[str, str]:
    """The codec for ``data`` and how it should treat errors (``strict``, ``replace``)."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, "replace"
    _refuse_binary(data, where)
    for codec in ("utf-8", _known_codec(declared)):
        if codec and _decodes(data, codec):
            return codec, "strict"
    return _guess(data, where)


def clean(text: str) -> str:
    r"""``text`` with what cannot be kept replaced, one character for one.

    Vertical tab, form feed and next-line (line ends of old) become ``\n``; other
    control characters a space; lone surrogates and noncharacters U+FFFD. Tab,
    ``\n``, ``\r`` and bidirectional controls stay. The length never changes, so
    offsets into the given text hold.
    """
    return _CONTROL.sub(_replacement, text)


def html_charset(data: bytes) -> str | None:
    """The charset that a page declares in its first 4096 bytes."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _replacement(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\x0b\x0c\x85":
        return "\n"
    return " " if character <= "\x9f" else "\ufffd"


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise NotText(where, what)
    place = data.find(0)
    if place >= 0:
        raise NotText(where, f"binary (a NUL at byte {place}); {_ACCEPTED}")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls * 100 > len(sample):
        raise NotText(where, f"binary (control characters throughout); {_ACCEPTED}")


def _known_codec(name: str | None) -> str | None:
    """The Python codec for a declared charset; browsers read latin-1 as windows-1252."""
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    return "cp1252" if found in {"iso8859-1", "ascii"} else found


def _decodes(data: bytes, name: str) -> bool:
    try:
        return isinstance(data.decode(name), str)
    except (UnicodeDecodeError, LookupError, AssertionError):
        return False


def _guess(data: bytes, where: str) -> tuple[str, str]:
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(text) - broken - sum(map(str.isascii, text))
    if sound > broken or broken * 2000 < len(text):
        return "utf-8", "replace"
    high = len(data[:_SAMPLE]) - len(data[:_SAMPLE].translate(None, bytes(range(128, 256))))
    if high * 5 < len(data[:_SAMPLE]) and _decodes(data, "cp1252"):
        return "cp1252", "strict"
    return _normalizer(data, where)


def _normalizer(data: bytes, where: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NotText(where, "in an encoding that cannot be told; save it as UTF-8")
    return best.encoding, "replace"
