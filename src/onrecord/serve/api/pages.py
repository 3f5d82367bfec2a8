"""Lists of the API: a page of objects, and the address of the next."""

from __future__ import annotations

from pydantic import Field

from onrecord.serve.api import models

__all__ = [
    "Articles",
    "Judgements",
    "Matters",
    "Relations",
    "SearchPage",
    "Speakers",
    "Statements",
]


class _Page(models.Exact):
    next: str | None = Field(
        description="Address of the next page; null on the last.",
        examples=["/api/v1/statements?cursor=WyI1NyIsICI1MWMiXQ"],
    )


class Articles(_Page):
    """A page of articles."""

    items: list[models.ArticleListed]


class Statements(_Page):
    """A page of statements."""

    items: list[models.Statement]


class SearchPage(_Page):
    """A page of what was found, and counts of all of it."""

    items: list[models.Hit]
    total: int = Field(description="How many were found and counted.")
    more: bool = Field(description="Whether there are more than were counted.")
    facets: dict[str, list[models.Facet]]
    months: dict[str, int]


class Speakers(_Page):
    """A page of speakers, the most quoted first."""

    items: list[models.Speaker]


class Matters(_Page):
    """A page of matters."""

    items: list[models.Matter]


class Relations(_Page):
    """A page of relations, the strongest first."""

    items: list[models.Relation]


class Judgements(_Page):
    """A page of judgements."""

    items: list[models.Judgement]
