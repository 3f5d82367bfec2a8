"""What is remembered of a record, and when it is not."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from factory import reading, small

from onrecord.record import Record
from onrecord.record.memory import Memory


def test_a_value_is_made_once_in_each_state() -> None:
    memory, made = Memory(), list[int]()

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [memory.get(state, "one", make) for state in (1, 1, 2, 2)] == [0, 0, 1, 1]
    assert memory.get(2, "other", make) == 2


def test_a_state_that_is_over_is_not_mixed_with_the_next() -> None:
    memory = Memory()
    assert memory.get(2, "one", lambda: "new") == "new"
    assert memory.get(1, "one", lambda: "old") == "old"
    assert memory.get(2, "one", lambda: "newer") == "new"


def test_what_fails_is_tried_again() -> None:
    memory = Memory()
    with pytest.raises(ZeroDivisionError):
        memory.get(1, "one", lambda: 1 // 0)
    assert memory.get(1, "one", lambda: 5) == 5


def test_no_more_is_kept_than_was_said() -> None:
    memory, made = Memory(most=2), list[str]()
    for key in ("a", "b", "a", "c", "a", "b"):
        memory.get(1, key, lambda key=key: made.append(key))
    assert made == ["a", "b", "c", "b"]


def test_who_asks_meanwhile_waits_for_the_one_who_makes_it() -> None:
    memory, made, begun = Memory(), list[int](), threading.Event()

    def make() -> int:
        made.append(1)
        begun.set()
        return sum(range(200_000))

    def ask() -> None:
        memory.get(1, "one", make)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_a_record_without_a_memory_always_looks(tmp_path: Path) -> None:
    with Record(tmp_path / "news.db") as record:
        assert record.counts().statements == 0
        record.add(*reading())
        assert record.counts().statements == 3


def test_the_state_grows_when_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Record(path) as writer, Record(path, read_only=True) as reader:
        before = reader._connection.state()
        assert reader._connection.state() == before
        one = small("ports are open")
        writer.add(one.article, [one])
        assert reader._connection.state() > before


def test_counts_are_of_the_state_that_is_remembered(tmp_path: Path) -> None:
    path, memory = tmp_path / "news.db", Memory()
    with Record(path) as writer, Record(path, read_only=True) as reader:
        for number in range(3):
            one = small(f"port {number} is open", outlet="The Bell")
            writer.add(one.article, [one])
            reader._connection.remember(memory, reader._connection.state())
            assert reader.counts().statements == number + 1
            assert sum(count.statements for count in reader.speakers()) == number + 1
            assert sum(o.statements for o in reader.overview.reliance().outlets) == number + 1
