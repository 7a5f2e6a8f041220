"""What stands in and above the list of documents, where there is more or less room."""

from __future__ import annotations

import pytest

from tui.widgets.document_order import DocumentRow
from tui.widgets.document_rows import Columns, DocumentRows, list_title


@pytest.mark.parametrize(
    ("by", "width", "pending", "arranged", "said"),
    [
        (("path", "none"), 30, 0, True, "DOCUMENTS 12  by path ▾"),
        (("path", "none"), 20, 0, True, "DOCUMENTS 12  "),
        (("date", "outlet"), 40, 0, True, "DOCUMENTS 12  by outlet, date ▾"),
        (("date", "outlet"), 26, 0, True, "DOCUMENTS 12  by outlet ▾"),
        (("date", "outlet"), 40, 3, False, "DOCUMENTS 12  by outlet…"),
        (("date", "none"), 18, 3, False, "DOCUMENTS 12  …"),
        (("path", "none"), 40, 3, True, "DOCUMENTS 12  3 to read…"),
        ((), 40, 3, False, "DOCUMENTS 12  listing…"),
    ],
)
def test_as_much_is_said_as_there_is_room_for(by, width, pending, arranged, said):
    assert list_title("12", by, width, pending=pending, arranged=arranged).plain == said


def test_counts_of_claims_take_no_room_where_nobody_looks_for_them():
    shown = DocumentRows()
    rows = [DocumentRow("a.txt", "A", claims=0, notes=15), DocumentRow("b.txt", "B")]
    assert shown.room_for(rows) == Columns(4, 4, 3)
    shown.claims_are_off = True
    assert shown.room_for(rows) == Columns(0, 0, 3)
    added = DocumentRow("c.txt", "C", claims=1)  # by a reader
    assert shown.room_for([*rows, added]) == Columns(4, 4, 3)
