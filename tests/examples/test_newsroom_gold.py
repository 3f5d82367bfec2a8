"""The newsroom's gold: its words are in its articles, and its plants are all there."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from onrecord.statements import ACTS, FORMS, MEDIA, SPEAKER_KINDS, STANCES

NEWSROOM = Path(__file__).parents[2] / "examples" / "newsroom"
FIELDS = {
    "id", "source", "cue", "content", "form", "speech", "speaker", "kind", "role",
    "affiliation", "country", "state", "via", "addressee", "medium", "said", "act", "negated",
    "hedged", "within", "proposition", "stance", "required",
}  # fmt: skip
EDTF = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?(?:/\d{4}-\d\d-\d\d)?")
DECOYS = {"place", "time", "joke", "conditional", "question", "scope", "number"}
LEAST = {"reversals": 3, "disputes": 3, "records": 2, "decoys": 4, "agreements": 3}

Json = dict[str, Any]
GOLD: Json = json.loads((NEWSROOM / "gold.json").read_text("utf-8"))
RELATIONS: Json = json.loads((NEWSROOM / "relations.json").read_text("utf-8"))
ARTICLES: list[Json] = GOLD["articles"]
STATEMENTS: dict[str, Json] = {s["id"]: s for a in ARTICLES for s in a["statements"]}
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["key"])


class _Blocks(HTMLParser):
    """The visible text of a page, one string a block."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.block: str | None = None
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("head", "nav", "script", "style")
        if self.block is None and tag in ("h1", "h2", "p", "figcaption", "li", "a"):
            self.block = tag
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("head", "nav", "script", "style")
        if tag == self.block:
            self.block = None

    def handle_data(self, data: str) -> None:
        if self.block and not self.hidden:
            self.blocks[-1] += data


def article_text(article: Json) -> str:
    """Title and body, as a reader sees them."""
    raw: str = (NEWSROOM / article["file"]).read_text("utf-8")
    suffix = Path(article["file"]).suffix
    if suffix == ".html":
        page = _Blocks()
        page.feed(raw)
        return "\n\n".join(b for b in page.blocks if b.strip())
    if suffix == ".jsonl":
        row = json.loads(raw.splitlines()[article["row"] - 1])
        return f"{row['title']}\n\n{row['text']}"
    if suffix == ".md":
        return f"{article['title']}\n\n{raw.split('---', 2)[2].strip()}"
    return raw


def place(text: str, anchor: str | Json) -> tuple[int, int]:
    """Where the words of an anchor are; fails unless they are in exactly one place."""
    quote = {"exact": anchor} if isinstance(anchor, str) else anchor
    before, exact, after = quote.get("prefix", ""), quote["exact"], quote.get("suffix", "")
    assert text.count(before + exact + after) == 1, quote
    start = text.index(before + exact + after) + len(before)
    return start, start + len(exact)


def spans(text: str, statement: Json) -> dict[str, list[tuple[int, int]]]:
    parts = {"source": [statement["source"]], "cue": [statement["cue"]]}
    parts["content"] = statement["content"]
    return {k: [place(text, a) for a in v if a is not None] for k, v in parts.items()}


def related() -> list[str]:
    """Every statement id that the relations name."""
    found: list[str] = []
    for kind in (*LEAST, "appearances"):
        for relation in RELATIONS[kind]:
            for end in ("a", "b", "claim", "first"):
                found += [relation[end]] if end in relation else []
            for many in ("against", "also"):
                found += relation.get(many, [])
    return found


@each_article
def test_each_anchor_is_in_one_place(article: Json) -> None:
    text = article_text(article)
    for statement in article["statements"]:
        found = spans(text, statement)
        assert found["content"], statement["id"]
        assert found["content"] == sorted(found["content"]), statement["id"]
        every = sorted(s for part in found.values() for s in part)
        for (_, end), (start, _) in pairwise(every):
            assert end <= start, f"{statement['id']}: parts overlap"


@each_article
def test_nested_statements_lie_in_the_content_around_them(article: Json) -> None:
    text = article_text(article)
    for statement in article["statements"]:
        if statement["within"] is None:
            continue
        outer = spans(text, STATEMENTS[statement["within"]])["content"]
        inner = [s for part in spans(text, statement).values() for s in part]
        assert statement["within"].split("/")[0] == article["key"]
        assert all(any(a <= s and e <= b for a, b in outer) for s, e in inner), statement["id"]


@each_article
def test_furniture_is_in_the_article_and_in_no_statement(article: Json) -> None:
    text = article_text(article)
    contents = [s for st in article["statements"] for s in spans(text, st)["content"]]
    for line in article["furniture"]:
        start = text.index(line)
        assert all(e <= start or s >= start + len(line) for s, e in contents), line


def test_ids_are_unique_and_belong_to_their_article() -> None:
    ids = [s["id"] for a in ARTICLES for s in a["statements"]]
    assert len(ids) == len(set(ids))
    assert all(s["id"].startswith(a["key"] + "/") for a in ARTICLES for s in a["statements"])


@each_article
def test_values_are_in_their_vocabularies(article: Json) -> None:
    for statement in article["statements"]:
        name = statement["id"]
        assert set(statement) == FIELDS, name
        assert statement["form"] in FORMS, name
        assert statement["kind"] in (None, *SPEAKER_KINDS), name
        assert statement["medium"] in (None, *MEDIA), name
        assert statement["said"] is None or EDTF.fullmatch(statement["said"]), name
        assert statement["country"] is None, f"{name}: invented countries have no ISO code"
        assert (statement["speaker"] is None) == (statement["kind"] is None), name
        if statement["speech"]:
            assert statement["act"] in ACTS, name
            assert statement["stance"] in STANCES, name
            assert statement["proposition"].endswith("."), name
        else:
            assert statement["act"] is statement["stance"] is statement["proposition"] is None, name


def test_every_file_is_in_the_gold() -> None:
    kinds = (".md", ".html", ".txt", ".jsonl")
    files = {f"articles/{p.name}" for p in (NEWSROOM / "articles").iterdir() if p.suffix in kinds}
    assert files == {a["file"] for a in ARTICLES}
    rows = len((NEWSROOM / "articles" / "wire.jsonl").read_text("utf-8").splitlines())
    assert sorted(a["row"] for a in ARTICLES if a["row"]) == list(range(1, rows + 1))


def test_the_newsroom_is_as_large_as_it_should_be() -> None:
    assert 18 <= len(ARTICLES) <= 22
    assert len(STATEMENTS) >= 200
    assert {a["file"] for a in ARTICLES if a["published"] is None} == {"articles/border-clinic.txt"}


@pytest.mark.parametrize("kind", LEAST)
def test_enough_is_planted(kind: str) -> None:
    assert len(RELATIONS[kind]) >= LEAST[kind]
    assert all(r["why"].endswith(".") for r in RELATIONS[kind])


def test_relations_name_statements_that_exist_and_are_speech() -> None:
    assert all(STATEMENTS[i]["speech"] for i in related())


def test_decoys_are_of_every_kind_asked_for_and_nowhere_a_relation() -> None:
    assert (
        {"place", "time", "joke", "conditional", "question"}
        <= {d["reason"] for d in RELATIONS["decoys"]}
        <= DECOYS
    )
    planted = {frozenset((r["a"], r["b"])) for k in ("reversals", "disputes") for r in RELATIONS[k]}
    planted |= {frozenset((r["claim"], i)) for r in RELATIONS["records"] for i in r["against"]}
    assert not planted & {frozenset((d["a"], d["b"])) for d in RELATIONS["decoys"]}


def test_appearances_begin_with_the_earliest() -> None:
    published = {s["id"]: a["published"] for a in ARTICLES for s in a["statements"]}
    for relation in RELATIONS["appearances"]:
        assert all(published[relation["first"]] <= published[i] for i in relation["also"])
