"""Where the reader has been: the jump list of vi, across documents."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["JumpList", "Spot"]

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document: its path and an offset in code points."""

    path: str
    offset: int


@dataclass
class JumpList:
    """Spots one has jumped away from, and a way back and forth among them."""

    back: list[Spot] = field(default_factory=list)
    forth: list[Spot] = field(default_factory=list)

    def leave(self, spot: Spot) -> None:
        """Remember `spot` before a jump; what lay ahead is forgotten, as in a browser."""
        if not self.back or self.back[-1] != spot:
            self.back.append(spot)
            del self.back[:-LIMIT]
        self.forth.clear()

    def backward(self, here: Spot) -> Spot | None:
        """Return the spot before, and remember `here` for the way forth."""
        while self.back:
            spot = self.back.pop()
            if spot != here:
                self.forth.append(here)
                return spot
        return None

    def forward(self, here: Spot) -> Spot | None:
        """Return the spot that was left by going back."""
        while self.forth:
            spot = self.forth.pop()
            if spot != here:
                self.back.append(here)
                return spot
        return None
