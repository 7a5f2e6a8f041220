"""What a tag is nested under: of any name, and at no greater cost than the name is long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.tags import Tag, moved_tags, present_name, topics_above
from tui.widgets.table_tags import levels
from tui.widgets.tag_colours import colours_of

DEEP = "a/" * 100_000 + "b"


@given(st.text("ab/", max_size=20))
def test_topics_are_what_stands_before_each_slash_the_nearest_first(name):
    found, level = [], name
    while level := level.rpartition("/")[0]:
        found.append(level)
    assert list(topics_above(name)) == found


def test_a_name_of_a_hundred_thousand_levels_has_no_more_topics_than_others():
    topics = list(topics_above(DEEP))
    assert (topics[-1], topics[0]) == ("a", "/".join("a" * 100))
    assert levels((DEEP,)) == {DEEP, *topics}
    assert moved_tags([DEEP], {"a": "c"}) == ["c" + DEEP[1:]]
    assert present_name(DEEP, [Tag("c", aliases=("a/a",))]) == "c" + DEEP[3:]
    assert colours_of([Tag(DEEP), Tag("a", colour="red")])[DEEP] == "red"


def test_what_stands_where_a_topic_goes_below_itself_stays_there():
    before = ["a", "a/b", "a/b/c", "a/x", "ab"]
    assert moved_tags(before, {"a": "a/b"}) == ["a/b", "a/b/c", "a/b/x", "ab"]


def test_a_tag_that_goes_into_its_topic_takes_along_what_is_below_it():
    assert moved_tags(["a", "a/b", "a/b/c"], {"a/b": "a"}) == ["a", "a/c"]
