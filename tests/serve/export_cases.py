"""Statements for the exporters: of every shape, and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from onrecord.serve.export import exporter
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

TEXT = (
    "🌾 Minister Ana Velik, who arrived late, said on Friday: “Osmark never hid\n"
    "its convoys 🚚, and we 𐍈 carry grain.”\n"
    "The Tarn Agency reported that Velik had told it that Lurian officers denied the shelling.\n"
    "According to villagers, the bridge “fell”."
)
MINISTER = Speaker(
    "osmark:ana velik/1",
    "Ana Velik",
    "person",
    role="minister",
    affiliation="Government of Osmark",
    country="OM",
    aliases=("Velik",),
)
OFFICERS = Speaker("officers", "Lurian officers", "unnamed")
AGENCY = Speaker("tarn", "Tarn Agency", "outlet")


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where each of the words first stands."""
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def article(**about: object) -> Article:
    given = {
        "title": "Grain & guns: 100% “hidden”?",
        "outlet": "The Osmark Post",
        "authors": ("Ilna Doreva", "Press and Sons"),
        "published": "2031-05-02",
        "url": "https://post.example/a b?x={1}&y=é",
        "language": "en",
    }
    return Article(TEXT, **(given | about))


def tangled(**about: object) -> list[Statement]:
    """Discontinuous, over a line end, nested twice, without a cue, without a source, unspoken."""
    of = article(**about)

    def found(source=(), cue=(), content=()):
        parts = (spans(TEXT, *words) for words in (source, cue, content))
        return Attribution(*parts, confidence=0.75, extractor="test/1")

    outer = Statement(
        of,
        found(["The Tarn Agency"], ["reported"], [TEXT[TEXT.index("Velik had") : -43]]),
        speaker=AGENCY,
        proposition="Velik told the Tarn Agency",
        stance="affirms",
    )
    inner = Statement(
        of,
        found(["Lurian officers"], ["denied"], ["the shelling"]),
        speaker=OFFICERS,
        via=("Ana Velik", "Tarn Agency"),
        act="deny",
        proposition="Lurian officers shelled",
        stance="denies",
        parent=outer.id,
    )
    return [
        Statement(
            of,
            found(
                ["Minister Ana Velik"],
                ["said"],
                ["Osmark never hid\nits convoys 🚚", "we 𐍈 carry grain"],
            ),
            form="direct",
            speaker=MINISTER,
            addressee="the Tarn Agency",
            medium="interview",
            said="2031-04-30",
            said_earliest="2031-04-30",
            said_latest="2031-04-30",
            negated=True,
            proposition="Osmark never hid Osmark's convoys",
            stance="affirms",
        ),
        outer,
        inner,
        Statement(of, found(["villagers"], [], ["the bridge “fell”"]), form="mixed", hedged=True),
        Statement(of, found([], [], ["who arrived late"]), speech=False),
        Statement(of, found([], ["According to"], [])),
    ]


NASTY = (
    "</script><script>alert(1)</script> \\input{/etc/passwd} }@misc{x, \"'&%$#_^~ \r\n"
    "TY  - BOOK\r\nER  - \r\n"
    "\x00\x1b[2J\x85\u2028\u2029\u202e\u2066\ud800\ufeff\t\n\nT9\tCue 0 1\tx"
)


def hostile() -> Statement:
    """Everything from outside is NASTY, and the name is huge as well."""
    text = f"{NASTY} said: {NASTY}"
    of = Article(
        text,
        title=NASTY,
        outlet=NASTY,
        authors=(NASTY, "and", "A*B"),
        published=NASTY,
        url=f"javascript:{NASTY}",
        language=NASTY,
    )
    who = Speaker(
        NASTY * 50,
        NASTY + "N" * 100_000,
        "person",
        role=NASTY,
        affiliation=NASTY,
        country=NASTY,
        aliases=(NASTY,),
    )
    place = (Span(0, len(NASTY)),), spans(text, "said"), (Span(len(text) - len(NASTY), len(text)),)
    return Statement(
        of,
        Attribution(*place, extractor=NASTY),
        speaker=who,
        form="direct",
        via=(NASTY, NASTY),
        addressee=NASTY,
        said=NASTY,
        proposition=NASTY,
        stance="affirms",
    )


def written(name: str, statements: Iterable[Statement]) -> bytes:
    """The whole file, every chunk of which is bytes."""
    chunks = list(exporter(name)(statements))
    assert all(type(chunk) is bytes for chunk in chunks)
    return b"".join(chunks)


def unpacked(data: bytes) -> dict[str, str]:
    """The files of an archive, which is whole and holds each name once."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name).decode() for name in names}
