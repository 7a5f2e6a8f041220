"""A mark on a text that has changed meanwhile lands where its words stand now, or nowhere."""

from __future__ import annotations

import pytest

from tui.errors import DocumentError
from tui.library import Library
from tui.library.as_seen import mark_as_seen
from tui.spans import Span

TEXT = (
    "The harbour board met on Monday in the old hall.\n\n"
    "It said that the wall had two cracks below the water line.\n\n"
    "Nobody asked what that would cost the town.\n"
)
WORDS = "the wall had two cracks below the water line"
SPAN = Span(TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))


@pytest.fixture
def mark(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    library = Library.open(str(tmp_path))
    seen = library.document("a.txt")

    def run(now):
        file.write_text(now)
        library.changes(["a.txt"])
        mark_as_seen(library, seen, SPAN, note="mine", tags=("t",))
        return library

    yield run
    library.close()


def test_words_that_stand_elsewhere_are_marked_there(mark):
    now = f"A first paragraph is new.\n\n{TEXT}"
    [placed] = mark(now).placed("a.txt")
    assert placed.span.of(now) == placed.annotation.quote == WORDS
    assert (placed.status, placed.annotation.start) == ("exact", now.index(WORDS))
    assert (placed.annotation.note, placed.annotation.tags) == ("mine", ("t",))


def test_words_that_have_changed_keep_what_was_seen_and_are_left_to_the_reader(mark):
    [placed] = mark(TEXT.replace("two cracks", "three long cracks")).placed("a.txt")
    assert placed.annotation.quote == WORDS
    assert (placed.status, placed.annotation.note) == ("fuzzy", "mine")


def test_words_that_have_left_the_text_are_refused(mark):
    with pytest.raises(DocumentError, match="these words have left it"):
        mark("A text on birds, and on nothing else whatsoever.\n")
