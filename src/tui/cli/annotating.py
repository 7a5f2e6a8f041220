"""`gloss annotate`, `edit`, `delete` and `link`: everything that changes annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.cli.arguments import one_of, whole_number
from tui.errors import UsageError
from tui.spans import Span

if TYPE_CHECKING:
    import argparse

    from tui.cli.session import Session

__all__ = [
    "annotate_arguments",
    "delete_arguments",
    "edit_arguments",
    "link_arguments",
    "run_annotate",
    "run_delete",
    "run_edit",
    "run_link",
    "span_argument",
    "span_of",
]

_RELATIONS = ("supports", "contradicts", "same")


def annotate_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `annotate` takes."""
    parser.add_argument("doc", nargs="?", metavar="DOC")
    which = parser.add_argument_group("which passage")
    which.add_argument("--quote", metavar="TEXT", help="the passage, word for word")
    which.add_argument(
        "--occurrence",
        type=whole_number("--occurrence"),
        metavar="K",
        help="the K-th match, from 1",
    )
    which.add_argument("--prefix", metavar="P", help="what stands right before it")
    which.add_argument("--suffix", metavar="S", help="what stands right after it")
    span_argument(which)
    which.add_argument("--memo", action="store_true", help="none: a note on the whole document")
    _mark_arguments(parser)
    parser.add_argument(
        "--stdin", action="store_true", help="JSON lines in, a JSON line out per saved item"
    )


def run_annotate(session: Session, args: argparse.Namespace) -> int:
    """Save one annotation, or those that stdin asks for."""
    marks = _marks(args)
    if args.stdin:
        from tui.cli.batch import run_batch

        if args.doc or args.quote or args.span or args.memo or marks:
            raise UsageError("--stdin takes everything from its lines; leave the rest out.")
        return run_batch(session)
    if args.doc is None:
        raise UsageError("which document? (gloss annotate --help says more)")
    if (args.quote is not None) + (args.span is not None) + args.memo != 1:
        raise UsageError("say which passage: --quote TEXT, or --span START END, or --memo.")
    if args.quote is None and (args.occurrence or args.prefix or args.suffix):
        raise UsageError("--occurrence, --prefix and --suffix go with --quote.")
    library = session.library
    path = library.resolve(args.doc, session.cwd)
    if args.memo:
        drafted = library.draft_memo(path, **marks)
    elif args.span is not None:
        drafted = library.draft(path, span_of(*args.span), **marks)
    else:
        drafted = library.draft_quote(
            path,
            args.quote,
            occurrence=args.occurrence,
            prefix=args.prefix,
            suffix=args.suffix,
            **marks,
        )
    library.add(path, [drafted])
    session.console.row({"id": drafted.id})
    if not any(marks.values()):
        session.console.say("a highlight without a note (gloss edit ID --note adds one).")
    session.say_problems([path])
    return 0


def span_argument(parser: argparse._ActionsContainer) -> None:
    """Add the option that names a passage by its offsets."""
    parser.add_argument(
        "--span",
        type=whole_number("--span"),
        nargs=2,
        metavar=("START", "END"),
        help="in code points",
    )


def span_of(start: int, end: int) -> Span:
    """Return the span of two numbers a user gave.

    Raises:
        UsageError: when they are none.
    """
    if not 0 <= start < end:
        raise UsageError(f"a span runs from START to a greater END, not from {start} to {end}.")
    return Span(start, end)


def edit_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `edit` takes."""
    parser.add_argument("id", metavar="ID")
    _mark_arguments(parser)
    parser.add_argument(
        "--untag", action="append", default=[], metavar="T", help="take a tag off; again for more"
    )


def run_edit(session: Session, args: argparse.Namespace) -> int:
    """Change the marks of one annotation; tags are added and taken off."""
    changes = _marks(args)
    _, annotation = session.library.annotation(args.id)
    if args.tag or args.untag:
        gone = set(args.untag)
        changes["tags"] = [*(t for t in annotation.tags if t not in gone), *args.tag]
    if not changes:
        raise UsageError("say what to change (gloss edit --help says how).")
    session.library.edit(annotation.id, **changes)
    session.console.row({"id": annotation.id})
    session.say_problems()
    return 0


def delete_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `delete` takes."""
    parser.add_argument("ids", nargs="+", metavar="ID")


def run_delete(session: Session, args: argparse.Namespace) -> int:
    """Delete annotations: all that are named, or none when one is not there."""
    for annotation in session.library.delete(args.ids):
        session.console.row({"id": annotation.id})
    session.say_problems()
    return 0


def link_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `link` takes."""
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument(
        "--as",
        dest="relation",
        type=one_of("--as", _RELATIONS),
        metavar="|".join(_RELATIONS),
        help="what the first says of the second",
    )


def run_link(session: Session, args: argparse.Namespace) -> int:
    """Link two annotations."""
    needed = (len(args.ids) > 0, len(args.ids) > 1, args.relation is not None)
    names = ("the first ID", "the second ID", f"--as {'|'.join(_RELATIONS)}")
    missing = [name for name, given in zip(names, needed, strict=True) if not given]
    if missing:
        raise UsageError(f"link still needs {' and '.join(missing)} (gloss annotations lists IDs).")
    if len(args.ids) > 2:
        raise UsageError(f"link takes two IDs, not {len(args.ids)}.")
    first, second = args.ids
    session.library.link(first, second, args.relation)
    session.console.row({"id": first})
    session.say_problems()
    return 0


def _mark_arguments(parser: argparse.ArgumentParser) -> None:
    marks = parser.add_argument_group("what to say of it")
    marks.add_argument("--note", metavar="N")
    marks.add_argument("--tag", action="append", default=[], metavar="T", help="again for more")
    marks.add_argument("--verdict", metavar="V", help="supported, disputed, …, or none")
    marks.add_argument("--by", metavar="WHO", help="who says so")
    marks.add_argument("--certainty", metavar="C", help="asserted, attributed, hedged, …, or none")


def _marks(args: argparse.Namespace) -> dict[str, Any]:
    """Return the marks that were given, under the library's names."""
    given = {
        "note": args.note,
        "verdict": args.verdict,
        "attribution": args.by,
        "certainty": args.certainty,
    }
    marks: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not all(tag.strip(" \t\r\n/") for tag in args.tag):
        raise UsageError("a tag needs a name (--tag NAME).")
    if args.tag:
        marks["tags"] = args.tag
    return marks
