from __future__ import annotations

import pytest

from tui.spans import Span
from tui.widgets.reader import ClaimMark, NoteMark

SIZE = (80, 20)
WORDS = {number: f"Paragraph {number} begins here." for number in range(4)}


def shape_of(app, words):
    """How the words are drawn, colours apart."""
    for y in range(app.reader.size.height):
        strip = app.reader.render_line(y)
        at = strip.text.find(words)
        if at >= 0:
            (style,) = {segment.style for segment in strip.crop(at, at + len(words))}
            return (style.bold, style.underline, style.reverse)
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "xterm", "COLORTERM": ""}, "gloss-dark"),
        ({"TERM": "xterm", "COLORTERM": ""}, "gloss-light"),
        ({"NO_COLOR": "1"}, "gloss-dark"),
        ({}, "ansi-dark"),
    ],
)
async def test_without_tints_claim_note_target_and_selection_have_shapes_of_their_own(
    host, text, monkeypatch, environ, theme
):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    app = host(theme=theme)
    async with app.run_test(size=SIZE) as pilot:
        spans = {n: Span(text.index(w), text.index(w) + len(w)) for n, w in WORDS.items()}
        app.reader.set_claims([ClaimMark(spans[1], "c", "hedged")])
        app.reader.set_annotations([NoteMark(spans[2], "n", "#5b9dff")])
        await pilot.pause()
        shapes = {number: shape_of(app, words) for number, words in WORDS.items()}
        assert len({*shapes.values()}) == 4, shapes  # target, claim, note, plain
        plain = shapes[3]
        app.reader.start_selection(spans[3])
        await pilot.pause()
        assert shape_of(app, WORDS[3]) not in {plain, shapes[0], shapes[1], shapes[2]}
        app.reader.clear_selection()
        app.reader.go_to(spans[2], kind="annotation", id="n")
        await pilot.pause()
        assert shape_of(app, WORDS[2]) not in shapes.values()


@pytest.mark.parametrize("on_target", [False, True])
async def test_without_tints_notches_show_where_spans_three_deep_begin_and_end(
    host, text, monkeypatch, on_target
):
    monkeypatch.setenv("NO_COLOR", "1")
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        claim, middle, inner = "Paragraph 2 begins here", "2 begins", "begins"
        spans = [Span(text.index(w), text.index(w) + len(w)) for w in (claim, middle)]
        start = text.index(inner, spans[0].start)
        spans.append(Span(start, start + len(inner)))
        app.reader.set_claims([ClaimMark(spans[0], "c", "denied")])
        app.reader.set_annotations([NoteMark(spans[1], "n", ""), NoteMark(spans[2], "m", "")])
        app.reader.go_to(spans[0] if on_target else 0, kind="claim", id="c")
        await pilot.pause()
        line = next(app.reader.render_line(y) for y in range(20) if claim in app.lines()[y])
        at = line.text.index(claim)
        styles = [line.crop(at + i, at + i + 1)._segments[0].style for i in range(len(claim))]
        notches = [i for i, s in enumerate(styles) if not s.underline and not s.reverse]
        ends = {end for span in spans for end in (span.start, span.end - 1)}
        assert notches == sorted(end - spans[0].start for end in ends)


async def test_tints_need_no_shape(host, text):
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        span = Span(text.index(WORDS[1]), text.index(WORDS[1]) + len(WORDS[1]))
        app.reader.set_claims([ClaimMark(span, "c", "hedged")])
        await pilot.pause()
        assert shape_of(app, WORDS[1]) == shape_of(app, WORDS[3])


async def test_without_colour_hits_are_plain_text_turned_around(host, text, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = host()
    async with app.run_test(size=SIZE) as pilot:
        spans = [Span(text.index(WORDS[n]), text.index(WORDS[n]) + len(WORDS[n])) for n in (1, 2)]
        app.reader.set_hits(spans, 0)
        await pilot.pause()
        styles = [app.reader._draw().styles[name] for name in ("hit", "hit-current")]
        # Dark on bright of their own, turned around, was bright on dark: no hit could be seen.
        assert all(s.reverse and s.color is None and s.bgcolor is None for s in styles)
        assert shape_of(app, WORDS[1]) != shape_of(app, WORDS[2])  # the current one
