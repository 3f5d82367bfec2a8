from __future__ import annotations

from dataclasses import replace

from onrecord.relate.relations.reasons import reason, told_words
from onrecord.relations import Difference
from tests.relate.sayings import said

DENIED = said("Troops are in Osmark.", stance="denies", said="2031-03-03")
SAID = said("At least ten troops are in Osmark.", by="Rado Hale", published="2031-03-18")


def test_a_reason_tells_who_said_what_when_and_what_differs() -> None:
    told = reason(
        "contradicts",
        DENIED,
        SAID,
        pattern="reversal",
        side="the Morvian government",
        differences=[Difference("stance", "denies", "affirms")],
    )
    assert told == (
        "Ana Velik denied on 2031-03-03: “Troops are in Osmark”."
        " Rado Hale said (published 2031-03-18): “At least ten troops are in Osmark”."
        " Both speak for the Morvian government."
        " What differs: the first denies, the second affirms."
    )


def test_hostile_names_stay_on_one_safe_line() -> None:
    told = reason("supports", said("It\x1b[31m is\nso, they say.", by="A\u202eB\n"), SAID)
    assert "\x1b" not in told and "\n" not in told and "\u202e" not in told


def test_only_words_as_printed_stand_in_quotation_marks() -> None:
    printed = said("I have never called for it, and I never will.")
    filled = replace(printed, proposition="Ana Velik has never called for it.")
    assert told_words(printed) == "“I have never called for it, and I never will”"
    assert told_words(filled) == "Ana Velik has never called for it"
