"""Secrets: how they are kept, signed and compared."""

from __future__ import annotations

import hashlib
import hmac

__all__ = ["digest", "same", "sealed", "signed", "unsigned"]


def digest(secret: str) -> str:
    """What is kept of a secret of 256 random bits: its SHA-256 (no salt can help it)."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def sealed(key: bytes, purpose: str, value: str) -> str:
    """HMAC-SHA-256 of a value for one purpose, in hex."""
    message = f"{purpose}\0{value}".encode("utf-8", "surrogatepass")
    return hmac.new(key, message, hashlib.sha256).hexdigest()


def same(given: str, right: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how nearly."""
    return hmac.compare_digest(
        given.encode("utf-8", "surrogatepass"), right.encode("utf-8", "surrogatepass")
    )


def signed(key: bytes, purpose: str, value: str) -> str:
    """The value and its seal, as a cookie holds them."""
    return f"{value}.{sealed(key, purpose, value)}"


def unsigned(key: bytes, purpose: str, text: str) -> str | None:
    """The value, when the seal is ours; None otherwise."""
    value, dot, seal = text.rpartition(".")
    return value if dot and same(seal, sealed(key, purpose, value)) else None
