from __future__ import annotations

from datetime import date

from onrecord.relate.positions.clauses import clauses, root

MARCH = date(2031, 3, 5)


def test_clauses_of_a_sentence_stand_apart() -> None:
    found = clauses("There is not one adviser in Osmark, and the convoys carried only grain.")
    assert [c.negation for c in found] == ["not", None]


def test_names_and_demonyms_of_invented_states_are_one() -> None:
    (one,), (other,) = (
        clauses("It left Lestria for Sarrane."),
        clauses("The Lestrian, Sarrani side."),
    )
    assert one.names == other.names


def test_forms_of_a_verb_have_one_root() -> None:
    assert root("knew") == root("known") == root("knows")


def test_since_before_and_until_are_open_on_one_side() -> None:
    (since,) = clauses("The men have been there since January 2031.", MARCH)
    (before,) = clauses("Nobody knew before 1 March 2031.", MARCH)
    assert (since.times[0].first, since.times[0].last) == ("2031-01-01", None)
    assert (before.times[0].first, before.times[0].last) == (None, "2031-03-01")


def test_the_present_tense_is_about_the_day_of_saying() -> None:
    (now,) = clauses("The gates are open.", MARCH)
    assert now.implied is not None and now.implied.first == "2031-03-05"


def test_negation_in_a_subordinate_clause_does_not_count() -> None:
    (clause,) = clauses("The council promised that there would be no concerts after eleven.")
    assert clause.negation is None


def test_conditions_and_pronouns_are_marked() -> None:
    (condition,) = clauses("If the port were closed, many would be out of work.")
    (vague,) = clauses("He misled the country in January.")
    assert condition.open == "If"
    assert vague.vague == "He"
