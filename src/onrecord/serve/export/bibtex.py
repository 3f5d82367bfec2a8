r"""BibTeX: a citation of each article, for LaTeX and reference managers.

No word of an article can be a command: what LaTeX treats specially is written as the
command that prints it. Braces become ``\textbraceleft{}`` and ``\textbraceright{}``,
because BibTeX counts them even after a backslash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.safe import shorten
from onrecord.serve.export.articles import date_parts, each_article, web_address
from onrecord.statements import Article, Statement

__all__ = ["export_bibtex", "latex"]

_LONGEST = 2000
_PRINTED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        '"': r"\textquotedbl{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def export_bibtex(statements: Iterable[Statement]) -> Iterator[bytes]:
    """One entry an article, in UTF-8, its key ``onrecord-`` and the article's id.

    Names stay as printed: braces keep BibTeX from splitting them.
    """
    for article in each_article(statements):
        fields = "".join(f"  {name} = {value},\n" for name, value in _fields(article))
        yield f"@{_kind(article)}{{onrecord-{article.id},\n{fields}}}\n\n".encode()


def latex(text: str) -> str:
    """``text`` on one line as LaTeX prints it, its braces balanced; at most 2,000 characters."""
    return shorten(text, _LONGEST).translate(_PRINTED)


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    if article.title:
        yield "title", f"{{{{{latex(article.title)}}}}}"
    if article.authors:
        yield "author", _braced(" and ".join(_braced(latex(name)) for name in article.authors))
    if article.outlet:
        yield _outlet_field(article), _braced(latex(article.outlet))
    yield from _date(article)
    if address := web_address(article.url):
        yield "url", _braced(address)
    if article.language:
        yield "language", _braced(latex(article.language))


def _date(article: Article) -> Iterator[tuple[str, str]]:
    parts = date_parts(article.published)
    if not parts and article.published:
        yield "note", _braced(latex(f"Published {article.published}"))
    if parts:
        yield "year", _braced(f"{parts[0]:04}")
    if len(parts) > 1:
        yield "month", _MONTHS[parts[1] - 1]
    if len(parts) > 2:
        yield "day", _braced(str(parts[2]))


def _kind(article: Article) -> str:
    return "article" if article.kind == "news" and article.outlet else "misc"


def _outlet_field(article: Article) -> str:
    return "journal" if _kind(article) == "article" else "howpublished"


def _braced(text: str) -> str:
    return f"{{{text}}}"
