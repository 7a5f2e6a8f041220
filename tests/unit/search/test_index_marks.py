"""Annotations and claims as hits."""

from __future__ import annotations

import pytest


@pytest.fixture
def marked(index, lib):
    index.set_annotations(
        "delay.md",
        [
            lib.noted(
                "delay.md",
                "postponed indefinitely",
                "First read as a cancellation",
                "release-date",
                "company/policy",
                verdict="disputed",
                attribution="the company",
                certainty="hedged",
            ),
            lib.noted("delay.md", "", "Memo: ask about the budget", name="m1"),
        ],
    )
    index.set_claims(
        "leak.txt",
        [
            lib.claim("leak.txt", "The leak suggests an open-source model", "hedged", "the leak"),
            lib.claim(
                "leak.txt", "Sam Altman denied that the launch had been postponed.", "denied"
            ),
            lib.claim("leak.txt", "It is not certain.", score=0.2),
        ],
    )
    return index


@pytest.mark.parametrize("query", ["cancelation", "release date", "postponed indefinitely"])
def test_an_annotation_is_found_by_its_note_its_tags_and_its_quote(marked, query):
    hit = marked.search(query)[0]
    assert (hit.annotation, hit.path, hit.text) == ("a1", "delay.md", "postponed indefinitely")


def test_a_hit_in_a_note_marks_the_words_of_the_note(marked, lib):
    hit = marked.search("cancelation")[0]
    assert hit.where == "notes"
    assert [match.of(hit.note) for match in hit.matches] == ["cancellation"]
    assert hit.span == lib.span_of("delay.md", "postponed indefinitely")


def test_a_hit_in_tags_says_so(marked):
    assert marked.search("release date")[0].where == "tags"


def test_a_memo_is_found_at_the_start_of_its_document(marked):
    hit = marked.search("budget")[0]
    assert (hit.annotation, hit.span.start, len(hit.span)) == ("m1", 0, 0)
    assert hit.text == hit.note


def test_a_passage_is_no_second_hit_beside_its_annotation(marked):
    hits = marked.search("postponed indefinitely")
    assert [h.annotation for h in hits if h.path == "delay.md"] == ["a1"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag:release", {"a1"}),
        ("tag:policy", {"a1"}),
        ("tag:nothing", set()),
        ("verdict:disputed", {"a1"}),
        ("verdict:none is:note", {"m1"}),
        ("is:note", {"a1", "m1"}),
        ("is:note -tag:release", {"m1"}),
        ("in:notes budget", {"m1"}),
        ("in:tags policy", {"a1"}),
        ("in:tags budget", set()),
        ("in:text budget", set()),
        ("by:company is:note", {"a1"}),
    ],
)
def test_annotations_are_chosen_by_filters(marked, query, found):
    assert {hit.annotation for hit in marked.search(query)} == found


def test_what_is_searched_can_be_said_beside_the_query(marked):
    assert marked.search("budget", where={"text"}) == []
    assert marked.search("budget", where={"notes"})[0].annotation == "m1"


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("is:claim", 2),
        ("is:claim postponed", 1),
        ("certainty:denied", 1),
        ("certainty:denied parameters", 0),
        ('by:"the leak"', 1),
        ("-certainty:denied in:claims", 1),
    ],
)
def test_claims_are_chosen_by_who_says_so_and_how(marked, query, texts):
    hits = [h for h in marked.search(query) if h.annotation is None]
    assert [h.where for h in hits] == ["claims"] * texts


def test_every_claim_of_a_passage_is_listed(index, lib):
    said = ["In June the company said that", "the team flagged misuse", "Safety was one of them"]
    index.set_claims("delay.md", [lib.claim("delay.md", quote) for quote in said])
    assert {hit.text for hit in index.search("is:claim")} == set(said)


def test_a_passage_that_is_a_claim_is_shown_as_one(marked):
    hit = marked.search("altman denied launch")[0]
    assert (hit.where, hit.text) == (
        "claims",
        "Sam Altman denied that the launch had been postponed.",
    )
    assert "denied" in {match.of(hit.text) for match in hit.matches}


def test_a_claim_that_is_annotated_is_listed_once(marked, lib):
    said = "Sam Altman denied that the launch had been postponed."
    marked.set_annotations(
        "leak.txt", [lib.noted("leak.txt", said, "Really?", certainty="denied", name="a3")]
    )
    assert [hit.annotation for hit in marked.search("certainty:denied")] == ["a3"]


def test_annotations_change_at_once(marked, lib):
    changed = lib.noted("delay.md", "misuse", "Quite another thing", name="a2")
    marked.set_annotations("delay.md", [changed])
    assert marked.search("cancellation", where={"notes"}) == []
    assert marked.search("quite another")[0].annotation == "a2"
    marked.set_annotations("delay.md", [])
    assert marked.search("is:note") == []


def test_claims_are_asked_for_only_when_a_query_is_about_them(lib):
    asked = []

    def claims(path):
        asked.append(path)
        return [lib.claim(path, lib.TEXTS[path].split(".")[0])]

    index = lib.filled(claims=claims)
    index.search("postponed")
    assert asked == []
    assert len(index.search("is:claim")) == 3
    assert sorted(asked) == sorted(lib.TEXTS)
    index.search("is:claim model")
    assert len(asked) == 3
