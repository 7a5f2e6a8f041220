from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.claims.lexicon import bit, lexicon
from tui.claims.words import Words

_SIGN = bit("sign")
PARTS = st.sampled_from(
    ("the", "Bank", "U.S.", "1,000", "$", "%", "“", "”", '"', ",", ".", "(", "Ö", "iPhone", "—")
)


@examples(100)
@given(st.lists(PARTS, min_size=1, max_size=15).map(" ".join))
def test_what_is_not_in_small_letters_is_either_a_sign_or_large(text):
    words = Words(text, lexicon("en"))
    large = set(words.large)
    assert words.large == sorted(large)
    assert large == {k for k in words.odd if not words.bits[k] & _SIGN}
    assert set(words.odd) <= set(words.marked)
    assert [token.lower() for token in words.tokens] == words.lower
