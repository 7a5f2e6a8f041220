"""What the codebook says of a tag: as many lines as that takes at the width there is."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import App

from support.stillness import settled, until
from tui.themes import layer_colours
from tui.widgets.table_tags import HEAD, TagHead, TagRow


@dataclass(frozen=True)
class Known:
    name: str
    description: str = ""
    colour: str | None = None
    key: str | None = None
    aliases: tuple[str, ...] = ()


LONG = TagRow(Known("money", "all that was paid, and by whom, whatever the year"), 0, {"a.md": 2})
SHORT, OTHER = (TagRow(Known(name, "late"), 0, {"a.md": 1}) for name in ("delay", "other"))


class Application(App[None]):
    def compose(self):
        yield TagHead()

    def get_theme_variable_defaults(self):
        return layer_colours(dark=True)


def drawn(head):
    return [head.render_line(y).text.strip() for y in range(head.size.height)]


async def test_it_takes_as_many_lines_as_there_are_at_its_own_width():
    app = Application()
    async with app.run_test(size=(80, 24)) as pilot:
        head = app.query_one(TagHead)
        head.show(LONG, {})
        await settled(pilot)
        assert drawn(head)[1:3] == [LONG.tag.description, "2 passages"]
        await pilot.resize_terminal(20, 24)
        lines = ["#money", "all that was paid,", "and by whom,", "whatever the year", "2 passages"]
        await until(pilot, lambda: drawn(head)[:5] == lines)
        assert head.size.height == len(head.lines) == 6


async def test_it_is_laid_out_anew_only_for_another_number_of_lines(monkeypatch):
    app = Application()
    async with app.run_test(size=(20, 24)) as pilot:
        head = app.query_one(TagHead)
        head.show(SHORT, {})
        await settled(pilot)
        asked = []
        refresh = head.refresh

        def note(*regions, **options):
            asked.append(options.get("layout", False))
            return refresh(*regions, **options)

        monkeypatch.setattr(head, "refresh", note)
        head.show(OTHER, {})
        assert asked == [False]
        await settled(pilot)
        assert drawn(head)[0] == "#other"
        asked.clear()
        head.show(LONG, {})
        assert asked == [True]
        await settled(pilot)
        assert head.size.height == min(HEAD, len(head.lines)) > 4
