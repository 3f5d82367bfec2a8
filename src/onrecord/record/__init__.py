"""The record: articles and statements in one SQLite file."""

from onrecord.record.counts import Counts, SpeakerCount
from onrecord.record.record import Record
from onrecord.record.search import Hit
from onrecord.record.writing import Added

__all__ = ["Added", "Counts", "Hit", "Record", "SpeakerCount"]
