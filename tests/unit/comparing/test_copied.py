"""What is a copy with small edits, and what only begins as one."""

from __future__ import annotations

import pytest

from tui.comparing import Passage, relate
from tui.spans import Span

OUT = "The light on the Kolbein reef was out."
WORKED = (
    "The Coastal Administration confirms that the light on the Kolbein reef was working on "
    "the evening of 3 March."
)
BRIDGE = "The master was on the bridge when the vessel touched the ground."
BOARD = "All those on board were brought ashore by lifeboats, and nobody was hurt, they said."


def passage(path, text):
    return Passage(path, Span(0, len(text)), text)


@pytest.mark.parametrize(
    ("a", "b", "is_copy"),
    [
        (OUT, WORKED, False),  # all but the one word that it says
        (OUT, OUT.replace("out", "out on Tuesday"), True),
        (BRIDGE, f"The spokeswoman said: “{BRIDGE}”", True),
        (BOARD, BOARD.replace("they said", "police reported"), True),  # a long one, edited
    ],
)
def test_a_copy_has_what_the_passage_says(a, b, is_copy):
    for one, other in ((a, b), (b, a)):
        assert (relate(passage("a", one), passage("b", other)).relation == "echo") is is_copy
