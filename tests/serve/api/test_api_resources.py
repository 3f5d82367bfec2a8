"""Every resource gives what the record holds."""

import json

import pytest

from onrecord.record import Record
from onrecord.relations import Appearance
from onrecord.serve.api.models import Statement as StatementModel


def get(api, path, **query):
    response = api.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_statements_are_the_objects_of_the_jsonl_export(api, news):
    with Record(news) as record:
        expected = [statement.to_dict() for statement in record.statements()]
    assert get(api, "/statements") == {"items": expected, "next": None}
    assert get(api, f"/statements/{expected[1]['id']}") == expected[1]
    assert set(expected[0]) == set(StatementModel.model_fields)


def test_spans_point_into_the_articles_text(api):
    for statement in get(api, "/statements")["items"]:
        text = get(api, f"/articles/{statement['article']['id']}")["text"]
        words = " ".join(text[start:end] for start, end in statement["content"])
        assert words == statement["content_text"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"speaker": "doreva"}, 2),
        ({"speaker": "tom/hask"}, 1),
        ({"kind": "unnamed"}, 2),
        ({"outlet": "echo"}, 2),
        ({"since": "2031-05"}, 2),
        ({"until": "2031-04-02"}, 3),
        ({"act": "deny"}, 1),
        ({"stance": "affirms", "via": "vna"}, 4),
        ({"country": "ve"}, 2),
        ({"form": "direct"}, 0),
        ({"hedged": "true"}, 0),
        ({"article": "0" * 16}, 0),
    ],
)
def test_filters(api, query, expected):
    assert len(get(api, "/statements", **query)["items"]) == expected
    lines = api.get("/export", params=query).content.splitlines()
    assert len(lines) == expected


def test_articles(api):
    listed = get(api, "/articles")["items"]
    assert [one["title"] for one in listed] == ["Ferries", "Flour"]
    whole = get(api, f"/articles/{listed[0]['sha256']}")
    assert whole["characters"] == len(whole["text"]) == listed[0]["characters"]
    assert "ines" not in json.dumps(whole), "where it was read from is nobody's business"
    inside = get(api, f"/articles/{listed[0]['id']}/statements", limit=2)
    assert len(inside["items"]) == 2
    assert len(api.get(inside["next"]).json()["items"]) == 1
    assert [one["title"] for one in get(api, "/articles", q="flour")["items"]] == ["Flour"]


def test_search_marks_words_and_counts(api):
    found = get(api, "/search", q="ferry never")
    (hit,) = found["items"]
    assert {piece["text"] for piece in hit["excerpt"] if piece["match"]} >= {"never"}
    assert found["total"] == 1 and found["more"] is False
    assert found["facets"]["outlet"] == [{"key": "Echo", "name": "Echo", "statements": 1}]
    assert get(api, "/search", q="???")["items"] == []


def test_speakers(api):
    listed = get(api, "/speakers", name="doreva")["items"]
    assert [(one["id"], one["statements"]) for one in listed] == [("ilna-doreva", 2)]
    assert get(api, "/speakers/ilna-doreva")["offices"][0]["role"] == "minister"
    assert get(api, "/speakers/tom/hask")["name"] == "Tom Hask"


def test_matters_and_relations(api):
    (matter,) = get(api, "/matters")["items"]
    whole = get(api, f"/matters/{matter['id']}")
    assert (matter["statements"], matter["size"]) == ([], len(whole["statements"]))
    assert [one["id"] for one in whole["statements"]] == whole["matter"]["statements"]
    (relation,) = get(api, "/relations", pattern="reversal", waiting="true")["items"]
    assert whole["relations"] == [relation]
    both = get(api, f"/relations/{relation['id']}")
    assert (both["first"]["id"], both["second"]["id"]) == (relation["first"], relation["second"])
    assert both["relation"]["differences"][0]["aspect"] == "negation"


def test_counts(api):
    counted = get(api, "/counts")
    assert (counted["articles"], counted["statements"], counted["relations"]) == (2, 5, 1)
    assert counted["readings"] == {"test/1": 2}


def test_judgements(api):
    (relation,) = get(api, "/relations")["items"]
    body = {"subject": "relation", "id": relation["id"], "verdict": "reject", "reason": "a joke"}
    made = api.post("/judgements", json=body)
    assert made.status_code == 201
    assert made.json()["reason"] == "a joke" and made.json()["user"]
    assert get(api, "/relations")["items"] == []
    assert get(api, "/judgements", subject="relation")["items"] == [made.json()]
    taken = api.post(f"/judgements/{made.json()['number']}/withdrawal")
    assert taken.json()["withdrawn"]
    assert get(api, "/relations")["items"] == [relation]
    assert get(api, "/judgements")["items"] == []
    assert len(get(api, "/judgements", withdrawn="true")["items"]) == 1


def test_an_identity_says_why_a_speaker_is_one_and_whom_people_joined(api):
    found = get(api, "/identities/ilna-doreva")
    assert found["tellings"][0]["role"] == "minister"
    assert found["tellings"][0]["reason"]
    assert (found["merged"], found["same_as"], found["apart"]) == ([], None, None)
    body = {"subject": "speaker", "id": "ilna-doreva", "verdict": "merge"}
    made = api.post("/judgements", json={**body, "detail": {"with": ["tom/hask"]}})
    assert made.status_code == 201
    assert get(api, "/identities/ilna-doreva")["merged"] == ["tom/hask"]
    assert get(api, "/identities/tom%2Fhask")["same_as"] == "ilna-doreva"
    assert api.get("/identities/nobody").status_code == 404
    assert api.get("/identities/ilna").status_code == 404, "the beginning of an id is none"


def test_a_matter_is_split_and_found_by_its_statement(api):
    first, second = get(api, "/matters/ferries-1")["matter"]["statements"]
    body = {"subject": "matter", "id": "ferries-1", "verdict": "split", "detail": {"out": [second]}}
    number = api.post("/judgements", json=body).json()["number"]
    (new,) = get(api, "/matters", statement=second)["items"]
    assert new["id"] == f"ferries-1~{number}"
    assert [one["id"] for one in get(api, "/matters", statement=first)["items"]] == ["ferries-1"]


def test_sources_are_those_of_the_page(api, news):
    found = get(api, "/sources")
    assert [one["name"] for one in found["outlets"]] == ["The Veld", "Echo"]
    assert {"outlet": "Echo", "via": "VNA", "statements": 2} in found["relays"]
    (doreva,) = [one for one in found["voices"] if one["id"] == "ilna-doreva"]
    assert doreva["by_outlet"] == {"Echo": 1, "The Veld": 1} and doreva["statements"] == 2


def test_printings_come_in_pages(api, news):
    with Record(news) as record:
        first, second, *_ = (one.id for one in record.statements())
        record.appearances.put([Appearance(first, one, 1.0) for one in (first, second)])
    whole = get(api, f"/statements/{first}/printings")
    assert [one["id"] for one in whole["items"]] == [first, second] and whole["next"] is None
    page = get(api, f"/statements/{second}/printings", limit=1)
    assert [one["id"] for one in page["items"]] == [first]
    assert api.get(page["next"]).json()["items"][0]["id"] == second
    assert api.get("/statements/0000000000000000/printings").status_code == 404
