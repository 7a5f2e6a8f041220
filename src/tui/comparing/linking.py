"""What readers have linked, as pairs of claims: their word goes before any comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.claim import NORMAL
from tui.comparing.relating import relate
from tui.comparing.relation import Pair, Passage, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.annotations.annotation import LinkRelation
    from tui.claims.claim import Claim

__all__ = ["linked_pairs"]

_MEANS: dict[str, Relation] = {
    "contradicts": "differs",
    "supports": "same",
    "same": "same",
}


def linked_pairs(
    links: Iterable[tuple[Passage, LinkRelation, Passage]],
    documents: Iterable[tuple[str, Sequence[Claim]]],
) -> list[Pair]:
    """Return a pair, sure of itself, for each link between claims of two documents.

    Args:
        links: Annotated passages and how the first stands to the second.
        documents: Paths with their claims; a link counts for the claims that its passages
            share most with, and not at all where there is none, nor where other programs have
            put another relation than those known here.
    """
    claims = {path: [c for c in found if c.score >= NORMAL] for path, found in documents}
    pairs = []
    for one, relation, two in links:
        means = _MEANS.get(relation)
        a, b = _claim_of(one, claims), _claim_of(two, claims)
        if means and a and b and a.path != b.path:
            pairs.append(Pair(a, b, means, 1.0, relate(a, b).differences))
    return pairs


def _claim_of(passage: Passage, claims: Mapping[str, Sequence[Claim]]) -> Passage | None:
    best, most = None, 0
    for claim in claims.get(passage.path, ()):
        shared = claim.span.intersection(passage.span)
        if shared and len(shared) > most:
            best, most = Passage(passage.path, claim.span, claim.text), len(shared)
    return best
