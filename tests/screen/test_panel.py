"""The annotation panel: it follows the text, leads it, and says what keys are meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.app import App

from support.stillness import settled
from tui.annotations.annotation import Annotation
from tui.claims.claim import Claim
from tui.comparing.relation import Pair, Passage
from tui.library import Placed
from tui.spans import Span
from tui.themes import DEFAULT_THEME, gloss_themes
from tui.widgets import annotation_panel_list as panel_list
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.annotation_panel_compact import CompactCard
from tui.widgets.annotation_panel_notes import NoteList
from tui.widgets.annotation_panel_tabs import PanelTabs, tab_titles
from tui.widgets.reader import Target

if TYPE_CHECKING:
    from tui.messages import OpenDocument


def note(name, start, **fields):
    span = Span(start, start + 10)
    return Placed("a.md", Annotation(name, f"Quote {name}.", **fields), "exact", span)


NOTES = [
    note("one", 0, note="First note.", tags=("delay",), verdict="disputed"),
    note("two", 100, note="Second note."),
    note("three", 200, tags=("safety",), modified="2025-02-02T00:00:00Z"),
    Placed("a.md", Annotation("memo", "", note="Read again."), "exact"),
]
CLAIMS = [Claim(Span(i * 50, i * 50 + 10), f"Claim {i}.", 0.9, ("figure",)) for i in range(5)]
HERE, THERE = Passage("a.md", Span(100, 110), "Here."), Passage("b.md", Span(7, 20), "There.")
PAIRS = [Pair(HERE, THERE, "differs", 0.9)]


class PanelHost(App[None]):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self):
        super().__init__()
        self.said = []

    def compose(self):
        yield AnnotationPanel(id="panel")
        yield CompactCard()

    def on_mount(self):
        for theme in gloss_themes():
            self.register_theme(theme)
        self.theme = DEFAULT_THEME
        panel = self.panel
        panel.show_notes(NOTES)
        panel.show_claims(CLAIMS)
        panel.show_pairs("a.md", PAIRS, {"b.md": "The other"})
        panel.focus_cards()

    @property
    def panel(self):
        return self.query_one(AnnotationPanel)

    def on_annotation_panel_chosen(self, event):
        self.said.append(("chosen", event.kind, event.id, event.span, event.final))

    def on_annotation_panel_acted(self, event):
        self.said.append((event.verb, *(row.key for row in event.rows)))

    def on_open_document(self, event: OpenDocument):
        self.said.append(("open", event.path, event.offset))


@pytest.fixture
async def stage():
    app = PanelHost()
    async with app.run_test(size=(44, 40)) as pilot:
        await pilot.pause()
        yield app, pilot


def keys_of(app):
    return [row.key for row in app.panel.cards().cards]


async def test_titles_say_how_much_there_is(stage, drawn):
    app, _ = stage
    assert drawn(app)[0].strip() == "Notes 4   Claims 5   Elsewhere ≠1"


async def test_no_frame_of_another_width_has_titles_of_the_width_before(stage, monkeypatch):
    app, pilot = stage
    frames, draw = [], PanelTabs.render_lines

    def drawn_now(tabs, crop):
        lines = draw(tabs, crop)
        fitting = tab_titles(tabs._rows, tabs._now, tabs.content_size.width)
        frames.append((lines[0].text.strip(), fitting.plain.strip()))
        return lines

    monkeypatch.setattr(PanelTabs, "render_lines", drawn_now)
    for width in (16, 40, 24):
        app.panel.styles.width = width
        await pilot.pause()
        app.screen._compositor.render_update(full=True)
    assert len({titles for titles, _ in frames}) > 1
    assert all(titles == fitting for titles, fitting in frames)


@pytest.mark.parametrize(("column", "tab"), [(12, "claims"), (24, "elsewhere"), (2, "notes")])
async def test_a_click_on_a_title_opens_its_tab(stage, drawn, column, tab):
    app, pilot = stage
    app.panel.tab = "claims" if tab == "notes" else "notes"
    await pilot.pause()
    await pilot.click(PanelTabs, offset=(column, 0))
    await pilot.pause()
    assert app.panel.tab == tab
    assert app.panel.cards().has_focus
    assert tab.capitalize() in drawn(app)[0]


async def test_the_claim_under_the_cursor_says_why_it_was_marked(stage, drawn):
    app, pilot = stage
    claim = Claim(Span(0, 36), "The bridge may cost 12 million euros.", 0.9, ("figure",))
    app.panel.show_claims([claim, *CLAIMS])
    app.panel.tab = "claims"
    app.panel.cards().focus()
    await pilot.press("g")
    await settled(pilot)
    text = " ".join("\n".join(drawn(app)).split())
    assert "marked for figure: 12 million" in text
    assert "hedged: may" in text
    await pilot.press("j")
    await settled(pilot)
    assert "12 million euros" not in "\n".join(drawn(app)).partition("marked for")[2]


async def test_moving_leads_the_text_and_enter_goes_there(stage):
    app, pilot = stage
    await pilot.press("j", "j", "enter")
    assert app.said[-2:] == [
        ("chosen", "annotation", "two", Span(100, 110), False),
        ("chosen", "annotation", "two", Span(100, 110), True),
    ]


async def test_the_card_of_the_target_comes_into_view_without_leading(stage):
    app, pilot = stage
    app.panel.follow(Target(Span(200, 210), "annotation", "three"))
    assert app.panel.cards().current.key == "three"
    app.panel.follow(Target(Span(150, 160), "sentence"))
    assert app.panel.cards().current.key == "two"  # the nearest before
    assert app.panel.cards().quiet
    app.panel.follow(Target(Span(95, 120), "sentence"))
    assert not app.panel.cards().quiet  # the sentence holds the annotation
    await pilot.pause()
    assert app.said == []


async def test_a_tab_that_opens_follows_too(stage):
    app, pilot = stage
    app.panel.follow(Target(Span(150, 160), "sentence"))
    await pilot.press("l")
    assert app.panel.tab == "claims"
    assert app.panel.cards().current.claim is CLAIMS[3]


@pytest.mark.parametrize(
    ("key", "verb"),
    [
        ("e", "edit"),
        ("x", "delete"),
        ("y", "copy"),
        ("r", "relate"),
        ("t", "tag"),
        ("c", "judge"),
        ("O", "follow"),
    ],
)
async def test_keys_act_on_the_current_card(stage, key, verb):
    app, pilot = stage
    await pilot.press("j", key)
    assert app.said[-1] == (verb, "one")


async def test_keys_act_on_all_marked_cards(stage, drawn):
    app, pilot = stage
    await pilot.press("j", "space", "space", "x")
    assert app.said[-1] == ("delete", "one", "two")
    assert any("● 2 marked" in line for line in drawn(app))
    await pilot.press("e")  # only one can be edited: that under the cursor
    assert app.said[-1] == ("edit", "three")
    await pilot.press("escape", "x")
    assert app.said[-1] == ("delete", "three")


async def test_the_filter_narrows_and_escape_takes_it_away(stage):
    app, pilot = stage
    await pilot.press("slash", *"tag:del")
    assert keys_of(app) == ["one"]
    await pilot.press("enter", "e")
    assert app.said[-1] == ("edit", "one")
    await pilot.press("escape")
    assert keys_of(app) == ["memo", "one", "two", "three"]


async def test_order_by_date_and_by_tag(stage):
    app, pilot = stage
    await pilot.press("o")
    assert keys_of(app)[0] == "three"
    await pilot.press("o")
    assert keys_of(app) == ["one", "three", "memo", "two"]


async def test_claims_know_what_is_judged_also_those_that_come_while_their_tab_is_closed(stage):
    app, pilot = stage
    app.panel.show_claims((), later=True)
    app.panel.show_claims(CLAIMS, later=True)
    await pilot.press("l", "exclamation_mark")
    assert [row.claim for row in app.panel.cards().cards] == CLAIMS[1:]
    await pilot.press("exclamation_mark")
    assert len(keys_of(app)) == 5


async def test_enter_on_a_passage_elsewhere_opens_its_document(stage):
    app, pilot = stage
    await pilot.press("h", "enter")
    assert app.said[-1] == ("open", "b.md", 7)


async def test_the_cursor_marks_and_filter_stay_when_the_rows_are_read_anew(stage):
    app, pilot = stage
    await pilot.press("j", "j", "space")
    app.panel.show_notes([note("new", 0), *NOTES])
    assert app.panel.cards().current.key == "three"
    assert app.panel.cards().marks == {"two"}


async def test_only_the_card_that_has_changed_is_drawn_anew(stage, drawn, monkeypatch):
    app, _ = stage
    app.panel.show_list(listed := NoteList.of(NOTES, {}))
    new, made, look = note("new", 120), set(), panel_list.note_lines
    monkeypatch.setattr(panel_list, "note_lines", lambda r, *a: made.add(r.key) or look(r, *a))
    for placed in ([*NOTES, new], NOTES, [NOTES[0], new, *NOTES[1:]], NOTES):
        made.clear()
        app.panel.show_list(listed := NoteList.of(placed, {}, before=listed))
        shown = drawn(app)
        assert made <= {"new"}
        app.panel.cards().redraw()
        assert drawn(app) == shown


async def test_the_compact_card_says_the_same_in_five_lines(stage, drawn):
    app, pilot = stage
    card = app.query_one(CompactCard)
    card.show_around(app.panel.around(Target(Span(100, 110), "sentence")))
    await pilot.pause()
    text = "\n".join(drawn(app)[-5:])
    assert "3 of 4" in text
    assert "Second note." in text
    assert "≠ The other  There." in text
    card.show_around(app.panel.around(Target(Span(30, 40), "sentence")))
    await pilot.pause()
    assert "no note here" in drawn(app)[-5]


async def test_ten_thousand_cards_are_only_drawn_where_they_are_seen(stage, monkeypatch):
    app, pilot = stage
    cards = app.panel.cards()
    drawn_cards = []
    draw = cards.draw_card
    monkeypatch.setattr(cards, "draw_card", lambda c, w: drawn_cards.append(c) or draw(c, w))
    app.panel.show_notes([note(str(i), i * 20) for i in range(10_000)])
    await pilot.press("G", "k", "g", "pagedown")
    assert len(drawn_cards) < 120


@pytest.mark.parametrize("size", [(20, 5), (2, 1), (1, 3)])
async def test_any_size(size):
    app = PanelHost()
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "pagedown", "G", "l", "slash", "x", "escape")
        assert app.panel.tab == "claims"


async def test_the_last_column_of_the_cards_stays_free(stage, drawn):
    app, pilot = stage
    app.panel.show_claims([Claim(Span(0, 99), "word " * 99, 0.9, ("figure",))])
    app.panel.tab = "claims"
    await pilot.pause()
    assert max(len(line) for line in drawn(app)[1:8]) < app.size.width
