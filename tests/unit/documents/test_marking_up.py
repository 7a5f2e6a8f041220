"""Pieces of a page as Markdown: whatever they begin with, they stay what they are."""

from __future__ import annotations

import pytest

from tui.documents.markdown import structure
from tui.documents.marking_up import as_markdown
from tui.documents.pieces import Piece


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("2019. It was cold.", r"2019\. It was cold."),
        ("# is a sign.", r"\# is a sign."),
        ("> as well", r"\> as well"),
        ("-5 degrees", r"\-5 degrees"),
        (".5 of it", ".5 of it"),
        ("12.5 of it", "12.5 of it"),
    ],
)
def test_prose_that_begins_like_a_sign_is_marked_as_prose(said: str, marked: str) -> None:
    """A backslash stands before the sign: before a digit Markdown would show it."""
    text = as_markdown([Piece("paragraph", said)])
    assert text == marked
    assert not structure(text).blocks


def test_code_that_shows_a_fence_does_not_end_at_it() -> None:
    """What comes after it would be code, and the rest of it prose."""
    code = "```\nx = 1\n```"
    text = as_markdown([Piece("code", code), Piece("paragraph", "Words behind it.")])
    [block] = structure(text).blocks
    assert (block.kind, block.span.of(text).count("```")) == ("code", 4)
    assert text[block.span.end :].strip() == "Words behind it."
