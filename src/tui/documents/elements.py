"""The elements of HTML by what they mean for its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "APART",
    "BETWEEN",
    "BLOCKS",
    "CLOSED_BY_SIBLING",
    "FURNITURE",
    "FURNITURE_ROLES",
    "HEADINGS",
    "LISTS",
    "MAY_BE_FURNITURE",
    "SCOPES",
    "SKIPPED",
    "VOID",
    "before",
    "closed_by",
]

SKIPPED = frozenset(
    (
        *("script", "style", "template", "noscript", "svg", "canvas", "object", "embed"),
        *("iframe", "noframes", "noembed", "audio", "video", "select", "textarea", "button"),
        *("datalist", "dialog", "map", "xmp", "annotation", "annotation-xml", "rp"),
        *("amp-ad", "amp-consent", "amp-embed", "amp-sidebar", "amp-sticky-ad"),
    )
)
VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)
BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul"),
        *("ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "table"),
        *("tr", "td", "th", "caption", "thead", "tbody", "tfoot", "form", "fieldset", "address"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "body", "html", "hr", "details", "summary"),
        *("center", "hgroup", "legend", "option", "menu", "head", "title"),
    )
)
LISTS = frozenset(("ul", "ol", "menu", "dl"))
BETWEEN = {"q": "“”", "rt": "()"}
"""Elements that browsers set between signs, or over the words before them."""
APART = frozenset(("cite", "time", *BETWEEN))
"""These, and those that style sheets set apart from the word before, where there is no blank."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
FURNITURE = frozenset(("nav", "footer", "aside"))
FURNITURE_ROLES = frozenset(("navigation", "contentinfo", "search", "dialog", "alertdialog"))
MAY_BE_FURNITURE = frozenset(
    (
        *("div", "section", "header", "ul", "ol", "form", "table", "td", "p", "figure"),
        *("details", "aside"),
    )
)
CLOSED_BY_SIBLING = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "p": ("p",),
    "tr": ("tr", "td", "th"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
SCOPES = frozenset(("table", "ul", "ol", "dl", "body", "td", "th", "blockquote", "div", "section"))


def before(name: str, inline: Sequence[str], *, in_quote: bool) -> str:
    """Return what goes before an element of :data:`APART`, after the text so far.

    Who is quoted stands below what is quoted; a vertical tab ends a line.
    """
    if name in BETWEEN:
        return BETWEEN[name][0]
    last = next((part[-1] for part in reversed(inline[-4:]) if part), " ")
    if last.isspace() or not (last.isalnum() or in_quote) or last in '([“‘«—–-"':
        return ""
    return "\v" if in_quote else " "


def closed_by(name: str, around: Sequence[str]) -> str:
    """Return which of the elements `around` ends as `name` begins, empty for none.

    HTML lets authors leave open a `<li>` before a `<li>`, cells and paragraphs.
    """
    closes = CLOSED_BY_SIBLING.get(name)
    if name in BLOCKS and closes is None:
        closes = ("p",)
    for open_name in reversed(around):
        if closes is not None and open_name in closes:
            return open_name
        if open_name in SCOPES or open_name in SKIPPED:
            return ""
    return ""
