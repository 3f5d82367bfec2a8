"""Files packed into one ZIP archive while it is written, for formats of several files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onrecord.serve.export.outlet import Outlet

__all__ = ["zipped"]


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The bytes of an archive of ``(name, content)`` pairs, one file after another.

    The same files give the same bytes: every file has the time 1980-01-01.
    """
    out = Outlet()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
            yield out.taken()
    yield out.taken()
