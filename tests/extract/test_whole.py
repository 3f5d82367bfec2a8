"""Quotations are one speaker's from mark to mark."""

from __future__ import annotations

from onrecord.extract.whole import whole_quotations
from onrecord.statements import Attribution, Span

TEXT = "“The dam is safe and always was,” said Bo Lind. The mayor doubted it was."


def place(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


LIND, SAID = place("Bo Lind"), place("said")


def test_the_rest_of_a_quotation_goes_to_who_has_most_and_is_taken_from_others():
    most = Attribution((LIND,), (SAID,), (place("“The dam is safe and"),))
    part = Attribution((), (place("doubted"),), (place("was,”"), place("it was")))
    assert whole_quotations(TEXT, [most, part]) == [
        Attribution((LIND,), (SAID,), (place("“The dam is safe and always was,”"),)),
        Attribution((), (place("doubted"),), (place("it was"),)),
    ]


def test_an_attribution_with_nothing_left_is_left_out():
    most = Attribution((LIND,), (SAID,), (place("“The dam is safe and"),))
    part = Attribution((), (place("doubted"),), (place("was,”"),))
    assert [a.cue for a in whole_quotations(TEXT, [part, most])] == [(SAID,)]


def test_a_quotation_that_nobody_has_most_of_stays_as_it_is():
    few = [Attribution((LIND,), (SAID,), (place("always"),))]
    assert whole_quotations(TEXT, few) == few


def test_a_quotation_with_a_source_in_it_stays_as_it_is():
    odd = [Attribution((place("dam"),), (SAID,), (place("is safe and always was,”"),))]
    assert whole_quotations(TEXT, odd) == odd


def test_of_two_with_as_much_the_first_has_it():
    one = Attribution((LIND,), (SAID,), (place("“The dam is safe and always"),))
    two = Attribution((), (place("doubted"),), one.content)
    assert [a.cue for a in whole_quotations(TEXT, [one, two])] == [(SAID,)]
