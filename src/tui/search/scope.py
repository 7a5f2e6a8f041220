"""Where a query looks: which fields, which documents, which claims and annotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from tui.search.hit import Where
from tui.search.query import in_days
from tui.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from tui.annotations.annotation import Annotation
    from tui.claims.claim import Claim
    from tui.search.filed import Filed
    from tui.search.query import Filter, Query

    NameOf = Callable[[Filed], str]

__all__ = ["Scope"]

_ALIKE = 80
"""How alike a name must be to the value of a filter when none contains it, of 100."""


class Scope:
    """What the filters of a query, and the arguments beside it, let through."""

    def __init__(
        self,
        query: Query,
        where: Collection[Where] | None = None,
        only: Collection[str] | None = None,
    ) -> None:
        self._filters = query.filters
        self._only = None if only is None else frozenset(only)
        self.fields = self._fields(set(get_args(Where) if where is None else where))
        self.about_documents = self._only is not None or self._has("doc", "outlet", "date")
        self.about_claims = tuple(f for f in query.filters if f.key in {"by", "certainty"})

    def _has(self, *keys: str) -> bool:
        return any(f.key in keys for f in self._filters)

    def _fields(self, fields: set[Where]) -> frozenset[Where]:
        """Return the fields to look in: every filter narrows them."""
        chosen = {f.value for f in self._filters if f.key == "in" and not f.negated}
        for one in self._filters:
            if one.key == "is":
                named = {"claims"} if one.value == "claim" else {"notes", "tags"}
                fields = fields - named if one.negated else fields & named
            elif one.key == "in" and one.negated:
                fields -= {one.value}
            elif one.key in {"tag", "verdict"} and not one.negated:
                fields &= {"notes", "tags"}
            elif one.key in {"by", "certainty"} and not one.negated:
                fields -= {"text"}
        return frozenset(f for f in fields if not chosen or f in chosen)

    def documents(self, filed: Iterable[Filed]) -> set[str]:
        """Return the paths of the documents that may be searched."""
        left = [f for f in filed if self._only is None or f.path in self._only]
        for one in self._filters:
            if one.key == "doc":
                left = _named(one, left, lambda f: f"{f.path} {f.title}")
            elif one.key == "outlet":
                left = _named(one, left, lambda f: f.outlet)
            elif one.key == "date":
                left = [f for f in left if in_days(f.date, one.value) != one.negated]
        return {f.path for f in left}

    def claim(self, claim: Claim) -> bool:
        """Say whether a claim may be a hit."""
        return all(_fits(f, claim.attribution or "", claim.certainty) for f in self.about_claims)

    def annotation(self, annotation: Annotation) -> bool:
        """Say whether an annotation may be a hit."""
        for one in self._filters:
            if one.key == "tag":
                if any(_is_tag(one.value, tag) for tag in annotation.tags) == one.negated:
                    return False
            elif one.key == "verdict":
                verdict = fold(annotation.verdict or "none")
                if verdict.startswith(one.value) == one.negated:
                    return False
        by, certainty = annotation.attribution or "", annotation.certainty or ""
        return all(_fits(f, by, certainty) for f in self.about_claims)


def _fits(one: Filter, by: str, certainty: str) -> bool:
    """Say whether who says so, or how certainly, is what `by:` or `certainty:` asks for."""
    there = certainty == one.value if one.key == "certainty" else _begins(fold(by), one.value)
    return there != one.negated


def _begins(text: str, value: str) -> bool:
    """Say whether each word of `value` begins a word of `text`: `m` is no part of `loom`."""
    return all(re.search(rf"(?<!\w){re.escape(word)}", text) for word in value.split())


def _holds(text: str, value: str) -> bool:
    return all(word in text for word in value.split())


def _is_tag(value: str, tag: str) -> bool:
    """Say whether `tag` is the tag asked for, one below it, or begins with what was typed."""
    folded = fold(tag)
    return folded.startswith(value) or f"/{value}" in folded


def _named(one: Filter, filed: list[Filed], name: NameOf) -> list[Filed]:
    """Return the documents in whose name the words of the filter begin words.

    If there is none, those that hold them anywhere (file names run words together), else the
    most alike.
    """
    named = [f for f in filed if _begins(fold(name(f)), one.value)]
    if not named:
        named = [f for f in filed if _holds(fold(name(f)), one.value)]
    if not named and len(one.value) > 3:
        from rapidfuzz.fuzz import partial_ratio

        named = [f for f in filed if partial_ratio(one.value, fold(name(f))) >= _ALIKE]
    if one.negated:
        away = {f.path for f in named}
        return [f for f in filed if f.path not in away]
    return named
