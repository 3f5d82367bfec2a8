"""What stands against what: appearances, matters, relations, and the check of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relate.models.judge import Judge
    from onrecord.relate.models.vectors import Sentences
    from onrecord.relate.relating import Progress, Related

__all__ = ["relate"]


def relate(
    record: Record,
    *,
    sentences: Sentences | None = None,
    judge: Judge | None = None,
    threshold: float | None = None,
    progress: Progress | None = None,
) -> Related:
    """Compare what is new in the record with all of it.

    Finds the same words printed elsewhere, groups statements into matters, and finds which
    repeat, support or contradict each other with at least the ``threshold``, a score in
    [0, 1] (by default 0.6). Statements that the same model compared before are not
    compared with each other again. The relations of a batch of 64 are kept before its
    statements are marked as compared, so that a run can be stopped and taken up later.
    ``progress`` is told how many statements have been compared, and of how many.

    ``sentences`` and ``judge``: models other than the shipped ones. Raises ModelError when
    a shipped model is missing, and RecordError as every method of Record.
    """
    from onrecord.relate.relating import relate_new

    return relate_new(
        record, sentences=sentences, judge=judge, threshold=threshold, progress=progress
    )
