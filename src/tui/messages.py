"""The few messages that cross widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual.message import Message

__all__ = ["Notice", "OpenDocument"]


@dataclass
class OpenDocument(Message):
    """Somebody wants to read this document, at this offset (code points) where one is given."""

    path: str
    offset: int | None = None


@dataclass
class Notice(Message):
    """One line for the reader; kept in the log, shown until the next key."""

    text: str
    severity: Literal["information", "warning", "error"] = "information"
