"""Drafts survive a crash, and nothing that stands in their folder can hurt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.screens.drafts import Drafts, draft_key
from tui.screens.note import NoteDraft

KEY = draft_key("a.md", "10-20")
text = st.text(st.characters(codec=None), max_size=30)


@examples(50)
@given(
    st.builds(NoteDraft, text, text, st.lists(text).map(tuple), st.none() | text, st.none() | text)
)
def test_a_draft_comes_back_as_it_was(tmp_path_factory, draft):
    drafts = Drafts(tmp_path_factory.mktemp("drafts") / "deep" / "er")
    drafts.keep(KEY, draft)
    assert drafts.kept(KEY) == draft
    assert drafts.kept(draft_key("a.md", "10-21")) is None
    drafts.forget(KEY)
    assert drafts.kept(KEY) is None


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"note": "no quote"}',
        '{"quote": 3}',
        '{"quote": "", "tags": 1}',
        "\xff",
    ],
)
def test_a_damaged_draft_is_none(tmp_path, damaged):
    drafts = Drafts(tmp_path)
    drafts.keep(KEY, NoteDraft("quote"))
    [file] = tmp_path.iterdir()
    file.write_text(damaged, encoding="latin-1")
    assert drafts.kept(KEY) is None


def test_a_folder_that_cannot_be_made_keeps_nothing_and_says_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    drafts = Drafts(tmp_path / "file" / "drafts")
    drafts.keep(KEY, NoteDraft("quote"))
    drafts.forget(KEY)
    assert drafts.kept(KEY) is None
