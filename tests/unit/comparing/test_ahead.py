"""Deeds that are ahead beside deeds that were done, or were not."""

from __future__ import annotations

from datetime import date

import pytest

from tui.comparing.ahead import at_other_times
from tui.comparing.features import features

DAY = date(2025, 6, 4)


@pytest.mark.parametrize(
    ("denies", "other", "stem", "apart"),
    [
        ("A dam was never built there.", "The council voted to build a dam.", "build", True),
        ("The dam was never built.", "The dam was built by Brandt.", "build", False),
        ("The mill will not be opened.", "The mill was opened in 1998.", "open", True),
        ("The mill will not be opened.", "The mill was opened on Monday.", "open", False),
        ("No hall will be opened.", "Three halls will have to be opened.", "open", False),
    ],
)
def test_a_deed_ahead_is_no_answer_to_one_long_done(denies, other, stem, apart):
    mine, theirs = features(denies, DAY), features(other, DAY)
    key, answer = (next(k for k in p.keys if k.stem == stem) for p in (mine, theirs))
    assert at_other_times(mine, key, theirs, answer) is apart
