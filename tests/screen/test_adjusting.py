"""Moving the ends of a note after the fact."""

from __future__ import annotations

from support.program import opened, press, saved
from support.stillness import settled, until
from tui.library import Library

QUOTE = "Nobody walked the dog."


async def test_a_note_is_not_moved_onto_the_passage_of_another_one_in_silence(written):
    folder = written({"a.txt": f"{QUOTE} It rained.\n"})
    library = Library.open([str(folder)])
    library.annotate_quote("a.txt", QUOTE, note="whole")
    library.annotate_quote("a.txt", QUOTE[:-1], note="without its stop")
    library.close()
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "greater_than_sign")
        await settled(pilot)
        shorter = next(p for p in screen.placed if p.annotation.quote == QUOTE[:-1])
        screen.reader.go_to(shorter.span, kind="annotation", id=shorter.annotation.id)
        await press(pilot, "v", "l", "enter")
        await settled(pilot)
        assert screen.key_line.notice == "another note covers just this already"
        assert {row["quote"] for row in saved(folder)} == {QUOTE, QUOTE[:-1]}


async def test_the_last_line_says_what_works_while_something_is_selected(written, drawn):
    folder = written({"a.txt": f"{QUOTE} It rained.\n"})
    async with opened(folder, size=(80, 24)) as pilot:
        await press(pilot, "v")
        await until(pilot, lambda: "h j k l extend" in drawn(pilot.app)[-1])
        assert "Esc drop" in drawn(pilot.app)[-1]
        await press(pilot, "l", "escape")
        await until(pilot, lambda: "] claim" in drawn(pilot.app)[-1])
