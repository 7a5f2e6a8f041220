"""`gloss annotations`: what has been noted, and where each passage stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from tui.annotations.annotation import Annotation
    from tui.cli.session import Session
    from tui.library import Filters, Placed
    from tui.library.records import Standing

__all__ = [
    "annotation_lines",
    "annotations_arguments",
    "chosen",
    "filter_arguments",
    "run_annotations",
    "standing_lines",
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


def standing_lines(some: Standing, literal: Callable[[str], str]) -> Iterator[str]:
    """Yield what :func:`annotation_lines` would, from rows that are spelled as JSON already."""
    path, nothing = literal(some.path), literal("")
    for start, end, note in some.rows:
        place = f'"start": {start}, "end": {end}, "found": {note.quote}'
        if note.quote == nothing:
            place = '"start": null, "end": null, "found": null'
        yield (
            f'{{"id": {note.id}, "path": {path}, "quote": {note.quote}, '
            f'"prefix": {note.prefix or nothing}, "suffix": {note.suffix or nothing}, '
            f'"note": {note.note}, "tags": {note.tags}, "verdict": {note.verdict or "null"}, '
            f'"attribution": {note.attribution or "null"}, '
            f'"certainty": {note.certainty or "null"}, "kinds": {note.kinds or "[]"}, '
            f'"created": {note.created or nothing}, "modified": {note.modified or nothing}, '
            f'"creator": {note.creator or nothing}, "links": {note.links or "[]"}, '
            f'"status": "exact", {place}, "confidence": 1.0}}'
        )


def _lines(session: Session, filters: Filters) -> Iterator[str]:
    """Yield the annotations that meet `filters` as JSON, spelled for where stdout goes."""
    console = session.console
    literal = console.literal()
    for some in session.library.chosen_in_passing(filters):
        if isinstance(some, list):
            yield from annotation_lines(some, literal)
        elif console.terminal:  # a file may hold what JSON may, and a terminal may not
            yield from annotation_lines(some.placed(), literal)
        else:
            yield from standing_lines(some, literal)


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
    if args.json:
        session.console.array(_lines(session, filters))
    elif not _print_annotations(session, filters):
        session.console.remark("there are no annotations that meet this.")
    session.say_problems(filters.paths)
    return 0


class _Shown(NamedTuple):
    """What is printed of one annotation for people."""

    id: str
    quote: str
    status: str
    about: str
    note: str


def _shown(some: Standing | list[Placed]) -> Iterator[_Shown]:
    if isinstance(some, list):
        for placed in some:
            one = placed.annotation
            yield _Shown(one.id, one.quote, placed.status, _about(one), one.note)
        return
    from tui.annotations.passing import unspelled

    known: dict[tuple[str | None, ...], str] = {}  # the same few tags stand at most notes
    for _start, _end, row in some.rows:
        key = row.tags, row.verdict, row.attribution, row.claim
        if key not in known:
            known[key] = _about(row.annotation())
        yield _Shown(row.id[1:-1], unspelled(row.quote), "exact", known[key], unspelled(row.note))


def _about(annotation: Annotation) -> str:
    from tui.cli.console import printable

    one = annotation
    words = [f"#{printable(tag)}" for tag in one.tags]
    words += [word for word in (one.verdict, one.on_claim) if word]
    words += [f"by {printable(one.attribution)}"] if one.attribution else []
    return f"    {'  '.join(words)}" if words else ""


def _print_annotations(session: Session, filters: Filters) -> bool:
    """Print annotations for people; say whether there were any."""
    from tui.cli.console import printable
    from tui.text.quoting import in_marks

    console = session.console
    first = True
    for some in session.library.chosen_in_passing(filters):
        if not first:
            console.line()
        first = False
        console.styled([(some[0].path if isinstance(some, list) else some.path, "1")])
        for one in _shown(some):
            what = printable(in_marks(one.quote)) if one.quote else "(memo)"
            flag = "" if one.status == "exact" else f"  [{one.status}]"
            console.styled([(f"{one.id}  ", "2"), (what, ""), (flag, "33")])
            if one.about:
                console.styled([(one.about, "36")])
            for line in one.note.splitlines():
                console.line(f"    {printable(line)}")
    return not first
