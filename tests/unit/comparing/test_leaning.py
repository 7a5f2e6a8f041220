"""Passages that say "it" are about what stands before them."""

from __future__ import annotations

import pytest

from tui.comparing.conflicts import Setting
from tui.comparing.features import features
from tui.comparing.leaning import lean_on_others


@pytest.mark.parametrize(
    ("before", "passage", "other", "others"),
    [
        ("A lamp hung over the altar.", "It is not in the list.", "The list of men is long.", True),
        ("A lamp hung over the altar.", "It is not in the list.", "A lamp is on the list.", False),
        ("The ward was shut.", "Roth said it was safe.", "The levee is not safe.", True),
        ("The levee held.", "It protects people over 65.", "People over 65 are not safe.", False),
        ("The levee held.", "No levee is safe.", "The bridge is safe.", False),
        (None, "It is not in the list.", "The list of guests is long.", False),
    ],
)  # fmt: skip
def test_what_it_is_stands_in_the_sentence_before(before, passage, other, others):
    led = features(before) if before else None
    one, two = features(passage), features(other)
    assert lean_on_others(one, two, Setting(before_a=led)) is others
    assert lean_on_others(two, one, Setting(before_b=led)) is others
