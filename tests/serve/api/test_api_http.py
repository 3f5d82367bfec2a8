"""Pages, entity tags, problems, streams: what holds of every resource."""

import csv
import io
import tracemalloc

import pytest
from served import client

from onrecord.record import Record
from onrecord.serve.api import make_api
from onrecord.serve.api.streaming import made_elsewhere
from onrecord.serve.export import exporter_names

PROBLEM = "application/problem+json"


def problem(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == PROBLEM
    told = response.json()
    assert told["status"] == status and told["title"] and told["detail"]
    return told


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/statements", {}),
        ("/articles", {}),
        ("/search", {"q": "ferries"}),
        ("/search", {"order": "oldest"}),
        ("/speakers", {}),
    ],
)
def test_pages_hold_everything_once(api, path, query):
    whole = api.get(path, params=query).json()["items"]
    found, address = [], f"{path}?limit=1&" + "&".join(f"{k}={v}" for k, v in query.items())
    while address:
        response = api.get(address)
        found += response.json()["items"]
        address = response.json()["next"]
        assert ("next" in response.links) == bool(address)
    assert found == whole and len(found) > 1


@pytest.mark.parametrize(
    "cursor", ["", "x", "!!!", "WyI1NyIsICI1MWMiXQ", "A" * 999, "W10", "bnVsbA"]
)
def test_a_cursor_that_is_not_ours_is_refused(api, cursor):
    problem(api.get("/statements", params={"cursor": cursor}), 400)
    problem(api.get("/articles", params={"cursor": cursor}), 400)


def test_a_cursor_belongs_to_its_list_and_filters(api):
    address = api.get("/statements?limit=1&speaker=doreva").json()["next"]
    assert api.get(address + "&limit=7").status_code in {200, 422}
    problem(api.get(address.replace("doreva", "hask")), 400)
    problem(api.get(address.replace("/statements", "/search")), 400)


def test_a_cursor_whose_statement_was_read_anew_is_told(api, news):
    address = api.get("/statements?limit=1").json()["next"]
    with Record(news) as record:
        article = next(record.articles())
        record.add(article, [], extractor="other/2")
    assert "cursor" in problem(api.get(address), 400)["detail"]


def test_entity_tags(api, news):
    first = api.get("/statements")
    tag = first.headers["etag"]
    for sent in (tag, f'"other", W/{tag}', "*"):
        again = api.get("/statements", headers={"If-None-Match": sent})
        assert again.status_code == 304 and again.content == b""
        assert again.headers["etag"] == tag
    with Record(news) as record:
        record.judgements.add("statement", first.json()["items"][0]["id"], "reject", user="ines")
    changed = api.get("/statements", headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["etag"] != tag


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/statements", {"limit": 0}),
        ("/statements", {"limit": 10**30}),
        ("/statements", {"since": "yesterday"}),
        ("/statements", {"since": "2031-02-30"}),
        ("/statements", {"form": "sung"}),
        ("/statements", {"spaeker": "doreva"}),
        ("/statements", {"article": "ferries"}),
        ("/search", {"q": "word " * 65}),
        ("/search", {"q": "x" * 2001}),
        ("/search", {"order": "worst"}),
        ("/export", {"format": "papyrus"}),
        ("/relations", {"least": "nan"}),
        ("/counts", {"all": "1"}),
        ("/check", {}),
        ("/check", {"claim": "???"}),
    ],
)
def test_what_cannot_be_asked_is_a_problem(api, path, query):
    problem(api.get(path, params=query), 422)


def test_a_wrong_parameter_is_named(api):
    told = problem(api.get("/statements?limit=0&form=sung"), 422)
    assert {fault["where"] for fault in told["errors"]} == {"query.limit", "query.form"}


@pytest.mark.parametrize(
    "path",
    [
        "/articles/0000000000000000",
        "/articles/Ferries",
        "/articles/%00",
        "/statements/0000000000000000",
        "/statements/zz",
        "/speakers/nobody",
        "/speakers/%ff%00",
        "/matters/none",
        "/relations/0000000000000000",
        "/relations?statement=0000000000000000",
        "/nothing",
    ],
)
def test_what_is_not_there_is_a_problem(api, path):
    problem(api.get(path), 404)


def test_other_methods_are_a_problem_that_says_which_are_allowed(api):
    response = api.delete("/statements")
    problem(response, 405)
    assert "GET" in response.headers["allow"]


def test_what_is_unforeseen_is_a_problem_that_tells_nothing(news, monkeypatch):
    def broken(*_args):
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(Record, "counts", broken)
    with client(make_api(news), raise_server_exceptions=False) as api:
        assert "secret" not in str(problem(api.get("/counts"), 500))


def test_a_record_that_is_gone_is_a_problem_that_does_not_say_where_it_was(news):
    with client(make_api(news), raise_server_exceptions=False) as api:
        news.unlink()
        assert str(news.parent) not in str(problem(api.get("/counts"), 500))


def test_a_check_tells_what_was_found_or_that_the_model_is_missing(api, monkeypatch):
    from onrecord.errors import ModelError
    from onrecord.relate.checking import check as module

    def fake(record, claim, *, speaker, limit, **_more):
        assert (speaker, limit) == ("doreva", 7)
        finding = module.Finding(next(record.statements()), 0.8, "It says so.")
        scope = module.Scope(2, 5, 2, "2031-04-02", "2031-05-07")
        return module.Check(module.read_claim(claim), scope, against=(finding,))

    monkeypatch.setattr(module, "check", fake)
    query = {"claim": "The ferries never ran", "speaker": "doreva", "limit": 7}
    found = api.get("/check", params=query).json()
    assert found["against"][0]["statement"]["content_text"].startswith("the ferries")
    assert found["scope"]["articles"] == 2 and found["supports"] == []

    def missing(*_args, **_more):
        raise ModelError("/home/ines/models: not a model folder")

    monkeypatch.setattr(module, "check", missing)
    assert "ines" not in str(problem(api.get("/check", params=query), 503))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        ({"subject": "statement"}, {}),
        ({"subject": "statement", "id": "x", "verdict": "hang"}, {}),
        ([], {}),
    ],
)
def test_a_judgement_that_is_none(api, body, headers):
    problem(api.post("/judgements", json=body, headers=headers), 422)


def test_a_body_that_is_no_json_or_too_long(api):
    sent = {"content-type": "application/json"}
    problem(api.post("/judgements", content=b'{"subject": "\xff', headers=sent), 400)
    problem(api.post("/judgements", content=b"[" * 100_000, headers=sent), 400)
    problem(api.post("/judgements", content=b" " * 300_000, headers=sent), 413)
    problem(api.post("/judgements", content=iter([b"{}"]), headers=sent), 411)


def test_a_judgement_of_nothing(api):
    body = {"subject": "statement", "id": "0" * 16, "verdict": "accept"}
    problem(api.post("/judgements", json=body), 404)


def test_exports_stream_every_format(api):
    for name in exporter_names():
        response = api.get("/export", params={"format": name, "speaker": "doreva"})
        assert response.status_code == 200, name
        assert response.content
        assert "attachment" in response.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(api.get("/export?format=csv").text)))
    assert len(rows) == 6


def test_a_stream_keeps_little_and_ends_when_nobody_listens():
    made = []

    def chunks():
        for number in range(10_000):
            made.append(number)
            yield bytes(1000)

    stream = made_elsewhere(chunks)
    tracemalloc.start()
    assert len(next(stream)) == 1000
    stream.close()
    assert len(made) < 30
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_stream_that_fails_says_so():
    def chunks():
        yield b"1"
        raise ValueError("broken")

    stream = made_elsewhere(chunks)
    assert next(stream) == b"1"
    with pytest.raises(ValueError, match="broken"):
        next(stream)


def test_the_description_is_openapi_3_1_and_every_operation_says_what_it_does(api):
    described = api.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            assert len(operation["description"]) > 20, (method, path)
            assert "4XX" in operation["responses"]
            for parameter in operation.get("parameters", []):
                assert parameter["in"] == "path" or parameter.get("schema"), parameter
