"""What a terminal shows that gives disputed characters widths of its own."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from support.framed import HEIGHT, WIDTH, fitted, frame
from tui.drawn_cells import cells_of, painted_on
from tui.pinning import pinned
from tui.repainting import UNKNOWN
from tui.shadow import Shadow
from tui.text.cells import disputed, width_of

LEFT = 8


class Stubborn:
    """A terminal that gives whatever is disputed `width` cells, and wraps nothing."""

    TOKEN = re.compile(
        r"\x1b\[(\d+);(\d+)H|\x1b\[(\d+);(\d+)r|\x1b\[(\d+)X|\x1b([DM])|\x1b\[[0-9;]*[mr]|\n"
        r"|([^\x1b])"
    )

    def __init__(self, width):
        self.width = width
        self.rows = [[" "] * WIDTH for _ in range(HEIGHT)]
        self.y = self.x = 0

    def feed(self, data):
        region = (0, HEIGHT - 1)
        for y, x, top, bottom, wiped, move, char in self.TOKEN.findall(data):
            if y:
                self.y, self.x = int(y) - 1, int(x) - 1
            elif top:
                region = (int(top) - 1, int(bottom) - 1)
            elif move:
                goes, comes = region if move == "D" else region[::-1]
                assert self.y == comes
                self.rows.insert(comes, [" "] * WIDTH) if move == "M" else None
                del self.rows[goes + (move == "M")]
                self.rows.insert(comes, [" "] * WIDTH) if move == "D" else None
            elif wiped or char:
                size = int(wiped) if wiped else self.measure(char)
                end = min(WIDTH, self.x + size)
                self.rows[self.y][self.x : end] = [" " if wiped else char] * (end - self.x)
                self.x = self.x if wiped else end

    def measure(self, char):
        return self.width if disputed(char) else width_of(char)

    def text(self, y, start, end):
        return "".join(self.rows[y][start:end])


ODD = st.text("abc de क्षतिुमে😀☎①אع中", max_size=26)


@given(
    st.lists(ODD, min_size=HEIGHT, max_size=30),
    st.lists(st.tuples(st.integers(-3, 12), st.booleans()), max_size=6),
    st.integers(0, 2),
)
@examples(80)
def test_no_border_moves_in_a_terminal_with_widths_of_its_own(lines, moves, width):
    shadow, terminal = Shadow(WIDTH, HEIGHT), Stubborn(width)
    right = WIDTH - 6
    top = 0
    for by, whole in [(0, True), *moves]:
        top = max(0, top + by)
        rows = []
        for y in range(HEIGHT):
            text = fitted(lines[(top + y) % len(lines)], right - LEFT)
            panel = [(0, "left ☎ab", "1"), (right, "│right", "1")] if whole else []
            parts = [*panel[:1], (LEFT, text, "3"), *panel[1:]]
            rows += [(y, *part) for part in parts]
        drawn = frame(rows)
        painted = shadow.painted(drawn, unseen=True)
        terminal.feed(pinned(drawn if painted is None else painted))
        for y in range(HEIGHT):
            assert terminal.text(y, right, WIDTH) == "│right"
            assert terminal.text(y, 0, 5) == "left "
            expected = lines[(top + y) % len(lines)]
            plain = len(expected) - len(expected.lstrip("abcde ")) - 1
            if plain > 0:
                assert terminal.text(y, LEFT, LEFT + plain) == expected[:plain]


def test_what_is_left_of_a_run_is_unknown():
    row = cells_of("क्षत्रिय", "1")
    assert len({cell[0] for cell in row}) == 2
    cut = painted_on(row, 2, [("x", "1")])
    assert cut == [UNKNOWN, UNKNOWN, ("x", "1"), *[UNKNOWN] * (len(row) - 3)]
