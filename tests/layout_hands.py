"""What the tests of the layout do with their hands: keys, mouse, the window's edge."""

from __future__ import annotations

from textual import events

from support.stillness import settled

TEXT = "\n\n".join(
    f"Paragraph {n}: the company postponed its model, and two engineers denied that, for a reason "
    "that nobody who was asked wished to give in so many words." * 2
    for n in range(60)
)


async def resize(pilot, *size):
    await pilot.resize_terminal(*size)
    while pilot.app._resize_timer is not None:  # Textual waits for the last of several sizes
        await pilot.pause()
    await pilot.pause()


async def press(pilot, keys):
    names = {"+": "plus", "-": "minus", "<": "less_than_sign", ">": "greater_than_sign"}
    for key in keys:
        await pilot.press(names.get(key, key))
    await settled(pilot)


def sizes(app):
    where = app.screen.pane_row.where
    return where.documents, where.panel, where.card


def drawn_sizes(app):
    screen = app.screen
    panes = (screen.documents, screen.panel)
    return tuple(pane.outer_size.width if pane.display else 0 for pane in panes)


def shown(app):
    return [pane.id for pane in app.screen.panes()]


async def drag(pilot, start, *stops, release=True):
    def at(kind, x, y):
        return kind(None, x, y, 0, 0, 1, False, False, False, screen_x=x, screen_y=y)

    screen = pilot.app.screen
    screen._forward_event(at(events.MouseDown, *start))
    await pilot.pause()
    for stop in stops:
        screen._forward_event(at(events.MouseMove, *stop))
        await pilot.pause()
    if release:
        screen._forward_event(at(events.MouseUp, *(stops or (start,))[-1]))
        await pilot.pause()
