"""The learned scorer of pronouns, and where it decides."""

from __future__ import annotations

import numpy as np

from onrecord.resolve.coreference.candidates import Candidate, layout
from onrecord.resolve.coreference.features import FEATURES, surface
from onrecord.resolve.coreference.scorer import likeliest, scores

TEXT = (
    "Mara Velt grew up in Oster. She studied law there with the help of Dana Orr's brother. "
    "She opened her own office two years later."
)


def named(words: str, bearer: str, gender: str | None = "f", *, spoke: bool = False) -> Candidate:
    start = TEXT.index(words)
    return Candidate(start, start + len(words), gender, 2.2 if spoke else 0.0, bearer, spoke)


MARA, DANA = named("Mara Velt", "Mara"), named("Dana Orr", "Dana")
SHE = TEXT.index("She opened")


def test_a_row_of_features_for_every_name() -> None:
    found = surface(layout(TEXT), SHE, "She", [MARA, DANA])
    assert found.shape == (2, len(FEATURES))
    assert np.isfinite(found).all()
    assert surface(layout(TEXT), SHE, "She", []).shape == (0, len(FEATURES))


def test_the_one_whom_the_passage_is_about_scores_higher_than_one_in_passing() -> None:
    mara, dana, _ = scores(layout(TEXT), SHE, "She", [MARA, DANA])
    assert mara > dana


def test_the_scorer_decides_among_those_who_have_not_spoken() -> None:
    found = likeliest(layout(TEXT), SHE, [DANA, MARA])
    assert found is not None
    assert found[0].bearer == "Mara"
    assert 0 < found[1] <= 1


def test_rules_decide_where_one_has_spoken() -> None:
    spoke = named("Dana Orr", "Dana", spoke=True)
    found = likeliest(layout(TEXT), SHE, [MARA, spoke])
    assert found is not None
    assert found[0].bearer == "Dana"


def test_another_gender_is_no_candidate() -> None:
    found = likeliest(layout(TEXT), SHE, [named("Mara Velt", "Mara", "m"), DANA])
    assert found is not None
    assert found[0].bearer == "Dana"
    assert likeliest(layout(TEXT), SHE, [named("Mara Velt", "Mara", "m")]) is None
    assert likeliest(layout(TEXT), SHE, []) is None


def test_a_name_that_tells_its_gender_goes_before_one_that_does_not() -> None:
    unknown = named("Mara Velt", "Mara", None)
    sure, unsure = (
        likeliest(layout(TEXT), SHE, [MARA, DANA]),
        likeliest(layout(TEXT), SHE, [unknown, DANA]),
    )
    assert sure is not None
    assert unsure is not None
    assert unsure[0].bearer == "Dana" or unsure[1] < sure[1]


def test_two_runs_score_the_same() -> None:
    first, again = (scores(layout(TEXT), SHE, "She", [MARA, DANA]) for _ in range(2))
    assert np.array_equal(first, again)
