"""`python -m tui`, and the command `gloss`.

The program is not there yet while it is being imported: whoever presses Ctrl+C then would read
where Python was. Until there is somebody to catch it, it ends the program without a word.
"""

from __future__ import annotations

import signal

__all__ = ["run"]


def run() -> None:
    """Run the command, and exit."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tui.cli.main import run as run_command

    run_command()


if __name__ == "__main__":
    run()
