"""Pages by address: http and https only, bounded in size, time and redirects."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from email.message import Message
from functools import cache
from typing import BinaryIO
from urllib.parse import urljoin

import urllib3

from onrecord.errors import InputTooLarge, UnreadableInput
from onrecord.ingest.limits import MAX_PAGE_BYTES, MAX_REDIRECTS
from onrecord.ingest.opening import decompressed

__all__ = ["Fetched", "fetch"]

_CONNECT_SECONDS = 10.0
_READ_SECONDS = 20.0
_TOTAL_SECONDS = 60.0
_BLOCK = 65536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the bytes, what it called them, and the last address."""

    stream: BinaryIO
    media_type: str | None
    charset: str | None
    address: str


def fetch(address: str) -> Fetched:
    """The document at an http(s) address. Raises UnreadableInput and InputTooLarge."""
    try:
        response = _pool().request(
            "GET", address, preload_content=False, redirect=True, retries=_retries(),
            timeout=urllib3.Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS),
        )  # fmt: skip
    except (urllib3.exceptions.HTTPError, ValueError, OSError) as error:
        raise UnreadableInput(address, _reason(error)) from None
    try:
        return _received(response, address)
    finally:
        response.close()


@cache
def _pool() -> urllib3.PoolManager:
    agent = "onrecord (reads a page that its user named)"
    return urllib3.PoolManager(
        headers={"User-Agent": agent, "Accept": "text/html, text/*, */*;q=0.5"}
    )


def _retries() -> urllib3.Retry:
    return urllib3.Retry(
        total=MAX_REDIRECTS, redirect=MAX_REDIRECTS, connect=1, read=0, other=0, status=0
    )


def _received(response: urllib3.BaseHTTPResponse, address: str) -> Fetched:
    if response.status != 200:
        raise UnreadableInput(
            address, f"the server answered {response.status} {response.reason or ''}".strip()
        )
    header = Message()
    header["Content-Type"] = response.headers.get("Content-Type", "")
    named = header.get_content_type() if response.headers.get("Content-Type") else None
    return Fetched(
        stream=decompressed(io.BytesIO(_body(response, address))),
        media_type=named,
        charset=header.get_content_charset(),
        address=urljoin(address, response.geturl() or ""),
    )


def _body(response: urllib3.BaseHTTPResponse, address: str) -> bytes:
    """All of the body, decoded; not more than a page may have, nor slower than a minute."""
    parts, size, stop = [], 0, time.monotonic() + _TOTAL_SECONDS
    try:
        for part in response.stream(_BLOCK, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > MAX_PAGE_BYTES:
                raise InputTooLarge(
                    address, f"more than {MAX_PAGE_BYTES:,} bytes, the limit for a page"
                )
            if time.monotonic() > stop:
                raise UnreadableInput(address, f"took longer than {_TOTAL_SECONDS:.0f} seconds")
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise UnreadableInput(address, _reason(error)) from None
    return b"".join(parts)


def _reason(error: Exception) -> str:
    """One line that a person understands."""
    cause = getattr(error, "reason", None) or error
    if isinstance(cause, urllib3.exceptions.ResponseError):
        return "too many redirects"
    refused = isinstance(cause, urllib3.exceptions.NewConnectionError)
    if isinstance(cause, urllib3.exceptions.TimeoutError) and not refused:
        return "the server did not answer in time"
    text = str(cause).rpartition(": ")[2] or type(cause).__name__
    return f"cannot be reached ({' '.join(text.split())[:120]})"
