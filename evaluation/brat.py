"""Reading attributions marked in brat standoff, as PolNeAR publishes them.

A folder holds ``text/NAME.txt`` and ``attributions/NAME.ann`` (or ``NAME_x.ann``, one
for each annotator: the first in sorted order is the gold). A ``T`` line is a span with a
role, an ``E`` line is an attribution that refers to them; ``Discard`` spans, and spans
that no attribution refers to, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import EmptyInput, MalformedInput, UnreadableInput
from onrecord.statements import Article, Attribution, Span, joined

__all__ = ["Annotated", "annotations_of", "read_annotations", "read_corpus", "read_text"]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its gold attributions, in the order of the annotation file."""

    name: str
    article: Article
    gold: tuple[Attribution, ...]


def read_corpus(folder: Path) -> list[Annotated]:
    """Every article of the folder that is annotated, by name.

    Raises UnreadableInput when the folder is not there, EmptyInput when it has no text,
    MalformedInput when an article has no annotation or one cannot be read.
    """
    if not (folder / "text").is_dir() or not (folder / "attributions").is_dir():
        raise UnreadableInput(str(folder), "no folders 'text' and 'attributions' here")
    files = _files(folder)
    corpus = [_annotated(text, files) for text in sorted((folder / "text").glob("*.txt"))]
    if not corpus:
        raise EmptyInput(str(folder), "no text/*.txt here")
    return corpus


def annotations_of(folder: Path, name: str) -> dict[str, Attribution]:
    """The gold attributions of one article of the folder; see read_annotations.

    Raises MalformedInput when the article has no annotation or it cannot be read.
    """
    return read_annotations(_gold_file(folder / "text" / f"{name}.txt", _files(folder)))


def read_text(path: Path) -> str:
    """The file's characters as they are, line ends included: gold offsets count them."""
    return path.read_bytes().decode("utf-8")


def read_annotations(path: Path) -> dict[str, Attribution]:
    """The attributions of one ``.ann`` file by their ids (``E1``), in its order."""
    spans: dict[str, list[Span]] = {}
    events: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(read_text(path).split("\n"), 1):
        key, _, rest = line.rstrip("\r").partition("\t")
        if re.fullmatch(r"T\d+", key):
            spans[key] = list(_spans(rest.split("\t")[0], where=f"{path}:{number}"))
        elif re.fullmatch(r"E\d+", key):
            events[key] = [_argument(a) for a in rest.split()]
    return {key: _attribution(event, spans) for key, event in events.items()}


def _files(folder: Path) -> list[Path]:
    return sorted((folder / "attributions").glob("*.ann"))


def _annotated(text: Path, files: list[Path]) -> Annotated:
    gold = _gold_file(text, files)
    article = Article(read_text(text), source=str(text), language="en")
    return Annotated(text.stem, article, tuple(read_annotations(gold).values()))


def _gold_file(text: Path, files: list[Path]) -> Path:
    own = re.compile(re.escape(text.stem) + r"(_[0-9a-zA-Z]+)?\.ann")
    gold = next((f for f in files if own.fullmatch(f.name)), None)
    if gold is None:
        raise MalformedInput(str(text), "no .ann file beside it")
    return gold


def _spans(mark: str, *, where: str) -> Iterator[Span]:
    """``"Content 14 59;70 80"`` as spans; none for a Discard."""
    role, _, places = mark.partition(" ")
    if role == "Discard":
        return
    for place in places.split(";"):
        try:
            start, end = map(int, place.split())
        except ValueError as error:
            raise MalformedInput(where, f"{place!r} is not 'START END'") from error
        if start < end:
            yield Span(start, end)


def _argument(argument: str) -> tuple[str, str]:
    """``"Source2:T7"`` as ``("source", "T7")``."""
    role, _, key = argument.partition(":")
    return role.rstrip("0123456789").lower(), key


def _attribution(event: list[tuple[str, str]], spans: dict[str, list[Span]]) -> Attribution:
    marked = {
        role: [span for named, key in event if named == role for span in spans.get(key, ())]
        for role in ("source", "cue", "content")
    }
    return Attribution(joined(marked["source"]), joined(marked["cue"]), joined(marked["content"]))
