"""The work beside the screen without its process.

Every test of the whole program asks for such work, and starting an interpreter for each took a
quarter of the time of all tests. So what serves the process's end of the socket runs in a thread
here: the same loop, the same pickles. That it works in a process is what the tests of
:mod:`tui.processes` and of the search service show, and those marked `processes`.
"""

from __future__ import annotations

import socket
import threading
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from tui import processes

if TYPE_CHECKING:
    import pytest


def _start(_: processes.Workers) -> Connection:
    ours, theirs = socket.socketpair()
    threading.Thread(
        target=processes.main, args=(theirs.detach(),), name="gloss-beside", daemon=True
    ).start()
    return Connection(ours.detach())


def install(patch: pytest.MonkeyPatch) -> None:
    """Let all work beside the screen be done in a thread."""
    patch.setattr(processes.Workers, "_start", _start)
    patch.setattr("tui.processes.os.nice", lambda _: 0)
