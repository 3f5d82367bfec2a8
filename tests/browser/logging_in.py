"""Logging in as a person does."""

from __future__ import annotations

__all__ = ["log_in"]


def log_in(page, name: str, password: str) -> None:
    """Fill in the login page, to which a stranger was led."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
