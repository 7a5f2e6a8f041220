from __future__ import annotations

import pytest

from tui.claims.claim import Claim
from tui.comparing import compare
from tui.comparing.features import features
from tui.comparing.outdoing import set_above
from tui.comparing.things import other_deeds
from tui.spans import Span


def found(a, b):
    one, two = ([Claim(Span(0, len(text)), text, 0.9)] for text in (a, b))
    pairs = compare([("a", one), ("b", two)])
    return pairs[0] if pairs else None


def relation(a, b):
    pair = found(a, b)
    return pair.relation if pair else None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The choir was founded in 1952.", "The brewery was founded in 1871."),
        ("The price of copper fell sharply.", "The price of coffee rose sharply."),
        ("The mayor opened the new swimming pool.", "The mayor closed the debate on fees."),
        ("The bishop lives in Graz.", "The archive is in Linz."),
        ("The poem was written by Karl Amsel.", "The software was written by Dana Fox."),
        ("Sales of bicycles doubled.", "Sales of umbrellas halved."),
        ("The mill was seen by Anna Tamm.", "The mill was seen by Karl Velto."),
        ("It was the first snow of the winter.", "It was the last concert of the season."),
    ],
)
def test_what_is_said_of_two_things_is_no_difference(a, b):
    assert relation(a, b) in {None, "related"}
    assert relation(b, a) in {None, "related"}


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("Anna Berg won the sailing race.", "The sailing race was won by Petra Holm.", "Anna Berg"),
        ("The horse was made by Adele Roth.", "The horse is the work of Simon Karg.", "Adele Roth"),
        ("LLaMA was released by Meta.", "LLaMA was released by Mistral.", "Meta"),
        ("The meteorite came down near Olten.", "The meteorite fell near Chur.", "Olten"),
        ("The peace talks were held in Geneva.", "The peace talks took place in Vienna.", "Geneva"),
    ],
)
def test_a_name_in_one_place_of_what_else_agrees_is_a_difference(a, b, name):
    pair = found(a, b)
    assert (pair.relation, pair.differences[0].kind) == ("differs", "name")
    assert name in pair.differences[0].a


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Anna Berg won the sailing race.", "The sailing race was won by Anna Berg."),
        ("Google has opened parts of Gemini by way of JAX.", "GPT-2 was opened in part."),
        ("Guests found the old key.", "The old key was found by visitors."),
    ],
)
def test_names_are_no_difference_where_the_rest_does_not_agree(a, b):
    assert "name" not in {d.kind for d in found(a, b).differences}


def test_nobody_is_united_in_a_name():
    assert (
        relation("Kestrel United signed Idris Tamm.", "The board was split over Tamm.") != "differs"
    )


def test_a_line_said_a_thousand_times_is_compared_a_few_times():
    line = "The ferry company dismissed forty of its sailors in June because of a storm."
    claims = [Claim(Span(100 * n, 100 * n + len(line)), line, 0.9) for n in range(1_000)]
    pairs = compare([(str(n), claims) for n in range(8)])
    assert {pair.relation for pair in pairs} == {"echo"}
    assert len({(pair.a.path, pair.a.span) for pair in pairs}) <= 8 * 4


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("A bicycle is cheaper than a taxi.", "Taxis are expensive.", True),
        ("A bicycle is cheaper than a taxi.", "A bicycle is expensive.", False),
        ("A bicycle has become cheaper.", "A bicycle is expensive.", False),
    ],
)
def test_what_is_set_above_another_agrees_with_what_is_said_of_that(a, b, agree):
    one, two = features(a), features(b)
    here = next(k.span for k in one.keys if k.span.of(a) == "cheaper")
    there = next(k.span for k in two.keys if k.span.of(b) == "expensive")

    assert set_above(one, two, here, there) == agree
    assert set_above(two, one, there, here) == agree


def _dated(a, b):
    one, two = features(a), features(b)
    return other_deeds(one, two, one.windows[0].span, two.windows[0].span)


def test_dates_of_two_deeds_that_were_done_are_no_dates_of_one():
    assert _dated("The store was inspected in June.", "The store burnt in October.")
    assert _dated(
        "On 3 October a fire in the old hall at the north end of the quay killed two.",
        "The store was inspected in June.",
    )
    assert not _dated("The store was built in 1971.", "The store was constructed in 1968.")
    assert not _dated("The store opens in May.", "The store was inspected in June.")
