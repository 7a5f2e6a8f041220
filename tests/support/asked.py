"""A library that the search screen can ask, answered at once or when told to."""

from __future__ import annotations

from concurrent.futures import Future

from support.stillness import settled
from tui.errors import DocumentError
from tui.screens.search import SearchScreen
from tui.screens.search_source import SearchSource
from tui.search import Answer, Hit
from tui.spans import Span

TEXTS = {
    "a.md": "Before.\n\nThe launch was postponed indefinitely.\n\nAfter.",
    "b.md": "It was postponed twice, they say. " * 30,
    "c.md": "Another postponed plan.",
}


def hits_for(query):
    words = [w for w in query.split() if w]
    found = []
    for path, text in TEXTS.items():
        matches = [Span(text.find(w), text.find(w) + len(w)) for w in words if w in text]
        if matches:
            found.append(Hit(path, Span(0, len(text)), text, len(matches), matches=tuple(matches)))
    return tuple(sorted(found, key=lambda hit: -hit.score))


class AskedLibrary:
    """Answers at once, or when told to."""

    def __init__(self):
        self.asked = []
        self.waiting = None
        self.progress = None

    def search(self, query, *, limit, only):
        self.asked.append((query, only))
        future = Future()
        hits = tuple(h for h in hits_for(query) if only is None or h.path in only)
        answer = Answer(query, hits, ("tag: has no value",) if "tag:" in query else (), 0.002)
        if self.progress:
            answer = Answer(query, hits, is_complete=False, progress=self.progress)
        if self.waiting is None:
            future.set_result(answer)
        else:
            self.waiting.append((future, answer))
        return future

    def text_of(self, path):
        if path == "c.md":
            raise DocumentError("it cannot be read")
        return TEXTS[path]


ASKED = frozenset({"here", "recent", "saved", "values", "facts"})
"""What the screen asks for by calling."""


def screen_of(made, *, query="", chosen=None, **how):
    return SearchScreen(source_of(made, **how), query=query, chosen=chosen)


def source_of(made, **how):
    asked = {name: (lambda value=value: value) for name, value in how.items() if name in ASKED}
    return SearchSource(
        search=made.search,
        text_of=made.text_of,
        title_of=lambda path: f"Title of {path}",
        **(how | asked),
    )


async def type_in(pilot, words):
    """Type a few words: the last letter by key, as all of them would take long."""
    line = pilot.app.screen.input
    line.value += words[:-1]
    line.cursor_position = len(line.value)
    await pilot.press(words[-1])
    await settled(pilot)


def shown(screen):
    return [row.hit.path for row in screen.results.cards]
