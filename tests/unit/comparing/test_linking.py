from __future__ import annotations

from tui.claims.claim import Claim
from tui.comparing import Passage, ledger, linked_pairs
from tui.spans import Span


def claim(start, text, score=0.8):
    return Claim(Span(start, start + len(text)), text, score)


SOON = claim(0, "An official launch may be imminent.")
LATER = claim(0, "It was postponed without a date.")
DOCUMENTS = [("a", [SOON, claim(50, "Snow fell.")]), ("b", [LATER])]


def passage(path, start, end):
    return Passage(path, Span(start, end), "")


def test_what_a_reader_has_linked_shares_a_row_however_little_the_words_do():
    pairs = linked_pairs([(passage("b", 0, 20), "contradicts", passage("a", 12, 34))], DOCUMENTS)
    assert [(p.a.text, p.b.text, p.relation) for p in pairs] == [(LATER.text, SOON.text, "differs")]
    first = ledger(DOCUMENTS, pairs).rows[0]
    assert (first.sign, first.sources) == ("≠", 2)


def test_a_link_to_what_is_no_claim_or_in_the_same_document_says_nothing_here():
    links = [
        (passage("a", 36, 40), "same", passage("b", 0, 20)),
        (passage("a", 0, 9), "same", passage("a", 50, 55)),
        (passage("gone", 0, 9), "same", passage("b", 0, 9)),
    ]
    assert linked_pairs(links, DOCUMENTS) == []


def test_a_relation_that_only_other_programs_know_says_nothing_here():
    link = (passage("b", 0, 20), "explains", passage("a", 12, 34))
    assert linked_pairs([link], DOCUMENTS) == []
