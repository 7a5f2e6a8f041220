"""How many claims of each document are judged, as the list and the top line say it."""

from __future__ import annotations

from support.program import opened, press
from support.stillness import settled
from tui.spans import Span


async def test_only_verdicts_on_claims_count_here_and_elsewhere(folder, drawn, monkeypatch):
    async with opened(folder, size=(140, 30)) as pilot:
        screen = pilot.app.screen
        documents, library, path = screen.documents, screen.library, screen.path
        count = documents.row(path).claims
        await press(pilot, "right_square_bracket", "c", "s", "v", "l", "l", "c", "d")
        await settled(pilot)
        assert len([p for p in screen.placed if p.annotation.verdict]) == 2
        assert documents.row(path).judged == 1
        assert "1 judged" in drawn(pilot.app)[0]
        await press(pilot, "escape", "left_square_bracket", "right_square_bracket", "c", "x")
        await settled(pilot)
        there = next(row for row in documents.known() if row.path != path)
        [claim, *_] = library.claims(there.path)
        for span in (claim.span, Span(claim.span.start, claim.span.start + 3)):
            library.annotate(there.path, span, verdict="disputed")  # as another program may
        await screen.refresh_rows()
        await settled(pilot)  # or a look of the screen itself has found it, and still reads
        assert (documents.row(there.path).judged, documents.row(there.path).claims) == (
            1,
            there.claims,
        )
        assert documents.row(path).judged <= documents.row(path).claims <= count

        def late(*_):
            pilot.app.call_from_thread(documents.change, there.path, claims=5, judged=3)
            return {}

        documents.change(there.path, claims=None, judged=0)
        monkeypatch.setattr(type(library), "judged", late)  # counted while the list is completed
        await screen.take_heads([library.entry(there.path)])
        assert documents.row(there.path).judged == 3
