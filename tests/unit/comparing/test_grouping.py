from __future__ import annotations

from tui.comparing import Pair, Passage
from tui.comparing.grouping import group
from tui.spans import Span


def key(name):
    return name, Span(0, 5)


def pair(a, b, score=0.8, relation="same"):
    return Pair(Passage(a, Span(0, 5), a), Passage(b, Span(0, 5), b), relation, score)


def groups(names, pairs):
    between = {key(n): [p for p in pairs if n in {p.a.path, p.b.path}] for n in names}
    return sorted(
        sorted(path for path, _ in found)
        for found in group([key(n) for n in names], pairs, between)
    )


def test_a_chain_is_not_one_row():
    chain = [pair("a", "b"), pair("b", "c", 0.7), pair("c", "d", 0.6)]
    assert groups("abcd", chain) == [["a", "b"], ["c", "d"]]


def test_what_is_linked_all_round_is_one_row():
    assert groups("abc", [pair("a", "b"), pair("b", "c"), pair("a", "c")]) == [["a", "b", "c"]]


def test_weakly_related_claims_stay_apart():
    assert groups("ab", [pair("a", "b", 0.1, "related")]) == [["a"], ["b"]]


def test_opposed_claims_belong_together():
    assert groups("ab", [pair("a", "b", 0.3, "differs")]) == [["a", "b"]]


def test_the_order_of_pairs_makes_no_difference():
    pairs = [pair("a", "b"), pair("b", "c", 0.7), pair("c", "d", 0.9), pair("a", "d", 0.5)]
    assert groups("abcd", pairs) == groups("abcd", pairs[::-1])


def test_who_says_the_same_as_the_first_of_a_row_joins_it_and_nobody_else():
    star = [pair("a", "b"), pair("b", "c", 0.7)]
    assert groups("abc", star) == [["a", "b", "c"]]  # “b” has the most in common with others
    assert groups("abcd", [*star, pair("c", "d", 0.6)]) == [["a", "b"], ["c", "d"]]
    assert groups("abc", [pair("a", "b"), pair("b", "c", 0.3)]) == [["a", "b"], ["c"]]
    assert groups("abc", [*star[:1], pair("b", "c", 0.7, "related")]) == [["a", "b"], ["c"]]


def test_who_contradicts_another_claim_of_a_row_does_not_join_it_for_its_first_one():
    row = [pair(*ends) for ends in ("ab", "ad", "ae", "bd", "be", "de")]
    same = [*row, pair("b", "c", 0.7)]
    assert groups("abcde", same) == [["a", "b", "c", "d", "e"]]
    against = [*same, pair("a", "c", 0.3, "differs")]
    assert groups("abcde", against) == [["a", "b", "d", "e"], ["c"]]
