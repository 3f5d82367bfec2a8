"""Who may come to a record's pages: this machine only, or whoever logs in."""

from __future__ import annotations

import getpass
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import AccountError
from onrecord.serve.accounts.accounts import Accounts
from onrecord.serve.accounts.secret import sealed
from onrecord.serve.accounts.users import Role, rank

__all__ = ["Access", "Viewer", "access_to", "is_loopback"]

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. ``local``: this machine's own user, who need not log in.

    ``csrf`` goes into every form that the viewer is shown. ``session`` is the id that
    the cookie holds, None without one.
    """

    name: str
    role: Role
    csrf: str = field(repr=False, default="")
    local: bool = False
    session: str | None = field(repr=False, default=None)

    def may(self, role: str) -> bool:
        """Whether the viewer has this role or one that includes it."""
        return rank(self.role) >= rank(role)


@dataclass(frozen=True)
class Access:
    """How a record is served.

    ``accounts``: whose users must log in; None for this machine only. ``names``: the host
    names by which it may be asked for; empty for any (with accounts only). ``key`` signs
    cookies and form tokens.
    """

    accounts: Accounts | None = None
    names: frozenset[str] = LOCAL_NAMES
    key: bytes = field(repr=False, default_factory=lambda: secrets.token_bytes(32))

    @property
    def local(self) -> bool:
        """Whether nobody has to log in."""
        return self.accounts is None

    def owner(self) -> Viewer:
        """The viewer of local use, named as the operating system names them."""
        return Viewer(_own_name(), "admin", csrf=self.form_token("local"), local=True)

    def form_token(self, holder: str) -> str:
        """The token in the forms of a session, of a visitor to the login page, or of local use."""
        return sealed(self.key, "form", holder)


def access_to(record: str | Path, *, host: str = "127.0.0.1", names: Iterable[str] = ()) -> Access:
    """How to serve a record at the address ``host``.

    A record without users is served to this machine only, and nobody logs in. As soon as
    it has one, everybody does. ``names``: host names by which others ask for it (behind
    a proxy, say). Raises AccountError when others could ask and there are no users.
    """
    accounts, others = Accounts.of(record), frozenset(name.lower() for name in names)
    if accounts.users.all():
        return Access(accounts, LOCAL_NAMES | others if others else others, accounts.key())
    if others or not is_loopback(host):
        raise AccountError(
            f"{record}: has no users, so it can be served on 127.0.0.1 only;"
            f" add one with: onrecord users add NAME --record {record}"
        )
    return Access()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "local"
