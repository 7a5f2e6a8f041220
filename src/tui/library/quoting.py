"""Finding the passage that a quote means, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import QuoteNotFoundError, UsageError, quoted, quoted_path
from tui.spans import Span

if TYPE_CHECKING:
    from tui.documents.document import Document

__all__ = ["find_quote"]


def find_quote(
    document: Document,
    quote: str,
    *,
    occurrence: int | None = None,
    prefix: str | None = None,
    suffix: str | None = None,
) -> Span:
    """Return the span of the one passage that says `quote`.

    `occurrence` counts exact, non-overlapping matches from 1; `prefix` and `suffix` are what
    stands right before and after it, white space between aside.

    Raises:
        QuoteNotFoundError: when no passage fits.
        UsageError: when several do, the quote is empty, or `occurrence` is below 1.
    """
    where = quoted_path(document.path)
    if not quote:
        raise UsageError("the quote is empty.")
    spans = _matches(document.text, quote)
    if not spans:
        raise QuoteNotFoundError(f"{quoted(quote)} is not in {where}.")
    if occurrence is not None:
        if occurrence < 1:
            raise UsageError(f"occurrence counts matches from 1; there is none {occurrence}.")
        if occurrence > len(spans):
            raise QuoteNotFoundError(
                f"{quoted(quote)} stands {_times(len(spans))} in {where}, not {occurrence} times."
            )
        spans = [spans[occurrence - 1]]
    fitting = [span for span in spans if _between(document.text, span, prefix, suffix)]
    if not fitting:
        raise QuoteNotFoundError(f"{quoted(quote)} is in {where}, but not in that context.")
    if len(fitting) > 1:
        raise UsageError(
            f"{quoted(quote)} stands {_times(len(fitting))} in {where}: "
            "say which one (occurrence, prefix or suffix)."
        )
    return fitting[0]


def _matches(text: str, quote: str) -> list[Span]:
    spans = []
    start = text.find(quote)
    while start >= 0:
        spans.append(Span(start, start + len(quote)))
        start = text.find(quote, start + len(quote))
    return spans


def _between(text: str, span: Span, prefix: str | None, suffix: str | None) -> bool:
    before = (prefix or "").strip()
    after = (suffix or "").strip()
    # A generous window: white space between the context and the quote does not count.
    left = text[max(0, span.start - len(before) - 64) : span.start].rstrip()
    right = text[span.end : span.end + len(after) + 64].lstrip()
    return left.endswith(before) and right.startswith(after)


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"
