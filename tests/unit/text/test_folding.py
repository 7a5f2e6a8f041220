from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.folding import LONGEST_WORD, fold, is_dense, keyed, terms, word_key, words

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("'’‘_- .,éÉßﬁİıœ日本語สวัสดีहिन्दी서울\u0301\u0327“”—\ud800abcABC019\n\t"),
    ),
    max_size=60,
)


@given(TEXTS)
def test_offsets_in_the_folded_text_are_offsets_in_the_text(text):
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_the_keys_of_the_words_are_the_terms(text):
    assert [word_key(span.of(text)) for span in words(text)] == terms(fold(text))


@given(TEXTS)
def test_keyed_words_lie_in_order_and_inside_the_text(text):
    spans = [(start, end) for _, start, end in keyed(text)]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("CAFÉ", "cafe"),
        ("“don’t” — really", '"don\'t" - really'),
        ("İstanbul", "istanbul"),
        ("naïve ŁÓDŹ", "naive lodz"),
        ("ＡＢＣ", "abc"),
    ],
)
def test_typography_case_and_accents_do_not_matter(a, b):
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don't we've O'Brien's l'homme", "dont weve o briens l homme"),
        ("open-source snake_case 2,5%", "open source snake case 2 5"),
        ("cafe\u0301 de\u0301ja\u0300", "cafe deja"),
        ("'quoted' rock 'n' roll", "quoted rock n roll"),
        ("हिन्दी भाषा", "हिन्दी भाषा"),
        ("发表延期 abc", "发表 表延 延期 期 abc"),
        ("", ""),
        ("—…— * * *", ""),
    ],
)
def test_words_are_what_readers_would_type(text, found):
    assert terms(fold(text)) == found.split()


def test_a_run_without_spaces_is_cut_short():
    assert terms("a" * 1000) == ["a" * LONGEST_WORD]


def test_many_odd_characters_fold_like_few():
    many = "".join(map(chr, range(0xC0, 0x180)))
    assert fold(many) == "".join(map(fold, many))


def test_scripts_without_spaces_are_known():
    assert is_dense("한글")
    assert is_dense("ab日")
    assert not is_dense("ελληνικά кириллица")
