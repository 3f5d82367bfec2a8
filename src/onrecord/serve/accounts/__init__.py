"""Who may look at a record, who may judge in it, and how a request shows who it is from."""

from onrecord.serve.accounts.access import Access, Viewer, access_to
from onrecord.serve.accounts.accounts import Accounts
from onrecord.serve.accounts.guard import Guard
from onrecord.serve.accounts.login import login_routes
from onrecord.serve.accounts.viewers import posted_form, reviewer, viewer

__all__ = [
    "Access",
    "Accounts",
    "Guard",
    "Viewer",
    "access_to",
    "login_routes",
    "posted_form",
    "reviewer",
    "viewer",
]
