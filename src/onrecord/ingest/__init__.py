"""Reading: files, folders, pages, tables and standard input become Articles."""

from __future__ import annotations

from onrecord.ingest.documents import Document, Metadata, Note, Reader
from onrecord.ingest.furniture import furniture
from onrecord.ingest.reading import read, read_all
from onrecord.ingest.registry import reader_names
from onrecord.ingest.sources import expand
from onrecord.ingest.transcript import Turn, is_transcript, turns

__all__ = [
    "Document",
    "Metadata",
    "Note",
    "Reader",
    "Turn",
    "expand",
    "furniture",
    "is_transcript",
    "read",
    "read_all",
    "reader_names",
    "turns",
]
