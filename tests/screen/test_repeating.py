"""A count before a key that changes something: so many passages, or so many changes."""

from __future__ import annotations

from support.program import opened, saved
from support.stillness import settled

TEXT = """\
The company said on Monday that the launch is postponed to 2026.

The model has 120 billion parameters, the ministry reported.

Nobody walked the dog. It was late.
"""


async def press(pilot, *keys):
    """Press keys; each is done before the next."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def tagged(folder):
    return {row["quote"][:11]: row["tags"] for row in saved(folder)}


async def test_a_count_repeats_tags_from_the_target_on_and_undoes_as_many_changes(written):
    folder = written({"a.txt": TEXT})
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "t", "n", "enter", "u")
        assert tagged(folder) == {}
        screen.reader.go_to(0)
        await press(pilot, "3", "full_stop")
        first = {"The company": ["n"], "The model h": ["n"], "Nobody walk": ["n"]}
        assert tagged(folder) == first
        assert screen.key_line.notice == "tagged 3 passages; u undoes"
        await press(pilot, "3", "full_stop")
        assert screen.key_line.notice == "nothing to change: it is so already"
        await press(pilot, "9", "full_stop")
        assert tagged(folder) == {**first, "It was late": ["n"]}, "as far as there are any"
        await press(pilot, "5", "u")
        assert tagged(folder) == {}
        assert screen.key_line.notice.startswith("undone 2 changes, the last: tagged 3 passages")
        await press(pilot, "2", "ctrl+r", "g", "2", "right_square_bracket")
        assert len(tagged(folder)) == 4
        await press(pilot, "t", *"w", "enter", "u", "left_square_bracket", "2", "full_stop")
        assert [tags for _, tags in sorted(tagged(folder).items())][-2:] == [["n", "w"]] * 2
        await press(pilot, "2", "0", "u")
        screen.reader.go_to(TEXT.index("Nobody"))
        await press(pilot, "t", *"k", "enter", "2", "full_stop")
        assert sorted(tagged(folder)) == ["It was late", "Nobody walk"], "it was a sentence"
        await press(pilot, "2", "0", "u", "u")
        assert screen.key_line.notice == "nothing to undo"
