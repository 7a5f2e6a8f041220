"""What an HTML page says about itself: meta tags, JSON-LD, its title."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from tui.documents.building import flatten
from tui.documents.dates import iso_date
from tui.documents.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["SAYING", "SAYING_BY", "PageFacts"]

_MAX_JSON = 1_000_000
_ARTICLES = ("article", "posting", "report", "book", "review")
SAYING = frozenset(("time", "abbr", "span", "a", "div", "p", "address"))
"""Elements in which blogs say when and by whom a page was written, where no `<meta>` does."""
SAYING_BY = frozenset(("itemprop", "rel", "class", "datetime"))
"""The attributes by which they do."""
_DATED = frozenset(("published", "entry-date", "dt-published", "post-date", "publish-date"))
_WRITTEN = frozenset(
    ("p-author", "author-name", "author__name", "post-author-name", "byline-name",
     "wp-block-post-author-name__link", "reader-credits")
)  # fmt: skip
_WRITTEN_ABOVE = frozenset(
    ("author", "byline", "post-author", "entry-author", "article-author", "article__author",
     "article-byline", "article__byline", "story-byline", "entry-byline", "post-byline")
)  # fmt: skip
"""Classes of whoever wrote it where they stand above the text; below it, of more about them."""
_NAME = re.compile(
    r"(?:(?i:written )?(?i:by):? )?([^\W\d_a-z][\w.'’-]{0,30}"
    r"(?: (?:[^\W\d_a-z][\w.'’-]{0,30}|d[aeiu]|del|der|den|van|von|la|le|af|av|and|und|&)){1,6})"
)
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}(?:Page saved with SingleFile\s{1,9}url:\s{1,9}|saved from url=\(\d{4}\))"
    r"(https?://[^\s<>]{1,2000})"
)
_LONGEST_NAME = 80
_META = {
    "title": ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title"),
    "outlet": ("og:site_name", "citation_journal_title", "dc.publisher", "application-name"),
    "author": (
        "citation_author",
        "author",
        "article:author",
        "dc.creator",
        "byl",
        "parsely-author",
    ),
    "date": (
        *("citation_publication_date", "article:published_time", "datepublished", "dc.date"),
        *("dcterms.created", "date", "pubdate", "sailthru.date", "parsely-pub-date"),
    ),
    "url": ("og:url", "citation_public_url"),
}


class PageFacts:
    """Gathers facts while a page is read; `metadata` weighs them at the end."""

    def __init__(self) -> None:
        self.title = ""
        self.heading = ""
        self._inside = False
        self._meta: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        self._canonical = self._saved_from = ""
        self._marked: dict[str, str] = {}

    def saved_from(self, top: str) -> None:
        """Take in where the page came from, if the program that has saved it says so in `top`."""
        if (said := _SAVED_FROM.search(top)) is not None:
            self._saved_from = said[1]

    def element(self, name: str, attributes: Mapping[str, str], *, early: bool) -> int:
        """Take in an element of :data:`SAYING`; return 1 if its text names an author, else 0.

        2 is one whose text is an author only where it looks like a name. `early` says that it
        stands above the text, where a time is that of the page.
        """
        item = attributes.get("itemprop", "").lower()
        names = frozenset(attributes.get("class", "")[:200].lower().split())
        if name in ("time", "abbr"):
            when = attributes.get("datetime") or attributes.get("title") or ""
            first = early and name == "time"
            if iso_date(when[:40]) and (item == "datepublished" or names & _DATED or first):
                self._marked.setdefault("date", when[:40])
            return 0
        if name == "a" and "reader-domain" in names:  # of Firefox
            self._saved_from = attributes.get("href", "")[:2000]
        if name in ("div", "p", "address"):
            sure = "reader-credits" in names
            return 1 if sure else 2 if early and not names.isdisjoint(_WRITTEN_ABOVE) else 0
        by_rel = "author" in attributes.get("rel", "").lower().split()
        return int(by_rel or item == "author" or not names.isdisjoint(_WRITTEN))

    def written_by(self, name: str, *, only_name: bool = False) -> None:
        """Take in the text of an element that names an author: the first one counts."""
        known = flatten(name)
        if only_name:
            named = _NAME.fullmatch(known)
            known = named[1] if named else ""
        if known and len(known) <= _LONGEST_NAME:
            self._marked.setdefault("author", known)

    def headline(self, text: str, *, inside: bool) -> None:
        """Take in a first-level heading: the first one, or rather the first in the main part."""
        if not self.heading or (inside and not self._inside):
            self.heading, self._inside = text, inside

    def meta(self, attributes: Mapping[str, str]) -> None:
        """Take in a `<meta>`; several authors are joined."""
        key = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        value = flatten(attributes.get("content", ""))[:500]
        if not key or not value:
            return
        if key == "citation_author" and key in self._meta:
            self._meta[key] = f"{self._meta[key]}; {value}"[:500]
        else:
            self._meta.setdefault(key, value)

    def link(self, attributes: Mapping[str, str]) -> None:
        """Take in a `<link>`: the canonical address."""
        if attributes.get("rel", "").lower() == "canonical":
            self._canonical = attributes.get("href", "").strip()[:2000]

    def linked_data(self, raw: str) -> None:
        """Take in a JSON-LD script: the first article it describes."""
        if self._linked or len(raw) > _MAX_JSON:
            return
        try:
            data = json.loads(raw)
        except (ValueError, RecursionError):
            return
        every = list(_nodes(data))
        named = {n["@id"]: n for n in every if isinstance(n.get("@id"), str) and "name" in n}
        nodes = sorted(filter(_kind, every), key=_kind)
        for node in nodes[:1]:
            author = node.get("author") or node.get("creator")
            self._linked = {
                "title": _name(node.get("headline") or node.get("name")),
                "outlet": _name(_meant(node.get("publisher"), named)),
                "author": _name(_meant(author, named)),
                "date": _name(node.get("datePublished") or node.get("dateCreated")),
                "url": _name(node.get("url")),
            }

    def metadata(self) -> Metadata:
        """Return what is known; an `<h1>` that the page's title contains is its title."""
        found = {
            role: next((self._meta[k] for k in keys if k in self._meta), "")
            or self._linked.get(role, "")
            or self._marked.get(role, "")
            for role, keys in _META.items()
        }
        titled = flatten(self.title)
        within = self.heading.casefold() in titled.casefold()
        heading = self.heading if within and len(self.heading) * 3 >= len(titled) else ""
        author = found["author"]
        written = self._linked.get("author", "")
        if written not in ("", self._linked.get("outlet")) and "citation_author" not in self._meta:
            author = written  # `<meta name="author">` is often the site's or its template's
        url = next(
            (
                u
                for u in (self._canonical, found["url"], self._saved_from)
                if u.startswith(("http://", "https://"))
            ),
            "",
        )
        return Metadata(
            title=(found["title"] or heading or titled)[:300],
            outlet=found["outlet"],
            author="" if author.startswith("http") else author,
            date=iso_date(found["date"]),
            url=url,
        )


def _kind(node: Mapping[str, Any]) -> int:
    """Return 1 for an article, 2 for a page that may be about one, 0 for anything else."""
    kinds = node.get("@type", "")
    names = [
        k.lower() for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)
    ]
    if any(name.endswith(_ARTICLES) for name in names):
        return 1
    return 2 if any(name.endswith("webpage") for name in names) else 0


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON-LD document, its `@graph` opened, not deeper."""
    for top in data if isinstance(data, list) else [data]:
        if isinstance(top, dict):
            yield top
            graph = top.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph if isinstance(node, dict))


def _meant(value: Any, named: Mapping[str, Any]) -> Any:
    """Return what a reference (`{"@id": …}`) refers to; anything else as it is, lists by item."""
    if isinstance(value, list):
        return [_meant(v, named) for v in value[:20] if not isinstance(v, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _name(value: Any) -> str:
    """Return a JSON-LD value as text: itself, its name, or the names of all of a list."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(v) for v in value[:20] if not isinstance(v, list))))
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return flatten(value)[:500] if isinstance(value, str) else ""
