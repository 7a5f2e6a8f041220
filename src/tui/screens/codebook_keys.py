"""What the key line says in the codebook."""

from __future__ import annotations

__all__ = ["MATRIX_KEYS", "PASSAGE_KEYS", "TAG_KEYS"]

TAG_KEYS = (
    ("Enter", "passages"),
    ("e", "edit"),
    ("r", "rename"),
    ("m", "merge"),
    ("d", "describe"),
    ("p", "nest"),
    ("Space", "mark"),
    ("x", "delete"),
    ("1-9", "quick key"),
    ("C", "colour"),
    ("n", "new"),
    ("M", "matrix"),
    ("/", "filter"),
    ("?", "help"),
    ("Esc", "back"),
)
"""What the key line says over the tags."""

PASSAGE_KEYS = (
    ("Enter", "open"),
    ("t", "re-tag"),
    ("c", "judge"),
    ("e", "edit"),
    ("x", "delete"),
    ("Space", "mark"),
    ("u", "undo"),
    ("?", "help"),
    ("Esc", "tags"),
)
"""What it says over the passages of a tag."""

MATRIX_KEYS = (
    ("h l", "other documents"),
    ("M", "tags"),
    *(key for key in TAG_KEYS if key[0] not in {"M", "1-9", "Esc"}),
    ("Esc", "tags"),
)
"""What it says over the matrix."""
