from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.spans import Span
from tui.text.finding import Phrase, find_in_pieces, is_smart_caseless, pieces_from
from tui.text.source import ChunkedSource, StringSource


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("delay", "Delay the delay", [0, 10]),
        ("Delay", "Delay the delay", [0]),
        ("isn't", "it isn’t", [3]),
        ('"so"', "he said “so”", [8]),
        ("two words", "two\nwords", [0]),
        ("café", "CAFÉ café", [0, 5]),
        ("e?", "e? ée?", [0, 4]),
        ("aa", "aaaa", [0, 2]),
        ("x", "İx", [1]),
        ("", "anything", []),
        ("a?", "a中", []),
    ],
)
def test_a_phrase_stands_at(pattern, text, expected):
    assert Phrase(pattern).in_text(text) == expected


def test_smart_case():
    assert is_smart_caseless("lower 12 ß")
    assert not is_smart_caseless("Upper")


@given(st.text(alphabet="ab\n", max_size=80), st.integers(0, 80), st.integers(1, 20))
@examples(200)
def test_pieces_cover_the_text_once(text, origin, size):
    origin = min(origin, len(text))
    pieces = list(pieces_from(StringSource(text), origin, size))
    covered = sorted(offset for piece in pieces for offset in range(piece.start, piece.end))
    assert covered == list(range(len(text)))


@pytest.mark.parametrize("pattern", ["zebra", "Zebra", "aza", "razzia", "zz", "none"])
def test_a_rare_letter_finds_what_looking_at_everything_finds(pattern):
    line = "some words of a text without it\n"
    words = "für a zebra, A ZEBRA, Zebra zebrazebra aza AZAza razzia zzzz \n"
    text = words + "".join(line * 700 + words for _ in range(60))
    chunks = ChunkedSource(size=1_000)
    chunks.append(text)
    for source in (StringSource(text), chunks):
        found = find_in_pieces(source, Phrase(pattern), 5_000)
        hits = sorted(hit for piece in found for hit in piece)
        assert [hit.start for hit in hits] == Phrase(pattern).in_text(text)


@given(st.text(alphabet="ab", max_size=80), st.integers(0, 80))
@examples(200)
def test_hits_from_any_origin_are_all_the_hits(text, origin):
    hits = sorted(
        hit
        for piece in find_in_pieces(StringSource(text), Phrase("ab"), min(origin, len(text)))
        for hit in piece
    )
    assert hits == [Span(at, at + 2) for at in Phrase("ab").in_text(text)]


@given(
    st.text(alphabet="abAB \n’é中😀\udc80?", max_size=80),
    st.sampled_from(["a", "ab", "A", "b a", "?", "a?", "aa"]),
    st.integers(0, 80),
)
@examples(150)
def test_a_text_in_chunks_has_the_hits_of_one_string(text, pattern, origin):
    origin = min(origin, len(text))
    chunks = ChunkedSource(size=5)
    chunks.append(text)
    found, expected = (
        [hit for piece in find_in_pieces(source, Phrase(pattern), origin) for hit in piece]
        for source in (chunks, StringSource(text))
    )
    assert found == expected
    assert Phrase("it’s").is_plain is Phrase("it's").is_plain is False


@pytest.mark.parametrize("typed", ["école", "e\u0301cole"])
def test_an_accent_is_found_however_it_is_written(typed):
    source = StringSource("École, e\u0301cole, ecole")
    assert list(find_in_pieces(source, Phrase(typed))) == [[Span(0, 5), Span(7, 13)]]
