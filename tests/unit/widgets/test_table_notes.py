"""A passage in its context: whole words, and none of them in the passage's place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.annotation import CONTEXT, Annotation
from tui.library import Placed
from tui.widgets.annotation_panel_rows import NoteRow
from tui.widgets.card_text import cells, joined
from tui.widgets.table_notes import context_lines, listed_lines

TEXT = " ".join(f"We met at harbour {n} in the morning. It was cold there." for n in range(6))


def shown(quote, width=60, text=TEXT):
    start = text.index(quote)
    end = start + len(quote)
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    note = Annotation("n-1", quote, prefix=prefix, suffix=suffix, tags=("cold",))
    lines = context_lines(NoteRow(Placed("a.txt", note, "exact", None, None, 1.0)), width, {})
    return [joined(line) for line in lines]


def test_what_stands_around_is_cut_between_words():
    words = " ".join(" ".join(shown("It was cold there. We met at harbour 3")[1:]).split())
    assert words.strip("…") in " ".join(TEXT.split())
    assert not set(words.replace("…", "").split()) - set(TEXT.split())
    assert words.startswith("…")
    assert words.endswith("…")


def test_nothing_is_left_out_where_the_document_begins_or_ends():
    said = " ".join(shown("a short text", text="This is a short text of one line.")[1:])
    assert said.strip() == "This is a short text of one line."


def test_a_long_passage_keeps_its_lines():
    quote = "so " * 60 + "long"
    text = f"{TEXT} {quote} {TEXT}"
    assert "long" in shown(quote, text=text)[-1]


def test_words_without_spaces_between_them_have_a_context_too():
    text = (
        "渔船在港口外沉没两名船员失踪搜救工作已经开始" * 4
        + "船长说没有人受伤"
        + "当局称调查仍在进行" * 9
    )
    said = "".join(line.strip() for line in shown("船长说没有人受伤", text=text)[1:])
    assert "已经开始船长说没有人受伤当局称调查" in said


@given(st.text(max_size=90), st.text(min_size=1, max_size=90), st.text(max_size=90))
def test_any_text_fits(before, quote, after):
    lines = shown(quote, text=before + quote + after)
    assert all(cells(line) <= 60 for line in lines)
    assert len(lines) <= 5


@given(st.integers(30, 90))
def test_a_long_title_is_cut_and_not_the_day_behind_it(width):
    note = Annotation("n-1", "It rained.", tags=("cold",), created="2001-02-03T12:00:00Z")
    title = "The harbour board met in the old hall"
    row = NoteRow(Placed("a.txt", note, "exact", None, None, 1.0), title=title)
    head = joined(listed_lines(row, width, {})[0])
    assert head.startswith("#cold")
    assert cells(head) == width
    assert " The" in head
    assert head.endswith(" · 3 Feb 2001")
    assert ("…" in head) == (width < 58)


def test_a_memo_is_told_from_a_note_on_a_passage():
    for tags, head in (((), "memo on the document "), (("cold",), "memo on the document  #cold ")):
        memo = Annotation("n-1", "", note="It rained.", tags=tags)
        lines = listed_lines(NoteRow(Placed("a.txt", memo, "exact")), 60, {})
        assert joined(lines[0]).startswith(head)
