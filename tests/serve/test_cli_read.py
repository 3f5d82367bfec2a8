"""``onrecord read``: inputs, formats, losses, and stopping in the middle."""

import json
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import cli_fakes
import pytest
from cli_fakes import FLOUR, PORTS
from cli_processes import on_terminal, process

from onrecord.record import Record


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "ports.txt").write_text(PORTS)
    (folder / "flour.txt").write_text(FLOUR)
    return folder


def test_prints_a_plain_table_and_keeps_a_record(run, news):
    result = run("read", str(news / "ports.txt"), "--published", "2031-04-02")
    assert result.exit_code == 0
    header, *rows = result.stdout.splitlines()
    assert header.split("\t")[:6] == ["speaker", "said", "how", "when", "through", "place"]
    assert rows[0].split("\t")[:6] == [
        "Ilna Doreva",
        "the ferries would run again by May.",
        "indirect, assert",
        "2031-04-02",
        "VNA",
        "17-52",
    ]
    start, end = map(int, rows[0].split("\t")[5].split("-"))
    assert PORTS[start:end] == "the ferries would run again by May."
    assert "2 statements" in result.stderr
    with Record("onrecord.db", create=False) as record:
        assert record.counts().statements == 2


def test_record_option_and_environment(run, news, tmp_path):
    run("read", str(news), "--record", "a.db")
    run("read", str(news), env={"ONRECORD_RECORD": "b.db"})
    assert (tmp_path / "a.db").exists() and (tmp_path / "b.db").exists()
    assert not (tmp_path / "onrecord.db").exists()


def test_reading_again_changes_nothing_and_shows_the_same(run, news):
    first = run("read", str(news))
    before = sqlite3.connect("onrecord.db").execute("SELECT count(*) FROM statements").fetchone()
    second = run("read", str(news))
    after = sqlite3.connect("onrecord.db").execute("SELECT count(*) FROM statements").fetchone()
    assert (first.stdout, before) == (second.stdout, after)
    assert "already in the record: 2 articles" in second.stderr
    assert "read 0 articles" in second.stderr


def test_what_was_not_known_before_is_filled_in(run, news):
    run("read", str(news / "ports.txt"))
    again = run(
        "read", str(news / "ports.txt"), "--published", "2031-04-02", "--outlet", "The Veld"
    )
    assert "\t2031-04-02\t" in again.stdout
    with Record("onrecord.db", create=False) as record:
        (article,) = record.articles()
        assert (article.published, article.outlet) == ("2031-04-02", "The Veld")
        assert {s.said for s in record.statements()} == {"2031-04-02"}
    third = run("read", str(news / "ports.txt"), "--published", "2040-01-01")
    assert "already in the record: 1 article\n" in third.stderr
    assert "2031-04-02" in third.stdout


def test_a_newer_extractor_reads_again(run, news, monkeypatch):
    run("read", str(news))
    monkeypatch.setattr(cli_fakes.FakeExtractor, "name", "fake/2")
    assert "read 2 articles" in run("read", str(news)).stderr
    assert "already in the record: 2 articles" in run("read", str(news)).stderr
    with Record("onrecord.db", create=False) as record:
        assert record.readings() == {"fake/2": 2}
        assert record.counts().statements == 4


def test_jsonl_without_a_record(run, news, tmp_path):
    result = run("read", str(news / "ports.txt"), "--record", "-", "--format", "jsonl")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["speaker"]["name"] for line in lines] == ["Ilna Doreva", "Tom Hask"]
    assert lines[0]["content"] == [[17, 52]]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news"]


def test_csv(run, news):
    result = run("read", str(news / "flour.txt"), "--record", "-", "--format", "csv")
    assert result.stdout.startswith("id,speaker,")
    assert len(result.stdout.splitlines()) == 3


def test_standard_input(run):
    result = run("read", "-", "--record", "-", input=PORTS)
    assert result.exit_code == 0
    assert "Tom Hask" in result.stdout


def test_columns_of_a_table(run, tmp_path):
    (tmp_path / "t.jsonl").write_text(json.dumps({"body": PORTS, "paper": "The Veld"}) + "\n")
    args = ("read", "t.jsonl", "--record", "-", "--format", "jsonl")
    result = run(*args, "--column", "text=body", "--column", "outlet=paper")
    assert json.loads(result.stdout.splitlines()[0])["article"]["outlet"] == "The Veld"
    missing = run(*args, "--column", "text=words")
    assert missing.exit_code == 1
    assert "missing column 1" in missing.stderr


def test_threshold(run, news):
    assert "0 statements" in run("read", str(news), "--threshold", "0.95").stderr
    assert run("read", str(news), "--threshold", "2").exit_code == 2


def test_one_bad_input_is_lost_alone_and_named(run, news, tmp_path):
    (news / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    result = run("read", str(news), "missing.txt", "binary.txt")
    assert result.exit_code == 1
    lost = [line for line in result.stderr.splitlines() if line.startswith("onrecord: ")]
    assert len(lost) == 3
    assert any("missing.txt" in line for line in lost)
    assert any("empty.txt" in line for line in lost)
    assert any("binary.txt" in line for line in lost)
    assert "lost: 3 inputs" in result.stderr
    assert "read 2 articles" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("record", ["onrecord.db", "-"])
def test_what_an_extractor_made_up_is_counted(run, news, monkeypatch, record):
    honest = cli_fakes.FakeExtractor.extract

    def inventive(self, article):
        self.refused += 2 if article.text == FLOUR else 1
        return honest(self, article)

    assert "refused" not in run("read", str(news), "--record", record).stderr
    monkeypatch.setattr(cli_fakes.FakeExtractor, "name", "inventive/1")
    monkeypatch.setattr(cli_fakes.FakeExtractor, "refused", 0, raising=False)
    monkeypatch.setattr(cli_fakes.FakeExtractor, "extract", inventive)
    result = run("read", str(news), "--record", record)
    assert result.exit_code == 0
    assert "refused: 3 statements with words that are not in the text\n" in result.stderr
    assert "4 statements" in result.stderr
    ports = run("read", str(news / "ports.txt"), "--record", "-")
    assert "refused: 1 statement with words" in ports.stderr


def test_an_article_that_an_extractor_misreads_is_lost_alone(run, news, monkeypatch):
    from onrecord.statements import Attribution, Span

    def beyond(self, article):
        if article.text == FLOUR:
            return [Attribution(content=(Span(0, 10_000),))]
        return []

    monkeypatch.setattr(cli_fakes.FakeExtractor, "extract", beyond)
    result = run("read", str(news))
    assert result.exit_code == 1
    assert "flour.txt" in result.stderr and "10000" in result.stderr
    assert "read 1 article " in result.stderr


def test_a_fault_of_the_program_costs_one_article_and_is_named(run, news, monkeypatch):
    def faulty(self, article):
        if article.text == FLOUR:
            raise KeyError("list")
        return []

    monkeypatch.setattr(cli_fakes.FakeExtractor, "extract", faulty)
    result = run("read", str(news))
    assert result.exit_code == 1
    assert "flour.txt: a fault in onrecord, please report it: KeyError" in result.stderr
    assert "(test_cli_read.py:" in result.stderr
    assert "read 1 article " in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        ((), 2, "missing argument"),
        (("x.txt", "--format", "xml"), 2, "known: bibtex, brat, cas, csl, csv, ftm, jsonl"),
        (("x.txt", "--reader", "word"), 2, "known: "),
        (("x.txt", "--published", "yesterday"), 2, "yesterday"),
        (("x.txt", "--column", "body"), 2, "text=body"),
        (("x.txt", "--record", "no/such/place.db"), 3, "no/such"),
        (("x.txt", "--record", "folder"), 3, "directory"),
        (("x.txt", "--record", "junk.db"), 3, "not a SQLite database"),
    ],
)
def test_wrong_usage_and_failing_record(run, tmp_path, args, code, words):
    (tmp_path / "x.txt").write_text(PORTS)
    (tmp_path / "junk.db").write_bytes(b"junk" * 1000)
    (tmp_path / "folder").mkdir()
    result = run("read", *args)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "onrecord.db").exists()


def test_few_articles_are_shown_on_a_terminal(news):
    seen, code = on_terminal("read", str(news))
    assert code == 0
    assert "Ilna Doreva" in seen and "Tom Hask" in seen
    assert "─" in seen and "\x1b[" in seen
    assert "4 statements" in seen


def test_of_many_articles_only_the_summary(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Person{number} said something.")
    seen, code = on_terminal("read", str(tmp_path))
    assert code == 0
    assert "5 articles" in seen
    assert "Person1" not in seen
    seen, _ = on_terminal("read", str(tmp_path), "--record", "-")
    assert "Person1" in seen


def test_progress_shows_rate_and_time_left(tmp_path):
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"Person{number} said something.")
    (tmp_path / "5.txt").write_text("")
    seen, code = on_terminal("read", str(tmp_path), FAKE_SECONDS="0.15")
    assert code == 1
    assert "articles/s" in seen and "left" in seen and "3/5" in seen
    assert "onrecord: " in seen


@pytest.mark.parametrize("kind", ["jsonl", "table"])
def test_interrupted_keeps_what_was_committed(tmp_path, kind):
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"Person{number} said something.")
    environment = {"FAKE_SECONDS": "0.2", "PATH": "/usr/bin:/bin"}
    args = ("read", str(tmp_path), "--format", kind)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment}
    with process(*args, **pipes) as running:
        assert running.stdout.readline() and running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"interrupted; what was read so far is in onrecord.db" in errors
    assert b"Traceback" not in errors
    with Record("onrecord.db", create=False) as record:
        counts = record.counts()
    assert 1 <= counts.articles < 30
    assert counts.statements == counts.articles


def test_results_stream(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Person{number} said something.")
    args = ("read", str(tmp_path), "--record", "-", "--format", "jsonl")
    environment = {"FAKE_SECONDS": "0.6", "PATH": "/usr/bin:/bin"}
    with process(*args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as running:
        assert running.stdout.readline()
        first = time.monotonic()
        running.communicate(timeout=60)
        assert time.monotonic() - first > 1.0


def test_reader_of_the_output_goes_away(tmp_path):
    (tmp_path / "many.txt").write_text("Someone said something.\n" * 2_000)
    args = ("read", "many.txt", "--record", "-", "--format", "jsonl")
    with process(*args, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read()
        running.wait(timeout=60)
    assert running.returncode == 141
    assert b"Traceback" not in errors and b"Broken" not in errors


def test_output_that_cannot_be_written(tmp_path):
    (tmp_path / "a.txt").write_text(PORTS)
    with Path("/dev/full").open("wb") as full:
        args = ("read", "a.txt", "--record", "-", "--format", "jsonl")
        with process(*args, stdout=full, stderr=subprocess.PIPE) as running:
            errors = running.communicate(timeout=60)[1].decode()
    assert running.returncode == 1
    assert "No space left" in errors and "Traceback" not in errors
    assert "Exception ignored" not in errors
