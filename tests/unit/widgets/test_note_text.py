"""A note keeps what cannot be seen, though signs are shown for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.cleaning import clean
from tui.widgets.note_text import restored

TEXTS = st.text("ab\x01\x07\x1b\n\x85\u202e", max_size=12)


@given(TEXTS, TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_what_was_not_changed_is_as_it_was(text, typed, start, size):
    start = min(start, len(text))
    end = min(len(text), start + size)
    shown = clean(text)
    now = shown[:start] + typed.replace("\x01", "") + shown[end:]
    found = restored(text, shown, now)
    assert clean(found) == clean(now)
    assert restored(text, shown, shown) == text


@pytest.mark.parametrize(
    ("now", "kept"), [("␁ab␛", "\x01ab\x1b"), ("xb␛", "xb\x1b"), ("␁", "\x01"), ("", "")]
)
def test_the_characters_around_a_change_stay(now, kept):
    assert restored("\x01b\x1b", "␁b␛", now) == kept
