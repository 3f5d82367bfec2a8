"""A refusal says what could be asked instead."""

from served import client

from onrecord.serve.web.app import make_app


def test_an_unknown_parameter_is_told_with_those_that_are_known(api):
    told = api.get("/search", params={"words": "ferries"}).json()
    (error,) = told["errors"]
    assert error["where"] == "query.words"
    assert error["detail"].startswith("not known here; known: ")
    names = error["detail"].partition("known: ")[2].split(", ")
    assert {"q", "speaker", "since", "limit"} <= set(names)
    assert api.get("/search", params={"q": "ferries", "limit": "1"}).status_code == 200


def test_where_nothing_can_be_asked_so_is_said(api):
    (error,) = api.get("/counts", params={"words": "x"}).json()["errors"]
    assert error["detail"] == "not known here; known: none"


def test_a_wrong_date_is_told_in_our_words_only(api):
    (error,) = api.get("/search", params={"since": "2031-99"}).json()["errors"]
    assert error["detail"] == "'2031-99' is not a date; write 2015, 2015-09 or 2015-09-04"


def test_an_unknown_address_is_told_with_the_description(api, news):
    assert "/openapi.json" in api.get("/nowhere").json()["detail"]
    with client(make_app(news)) as site:
        detail = site.get("/api/v1/nowhere").json()["detail"]
        assert detail == (
            "there is nothing at /api/v1/nowhere; /api/v1/openapi.json lists what there is"
        )
        assert site.get("/api/v1/openapi.json").status_code == 200


def test_an_unknown_statement_keeps_its_own_message(api):
    assert "no statement" in api.get(f"/statements/{'0' * 16}").json()["detail"]


def test_what_can_be_done_with_a_resource_is_told(api):
    response = api.delete("/statements")
    assert response.status_code == 405
    assert (
        response.json()["detail"]
        == f"DELETE cannot be done with it; {response.headers['allow']} can"
    )


def test_the_root_leads_to_the_description(api, news):
    assert api.get("/", follow_redirects=True).json()["openapi"] == "3.1.0"
    with client(make_app(news)) as site:
        answer = site.get("/api/v1/", follow_redirects=False)
        assert answer.headers["location"] == "/api/v1/openapi.json"
