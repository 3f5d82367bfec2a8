"""A chat completions endpoint: one question, one answer, bounded in time, size and attempts.

The protocol is the one that OpenAI's API set and vLLM, llama.cpp, Ollama and others speak:
``POST …/chat/completions`` with ``model`` and ``messages``.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import urllib3
from urllib3.util import Url, parse_url

from onrecord.errors import ExtractError, ModelError
from onrecord.safe import shorten

__all__ = ["MAX_ANSWER_BYTES", "Endpoint"]

MAX_ANSWER_BYTES = 1_000_000
"""Bytes of one answer, far more than a passage of text can give rise to."""

_CONNECT_SECONDS = 10.0
_LONGEST_WAIT = 60.0  # seconds that are waited between attempts, whatever the server asks
_BLOCK = 65536
_PASSING = frozenset((408, 429, 500, 502, 503, 504, 529))  # may be otherwise in a moment
_LASTING = frozenset((401, 403, 404, 405))  # the same for every article
_REVEALING = 4  # characters of the key that no message may hold


class _PassingFault(Exception):
    """What may go well at another attempt, after ``wait`` seconds if the server named them."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        super().__init__(problem)
        self.wait = wait


class Endpoint:
    """Where a language model is asked.

    ``url`` is the API's base (``http://localhost:8080/v1``) or the full address of its chat
    completions. ``timeout`` is in seconds, for one attempt from connecting to the answer's
    last byte; ``pause`` is waited before the second attempt, twice that before the third.
    ``options`` join the request's JSON (``temperature``, ``response_format``…). Raises
    ExtractError for an address or a key that cannot be used. The key is sent to this
    address only (redirects are not followed) and never shown.
    """

    def __init__(
        self,
        url: str,
        *,
        model: str,
        key: str | None = None,
        timeout: float = 120.0,
        attempts: int = 3,
        pause: float = 1.0,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        address = _address(url)
        self.place = address._replace(auth=None, query=None, fragment=None).url
        self._url = address.url
        self._key = _usable(key)
        self._model = model
        self._timeout = timeout
        self._attempts = max(1, attempts)
        self._pause = pause
        self._options = dict(options or {})

    def ask(self, instructions: str, text: str) -> str:
        """The model's answer to ``text`` under ``instructions``.

        Raises ModelError where the server refuses whatever is asked (a wrong key, model or
        address) and ExtractError where this question got no whole answer.
        """
        messages = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": text},
        ]
        asked = {**self._options, "model": self._model, "messages": messages, "stream": False}
        return self._content(self._sent(json.dumps(asked).encode()))

    def _sent(self, body: bytes) -> bytes:
        """The answer's bytes, after as many attempts as it takes and are allowed."""
        for attempt in range(1, self._attempts + 1):
            try:
                return self._attempt(body)
            except _PassingFault as fault:
                wait = self._pause * 2 ** (attempt - 1) if fault.wait is None else fault.wait
                if wait > _LONGEST_WAIT:
                    raise self._error(f"{fault}, and asks to wait {wait:.0f} s") from None
                if attempt == self._attempts:
                    raise self._error(f"{fault} ({_times(attempt)})") from None
            time.sleep(wait)
        raise AssertionError("unreachable")

    def _attempt(self, body: bytes) -> bytes:
        stop = time.monotonic() + self._timeout
        try:
            response = _pool().request(
                "POST", self._url, body=body, headers=self._headers(), retries=False,
                redirect=False, preload_content=False, timeout=self._patience(),
            )  # fmt: skip
            try:
                received = self._received(response, stop)
            finally:
                response.close()
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise _PassingFault(_reason(error)) from None
        if response.status != 200:
            raise self._refusal(response, received)
        return received

    def _headers(self) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": "onrecord",
            "Connection": "close",
        }
        return {**headers, "Authorization": f"Bearer {self._key}"} if self._key else headers

    def _patience(self) -> urllib3.Timeout:
        return urllib3.Timeout(connect=min(_CONNECT_SECONDS, self._timeout), read=self._timeout)

    def _received(self, response: urllib3.BaseHTTPResponse, stop: float) -> bytes:
        """The body as sent; ExtractError when it is too long, a fault when it comes too late."""
        parts, size = [], 0
        while part := response.read1(_BLOCK, decode_content=False):
            parts.append(part)
            size += len(part)
            if size > MAX_ANSWER_BYTES:
                raise self._error(f"the answer is longer than {MAX_ANSWER_BYTES:,} bytes")
            if time.monotonic() > stop:
                raise _PassingFault("the server did not answer in time")
        return b"".join(parts)

    def _refusal(self, response: urllib3.BaseHTTPResponse, body: bytes) -> Exception:
        """What an answer other than 200 comes to."""
        status = response.status
        problem = f"the server answered {status}"
        if status in _PASSING:
            return _PassingFault(problem, _retry_after(response.headers.get("Retry-After")))
        if status not in (401, 403) and (reason := self._message(body)):
            problem += f": {reason}"
        error = self._error(problem)
        return ModelError(str(error)) if status in _LASTING else error

    def _message(self, body: bytes) -> str:
        """The server's own words on what is wrong; empty when they may hold some of the key."""
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            return ""
        error = found.get("error") if isinstance(found, dict) else None
        words = error.get("message") if isinstance(error, dict) else error
        return shorten(words, 160) if isinstance(words, str) and not self._reveals(words) else ""

    def _reveals(self, words: str) -> bool:
        key = self._key
        parts = (key[i : i + _REVEALING] for i in range(max(1, len(key) - _REVEALING + 1)))
        return bool(key) and any(part in words for part in parts)

    def _content(self, body: bytes) -> str:
        """The text of the first choice of a chat completion."""
        try:
            choice = json.loads(body)["choices"][0]
            finish, content = choice.get("finish_reason"), choice["message"]["content"]
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
            raise self._error("the answer is not a chat completion in JSON") from None
        if finish == "length":
            raise self._error("the answer was cut off at the model's limit of length")
        if not isinstance(content, str) or not content.strip():
            raise self._error("the answer holds no text")
        return content

    def _error(self, problem: str) -> ExtractError:
        return ExtractError(f"{self.place}: {problem}")


@cache
def _pool() -> urllib3.PoolManager:
    """Keeps no connection open: one that two processes share after a fork mixes answers."""
    return urllib3.PoolManager()


def _address(url: str) -> Url:
    """The address of the chat completions, from it or from the API's base."""
    try:
        address = parse_url(url.strip())
    except urllib3.exceptions.LocationParseError:
        address = Url()
    if address.scheme not in ("http", "https") or not address.host:
        raise ExtractError(
            "the address of the model is not of the form http://host:port/v1 or https://host/v1"
        )
    if address.auth:
        raise ExtractError("the address of the model may not hold a password; give it as the key")
    path = (address.path or "").rstrip("/")
    if not path.endswith("/chat/completions"):
        path += "/chat/completions"
    return address._replace(path=path)


def _usable(key: str | None) -> str:
    """The key without blanks around it; ExtractError when a header cannot hold it."""
    key = (key or "").strip()
    if not (key.isascii() and key.isprintable()):
        raise ExtractError("the key of the model holds characters that no key has")
    return key


def _retry_after(value: str | None) -> float | None:
    """Seconds that the server asks to wait (RFC 9110, 10.2.3); None when it names none."""
    value = (value or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _reason(error: Exception) -> str:
    """One line that a person understands and that holds nothing of the request."""
    late = isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError)
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return "the server's name is not known"
    if late and not isinstance(error, urllib3.exceptions.NewConnectionError):
        return "the server did not answer in time"
    if isinstance(error, urllib3.exceptions.SSLError):
        return "the server's certificate cannot be trusted"
    if isinstance(error, urllib3.exceptions.ProtocolError | urllib3.exceptions.ResponseError):
        return "the server broke off its answer"
    return "the server cannot be reached"


def _times(attempts: int) -> str:
    return "tried once" if attempts == 1 else f"tried {attempts} times"
