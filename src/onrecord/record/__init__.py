"""The record: articles and statements in one SQLite file."""

from onrecord.record.overview.counts import Counts, SpeakerCount
from onrecord.record.record import Record
from onrecord.record.search.search import Hit
from onrecord.record.writing.writing import Added

__all__ = ["Added", "Counts", "Hit", "Record", "SpeakerCount"]
