from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.normalising import Normalised

texts = st.text(alphabet="abÉ e\u0301'’“\"-–—…ﬁ\u00ad\u200b \u00a0\n\tİß中", max_size=40)


def test_typography_makes_no_difference():
    for one, other in (
        ("it's “so”", 'it’s "so"'),
        ("a – b", "a - b"),
        ("so--and", "so—and"),
        ("wait…", "wait..."),
        ("ﬁnd the office", "find the oﬃce"),
        ("cafe\u0301", "café"),
        ("soft\u00adhyphen", "softhyphen"),
        ("two  words\n here", "two words here"),
        ("a\u00a0b", "a b"),
        ("hyphen-\nated", "hyphenated"),
        ("well-known", "well-\n  known"),
    ):
        assert Normalised(one).text == Normalised(other).text


def test_words_and_case_make_a_difference():
    for one, other in (("a", "b"), ("The", "the"), ("a b", "ab"), ("1.5", "15"), ("a - b", "a b")):
        assert Normalised(one).text != Normalised(other).text


@given(texts)
def test_normalising_is_done_once(text):
    once = Normalised(text).text
    assert len(Normalised(text).folded) == len(once)
    again = Normalised(once)
    assert len(again.text) <= len(once)


@given(texts, st.data())
def test_every_range_leads_back_to_what_it_was_made_from(text, data):
    made = Normalised(text)
    if not made.text:
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    end = data.draw(st.integers(start + 1, len(made.text)))
    first, last = made.span(start, end)
    assert 0 <= first < last <= len(text)
    wanted = _letters(made.folded[start:end])
    assert wanted in _letters(Normalised(text[first:last]).folded)


def _letters(text):
    return text.replace(" ", "").replace("-", "")


@given(texts)
def test_offsets_go_there_and_never_backwards(text):
    made = Normalised(text)
    offsets = [made.offset(i) for i in range(len(text) + 1)]
    assert offsets == sorted(offsets)
    assert all(0 <= i <= len(made.text) for i in offsets)


def test_plain_text_keeps_its_offsets():
    made = Normalised("Plain words, one space each.")
    assert [made.original(i) for i in range(5)] == [0, 1, 2, 3, 4]
    assert made.span(6, 11) == (6, 11)


def test_long_texts_of_one_character_are_no_trap():
    for char in " -\u00ada'\n…":
        assert len(Normalised(char * 200_000).folded) <= 600_000
