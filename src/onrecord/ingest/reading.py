"""Reading: a source in, articles out, and for each input that fails its error."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import EmptyInput, InputError, MalformedInput, UnreadableInput
from onrecord.ingest.dates import given_date
from onrecord.ingest.documents import Document, Metadata, Reader, Tell, logged
from onrecord.ingest.opening import decompressed, head, open_file
from onrecord.ingest.registry import choose, known_suffixes, named
from onrecord.ingest.sources import STDIN, inputs, is_address, is_like_address, suffix_of
from onrecord.ingest.text import from_text
from onrecord.statements import Article

__all__ = ["read", "read_all"]

_STDIN_NAME = "<stdin>"
_TEXT_NAME = "<text>"
_LONGEST_PATH = 4096
_OTHER_ADDRESS = "only addresses with http:// or https://, without spaces, and files are read"


def read(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    reader: str | None = None,
    tell: Tell = logged,
) -> Article:
    """The article in a file, at an http(s) address, on standard input (``-``), or in a text.

    ``source`` is taken for the text itself when it is a ``str``, names no file, and
    has a line break or reads like words rather than a path. What is declared wins
    over what is found. ``published`` is EDTF or a plain date; ``reader`` names one of
    :func:`reader_names`, which otherwise is chosen by suffix and content. ``tell`` takes
    a :class:`Note` where a part is left out, such as a date that is none; by default it
    is logged as a warning.

    Raises InputError when the source cannot be read (MalformedInput when it is a table
    of several articles), DateError, and UnknownName.
    """
    given = _given(published, outlet, title, url, language)
    chosen = named(reader) if reader else None
    if isinstance(source, str) and not source.strip():
        raise EmptyInput(_TEXT_NAME, "is empty")
    if isinstance(source, str) and _is_text(source):
        return from_text(source, Document(BytesIO(), _TEXT_NAME, given, tell=tell))
    with closing(_read_input(str(source), chosen, _About(given, {}, tell))) as items:
        found = list(islice(items, 2))
    if len(found) > 1:
        raise MalformedInput(str(source), "holds several articles; read_all reads them")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def read_all(
    sources: Iterable[str | Path],
    *,
    reader: str | None = None,
    columns: Mapping[str, str] | None = None,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    tell: Tell = logged,
) -> Iterator[Article | InputError]:
    """Every article in the sources, in order; in place of each that fails, its error.

    A source is a file, a folder, a pattern (``news/**/*.html``), an http(s) address or
    ``-``. A file named twice is read once. ``columns`` maps fields of an article
    (``text``, ``title``, ``outlet``, ``authors``, ``published``, ``url``,
    ``language``) to columns of a table. ``tell`` is as for :func:`read`. Raises, at once,
    DateError and UnknownName.
    """
    given = _given(published, outlet, title, url, language)
    chosen = named(reader) if reader else None
    return _read_each(sources, chosen, _About(given, dict(columns or {}), tell))


class _About(NamedTuple):
    """What goes into each document besides its bytes."""

    given: Metadata
    columns: Mapping[str, str]
    tell: Tell


def _read_each(
    sources: Iterable[str | Path], reader: Reader | None, about: _About
) -> Iterator[Article | InputError]:
    for found in inputs(sources):
        if isinstance(found, InputError):
            yield found
        else:
            yield from _read_input(found, reader, about)


def _read_input(
    source: str, reader: Reader | None, about: _About
) -> Generator[Article | InputError, None, None]:
    """What one input holds: at least one article or error."""
    empty = True
    try:
        with _opened(source, about) as (document, media_type):
            for item in _reader_for(document, source, reader, media_type).read(document):
                empty = False
                yield item
    except InputError as error:
        yield error
        return
    if empty:
        yield EmptyInput(source, "holds no articles")


@contextmanager
def _opened(source: str, about: _About) -> Iterator[tuple[Document, str | None]]:
    """The input as a document, and its media type where a server named one."""
    document = partial(Document, given=about.given, columns=about.columns, tell=about.tell)
    if is_address(source):
        from onrecord.ingest.url import fetch  # urllib3 takes longer to load than all else

        page = fetch(source)
        yield (
            document(page.stream, source, charset=page.charset, address=page.address),
            page.media_type,
        )
    elif source == STDIN:
        yield document(decompressed(sys.stdin.buffer), _STDIN_NAME), None
    elif is_like_address(source) and not _exists(source):
        raise UnreadableInput(source, _OTHER_ADDRESS)
    else:
        with open_file(Path(source)) as stream:
            yield document(stream, source), None


def _reader_for(
    document: Document, source: str, reader: Reader | None, media_type: str | None
) -> Reader:
    """The named reader, or the one that fits. Raises EmptyInput, NotText."""
    start = head(document.stream, document.where)
    if not start:
        raise EmptyInput(document.where, "is empty")
    suffix = "" if is_address(source) else suffix_of(source)
    return reader or choose(suffix, start, media_type=media_type)


def _given(
    published: str | None,
    outlet: str | None,
    title: str | None,
    url: str | None,
    language: str | None,
) -> Metadata:
    return Metadata(
        title=title,
        outlet=outlet,
        published=given_date(published) if published else None,
        url=url,
        language=language,
    )


def _is_text(source: str) -> bool:
    """Whether a string is an article's text, rather than a path or an address."""
    if is_address(source) or source == STDIN or _exists(source):
        return False
    words = source.split()
    if "\n" in source.strip() or len(source) > _LONGEST_PATH:
        return True
    if len(words) < 2 or suffix_of(words[-1]) in known_suffixes():
        return False
    return "/" not in source or not source.rstrip()[-1].isalnum()


def _exists(source: str) -> bool:
    try:
        return os.path.lexists(source)
    except (OSError, ValueError):
        return False
