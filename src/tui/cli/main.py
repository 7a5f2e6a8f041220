"""The command `gloss`: which verb, which library, and what happens when something fails.

`-L` and `--annotations` may stand before and after the verb; a first word that is no verb is
something to open. Whatever happens, a user reads one line and never a traceback.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import GlossError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.cli.console import Console

__all__ = ["main", "run"]

_INTERRUPTED = 130
"""As a shell reports a program that Ctrl+C ended."""

_FAILED = 2


def run() -> None:
    """Run the command with the process's arguments, and exit."""
    if sys.platform == "win32":
        sys.stderr.write("gloss: native Windows is not supported yet; it runs well in WSL.\n")
        sys.exit(_FAILED)
    _insist_on_utf8()
    _give_streams()
    try:
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # see tui.__main__
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        code = 0
    except OSError as error:  # what was printed last could not be written
        code = _FAILED
        sys.stderr.write(f"gloss: {_os_error(error)}\n")
    gc.freeze()  # what is left need not be looked through once more before it goes: a fifth again
    if code == _INTERRUPTED or not _can_flush():
        # The interpreter flushes once more on its way out, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def main(
    argv: Sequence[str], *, environ: Mapping[str, str] | None = None, cwd: Path | None = None
) -> int:
    """Run one command and return its exit status.

    Raises:
        BrokenPipeError: when whoever read stdout has gone; nobody is left to tell.
    """
    from tui.cli.console import Console

    environ = os.environ if environ is None else environ
    console = Console(environ)
    try:
        return _dispatch(list(argv), console, environ, cwd)
    except GlossError as error:
        console.say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        raise
    except OSError as error:
        console.say(_os_error(error))
    except (MemoryError, RecursionError) as error:
        console.say(f"this is more than gloss can take ({type(error).__name__}).")
    except Exception as error:  # the last line of defence: one line, never a traceback
        if environ.get("GLOSS_DEBUG"):
            raise
        console.say(
            f"this should not have happened ({type(error).__name__}: {error}); "
            "GLOSS_DEBUG=1 shows where, and nothing that was saved is lost."
        )
    return _FAILED


def _dispatch(
    argv: list[str], console: Console, environ: Mapping[str, str], cwd: Path | None
) -> int:
    from tui.cli.arguments import overview, parse, split
    from tui.cli.session import Session

    verb, rest = split(argv)
    if verb is None:
        console.text(overview())
        return 0
    args = parse(verb, rest)
    if args is None:
        return 0
    if verb.name != "open":
        # A listing makes a million objects that live until the end: looking through them for
        # garbage again and again costs a fifth of the time.
        gc.set_threshold(1_000_000, 20, 100)
    here = _current_folder() if cwd is None else cwd
    session = Session(args, console, environ, here)
    try:
        return verb.run(session, args)
    finally:
        session.close()


def _insist_on_utf8() -> None:
    """Start again in Python's UTF-8 mode where the locale would spell file names otherwise.

    Annotations are kept under the names of documents: those must not depend on the locale.
    """
    if sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - the very program that runs


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise UsageError("the current folder no longer exists; go to another one.") from error


def _os_error(error: OSError) -> str:
    what = error.strerror or type(error).__name__
    return f"{what}: {os.fsdecode(error.filename)}" if error.filename else what


def _can_flush() -> bool:
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        return False
    return True


def _give_streams() -> None:
    """Put the null device where a shell has closed a stream (`gloss docs >&-`)."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", closefd=False))
