"""What was found for a claim, as HTML for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.markup import BLOCK, between, block, many, small, statement_html

if TYPE_CHECKING:
    from onrecord.relate.checking.check import Check, Finding

__all__ = ["check_html"]

_FINDINGS = 5
_GROUPS = (
    ("supports", "Supports it"),
    ("against", "Stands against it"),
    ("near", "Near it, and no more than that"),
)


def check_html(check: Check) -> str:
    """The claim, how it was understood, at most five findings in each group, the scope."""
    groups = "".join(
        _group(title, getattr(check, name)) for name, title in _GROUPS if getattr(check, name)
    )
    scope = check.scope
    searched = [
        f"searched {many(scope.statements, 'statement')}",
        f"in {many(scope.articles, 'article')}",
        f"from {many(scope.outlets, 'outlet')}",
        *([between(scope.earliest, scope.latest)] if scope.earliest else []),
        *(f"only {name} {value}" for name, value in scope.filters.items()),
        "no verdict: read them",
    ]
    return (
        f'<div style="{BLOCK}">{block(check.claim.text, [check.claim.described()])}'
        f"{groups or '<p>Nothing in the record.</p>'}{small(searched)}</div>"
    )


def _group(title: str, found: Sequence[Finding]) -> str:
    shown = "".join(_finding(one) for one in found[:_FINDINGS])
    left = len(found) - _FINDINGS
    more = small([f"… {left:,} more"]) if left > 0 else ""
    return f"<p><strong>{title}</strong></p>{shown}{more}"


def _finding(one: Finding) -> str:
    why = small([f"score {one.score:.2f}", one.reason])
    return f'<div style="margin:0 0 1em 1em">{statement_html(one.statement)}{why}</div>'
