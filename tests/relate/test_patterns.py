from __future__ import annotations

import pytest

from onrecord.relate.relations.patterns import common_side, in_order, pattern
from onrecord.statements import Speaker
from tests.relate.sayings import person, said

MINISTER = person("Rado Hale", role="defence minister", affiliation="Morvian government")
SPOKESWOMAN = person("Ina Doval", role="spokeswoman", affiliation="Morvian foreign ministry")
OPPOSITION = person("Vera Korr", role="opposition leader", affiliation="Morvian parliament")
SOURCE = Speaker(
    "s1", "a source in the Morvian government", "unnamed", affiliation="Morvian government"
)


def side(one: Speaker, other: Speaker) -> str | None:
    return common_side(said("The port is open.", by=one), said("The port is closed.", by=other))


def test_a_spokeswoman_and_a_minister_speak_for_one_government() -> None:
    assert side(SPOKESWOMAN, MINISTER) is not None


@pytest.mark.parametrize("other", [OPPOSITION, SOURCE, person("Rado Hale Ober")])
def test_opposition_sources_and_strangers_do_not(other: Speaker) -> None:
    assert side(SPOKESWOMAN, other) is None


def test_a_minister_speaks_for_the_ministry() -> None:
    minister = person("Sig Lund", role="Environment Minister")
    spokesman = person("Dag Fels", role="spokesman", affiliation="Environment Ministry")
    assert side(minister, spokesman) == "Environment Ministry"


def test_ministers_of_two_countries_have_no_common_side() -> None:
    one = person("Sig Lund", role="foreign minister", affiliation="foreign ministry", country="QM")
    other = person("Ina Doval", role="spokeswoman", affiliation="foreign ministry", country="QN")
    assert side(one, other) is None


def test_a_reversal_has_the_earlier_first() -> None:
    late = said("The port will close.", published="2031-04-02")
    early = said("The port will not close.", published="2031-03-12")
    assert in_order(late, early) == (early, late)
    assert pattern(early, late, side="Ana Velik") == "reversal"
    assert pattern(early, late, side=None) == "dispute"


def test_never_is_a_record_and_comes_first() -> None:
    earlier = said("Osmark should close the port.", published="2031-03-03")
    never = said("Ana Velik has never called for that.", published="2031-04-08")
    assert in_order(earlier, never) == (never, earlier)
    assert pattern(never, earlier, side="Ana Velik") == "record"
