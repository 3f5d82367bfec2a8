"""A matter or a check as one HTML file to send to somebody.

The file holds all that it shows: no script, no address that is fetched, styles within. Words
from outside are escaped, and a policy in the page forbids the rest.
"""

from __future__ import annotations

from onrecord.serve.report.checks import check_report
from onrecord.serve.report.matters import matter_report

__all__ = ["check_report", "matter_report"]
