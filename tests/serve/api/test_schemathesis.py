"""The API keeps to its own description, whatever is asked."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from served import LOCAL

HOST = {"Host": "127.0.0.1:8000"}
EXAMPLES = 4  # for each operation, twice: as described, and not
ANYTHING = {  # has no parameter that could be unlike its description
    "GET /articles/{id}",
    "GET /statements/{id}",
    "GET /speakers/{id}",
    "GET /identities/{id}",
    "GET /sources",
    "GET /matters/{id}",
    "GET /relations/{id}",
    "GET /counts",
}

fixed = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_the_api_keeps_to_its_description(api):
    described = schemathesis.openapi.from_asgi("/openapi.json", api.app, headers=HOST)
    seen = []
    for found in described.get_all_operations():
        operation = found.ok()
        ask(operation, GenerationMode.POSITIVE, seen)
        if operation.label not in ANYTHING:
            ask(operation, GenerationMode.NEGATIVE, seen)
    assert {"GET /statements", "GET /search", "POST /judgements", "GET /check"} <= set(seen)


def ask(operation, mode, seen):
    @fixed
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case):
        seen.append(operation.label)
        # An id, a date or a cursor may look right and be none, which no pattern can tell.
        case.call_and_validate(
            base_url=LOCAL, excluded_checks=[positive_data_acceptance], headers=HOST
        )

    asked()
