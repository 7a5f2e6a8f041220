"""What a note that waits for review looks like: old and new text, and what differs."""

from __future__ import annotations

import pytest

from tui.annotations.annotation import Annotation
from tui.library import Placed, Unsettled
from tui.spans import Span
from tui.widgets.card_text import cells, joined
from tui.widgets.review_rows import in_its_place, review_lines, review_rows, status_in_words

QUOTE = "The delay will last at least three months."
NOTE = Annotation(
    "1", QUOTE, prefix="They say: ", suffix=" Or so.", note="Who says?", tags=("when",)
)


def item(status, found=None, *, gone=False, note=NOTE, path="a.txt"):
    span = None if found is None else Span(10, 10 + len(found))
    return Unsettled(
        Placed(path, note, status, span, found, 0.87), "before it ", " after it", gone=gone
    )


CHANGED = item("fuzzy", QUOTE.replace("three months", "six weeks"))


def parts(one, role, width=100):
    (row,) = review_rows([one], {})
    lines = review_lines(row, width, {})
    return [part.text for line in lines for part in line if part.role == role]


def text(one, width=100):
    (row,) = review_rows([one], {"a.txt": "A title"})
    return "\n".join(joined(line) for line in review_lines(row, width, {}))


def test_the_words_that_differ_are_marked_in_both_texts():
    assert parts(CHANGED, "differs") == ["three months"]
    assert parts(CHANGED, "same") == ["six weeks"]
    shown = text(CHANGED)
    assert f"was  {QUOTE}" in shown
    assert "now  The delay will last at least six weeks." in shown


def test_the_same_words_elsewhere_are_shown_in_their_surroundings():
    shown = text(item("moved", QUOTE))
    assert f"was  …They say: {QUOTE} Or so.…" in shown
    assert f"now  …before it {QUOTE} after it…" in shown


def test_of_what_is_lost_nothing_stands_there_now():
    shown = text(item("orphan"))
    assert "now " not in shown
    assert "sure" not in shown
    assert QUOTE in shown


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (CHANGED, "words changed"),
        (item("moved", QUOTE), "the same words"),
        (item("moved", "Something like it."), "similar words"),
        (item("ambiguous", QUOTE), "unsure"),
        (item("orphan"), "not found"),
        (item("orphan", gone=True), "document is gone"),
    ],
)
def test_every_status_has_its_words(one, words):
    assert words in status_in_words(one)


def test_marks_note_and_confidence_are_shown():
    shown = text(CHANGED)
    assert "87 % sure" in shown
    assert "% alike" in text(item("ambiguous", QUOTE))
    assert "#when" in shown
    assert "Who says?" in shown


def test_a_document_is_named_once_with_what_waits_in_it():
    other = item("orphan", path="b.txt")
    rows = review_rows([CHANGED, item("orphan"), other], {"a.txt": "A title"})
    assert [(row.title, row.of_document) for row in rows] == [
        ("A title", 2),
        ("A title", 0),
        ("b.txt", 1),
    ]
    assert "2 to review" in joined(review_lines(rows[0], 80, {})[0])
    assert "A title" not in joined(review_lines(rows[1], 80, {})[0])


def test_a_change_deep_in_a_long_passage_stays_in_view():
    same = "word " * 200
    old, new = f"{same}here {same}", f"{same}there {same}"
    long = item("fuzzy", new.strip(), note=Annotation("1", old.strip()))
    assert parts(long, "differs") == ["here"]
    assert parts(long, "same") == ["there"]


@pytest.mark.parametrize("width", [5, 13, 20, 40, 80, 200])
@pytest.mark.parametrize("one", [CHANGED, item("moved", QUOTE), item("orphan", gone=True)])
def test_every_line_fits(one, width):
    (row,) = review_rows([one], {"a.txt": "标题 " * 30})
    assert all(cells(joined(line)) <= width for line in review_lines(row, width, {}))


def test_nothing_reaches_the_terminal_as_a_control_sequence():
    hostile = Annotation("1", "\x1b[2J quote \u202e", note="\x1b]0;x\x07", tags=("\x1b[1m",))
    one = item("fuzzy", "\x1b[3J other \x9b", note=hostile)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text(one))


def test_the_surroundings_of_a_place_are_one_line():
    assert in_its_place(CHANGED) == "…before it […] after it…"
    alone = Unsettled(Placed("a.txt", NOTE, "moved", Span(0, 4), "word"))
    assert in_its_place(alone) == "at the start of the text: […] and nothing more"
