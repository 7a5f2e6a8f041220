"""`gloss search`: passages, notes, tags and claims, best first; typos are fine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, cast, get_args

from tui.cli.arguments import whole_number
from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Iterator

    from tui.cli.session import Session
    from tui.search.hit import Hit, Where

__all__ = ["run_search", "search_arguments"]

_MOST = 100_000


def search_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `search` takes."""
    parser.add_argument("words", nargs="*", metavar="QUERY")
    parser.add_argument(
        "--limit",
        type=whole_number("--limit"),
        default=10,
        metavar="N",
        help="hits at most (default: 10)",
    )
    parser.add_argument(
        "--in",
        dest="where",
        metavar="WHERE",
        help="text, notes, tags, claims, separated by commas (default: everywhere)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    parser.add_argument(
        "--stdin", action="store_true", help="a query a line in, a JSON array a line out"
    )
    parser.add_argument(
        "--vimgrep", action="store_true", help="print path:line:column:text, for editors"
    )


def run_search(session: Session, args: argparse.Namespace) -> int:
    """Search; 1 when nothing was found."""
    where = _places(args.where)
    if not 1 <= args.limit <= _MOST:
        raise UsageError(f"--limit takes a number from 1 to {_MOST}.")
    if args.stdin:
        if args.words:
            raise UsageError("--stdin reads queries; leave the query out.")
        return _answer_lines(session, args.limit, where)
    query = " ".join(args.words)
    if not query.strip():
        raise UsageError("search for what?")
    hits = session.library.search(query, limit=args.limit, where=where)
    for line in session.library.ignored(query):
        session.console.say(f"not understood: {line}")
    if args.json:
        session.console.rows(map(_fields, hits))
    elif args.vimgrep:
        for line in _for_editors(session, hits):
            session.console.line(line)
    else:
        _print(session, hits)
        if not hits:
            session.console.remark("nothing was found.")
    session.say_problems()
    return 0 if hits else 1


def _answer_lines(session: Session, limit: int, where: Collection[Where] | None) -> int:
    from tui.cli.console import read_lines

    for line in read_lines():
        hits = session.library.search(line, limit=limit, where=where)
        session.console.row([_fields(hit) for hit in hits])
    return 0


def _places(names: str | None) -> Collection[Where] | None:
    from tui.search.hit import Where

    if names is None:
        return None
    known = get_args(Where)
    places = [name.strip() for name in names.split(",")]
    for name in places:
        if name not in known:
            raise UsageError(f"--in takes {', '.join(known)}; not {quoted(name)}.")
    return cast("Collection[Where]", frozenset(places))


def _fields(hit: Hit) -> dict[str, Any]:
    return {
        "path": hit.path,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "score": round(hit.score, 4),
        "where": hit.where,
        "annotation": hit.annotation,
        "note": hit.note,
    }


def _print(session: Session, hits: list[Hit]) -> None:
    console = session.console
    for hit in hits:
        shown = hit.note if hit.where in ("notes", "tags") and hit.note else hit.text
        console.styled(
            [
                (hit.path, "35"),
                (f":{hit.span.start}", "32"),
                ("" if hit.where == "text" else f"  [{hit.where}]", "2"),
            ]
        )
        console.styled([("    ", ""), *_highlighted(shown, hit)])


def _highlighted(text: str, hit: Hit) -> Iterator[tuple[str, str]]:
    """Yield `text` on one line as parts, the matched words in bold."""
    from tui.cli.console import printable

    at = 0
    for match in sorted(hit.matches):
        if match.start < at or match.end > len(text):
            continue
        yield _one_line(text[at : match.start]), ""
        yield printable(match.of(text)), "1;31"
        at = match.end
    yield _one_line(text[at:]), ""


def _one_line(text: str) -> str:
    """Return `text` with every line feed or tab as a space: the parts of a line stay apart."""
    return text.replace("\n", " ").replace("\t", " ")


def _for_editors(session: Session, hits: list[Hit]) -> Iterator[str]:
    from tui.cli.console import printable

    for hit in hits:
        text = session.library.document(hit.path).text
        line = text.count("\n", 0, hit.span.start) + 1
        begin = text.rfind("\n", 0, hit.span.start) + 1
        # Editors count columns in bytes, from 1.
        column = len(text[begin : hit.span.start].encode("utf-8", "surrogatepass")) + 1
        file = os.path.relpath(session.library.root / hit.path, session.cwd)
        yield f"{file}:{line}:{column}:{printable(hit.text)}"
