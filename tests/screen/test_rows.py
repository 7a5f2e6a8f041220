"""A list of rows shows what was put in it, however like what it showed before."""

from __future__ import annotations

from support.program import opened, press


async def test_a_row_changes_after_a_letter_of_the_filter_that_left_all_rows_as_they_were(written):
    async with opened(written({"delay.txt": "A.", "leak.txt": "B."})) as pilot:
        documents = pilot.app.screen.documents
        await press(pilot, "shift+tab", "slash", *"leak")
        documents.change("leak.txt", notes=7)
        assert documents.row_list.document.notes == 7
