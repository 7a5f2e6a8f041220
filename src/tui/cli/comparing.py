"""`gloss related` and `gloss compare`: what sources say about the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from tui.cli.session import Session
    from tui.comparing import Difference, Pair, Passage

__all__ = [
    "compare_arguments",
    "pair_row",
    "print_differences",
    "related_arguments",
    "run_compare",
    "run_related",
]

_SIGNS = {"same": "=", "differs": "≠", "related": "~", "echo": "«"}


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
            print_differences(session, pair.differences)
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
    session.prepare(paths if args.docs else session.library.unknown_to_ledger())
    pairs = session.library.compare(paths if args.docs else None, tell=session.console.progress)
    session.console.progress(0, 0)
    if args.json:
        session.console.rows(map(pair_row, pairs))
    else:
        for pair in pairs:
            _print_passage(session, _SIGNS[pair.relation], pair.a)
            _print_passage(session, " ", pair.b)
            print_differences(session, pair.differences)
        if not pairs:
            from tui.cli.console import CLAIMS_OFF

            session.console.remark(
                "no claims of different documents are about the same thing."
                if session.library.settings.claims
                else CLAIMS_OFF
            )
    session.say_problems()
    return 0


def pair_row(pair: Pair) -> dict[str, Any]:
    """Return a pair as `gloss compare --json` prints it."""
    return {
        "a": _passage(pair.a),
        "b": _passage(pair.b),
        "relation": pair.relation,
        "score": round(pair.score, 4),
        "differences": list(_differences(pair.differences)),
    }


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


def print_differences(session: Session, differences: Iterable[Difference]) -> None:
    """Print for people in what two passages differ."""
    from tui.cli.console import printable

    for one in differences:
        here, there = printable(one.a) or "nothing", printable(one.b) or "nothing"
        session.console.styled([(f"      {one.kind}: {here} / {there}", "33")])
