"""What the panel says where it has nothing to show, and in which colours it shows claims."""

from __future__ import annotations

from textual.app import App

from support.stillness import settled
from tui.themes import DEFAULT_THEME, gloss_themes
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.card_style import CardStyles
from tui.widgets.card_text import Piece
from tui.widgets.reader_palette import SIGNS


class Host(App[None]):
    def compose(self):
        yield AnnotationPanel()

    def on_mount(self):
        for theme in gloss_themes():
            self.register_theme(theme)
        self.theme = DEFAULT_THEME


async def test_nothing_is_missed_before_anybody_has_looked(drawn):
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        panel = app.query_one(AnnotationPanel)
        for tab, words, fill in (
            ("notes", "no notes yet", panel.show_notes),
            ("claims", "no claims found", panel.show_claims),
        ):
            panel.tab = tab
            await settled(pilot)
            assert words not in "\n".join(drawn(app))
            fill(())
            await settled(pilot)
            assert words in "\n".join(drawn(app))


async def test_a_certainty_has_the_hue_of_its_sign_in_the_text():
    app = Host()
    async with app.run_test(size=(60, 12)) as pilot:
        await settled(pilot)
        styles = CardStyles(app.query_one(AnnotationPanel).cards())
        for certainty in SIGNS:
            colour = styles.get(Piece("x", certainty), "").color
            assert colour.triplet.hex == app.theme_variables[f"sign-{certainty}"]
