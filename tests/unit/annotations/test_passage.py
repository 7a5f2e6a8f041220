from __future__ import annotations

import pytest

from tui.annotations.passage import Passage, agreement, likeness, nearest, occurrences, shared


def test_contexts_and_quote_are_normalised_as_one_text():
    passage = Passage.of("It said  ", " “Yes”\n", " and left")
    assert (passage.before, passage.quote, passage.after) == ("it said ", '"yes"', " and left")
    assert passage.exact == '"Yes"'


def test_less_context_than_is_kept_means_that_the_text_begins_or_ends():
    passage = Passage.of("short", "quote", "x" * 64)
    assert (passage.opens, passage.closes) == (True, False)


def test_a_changed_sentence_shares_its_words_and_another_one_does_not():
    sentence = "the council raised the budget for schools by twelve per cent"
    changed = "the council raised its budget for all schools by ten per cent"
    another = "the minister has said that nothing of the kind was ever planned"
    assert shared(sentence, changed) > 0.7
    assert shared(sentence, another) < 0.2
    assert likeness(sentence, another) > 0.4, "which is why letters are no measure"


def test_a_half_that_is_left_is_all_shared():
    assert shared("one two three four five six", "one two three") == 1
    assert shared("one two", "") == 0


@pytest.mark.parametrize(
    ("present", "low", "high"),
    [
        ("the budget was raised on monday", 1, 1),
        ("the budget was raised on tuesday", 1, 1),
        ("the budget", 0, 0.6),
        ("nobody knew what would come of it", 0, 0.45),
    ],
)
def test_context_agrees_from_the_quote_outwards(present, low, high):
    assert low <= agreement("the budget was raised on monday", present) <= high


def test_no_context_says_little():
    assert agreement("  ", "anything") == 0.5


def test_the_nearest_context_has_enough_letters():
    assert nearest("far away, the words just before it: ", -1).endswith("words just before it:")
    assert nearest(" and what comes after that, and more", 1) == "and what comes after t"


def test_overlapping_places_are_all_found_up_to_a_limit():
    assert list(occurrences("aaaa", "aa")) == [0, 1, 2]
    assert len(list(occurrences("a" * 10_000, "a"))) < 1000
