"""`gloss annotations`: what has been noted, and where each passage stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from tui.cli.session import Session
    from tui.library import Filters, Placed

__all__ = [
    "annotation_lines",
    "annotations_arguments",
    "chosen",
    "filter_arguments",
    "run_annotations",
]


def annotation_lines(rows: Iterable[Placed], literal: Callable[[str], str]) -> Iterator[str]:
    """Yield each annotation as the JSON object that `--json` prints; `literal` spells a string.

    Written out field by field, because a dictionary of twenty fields for each of a hundred
    thousand rows, and the standard encoder, would take half of the time of the whole listing.
    """

    def label(value: str | None) -> str:
        return "null" if value is None else literal(value)

    def array(values: Iterable[str]) -> str:
        return f"[{', '.join(values)}]"

    for placed in rows:
        note, span, found = placed.annotation, placed.span, placed.found
        quote = literal(note.quote)
        links = (
            f'{{"relation": {literal(link.relation)}, "to": {literal(link.to)}}}'
            for link in note.links
        )
        yield (
            f'{{"id": {literal(note.id)}, "path": {literal(placed.path)}, "quote": {quote}, '
            f'"prefix": {literal(note.prefix)}, "suffix": {literal(note.suffix)}, '
            f'"note": {literal(note.note)}, "tags": {array(map(literal, note.tags))}, '
            f'"verdict": {label(note.verdict)}, "attribution": {label(note.attribution)}, '
            f'"certainty": {label(note.certainty)}, "kinds": {array(map(literal, note.kinds))}, '
            f'"created": {literal(note.created)}, "modified": {literal(note.modified)}, '
            f'"creator": {literal(note.creator)}, "links": {array(links)}, '
            f'"status": "{placed.status}", '
            f'"start": {"null" if span is None else span.start}, '
            f'"end": {"null" if span is None else span.end}, '
            f'"found": {quote if found == note.quote else label(found)}, '
            f'"confidence": {round(placed.confidence, 4)!r}}}'
        )


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
        console = session.console
        console.array(annotation_lines(rows, console.literal()))
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
