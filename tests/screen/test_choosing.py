"""Which annotation a key means where several lie under the cursor; and what Enter follows."""

from __future__ import annotations

import pytest

from support.program import opened, press, saved
from support.stillness import settled, until
from tui.library import Library
from tui.screens.chooser import Chooser
from tui.screens.note import NoteEditor
from tui.screens.search import SearchScreen

TEXT = "The port authority said that 4,200 vehicles cross the bridge each day. Nobody counted.\n"
QUOTES = ("4,200 vehicles", "4,200 vehicles cross the bridge", "vehicles cross")


@pytest.fixture
def folder(written):
    made = written({"a.txt": TEXT, "b.txt": "Costs will rise, the port authority said.\n"})
    library = Library.open(str(made))
    for quote in QUOTES:
        library.annotate_quote("a.txt", quote, tags=(quote[-5:].strip(),))
    library.close()
    return made


async def test_edit_and_delete_ask_which_of_several_annotations_is_meant(folder):
    async with opened(folder) as pilot:
        pilot.app.screen.reader.go_to(TEXT.index("vehicles"))
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, Chooser)
        await press(pilot, "escape", "e", "2")
        assert isinstance(pilot.app.screen, NoteEditor)
        await press(pilot, *"this", "escape")
        await settled(pilot)
        noted = [row["quote"] for row in saved(folder) if row.get("note") == "this"]
        assert noted == [QUOTES[1]]
        pilot.app.screen.reader.go_to(TEXT.index("vehicles"))
        await press(pilot, "x", "3")
        await settled(pilot)
        assert [row["quote"] for row in saved(folder)] == [*QUOTES[:2]]


async def test_a_sentence_that_is_annotated_is_one_of_several_until_it_is_reached(folder):
    sentence = TEXT.partition(" Nobody")[0]
    library = Library.open(str(folder))
    library.annotate_quote("a.txt", sentence, note="whole")
    part = next(p.annotation for p in library.placed("a.txt") if p.annotation.quote == QUOTES[0])
    other = library.annotate_quote("b.txt", "Costs will rise", note="dear")
    library.link(part.id, other.id, "supports")
    library.close()
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        for key in ("e", "x", "r"):
            screen.reader.go_to(TEXT.index("vehicles"))
            await press(pilot, key)
            assert isinstance(pilot.app.screen, Chooser), key
            await press(pilot, "escape")
            await settled(pilot)
            assert not screen.key_line.notice  # as if nothing were there
        assert sentence in {row["quote"] for row in saved(folder)}
        await press(pilot, "t", *"all", "enter")  # which means just the sentence
        await settled(pilot)
        assert [row["quote"] for row in saved(folder) if "all" in row["tags"]] == [sentence]
        await press(pilot, "e")  # it was marked just now
        assert isinstance(pilot.app.screen, NoteEditor)
        await press(pilot, "escape")
        screen.reader.go_to(TEXT.index("vehicles"))
        await press(pilot, "enter")  # one of the notes here has a link
        await settled(pilot)
        assert screen.path == "b.txt"


async def test_editing_where_nothing_is_annotated_makes_a_note(folder):
    async with opened(folder) as pilot:
        pilot.app.screen.reader.go_to(TEXT.index("Nobody"))
        await press(pilot, "e", *"new", "escape")
        await settled(pilot)
        assert [row["quote"] for row in saved(folder) if row.get("note")] == ["Nobody counted."]


async def test_taking_the_last_tag_off_takes_the_note_away_and_no_tags_make_none(folder):
    async with opened(folder) as pilot:
        await press(pilot, ">", "t", "backspace", "enter")
        await settled(pilot)
        assert len(saved(folder)) == 2
        assert "u brings it back" in pilot.app.screen.key_line.notice
        await press(pilot, "u")
        await settled(pilot)
        assert len(saved(folder)) == 3
        pilot.app.screen.reader.go_to(TEXT.index("Nobody"))
        await press(pilot, "t", "enter")
        await settled(pilot)
        assert len(saved(folder)) == 3


async def test_enter_on_a_speaker_lists_what_they_say_in_every_document(folder):
    async with opened(folder) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        # What they say is found document by document: the list asks again until all of it is.
        both = {"a.txt", "b.txt"}
        await until(pilot, lambda: {row.hit.path for row in screen.results.cards} == both)
    async with opened(folder / "a.txt") as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen.panel.filter_input.value == 'says:"The port authority"'


async def test_a_note_is_grown_and_shrunk_again_without_losing_what_it_says(folder):
    async with opened(folder) as pilot:
        pilot.app.screen.reader.go_to(0)
        await press(pilot, "t", *"whole", "enter")
        await settled(pilot)
        for keys in (("v", "+", "enter"), ("v", "minus", "enter"), ("v", "h", "h", "enter")):
            await press(pilot, *keys)
            await settled(pilot)
            assert pilot.app.screen.target_annotation().tags == ("whole",), keys
        (row,) = [row for row in saved(folder) if row["tags"] == ["whole"]]
        assert row["quote"] == TEXT[: TEXT.index(" Nobody") - 2].rstrip()


async def test_copies_elsewhere_are_one_card_and_one_may_choose_among_them(written):
    story = "The bridge over the Lune was closed for 14 hours on Friday, the council said.\n"
    papers = dict.fromkeys(("herald.txt", "post.txt", "times.txt"), story)
    async with opened(written({"a.txt": story.replace("14", "20"), **papers})) as pilot:
        screen = pilot.app.screen
        await press(pilot, "right_square_bracket", "asterisk")
        await until(pilot, lambda: len(screen.panel.cards("elsewhere").cards) > 0)
        [card] = screen.panel.cards("elsewhere").cards
        assert len(card.copies) == 2
        await press(pilot, "O", "3")
        await settled(pilot)
        assert screen.path == card.copies[1].pair.b.path


async def test_the_tab_speaks_of_the_passage_also_where_it_is_opened_by_hand(written):
    story = "The bridge over the Lune was closed for {} hours on Friday, the council said.\n"
    alone = "A choir from the village sang in the old church for two hours.\n"
    texts = {"a.txt": f"{alone}\n{story.format(14)}", "b.txt": story.format(20)}
    async with opened(written(texts)) as pilot:
        screen = pilot.app.screen
        cards = screen.panel.cards("elsewhere")
        await until(pilot, lambda: len(cards.cards) > 0)  # what the whole document has
        screen.reader.go_to(0)
        screen.panel.tab = "elsewhere"
        await until(pilot, lambda: "nothing related" in cards.empty)
        assert not cards.cards
