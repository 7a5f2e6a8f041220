"""`gloss annotations`: what has been noted, and where each passage stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    import argparse

    from tui.cli.session import Session
    from tui.library import Filters, Placed

__all__ = [
    "annotation_fields",
    "annotations_arguments",
    "chosen",
    "filter_arguments",
    "run_annotations",
]


def annotation_fields(placed: Placed) -> dict[str, Any]:
    """Return the fields of one annotation as `--json` prints them."""
    annotation, span = placed.annotation, placed.span
    return {
        "id": annotation.id,
        "path": placed.path,
        "quote": annotation.quote,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "note": annotation.note,
        "tags": annotation.tags,
        "verdict": annotation.verdict,
        "attribution": annotation.attribution,
        "certainty": annotation.certainty,
        "kinds": annotation.kinds,
        "created": annotation.created,
        "modified": annotation.modified,
        "creator": annotation.creator,
        "links": [{"relation": link.relation, "to": link.to} for link in annotation.links],
        "status": placed.status,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "found": placed.found,
        "confidence": round(placed.confidence, 4),
    }


def filter_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose annotations."""
    parser.add_argument("docs", nargs="*", metavar="DOC", help="only of these documents")
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        metavar="T",
        help="only with this tag, or one nested under it; again for both",
    )
    parser.add_argument("--verdict", metavar="V", help="only with this verdict, or none")


def chosen(session: Session, args: argparse.Namespace) -> Filters:
    """Return what the options of :func:`filter_arguments` choose."""
    from tui.library import Filters

    if args.verdict is not None:
        _check_verdict(session, args.verdict)
    docs = session.paths(args.docs) if args.docs else []
    return Filters(tuple(docs), tuple(args.tag), args.verdict)


def _check_verdict(session: Session, verdict: str) -> None:
    """Refuse a verdict that is none of the library's and that no annotation has."""
    known = (*session.library.settings.verdicts, "none")
    if verdict in known:
        return
    recorded = session.library.recorded_all().values()
    if not any(one.verdict == verdict for annotations in recorded for one in annotations):
        raise UsageError(f"--verdict takes {', '.join(known)}; not {quoted(verdict)}.")


def annotations_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `annotations` takes."""
    filter_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run_annotations(session: Session, args: argparse.Namespace) -> int:
    """List annotations."""
    filters = chosen(session, args)
    rows = session.library.chosen(filters)
    if args.json:
        session.console.rows(map(annotation_fields, rows))
    else:
        _print_annotations(session, rows)
        if not rows:
            session.console.remark("there are no annotations that meet this.")
    session.say_problems(filters.paths)
    return 0


def _print_annotations(session: Session, rows: list[Placed]) -> None:
    from tui.cli.console import printable

    path = None
    for placed in rows:
        annotation = placed.annotation
        if placed.path != path:
            if path is not None:
                session.console.line()
            path = placed.path
            session.console.styled([(path, "1")])
        flag = "" if placed.status == "exact" else f"  [{placed.status}]"
        what = f"“{printable(annotation.quote)}”" if annotation.quote else "(memo)"
        session.console.styled([(f"{annotation.id}  ", "2"), (what, ""), (flag, "33")])
        about = [
            *(f"#{printable(tag)}" for tag in annotation.tags),
            *([annotation.verdict] if annotation.verdict else []),
            *([f"by {printable(annotation.attribution)}"] if annotation.attribution else []),
        ]
        if about:
            session.console.styled([("    " + "  ".join(about), "36")])
        for line in annotation.note.splitlines():
            session.console.line(f"    {printable(line)}")
