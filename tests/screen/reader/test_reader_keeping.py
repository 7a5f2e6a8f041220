from __future__ import annotations

import pytest

from tui.messages import Notice
from tui.spans import Span
from tui.widgets.reader import ClaimMark, NoteMark, Reader

SIZE = (80, 20)


def gutters(app):
    """What stands left of each line of text that is shown, by its first words."""
    found = {}
    for line in app.lines():
        if "Paragraph" in line:
            gutter, _, words = line.partition("Paragraph ")
            found[words.split()[0]] = gutter
    return found


def span_of(text, words):
    return Span(text.index(words), text.index(words) + len(words))


async def test_signs_of_hidden_text_are_not_drawn_on_what_is_shown(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.set_claims(
            ClaimMark(span_of(text, f"Paragraph {i} begins"), str(i), "hedged") for i in (4, 5, 30)
        )
        app.reader.set_annotations([NoteMark(span_of(text, "Paragraph 6 begins"), "n")])
        app.reader.find("paragraph 3", keep=True)
        await pilot.pause()
        shown = gutters(app)
        assert list(shown)[:2] == ["3", "30"]
        assert "?" not in shown["3"]
        assert "?" in shown["30"]
        assert not any("✎" in line for line in app.lines())


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
async def test_where_text_is_left_out_the_gutter_says_so(host, gap):
    text = gap.join(f"- point {'kept' if i in (2, 3, 7) else 'other'} {i}" for i in range(12))
    app = host(text)
    async with app.run_test(size=SIZE) as pilot:
        assert not any("⋯" in line for line in app.lines())
        app.reader.find("kept", keep=True)
        await pilot.pause()
        lines = app.lines()
        three = next(y for y, line in enumerate(lines) if "kept 3" in line)
        folds = [y for y, line in enumerate(lines) if "⋯" in line]
        assert folds == [three + 1]  # between 3 and 7, not between 2 and 3
        if gap == "\n\n":
            assert lines[three + 1].strip() == "⋯"
            assert "kept 7" in lines[three + 2]


async def test_says_how_much_is_shown_until_everything_is(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find("paragraph 3", keep=True)
        await pilot.pause()
        told = app.heard(Reader.Keeping)[-1]
        assert (told.shown, told.total) == (11, 40)
        assert "11 of 40" in told.text
        assert "Esc" in told.text
        app.reader.clear_find()
        await pilot.pause()
        assert app.heard(Reader.Keeping)[-1].text == ""
        assert not app.reader.keeping


async def test_no_key_reaches_what_is_hidden(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.set_claims(
            ClaimMark(span_of(text, f"Paragraph {i} begins"), str(i)) for i in range(40)
        )
        app.reader.find("paragraph 3", keep=True)
        await pilot.pause()
        for key in ("]", "]", ")", "}", "j", "j", "j", ")", "{", "(", "k", "[", "(", "("):
            await pilot.press(key)
            start = app.reader.target.span.start
            assert any(start in span for span in app.reader._only), key


async def test_going_to_hidden_text_shows_everything_again(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        app.reader.find("paragraph 3", keep=True)
        await pilot.pause()
        there = span_of(text, "Paragraph 30 begins")
        app.reader.go_to(there)
        assert app.reader.keeping
        there = span_of(text, "Paragraph 20 begins")
        app.reader.go_to(there, kind="annotation", id="n")
        assert not app.reader.keeping
        assert app.reader.target.span == there


async def test_beyond_the_last_mark_the_reader_is_told(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        span = span_of(text, "Paragraph 1 begins")
        await pilot.press("]")
        assert app.heard(Notice).pop().text == "no claim here so far"
        app.said.clear()
        app.reader.set_claims([ClaimMark(span, "c")])
        app.reader.set_annotations([NoteMark(span, "n")])
        await pilot.press("]")
        assert not app.heard(Notice)
        for key in ("]", "[", ">", "<"):
            await pilot.press(key)
        said = [notice.text for notice in app.heard(Notice)]
        assert said == [
            "no claim after this place",
            "no claim before this place",
            "no annotation after this place",
            "no annotation before this place",
        ]


@pytest.mark.parametrize(("words", "number"), [("point 0", 1), ("point 5", 2), ("point 11", 2)])
async def test_who_stood_in_hidden_text_stands_on_the_nearest_hit(host, words, number):
    text = "\n\n".join(f"{'kept' if i in (2, 7) else 'other'} point {i}" for i in range(12))
    app = host(text)
    async with app.run_test(size=SIZE) as pilot:
        app.reader.go_to(text.index(words))
        app.reader.find("kept", keep=True)
        await pilot.pause()
        assert app.reader.cursor == [text.index("kept"), text.rindex("kept")][number - 1]
        assert app.heard(Reader.Found)[-1].text == f"{number}/2"
