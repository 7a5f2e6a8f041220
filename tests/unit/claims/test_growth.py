"""Time grows with length alone: what runs is counted, not timed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tui.claims import detect
from tui.claims.attribution import attribution
from tui.claims.lexicon import lexicon
from tui.claims.quotations import Speakers
from tui.claims.words import Words
from tui.documents.document import Document

if TYPE_CHECKING:
    from types import FrameType


def _lines(text: str) -> int:
    """Count the lines of code that run to find the claims of `text`."""
    ran = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal ran
        ran += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        detect(Document("x.txt", text, "text"))
    finally:
        sys.settrace(before)
    return ran


@pytest.mark.parametrize(
    "unit",
    [
        "a: b\n",
        "Inc. & ",
        '"Ah," he said. ',
        "“Ah,” said Bob. ",
        "“Ah said Bob. ",
        "which said, but if not ",
        "According to him, ",
        "X, which said ",
    ],
)
def test_twice_the_text_takes_about_twice_the_work(unit):
    detect(Document("x.txt", unit * 300, "text"))  # words are looked up once
    once, twice = _lines(unit * 300), _lines(unit * 600)
    assert twice < 2.3 * once


def test_what_is_said_again_and_again_is_read_once(monkeypatch):
    read = 0
    made = Words.__init__

    def counted(self, *args):
        nonlocal read
        read += 1
        made(self, *args)

    monkeypatch.setattr(Words, "__init__", counted)
    found = detect(Document("x.txt", "The union said it closed in May. No. " * 60, "text"))
    assert len({claim.span for claim in found}) == 60
    assert read < 12


def test_only_what_is_near_is_kept_of_a_long_paragraph(monkeypatch):
    living = most = 0
    made = Words.__init__

    class Counted(Words):
        def __init__(self, *given: Any) -> None:
            nonlocal living, most
            made(self, *given)
            living += 1
            most = max(most, living)

        def __del__(self) -> None:
            nonlocal living
            living -= 1

    monkeypatch.setattr("tui.claims.reading.Words", Counted)
    monkeypatch.setattr("tui.claims.reading._AT_ONCE", 8)
    detect(Document("x.txt", '"The bridge fell in 1932," he said. ' * 200, "text"))
    assert most < 3 * 8


def test_the_nearest_source_speaks_and_the_next_before_the_last():
    sentences = ('"I came', "and saw", 'and won," Ann Lee said.', "Rain fell.")
    every = [Words(sentence, lexicon("en")) for sentence in sentences]
    speakers = Speakers((words, attribution(words)) for words in every)
    assert [speakers.nearest(position) for position in range(4)] == [2, 2, 2, -1]
