from __future__ import annotations

from dataclasses import replace

from tui.claims.claim import Claim
from tui.comparing import Cell, Difference, Judged, Pair, Passage, claim_ledger, compare, ledger
from tui.spans import Span


def doc(path, *texts, certainty="asserted"):
    found, at = [], 0
    for text in texts:
        found.append(Claim(Span(at, at + len(text)), text, 0.8, certainty=certainty))
        at += len(text) + 1
    return path, found


DAM = "The dam was opened before the residents were warned."
NOT_DAM = "The dam was not opened before the residents were warned."
CHOIR = "A choir from the village sang in the old church."
STORY = "The ministry said on Wednesday that all twelve members of the crew had been found alive."


def made(*documents, **more):
    return ledger(list(documents), compare(list(documents)), **more)


def passage(path, text):
    return Passage(path, Span(0, len(text)), text)


def row(found, part):
    return next(r for r in found.rows if part in r.claim)


def test_sources_that_agree_share_a_row():
    found = made(doc("a", DAM), doc("b", DAM.replace("residents", "people")), doc("c", CHOIR))
    dam = row(found, "dam")
    assert (dam.sign, dam.says, dam.otherwise, dam.sources) in {("=", 2, 0, 2), ("«", 1, 0, 2)}
    assert dam.stance("a") == "asserted"
    assert dam.stance("c") == "not found"


def test_what_one_source_says_twice_has_an_id_each_time():
    once = made(doc("a", CHOIR)).rows[0].id
    twice = {one.id for one in made(doc("a", CHOIR, DAM, CHOIR)).rows}
    assert len(twice) == 3
    assert {once, f"{once}-2"} < twice


def test_sources_that_differ_share_a_row_and_come_first():
    found = made(doc("a", CHOIR, DAM), doc("b", NOT_DAM, certainty="denied"))
    first = found.rows[0]
    assert (first.sign, first.says, first.otherwise) == ("≠", 1, 1)
    assert first.pairs[0].relation == "differs"
    assert first.stance("b") == "denied"
    assert found.conflicts == 1


def test_sources_that_only_speak_of_one_thing_are_not_said_to_agree():
    found = ledger(
        [doc("a", DAM), doc("b", CHOIR)],
        [Pair(passage("a", DAM), passage("b", CHOIR), "related", 0.4)],
    )
    assert [r.sign for r in found.rows] == ["~"]


def test_copies_of_one_text_count_as_one_origin():
    found = made(doc("a", STORY), doc("b", STORY), doc("c", STORY))
    (only,) = found.rows
    assert (only.sign, only.says, only.sources) == ("«", 1, 3)


def test_that_copies_say_the_same_is_no_agreement_of_sources():
    same = Pair(passage("a", DAM), passage("b", DAM), "same", 0.9)
    like = Pair(passage("a", DAM), passage("c", CHOIR), "related", 0.4)
    documents = [doc("a", DAM), doc("b", DAM)]
    origins = {"a": "a", "b": "a"}
    assert [r.sign for r in ledger(documents, [same]).rows] == ["="]
    assert [r.sign for r in ledger(documents, [same], origins=origins).rows] == ["«"]
    far = replace(like, a=passage("b", DAM))
    third = ledger([*documents, doc("c", CHOIR)], [same, like, far], origins=origins)
    assert [r.sign for r in third.rows] == ["~"]


def test_every_claim_stands_in_exactly_one_row():
    documents = [doc("a", DAM, CHOIR), doc("b", NOT_DAM, STORY), doc("c", STORY)]
    cells = [(c.path, c.span) for r in made(*documents).rows for c in r.cells]
    claims = [(path, c.span) for path, found in documents for c in found]
    assert sorted(cells) == sorted(claims)


def test_columns_follow_the_order_asked_for():
    documents = [doc("a", DAM), doc("b", DAM), doc("c", CHOIR)]
    assert made(*documents, order=["c", "b"]).paths == ("c", "b", "a")


def test_a_row_keeps_its_id_when_other_claims_come_and_go():
    before = row(made(doc("a", DAM), doc("b", CHOIR)), "dam").id
    after = row(made(doc("a", DAM), doc("b", STORY), doc("c", CHOIR)), "dam").id
    assert before == after


def case(**more):
    member = Cell("a", Span(0, len(DAM)), DAM, "asserted", "note-1")
    return Judged("case-1", "Nobody was warned", "disputed", (member,), **more)


def test_a_case_keeps_its_members_and_what_grouping_adds_is_only_proposed():
    found = made(doc("a", DAM), doc("b", NOT_DAM), judged=[case()])
    judged = next(r for r in found.rows if r.case)
    assert (judged.id, judged.claim, judged.verdict) == ("case-1", "Nobody was warned", "disputed")
    assert [c.path for c in judged.cells if not c.proposed] == ["a"]
    assert [c.path for c in judged.cells if c.proposed] == ["b"]
    assert (judged.sign, judged.says, judged.otherwise) == ("≠", 1, 1)


def test_a_case_shows_only_comparisons_between_its_own_passages():
    elsewhere = Pair(passage("a", DAM), passage("c", CHOIR), "related", 0.4)
    between = Pair(passage("a", DAM), passage("b", NOT_DAM), "differs", 0.8)
    documents = [doc("a", DAM), doc("b", NOT_DAM), doc("c", CHOIR)]
    found = ledger(documents, [elsewhere, between], judged=[case()])
    assert [r.pairs for r in found.rows if r.case] == [(between,)]


def test_a_claim_of_a_case_stands_in_no_other_row():
    found = made(doc("a", DAM), doc("b", CHOIR), judged=[case()])
    assert [r.case for r in found.rows if any(c.path == "a" for c in r.cells)] == ["case-1"]


def test_silence_is_somebodys_word():
    documents = (doc("a", DAM), doc("b", CHOIR), doc("c", CHOIR))
    judged = next(r for r in made(*documents, judged=[case(silent=("b",))]).rows if r.case)
    assert judged.stance("b") == "silent"
    assert judged.stance("c") == "not found"


def test_what_is_only_proposed_does_not_take_the_word_of_a_reader_away():
    judged = [case(silent=("b",), word=("Ida, 2026-11-20",))]
    (told,) = (r for r in made(doc("a", DAM), doc("b", NOT_DAM), judged=judged).rows if r.case)
    assert [c.path for c in told.cells if c.proposed] == ["b"]
    assert (told.stance("b"), told.dissents("b"), told.otherwise) == ("silent", False, 0)
    assert (told.is_silent("b"), told.is_silent("a")) == (True, False)


HALVES = "It cost 14 million kroner, and the quay may stay closed until December."
COST, QUAY = "It cost 22 million kroner.", "The quay will reopen in November."
TORN = [doc("a", HALVES), doc("b", COST), doc("c", QUAY)]
AGAINST = [
    Pair(passage("a", HALVES), passage("c", QUAY), "differs", 0.8),
    Pair(
        passage("b", COST),
        passage("a", HALVES),
        "differs",
        0.6,
        (Difference("figure", "22 million", "14 million"),),
    ),
]


def torn(monkeypatch, documents=TORN, pairs=AGAINST, **more):
    rows = [[("a", Span(0, len(HALVES))), ("c", Span(0, len(QUAY)))], [("b", Span(0, len(COST)))]]
    monkeypatch.setattr(claim_ledger, "group", lambda keys, *_: [r for r in rows if r[0] in keys])
    return ledger(documents, pairs, **more)


def test_a_contradiction_between_two_rows_is_a_sign_of_both(monkeypatch):
    found = torn(monkeypatch)
    quay, cost = row(found, "14 million"), row(found, "22 million")
    assert (quay.sign, quay.says, quay.otherwise) == ("≠", 1, 2)
    assert (cost.sign, cost.says, cost.otherwise, cost.stance("a")) == ("≠", 1, 1, "not found")
    assert [(one.row, one.pair.b.path) for one in quay.opposites] == [(cost.id, "b")]
    (against,) = cost.against("a")
    assert (against.row, against.pair) == (quay.id, AGAINST[1])
    assert quay.opposites[0].pair.differences == (Difference("figure", "14 million", "22 million"),)
    assert found.rows == (quay, cost)
    assert not cost.is_lonely


def test_a_copy_of_a_source_that_is_counted_already_is_none_that_says_otherwise(monkeypatch):
    found = torn(monkeypatch, origins={"b": "c", "c": "c"})
    assert row(found, "14 million").otherwise == 1
    assert row(found, "22 million").otherwise == 1


def test_what_contradicts_a_claim_has_a_row_however_unsure_it_is(monkeypatch):
    path, (claim,) = TORN[1]
    unsure = [TORN[0], (path, [replace(claim, score=0.4)]), TORN[2]]
    found = torn(monkeypatch, unsure)
    quay, cost = row(found, "14 million"), row(found, "22 million")
    assert [(one.row, one.pair.b.text) for one in quay.opposites] == [(cost.id, COST)]
    agreeing = [replace(pair, relation="related") for pair in AGAINST]
    assert [r.sources for r in torn(monkeypatch, unsure, agreeing).rows] == [2]


def test_a_case_tells_what_another_row_says_against_it(monkeypatch):
    member = Cell("b", Span(0, len(COST)), COST, "asserted", "note-1")
    other = Cell("a", Span(0, len(HALVES)), HALVES, "asserted", "note-2")
    cases = [Judged(f"case-{cell.path}", cell.text, None, (cell,)) for cell in (member, other)]
    found = {r.id: r for r in torn(monkeypatch, judged=cases).rows}
    assert [one.row for one in found["case-b"].opposites] == ["case-a"]
    assert [one.row for one in found["case-a"].opposites] == ["case-b"]


def test_nothing_makes_an_empty_ledger():
    found = made()
    assert (found.rows, found.paths, found.conflicts, found.unjudged) == ((), (), 0, 0)


def test_others_get_a_turn_for_every_claim_that_is_grouped():
    turns = []
    documents = [doc("a", DAM, CHOIR), doc("b", NOT_DAM), doc("c", STORY)]
    assert made(*documents, breathe=lambda: turns.append(1)) == made(*documents)
    assert len(turns) > 4 * 4


def test_a_faint_contradiction_does_not_lead_the_ledger():
    texts = (("a", DAM), ("b", NOT_DAM), ("c", STORY), ("d", STORY), ("e", CHOIR), ("f", CHOIR))
    documents = [doc(*one) for one in texts]
    there = {path: passage(path, text) for path, text in texts}
    found = [
        Pair(there[one], there[two], "differs", score, (Difference("negation", "x", "y"),))
        for one, two, score in (("a", "b", 0.18), ("c", "d", 0.31), ("e", "f", 0.52))
    ]
    assert [r.claim for r in ledger(documents, found).rows] == [CHOIR, STORY, DAM]
