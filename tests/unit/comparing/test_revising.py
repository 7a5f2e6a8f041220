"""What has changed between two states of one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.comparing.revising import as_pairs, revisions
from tui.documents.document import Block, Document
from tui.spans import Span

OLD = """\
The buses were late.

On Monday ten buses broke down, the company said in a statement.

Nobody was hurt.

This will be gone.
"""
NEW = """\
The buses were late.

A new paragraph stands here.

On Monday twelve buses broke down, the company said in a statement.

Nobody   was hurt.
"""


def document(text, path="a.md", blocks=()):
    return Document(path, text, "md", blocks=blocks)


def found(old, new):
    made = revisions(document(old, "old.md"), document(new, "new.md"))
    return [(each.kind, each.old.text, each.new.text) for each in made]


def test_paragraphs_are_new_gone_or_changed():
    assert found(OLD, NEW) == [
        ("new", "", "A new paragraph stands here."),
        (
            "changed",
            "On Monday ten buses broke down, the company said in a statement.",
            "On Monday twelve buses broke down, the company said in a statement.",
        ),
        ("gone", "This will be gone.", ""),
    ]


def test_white_space_and_front_matter_do_not_count():
    old = document(
        "---\ncaptured: 2025-06-01\n---\n\nText.", blocks=(Block("matter", Span(0, 30)),)
    )
    new = document(
        "---\ncaptured: 2025-06-09\n---\n\nText.\n", blocks=(Block("matter", Span(0, 30)),)
    )
    assert revisions(old, new) == []


def test_what_is_missing_has_its_place():
    new, _changed, gone = revisions(document(OLD), document(NEW))
    assert OLD[new.old.span.start :].startswith("On Monday")
    assert not new.old.span
    assert gone.new.span == Span(len(NEW), len(NEW))


def test_what_is_wholly_rewritten_is_gone_and_new():
    assert [kind for kind, *_ in found("All about trains here.", "Quite other things.")] == [
        "gone",
        "new",
    ]


def test_texts_of_thousands_of_paragraphs():
    old = [f"Paragraph number {n} says nothing." for n in range(3000)]
    new = [*old[:1000], "Something new.", *old[1001:], "The end."]
    made = found("\n\n".join(old), "\n\n".join(new))
    assert [kind for kind, *_ in made] == ["gone", "new", "new"]
    assert (
        len(found("\n\n".join(old), "\n\n".join(f"{n} other words" for n in range(3000)))) >= 3000
    )


def test_they_can_be_set_side_by_side():
    pairs = as_pairs(revisions(document(OLD, "old.md"), document(NEW, "new.md")))
    assert {(pair.a.path, pair.b.path, pair.relation) for pair in pairs} == {
        ("old.md", "new.md", "differs")
    }


TEXTS = st.lists(st.sampled_from(["One is here.", "Two is there.", "Three.", "Two is not there."]))


@given(TEXTS, TEXTS)
@examples(60)
def test_nothing_is_lost(old, new):
    made = found("\n\n".join(old), "\n\n".join(new))
    left = [text for _, text, _ in made if text]
    right = [text for _, _, text in made if text]
    for text in {*old, *new}:
        assert old.count(text) - left.count(text) == new.count(text) - right.count(text)
    assert (made == []) == (old == new)
