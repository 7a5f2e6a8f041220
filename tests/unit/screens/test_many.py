"""What each of many passages gets when one key acts on all of them."""

from __future__ import annotations

from tui.annotations.annotation import Annotation
from tui.comparing.relation import Passage
from tui.library import Placed
from tui.screens.many import (
    Noted,
    One,
    common_and_other_tags,
    common_tags,
    common_verdict,
    counted,
    items_of_hits,
    items_of_passages,
    judged,
    no_claims,
    retagged,
    tagged,
    tagging,
)
from tui.search.hit import Hit
from tui.spans import Span

HERE, THERE = Span(0, 9), Span(20, 30)


def note(name, **fields):
    return Annotation(name, "a quote", **fields)


ITEMS = [
    One("a.md", HERE, note("1", tags=("delay", "date"), verdict="disputed")),
    One("a.md", THERE, note("2", tags=("date",))),
    One("b.md", HERE),
]


def test_what_all_have_is_what_every_one_of_them_has():
    assert common_tags(ITEMS[:2]) == ("date",)
    assert common_tags(ITEMS) == ()
    assert common_verdict(ITEMS[1:]) is None
    assert common_verdict(ITEMS) == "several"
    assert common_tags([]) == ()
    assert common_and_other_tags(ITEMS[:2]) == (("date",), ("delay",))
    assert common_and_other_tags(ITEMS) == ((), ("delay", "date"))


def test_notes_are_made_into_items_when_they_are_asked_for():
    notes = [Placed.as_made(one.path, one.annotation) for one in ITEMS if one.annotation]
    items = Noted(notes)
    assert (
        [*items]
        == items[:]
        == [items[0], items[1]]
        == [One(placed.path, placed.span, placed.annotation) for placed in notes]
    )
    assert (len(items), common_tags(items), common_verdict(items)) == (2, ("date",), "several")
    assert not Noted([])


def test_tags_of_their_own_stay_unless_they_are_taken_off():
    assert retagged(("delay", "date"), ("date",), ("new",)) == ("delay", "new")
    assert retagged(("delay", "date"), ("date",), ("date",), ("delay",)) == ("date",)


def test_taking_tags_off_is_called_so():
    first = ITEMS[0].annotation
    assert tagging(tagged(ITEMS, (), (), ["delay"])) == "untagged"
    assert tagging(tagged(ITEMS, (), ("date",))) == "tagged"
    assert tagging(tagged(ITEMS[:2], ("date",), ("new",))) == "tagged"
    assert tagging({"a.md": [(first, {"tags": ("date",)}), (HERE, {"tags": ("x",)})]}) == "tagged"
    assert tagging({}) == "tagged"


def test_only_those_that_change_are_changed():
    assert tagged(ITEMS, (), ("date",)) == {"b.md": [(HERE, {"tags": ("date",)})]}
    assert tagged(ITEMS, (), (), ["delay"]) == {
        "a.md": [(ITEMS[0].annotation, {"tags": ("date",)})]
    }
    assert judged(ITEMS, None) == {"a.md": [(ITEMS[0].annotation, {"verdict": None})]}
    assert judged(ITEMS, "disputed") == {
        "a.md": [(ITEMS[1].annotation, {"verdict": "disputed"})],
        "b.md": [(HERE, {"verdict": "disputed"})],
    }


def test_what_is_no_claim_keeps_the_fields_of_others():
    items = [One("a.md", HERE, note("1", extra={"mine": 1})), One("a.md", THERE)]
    assert no_claims(items) == {
        "a.md": [
            (items[0].annotation, {"extra": {"mine": 1, "claim": False}}),
            (THERE, {"extra": {"claim": False}}),
        ]
    }


def test_hits_are_the_annotation_on_just_their_passage_and_each_counts_once():
    placed = [
        Placed("a.md", note("1"), "exact", HERE),
        Placed("a.md", note("2"), "orphan"),
        Placed("a.md", Annotation("memo", "", note="on it all"), "exact"),
    ]
    hits = [
        Hit("a.md", HERE, "text", 1.0),
        Hit("a.md", HERE, "text", 0.9, "notes", annotation="1"),
        Hit("a.md", Span(5, 9), "text", 0.8),
        Hit("a.md", Span(0, 0), "on it all", 0.7, "notes", annotation="memo"),
        Hit("a.md", Span(1, 2), "text", 0.6, "notes", annotation="deleted meanwhile"),
        Hit("a.md", Span(5, 9), "text", 0.5, "claims"),
    ]
    items = items_of_hits(hits, lambda _path: placed)
    assert [one.annotation.id if one.annotation else one.span for one in items] == [
        "1",
        Span(5, 9),
        "memo",
    ]


def test_passages_elsewhere_are_acted_on_once_each_with_the_annotation_on_just_that_span():
    placed = {
        "b.md": [Placed("b.md", note("1"), "exact", HERE)],
        "c.md": [Placed("c.md", Annotation("memo", "", note="on it all"), "exact")],
    }
    passages = [
        Passage("b.md", HERE, "said"),
        Passage("c.md", HERE, "said"),
        Passage("b.md", THERE, "so"),
        Passage("b.md", HERE, "said"),
    ]
    items = items_of_passages(passages, placed.__getitem__)
    assert [(one.path, one.span, one.annotation) for one in items] == [
        ("b.md", HERE, note("1")),
        ("c.md", HERE, None),
        ("b.md", THERE, None),
    ]


def test_counts_are_said_in_words():
    assert counted(1, "note") == "1 note"
    assert counted(12_000, "note") == "12,000 notes"
