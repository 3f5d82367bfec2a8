"""Windows that overlap."""

from __future__ import annotations

import numpy as np

from onrecord.extract.decode import Evidence, Found
from onrecord.extract.merge import merge
from onrecord.extract.windows import Window
from onrecord.statements import Span

SURE = Evidence(0.9, 0.9, 0.9, 0.9)


def window(start, border=None):
    """Pieces of one character; those before ``border`` repeat the window before."""
    context = 0 if border is None else border - start + 1
    offsets = [(-1, -1)] + [(i, i + 1) for i in range(start, start + 50)]
    if border is not None:
        offsets.insert(context, (-1, -1))
    empty = np.zeros(len(offsets), np.int64)
    return Window(empty, empty, empty, empty, empty, np.array(offsets), context)


def found(cue, *content):
    return Found((), (Span(*cue),), tuple(Span(*c) for c in content), SURE)


def test_what_both_saw_is_kept_once():
    both = found((22, 24), (25, 30))
    assert merge([window(0), window(20, 35)], [[both], [both]]) == [both]


def test_what_goes_on_in_the_later_window_is_the_later_ones():
    early, late = found((30, 32), (25, 29)), found((30, 32), (25, 29), (36, 40))
    assert merge([window(0), window(20, 35)], [[early], [late]]) == [late]


def test_windows_without_context_are_put_together():
    a, b = found((3, 5), (6, 9)), found((53, 55), (56, 59))
    assert merge([window(0), window(50)], [[a], [b]]) == [a, b]
