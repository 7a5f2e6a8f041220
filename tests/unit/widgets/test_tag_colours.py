"""A tag's colour is its own, and can be read on any background."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from support.examples import examples
from tui.annotations import tags
from tui.widgets.tag_colours import (
    CONTRAST,
    HUES,
    colours_of,
    contrast,
    legible,
    tag_colour,
)

colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: Color(*rgb))


@examples(100)
@given(colours, colours)
def test_every_colour_becomes_legible_on_every_background(colour, background):
    assert contrast(legible(colour, background), background) >= CONTRAST


def test_black_on_white_has_the_greatest_contrast():
    assert round(contrast(Color(0, 0, 0), Color(255, 255, 255)), 3) == 21


def test_a_legible_colour_stays_what_it_is():
    assert legible(Color(255, 255, 0), Color(0, 0, 0)) == Color(255, 255, 0)


def test_subtags_share_the_colour_of_their_topic():
    assert tag_colour("safety/bio") == tag_colour("safety/misuse") == tag_colour("Safety")


def test_the_codebook_names_a_hue_or_a_css_colour_and_nonsense_is_ignored():
    assert tag_colour("x", "green") == Color.parse(HUES["green"])
    assert tag_colour("x", "#102030") == Color(0x10, 0x20, 0x30)
    assert tag_colour("x", "no such colour [b]") == tag_colour("x")


@dataclass(frozen=True)
class Known:
    name: str
    colour: str | None = None
    count: int = 0
    description: str = ""
    key: str | None = None
    aliases: tuple[str, ...] = ()


def test_a_tag_takes_the_colour_of_the_topic_above_it():
    book = [
        Known("money", "red"),
        Known("money/budget"),
        Known("money/budget/2025"),
        Known("money/tax", "teal"),
        Known("moneybags"),
    ]
    assert colours_of(book) == {
        "money": "red",
        "money/budget": "red",
        "money/budget/2025": "red",
        "money/tax": "teal",
        "moneybags": None,
    }


def test_the_names_of_colours_are_those_that_a_codebook_takes():
    assert tuple(HUES) == tags.HUES
