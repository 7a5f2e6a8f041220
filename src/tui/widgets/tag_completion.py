"""What the tag prompt offers while one types: recent tags first, misspelt ones too.

Pure functions over the codebook, so that the rules can be read and tested without a screen.
A tag's *key* is the digit that sets it from the empty prompt; `parent/child` names nest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from unicodedata import normalize

from tui.annotations.tags import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["KnownTag", "begun", "complete", "edit_tags", "quick_tags", "resolve", "split_tags"]

DIGITS = "123456789"

TYPO = 70
"""The similarity (0 to 100) from which a misspelt tag is still offered."""


class KnownTag(Protocol):
    """What the prompt needs to know of a tag of the codebook."""

    @property
    def name(self) -> str:
        """Its name, `topic/sub` where nested."""
        ...

    @property
    def count(self) -> int:
        """How many annotations bear it."""
        ...

    @property
    def description(self) -> str:
        """What it means, in the reader's words."""
        ...

    @property
    def colour(self) -> str | None:
        """Its colour, or None for the one its name gives."""
        ...

    @property
    def key(self) -> str | None:
        """The digit that sets it, or None."""
        ...

    @property
    def aliases(self) -> Sequence[str]:
        """Old or other names."""
        ...


def _fold(text: str) -> str:
    from tui.text.folding import fold

    return fold(normalize("NFC", text))


def split_tags(typed: str, known: Iterable[KnownTag] = ()) -> list[str]:
    """Return the names in what was typed, parted by commas, without `#` and spare space.

    A comma within quotation marks, or within the name of a tag that is known, parts nothing.
    """
    parts = _parts(typed, _with_comma(known))
    return [name for part in parts if (name := tidy(_unquoted(part))).strip("-")]


def begun(typed: str, known: Iterable[KnownTag]) -> tuple[str, str]:
    """Return what stands before the name that is being typed, and the beginning of that name.

    What a known name with a comma begins with is taken for the beginning of it.
    """
    names = _with_comma(known)
    parts = _parts(typed, names)
    count = 1
    for several in range(min(_pieces_of(names), len(parts)), 1, -1):
        beginning = _plain(",".join(parts[-several:]))
        if any(name.startswith(beginning) for name in names):
            count = several
            break
    before, name = ",".join(parts[:-count]), ",".join(parts[-count:]).strip()
    minus = "-" * name.startswith("-")
    return before, minus + name.removeprefix("-").lstrip(' #"')


def _with_comma(known: Iterable[KnownTag]) -> set[str]:
    """Return the names that have a comma in them."""
    every = (name for tag in known for name in (tag.name, *tag.aliases) if "," in name)
    return set(map(_same_name, every))


def _pieces_of(names: Iterable[str]) -> int:
    return max((name.count(",") + 1 for name in names), default=1)


def _parts(typed: str, names: set[str]) -> list[str]:
    """Return what was typed, parted by commas but for those within names and quotation marks."""
    pieces = typed.split(",")
    most = _pieces_of(names)
    parts: list[str] = []
    at = 0
    while at < len(pieces):
        opened = pieces[at].lstrip(" #-")
        if opened.startswith('"') and not opened.rstrip().endswith('"', 1):
            closing = (n for n in range(at + 1, len(pieces)) if pieces[n].rstrip().endswith('"'))
            end = next(closing, len(pieces) - 1) + 1
        else:
            ends = range(min(at + most, len(pieces)), at + 1, -1)
            end = next((n for n in ends if _plain(",".join(pieces[at:n])) in names), at + 1)
        parts.append(",".join(pieces[at:end]))
        at = end
    return parts


def _plain(part: str) -> str:
    """Return a part of what was typed as names are compared, without its signs."""
    return _same_name(tidy(part.lstrip(" -")))


def _unquoted(part: str) -> str:
    """Return a part without the marks that hold its comma."""
    name = part.strip()
    minus = "-" * name.startswith("-")
    bare = name.removeprefix("-").lstrip(" #")
    return minus + bare[1:].removesuffix('"') if bare[:1] == '"' and "," in bare else part


def _same_name(name: str) -> str:
    """Return what names have in common that differ in case, or in how an accent is coded."""
    return normalize("NFC", name).casefold()


def resolve(typed: str, known: Iterable[KnownTag]) -> str:
    """Return the tag that `typed` names: an alias its tag, another case the codebook's own.

    Accents count: `förderung` is another word than `forderung`, though both are offered for it.
    """
    wanted = _same_name(typed)
    same_letters = typed
    for tag in known:
        if tag.name == typed:
            return typed
        if wanted in map(_same_name, (tag.name, *tag.aliases)):
            same_letters = tag.name
    return same_letters


def edit_tags(
    current: Sequence[str], typed: Iterable[str], known: Sequence[KnownTag]
) -> tuple[str, ...]:
    """Return `current` with the typed names added, and those typed with a `-` before taken off."""
    tags = list(dict.fromkeys(current))
    for name in typed:
        if name.startswith("-") and len(name) > 1:
            gone = resolve(name[1:].strip(), known)
            tags = [tag for tag in tags if tag != gone]
        elif (tag := resolve(name, known)) not in tags:
            tags.append(tag)
    return tuple(tags)


def quick_tags(known: Sequence[KnownTag]) -> dict[str, str]:
    """Return the tag behind each digit: the codebook's keys, then the most used of the rest.

    The order never depends on what was used last: fingers learn it.
    """
    keyed = {tag.key: tag.name for tag in known if tag.key and tag.key in DIGITS}
    rest = sorted((tag for tag in known if not tag.key), key=lambda tag: (-tag.count, tag.name))
    free = (digit for digit in DIGITS if digit not in keyed)
    filled = keyed | {digit: tag.name for digit, tag in zip(free, rest, strict=False)}
    return dict(sorted(filled.items()))


def complete(
    query: str, known: Sequence[KnownTag], recent: Sequence[str] = (), limit: int = 8
) -> list[str]:
    """Return the tags that `query` may mean, best first.

    Exact names lead, then beginnings (of the name or of a part after `/`, `-` or a space),
    then names that hold the query, then misspelt ones, then those whose description has a word
    that begins so; within each, recently used first, then by use. An empty query offers the
    recent ones.
    """
    order = {name: place for place, name in enumerate(recent)}
    folded = _fold(query.strip().lstrip("#"))
    ranked: list[tuple[float, int, int, str]] = []
    for tag in known:
        rank = min(_rank(folded, _fold(name)) for name in (tag.name, *tag.aliases))
        if rank >= _NO_MATCH and _describes(folded, _fold(tag.description)):
            rank = _DESCRIBED
        if rank < _NO_MATCH:
            ranked.append((rank, order.get(tag.name, len(order)), -tag.count, tag.name))
    return [name for *_, name in sorted(ranked)[:limit]]


_NO_MATCH = 1000.0
_DESCRIBED = 5.0


def _describes(query: str, description: str) -> bool:
    """Say whether a word of a tag's description begins with `query`, of three letters or more."""
    return len(query) >= 3 and f" {query}" in f" {description}"


def _rank(query: str, name: str) -> float:
    """Return how far `name` is from `query`: 0 exact, 1 beginning, 2 inside, 3 and up typos."""
    if not query or name == query:
        return 0
    parts = name.replace("/", " ").replace("-", " ").split()
    if name.startswith(query) or any(part.startswith(query) for part in parts):
        return 1
    if query in name:
        return 2
    if len(query) < 3:
        return _NO_MATCH
    from rapidfuzz import fuzz

    heads = (name[: len(query)], *(part[: len(query) + 1] for part in parts))
    best = max(fuzz.ratio(query, name), *(fuzz.ratio(query, head) for head in heads))
    return 3 + (100 - best) / 100 if best >= TYPO else _NO_MATCH
