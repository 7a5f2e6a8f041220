"""What a filter line means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.widgets.filter_query import FilterQuery, facts

KNOWN = ("tag", "verdict", "doc", "has", "judged")
ROW = facts(
    "The model is postponed.\nNo date agrees: Évolution",
    tag=["press/leak", "release date"],
    verdict=["disputed"],
    doc=["seeds/leak.md", "Leak: open model imminent"],
    has=["note", "tag"],
)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "postponed",
        "MODEL date",
        "evolution",
        '"is postponed"',
        '"is postponed',  # while it is being typed
        "tag:press",
        "tag:#press/leak",
        "tag:leak",
        'tag:"release date"',
        "verdict:disp",
        "doc:imminent",
        "has:note",
        "judged:no",
        "-rumour",
        "-tag:delay",
        "agrees:",
        "tag:",
    ],
)
def test_accepts(typed):
    assert FilterQuery.parse(typed, KNOWN).accepts(ROW)


@pytest.mark.parametrize(
    "typed",
    [
        "cancelled",
        "postponed cancelled",
        '"postponed is"',
        "tag:eak",
        "tag:delay",
        "verdict:none",
        "verdict:refuted",
        "has:link",
        "-postponed",
        "-verdict:disputed",
        "http://x",  # a field that is not known is a word
    ],
)
def test_rejects(typed):
    assert not FilterQuery.parse(typed, KNOWN).accepts(ROW)


def test_none_means_without_a_value():
    assert FilterQuery.parse("verdict:none -has:verdict", KNOWN).accepts(
        facts("text", has=["note"])
    )


@examples(100)
@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_filter_and_a_row_with_no_terms_passes(typed):
    query = FilterQuery.parse(typed, KNOWN)
    assert isinstance(query.accepts(ROW), bool)
    assert query or query.accepts(ROW)


@given(
    st.lists(
        st.tuples(
            st.text("ab c", max_size=8), st.lists(st.sampled_from(["ab", "b/c", "c"]), max_size=2)
        ),
        max_size=20,
    ),
    st.text('ab c:-"tgno', max_size=20),
)
@examples(200)
def test_many_rows_are_narrowed_to_those_that_one_by_one_are_accepted(rows, typed):
    known = [facts(text, tag=tags) for text, tags in rows]
    for query in (typed, f"tag:{typed}", f"-tag:{typed} {typed}"):
        wanted = FilterQuery.parse(query, ("tag",))
        places = list(range(len(rows)))
        assert wanted.narrow(places, known) == [p for p in places if wanted.accepts(known[p])]


@given(st.lists(st.text("ab c", max_size=5)), *[st.text("ab c:-tg", max_size=9)] * 2)
@examples(300)
def test_what_narrows_a_filter_accepts_nothing_that_it_does_not(texts, wide, more):
    known = [facts(text, tag=[text] if text else []) for text in texts]
    for typed in (more, wide + more, more + wide, f"{wide} {more}"):
        before, after = (FilterQuery.parse(one, ("tag",)) for one in (wide, typed))
        if after.narrows(before):
            accepted = [row for row in known if after.accepts(row)]
            assert all(map(before.accepts, accepted))


@pytest.mark.parametrize(
    ("before", "after", "does"),
    [
        ("dela", "delay", True),
        ("delay", "dela", False),
        ("delay", "delay tag:x", True),
        ("-dela", "-delay", False),
        ("-delay", "-dela", True),
        ("tag:no", "tag:non", False),
        ("dela", "-delay", False),
        ("", "a", True),
    ],
)
def test_a_letter_more_narrows_a_word_but_not_what_must_not_stand_there(before, after, does):
    known = ("tag",)
    assert FilterQuery.parse(after, known).narrows(FilterQuery.parse(before, known)) is does
