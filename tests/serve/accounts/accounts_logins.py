"""Logging in as a person does."""

from __future__ import annotations

PASSWORDS = {"rita": "a reader's words", "vera": "a reviewer's words"}


def log_in(browser, name: str, password: str | None = None, **more):
    """Load the login page and send its form."""
    token = browser.get("/login").text.split("|")[0]
    data = {"name": name, "password": password or PASSWORDS[name], "csrf": token, **more}
    return browser.post("/login", data=data)
