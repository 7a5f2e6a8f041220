"""The lists of all notes and of all tags, which stay behind the screen when they are left.

They are asked for between two passages, to look something up. What they show was true when they
were left; only where nothing has been saved since is it shown again at once, and then too the
library is read anew, for what other programs write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.screens.list_screen import ListScreen
from tui.screens.standby import Standing

if TYPE_CHECKING:
    from typing import Self

__all__ = ["StandingList"]

T = TypeVar("T")


class StandingList(ListScreen[T], Standing[T | None]):
    """A list screen that can come again."""

    def ask_again(self, other: Self) -> None:
        """Start as `other` would, with what was read before where nothing has been saved since."""
        self.key_line.notice = ""
        self.key_line.keys = self.KEYS
        if self.loaded != (other.desk, other.desk.changes):
            self.forget()
        self.desk = other.desk
        self.start_like(other)
        self.read()

    def start_like(self, other: Self) -> None:
        """Take over what `other` was made with, and be as a new one is; a subclass must say."""
        raise NotImplementedError

    def forget(self) -> None:
        """Show nothing until the library is read; a subclass must say."""
        raise NotImplementedError
