"""What a row of the ledger is made of counts as a note nowhere, until it says something."""

from __future__ import annotations

import pytest

from support.stillness import settled
from tui.app import GlossApp
from tui.comparing.cases import judge
from tui.config import Settings


@pytest.mark.parametrize("note", ["", "look again"])
async def test_notes_are_counted_alike_everywhere(library, note):
    row = library.ledger().rows[0]
    judge(library.cases, row, "disputed", lambda cell: library.member(cell.path, cell.span))
    (placed,) = library.placed("2019.md")
    if note:
        library.edit(placed.annotation.id, note=note)
    count = int(bool(note))
    app = GlossApp(library, Settings())
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        reading = app.screen
        reading.open_document("2019.md")
        await settled(pilot)
        assert reading.top_line.place.notes == count
        assert len(reading.panel._model.rows["notes"]) == count
        assert len(list(reading.reader._layers.notes.within(0, 9999))) == count
        assert reading.documents.row("2019.md").notes == count
        entry = next(e for e in library.entries() if e.path == "2019.md")
        assert library.doc_row(entry).annotations == count
        # and a key on the passage changes what is there, and makes no second one
        reading.reader.go_to(placed.span)
        assert reading.annotation_of(placed.span).id == placed.annotation.id
    library.close()
