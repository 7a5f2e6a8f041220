"""In a text that repeats itself, what stands further around says which passage is meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.annotations.anchoring import anchor
from tui.annotations.annotation import CONTEXT
from tui.annotations.selectors import make_annotation
from tui.annotations.surroundings import WIDE, stands_again, width
from tui.documents.document import Document
from tui.spans import Span

PARTS = ("feed screw", "upper roller", "guard plate", "dust filter", "main switch", "outlet chute")
BEFORE = "Disconnect the mill from the mains and wait until the capacitors are empty for certain."
QUOTE = "Measure the resistance between both of the outer contacts and write the reading down."
AFTER = "Run the machine without a load for a minute and listen for noise that it did not make."
SECTIONS = [f"The {part}\n\n{BEFORE} {QUOTE} {AFTER}" for part in PARTS]
TEXT = "\n\n".join(SECTIONS)


def note_in(section, text=TEXT):
    start = text.index(QUOTE, text.index(section))
    return make_annotation(Document("a.txt", text, "txt"), Span(start, start + len(QUOTE)))


def with_section(number, new):
    return "\n\n".join(new if n == number else old for n, old in enumerate(SECTIONS))


def test_more_is_kept_where_the_next_words_stand_elsewhere_too():
    note = note_in(SECTIONS[3])
    assert CONTEXT < len(note.prefix) <= WIDE
    assert TEXT[note.start - len(note.prefix) : note.start] == note.prefix
    assert TEXT[note.end :].startswith(note.suffix)


def test_no_more_is_kept_where_they_do_not():
    text = f"{BEFORE} {QUOTE} {AFTER}"
    assert width(text, Span(text.index(QUOTE), text.index(AFTER) - 1), twin=False) == CONTEXT


@pytest.mark.parametrize("number", range(len(SECTIONS)))
def test_of_like_passages_the_one_whose_words_changed_is_proposed(number):
    changed = QUOTE.replace("outer contacts", "inner pins")
    new = with_section(number, SECTIONS[number].replace(QUOTE, changed))
    found = anchor(new, note_in(SECTIONS[number]))
    assert (found.status, found.found) == ("ambiguous", changed)
    assert found.span.start == new.index(changed)


@pytest.mark.parametrize("number", range(len(SECTIONS)))
def test_where_all_neighbours_changed_no_like_passage_is_taken_for_it(number):
    words = SECTIONS[number].replace(BEFORE, "Pull the plug.").replace(AFTER, "Close the lid.")
    new = with_section(number, words)
    found = anchor(new, note_in(SECTIONS[number]))
    assert (found.status, found.span.start) == ("ambiguous", new.index(QUOTE, new.index(words)))


def test_a_like_passage_under_another_heading_is_only_proposed():
    left = with_section(2, "The guard plate\n\nIt is no longer made.")
    assert anchor(left, note_in(SECTIONS[2])).status == "ambiguous"


def test_text_put_before_leaves_each_of_them_exact():
    for section in SECTIONS:
        note = note_in(section)
        found = anchor("Read this first.\n\n" + TEXT, note)
        assert (found.status, found.span.start) == ("exact", note.start + 18)


FARES = {"Aldby": 53, "Cazal": 88, "Eskdale": 27, "Grotte": 64, "Ilmen": 71, "Jarrow": 19}
CROSSINGS = [
    f"{number}. {name}\n\nThe ferry to {name} leaves the quay at {number + 4}.{fare} every day. "
    f"Passengers arrive twenty minutes before and show a ticket at the gate.\n\n"
    f"Cars are carried on the lower deck, and nobody stays with them. The fare for a car is {fare} "
    "crowns each way, and a bicycle travels free of charge. Dogs stay on the open deck."
    for number, (name, fare) in enumerate(FARES.items(), 1)
]


def note_on_fare(number):
    text = "\n\n".join(CROSSINGS)
    start = text.index("The fare for", text.index(CROSSINGS[number]))
    span = Span(start, text.index(" Dogs", start))
    return make_annotation(Document("a.txt", text, "txt"), span)


@pytest.mark.parametrize("number", range(len(CROSSINGS)))
def test_a_sentence_of_the_same_form_is_not_taken_for_one_whose_paragraph_is_gone(number):
    left = "\n\n".join(CROSSINGS).replace(CROSSINGS[number].partition("\n\nCars")[2], "")
    assert anchor(left, note_on_fare(number)).status not in {"exact", "fuzzy"}


@pytest.mark.parametrize("number", range(len(CROSSINGS)))
def test_words_that_only_one_of_the_same_form_has_say_where_it_is(number):
    note = note_on_fare(number)
    around = CROSSINGS[number].split(note.quote)
    new = "\n\n".join(CROSSINGS).replace(around[0], around[0][: len(around[0]) // 3] + "Wait. ")
    found = anchor(new.replace(" Dogs stay on the open deck.", " No dogs."), note)
    assert found.found == note.quote


@examples(300)
@given(st.text("ab \n\u3000", max_size=30), st.text("ab ", min_size=1, max_size=8))
def test_words_stand_again_where_a_pattern_of_them_is_found_twice(text, words):
    words = words.split()
    pattern = r"\s+".join(map(re.escape, words))
    twice = bool(words) and len(re.findall(pattern, text)) > 1
    assert stands_again(text, words) == twice
