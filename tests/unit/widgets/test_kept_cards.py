"""A card that is kept shows what it would show if it were drawn anew."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from tui.widgets.card_text import Piece, joined
from tui.widgets.keeping_list import KeepingList

HEIGHT = 9


@dataclass(frozen=True, eq=False)
class Note:
    """A card with a name and words that may change: then it is another card of that name."""

    name: int
    words: str


class Stage:
    """A list, not on any screen, and what it was asked to draw."""

    def __init__(self):
        self.colour = "red"
        self.drawn = []
        self.list = KeepingList(self.draw, lambda note: str(note.name))
        self.list._frame = Size(40, HEIGHT)

    def draw(self, note, width):
        self.drawn.append(note)
        return [(Piece(self.said(note, width)),)]

    def said(self, note, width):
        return f"{note.name} {note.words} {self.colour} {width}"

    def shown(self):
        cards = self.list
        return ["".join(map(joined, cards._lines(at))) for at in range(len(cards.cards))]

    def wanted(self):
        return [self.said(note, self.list._width) for note in self.list.cards]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("show"), st.lists(st.integers(0, 5), max_size=HEIGHT)),
        st.tuples(st.just("change"), st.integers(0, 5)),
        st.tuples(st.just("widen"), st.integers(20, 23)),
        st.tuples(st.just("colour"), st.sampled_from(["red", "blue"])),
        st.tuples(st.just("grow"), st.integers(0, 5)),
        st.tuples(st.just("shuffle"), st.just(0)),
        st.tuples(st.just("look"), st.just(0)),
    ),
    max_size=20,
)


@given(STEPS)
def test_no_card_is_ever_shown_as_it_was(steps):
    stage = Stage()
    notes = [Note(name, "new") for name in range(6)]
    for turn, (step, value) in enumerate(steps):
        if step == "show":
            stage.list.show([notes[at] for at in value])
        elif step == "change":
            notes[value] = Note(value, f"changed {turn}")
            stage.list.show([notes[note.name] for note in stage.list.cards])
        elif step == "widen":
            stage.list._frame = Size(value, HEIGHT)
        elif step == "colour" and value != stage.colour:
            stage.colour = value
            stage.list.redraw()
        elif step == "grow":
            stage.list.extend([*stage.list.cards, notes[value]])
        elif step == "shuffle":
            cards = list(stage.list.cards)
            stage.list.show(cards)
            stage.shown()
            cards.reverse()  # in place, behind the list's back
            stage.list.show(cards)
        if step == "look" or turn % 3 == 0:
            assert stage.shown() == stage.wanted()
    assert stage.shown() == stage.wanted()


def test_what_comes_again_is_not_drawn_again():
    stage = Stage()
    notes = [Note(name, "new") for name in range(6)]
    stage.list.show(notes)
    before = stage.shown()
    stage.list.show(notes[3:])
    assert stage.shown() == before[3:]
    stage.list.show([])
    stage.list.show(notes[::-1])
    assert stage.shown() == before[::-1]
    assert stage.drawn == notes
    notes[2] = Note(2, "changed")
    stage.list.show(notes)
    assert stage.shown() == stage.wanted()
    assert stage.drawn[6:] == [notes[2]]


def test_of_thousands_of_cards_the_last_few_hundred_are_kept():
    stage = Stage()
    notes = [Note(name, "new") for name in range(3_000)]
    for start in range(0, 3_000, 50):
        stage.list.show(notes[start : start + 50])
        assert stage.shown() == stage.wanted()
    assert len(stage.list._kept) <= 300
    stage.list.show(notes[-100:])
    stage.shown()
    assert len(stage.drawn) == 3_000
