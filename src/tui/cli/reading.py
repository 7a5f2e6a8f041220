"""`gloss docs`, `gloss text` and `gloss claims`: what the documents are, and what they say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tui.claims.claim import NORMAL
from tui.errors import DocumentError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tui.claims.claim import Claim
    from tui.claims.packing import PackedClaims
    from tui.cli.session import Session

__all__ = [
    "claims_arguments",
    "docs_arguments",
    "run_claims",
    "run_docs",
    "run_text",
    "text_arguments",
]

_AHEAD = 500_000
"""Code points of documents that are read before claims are looked for in them."""


def docs_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `docs` takes."""
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run_docs(session: Session, args: argparse.Namespace) -> int:
    """List the documents with their facts."""
    from tui.cli.tables import short, table

    rows = session.doc_rows()
    copies = _copies(session)
    if args.json:
        session.console.rows(
            {**_fields(r), "metadata": _fields(r.metadata), "copies": copies.get(r.path, [])}
            for r in rows
        )
    else:
        table(
            session.console,
            ("path", "words", "claims", "notes", "title"),
            [
                (
                    r.path,
                    str(r.words),
                    str(r.claims),
                    str(r.annotations),
                    short(r.problem or r.title) + _copy_in_words(copies.get(r.path, ())),
                )
                for r in rows
            ],
            right={1, 2, 3},
        )
        if not rows:
            session.console.remark("there are no documents here (gloss add FILE copies one in).")
    session.say_problems()
    return 0


def _fields(record: object) -> dict[str, Any]:
    """Return the fields of a record as they are; `asdict` copies each of ten thousand deeply."""
    return {name: getattr(record, name) for name in getattr(record, "__slots__", ())}


_COMPARED = 100_000_000
"""Bytes of documents up to which all of them are looked through for copies of each other."""


def _copies(session: Session) -> dict[str, list[dict[str, Any]]]:
    """Return which documents share their text with others, the closest first."""
    library = session.library
    if sum(entry.size for entry in library.entries()) > _COMPARED:
        return {}
    return {
        path: [
            {"path": c.b if c.a == path else c.a, "kind": c.kind, "share": round(c.share, 3)}
            for c in found
        ]
        for path, found in library.copies().items()
    }


def _copy_in_words(found: Sequence[Mapping[str, Any]]) -> str:
    """Return what a line says of a document that shares its text with another one."""
    if not found:
        return ""
    from tui.cli.console import printable

    other = printable(found[0]["path"])
    said = {"same": "= the same text as", "near": "= nearly the same as", "echo": "≈ echo of"}
    return f"  ({said.get(found[0]['kind'], '= shares text with')} {other})"


def text_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `text` takes."""
    parser.add_argument("doc", metavar="DOC")


def run_text(session: Session, args: argparse.Namespace) -> int:
    """Print the text that offsets refer to."""
    session.console.text(session.library.document(session.paths([args.doc])[0]).text)
    return 0


def claims_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `claims` takes."""
    parser.add_argument("docs", nargs="*", metavar="DOC", help="all documents, if none is named")
    parser.add_argument("--json", action="store_true", help="print one JSON array")
    parser.add_argument("--all", action="store_true", help="every candidate, whatever its score")
    parser.add_argument(
        "--stdin", action="store_true", help="a sentence a line in, a JSON object a line out"
    )


def run_claims(session: Session, args: argparse.Namespace) -> int:
    """List claims, of documents or of sentences on stdin."""
    if args.stdin:
        if args.docs:
            raise UsageError("--stdin reads sentences; leave the documents out.")
        return _judge_lines(session)
    paths = session.paths(args.docs)
    session.prepare(paths)
    least = 0.0 if args.all else NORMAL
    listing = _claims_of(session, paths, least, named=bool(args.docs))
    if args.json:
        encode, literal = cache(session.console.encoder()), session.console.literal()
        lines = [
            line for path, claims in listing for line in _as_json(path, claims, encode, literal)
        ]
        session.console.array(lines)
    else:
        listed = [(path, claim) for path, claims in listing for claim in claims]
        _print_claims(session, listed)
        if not listed:
            more = "" if args.all else " (--all lists every candidate)"
            from tui.cli.console import CLAIMS_OFF

            found = session.library.settings.claims
            session.console.remark(f"no claims were found{more}." if found else CLAIMS_OFF)
    session.say_problems(paths if args.docs else ())
    return 0


def _claims_of(
    session: Session, paths: Sequence[str], least: float, *, named: bool
) -> Iterator[tuple[str, PackedClaims]]:
    """Yield each of `paths` that can be read with its claims from the score `least` on."""
    for path in _read_ahead(session, paths, named=named):
        try:
            claims = session.library.claims(path)
        except DocumentError as error:
            session.pass_over(path, error, named=named)
            continue
        yield path, claims.from_score(least)


def _read_ahead(session: Session, paths: Sequence[str], *, named: bool) -> Iterator[str]:
    """Yield those of `paths` that can be read, after some of them have been.

    Reading many one after another, and then looking for claims in all of them, takes less time
    than by turns: what each of the two needs is at hand then.
    """
    ahead: list[str] = []
    chars = 0
    for path in paths:
        try:
            chars += len(session.library.document(path).text)
        except DocumentError as error:
            session.pass_over(path, error, named=named)
            continue
        ahead.append(path)
        if chars > _AHEAD:
            yield from ahead
            ahead, chars = [], 0
    yield from ahead


def _judge_lines(session: Session) -> int:
    from tui.claims import judge
    from tui.cli.console import read_lines

    for line in read_lines():
        claim = judge(line.removesuffix("\r"))
        session.console.row(
            {
                "score": claim.score,
                "kinds": claim.kinds,
                "attribution": claim.attribution,
                "certainty": claim.certainty,
            }
        )
    return 0


def _as_json(
    path: str,
    claims: PackedClaims,
    encode: Callable[[object], str],
    literal: Callable[[str], str],
) -> list[str]:
    """Return each claim as a JSON object, written out: tens of thousands take a third of the time.

    What is said of a claim is said of many: it is spelled once.
    """
    head = f'{{"path": {literal(path)}, "start": '
    tails = [
        f'"kinds": {encode(kinds)}, "attribution": {encode(who)}, "certainty": "{sure}"}}'
        for kinds, who, sure, _ in claims.said
    ]
    return [
        f'{head}{start}, "end": {end}, "text": {literal(text)}, "score": {score!r}, {tails[said]}'
        for start, end, text, score, said in claims.rows()
    ]


_SIGNS = {"asserted": "▎", "attributed": "”", "hedged": "?", "predicted": "→", "denied": "✗"}


def _print_claims(session: Session, rows: Sequence[tuple[str, Claim]]) -> None:
    from tui.cli.console import printable

    last = None
    for path, claim in rows:
        if path != last:
            if last is not None:
                session.console.line()
            last = path
            session.console.styled([(path, "1")])
        who = f"  ({printable(claim.attribution)})" if claim.attribution else ""
        session.console.styled(
            [
                (f"{claim.span.start:>8}  ", "2"),
                (f"{_SIGNS[claim.certainty]} ", ""),
                (printable(claim.text), ""),
                (who, "2"),
            ]
        )
