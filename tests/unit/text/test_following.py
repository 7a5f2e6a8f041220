"""A place in a text is found again after a change elsewhere in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.text.following import follow

WORDS = st.text("ab \n", max_size=30)
STAYS, GOES, COMES = (st.text(letters, max_size=30) for letters in ("xyz\n", "ab ", "cd "))


@given(before=STAYS, old=GOES, new=COMES.map(str.strip), after=STAYS)
def test_what_stands_around_one_change_stays_where_it_is(before, old, new, after):
    was, now = before + old.strip() + after, before + new + after
    for offset in range(len(before) + 1):
        assert follow(was, now, offset) == offset
    for distance in range(len(after)):
        assert follow(was, now, len(was) - distance) == len(now) - distance


@given(old=WORDS, new=WORDS, offset=st.integers(0, 30))
def test_a_place_is_always_within_the_text(old, new, offset):
    offset = min(offset, len(old))
    assert 0 <= follow(old, new, offset) <= len(new)


def test_the_line_is_found_between_two_changes():
    line = "According to two engineers the delay lasts.\n"
    old = f"The first line.\n{line}The last line.\n"
    new = f"Another first line, and longer.\n{line}Another last one.\n"
    at = old.index("engineers")
    assert new[follow(old, new, at) :].startswith("engineers the delay")


def test_the_words_at_it_are_found_where_its_line_has_changed_too():
    old = "We moved here in 2008.\nI heard it from the caretaker. He told us the parts came.\nNo.\n"
    new = "We all moved here in 2008.\nI heard it from the caretaker. He told us none did.\nYes.\n"
    for words in ("heard it from", "He told us"):
        assert new[follow(old, new, old.index(words)) :].startswith(words)


def test_nothing_is_left_of_the_place():
    assert follow("one two three", "one three", 6) <= len("one three")
    assert follow("all of it", "", 4) == 0
