"""What a terminal sends: pasted text is never keys, and an Escape is an Escape."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from textual import events

from support.examples import examples
from tui.keyboard import Keyboard


def told(*pieces):
    """Return what these pieces say, as names of keys and pasted texts, until it is quiet."""
    keyboard = Keyboard()
    found = [message for piece in pieces for message in keyboard.feed(piece)]
    found += keyboard.settle()
    assert not keyboard.waits
    return [
        (m.text,) if isinstance(m, events.Paste) else m.key
        for m in found
        if isinstance(m, events.Key | events.Paste)
    ]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b", ["escape"]),
        ("\x1bj", ["escape", "j"]),
        ("\x1bo\x1bz\x1b[A", ["escape", "o", "escape", "z", "up"]),
        ("\x1b]", ["escape", "right_square_bracket"]),
        ("\x1b[", ["escape", "left_square_bracket"]),
        ("\x1b1x", ["escape", "1", "x"]),
        ("\x1b\x1b[B", ["escape", "down"]),
        ("\x1bb\x1b\x7f", ["ctrl+left", "ctrl+w"]),
        ("\x1bOP\x1b[6~\x1b[1;5C", ["f1", "pagedown", "ctrl+right"]),
    ],
)
def test_an_escape_and_what_follows_it_in_one_piece(sent, keys):
    assert told(sent) == keys
    assert [key for key in told(*sent) if key != "circumflex_accent"] == keys


@examples(150)
@given(text=st.text("x\x1b[]O~ü210\r<M;"), cuts=st.lists(st.integers(0, 40)))
def test_what_is_pasted_is_never_a_key(text, cuts):
    assume("\x1b[201~" not in text)
    sent = f"j\x1b[200~{text}\x1b[201~k"
    places = sorted({0, *(min(place, len(sent)) for place in cuts), len(sent)})
    pasted = text.replace("\x1b", "")
    before, (found,), after = told(*(sent[a:b] for a, b in pairwise(places)))
    assert (before, after) == ("j", "k")
    assert len(found) <= len(pasted)
    assert found == pasted or "\x1b[" in text


def test_a_paste_brings_no_control_characters():
    sent = "\x1b[200~a\t\x1b[1;31mred\x1b[0m\r\n\x07b\x9b\0\x1b\x1b[201~"
    assert told(sent) == [("a\tred\r\nb",)]


def test_a_paste_that_is_not_over_waits_for_its_end():
    keyboard = Keyboard()
    assert not list(keyboard.feed("\x1b[200~xx\x1b[20"))
    assert not keyboard.waits
    assert not list(keyboard.settle())
    (paste,) = keyboard.feed("1~")
    assert paste.text == "xx"
