"""The count that is typed before a key: `5j`, `30G`, `50%`."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message

from tui.widgets.reader_base import ReaderBase

__all__ = ["ReaderCounting", "count_binding"]


def count_binding(digit: int) -> Binding:
    """Return the binding that takes a digit of a count."""
    return Binding(
        str(digit),
        f"count({digit})",
        id=f"reader.count-{digit}",
        tooltip="a count for the next key",
        show=False,
    )


class ReaderCounting(ReaderBase):
    """Keeps the digits until a key takes them."""

    @dataclass
    class Counting(Message):
        """A count is being typed; empty when it has been used."""

        digits: str

    _digits = ""
    _is_counting = False
    """Whether the key at work has added a digit."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a `0` that continues no count, and a `%` without one, to whoever wants them."""
        if action == "percent" or (action == "count" and parameters == (0,)):
            return bool(self._digits)
        return super().check_action(action, parameters)

    def action_count(self, digit: int) -> None:
        """Take one more digit of a count."""
        self._digits = (self._digits + str(digit))[-9:]
        self._is_counting = True
        self.tell(self.Counting(self._digits))

    def take_count(self) -> int | None:
        """Return the count typed before this key, and forget it."""
        if not self._digits:
            return None
        count, self._digits = int(self._digits), ""
        self.tell(self.Counting(""))
        return count

    def end_count(self) -> None:
        """Forget the count where the key that came after it had no use for it."""
        if not self._is_counting:
            self.take_count()
        self._is_counting = False

    def _times(self) -> int:
        count = self.take_count()
        return 1 if count is None else max(1, min(count, 1_000_000))
