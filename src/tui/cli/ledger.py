"""`gloss ledger`: what is claimed in the library, and by whom, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors import UsageError, quoted_path

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from tui.cli.session import Session
    from tui.comparing import Cell, Ledger, Pair, Passage, Row

__all__ = ["ledger_arguments", "run_ledger"]

_FEW = 50
"""Sources up to which a row names those in which nothing was found."""


def ledger_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `ledger` takes."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print one JSON array")
    how.add_argument(
        "--format", choices=["csv", "md"], help="print one table, for a spreadsheet or a report"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--conflicts", action="store_true", help="only rows where sources differ")
    which.add_argument(
        "--gaps",
        nargs="?",
        const="",
        metavar="DOC",
        help="only rows not found in every source; of a DOC only what others say and it leaves out",
    )
    which.add_argument("--single", action="store_true", help="only rows that one origin tells")
    which.add_argument("--unjudged", action="store_true", help="only rows without a verdict")


def run_ledger(session: Session, args: argparse.Namespace) -> int:
    """Show what is claimed and by whom, most contested first."""
    session.prepare(session.library.unknown_to_ledger())
    ledger = session.library.ledger(tell=session.console.progress)
    session.console.progress(0, 0)
    is_wanted = _wanted(session, ledger, args)
    rows = [row for row in ledger.rows if is_wanted(row)]
    if args.json:
        session.console.rows(_row(row, ledger) for row in rows)
    elif args.format:
        from tui.comparing.ledger_table import ledger_csv, ledger_markdown

        write = ledger_csv if args.format == "csv" else ledger_markdown
        titles = {path: session.library.document(path).title for path in ledger.paths}
        session.console.text(write(ledger, titles, rows))
    else:
        _print_ledger(session, ledger, rows)
        if not rows:
            from tui.cli.console import CLAIMS_OFF

            looked = session.library.settings.claims
            session.console.remark("there are no such rows." if looked else CLAIMS_OFF)
    session.say_problems()
    return 0


def _wanted(session: Session, ledger: Ledger, args: argparse.Namespace) -> Callable[[Row], bool]:
    if args.conflicts:
        return lambda row: row.sign == "≠"
    if args.gaps:
        path = session.library.resolve(args.gaps, session.cwd)
        if path not in ledger.paths:
            raise UsageError(f"{quoted_path(path)} is no document of this library.")
        return ledger.left_out_by(path)
    if args.gaps is not None:
        return lambda row: any(row.stance(path) == "not found" for path in ledger.paths)
    if args.single:
        return lambda row: row.is_single
    return lambda row: row.verdict is None or not args.unjudged


def _row(row: Row, ledger: Ledger) -> dict[str, Any]:
    from tui.cli.comparing import pair_row

    cells: list[dict[str, Any]] = []
    for cell in row.cells:
        said: dict[str, Any] = {
            "path": cell.path,
            "start": cell.span.start,
            "end": cell.span.end,
            "text": cell.text,
            "stance": cell.stance,
            "otherwise": cell.otherwise,
            "proposed": cell.proposed,
            "verdict": cell.verdict,
        }
        if cell.path in ledger.origins:
            said["origin"] = ledger.origins[cell.path]
        cells.append(said)
    found = {cell.path for cell in row.cells if not row.is_silent(cell.path)}
    few = len(ledger.paths) <= _FEW
    word = dict(zip(row.silent, row.word, strict=False))
    for path in ledger.paths:
        if path not in found and (few or path in row.silent):
            empty = {"path": path, "start": None, "end": None, "text": None}
            stance = row.stance(path)
            said = {**empty, "stance": stance, "otherwise": False, "proposed": False}
            said |= {"verdict": None, **({"by": word[path]} if path in word else {})}
            cells.append(said)
    within = ((row.id, pair) for pair in row.pairs if pair.relation == "differs")
    conflicts = [*within, *((one.row, one.pair) for one in row.opposites)]
    return {
        "id": row.id,
        "topic": row.topic,
        "claim": row.claim,
        "sign": row.sign,
        "says": row.says,
        "otherwise": row.otherwise,
        "verdict": row.verdict,
        "cells": cells,
        "conflicts": [{"row": other, **pair_row(pair)} for other, pair in conflicts],
    }


def _print_ledger(session: Session, ledger: Ledger, rows: list[Row]) -> None:
    from tui.cli.console import printable

    lonely = 0
    for row in rows:
        if row.is_lonely and row.verdict is None:
            lonely += 1
            continue
        verdict = f"  [{row.verdict}]" if row.verdict else ""
        counts = f"  {row.says} vs {row.otherwise}" if row.otherwise else f"  {row.says}"
        session.console.styled(
            [
                (f"{row.sign or ' '} ", ""),
                (printable(row.claim), "1"),
                (counts, "2"),
                (verdict, "36"),
            ]
        )
        _print_cells(session, row, ledger)
        _print_conflicts(session, row, ledger)
        for path, word in zip(row.silent, row.word or row.silent, strict=False):
            session.console.styled(
                [
                    ("    silent      ", "2"),
                    (f"{printable(path)}  ", "35"),
                    (f"says {printable(word)}", "2"),
                ]
            )
    _print_summary(session, ledger, lonely)


def _print_cells(session: Session, row: Row, ledger: Ledger) -> None:
    from tui.cli.console import printable

    for cell in row.cells:
        origin = ledger.origins.get(cell.path, cell.path)
        copy = "" if origin == cell.path else f"(echo of {printable(origin)}) "
        session.console.styled(
            [
                (f"  {'≠' if cell.otherwise else ' '} {cell.stance:<10}  ", "2"),
                (f"{_place(cell)}  ", "35"),
                (f"{copy}{'(proposed) ' if cell.proposed else ''}", "2"),
                (f"[{cell.verdict}] " if cell.verdict else "", "36"),
                (printable(cell.text), ""),
            ]
        )


def _print_conflicts(session: Session, row: Row, ledger: Ledger) -> None:
    """Print what is at odds within the row, and with other rows; of copies of one text once."""
    from tui.cli.comparing import print_differences
    from tui.cli.console import printable

    told: set[object] = set()

    def is_new(pair: Pair) -> bool:
        ends = (ledger.origins.get(side.path, side.path) for side in (pair.a, pair.b))
        said = (*ends, pair.differences)
        is_first = said not in told
        told.add(said)
        return is_first

    for pair in row.pairs:
        if pair.relation == "differs" and is_new(pair):
            ends = f"{_place(pair.a)} / {_place(pair.b)}"
            session.console.styled([("    differ      ", "2"), (ends, "35")])
            print_differences(session, pair.differences)
    for one in row.opposites:
        if is_new(one.pair):
            than = f"  (than {_place(one.pair.a)})" if one.of_dissent else ""
            other = one.pair.b
            session.console.styled(
                [
                    ("    otherwise   ", "2"),
                    (f"{_place(other)}  ", "35"),
                    (printable(other.text), ""),
                    (than, "2"),
                ]
            )
            print_differences(session, one.pair.differences)


def _place(passage: Cell | Passage) -> str:
    from tui.cli.console import printable

    return f"{printable(passage.path)}:{passage.span.start}"


def _print_summary(session: Session, ledger: Ledger, lonely: int) -> None:
    if ledger.origins:
        several = len(set(ledger.origins.values()))
        said = f"{len(ledger.origins)} sources share their text: they count as {several}"
        session.console.styled([(f"{said} {'origin' if several == 1 else 'origins'}.", "2")])
    if lonely:
        said = "claim stands" if lonely == 1 else "claims stand"
        where = "in one source only (see them with --json or --format)"
        session.console.styled([(f"{lonely:,} more {said} {where}.", "2")])
