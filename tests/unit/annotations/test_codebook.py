from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.codebook import Codebook
from tui.annotations.tags import moved_tags, tag_from_row, tag_to_row, tidy
from tui.errors import UsageError


@pytest.fixture
def codebook(store, note):
    store.add("a.txt", note(tags=("money", "money/budget")))
    store.add("b.txt", note(tags=("cash", "vote")))
    return Codebook(store)


def counts(codebook):
    return {tag.name: tag.count for tag in codebook.tags()}


def test_a_tag_needs_no_entry_to_be_counted(codebook, folder):
    assert counts(codebook) == {"money": 1, "money/budget": 1, "cash": 1, "vote": 1}
    assert not (folder / "codebook.json").exists()


def test_a_description_a_colour_and_a_key_are_kept(codebook, again):
    codebook.describe("money", "what is spent")
    codebook.set("money", colour="red", key=1)
    tag = next(tag for tag in Codebook(again()).tags() if tag.name == "money")
    assert (tag.description, tag.colour, tag.key, tag.count) == ("what is spent", "red", "1", 1)


def test_a_tag_can_be_described_before_it_is_used(codebook):
    codebook.describe("new/one", "later")
    assert counts(codebook)["new/one"] == 0


def test_the_tag_above_is_the_parent_unless_another_is_set(codebook):
    codebook.set("vote", parent="money")
    parents = {tag.name: tag.parent for tag in codebook.tags()}
    assert (parents["money/budget"], parents["vote"], parents["cash"]) == ("money", "money", None)


def test_a_key_belongs_to_one_tag(codebook):
    codebook.set("money", key="1")
    codebook.set("cash", key="1")
    assert {tag.name: tag.key for tag in codebook.tags() if tag.key} == {"cash": "1"}


@pytest.mark.parametrize("key", ["0", "10", "a", "", "²"])
def test_a_key_is_a_digit_from_1_to_9(codebook, key):
    with pytest.raises(UsageError, match="1 to 9"):
        codebook.set("money", key=key)


def test_renaming_reaches_every_annotation_and_what_nests_below(codebook, store, again):
    assert "1 annotation" in codebook.rename("money", "funds")
    assert again().of("a.txt")[0].tags == ("funds", "funds/budget")
    assert codebook.resolve("money") == "funds"
    store.undo()
    assert counts(Codebook(again())) == {"money": 1, "money/budget": 1, "cash": 1, "vote": 1}
    assert codebook.resolve("money") == "money"


def test_renaming_to_a_tag_that_exists_is_refused(codebook):
    with pytest.raises(UsageError, match="merge"):
        codebook.rename("money", "cash")


def test_merging_unites_counts_descriptions_and_names(codebook):
    codebook.describe("cash", "coins")
    codebook.merge(["cash", "vote"], "money")
    assert counts(codebook) == {"money": 2, "money/budget": 1}
    (money, _budget) = codebook.tags()
    assert set(money.aliases) == {"cash", "vote"}
    assert codebook.resolve("vote") == "money"


def test_an_alias_follows_its_tag_through_further_names(codebook):
    codebook.rename("cash", "coins")
    codebook.rename("coins", "change")
    assert {codebook.resolve("cash"), codebook.resolve("coins")} == {"change"}


def test_deleting_takes_a_tag_and_what_nests_below_off(codebook, store):
    codebook.describe("money", "x")
    codebook.delete("money")
    assert counts(codebook) == {"cash": 1, "vote": 1}
    store.undo()
    assert counts(codebook) == {"money": 1, "money/budget": 1, "cash": 1, "vote": 1}
    assert next(t for t in codebook.tags() if t.name == "money").description == "x"


def test_a_plan_says_what_it_would_change_and_changes_nothing(codebook, store):
    before = store.revision
    plan = codebook.plan_merge(["cash", "vote"], "money")
    assert plan.annotations == 1
    assert "“cash”" in plan.words
    assert store.revision == before


def test_a_plan_reaches_annotations_that_changed_since(codebook, again, store, note):
    from dataclasses import replace

    plan = codebook.plan_rename("cash", "coins")
    one = again().of("b.txt")[0]
    again().replace(replace(one, note="meanwhile"))
    codebook.do(plan)
    read = again().of("b.txt")[0]
    assert (read.tags, read.note) == (("coins", "vote"), "meanwhile")


def test_a_tag_that_is_not_there_cannot_be_changed(codebook):
    for act in (lambda: codebook.rename("x", "y"), lambda: codebook.delete("x")):
        with pytest.raises(UsageError, match="no tag"):
            act()
    with pytest.raises(UsageError, match="name"):
        codebook.rename("cash", " / ")


names = st.sampled_from(["a", "a/b", "a/b/c", "b", "c"])


@given(st.lists(names, unique=True), st.dictionaries(names, st.none() | names, max_size=2))
def test_no_tag_ever_stands_twice(tags, moves):
    moved = moved_tags(tags, moves)
    assert len(moved) == len(set(moved))
    assert moved_tags(tags, {}) == tags


@given(st.text())
def test_a_tidy_name_is_tidy(name):
    assert tidy(tidy(name)) == tidy(name)


def test_a_row_of_a_newer_codebook_keeps_its_fields():
    row = {"name": "t", "description": "", "future": 1, "aliases": [1, "a"], "key": 7}
    tag = tag_from_row(row)
    assert (tag.aliases, tag.key) == (("a",), None)
    assert tag_to_row(tag)["future"] == 1


def test_several_tags_are_deleted_as_one_step(store, note):
    book = Codebook(store)
    store.add("report.txt", note(tags=("money/tax", "people", "law")))
    assert book.delete("money", "people").endswith("1 annotation changed")
    assert store.of("report.txt")[0].tags == ("law",)
    assert store.undo() == "deleted the tags “money”, “people”"
    assert store.of("report.txt")[0].tags == ("money/tax", "people", "law")


def test_a_tag_has_a_colour_that_every_theme_can_show(store):
    book = Codebook(store)
    book.set("law", colour="teal")
    book.set("law", colour="#33AA99")
    with pytest.raises(UsageError, match="teal"):
        book.set("law", colour="nothing of the kind")
    assert book.tags()[0].colour == "#33AA99"


def test_a_new_name_with_a_new_meaning_is_one_step(codebook, store):
    codebook.describe("cash", "coins")
    codebook.rename("cash", "coin", " what rings ")
    tag = next(tag for tag in codebook.tags() if tag.name == "coin")
    assert (tag.description, tag.aliases, tag.count) == ("what rings", ("cash",), 1)
    store.undo()
    tag = next(tag for tag in codebook.tags() if tag.name == "cash")
    assert (tag.description, tag.aliases, tag.count) == ("coins", (), 1)
    assert "coin" not in counts(codebook)


def test_a_tag_that_another_program_wrote_otherwise_can_be_named_as_it_is(store, note):
    store.add("a.txt", note(tags=("#press", "press", "#vote/no")))
    codebook = Codebook(store)
    codebook.merge(["#press"], "press")
    codebook.delete("#vote")
    assert counts(codebook) == {"press": 1}


def parents(codebook):
    return {tag.name: tag.parent for tag in codebook.tags()}


def test_what_was_put_under_a_tag_stays_there_when_that_one_is_called_otherwise(codebook, store):
    codebook.set("vote", parent="money")
    codebook.rename("money", "funds")
    assert parents(codebook)["vote"] == "funds"
    codebook.rename("vote", "ballot")
    assert parents(codebook)["ballot"] == "funds"
    store.undo()
    store.undo()
    assert parents(codebook)["vote"] == "money"


def test_what_was_put_under_a_tag_is_under_no_name_that_is_gone(codebook):
    codebook.set("vote", parent="money")
    codebook.set("cash", parent="vote")
    codebook.merge(["vote"], "cash")
    assert parents(codebook)["cash"] == "money"
    codebook.delete("money")
    assert parents(codebook)["cash"] is None


def test_of_two_tags_with_one_key_the_last_has_it(codebook, folder):
    codebook.set("money", key="1")
    file = folder / "codebook.json"
    held = json.loads(file.read_text())
    held["_default"]["2"] = {"name": "cash", "key": "1"}
    file.write_text(json.dumps(held))
    assert {tag.name: tag.key for tag in codebook.tags() if tag.key} == {"money": "1"}
    codebook.set("cash", key="1")
    assert {tag.name: tag.key for tag in codebook.tags() if tag.key} == {"cash": "1"}
