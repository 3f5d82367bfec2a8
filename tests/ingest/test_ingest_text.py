"""Plain text, Markdown, encodings and what may not be kept."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import (
    DateError,
    EmptyInput,
    InputTooLarge,
    MalformedInput,
    NotText,
    UnknownName,
    UnreadableInput,
)
from onrecord.ingest import limits, read
from onrecord.ingest.encoding import clean, decode

NEWS = (
    "Velmark Denies Closing the Strait\n\n"
    "The foreign ministry of Velmark said on Tuesday that the strait was open.\n\n"
    "“No ship has been turned back,” said Ana Torvald, a spokeswoman.\n"
)


def test_text_is_kept_as_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.replace("\n", "\r\n").encode())
    article = read(path)
    with path.open(newline="", encoding="utf-8") as stream:
        assert article.text == stream.read()
    assert article.title == "Velmark Denies Closing the Strait"
    assert (article.language, article.kind, article.source) == ("en", "news", str(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(NEWS.encode(encoding))
    assert read(path).text == NEWS


def test_other_alphabets_by_their_look() -> None:
    text = "Министр заявил, что правительство никогда не скрывало этого от граждан. " * 3
    assert decode(text.encode("cp1251"), "x") == text


def test_mostly_utf8_costs_only_the_broken_bytes() -> None:
    data = NEWS.encode() + b"\xff"
    assert decode(data, "x") == NEWS + "\ufffd"


def test_declared_charset_is_believed_when_it_fits() -> None:
    text = "Der Minister sagte: „Wir werden öffnen.“ – Über uns ßßß"
    assert decode(text.encode("cp1252"), "x", declared="ISO-8859-1") == text
    assert decode(text.encode(), "x", declared="nonsense") == text


@given(st.text(st.characters(codec=None)))
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    assert not any(ord(c) < 32 and c not in "\t\n\r" for c in cleaned)


def test_lone_surrogates_and_controls_in_given_text() -> None:
    article = read("She said \ud800 it\x07 was\x0cso, and\x00 left the hall.\nThat was all.")
    assert article.text == "She said \ufffd it  was\nso, and  left the hall.\nThat was all."


def test_right_to_left_text_stays() -> None:
    text = "وقال الوزير إن الحكومة لم تخف ذلك قط، \u202eabc\u202c مضيفا أن التحقيق مستمر.\n"
    article = read(text)
    assert article.text == text
    assert article.language == "ar"


def test_another_language_is_marked() -> None:
    text = "Le ministre a déclaré mardi que le détroit restait ouvert à tous les navires.\n"
    assert read(text).language == "fr"
    assert read(text, language="nl").language == "nl"


def test_declared_fields_win() -> None:
    article = read(
        NEWS, title="T", outlet="The Velmark Post", url="https://v.example/1", published="2015-09"
    )
    assert (article.title, article.outlet) == ("T", "The Velmark Post")
    assert (article.url, article.published) == ("https://v.example/1", "2015-09")


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(DateError, match="soon"):
        read(NEWS, published="soon")


def test_of_front_matter_only_the_title_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntags: x\ndate: '2021-03-01'\npublished_time: 2021-03-01 13:49:58-05:00\n"
        'source_url: https://v.example/b\ntitle: "Briefing by\\_the Min\\u2060istry of\\\n'
        '  \\ Fish"\nauthors:\n  - Ana Torvald\n  - Bo Lind\n---\nThe ministry spoke.\n',
        encoding="utf-8",
    )
    article = read(path)
    assert article.text == "Briefing by the Ministry of Fish\n\nThe ministry spoke.\n"
    assert article.title == "Briefing by the Ministry of Fish"
    assert article.published == "2021-03-01T13:49:58-05:00"
    assert article.url == "https://v.example/b"
    assert article.authors == ("Ana Torvald", "Bo Lind")


def test_a_rule_is_not_front_matter() -> None:
    assert read("---\nHe said so: it was late in the day.\n").text.startswith("---")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b" \n\t\n", EmptyInput),
        (b"abc\x00def", NotText),
        (b"%PDF-1.7 text", NotText),
        (b"\x01\x02\x03\x04" * 50, NotText),
        (gzip.compress(b"words " * 999)[:40], MalformedInput),
    ],
)
def test_bad_files(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(error, match=r"bad\.txt"):
        read(path)


def test_one_line_of_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"a word " * 7_200_000)
    with pytest.raises(InputTooLarge, match="5,000,000"):
        read(path)


def test_gzip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * (limits.MAX_BYTES + 10), 1))
    with pytest.raises(InputTooLarge):
        read(path)


def test_gzip_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(NEWS.encode()))
    assert read(path).text == NEWS


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableInput, match="directory"):
        read(tmp_path)
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(UnreadableInput, match="missing file"):
        read(tmp_path / "link.txt")
    with pytest.raises(UnreadableInput, match="no such file"):
        read("no-such-file.txt")

    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.txt"
    path.write_text(NEWS)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableInput, match="permission"):
        read(path)


@pytest.mark.parametrize("path", ["my news.txt", "some folder/a b", "missing.html", "word"])
def test_what_looks_like_a_path_is_one(path: str) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        read(path)


def test_what_reads_like_words_is_text() -> None:
    assert read("The minister said the strait was open.").source == "<text>"


def test_unknown_reader() -> None:
    with pytest.raises(UnknownName, match="csv, html, jsonl, parquet, text"):
        read(NEWS, reader="pdf")
