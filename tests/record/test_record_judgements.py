"""What people decide holds, can be taken back, and outlives reading again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from onrecord.errors import DateError, JudgementError, RecordError, UnknownName
from onrecord.record import Record
from onrecord.relations import Difference, Relation
from onrecord.statements import Article, Span, Speaker, Statement
from tests.record.factory import ANA, reading, small

ARTICLE, (HID, GRAIN, RIVER) = reading()
OPEN = small("ports are open", published="2032-02")
CONTRARY = Relation(
    "contradicts",
    HID.id,
    RIVER.id,
    0.9,
    "One denies what the other says.",
    pattern="dispute",
    differences=(Difference("stance", "affirms", "denies"),),
    model="test/1",
)


@pytest.fixture
def record() -> Iterator[Record]:
    with Record(":memory:") as opened:
        opened.add(ARTICLE, [HID, GRAIN, RIVER])
        opened.add(OPEN.article, [OPEN])
        opened.relations.put([CONTRARY])
        opened.matters.put("convoys", "Convoys", [HID.id, RIVER.id])
        opened.matters.put("grain", "Grain", [GRAIN.id])
        yield opened


def judge(record: Record, subject: str, which: str, verdict: str, **detail: Any) -> int:
    made = record.judgements.add(subject, which, verdict, user="ana", reason="why", detail=detail)
    return made.number


def widened(statement: Statement, by: int, extractor: str = "test/2") -> Statement:
    """The same content with so many characters more at its end, found by another extractor."""
    (content,) = statement.attribution.content
    spans = (Span(content.start, content.end + by),)
    return replace(
        statement, attribution=replace(statement.attribution, content=spans, extractor=extractor)
    )


def reread(record: Record, by: int = 0) -> list[Statement]:
    """Read the article again by another extractor whose contents end elsewhere."""
    found = [widened(one, by) for one in (HID, GRAIN, RIVER)]
    found[2] = widened(RIVER, -by)
    record.add(ARTICLE, found)
    return found


# -- statements


def test_a_rejected_statement_is_left_out_unless_asked_for(record: Record) -> None:
    judge(record, "statement", GRAIN.id, "reject")
    assert GRAIN not in record.statements()
    assert GRAIN in record.statements(rejected=True)
    assert not record.search("grain")
    assert record.search("grain", rejected=True)
    assert record.statement(GRAIN.id) == GRAIN
    assert record.counts().statements == 3
    assert [c.statements for c in record.speakers() if c.speaker.name == "Ana Velik"] == [1]
    assert record.matters.get("grain").statements == ()
    assert [m.id for m in record.matters.list()] == ["convoys"]


def test_the_last_verdict_counts(record: Record) -> None:
    judge(record, "statement", GRAIN.id, "reject")
    judge(record, "statement", GRAIN.id, "accept")
    assert GRAIN in record.statements()


@pytest.mark.parametrize(
    ("field", "given", "kept"),
    [
        ("act", "deny", "deny"),
        ("negated", "yes", True),
        ("hedged", True, True),
        ("speech", "false", False),
        ("stance", "open", "open"),
        ("stance", None, None),
        ("proposition", "  Osmark hid them. ", "Osmark hid them."),
        ("addressee", "", None),
        ("medium", "debate", "debate"),
        ("said", "2031-04", "2031-04"),
        ("said", "XXXX-04-02", "XXXX-04-02"),
        ("said", None, None),
    ],
)
def test_a_correction_shows_and_can_be_taken_back(
    record: Record, field: str, given: object, kept: object
) -> None:
    number = judge(record, "statement", HID.id, "correct", **{field: given})
    assert getattr(record.statement(HID.id), field) == kept
    record.judgements.withdraw(number, user="ben")
    assert record.statement(HID.id) == HID


def test_what_was_read_stays_in_the_tables(record: Record) -> None:
    judge(record, "statement", HID.id, "correct", act="deny", said="2031-04-01")
    judge(record, "statement", HID.id, "correct", act="warn")
    kept = record._connection.rows(
        "SELECT field, machine FROM statement_corrections ORDER BY field"
    )
    assert [(row["field"], row["machine"]) for row in kept] == [
        ("act", '{"act": "assert"}'),
        (
            "said",
            '{"said": "2031-04-30", "said_earliest": "2031-04-30", "said_latest": "2031-04-30"}',
        ),
    ]


def test_a_corrected_date_is_found_by(record: Record) -> None:
    number = judge(record, "statement", HID.id, "correct", said="2030-07")
    assert [s.id for s in record.statements(until="2030-07-01")] == [HID.id]
    record.judgements.withdraw(number, user="ana")
    assert list(record.statements(until="2030-07-31")) == []
    judge(record, "statement", HID.id, "correct", said=None)
    assert next(s.id for s in record.statements(since="2031-05-02", until="2031-05-02")) == HID.id


def test_an_earlier_correction_holds_when_a_later_one_is_taken_back(record: Record) -> None:
    judge(record, "statement", HID.id, "correct", act="deny")
    later = judge(record, "statement", HID.id, "correct", act="warn", hedged=True)
    record.judgements.withdraw(later, user="ana")
    found = record.statement(HID.id)
    assert (found.act, found.hedged) == ("deny", False)


@pytest.mark.parametrize("name", ["Oren Dask", "oren dask", "oren-dask"])
def test_a_speaker_is_corrected_to_one_of_the_record(record: Record, name: str) -> None:
    number = judge(record, "statement", HID.id, "correct", speaker=name)
    found = record.statement(HID.id).speaker
    assert found is not None and (found.id, found.name) == ("oren-dask", "Oren Dask")
    assert [s.id for s in record.statements(speaker="dask")] == [HID.id, OPEN.id]
    assert [h.statement.id for h in record.search("concealed dask")] == [HID.id]
    record.judgements.withdraw(number, user="ana")
    assert record.statement(HID.id) == HID
    assert [s.id for s in record.statements(speaker="dask")] == [OPEN.id]


def test_a_speaker_is_corrected_to_one_of_the_article_first(record: Record) -> None:
    judge(record, "statement", HID.id, "correct", speaker="a Lurian official")
    found = record.statement(HID.id).speaker
    assert RIVER.speaker and found and found.id == RIVER.speaker.id


def test_a_speaker_is_corrected_to_a_new_person_or_to_none(record: Record) -> None:
    judge(record, "statement", HID.id, "correct", speaker="Mira Tole")
    found = record.statement(HID.id).speaker
    assert found is not None and (found.name, found.kind) == ("Mira Tole", "person")
    assert "Mira Tole" in {c.speaker.name for c in record.speakers()}
    reread(record, by=1)
    assert [s.speaker.name for s in record.statements(speaker="tole") if s.speaker] == ["Mira Tole"]
    judge(record, "statement", next(iter(record.statements())).id, "correct", speaker=None)
    assert next(iter(record.statements())).speaker is None


def test_a_name_of_several_speakers_lists_their_ids(record: Record) -> None:
    for kind in ("person", "organization"):
        who = Speaker(f"tarn-{kind}", "Tarn", kind)
        made = small(f"{kind} ports", speaker=who)
        record.add(made.article, [made])
    with pytest.raises(UnknownName, match=r"tarn-organization.*tarn-person"):
        judge(record, "statement", HID.id, "correct", speaker="Tarn")


@pytest.mark.parametrize(
    ("detail", "error", "words"),
    [
        ({}, JudgementError, "any of act, addressee"),
        ({"mood": "bad"}, UnknownName, "no field of a statement called 'mood'; known: act"),
        ({"act": "sing"}, UnknownName, "no act called 'sing'; known: accuse"),
        ({"act": None}, UnknownName, "known: accuse"),
        ({"negated": "perhaps"}, UnknownName, "known: false, no, true, yes"),
        ({"stance": "against"}, UnknownName, "known: affirms, denies, open"),
        ({"medium": "pigeon"}, UnknownName, "known: court filing"),
        ({"said": "soon"}, DateError, "soon"),
        ({"proposition": 7}, JudgementError, "words are needed"),
        ({"speaker": "   "}, JudgementError, "words are needed"),
        ({"speaker": "\ud800"}, JudgementError, "surrogates"),
        ({"addressee": "a\0b"}, JudgementError, "NUL"),
        ({"addressee": "x" * 10_001}, JudgementError, "at most 10000"),
    ],
)
def test_what_cannot_be_corrected(
    record: Record, detail: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        judge(record, "statement", HID.id, "correct", **detail)
    assert record.judgements.list() == []
    assert record.statement(HID.id) == HID


@pytest.mark.parametrize(
    ("subject", "name", "verdict", "words"),
    [
        ("article", HID.id, "accept", "known: matter, relation, speaker, statement"),
        ("statement", HID.id, "merge", "known: accept, comment, correct, reject"),
        ("matter", "convoys", "accept", "known: comment, correct, merge, split"),
        ("statement", "0" * 16, "accept", "no statement called"),
        ("relation", "", "reject", "no relation called"),
        ("speaker", "nobody", "comment", "no speaker called"),
    ],
)
def test_what_cannot_be_judged(
    record: Record, subject: str, name: str, verdict: str, words: str
) -> None:
    with pytest.raises(UnknownName, match=words):
        judge(record, subject, name, verdict)


def test_a_judgement_has_a_user(record: Record) -> None:
    with pytest.raises(JudgementError, match="user"):
        record.judgements.add("statement", HID.id, "accept", user=" ")


# -- reading again


@pytest.mark.parametrize("by", [0, 1])
def test_judgements_outlive_reading_again(record: Record, by: int) -> None:
    judge(record, "statement", GRAIN.id, "reject")
    judge(record, "statement", HID.id, "correct", act="deny", speaker="Oren Dask")
    _, grain, _ = reread(record, by)
    first, second = (s for s in record.statements(article=ARTICLE))
    assert (first.act, first.speaker and first.speaker.name) == ("deny", "Oren Dask")
    assert first.attribution.extractor == "test/2"
    assert second.act == RIVER.act
    assert record.judgements.list("statement", grain.id)[0].subject_id == GRAIN.id


def test_other_words_are_not_judged(record: Record) -> None:
    judge(record, "statement", GRAIN.id, "reject")
    record.add(ARTICLE, [widened(GRAIN, -12)])
    assert len(list(record.statements(article=ARTICLE))) == 1
    record.add(ARTICLE, [GRAIN])
    assert list(record.statements(article=ARTICLE)) == []


# -- relations


def test_a_rejected_relation_does_not_come_back(record: Record) -> None:
    judge(record, "relation", CONTRARY.id, "reject")
    assert record.relations.list() == []
    turned = replace(CONTRARY, first=RIVER.id, second=HID.id, kind="supports", pattern=None)
    assert record.relations.put([turned]) == 0
    assert record.relations.list() == []
    assert record.relations.list(rejected=True) == [CONTRARY]
    assert record.relations.get(CONTRARY.id) == CONTRARY


@pytest.mark.parametrize("by", [0, 1])
def test_nor_after_reading_again(record: Record, by: int) -> None:
    number = judge(record, "relation", CONTRARY.id, "reject")
    hid, _, river = reread(record, by)
    again = replace(CONTRARY, first=river.id, second=hid.id)
    assert record.relations.put([again]) == 0
    assert record.relations.list() == []
    assert [j.number for j in record.judgements.list("relation", again.id)] == [number]
    record.judgements.withdraw(number, user="ana")
    assert [r.id for r in record.relations.list()] == [again.id]
    assert record.relations.put([again]) == 1


def test_an_accepted_relation_stays_and_comes_back(record: Record) -> None:
    judge(record, "relation", CONTRARY.id, "accept")
    assert record.relations.list(waiting=True) == []
    record.relations.put([replace(CONTRARY, kind="repeats", pattern=None)])
    assert record.relations.list() == [CONTRARY]
    hid, _, river = reread(record, by=1)
    assert record.relations.list() == [replace(CONTRARY, first=hid.id, second=river.id)]


def test_a_comment_decides_nothing(record: Record) -> None:
    judge(record, "relation", CONTRARY.id, "comment")
    assert record.relations.list(waiting=True) == [CONTRARY]
    weaker = replace(CONTRARY, score=0.6)
    record.relations.put([weaker])
    assert record.relations.list() == [weaker]
    reread(record)
    assert record.relations.list() == []


def test_a_corrected_relation(record: Record) -> None:
    number = judge(record, "relation", CONTRARY.id, "correct", pattern="reversal", reason="So.")
    assert record.relations.list(pattern="reversal", waiting=True) == []
    assert record.relations.list(pattern="reversal") == [
        replace(CONTRARY, pattern="reversal", reason="So.")
    ]
    record.judgements.withdraw(number, user="ana")
    assert record.relations.list() == [CONTRARY]


def test_what_was_found_comes_back_after_reading_again(record: Record) -> None:
    """Whoever accepted a corrected relation found it corrected; the program had found it so."""
    number = judge(record, "relation", CONTRARY.id, "correct", kind="supports", pattern=None)
    judge(record, "relation", CONTRARY.id, "accept")
    reread(record)
    assert record.relations.get(CONTRARY.id) == replace(CONTRARY, kind="supports", pattern=None)
    record.judgements.withdraw(number, user="ana")
    assert record.relations.get(CONTRARY.id) == CONTRARY


def test_relations_of_a_rejected_statement_are_not_listed(record: Record) -> None:
    judge(record, "statement", HID.id, "reject")
    assert record.relations.list() == []
    assert record.relations.count() == 0
    assert record.relations.list(rejected=True) == [CONTRARY]


def test_a_statement_that_is_another_now_is_compared_again(record: Record) -> None:
    record.relations.mark_related([HID.id, RIVER.id], "m")
    judge(record, "statement", HID.id, "correct", addressee="the press")
    assert record.relations.related("m") == {HID.id, RIVER.id}
    judge(record, "statement", HID.id, "correct", stance="denies")
    assert record.relations.related("m") == {RIVER.id}
    assert record.relations.list() == []


# -- speakers


def test_merged_speakers_are_one_and_can_be_parted(record: Record) -> None:
    number = judge(record, "speaker", "ana-velik", "merge", **{"with": ["oren-dask"]})
    assert {s.speaker.id for s in record.statements() if s.speaker} >= {"ana-velik"}
    assert len(list(record.statements(speaker="dask"))) == 3
    (together,) = (c for c in record.speakers() if c.speaker.id == "ana-velik")
    assert (together.statements, together.articles) == (3, 2)
    assert "Oren Dask" in together.speaker.aliases
    record.judgements.withdraw(number, user="ana")
    assert [s.id for s in record.statements(speaker="dask")] == [OPEN.id]
    assert record.statement(OPEN.id) == OPEN


def test_a_split_undoes_a_merge(record: Record) -> None:
    judge(record, "speaker", "ana-velik", "merge", **{"with": ["oren"]})
    judge(record, "speaker", "ana-velik", "split", out=["oren-dask"])
    assert record.statement(OPEN.id) == OPEN


def test_merges_outlive_reading_again(record: Record) -> None:
    judge(record, "speaker", "oren-dask", "merge", **{"with": ["ana-velik"]})
    reread(record)
    assert len(list(record.statements(speaker="oren-dask"))) == 3
    record.add(ARTICLE, [RIVER])
    record.add(OPEN.article, [], extractor="none/1")
    record.add(ARTICLE, [HID, GRAIN, RIVER], replace=True)
    assert {s.id for s in record.statements(speaker="velik")} == {HID.id, GRAIN.id}


def test_who_is_named_no_more_is_forgotten_with_whom_they_were_joined_to(record: Record) -> None:
    judge(record, "speaker", "ana-velik", "merge", **{"with": ["oren-dask"]})
    record.add(ARTICLE, [RIVER], replace=True)
    assert [s.id for s in record.statements(speaker="ana-velik")] == [OPEN.id]
    record.add(OPEN.article, [], extractor="none/1")
    assert record.counts().speakers == 1  # the unnamed official
    record.add(ARTICLE, [HID, RIVER], replace=True)
    record.add(OPEN.article, [OPEN], extractor="test/1")
    assert [s.id for s in record.statements(speaker="ana-velik")] == [HID.id, OPEN.id]


def test_statements_are_taken_out_of_a_speaker(record: Record) -> None:
    number = judge(record, "speaker", "ana-velik", "split", out=[GRAIN.id])
    other = record.statement(GRAIN.id).speaker
    assert other is not None and other.id == f"ana-velik~{number}"
    assert other.name == "Ana Velik"
    assert len(list(record.statements(speaker="velik"))) == 2
    _, grain, _ = reread(record, by=1)
    again = record.statement(grain.id).speaker
    assert again is not None and again.id == other.id
    record.judgements.withdraw(number, user="ana")
    assert record.statement(grain.id) == grain


def test_a_corrected_speaker(record: Record) -> None:
    detail = {"name": "Anna Velik", "role": None, "country": "OS", "affiliation": "the ministry"}
    number = judge(record, "speaker", "ana-velik", "correct", **detail)
    found = record.statement(HID.id).speaker
    assert found is not None
    assert {name: getattr(found, name) for name in detail} == detail
    assert "Ana Velik" in found.aliases
    assert len(list(record.statements(speaker="anna velik"))) == 2
    reread(record)
    assert len(list(record.statements(speaker="anna velik"))) == 2
    (counted,) = (c.speaker for c in record.speakers() if c.speaker.id == "ana-velik")
    assert (counted.name, counted.role) == ("Anna Velik", None)
    record.judgements.withdraw(number, user="ana")
    after = record.statement(next(iter(record.statements())).id).speaker
    assert after == ANA


@pytest.mark.parametrize(
    ("verdict", "detail", "words"),
    [
        ("merge", {}, "with: one id or more"),
        ("merge", {"with": ["ana-velik"]}, "with itself"),
        ("merge", {"with": ["nobody"]}, "no speaker called 'nobody'"),
        ("merge", {"out": ["oren-dask"]}, "known: with"),
        ("split", {"out": [OPEN.id]}, "is not in ana-velik"),
        ("split", {"out": [7]}, "out: words are needed"),
        ("correct", {"country": "Osmark"}, "ISO 3166"),
        ("correct", {"kind": "bird"}, "known: author"),
        ("comment", {"mood": "bad"}, "known: none"),
    ],
)
def test_what_cannot_be_said_of_a_speaker(
    record: Record, verdict: str, detail: dict[str, Any], words: str
) -> None:
    with pytest.raises((UnknownName, JudgementError), match=words):
        judge(record, "speaker", "ana-velik", verdict, **detail)


# -- matters


def test_merged_matters_stay_merged_under_the_older(record: Record) -> None:
    number = judge(record, "matter", "grain", "merge", **{"with": ["convoys"]})
    merged = record.matters.get("convoys")
    assert (merged.id, set(merged.statements)) == ("convoys", {HID.id, GRAIN.id, RIVER.id})
    assert record.matters.get("grain") == merged
    assert [m.id for m in record.matters.list()] == ["convoys"]
    record.matters.put("grain", "Grain", [GRAIN.id, OPEN.id])
    assert record.matters.of(OPEN.id) == "convoys"
    assert len(record.matters.get("convoys").statements) == 4
    record.judgements.withdraw(number, user="ana")
    assert set(record.matters.get("grain").statements) == {GRAIN.id, OPEN.id}
    assert set(record.matters.get("convoys").statements) == {HID.id, RIVER.id}


def test_what_is_taken_out_of_a_matter_stays_out(record: Record) -> None:
    number = judge(record, "matter", "convoys", "split", out=[RIVER.id])
    new = f"convoys~{number}"
    assert record.matters.get(new).statements == (RIVER.id,)
    assert record.matters.get(new).label == RIVER.content_text
    record.matters.place({RIVER.id: "convoys"})
    assert record.matters.of(RIVER.id) == new
    _, _, river = reread(record, by=1)
    record.matters.put("convoys", "Convoys", [river.id])
    assert record.matters.of(river.id) == new
    record.judgements.withdraw(number, user="ana")
    assert record.matters.of(river.id) == "convoys"
    assert record.matters.get("convoys").statements == (river.id,)


def test_a_label_that_a_person_gave_stays(record: Record) -> None:
    judge(record, "matter", "grain", "correct", label="What the ships carry")
    record.matters.put("grain", "Grain again")
    assert record.matters.get("grain").label == "What the ships carry"


# -- the log


def test_the_log(record: Record) -> None:
    first = record.judgements.add("statement", HID.id[:8], "comment", user=" ana ", reason="Hm.")
    assert (first.user, first.reason, first.subject_id, first.detail) == (
        "ana",
        "Hm.",
        HID.id,
        {},
    )
    second = judge(record, "relation", CONTRARY.id, "accept")
    assert [j.number for j in record.judgements.list()] == [first.number, second]
    assert [j.number for j in record.judgements.list("relation")] == [second]
    assert record.judgements.list(user="ben") == []
    taken = record.judgements.withdraw(first.number, user="ben")
    assert (taken.withdrawn_by, bool(taken.withdrawn)) == ("ben", True)
    assert [j.number for j in record.judgements.list()] == [second]
    assert record.judgements.list("statement", HID.id, withdrawn=True) == [taken]
    with pytest.raises(JudgementError, match="withdrawn by ben"):
        record.judgements.withdraw(first.number, user="ana")
    with pytest.raises(UnknownName, match="no judgement called '99'; known: 1, 2"):
        record.judgements.withdraw(99, user="ana")


@pytest.mark.parametrize("table", ["judgements", "withdrawals"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET user = 'x'"])
def test_the_log_never_changes(record: Record, table: str, sql: str) -> None:
    record.judgements.withdraw(judge(record, "statement", HID.id, "accept"), user="ana")
    with pytest.raises(RecordError, match="never"):
        record._connection.run(sql.format(table))


def test_a_judgement_is_whole_or_not_made(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.record.judging.judgements.settle", stop)
    with pytest.raises(KeyboardInterrupt):
        judge(record, "statement", HID.id, "reject")
    assert record.judgements.list() == []
    assert next(iter(record.statements())) == HID


def test_nothing_is_judged_in_a_record_without_articles() -> None:
    with Record(":memory:") as empty:
        with pytest.raises(UnknownName, match="known: none"):
            empty.judgements.add("statement", "abcd", "accept", user="ana")
        assert empty.judgements.list() == []


def test_an_article_never_judged_is_as_it_was(record: Record) -> None:
    other = Article("Tole said: rain.")
    record.add(other, [])
    assert list(record.statements(article=other)) == []
