from __future__ import annotations

from tui.annotations.identifiers import is_id
from tui.annotations.selectors import make_annotation, make_memo, selectors
from tui.documents.document import Document
from tui.spans import Span

DOCUMENT = Document("a.txt", "é" * 100 + "the passage" + "z" * 100, "txt")


def test_a_quote_has_64_code_points_of_context_on_each_side():
    made = make_annotation(DOCUMENT, Span(100, 111), note="n", tags=("t",))
    assert (made.quote, made.prefix, made.suffix) == ("the passage", "é" * 64, "z" * 64)
    assert (made.start, made.end) == (100, 111)
    assert made.text_sha256 == DOCUMENT.sha256
    assert (made.note, made.tags) == ("n", ("t",))
    assert is_id(made.id)
    assert made.created == made.modified != ""


def test_at_the_ends_of_a_text_there_is_less():
    fields = selectors(DOCUMENT, Span(0, 211))
    assert (fields["prefix"], fields["suffix"]) == ("", "")


def test_a_memo_has_no_quote():
    memo = make_memo(DOCUMENT, note="n")
    assert (memo.quote, memo.start, memo.text_sha256) == ("", None, DOCUMENT.sha256)
