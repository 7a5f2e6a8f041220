"""`gloss export`, `gloss import` and `gloss add`: what leaves the library, and what comes in."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import DocumentError, ExchangeError, UsageError, quoted_path

if TYPE_CHECKING:
    import argparse

    from tui.cli.session import Session
    from tui.library.importing import Described, Imported

__all__ = [
    "add_arguments",
    "export_arguments",
    "import_arguments",
    "run_add",
    "run_export",
    "run_import",
]

_ANY_ENCODING = frozenset((".csv", ".tsv", ".txt", ".bib", ".ris"))
"""What spreadsheets and old bibliographies save as they like; JSON is UTF-8, or says what it is."""
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def export_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `export` takes."""
    from tui.cli.listing import filter_arguments
    from tui.exchange import FORMATS

    names = ", ".join(kind.name for kind in FORMATS.values() if kind.of == "annotations")
    parser.add_argument("--format", metavar="NAME", help=f"{names} (else by the suffix of FILE)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to it instead of stdout")
    filter_arguments(parser)


def run_export(session: Session, args: argparse.Namespace) -> int:
    """Write the chosen annotations in a foreign format."""
    from tui.cli.listing import chosen
    from tui.exchange import format_for, format_named

    if args.format is None and args.output in {None, "-"}:
        raise UsageError("in which format? (--format NAME, or -o FILE with its suffix)")
    kind = format_named(args.format) if args.format else format_for(args.output)
    if kind.packed:
        if args.output in {None, "-"} and session.console.terminal:
            raise UsageError(f"{kind.title} is not for a terminal (-o FILE).")
        _send(
            session, args.output, session.library.export_project(kind.name, chosen(session, args))
        )
        session.say_problems()
        return 0
    text = session.library.export(kind.name, chosen(session, args))
    if args.output in {None, "-"}:
        session.console.text(text)
    else:
        # Half a character, as other programs leave them behind, is no UTF-8: it goes out as
        # `\udXXX`, which JSON reads back, and no program refuses the file.
        mark = "\ufeff" if kind.byte_order_mark else ""
        _write(session, args.output, (mark + text).encode("utf-8", "backslashreplace"))
    session.say_problems()
    return 0


def _file(session: Session, name: str) -> Path:
    """Return the file of a name; `~lock.csv` is one too, where nobody is called `lock.csv`."""
    said = os.path.expanduser(name)  # noqa: PTH111 - a `Path` refuses it
    return Path(os.path.normpath(session.cwd / said))


def _send(session: Session, name: str | None, raw: bytes) -> None:
    if name not in {None, "-"}:
        _write(session, str(name), raw)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def _write(session: Session, name: str, raw: bytes) -> None:
    """Write a file whole or not at all, and never over a document or an annotation.

    A link is followed; a pipe or a device (`/dev/stdout`) is written to, and stays what it is.
    """
    named = _file(session, name)
    is_other = named.exists() and not named.is_file()
    file = named if is_other else Path(os.path.realpath(named))
    if session.library.keeps(named) or session.library.keeps(file):
        raise ExchangeError(f"{quoted_path(name)} is the library's own; choose another file.")
    begun = file if is_other else file.with_name(f".gloss-{os.getpid()}")  # no name grows too long
    try:
        if not is_other and file.exists():  # who may not read the old one may never read this
            begun.touch(0o600)
        begun.write_bytes(raw)
        if not is_other:
            if file.exists():
                begun.chmod(file.stat().st_mode & 0o7777)
            begun.replace(file)
    except BrokenPipeError:
        raise
    except OSError as error:
        if not is_other:
            begun.unlink(missing_ok=True)
        raise ExchangeError(f"{quoted_path(name)} cannot be written: {error.strerror}.") from error


def import_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `import` takes."""
    from tui.exchange import FORMATS

    readable = [kind.name for kind in FORMATS.values() if kind.readable]
    parser.add_argument("files", nargs="+", metavar="FILE", help="- for stdin")
    parser.add_argument(
        "--format", metavar="NAME", help=f"{', '.join(readable)} (else by the suffix)"
    )


def run_import(session: Session, args: argparse.Namespace) -> int:
    """Take in annotations or references; 1 when some were refused."""
    from tui.exchange import format_for, format_named, packed_for

    refused: list[str] = []
    for name in args.files:
        raw = _read(session, name)
        kind = format_named(args.format) if args.format else packed_for(name, raw)
        report: Imported | Described
        if kind is not None and kind.packed:
            report = session.library.import_project(raw, kind.name)
        else:
            text = _decoded(name, raw)
            kind = kind or format_for(name, text)
            report = session.library.import_(text, kind.name)
        lines = getattr(report, "refusals", [])
        for line in (*getattr(report, "taken_for", ()), *lines):
            session.console.say(line)
        refused += lines
        session.console.line(f"{name}: {report}")
    session.say_problems()
    return 1 if refused else 0


def _read(session: Session, name: str) -> bytes:
    try:
        return _stdin() if name == "-" else _file(session, name).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not a path"
        raise ExchangeError(f"{quoted_path(name)} cannot be read: {why}.") from error


def _decoded(name: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig", "surrogatepass")  # as older exports hold them
    except UnicodeDecodeError as error:
        marked = raw.startswith(_MARKS)
        if marked or name == "-" or Path(name).suffix.casefold() in _ANY_ENCODING:
            from tui.documents.decoding import decode

            with suppress(DocumentError):
                return decode(raw)
        raise ExchangeError(f"{quoted_path(name)} is not UTF-8 text.") from error


def _stdin() -> bytes:
    """Return the bytes of stdin: what they are text in is found out as for a file."""
    source = getattr(sys.stdin, "buffer", None)
    return sys.stdin.read().encode() if source is None else source.read()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `add` takes."""
    parser.add_argument("sources", nargs="+", metavar="URL-or-FILE")


def run_add(session: Session, args: argparse.Namespace) -> int:
    """Copy files and fetch pages into the library; print the path of each document.

    What cannot be added is said, and hinders nothing after it.
    """
    from tui.errors import GlossError

    code = 0
    for name in args.sources:
        try:
            _add(session, name)
        except GlossError as error:
            if len(args.sources) == 1:
                raise
            session.console.say(str(error))
            code = error.exit_code
    return code


def _add(session: Session, name: str) -> None:
    from tui.documents.capturing import is_url

    if is_url(name) or "://" in name:  # what is no address of the web is called that
        path, is_new = session.library.add_page(name)
        changed = session.library.changed_since(path) if is_new else None
    else:
        path, is_new = session.library.add_document(_file(session, name))
        changed = None
    session.console.line(path)
    if changed is not None:
        from tui.cli.sources import say_changes

        say_changes(session, changed)
    if not is_new:
        session.console.say(f"{path} was there already.")
