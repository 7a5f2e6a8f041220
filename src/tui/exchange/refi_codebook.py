"""The codebook of REFI-QDA (`.qdc`) by itself: the codes of a team, without a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.exchange.refi_qda import CODEBOOK, HEAD, codes, read

if TYPE_CHECKING:
    from tui.exchange.project import Project

__all__ = ["read", "write"]


def write(project: Project) -> bytes:
    """Return the codes that stand for the tags of a project, with what they mean."""
    tags = "".join(codes(project, ()))
    text = f'{HEAD}<CodeBook xmlns="{CODEBOOK}" origin="gloss">\n{tags}</CodeBook>\n'
    return text.encode("utf-8", "replace")
