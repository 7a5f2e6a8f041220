"""A bare Textual application of three panes, a peer for `reader.py`: what any such program costs.

reader.py FILE --command "gloss {file}" --command "python benchmarks/three_panes.py {file}"
"""

import sys
from pathlib import Path

from textual.app import App
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static


class ThreePanes(App):
    CSS = "Static { width: 1fr; } VerticalScroll { width: 3fr; }"
    BINDINGS = [("q", "quit", "quit")]  # noqa: RUF012 - Textual's own habit

    def compose(self):
        with Path(sys.argv[1]).open(encoding="utf-8", errors="replace") as file:
            text = file.read(20_000)
        with Horizontal():
            yield Static("documents")
            with VerticalScroll():
                yield Static(text, markup=False)
            yield Static("notes")


if __name__ == "__main__":
    ThreePanes().run()
