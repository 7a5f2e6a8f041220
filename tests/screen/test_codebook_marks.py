"""Several tags of the codebook at once: what is marked stays so, and what each key is done to."""

from __future__ import annotations

import pytest

from support.stillness import settled
from tui.library import Library
from tui.screens.codebook import CodebookScreen
from tui.screens.codebook_changes import nested
from tui.spans import Span

TEXT = "Dust lies on the bread, and the drills begin at six.\n"
QUOTES = {"Dust": ["dust"], "the bread": ["works/bread"], "the drills": ["works/drills", "noise"]}


@pytest.fixture
def library(tmp_path):
    (tmp_path / "street.txt").write_text(TEXT)
    library = Library.open(str(tmp_path), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)
    for quote, tags in QUOTES.items():
        start = TEXT.index(quote)
        library.annotate("street.txt", Span(start, start + len(quote)), tags=tags)
    return library


@pytest.fixture
async def press(on_desk, library):
    async with on_desk(library, lambda desk: CodebookScreen(desk, {})) as (app, pilot):

        async def run(*keys, answered=True):
            await app.strike(*keys)
            await (settled(pilot) if answered else pilot.pause())
            return app.dialog

        yield run


def used(library):
    return {one.annotation.quote: one.annotation.tags for one in library.all_placed()}


async def test_a_mark_stays_on_a_tag_that_a_filter_hides(press, library):
    await press("slash", *"dust", "enter", "space", "escape")
    await press("slash", *"noise", "enter", "space")
    dialog = await press("M", "M")  # the matrix has the same marks, and hands them back
    assert dialog.codes.marks == {"dust", "noise"}
    await press("m", answered=False)
    await press(*"nuisance", "enter", answered=False)
    dialog = await press("y")
    assert used(library)["Dust"] == ("nuisance",)
    assert used(library)["the drills"] == ("works/drills", "nuisance")
    assert not dialog.codes.marks, "what is gone is marked no more"


async def test_what_only_one_tag_can_have_goes_to_the_one_under_the_cursor(press, library):
    await press("g", "space", "7")  # dust is marked, the cursor on noise
    await press("d", answered=False)
    await press(*"from drills", "enter")
    tags = {tag.name: tag for tag in library.tags()}
    assert (tags["noise"].key, tags["noise"].description) == ("7", "from drills")
    assert (tags["dust"].key, tags["dust"].description) == (None, "")


async def test_marked_tags_are_put_under_a_topic_as_one_step(press, library):
    before = used(library)
    await press("g", "space", "space", "p", answered=False)
    await press(*"works", "enter", answered=False)
    await press("y")
    assert used(library) == {
        "Dust": ("works/dust",),
        "the bread": ("works/bread",),
        "the drills": ("works/drills", "works/noise"),
    }
    await press("u")
    assert used(library) == before


async def test_tags_meet_that_have_the_same_name_under_their_topic(press, library):
    library.describe_tag("drills", "tools")  # elsewhere: the list does not know it yet
    await press("ctrl+a", "p", answered=False)
    await press("enter", answered=False)  # on top
    await press("y")
    assert used(library)["the drills"] == ("drills", "noise")
    assert used(library)["the bread"] == ("bread",)


def test_what_nests_below_another_tag_goes_along_with_it():
    assert nested(["a", "a/x", "b/y", "t", "t/z"], "t") == {"a": "t/a", "b/y": "t/y"}
    assert nested(["a", "a/x", "b/y"], "") == {"a/x": "x", "b/y": "y"}
