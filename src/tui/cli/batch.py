"""`gloss annotate --stdin`: a JSON line in for each change, a JSON line out for each one saved.

A program that pipes a thousand lines at once should not wait for a thousand disk flushes, and
one that waits for each answer must get it at once. So whatever lines have already arrived are
taken together, one save for each run of new annotations on one document, and every answer is
written only after its change is safe.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from tui.errors import GlossError, UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.annotations.annotation import Annotation
    from tui.cli.session import Session
    from tui.library import Library
    from tui.spans import Span

__all__ = ["run_batch"]

_AT_ONCE = 200
"""Lines taken together at most; more would only delay the first answer."""

_MARKS = {
    "note": "note",
    "tags": "tags",
    "verdict": "verdict",
    "by": "attribution",
    "attribution": "attribution",
    "certainty": "certainty",
    "kinds": "kinds",
}
"""What a line calls a mark, and what the library calls it."""

_PASSAGE = {"quote", "occurrence", "prefix", "suffix", "start", "end", "span"}


@dataclass(frozen=True, slots=True)
class _New:
    """An annotation that is checked and waits to be saved."""

    path: str
    annotation: Annotation


def run_batch(session: Session) -> int:
    """Do what the lines on stdin ask for; 1 when one of them could not be done."""
    library, console = session.library, session.console
    failed = False
    waiting: list[_New] = []

    def save() -> None:
        nonlocal failed
        for answer in _save(library, waiting):
            failed = failed or "error" in answer
            console.row(answer)
        waiting.clear()

    mark = "\ufeff"  # before the first line, from programs of Windows
    for lines in _arrived(sys.stdin):
        for each in lines:
            line, mark = each.removeprefix(mark), ""
            if not line.strip():
                continue
            answer = _step(session, line, waiting, save)
            if answer is not None:
                failed = failed or "error" in answer
                console.row(answer)
        save()
    session.say_problems()
    return 1 if failed else 0


def _step(
    session: Session, line: str, waiting: list[_New], save: Callable[[], None]
) -> dict[str, Any] | None:
    """Do one line, or put it into `waiting`; return the answer where there is one already."""
    library = session.library
    try:
        item = _parsed(line)
        match op := item.pop("op", "annotate"):
            case "annotate" | "memo":
                new = _draft(session, item, memo=op == "memo")
                if waiting and waiting[-1].path != new.path:
                    save()
                waiting.append(new)
                return None
            case "edit":
                save()
                name, changes = _known(item.pop("id", None)), _marks(item)
                if not changes:
                    raise UsageError("the line says nothing to change.")
                return {"id": library.edit(name, **changes).id}
            case "delete":
                save()
                name = _known(item.pop("id", None))
                _marks(item)
                return {"id": library.delete([name])[0].id}
            case _:
                raise UsageError(f"there is no op {quoted(str(op))}.")
    except GlossError as error:
        save()
        return {"error": str(error)}


def _parsed(line: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except RecursionError as error:
        raise UsageError("the line is nested too deeply.") from error
    except ValueError as error:
        raise UsageError(f"the line is not JSON: {error}.") from error
    if not isinstance(item, dict):
        raise UsageError("the line is not a JSON object.")
    return item


def _draft(session: Session, item: dict[str, Any], *, memo: bool) -> _New:
    """Return what a line asks for, checked against the document as it is now."""
    library = session.library
    path = library.resolve(_text(item.pop("path", None), "path"), session.cwd)
    if memo:
        return _New(path, library.draft_memo(path, **_marks(item)))
    passage = {name: item.pop(name) for name in _PASSAGE & item.keys()}
    marks = _marks(item)
    if "quote" not in passage:
        return _New(path, library.draft(path, _span(passage), **marks))
    quote = _text(passage["quote"], "quote")
    occurrence = passage.get("occurrence")
    if occurrence is not None and type(occurrence) is not int:
        raise UsageError("occurrence must be a whole number.")
    context = {
        name: None if passage.get(name) is None else _text(passage[name], name)
        for name in ("prefix", "suffix")
    }
    return _New(path, library.draft_quote(path, quote, occurrence=occurrence, **context, **marks))


def _span(passage: dict[str, Any]) -> Span:
    from tui.cli.annotating import span_of

    ends = passage.get("span", [passage.get("start"), passage.get("end")])
    if not isinstance(ends, list) or [type(end) for end in ends] != [int, int]:
        raise UsageError("say which passage: a quote, or a span of two whole numbers.")
    return span_of(*ends)


def _marks(item: dict[str, Any]) -> dict[str, Any]:
    unknown = next((name for name in item if name not in _MARKS), None)
    if unknown is not None:
        raise UsageError(f"{quoted(unknown)} is nothing that a line can say.")
    return {_MARKS[name]: value for name, value in item.items()}


def _known(name: object) -> str:
    return _text(name, "id")


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or not value:
        raise UsageError(f"{name} is missing, or is not text.")
    return value


def _save(library: Library, waiting: list[_New]) -> Iterator[dict[str, Any]]:
    """Save annotations of one document and yield an answer for each, in order."""
    if not waiting:
        return
    path = waiting[0].path
    try:
        library.add(path, [new.annotation for new in waiting])
    except GlossError as error:
        for _ in waiting:
            yield {"error": str(error)}
    else:
        for new in waiting:
            yield {"id": new.annotation.id}


def _arrived(stream: TextIO) -> Iterator[list[str]]:
    """Yield the lines that have arrived, as many at a time as there are, `_AT_ONCE` at most."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # not a real file: a test's
        yield from ([line] for line in stream)
        return
    begun: list[bytes] = []
    while chunk := os.read(descriptor, 1 << 16):
        head, *lines = chunk.split(b"\n")
        begun.append(head)
        if not lines:
            continue
        whole = [b"".join(begun), *lines[:-1]]
        begun = [lines[-1]]
        for first in range(0, len(whole), _AT_ONCE):
            yield [_decoded(line) for line in whole[first : first + _AT_ONCE]]
    if last := b"".join(begun):
        yield [_decoded(last)]


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", "surrogateescape")
