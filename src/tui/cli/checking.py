"""`gloss verify` and `gloss doctor`: does every quote stand, and is everything as it should be?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tui.errors import quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from tui.cli.session import Session
    from tui.library import Library, Placed
    from tui.library.records import Finding

__all__ = ["doctor_arguments", "run_doctor", "run_verify", "verify_arguments"]


def verify_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `verify` takes."""
    parser.add_argument("docs", nargs="*", metavar="DOC", help="only of these documents")
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run_verify(session: Session, args: argparse.Namespace) -> int:
    """Check every quote; 1 unless each one stands exactly, and every file could be read."""
    paths = session.paths(args.docs) if args.docs else []
    rows = session.library.verify(paths)
    wrong = [placed for placed in rows if placed.status != "exact"]
    if args.json:
        session.console.rows(
            {
                "id": placed.annotation.id,
                "path": placed.path,
                "quote": placed.annotation.quote,
                "status": placed.status,
                "found": placed.found,
            }
            for placed in rows
        )
    else:
        _print(session, rows, wrong)
    session.say_problems(paths)
    return 1 if wrong or (not paths and session.library.unverified()) else 0


def _print(session: Session, rows: list[Placed], wrong: list[Placed]) -> None:
    from tui.cli.console import printable
    from tui.text.quoting import in_marks, unmarked

    for placed in wrong:
        session.console.styled(
            [
                (f"{placed.status:<9}  ", "33"),
                (placed.path, "1"),
                (f"  {placed.annotation.id}", "2"),
            ]
        )
        quote, found = placed.annotation.quote, placed.found
        # where only their marks differ these are shown as they stand
        marked = str if found and unmarked(found) == unmarked(quote) else in_marks
        session.console.line(f"    quoted  {printable(marked(quote))}")
        if found is not None and found != quote:
            session.console.line(f"    now     {printable(marked(found))}")
    standing = len(rows) - len(wrong)
    session.console.line(f"{standing} of {len(rows)} quotes stand in their source.")


def _unknown_keys(environ: Mapping[str, str]) -> list[Finding]:
    """Return what is wrong with the keys of the settings; only then are the screens imported."""
    from tui.config import load_settings, user_folders
    from tui.library.records import Finding

    folder = user_folders(environ).config
    named = load_settings(folder).keymap
    if not named:
        return []
    from difflib import get_close_matches

    from tui.screens.bindings import bound

    known = bound()
    return [
        Finding(
            "settings",
            "problem",
            f"config.toml: [keymap] has no {quoted(name)}",
            f"did you mean {near[0]}?" if near else "docs/settings.md names all there are",
        )
        for name in named
        if name not in known
        for near in (get_close_matches(name, known, n=1),)
    ]


def doctor_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `doctor` takes."""
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    parser.add_argument(
        "--repair", action="store_true", help="first mend what can be mended in annotation files"
    )


_SIGNS = {"ok": ("ok      ", "32"), "note": ("note    ", "36"), "problem": ("problem ", "31")}


def run_doctor(session: Session, args: argparse.Namespace) -> int:
    """Say what is wrong and what to do; a report, so it is 0 whatever it says of a library.

    Where none can be opened, the report says why, and it is an error as it is for every verb.
    """
    from tui.errors import LibraryError
    from tui.library.health import examine

    library: Library | LibraryError
    try:
        library = session.library
        for line in library.repair() if args.repair else ():
            session.console.say(line)
    except LibraryError as error:
        library = error
    code = library.exit_code if isinstance(library, LibraryError) else 0
    findings = examine(library, session.environ, terminal=session.console.terminal)
    findings += _unknown_keys(session.environ)
    if args.json:
        session.console.rows(map(asdict, findings))
        return code
    for finding in findings:
        session.console.styled(
            [_SIGNS[finding.state], (f"{finding.part:<12} ", "1"), (finding.message, "")]
        )
        if finding.advice:
            session.console.line(f"{'':21} {finding.advice}")
    return code
