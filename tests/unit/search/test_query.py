from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search import Filter, parse
from tui.search.query import in_days


def test_words_phrases_exclusions_and_filters_are_told_apart():
    assert parse("-不").excluded == (("不",),)
    query = parse('postponed "Sam Altman" -rumour -"open source" tag:date -doc:leak')
    assert query.words == ("postponed",)
    assert query.phrases == (("sam", "altman"),)
    assert query.excluded == (("rumour",), ("open", "source"))
    assert query.filters == (Filter("tag", "date"), Filter("doc", "leak", negated=True))
    assert query.ignored == ()


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [("half a wor", True), ("whole words ", False), ('wor "phrase"', False), ("a tag:x", False)],
)
def test_the_last_word_may_still_be_typed(text, unfinished):
    assert parse(text).unfinished is unfinished


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("tag:", "tag: has no value"),
        ('""', "an empty pair of quotes"),
        ("in:nowhere", "in:nowhere is none of text, notes, tags, claims"),
        ("certainty:sure", "certainty:sure is none of"),
        ("date:soon", "date:soon is no date"),
        ("date:٢٠٢٥", "date:٢٠٢٥ is no date"),
        ('"half a phrase', "is not closed"),
        ("x" * 3000, "only the first"),
    ],
)
def test_what_is_ignored_is_said(text, complaint):
    assert any(complaint in line for line in parse(text).ignored)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("note: the end", "note the end"),
        ("see http://example.org/a", "see http example org a"),
        ("in: the beginning", "in the beginning"),
        ('a stray" quote', "a stray quote"),
        ("minus -5 percent", "minus 5 percent"),
        ("pass -q with -L/--locale", "pass q with l locale"),
        ("well - or not -- really", "well or not really"),
        ("foo:bar", "foo bar"),
    ],
)
def test_prose_is_not_taken_for_filters(text, words):
    query = parse(text)
    assert query.words == tuple(words.split())
    assert not query.filters
    assert not query.excluded


def test_a_value_may_be_quoted():
    assert parse('by:"Sam Altman"').values("by") == ("sam altman",)


def test_places_may_be_named_in_the_singular():
    assert parse("in:note").values("in") == ("notes",)


@given(st.text(st.sampled_from('ab "“”-:<>.tagdocinby20\n'), max_size=60))
def test_no_query_fails(text):
    query = parse(text)
    assert query.raw == text
    assert all(line == line.strip() and "\n" not in line for line in query.ignored)


@pytest.mark.parametrize(
    ("known", "value", "fits"),
    [
        ("2025-06-10", "2025", True),
        ("2025-06-10", "2025-06", True),
        ("2025-06-10", "2025-07", False),
        ("2025", "2025-06", True),
        ("2025-06-10", ">2025-06", False),
        ("2025-07-01", ">2025-06", True),
        ("2025-06-10", ">=2025-06", True),
        ("2025-06-10", "<2025-06", False),
        ("2024-12-31", "<2025", True),
        ("2025-06-10", "2024..2026", True),
        ("2025-06-10", "..2024", False),
        ("2025-06-10", "2026..", False),
        ("", "2025", False),
        ("2025-06-10", "20", True),
        ("2019-06-10", "202", False),
        ("2025-06-10", "2025-", True),
        ("2024-06-10", "2025-0", False),
    ],
)
def test_a_date_is_compared_as_far_as_it_is_known(known, value, fits):
    assert in_days(known, value) is fits


@pytest.mark.parametrize(
    ("text", "value"),
    [("certainty:h", "hedged"), ("is:c", "claim"), ("in:note", "notes"), ("in:cl", "claims")],
)
def test_a_value_need_only_be_begun(text, value):
    query = parse(text)
    assert [f.value for f in query.filters] == [value]
    assert query.ignored == ()


def test_words_that_are_spelt_as_they_are_meant_begin_with_a_sign():
    query = parse("= the ferry sank ")
    assert (query.words, query.spelt, query.unfinished) == (("the", "ferry", "sank"), True, False)
    assert not parse("a = b").spelt
    assert not parse("=b").spelt


def test_a_value_that_may_become_two_is_not_guessed():
    assert parse("certainty:a").filters == ()
    assert "is none of" in parse("certainty:a").ignored[0]


def test_a_held_key_or_a_pasted_page_is_not_looked_for_word_by_word():
    assert parse("the " * 300).words == ("the",) * 4
    assert len(parse("ก" * 2000).words) < 10
    many = parse(" ".join(f"w{n}" for n in range(200)))
    assert len(many.words) == 100
    assert "first 100 words" in many.ignored[0]


def test_the_sign_of_a_tag_is_no_part_of_it():
    assert parse('tag:#press -tag:"#a b"').filters == parse('tag:press -tag:"a b"').filters
