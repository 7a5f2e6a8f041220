from __future__ import annotations

from tui.comparing import Passage
from tui.comparing.proposals import likeliest
from tui.spans import Span


def passages(*texts):
    return [Passage(f"doc{n}", Span(0, len(text)), text) for n, text in enumerate(texts)]


def test_the_sentences_that_share_rare_words_are_kept_in_their_order():
    told = passages(
        "The ferry left the harbour in the morning.",
        "Divers found the ferry Aurora below the lighthouse.",
        "The harbour was full of boats.",
        "Aurora sank near a lighthouse, and the boats came late.",
    )
    kept, weights = likeliest("The Aurora sank by the lighthouse.", told, 2)
    assert kept == [told[1], told[3]]
    assert (weights.passages, weights.terms["aurora"]) == (4, 2)


def test_where_all_can_be_compared_none_is_left_out():
    told = passages("One thing.", "Another.")
    assert likeliest("Something else.", told, 2) == (told, None)
