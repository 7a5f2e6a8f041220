"""`gloss changes` and `gloss describe`: what became of a source, and what a reader says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.errors import DocumentError, UsageError, quoted, quoted_path

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from tui.cli.session import Session
    from tui.comparing.revising import Revision
    from tui.library.capture_verbs import Changed

__all__ = [
    "changes_arguments",
    "describe_arguments",
    "run_changes",
    "run_describe",
    "say_changes",
]

FIELDS = ("title", "outlet", "author", "date", "url", "encoding")


def changes_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `changes` takes."""
    parser.add_argument("doc", metavar="DOC", help="a capture of a web page, or any document")
    parser.add_argument(
        "old", nargs="?", metavar="OLD", help="an older one (else the capture before)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run_changes(session: Session, args: argparse.Namespace) -> int:
    """Show what has changed since an earlier state of the same source."""
    path, *old = session.paths([args.doc, *([args.old] if args.old else [])])
    changed = session.library.changed_since(path, *old)
    if changed is None:
        raise DocumentError(f"no other document has the address of {quoted_path(path)}; name one")
    if args.json:
        session.console.rows(map(_fields, changed.revisions))
        return 0
    session.console.line(f"{changed.new}: {changed}")
    for words in _lines(changed.revisions):
        session.console.line(words)
    return 0


def say_changes(session: Session, changed: Changed) -> None:
    """Say on stderr what has changed, for who has just added the newer one."""
    session.console.say(f"{changed} (compared with {changed.old})")
    for words in _lines(changed.revisions):
        session.console.say(words)


def _fields(revision: Revision) -> dict[str, Any]:
    sides = {"old": revision.old, "new": revision.new}
    return {
        "kind": revision.kind,
        **{
            side: {"path": p.path, "start": p.span.start, "end": p.span.end, "text": p.text}
            for side, p in sides.items()
        },
    }


def _lines(revisions: Sequence[Revision]) -> list[str]:
    from tui.comparing import word_diff

    lines = []
    for revision in revisions:
        old, new = revision.old.text, revision.new.text
        if revision.kind != "changed":
            sign, words = ("+", new) if revision.kind == "new" else ("-", old)
            lines.append(f"{sign} {' '.join(words.split())}")
            continue
        parts = []
        for change in word_diff(old, new):
            here, there = change.a.of(old), change.b.of(new)
            if change.kind == "equal":
                parts.append(there)
                continue
            parts += [f"[-{here}-]"] if here else []
            parts += [f"{{+{there}+}}"] if there else []
        lines.append(f"~ {' '.join(' '.join(parts).split())}")
    return lines


def describe_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `describe` takes."""
    parser.add_argument("doc", metavar="DOC")
    for name in FIELDS:
        parser.add_argument(
            f"--{name}", metavar=name.upper()[:5], help="an empty one takes it back"
        )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a free attribute"
    )


def run_describe(session: Session, args: argparse.Namespace) -> int:
    """Say of a document what it does not say itself, or says wrongly."""
    from tui.documents.dates import typed_date
    from tui.documents.decoding import decode

    library = session.library
    path = session.paths([args.doc])[0]
    if path.startswith("/"):
        raise DocumentError(f"{quoted_path(path)} is not a document of this library.")
    said: dict[str, str | None] = {
        name: value.strip() or None for name in FIELDS if (value := getattr(args, name)) is not None
    }
    for pair in args.set:
        name, equals, value = pair.partition("=")
        if not (equals and name.strip()):
            raise UsageError(f"{quoted(pair)} is no NAME=VALUE")
        said[name.strip()] = value.strip() or None
    if not said:
        raise UsageError("what is to be said of it? (--title, --set NAME=VALUE, …)")
    if date := said.get("date"):
        said["date"] = typed_date(date)
        if not said["date"]:
            raise UsageError(f"a date is 2025, 2025-06 or 2025-06-10, not {quoted(date)}")
    if said.get("encoding"):
        decode(b"", encoding=said["encoding"])
    library.describe(path, **said)
    metadata = library.document(path).metadata
    facts = [(name, getattr(metadata, name, "")) for name in FIELDS[:-1]]
    for name, value in [*facts, *metadata.attributes.items()]:
        if value:
            session.console.line(f"{name}: {value}")
    return 0
