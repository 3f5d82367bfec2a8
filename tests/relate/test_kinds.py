"""Kinds of things, one way only."""

from __future__ import annotations

from onrecord.relate.words.kinds import is_kind


def test_a_narrow_word_is_of_the_wider_kind_and_not_the_other_way() -> None:
    assert is_kind("helicopt", "helicopt")
    assert is_kind("rifl", "weapon")
    assert not is_kind("weapon", "rifl")


def test_kinds_of_kinds_and_words_of_one_meaning() -> None:
    assert is_kind("rifl", "equipment")
    assert is_kind("plan", "equipment")  # "plane", as aircraft


def test_what_no_line_has_is_a_kind_of_itself_alone() -> None:
    assert is_kind("teapot", "teapot")
    assert not is_kind("teapot", "weapon")
