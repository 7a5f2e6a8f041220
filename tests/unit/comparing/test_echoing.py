from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.comparing import echoes, origins
from tui.comparing.echoing import SHORTEST


def prose(seed, count):
    pick = random.Random(seed)
    return " ".join(f"word{pick.randrange(5000)}" for _ in range(count))


WIRE = prose(1, 60)


def test_a_shared_run_is_found_in_both_places():
    one, two = f"{prose(2, 40)} {WIRE} {prose(3, 40)}", f"{prose(4, 90)} {WIRE}"
    (echo,) = echoes([("a", one), ("b", two)])
    assert (echo.a.path, echo.b.path) == ("a", "b")
    assert SHORTEST <= echo.words <= 60
    assert echo.a.span.of(one) == echo.b.span.of(two)
    assert echo.b.span.of(two) in WIRE


def test_different_texts_share_nothing():
    assert echoes([("a", prose(5, 300)), ("b", prose(6, 300))]) == []


def test_a_document_is_no_echo_of_itself():
    assert echoes([("a", f"{WIRE} {prose(7, 30)} {WIRE}")]) == []


def test_copies_of_one_story_are_one_origin():
    texts = {
        "a": f"{WIRE} {prose(8, 10)}",
        "b": f"{prose(9, 10)} {WIRE}",
        "c": WIRE,
        "d": prose(10, 80),
    }
    found = echoes(texts.items())
    sizes = {path: len(text) for path, text in texts.items()}
    assert origins(found, sizes) == [frozenset("abc")]


def test_a_quoted_paragraph_makes_no_common_origin():
    texts = {"a": f"{WIRE} {prose(11, 400)}", "b": f"{prose(12, 400)} {WIRE}"}
    found = echoes(texts.items())
    assert found
    assert origins(found, {path: len(text) for path, text in texts.items()}) == []


def test_one_repeated_word_does_not_multiply():
    assert len(echoes([(str(n), "spam " * 20_000) for n in range(5)])) <= 10


def test_leaving_stops_the_work():
    assert echoes([("a", WIRE), ("b", WIRE)], stop=lambda: True) == []


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10_000), max_size=60), st.lists(st.integers(0, 10_000), max_size=60))
def test_every_long_enough_run_is_found_whatever_stands_around_it(before, after):
    two = " ".join([*map(str, before), WIRE, *map(str, after)])
    (echo,) = echoes([("a", WIRE), ("b", two)])
    assert echo.words >= 60 - 2 * SHORTEST
