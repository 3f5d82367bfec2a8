"""brat and CAS JSON: every annotation is the words at its place."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.serve.export.cas import utf16_offsets
from onrecord.statements import Article, Attribution, Span, Statement
from tests.record.factory import readings
from tests.serve.export_cases import TEXT, hostile, tangled, unpacked, written

LINE_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def standoff(text: str, ann: str) -> SimpleNamespace:
    """A reader of brat's format that checks what brat checks."""
    found = SimpleNamespace(bound={}, events={}, relations={}, attributes=set(), notes={})
    for line in ann.splitlines():
        id_, *rest = line.split("\t")
        if id_[0] == "T":
            head, words = rest
            kind, places = head.split(" ", 1)
            spans = [Span(*map(int, place.split(" "))) for place in places.split(";")]
            assert " ".join(span.of(text) for span in spans) == words
            assert "\n" not in words and words.strip() == words != ""
            assert spans == sorted(spans)
            found.bound[id_] = (kind, spans)
        elif id_[0] == "E":
            (trigger, *roles) = (part.split(":") for part in rest[0].split(" "))
            assert trigger[0] == found.bound[trigger[1]][0] == "Cue"
            found.events[id_] = {"Cue": trigger[1], **dict(roles)}
        elif id_[0] == "R":
            found.relations[id_] = rest[0]
        elif id_[0] == "A":
            found.attributes.add(rest[0])
        else:
            assert id_[0] == "#"
            _, target = rest[0].split(" ")
            found.notes[target] = rest[1]
    return found


def articles_of_brat(data: bytes) -> list[tuple[str, SimpleNamespace]]:
    files = unpacked(data)
    assert "[events]" in files.pop("annotation.conf")
    names = [name[:-4] for name in files if name.endswith(".txt")]
    assert set(files) == {f"{name}{end}" for name in names for end in (".txt", ".ann")}
    return [(files[f"{n}.txt"], standoff(files[f"{n}.txt"], files[f"{n}.ann"])) for n in names]


def test_brat() -> None:
    ((text, found),) = articles_of_brat(written("brat", tangled()))
    assert text == TEXT
    contents = [spans for kind, spans in found.bound.values() if kind == "Content"]
    assert [span.of(text) for span in contents[0]] == [
        "Osmark never hid",
        "its convoys 🚚",
        "we 𐍈 carry grain",
    ]
    assert len(found.events) == 4 and len(found.relations) == 1
    first, outer, inner, bare = found.events
    assert found.events[inner]["Parent"] == outer
    assert "Content" not in found.events[bare] and "Source" not in found.events[bare]
    assert {f"Form {first} direct", f"Negated {first}", f"Act {inner} deny"} <= found.attributes
    assert f"Stance {inner} denies" in found.attributes
    assert "via: Ana Velik, Tarn Agency" in found.notes[inner]
    assert any(line.startswith("Unspoken T") for line in found.attributes)


def test_a_shared_part_is_marked_once() -> None:
    of = Article("She said this and that.")
    source, cue = (Span(0, 3),), (Span(4, 8),)
    made = [
        Statement(of, Attribution(source, cue, (Span(9, 13),))),
        Statement(of, Attribution(source, cue, (Span(18, 22),))),
    ]
    ((_, found),) = articles_of_brat(written("brat", made))
    assert len(found.bound) == 4 and len(found.events) == 2


def test_a_mark_at_the_start_is_counted() -> None:
    made = Statement(Article("\ufeffa\tb"), Attribution(content=(Span(1, 4),)))
    ((text, found),) = articles_of_brat(written("brat", [made]))
    assert text == "\ufffda b"
    assert list(found.bound.values()) == [("Content", [Span(1, 4)])]


@settings(deadline=None, max_examples=60)
@given(readings())
def test_brat_of_any_reading(reading) -> None:
    article, statements = reading
    for text, found in articles_of_brat(written("brat", statements)):
        assert len(text) == len(article.text)
        assert len(found.notes) <= len(statements)


@pytest.mark.parametrize("name", ["brat", "cas"])
def test_an_article_that_comes_back_gets_another_file(name) -> None:
    other = Statement(Article("a b"), Attribution(content=(Span(0, 1),)))
    one, *more = tangled()
    files = unpacked(written(name, [one, other, *more]))
    key = one.article.id
    ends = {"brat": (".txt", ".ann"), "cas": (".json",)}[name]
    assert {f"{key}{end}" for end in ends} | {f"{key}-2{end}" for end in ends} <= set(files)


@pytest.mark.parametrize("name", ["brat", "cas"])
def test_an_archive_is_the_same_every_time(name) -> None:
    assert written(name, tangled()) == written(name, tangled())


def test_no_statements() -> None:
    assert set(unpacked(written("brat", []))) == {"annotation.conf"}
    assert unpacked(written("cas", [])) == {}


def test_hostile_brat() -> None:
    ((text, found),) = articles_of_brat(written("brat", [hostile()]))
    assert len(text) == len(hostile().article.text)
    assert not LINE_ENDS.search(text) and "\x1b" not in text and "\u202e" not in text
    assert len(found.events) == 1
    assert [kind for kind, _ in found.bound.values()] == ["Source", "Cue", "Content"]


def covered(cas: dict, annotation: dict) -> str:
    """The words of an annotation, counted as UIMA counts."""
    units = cas["%FEATURE_STRUCTURES"][0]["sofaString"].encode("utf-16-le")
    return units[2 * annotation["begin"] : 2 * annotation["end"]].decode("utf-16-le")


def cases(data: bytes) -> list[dict]:
    """Readers' checks of CAS JSON: unique ids, declared types and features, known references."""
    found = [json.loads(text) for text in unpacked(data).values()]
    for cas in found:
        structures = {s["%ID"]: s for s in cas["%FEATURE_STRUCTURES"]}
        assert len(structures) == len(cas["%FEATURE_STRUCTURES"])
        assert cas["%VIEWS"]["_InitialView"]["%SOFA"] in structures
        assert set(cas["%VIEWS"]["_InitialView"]["%MEMBERS"]) == set(structures) - {1}
        for structure in cas["%FEATURE_STRUCTURES"][1:]:
            _check_features(cas["%TYPES"].get(structure["%TYPE"]), structure)
    return found


def _check_features(declared: dict | None, structure: dict) -> None:
    given_ = set(structure) - {"%ID", "%TYPE", "@sofa", "begin", "end"}
    if declared is None:
        assert structure["%TYPE"] == "uima.tcas.DocumentAnnotation" and given_ == {"language"}
        return
    kinds = {"uima.cas.String": str, "uima.cas.Boolean": bool, "uima.cas.Float": float}
    for name in given_:
        assert type(structure[name]) is kinds[declared[name]["%RANGE"]], name


def of_kind(cas: dict, kind: str) -> list[dict]:
    return [s for s in cas["%FEATURE_STRUCTURES"] if s["%TYPE"] == f"webanno.custom.{kind}"]


def test_cas_counts_utf16() -> None:
    (cas,) = cases(written("cas", tangled()))
    assert cas["%FEATURE_STRUCTURES"][0]["sofaString"] == TEXT
    document = cas["%FEATURE_STRUCTURES"][1]
    assert document["end"] == len(TEXT.encode("utf-16-le")) // 2 == len(TEXT) + 3
    assert [covered(cas, a) for a in of_kind(cas, "Content")] == [
        s.of(TEXT) for statement in tangled() for s in statement.attribution.content
    ]
    assert covered(cas, of_kind(cas, "Source")[0]) == "Minister Ana Velik"
    assert of_kind(cas, "Source")[0]["begin"] == TEXT.index("Minister") + 1


def test_cas_keeps_what_is_known() -> None:
    (cas,) = cases(written("cas", tangled()))
    first, outer, inner, *_ = of_kind(cas, "Statement")
    assert (first["speaker"], first["speakerKind"]) == ("Ana Velik", "person")
    assert first["negated"] is True and first["confidence"] == 0.75
    assert inner["parent"] == outer["statement"] and inner["via"] == "Ana Velik; Tarn Agency"
    assert "parent" not in outer
    parts = [a["statement"] for a in of_kind(cas, "Content")]
    assert parts.count(first["statement"]) == 2


@settings(deadline=None)
@given(st.text())
def test_offsets_are_utf16_units(text) -> None:
    units = utf16_offsets(text)
    for offset in range(len(text) + 1):
        assert units(offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


@settings(deadline=None, max_examples=60)
@given(readings())
def test_cas_of_any_reading(reading) -> None:
    _, statements = reading
    for cas in cases(written("cas", statements)):
        text = cas["%FEATURE_STRUCTURES"][0]["sofaString"]
        expected = [s.of(text) for st_ in statements for s in st_.attribution.content]
        assert [covered(cas, a) for a in of_kind(cas, "Content")] == expected


def test_a_statement_without_a_place_is_left_out() -> None:
    nowhere = Statement(Article("a b"), Attribution())
    (cas,) = cases(written("cas", [nowhere]))
    assert len(cas["%FEATURE_STRUCTURES"]) == 2
    ((_, found),) = articles_of_brat(written("brat", [nowhere]))
    assert not found.bound and not found.notes


def test_hostile_cas() -> None:
    data = written("cas", [hostile()])
    (text,) = unpacked(data).values()
    assert "<" not in text and "\u202e" not in text and len(text.splitlines()) == 1
    (cas,) = cases(data)
    assert len(cas["%FEATURE_STRUCTURES"][0]["sofaString"]) == len(hostile().article.text)
    assert not re.search("[\x00-\x08\x0b-\x1f]", cas["%FEATURE_STRUCTURES"][0]["sofaString"])
