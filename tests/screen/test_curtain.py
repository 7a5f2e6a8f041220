"""The first screen drawn ahead shows the same text at the same place as the real one."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from support.stillness import settled
from tui.app import GlossApp
from tui.arrangement import Arrangement, geometry
from tui.config import Settings
from tui.curtain import colours, draw
from tui.library import Library

TEXT = "---\ntitle: On tides\n---\n\n# On tides\n\n" + "".join(
    f"Sentence {n} of a paragraph that is long enough to be wrapped — 潮汐 too. " * 3 + "\n\n"
    for n in range(40)
)
SIGNS = str.maketrans(dict.fromkeys("›▎”?→✗✎=≠", " "))
"""The gutter comes with the real screen."""
SIZES = [(200, 60), (120, 40), (100, 30), (99, 30), (80, 24), (70, 20), (60, 20)]


@pytest.fixture
def library(written):
    library = Library.open(str(written({"tides.md": TEXT, "other.txt": "Another text.\n"})))
    yield library
    library.close()


CHOSEN = {
    "wide": Arrangement(documents=40, panel=33, measure=60),
    "too wide": Arrangement(documents=400, panel=400, card=400, measure=200),
    "small": Arrangement(documents=1, panel=1, card=1, measure=20),
    "no documents": Arrangement(panes="no-documents", measure=100),
    "no panel": Arrangement(panes="no-panel", documents=30),
    "text": Arrangement(panes="text", folded=True),
}


async def compare(library, drawn, size, at="tides.md:0", chosen=None):
    """Draw a screen ahead, then draw it, and hold the two against each other."""
    chosen = chosen or Arrangement()
    lines = draw(library, at, size, 76, chosen)
    where = geometry(*size, chosen)
    library.state.arrangement = chosen.values()
    app = GlossApp(library, Settings(), at)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        reader = pilot.app.screen.reader
        assert reader.size == (where.reader, where.lines)
        assert reader.region.x == where.documents
        for y in range(where.lines):
            real = reader.render_line(y).text.translate(SIGNS).rstrip()
            assert lines[y + 1][where.documents :].rstrip("▏").rstrip() == real
        real = drawn(app)
        for sign in "▕▏":
            assert [cells(line, sign) for line in lines[1:]] == [
                cells(line, sign) for line in real[1 : len(lines)]
            ]
        if where.card:
            assert lines[-1] == real[len(lines) - 1]
            assert lines[-1] == "─" * size[0]


def cells(line, sign):
    """Return the first cell of a sign in a line."""
    before, found, _ = line.partition(sign)
    return cell_len(before) if found else None


@pytest.mark.parametrize(
    ("size", "at"),
    [(size, "tides.md:0") for size in SIZES] + [(size, "tides.md:4000") for size in SIZES[1::2]],
    ids=str,
)
async def test_the_text_stands_where_it_will_stand(library, drawn, size, at):
    await compare(library, drawn, size, at)


@pytest.mark.parametrize("size", [(101, 30), (75, 14)], ids=str)
@pytest.mark.parametrize("chosen", CHOSEN.values(), ids=CHOSEN.keys())
async def test_what_was_chosen_stands_there_from_the_first_frame(library, drawn, size, chosen):
    await compare(library, drawn, size, chosen=chosen)


def test_a_document_that_cannot_be_read_draws_nothing(library):
    (library.root / "tides.md").write_bytes(b"\x00\x01\x02\xff" * 50)
    with pytest.raises(Exception, match="binary"):
        draw(library, "tides.md:0", (80, 24), 76)


def test_colours_only_where_the_terminal_has_them():
    dark = colours("gloss-dark", {"COLORTERM": "truecolor"})
    assert dark == "\x1b[38;2;213;217;228;48;2;21;22;27m"
    assert colours("", {"COLORTERM": "24bit"})
    assert not colours("gloss-dark", {})
    assert not colours("gloss-dark", {"COLORTERM": "truecolor", "NO_COLOR": "1"})
    assert not colours("somebody-elses", {"COLORTERM": "truecolor"})
