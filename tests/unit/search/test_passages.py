from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.search.passages import LONG, passages

TEXTS = st.text(st.sampled_from('ab .!?\n\t"”)。日'), max_size=300).map(lambda t: t * 3)


@given(TEXTS)
def test_only_white_space_lies_between_passages(text):
    position = 0
    for span in passages(text):
        assert not text[position : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        position = span.end
    assert not text[position:].strip()


def test_paragraphs_are_passages():
    text = "One short paragraph.\n\n  Another one.\n \nA third."
    assert [s.of(text) for s in passages(text)] == [
        "One short paragraph.",
        "Another one.",
        "A third.",
    ]


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence():
    text = "This sentence says something. " * 60
    found = passages(text)
    assert len(found) > 2
    assert all(len(span) <= LONG and span.of(text).endswith(".") for span in found)


def test_a_long_line_is_a_paragraph_of_its_own():
    long, short = "word " * 50, "A heading"
    text = f"{short}\n{long}\n{short}"
    assert [s.of(text) for s in passages(text)] == [short, long.strip(), short]


def test_wrapped_lines_stay_together():
    text = "\n".join(["a line of forty characters, more or less"] * 6)
    assert len(passages(text)) == 1


def test_no_passage_grows_without_end():
    for text in ("a" * 20_000, "word " * 4_000, "日" * 20_000):
        assert max(map(len, passages(text))) <= 2 * LONG


def test_a_wrapped_paragraph_is_cut_between_sentences_not_between_lines():
    sentence = "The committee met in the spring, wrote\nnothing, and went home again by train."
    text = " ".join([sentence] * 20)
    assert all(part.of(text).endswith("train.") for part in passages(text))


def test_lines_without_sentences_are_cut_between_lines():
    text = "\n".join(f"key{number} = value of the setting called {number}" for number in range(60))
    assert all(part.of(text).startswith("key") for part in passages(text))
