"""What a page's own names for its parts say: menus, cookie notices, appeals, advertisements.

Only names that publishing systems give to nothing else count (WordPress, MediaWiki, Ghost,
Drupal, newsletter and consent tools). What is meant for screen readers alone, or to edit the
page, is not shown to the eye either and is no text. A guess by name is a weak one: whoever
uses it must see that something is left, and of the weaker names that not much goes with them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["LIKELY", "SURE", "furniture_by_name", "is_unseen"]

LIKELY, SURE = 1, 2

_MOST_NAMES, _LONGEST_NAME = 20, 60
_NAMING = ("id", "class", "data-testid", "data-component")
_PREFIX = re.compile(
    r"(?:wp-block|[a-z]{1,2}|article|story|post|page|entry|content|component|module|block|widget)"
    r"(?:__|--|[-_])",
    re.IGNORECASE,
)
_APART = re.compile(
    r"(?:(?:[\w-]*[_-])?(?:cookies?|consent|gdpr)[_-]?"
    r"(?:banner|bar|consent|dialog|message|modal|notice|overlay|popup|sdk|wall)(?:[_-][\w-]*)?"
    r"|onetrust[\w-]*|didomi[\w-]*|qc-cmp[\w-]*|cookiebot[\w-]*|sp_message[\w-]*|truste[\w-]*"
    r"|usercentrics[\w-]*|cmp[_-](?:banner|box|container|root|wrapper)"
    r"|comments|commentlist|comments?[_-](?:area|block|container|form|list|respond|section|thread"
    r"|wrapper)|disqus[_-]thread"
    r"|newsletter[_-](?:banner|block|box|callout|cta|embed|form|inline|promo|signup|sign-up|teaser"
    r"|widget)|subscription-widget[\w-]*"
    r"|subscribe[_-](?:box|cta|form|prompt|widget)|signup[_-](?:box|form)"
    r"|ad|ads|advert|advertisement|(?:ad|ads|advert|dfp)[_-](?:banner|box|container|label|slot"
    r"|unit|wrapper)|banner[_-]ad|taboola[\w-]*|outbrain[\w-]*)\Z",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:breadcrumbs?|menu|nav|navbar|navbox|navigation|topbar|sidebar|widget-area|widget_[\w-]+"
    r"|(?:main|site|global|primary|top|page)[_-]?(?:nav|navigation|menu|footer)|footer|colophon"
    r"|sharedaddy|jp-relatedposts|addtoany[\w-]*|a2a_kit|social[_-](?:buttons|icons|links|share)"
    r"|share[_-]?(?:bar|buttons|links|tools|widget)|sharing|button-wrapper"
    r"|post-ufi|(?:gem-c-)?feedback"
    r"|(?:related|recommended|popular|trending)[_-]"
    r"(?:articles|content|inline|links|news|posts|reading|stories|topics)"
    r"|related|recirc(?:ulation)?|links-block|more-on-this(?:-story)?"
    r"|no-?print|p-lang-btn|speechify-ignore|flat-list|reader-estimated-time"
    r"|catlinks|printfooter|toc|vector-(?:header|toc|menu)[\w-]*|mw-navigation)\Z",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FORMULA = "mwe-math-mathml"
"""The class of a formula in Wikipedia, whose readers see a picture of it."""
_UNSEEN = frozenset(
    (
        # The numbers of the lines of a listing.
        *("linenos", "linenodiv", "lineno", "line-number", "hljs-ln-numbers", "blob-num"),
        *("mw-editsection", "mw-jump-link", "screen-reader-text", "screen-reader-only", "sr-only"),
        *(
            "mw-cite-backlink",
            "visually-hidden",
            "visuallyhidden",
            "skip-link",
            "skip-to-content",
            "a11y-hidden",
        ),
        # The drawing of a formula, beside the formula itself.
        *("katex-html", "MathJax_Preview", "MathJax_SVG"),
    )
)


def furniture_by_name(attributes: Mapping[str, str]) -> int:
    """Return how surely a name of an element is that of a part around the main one.

    0 not at all, :data:`LIKELY` one that may also be that of the main part, :data:`SURE` one that
    is given to what other people have put there: comments, consent, appeals, advertisements.
    """
    names = list(_names(attributes))
    names += [name[match.end() :] for name in names if (match := _PREFIX.match(name))]
    if any(map(_APART.match, names)):
        return SURE
    return LIKELY if any(map(_AROUND.match, names)) else 0


def is_unseen(attributes: Mapping[str, str], parent: str = "") -> bool:
    """Say whether an element is hidden from those who look at the page, by style or class.

    In a `parent` of AMP it may only stand there until that one is loaded.
    """
    if "hidden" in attributes:
        return True
    if _HIDDEN.search(attributes.get("style", "")):
        return _FORMULA not in attributes.get("class", "")
    if parent.startswith("amp-") and ("placeholder" in attributes or "fallback" in attributes):
        return True
    return any(name in _UNSEEN for name in _names(attributes))


def _names(attributes: Mapping[str, str]) -> Iterator[str]:
    names = " ".join(attributes.get(kind, "") for kind in _NAMING)[:2000].split()
    return (name for name in names[:_MOST_NAMES] if len(name) <= _LONGEST_NAME)
