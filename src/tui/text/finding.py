"""Finding a phrase in a text of any size, piece by piece.

A pattern without capitals matches either case (`smart case`, as in less and vi); a space also
matches a line break, and a straight quote or hyphen its typographic sisters, because scraped text
and keyboards differ. Everything is replaced code point for code point, so that what is found in
the folded piece stands at the same offset in the text. Each piece costs about a millisecond per
million code points, so a caller can stop, or let keys through, between two of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import normalize

from tui.spans import Span
from tui.text.source import CHUNK, ChunkedSource, TextSource

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Phrase", "find_in_pieces", "is_smart_caseless", "pieces_from"]

_FIRST = 1 << 16
"""Code points of the first piece."""

_SAMPLE = 16_384
"""Code points of each of the places where letters are counted."""

_SISTERS = {"'": "’‘ʼ", '"': "“”„«»", "-": "‐‑–—−"}


def is_smart_caseless(pattern: str) -> bool:
    """Say whether a pattern matches either case: it holds no capital."""
    return pattern == pattern.lower()


def _lower(text: str) -> str:
    """Return `text` in lower case, code point for code point."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@dataclass(frozen=True)
class Phrase:
    """What is looked for, as typed."""

    pattern: str

    @property
    def is_plain(self) -> bool:
        """Whether it is ASCII, and nothing in it has typographic sisters."""
        return self.pattern.isascii() and _SISTERS.keys().isdisjoint(self.pattern)

    def in_text(self, text: str) -> list[int]:
        """Return where the phrase stands in `text`, left to right, without overlaps."""
        needle, caseless = self.pattern, is_smart_caseless(self.pattern)
        if not needle:
            return []
        for plain, sisters in _SISTERS.items():
            if plain in needle and not text.isascii():
                for sister in sisters:
                    text = text.replace(sister, plain)
        if " " in needle:
            text = text.replace("\n", " ")
        if not caseless:
            return _all(text, needle)
        if text.isascii():
            return _all(text.lower(), needle)
        if needle.isascii() and "?" not in needle:
            # Whatever is not ASCII becomes a question mark, which the needle does not hold.
            return _all(text.encode("ascii", "replace").lower(), needle.encode())
        return _all(_lower(text), needle)


def _all(text: str | bytes, needle: str | bytes) -> list[int]:
    found: list[int] = []
    at = text.find(needle)  # type: ignore[arg-type]  # both are str, or both are bytes
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + len(needle))  # type: ignore[arg-type]  # as above
    return found


def pieces_from(source: TextSource, origin: int, size: int = CHUNK) -> Iterator[Span]:
    """Yield the text in pieces: from `origin` to the end, then from the beginning to `origin`.

    Pieces end at a line break where there is one near, so that no match is cut there. The first
    is small and each twice the one before, up to `size`: what is near is found at once.
    """
    step = min(size, _FIRST)
    for start, end in ((origin, len(source)), (0, min(origin, len(source)))):
        at = start
        while at < end:
            stop = min(end, at + step)
            if stop < end:
                newline = source.rfind("\n", max(at, stop - step // 4), stop)
                stop = newline + 1 if newline >= 0 else stop
            yield Span(at, stop)
            at, step = stop, min(size, 2 * step)


def find_in_pieces(source: TextSource, phrase: Phrase, origin: int = 0) -> Iterator[list[Span]]:
    """Yield the hits of piece after piece, beginning at `origin` and wrapping around.

    An accent stands in one code point with its letter in one text, and behind it in another: both
    are found, whichever is typed.
    """
    forms = {phrase.pattern, *(normalize(form, phrase.pattern) for form in ("NFC", "NFD"))}
    found = [_find_form(source, Phrase(form), origin) for form in forms]
    if len(found) == 1:
        yield from found[0]
        return
    for hits in zip(*found, strict=True):
        yield sorted(chain.from_iterable(hits))


def _find_form(source: TextSource, phrase: Phrase, origin: int) -> Iterator[list[Span]]:
    """Yield the hits of a phrase as it is written."""
    size = len(phrase.pattern)
    if isinstance(source, ChunkedSource) and phrase.is_plain:
        yield from _in_bytes(source, phrase.pattern, origin)
        return
    anchor = _rare_letter(source, phrase.pattern)
    for piece in pieces_from(source, origin):
        if anchor is not None:
            yield _around_letter(source, piece, phrase.pattern, anchor)
            continue
        text = source.slice(piece.start, piece.end + size - 1)
        yield [
            Span(piece.start + at, piece.start + at + size)
            for at in phrase.in_text(text)
            if at < len(piece)
        ]


def _in_bytes(source: ChunkedSource, needle: str, origin: int) -> Iterator[list[Span]]:
    """Yield the hits of an ASCII needle, looked for in the bytes that the text is kept in."""
    wanted, size, caseless = needle.encode(), len(needle), is_smart_caseless(needle)
    anchor = _rare_letter(source, needle)
    for piece in pieces_from(source, origin):
        kept = source.encoded(piece.start, piece.end + size - 1)
        if anchor is not None:
            places = _around_byte(kept, wanted, anchor, caseless=caseless)
        else:
            text = kept.lower() if caseless else kept
            if " " in needle:
                text = text.replace(b"\n", b" ")
            places = _all(text, wanted)
        hits: list[Span] = []
        start, seen = piece.start, 0
        for at in places:
            start += len(kept[seen:at].decode("utf-8", "surrogatepass"))
            seen = at
            if start < piece.end:
                hits.append(Span(start, start + size))
        yield hits


def _around_byte(kept: bytes, wanted: bytes, anchor: int, *, caseless: bool) -> list[int]:
    """Return where `wanted` stands in `kept`, by looking for its rare letter at `anchor`."""
    letter, size = wanted[anchor : anchor + 1], len(wanted)
    found: list[int] = []
    for char in {letter, letter.upper()} if caseless else {letter}:
        at = kept.find(char, anchor)
        while at >= 0:
            part = kept[at - anchor : at - anchor + size]
            if (part.lower() if caseless else part) == wanted:
                found.append(at - anchor)
            at = kept.find(char, at + 1)
    apart: list[int] = []
    for start in sorted(found):
        if not apart or start >= apart[-1] + size:
            apart.append(start)
    return apart


def _rare_letter(source: TextSource, needle: str) -> int | None:
    """Return where in `needle` its rarest letter stands, None where none is rare in this text.

    Looking for one letter needs no copy of the text, and skips ten times as fast as looking for
    the word; rare means that what is left to compare costs less than that copy.
    """
    if not needle.isascii() or not needle.isalnum() or len(source) < CHUNK:
        return None
    step = len(source) // 8
    sample = "".join(source.slice(at, at + _SAMPLE) for at in range(0, len(source), step))
    counts = [sample.count(char) + sample.count(char.swapcase()) for char in needle]
    least = min(counts)
    return counts.index(least) if least * 1_000 < len(sample) else None


def _around_letter(source: TextSource, piece: Span, needle: str, anchor: int) -> list[Span]:
    """Return the hits in `piece`, by looking for the letter at `anchor` of the needle."""
    caseless, size = is_smart_caseless(needle), len(needle)
    letter = needle[anchor]
    found: list[int] = []
    for char in {letter, letter.upper()} if caseless else {letter}:
        at = source.find(char, piece.start + anchor, piece.end + anchor)
        while at >= 0:
            start = at - anchor
            part = source.slice(start, start + size)
            if (_lower(part) if caseless else part) == needle:
                found.append(start)
            at = source.find(char, at + 1, piece.end + anchor)
    hits: list[Span] = []
    for start in sorted(found):
        if not hits or start >= hits[-1].end:
            hits.append(Span(start, start + size))
    return hits
