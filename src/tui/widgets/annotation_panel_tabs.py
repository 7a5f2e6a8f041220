"""The titles of the annotation panel's tabs, all three in whatever width there is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.widgets.annotation_panel_model import TABS, Tab
from tui.widgets.annotation_panel_rows import PairRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.widgets.annotation_panel_rows import PanelRow

__all__ = ["PanelTabs", "tab_titles"]

_SIGNS = (("≠", "differs"), ("=", "same"), ("«", "echo"), ("~", "related"))


def tab_titles(rows: Mapping[Tab, Sequence[PanelRow]], now: Tab, width: int) -> Content:
    """Return the titles with their counts, the open one underlined, in at most `width` cells.

    What goes first where there is little room: wide gaps, all kinds of what is elsewhere but the
    most telling one, the counts, and last of all the words.
    """
    content = Content("")
    for words, gap in product(_wordings(rows), (3, 2, 1)):
        content = Content(" " * gap).join(
            _title(tab, word, count, is_open=tab == now) for tab, (word, count) in words.items()
        )
        if content.cell_length <= width:
            break
    return content


def _wordings(rows: Mapping[Tab, Sequence[PanelRow]]) -> list[dict[Tab, tuple[str, str]]]:
    """Return word and count of every tab, from the longest way to say it to the shortest."""
    counts: dict[Tab, str] = {tab: f" {len(rows[tab])}" if rows[tab] else "" for tab in TABS}
    kinds = [row.pair.relation for row in rows["elsewhere"] if isinstance(row, PairRow)]
    told = [f" {sign}{kinds.count(kind)}" for sign, kind in _SIGNS if kind in kinds]
    long = {tab: (tab.capitalize(), counts[tab]) for tab in TABS}
    bare = {tab: (word, "") for tab, (word, _) in long.items()}
    return [
        {**long, "elsewhere": ("Elsewhere", "".join(told))},
        {**long, "elsewhere": ("Elsewhere", "".join(told[:1]))},
        {**long, "elsewhere": ("Elsewhere", "".join(told[:1])[:2])},  # its sign alone
        {**bare, "elsewhere": ("Elsewhere", "".join(told[:1]))},  # the top line counts the others
        {**bare, "elsewhere": ("Elsewhere", "".join(told[:1])[:2])},
        bare,
        {**bare, "elsewhere": ("Elsew.", "")},
        {tab: (word[:1], counts[tab]) for tab, (word, _) in long.items()},
        {tab: (word[:1], "") for tab, (word, _) in long.items()},
    ]


def _title(tab: Tab, word: str, count: str, *, is_open: bool) -> Content:
    title = Content.styled(word, "bold underline" if is_open else "$text-muted")
    whole = title + Content.styled(count, "bold" if is_open else "$text-muted")
    return whole.stylize(f"@click=open({tab!r})")


class PanelTabs(Widget):
    """One line of titles; posts `Opened` for the one that was clicked."""

    DEFAULT_CSS = """
    PanelTabs { height: 1; padding: 0 1; link-style: none; link-color: $foreground; }
    """

    @dataclass
    class Opened(Message):
        """The reader wants this tab."""

        tab: Tab

    _rows: Mapping[Tab, Sequence[PanelRow]] = dict.fromkeys(TABS, ())
    _now: Tab = "notes"
    _shown: Content | None = None
    """What is drawn: most of what the panel is given leaves the counts as they are."""

    def show(self, rows: Mapping[Tab, Sequence[PanelRow]], now: Tab) -> None:
        """Count these rows; `now` is the open tab."""
        before = self._rows
        if now == self._now and all(rows[tab] is before[tab] for tab in TABS):
            return
        self._rows, self._now = dict(rows), now
        if not (self._shown and self._titles().is_same(self._shown)):
            self.refresh()

    def render(self) -> Content:
        """Fit the titles to the width, also in the first frame of another one."""
        self._shown = self._titles()
        return self._shown

    def _titles(self) -> Content:
        return tab_titles(self._rows, self._now, max(1, self.content_size.width))

    def action_open(self, tab: Tab) -> None:
        """Say which title was clicked."""
        self.post_message(self.Opened(tab))
