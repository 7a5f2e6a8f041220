from __future__ import annotations

from tui.claims.claim import Claim
from tui.comparing import Candidates, Passage, compare, related
from tui.comparing.candidates import KEPT, VISITED
from tui.comparing.pairs import effort
from tui.spans import Span


def claims(*texts, score=0.8):
    found, at = [], 0
    for text in texts:
        found.append(Claim(Span(at, at + len(text)), text, score))
        at += len(text) + 1
    return found


A = claims("The dam was opened without a warning.", "The river rose by two metres.")
B = claims("Residents were warned before the dam was opened.", "A choir sang in the church.")
C = claims("The river rose by three metres.")


def test_pairs_are_of_different_documents_and_best_first():
    found = compare([("a", A), ("b", B), ("c", C)])
    assert all(pair.a.path != pair.b.path for pair in found)
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    rivers = next(p for p in found if p.b.path == "c")
    assert (rivers.a.text, rivers.b.text) == (A[1].text, C[0].text)
    assert (rivers.relation, rivers.differences[0].kind) == ("differs", "figure")


def test_candidates_that_are_hardly_claims_are_left_out():
    assert compare([("a", A), ("c", claims(C[0].text, score=0.3))]) == []


def test_the_surer_claim_ranks_higher():
    low, high = claims(C[0].text, score=0.5), claims(C[0].text, score=1.0)
    found = compare([("a", A), ("low", low), ("high", high)])
    paths = [p.b.path for p in found if p.a.text == A[1].text]
    assert paths.index("high") < paths.index("low")


def test_leaving_stops_the_work():
    assert compare([("a", A), ("c", C)], stop=lambda: True) == []


def test_a_limit_is_kept():
    assert len(compare([("a", A), ("b", B), ("c", C)], limit=1)) == 1


def test_related_passages_are_of_other_documents_twelve_each_at_most():
    target = Passage("a", A[1].span, A[1].text)
    many = [
        Passage(path, Span(n, n + 1), f"The river rose by {n} metres in the night.")
        for path in ("a", "b", "c")
        for n in range(2, 16)
    ]
    found = related(target, many)
    assert {pair.b.path for pair in found} == {"b", "c"}
    assert len(found) == 24
    assert related(target, Candidates(many)) == found


def test_nothing_related_is_an_empty_list():
    assert related(Passage("a", Span(0, 3), "Hm."), []) == []


def test_a_larger_library_is_compared_with_less_effort_per_claim():
    assert effort(100) == (KEPT, VISITED)
    assert effort(30_000) < effort(3_000)
    assert effort(200_000)[0] >= 8


def test_the_best_pairs_stay_when_there_are_too_many():
    few = compare([("a", A), ("b", B), ("c", C)])
    assert compare([("a", A), ("b", B), ("c", C)], limit=1) == few[:1]


def test_what_only_shares_a_word_is_ranked_but_not_near():
    target = Passage("a", Span(0, 9), "What one may say of the company is")
    far = Passage("b", Span(0, 9), "The company had its garden replanted with roses last spring.")
    assert related(target, [far]) == []
    assert [pair.b for pair in related(target, [far], near=False)] == [far]


def test_the_second_best_answer_of_a_document_counts_less():
    one = claims("The old mill by the harbour was sold to a brewery in spring.")
    two = claims(
        "The old mill by the harbour was sold in spring to a brewery.",
        "The mill by the harbour stood empty for years.",
    )
    both = compare([("a", one), ("b", two)])
    alone = compare([("a", one), ("b", claims("A quite different thing.", two[1].text))])
    score = {p.b.text: p.score for p in both}
    assert score[two[1].text] < {p.b.text: p.score for p in alone}[two[1].text]
    assert both[0].b.text == two[0].text


def test_who_else_says_it_and_the_whole_comparison_agree():
    texts = {
        "a": ("The old mill burnt down on 3 May.", "Nobody was hurt.", "Its owner is insured."),
        "b": ("The mill burnt on 9 May.", "A boy broke his arm in the fire.", "It rained."),
        "c": ("The mill by the harbour burnt down.", "The owner of the mill was not insured."),
        "d": ("The harbour of the town has a mill, a church and an inn.", "Nobody lives there."),
    }
    library = [(path, claims(*said)) for path, said in texts.items()]
    held = Candidates(Passage(p, c.span, c.text) for p, cs in library for c in cs)
    shown = {
        (path, claim.span, pair.b.path, pair.b.span): pair.relation
        for path, cs in library
        for claim in cs
        for pair in related(Passage(path, claim.span, claim.text), held)
    }
    found = [pair for pair in compare(library) if pair.near]
    assert {pair.relation for pair in found} >= {"differs"}
    for pair in found:
        for one, two in ((pair.a, pair.b), (pair.b, pair.a)):
            assert shown[one.path, one.span, two.path, two.span] == pair.relation
    assert len(shown) == 2 * len(found)
