"""Templates: where they are and what they may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.serve.manner import manner, term
from onrecord.serve.reasons import beside_finding
from onrecord.serve.web import words
from onrecord.serve.web.addresses import address, asked, taken_out, web_link
from onrecord.serve.web.downloads import downloads
from onrecord.serve.web.scripts import scripts, static_address

__all__ = ["page"]

Crumb = tuple[str, str]


def page(
    request: Request,
    template: str,
    *,
    title: str,
    crumbs: Sequence[Crumb] = (),
    download: Mapping[str, Any] | None = None,
    status: int = 200,
    **shown: Any,
) -> HTMLResponse:
    """A page of the site.

    ``title`` becomes its ``<title>``; ``crumbs`` are the names and addresses of the pages
    above it; ``download`` is the query of what it shows, for files of it.
    """
    body = (
        _environment()
        .get_template(template)
        .render(
            **shown,
            request=request,
            path=request.url.path,
            title=title,
            crumbs=crumbs,
            files=downloads(download) if download is not None else [],
            viewer=getattr(request.state, "viewer", None),
        )
    )
    return HTMLResponse(body, status_code=status)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.serve.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=words.harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(country=words.country, day=words.day, short=words.short)
    environment.globals.update(
        address=address,
        asked=asked,
        began=words.began,
        beside_finding=beside_finding,
        counted=words.counted,
        goes_on=words.goes_on,
        has_words=words.has_words,
        manner=manner,
        same_words=words.same_words,
        share=words.share,
        scripts=scripts(),
        style=static_address("onrecord.css"),
        taken_out=taken_out,
        term=term,
        web_link=web_link,
    )
    return environment
