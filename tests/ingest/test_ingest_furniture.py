"""Furniture is marked, and the article's own words never are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import furniture, read
from tests.shared import SHARED, needs_shared


@pytest.mark.parametrize(
    "line",
    [
        "Getty Images",
        "Ana Torvald/Getty Images",
        "(AP Photo/Bo Lind)",
        "Bloomberg via Getty Images.",
        "Photo: Velmark Harbour Board",
        "Photo by Ana Torvald/Reuters",
        "Please let us know if you're having issues with commenting.",
        "Facebook Twitter WhatsApp Email",
        "Share this article on Facebook",
        "Read more: Pilots ask for more pay",
        "RELATED: Ten straits to see this summer",
        "Sign up for our newsletter",
        "Subscribe to our morning briefing",
        "Follow @velmark on Twitter",
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Story continues below",
        "© 2015 The Velmark Courier. All rights reserved.",
        "Copyright 2015 Courier Press",
        "This site uses cookies to improve what you see.",
        "View 12 comments",
        "CLICK HERE TO GET THE APP",
        "Most read in Football",
        "Bo Lind contributed to this report.",
        "With reporting by Velmark Press writer Bo Lind",
        "Additional reporting by Ana Torvald in Port Sanna.",
        "By Ana Torvald",
        "By ANA TORVALD and Bo Lind",
        "By Ana Torvald, political editor",
        "By Ana Torvald | March 4, 2031",
        "Published: 4 March 2031",
        "Updated 10:30 a.m. ET, March 4, 2031",
        "— Bo Lind MP (@bolind) August 5, 2031",
        "pic.twitter.com/7IJYBkhgep",
        "To read the 70-page report, which says how it was done, click here.",
        "For more stories like this, check our news page.",
        "Scroll down to see how to find the coins",
        "What about you? Share your thoughts on the strait in the comments below.",
        "- Ground Game: Sign up for the politics newsletter to get it every Monday.",
        "- We want to hear from you: Are you a pilot? Tell us why you’re leaving.",
        "- Today’s news: Follow live updates from the strait.",
        "- Our role: The Courier is the most trusted source of news. Learn more.",
        "Are ships waiting in your port? Get in touch at desk@courier.example",
    ],
)
def test_furniture(line: str) -> None:
    text = f"The strait is open, the board said.\n{line}\nIt has never been closed."
    assert [s.of(text) for s in furniture(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The minister said more would follow.",
        "Reuters reported that the strait was open.",
        "Related to this, Torvald said, the pilots were paid.",
        "“Sign up for our newsletter,” said Ana Torvald, the editor of the Courier.",
        "Share prices fell, the bank said, after the strait was closed.",
        "Photographs by the agency show ships at anchor, officials said.",
        "Follow the money, she told reporters.",
        "More: “We never closed it,” Torvald said.",
        "Advertisements for the post will appear in the spring, the board said.",
        "Copyright was never the question, the judge said.",
        "He said: Facebook knew.",
        "Torvald, for the Associated Press union, said it was late.",
        "By signing the treaty, Velmark accepted the line.",
        "Comments by the minister angered the pilots.",
        "Popular anger grew.",
        "Get out, she told them.",
        "Watch the strait, he warned.",
        "By Monday",
        "By Monday the strait was closed.",
        "By Ana Torvald’s account, the strait was closed.",
        "Reporting by The Courier found that ministers had known.",
        "Published in 2014, the report said nothing.",
        "Updated figures show 12 ships.",
        "Tell us what you know, the judge said.",
        "For more than a year, ministers follow the line.",
        "Leave the strait open, he told them, without comment.",
        "She said: follow the money.",
    ],
)
def test_the_articles_own_words(line: str) -> None:
    assert furniture(f"The strait is open.\n{line}\nIt has never been closed.") == ()


def test_repeated_lines() -> None:
    text = "Strait open\nVelmark Harbour in 2014\nIt is so.\nVelmark Harbour in 2014\nIt is so."
    assert [s.start for s in furniture(text)] == [text.rfind("Velmark")]


def test_pull_quotes_and_captions() -> None:
    text = (
        "Strait open\nThe strait at Velmark was never closed to ships.\n"
        "“It was a very great mistake”\n"
        "“It was a very great mistake,” Torvald said. “We know it.”\n"
        "The strait at Velmark was never closed to ships\nNobody says so now."
    )
    marked = [s.of(text) for s in furniture(text)]
    assert marked == [
        "“It was a very great mistake”",
        "The strait at Velmark was never closed to ships",
    ]


def test_who_an_author_is() -> None:
    body = "\n".join(f"The board met for the {n}th time, it said." for n in range(20))
    who = "Ana Torvald is the Courier’s editor for the sea and all that is in it."
    text = f"Strait open\n{who}\n{body}\nBo Lind has covered Velmark since 2014."
    marked = furniture(text, authors=("Ana Torvald", "Bo Lind"))
    assert [s.of(text) for s in marked] == [who, "Bo Lind has covered Velmark since 2014."]
    assert furniture(text) == ()


def test_what_an_author_says_is_no_biography() -> None:
    text = "Strait open\nBo Lind has said: “It is not so.”\nBo Lind said it was so.\nIt is so."
    assert furniture(text, authors=("Bo Lind",)) == ()


def test_teasers_at_the_end() -> None:
    body = "\n".join(f"The board met for the {n}th time, it said." for n in range(20))
    text = (
        f"{body}\nMore from The Courier\nPilots ask for pay Pilots ask for pay\nThey may get it."
        "\nThe ten best straits The ten best straits\nOne is in Velmark."
    )
    assert [s.of(text) for s in furniture(text)] == text.split("\n")[20:]


@given(st.text(st.sampled_from("Photo: by/AP Getty—“”\"'\n .,|x©")))
def test_any_text(text: str) -> None:
    assert all(s.of(text) == s.of(text).strip() for s in furniture(text))


@needs_shared("samples/never-concealed.txt")
def test_the_sample() -> None:
    article = read(SHARED / "samples" / "never-concealed.txt")
    marked = [s.of(article.text) for s in article.furniture]
    assert marked[:2] == ["Getty Images"] * 2
    assert len(marked) == 3
    assert marked[2].startswith("Please let us know")


@needs_shared("data/polnear")
def test_no_annotated_statement_is_furniture() -> None:
    """Content spans that people annotated, against what is marked, in 840 articles.

    Two of them are pull quotes, whose words stand in the text as well.
    """
    train = SHARED / "data/polnear/train"
    hit = []
    for path in sorted((train / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        marked = furniture(text)
        if marked:
            spans = _contents(train / "attributions", path.stem)
            places = [m for m in marked for s, e in spans if s < m.end and m.start < e]
            hit += [
                m.of(text)
                for m in places
                if text.casefold().count(m.of(text).strip("\"'.").casefold()) == 1
            ]
    assert hit == []


def _contents(folder: Path, stem: str) -> list[tuple[int, int]]:
    """The extents of the content spans in an article's brat files."""
    lines = [x for p in folder.glob(f"{stem}*.ann") for x in p.read_text("utf-8").splitlines()]
    fields = [line.split("\t") for line in lines if line.startswith("T")]
    places = [f[1].split() for f in fields if f[1].startswith("Content ")]
    return [(int(p[1]), int(p[-1])) for p in places]
