"""Two texts side by side: following each other, marks, and the way back."""

from __future__ import annotations

import pytest

from support.stillness import settled, until
from tui.claims.claim import Claim
from tui.comparing import Pair, Passage, relate
from tui.documents.document import Document, Metadata
from tui.screens.side_by_side import SideBySide
from tui.spans import Span
from tui.widgets.filter_list import FilterList
from tui.widgets.line_view import LineView

FILL = "\n\n".join(f"Paragraph {n} speaks of something else." for n in range(60))
A = "The ferry sank on 12 May 2019 and 14 people died in the storm."
B = "The ferry sank on 12 May 2019 and nine people died in the storm."
LEFT = Document("a.txt", f"{A}\n\n{FILL}", "txt", Metadata(title="First [b]news[/]"))
RIGHT = Document("b.txt", f"{FILL}\n\n{B}", "txt", Metadata(title="A year later"))


def passage(document, quote):
    start = document.text.index(quote)
    return Passage(document.path, Span(start, start + len(quote)), quote)


# the pair names the right document first: the screen must turn it round
PAIR = relate(passage(RIGHT, B), passage(LEFT, A))


@pytest.fixture
def shown(host):
    def make(size=(140, 30), pairs=(PAIR,), at=0):
        app = host(SideBySide(LEFT, RIGHT, pairs, at=at))
        return app, app.run_test(size=size)

    return make


def words(app):
    lines = app.screen.query_one(LineView).lines
    return " ".join("".join(part.text for part in line) for line in lines)


async def test_the_other_text_goes_to_the_passage_that_corresponds(shown, drawn):
    app, running = shown()
    async with running as pilot:
        await settled(pilot)
        right = app.dialog.reader(1)
        assert right.target.span == passage(RIGHT, B).span
        assert right.in_view.end >= passage(RIGHT, B).span.end
        assert right.cursor == passage(RIGHT, B).span.start
        text = "\n".join(drawn(app))
        assert "First [b]news[/]" in text
        assert A[:20] in text
        assert B[:20] in text


async def test_what_differs_is_said_in_the_order_of_the_panes(shown):
    app, running = shown()
    async with running as pilot:
        await settled(pilot)
        assert "≠ differs" in words(app)
        assert "14 / nine" in words(app)
        hits = app.dialog.reader(0)._layers.hits
        assert "14" in [span.of(LEFT.text) for span in hits]


async def test_away_from_the_passages_both_scroll_by_their_place(shown):
    app, running = shown()
    async with running as pilot:
        await settled(pilot)
        await pilot.press("G")
        await settled(pilot)
        assert "found nothing that corresponds" in words(app)
        assert app.dialog.reader(1).percent > 90


async def test_tab_gives_the_keys_to_the_other_text_and_enter_returns_its_passage(shown):
    app, running = shown()
    async with running as pilot:
        await settled(pilot)
        await pilot.press("tab")
        await settled(pilot)
        assert app.dialog.reader(1).has_focus
        await pilot.press("right_square_bracket")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
    assert app.result == ("b.txt", passage(RIGHT, B).span)


async def test_escape_returns_nothing(shown):
    app, running = shown()
    async with running as pilot:
        await pilot.press("escape")
        await settled(pilot)
    assert app.result is None


async def test_below_120_columns_the_texts_alternate(shown, drawn):
    app, running = shown(size=(80, 24))
    async with running as pilot:
        await settled(pilot)
        assert "A year later" not in "\n".join(drawn(app))
        assert f"there “{B[:30]}" in words(app)
        await pilot.press("tab")
        await settled(pilot)
        text = "\n".join(drawn(app))
        assert "A year later" in text
        assert "First" not in text.splitlines()[0]
        assert app.dialog.reader(1).cursor == passage(RIGHT, B).span.start
        assert B[:20] in text
        await pilot.resize_terminal(140, 30)
        await until(pilot, lambda: not app.dialog.has_class("-one"))
        await settled(pilot)
        assert "there “" not in words(app)
        await pilot.press("f1")
        await settled(pilot)
        assert "near-verbatim" in "\n".join(
            row.what for row in app.screen.query_one(FilterList).rows.cards
        )


async def test_one_text_alone_says_how_to_see_the_other(shown, drawn):
    for size, said in (((80, 24), True), ((40, 12), True), ((140, 30), False)):
        app, running = shown(size=size)
        async with running as pilot:
            await settled(pilot)
            assert ("Tab shows the other text" in drawn(app)[0]) == said


async def test_passages_are_drawn_as_sure_as_their_claims_are(host, drawn):
    claims = {"a.txt": [Claim(passage(LEFT, A).span, A, 0.9, certainty="denied")]}
    right = Document("b.txt", "The ferry may have sunk in the storm.", "txt", Metadata())
    pair = Pair(passage(LEFT, A), passage(right, right.text), "differs", 0.9)
    app = host(SideBySide(LEFT, right, [pair], claims=claims))
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        text = "\n".join(drawn(app))
        assert "✗ ≠ The ferry sank" in text
        assert "? ≠ The ferry may have" in text


async def test_documents_without_anything_in_common_are_shown_all_the_same(shown):
    app, running = shown(pairs=())
    async with running as pilot:
        await settled(pilot)
        await pilot.press("space", "G", "tab", "g")
        await settled(pilot)
        assert "found nothing that corresponds in these two texts" in words(app)


@pytest.mark.parametrize("size", [(12, 4), (60, 12), (200, 60)])
async def test_it_fits_every_size(shown, drawn, size):
    app, running = shown(size=size)
    async with running as pilot:
        await settled(pilot)
        assert all(len(line) <= size[0] for line in drawn(app))


async def test_the_key_sets_the_nearest_source_beside_the_text(tmp_path):
    from tui.app import GlossApp
    from tui.config import Settings
    from tui.library import Library

    third = Document("c.txt", B.replace("nine", "forty"), "txt", Metadata(title="Third"))
    for document in (LEFT, RIGHT, third):
        (tmp_path / document.path).write_text(document.text)
    library = Library.open(str(tmp_path), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)
    app = GlossApp(library, Settings())
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        reading = app.screen
        reading.jump_to("a.txt", passage(LEFT, A).span)
        await settled(pilot)
        await pilot.press("vertical_line")
        await until(pilot, lambda: isinstance(app.screen, SideBySide))
        await settled(pilot)
        nearest = app.screen._documents[1].path
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert reading.path == nearest
        assert reading.reader.cursor == {"b.txt": RIGHT, "c.txt": third}[nearest].text.index(B[:20])
        await pilot.press("backspace", "asterisk")
        await settled(pilot)
        card = reading.panel.chosen_pair
        if card.b.path == nearest:
            await pilot.press("j")  # the other card: its source is meant, not the nearest
            card = reading.panel.chosen_pair
        assert card.b.path != nearest
        await pilot.press("vertical_line")
        await until(pilot, lambda: isinstance(app.screen, SideBySide))
        assert app.screen._documents[1].path == card.b.path
    library.close()


async def test_help_lists_the_keys_that_work_here(shown, drawn):
    app, running = shown()
    async with running as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await settled(pilot)
        assert "other text" in "\n".join(drawn(app))
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, SideBySide)


async def test_a_passage_reached_from_the_empty_line_above_it_is_told_of(host):
    left = Document("a.txt", f"A line.\n\n{A}", "txt", Metadata(title="First"))
    pair = relate(passage(RIGHT, B), passage(left, A))
    app = host(SideBySide(left, RIGHT, (pair, pair), at=0))
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        assert len(app.dialog._pairs) == 1
        await pilot.press("j")
        await settled(pilot)
        assert app.dialog.reader(0).target.span == passage(left, A).span
        assert "14 / nine" in words(app)
        await pilot.press("right_square_bracket")
        await settled(pilot)
        assert "14 / nine" in words(app)
