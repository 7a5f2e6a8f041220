"""The record of one annotation, and its row in a file.

Quote, prefix and suffix are a W3C TextQuoteSelector, start and end a W3C
TextPositionSelector (https://www.w3.org/TR/annotation-model/#selectors), in code points.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "CLAIM",
    "CONTEXT",
    "MEMBER",
    "VERDICTS",
    "Annotation",
    "Link",
    "LinkRelation",
    "from_row",
    "to_row",
]

CONTEXT = 64
"""Code points of context kept on each side of a quote; more where they stand elsewhere too."""

MEMBER = "member"
"""The field of a row that says `true` when it was made only to hold a passage of a case."""

CLAIM = "claim"
"""The field of a row that says `false`: no claim, or `true`: a claim that was missed."""

VERDICTS = ("supported", "disputed", "refuted", "unverified", "opinion")

LinkRelation = Literal["supports", "contradicts", "same"]


@dataclass(frozen=True, slots=True)
class Link:
    """What one annotation says of another, named by its id; `extra` is what others add to that."""

    relation: LinkRelation
    to: str
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Annotation:
    """A note, tags or a verdict on a passage; without a quote, a memo on the document.

    Change one with :func:`dataclasses.replace`. `certainty`, `attribution` and `kinds` are
    None (or empty) unless a reader has said otherwise than detection. Times are RFC 3339
    in UTC. Where the same words stood in like surroundings more than once, `twin` says that
    this was the K-th of N such passages, and that H of them were in a paragraph to the letter
    like its own (`(K, N, H)`; H may be missing), for nothing else can tell them apart once the
    text has changed. `extra` holds the fields a newer version or another program
    has written.
    """

    id: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    verdict: str | None = None
    attribution: str | None = None
    certainty: str | None = None
    kinds: tuple[str, ...] = ()
    text_sha256: str = ""
    twin: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    created: str = ""
    modified: str = ""
    creator: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_note(self) -> bool:
        """Whether it counts and shows as a note.

        Not so when it only holds a passage of a case, or a reader's word on what is a claim.
        """
        said = self.note or self.tags or self.verdict or self.links
        silent = self.extra.get(MEMBER) is True or isinstance(self.extra.get(CLAIM), bool)
        return bool(said) or not silent

    @property
    def on_claim(self) -> str:
        """A reader's word on what is a claim: “a claim”, “not a claim”, or nothing."""
        word = self.extra.get(CLAIM)
        return ("a claim" if word else "not a claim") if isinstance(word, bool) else ""


class _Wrong:
    """Stands for a value of a type that its field cannot have."""


_WRONG = _Wrong()


def _text(value: Any) -> str | _Wrong:
    return value if isinstance(value, str) else _WRONG


def _text_or_none(value: Any) -> str | _Wrong | None:
    return value if value is None or isinstance(value, str) else _WRONG


def _offset(value: Any) -> int | _Wrong | None:
    fits = value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0)
    return value if fits else _WRONG


def _texts(value: Any) -> tuple[str, ...] | _Wrong:
    if not isinstance(value, list | tuple):
        return _WRONG
    if len(value) == 1 and isinstance(value[0], str):
        return (value[0],)
    return tuple(dict.fromkeys([item for item in value if isinstance(item, str)]))


def _twin(value: Any) -> tuple[int, ...] | _Wrong:
    fits = (
        isinstance(value, list | tuple)
        and len(value) in {2, 3}
        and all(isinstance(n, int) and not isinstance(n, bool) for n in value)
        and 1 <= value[0] <= value[1]
    )
    return tuple(value) if fits else _WRONG


def _links(value: Any) -> tuple[Link, ...] | _Wrong:
    if not isinstance(value, list | tuple):
        return _WRONG
    known: dict[Link, None] = {}
    for one in value:
        extra = dict(one) if isinstance(one, dict) else {}
        relation, to = extra.pop("relation", None), extra.pop("to", None)
        if isinstance(relation, str) and isinstance(to, str):
            # a newer gloss may know more relations
            known.setdefault(Link(cast("LinkRelation", relation), to, extra))
    return tuple(known)


_TEXTS = ("quote", "prefix", "suffix", "note", "text_sha256", "created", "modified", "creator")
_LABELS = ("verdict", "attribution", "certainty")
_MAY_BE_TEXT = frozenset((*_TEXTS, *_LABELS))
_READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_TEXTS, _text),
    **dict.fromkeys(("start", "end"), _offset),
    **dict.fromkeys(_LABELS, _text_or_none),
    **dict.fromkeys(("tags", "kinds"), _texts),
    "twin": _twin,
    "links": _links,
}
_ORDER = (
    *("quote", "note", "tags", "prefix", "suffix", "start", "end", "verdict", "attribution"),
    *("certainty", "kinds", "twin", "text_sha256", "created", "modified", "creator"),
)
_DEFAULTS: Mapping[str, Any] = {
    f.name: {} if f.name == "extra" else f.default for f in fields(Annotation) if f.name != "id"
} | {"quote": ""}


def from_row(key: str, row: Mapping[str, Any]) -> Annotation:
    """Return the annotation that a row means; it needs only a string `quote`.

    Fields of a wrong type count as missing, unknown ones are kept in `extra`.
    """
    values: dict[str, Any] = {**_DEFAULTS, **row}
    extra: dict[str, Any] = {}
    for name, read in _to_read(tuple(row), tuple(map(type, row.values()))):
        if read is None:
            extra[name] = values.pop(name)
        elif (seen := read(values[name])) is _WRONG:
            values[name] = _DEFAULTS[name]
        else:
            values[name] = seen
    extra.pop("id", None)
    values["id"], values["extra"] = key, extra
    annotation = object.__new__(Annotation)
    # A hundred thousand rows: a frozen dataclass's __init__ would take half the time of all.
    object.__setattr__(annotation, "__dict__", values)
    return annotation


@lru_cache(maxsize=256)
def _to_read(
    names: tuple[str, ...], types: tuple[type, ...]
) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """Return how to read what rows of this shape hold: unknown fields, and not just a text.

    Rows have few shapes, so that this is asked once for thousands of them.
    """
    return tuple(
        (name, _READERS.get(name))
        for name, kind in zip(names, types, strict=True)
        if not (kind is str and name in _MAY_BE_TEXT)
    )


def to_row(annotation: Annotation) -> dict[str, Any]:
    """Return the row for an annotation: what says nothing is left out, the order is fixed."""
    row: dict[str, Any] = {}
    for name in _ORDER:
        value = getattr(annotation, name)
        if name in _ALWAYS or value not in {"", None, ()}:
            row[name] = list(value) if isinstance(value, tuple) else value
    if annotation.links:
        row["links"] = [
            {"relation": link.relation, "to": link.to, **link.extra} for link in annotation.links
        ]
    return row | dict(annotation.extra)


_ALWAYS = ("quote", "note", "tags")
