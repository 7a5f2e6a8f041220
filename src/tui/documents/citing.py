"""Quoting a source so that others can find the place: templates, keys and locators.

A template is a text with fields in braces; a part between double brackets is left out when
one of its fields is empty: `“{quote}” [@{key}[[, {locator}]]]`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from tui.documents.document import Block, Document, Metadata
from tui.text.quoting import unmarked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.spans import Span

__all__ = ["TEMPLATES", "citation_key", "cite", "corrected", "locator_at"]

TEMPLATES = {
    "plain": "“{quote}” ({source})",
    "markdown": "> {blockquote}\n>\n> — {source}",
    "pandoc": "“{quote}” [@{key}[[, {locator}]]]",
    "latex": "\\enquote{{quote}}~\\autocite[[[{locator_value}]]]{{key}}",
    "link": "“{quote}” [[({url})]]",
}
"""The templates that have a name; any other text is a template itself."""

_FIELD = re.compile(
    r"\{(quote|blockquote|author|title|outlet|date|year|url|locator|locator_value|key|path|source)\}"
)
_MARKED = re.compile(
    r"(?<=[\"“„”«»‘‚'‹›])\{quote\}(?=[\"”“»«’‘'›‹])|(?<=\\enquote\{)\{quote\}(?=\})"
)
"""A quote that the template puts in marks: those of its own would be a second pair."""
_OPTIONAL = re.compile(r"\[\[([^\[\]]*(?:\[[^\[\]]*\])?[^\[\]]*)\]\]")
_PAGE = re.compile(r"p\. (\S+)\Z")
_SMALL_WORDS = frozenset(
    (
        *("a", "an", "the", "of", "on", "in", "for", "to", "and", "der", "die", "das", "ein"),
        *("eine", "le", "la", "les", "un", "une", "el", "los"),
    )
)


def corrected(metadata: Metadata, said: Mapping[str, str]) -> Metadata:
    """Return metadata with what a reader has said instead; other names become attributes."""
    known = {f.name for f in fields(Metadata)} - {"attributes"}
    attributes = {**metadata.attributes, **{k: v for k, v in said.items() if k not in known}}
    return replace(metadata, attributes=attributes, **{k: v for k, v in said.items() if k in known})


def locator_at(document: Document, span: Span) -> str:
    """Return where a span stands, as people cite it: `p. 12`, `pp. 12–13`, `ch. 3`, a time.

    The narrowest locator counts; empty where the document has none there.
    """
    first = _narrowest(document, span.start)
    last = _narrowest(document, max(span.start, span.end - 1))
    if first is None:
        return ""
    if last is None or last.label == first.label:
        return first.label
    pages = [_PAGE.match(block.label) for block in (first, last)]
    if pages[0] is not None and pages[1] is not None:
        return f"pp. {pages[0][1]}–{pages[1][1]}"
    return first.label


def citation_key(document: Document) -> str:
    """Return a key as BibTeX users make them (`smith2025late`), or the one given to it."""
    metadata = document.metadata
    given = metadata.attributes.get("citation_key") or metadata.attributes.get("key")
    if given and not re.search(r"[\s,{}\[\]@]", given):
        return given
    first_author = re.split(r";| and |, (?=\S+ \S)|&", metadata.author)[0].strip()
    last_name = first_author.split(",")[0] if "," in first_author else first_author.split(" ")[-1]
    words = (w for w in re.findall(r"\w+", document.title.rpartition(".")[0] or document.title))
    word = next((w for w in words if w.lower() not in _SMALL_WORDS), "")
    key = _ascii(last_name or metadata.outlet) + metadata.date[:4] + _ascii(word)
    return key or "source"


def cite(document: Document, span: Span, template: str = "plain") -> str:
    """Return the words of `span` with where they come from.

    `template` is a name of `TEMPLATES` or a template. Line ends within the quote become
    blanks, but for `{blockquote}`.
    """
    values = _values(document, span)

    def fill(match: re.Match[str]) -> str:
        value = values[match[1]]
        return unmarked(value) if _MARKED.match(match.string, match.start()) else value

    def keep(match: re.Match[str]) -> str:
        part = match[1]
        names = _FIELD.findall(part)
        return part if all(values[name] for name in names) else ""

    return _FIELD.sub(fill, _OPTIONAL.sub(keep, TEMPLATES.get(template, template)))


def _values(document: Document, span: Span) -> dict[str, str]:
    metadata = document.metadata
    words = span.of(document.text).strip()
    locator = locator_at(document, span)
    title = document.title
    source = [metadata.author, title, metadata.outlet, metadata.date, locator, metadata.url]
    return {
        "quote": " ".join(words.split()),
        "blockquote": words.replace("\n", "\n> "),
        "author": metadata.author,
        "title": title,
        "outlet": metadata.outlet,
        "date": metadata.date,
        "year": metadata.date[:4],
        "url": metadata.url,
        "locator": locator,
        "locator_value": re.sub(r"\A(?:pp?|ch)\. ", "", locator),
        "key": citation_key(document),
        "path": document.path,
        "source": ", ".join(filter(None, source)),
    }


def _narrowest(document: Document, offset: int) -> Block | None:
    holding = [b for b in document.blocks if b.kind == "locator" and offset in b.span]
    return min(holding, key=lambda b: len(b.span), default=None)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]", "", plain.lower())[:40]
