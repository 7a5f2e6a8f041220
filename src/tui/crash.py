"""What is left of a crash: one line for the reader, and a file for whoever mends it."""

from __future__ import annotations

import os
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["keep_traceback"]


def keep_traceback(folder: Path, error: BaseException | None = None) -> str:
    """Write the traceback of an error (the current one) to `folder` and say so in one line."""
    trace = "".join(traceback.format_exception(error)) if error else traceback.format_exc()
    words = "this should not have happened; everything saved is safe, and drafts are kept."
    file = folder / "crash.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).isoformat(timespec="seconds")
        file.write_text(f"{stamp}\n{trace}", encoding="utf-8", errors="backslashreplace")
    except OSError:
        return f"{words} GLOSS_DEBUG=1 shows where."
    return f"{words} Details: {os.fspath(file)}"
