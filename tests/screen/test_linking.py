"""What a card says of the other end of a link."""

from __future__ import annotations

from dataclasses import replace

from support.program import opened
from support.stillness import settled
from tui.library import Library


async def test_it_is_named_by_its_title_also_where_that_is_read_later(written):
    folder = written({"a.md": "# One\n\nIt rained.\n", "b.md": "# Two\n\nIt did not.\n"})
    library = Library.open([str(folder)])
    first = library.annotate_quote("a.md", "It rained.", note="wet")
    second = library.annotate_quote("b.md", "It did not.", note="dry")
    library.link(first.id, second.id, "contradicts")
    library.close()
    async with opened(folder, at="a.md:0") as pilot:
        screen = pilot.app.screen

        def titles():
            return [end.title for end in screen.panel.note(first.id).links]

        screen.documents.update_rows([replace(screen.documents.row("b.md"), title="b.md")])
        await screen.refresh_annotations()  # as in a large library, where titles come late
        assert titles() == ["b.md"]
        screen.complete_rows({"b.md": screen.library.entry("b.md")})
        await settled(pilot)
        assert titles() == ["Two"]
