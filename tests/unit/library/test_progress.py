"""How many claims are judged: never more than there are, whatever else bears a verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.claims.claim import Claim
from tui.claims.packing import PackedClaims
from tui.library import Library
from tui.library.progress import judged, with_verdicts
from tui.spans import Span
from tui.text.source import StringSource

SPANS = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 9)
)


@given(st.sets(SPANS, max_size=60), st.sets(SPANS, max_size=6), st.sampled_from([0.0, 0.5]))
def test_a_verdict_counts_where_it_stands_on_just_a_claim_that_shows(spans, verdicts, least):
    claims = [Claim(s, "x", s.start % 3 / 3) for s in sorted(spans, key=lambda s: (s.start, s.end))]
    shown = {claim.span for claim in claims if claim.score >= least}
    packed = PackedClaims.of(StringSource("x" * 60), claims)
    assert judged(claims, verdicts, least) == len(shown & verdicts) <= len(shown)
    assert judged(packed, verdicts, least) == judged(claims, verdicts, least)


def test_no_claim_is_made_to_be_counted(monkeypatch):
    claims = [Claim(Span(at, at + 2), "ab", 0.9) for at in range(0, 60, 2)]
    packed = PackedClaims.of(StringSource("ab" * 30), claims)
    monkeypatch.setattr(PackedClaims, "_claim", None)
    assert judged(packed, {Span(4, 6), Span(8, 10), Span(8, 11)}) == 2


@pytest.fixture
def judged_in(written):
    text = (
        "The dam was built in 1931. Nobody was hurt. It holds 40 million cubic metres of water.\n"
    )
    library = Library.open([str(written({"a.md": text}))])

    def span(quote):
        return Span(text.index(quote), text.index(quote) + len(quote))

    return library, span, lambda: library.judged(["a.md"]).get("a.md", 0)


def test_of_a_document_only_verdicts_on_its_claims_count(judged_in):
    library, span, count = judged_in
    claims = [c for c in library.claims("a.md") if c.score >= 0.5]
    library.annotate("a.md", span("Nobody was"), verdict="opinion")
    library.annotate("a.md", span("million"), verdict="refuted")
    library.memo("a.md", "A memo.")
    assert count() == 0
    library.mark("a.md", claims[0].span, verdict="supported")
    assert count() == 1
    library.dismiss_claim("a.md", claims[0].span)
    assert count() == 0
    library.add_claim("a.md", span("Nobody was"))
    assert count() == 1
    assert span("Nobody was") in with_verdicts(library.placed("a.md"))
