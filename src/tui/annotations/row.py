"""A row remembers the line it came from: saving one note does not serialise ten thousand."""

from __future__ import annotations

from typing import Any, Self

__all__ = ["Row"]


class Row(dict[str, Any]):
    """A row that knows its line in the file, until somebody changes it.

    `line` is the whole line with its key and comma; `record` is what a reader made of the
    row. Both are dropped at the first change. A list or object that is handed out might be
    changed in place, so looking one up counts as a change.
    """

    __slots__ = ("line", "record")

    line: bytes
    record: Any

    def __getattr__(self, name: str) -> Any:
        """Return what a slot says that nobody has set; an `__init__` would cost more."""
        if name == "line":
            return b""
        if name == "record":
            return None
        raise AttributeError(name)

    def _changed(self) -> None:
        self.line = b""
        self.record = None

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        if isinstance(value, list | dict):
            self._changed()
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        self._changed()
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        self._changed()
        super().__delitem__(key)

    def __ior__(self, other: Any) -> Self:  # type: ignore[override,misc]  # dict says Self
        self.update(other)
        return self

    def update(self, *args: Any, **values: Any) -> None:
        """Set fields, as `dict.update`."""
        self._changed()
        super().update(*args, **values)

    def pop(self, *args: Any) -> Any:
        """Remove a field, as `dict.pop`."""
        self._changed()
        return super().pop(*args)

    def popitem(self) -> tuple[str, Any]:
        """Remove the last field, as `dict.popitem`."""
        self._changed()
        return super().popitem()

    def clear(self) -> None:
        """Remove every field, as `dict.clear`."""
        self._changed()
        super().clear()

    def setdefault(self, key: str, default: Any = None, /) -> Any:
        """Set a field that is missing, as `dict.setdefault`."""
        self._changed()
        return super().setdefault(key, default)
