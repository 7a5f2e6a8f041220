"""`gloss related`, `gloss compare` and `gloss ledger`: what sources say about the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from tui.cli.session import Session
    from tui.comparing import Difference, Ledger, Pair, Passage, Row

__all__ = [
    "compare_arguments",
    "ledger_arguments",
    "related_arguments",
    "run_compare",
    "run_ledger",
    "run_related",
]

_SIGNS = {"same": "=", "differs": "≠", "related": "~", "echo": "«"}

_FEW = 50
"""Sources up to which a row names those in which nothing was found."""


def related_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `related` takes."""
    from tui.cli.annotating import span_argument

    parser.add_argument("doc", metavar="DOC")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--quote", metavar="TEXT", help="the passage, word for word")
    span_argument(which)
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run_related(session: Session, args: argparse.Namespace) -> int:
    """Find who else says what a passage says; 1 when nobody does."""
    from tui.cli.annotating import span_of
    from tui.library.quoting import find_quote

    library = session.library
    path = library.resolve(args.doc, session.cwd)
    document = library.document(path)
    span = find_quote(document, args.quote) if args.span is None else span_of(*args.span)
    if span.end > len(document.text):
        raise UsageError(f"the document has only {len(document.text)} characters.")
    pairs = library.related(path, span)
    if args.json:
        session.console.rows(
            {
                **_passage(pair.b),
                "score": round(pair.score, 4),
                "relation": pair.relation,
                "differences": list(_differences(pair.differences)),
            }
            for pair in pairs
        )
    else:
        for pair in pairs:
            _print_passage(session, _SIGNS[pair.relation], pair.b)
            _print_differences(session, pair.differences)
        if not pairs:
            session.console.remark("no other document says anything like it.")
    session.say_problems()
    return 0 if pairs else 1


def compare_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `compare` takes."""
    parser.add_argument("docs", nargs="*", metavar="DOC", help="only among these documents")
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run_compare(session: Session, args: argparse.Namespace) -> int:
    """Pair up related claims of different documents, best first."""
    paths = session.paths(args.docs)
    session.prepare(paths)
    pairs = session.library.compare(paths if args.docs else None)
    if args.json:
        session.console.rows(map(_pair, pairs))
    else:
        for pair in pairs:
            _print_passage(session, _SIGNS[pair.relation], pair.a)
            _print_passage(session, " ", pair.b)
            _print_differences(session, pair.differences)
        if not pairs:
            session.console.remark("no claims of different documents are about the same thing.")
    session.say_problems()
    return 0


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "a": _passage(pair.a),
        "b": _passage(pair.b),
        "relation": pair.relation,
        "score": round(pair.score, 4),
        "differences": list(_differences(pair.differences)),
    }


def ledger_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `ledger` takes."""
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run_ledger(session: Session, args: argparse.Namespace) -> int:
    """Show what is claimed and by whom, most contested first."""
    session.prepare(session.paths(()))
    ledger = session.library.ledger()
    if args.json:
        session.console.rows(_row(row, ledger) for row in ledger.rows)
    else:
        _print_ledger(session, ledger)
    session.say_problems()
    return 0


def _row(row: Row, ledger: Ledger) -> dict[str, Any]:
    cells = [
        {
            "path": cell.path,
            "start": cell.span.start,
            "end": cell.span.end,
            "text": cell.text,
            "stance": cell.stance,
        }
        for cell in row.cells
    ]
    found = {cell.path for cell in row.cells}
    few = len(ledger.paths) <= _FEW
    for path in ledger.paths:
        if path not in found and (few or path in row.silent):
            stance = row.stance(path)
            cells.append({"path": path, "start": None, "end": None, "text": None, "stance": stance})
    return {
        "id": row.id,
        "topic": row.topic,
        "claim": row.claim,
        "sign": row.sign,
        "verdict": row.verdict,
        "cells": cells,
    }


def _print_ledger(session: Session, ledger: Ledger) -> None:
    from tui.cli.console import printable

    for row in ledger.rows:
        if row.sources < 2 and row.verdict is None:
            continue
        verdict = f"  [{row.verdict}]" if row.verdict else ""
        session.console.styled(
            [(f"{row.sign or ' '} ", ""), (printable(row.claim), "1"), (verdict, "36")]
        )
        for cell in row.cells:
            session.console.styled(
                [
                    (f"    {cell.stance:<10}  ", "2"),
                    (f"{cell.path}:{cell.span.start}  ", "35"),
                    (printable(cell.text), ""),
                ]
            )
        for path in row.silent:
            session.console.styled([("    silent      ", "2"), (path, "35")])


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "path": passage.path,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def _differences(differences: Iterable[Difference]) -> Iterator[dict[str, str]]:
    for difference in differences:
        yield {"kind": difference.kind, "a": difference.a, "b": difference.b}


def _print_passage(session: Session, sign: str, passage: Passage) -> None:
    from tui.cli.console import printable

    session.console.styled(
        [
            (f"{sign} ", ""),
            (f"{passage.path}:{passage.span.start}  ", "35"),
            (printable(passage.text), ""),
        ]
    )


def _print_differences(session: Session, differences: Iterable[Difference]) -> None:
    from tui.cli.console import printable

    for one in differences:
        here, there = printable(one.a) or "nothing", printable(one.b) or "nothing"
        session.console.styled([(f"      {one.kind}: {here} / {there}", "33")])
