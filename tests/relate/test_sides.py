"""Who is the one that a claim names, and who speaks for them."""

from __future__ import annotations

import pytest

from onrecord.relate.relations.sides import Side
from onrecord.statements import Speaker, SpeakerKind


def who(
    name: str,
    kind: SpeakerKind = "person",
    role: str | None = None,
    affiliation: str | None = None,
    country: str | None = None,
) -> Speaker:
    return Speaker(name, name, kind, role=role, affiliation=affiliation, country=country)


NORWEGIAN = "Norwegian foreign ministry"
OSTREVIAN = "the Ostrevian foreign ministry"


@pytest.mark.parametrize(
    ("name", "speaker", "standing"),
    [
        ("Norway", who("Norwegian officials", "unnamed"), "self"),
        ("Norway", who("the Norwegian government", "government"), "self"),
        ("Norway", who("Ida Moe", role="spokeswoman", affiliation=NORWEGIAN), "for"),
        ("Norway", who("Per Lie", role="Foreign Minister", country="NO"), "for"),
        ("Norway", who("Per Lie", role="former foreign minister", country="NO"), None),
        ("Norway", who("Per Lie", role="opposition leader", country="NO"), None),
        ("Norway", who("Per Lie", role="novelist", country="NO"), None),
        ("Norway", who("Ann Alm", role="minister", affiliation="Swedish government"), None),
        ("Norway", who("a source", "unnamed"), None),
        ("Norway", who("Norway Today", "outlet"), None),
        ("Ostrevia", who("Irena Dovak", role="spokeswoman", affiliation=OSTREVIAN), "for"),
        ("Ostrevian government", who("Irena Dovak", role="minister", affiliation=OSTREVIAN), "for"),
        ("Ostrevia", who("Edvin Halloran", role="minister", affiliation="Lestrian"), None),
        ("Linnewater", who("Oscar Penhallow", role="chief", affiliation="Linnewater"), "for"),
        ("Linnewater", who("Linnewater", "organization"), "self"),
        ("Linnewater", who("Ruth Ansell", role="mayor", affiliation="Upper Callen"), None),
        ("Garrow", who("Nils Garrow"), "self"),
        ("President Anton Lazhek", who("Anton Lazhek"), "self"),
        ("Garrow", who("Nils Garrow and Ruth Ansell"), None),
        ("Garrow", who("Garrow’s spokesman", "unnamed", role="spokesman"), "for"),
        ("Garrow", who("Lewin Marsk", role="spokesman"), None),
        ("Garrow", None, None),
    ],
)  # fmt: skip
def test_standing(name: str, speaker: Speaker | None, standing: str | None) -> None:
    assert Side(name).standing(speaker) == standing


def test_what_other_articles_tell_counts() -> None:
    speaker = who("Radim Halvik", role="Defence Minister")
    assert Side("Ostrevia").standing(speaker) is None
    assert Side("Ostrevia").standing(speaker, known=("Ostrevia defence minister",)) == "for"
