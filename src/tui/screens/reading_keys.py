"""What the last line of the reading screen says: the keys that work in a pane."""

from __future__ import annotations

__all__ = [
    "CODING_KEYS",
    "DOCUMENT_KEYS",
    "KEYS",
    "PANEL_KEYS",
    "SELECTING_KEYS",
    "SMALL_CODING_KEYS",
    "SMALL_KEYS",
]

KEYS = (
    ("] [", "claim"),
    ("t", "tag"),
    ("a", "note"),
    ("c", "judge"),
    ("v", "select"),
    ("*", "who else"),
    ("/", "find"),
    ("s", "search all"),
    ("L", "ledger"),
    ("T", "tags"),
    ("?", "help"),
)
SMALL_KEYS = (
    ("]", "claim"),
    ("t", "tag"),
    ("a", "note"),
    ("c", "judge"),
    ("*", "elsewhere"),
    ("s", "search"),
    ("Tab", "panes"),
    ("?", "help"),
)
CODING_KEYS = (
    (") (", "sentence"),
    ("t", "tag"),
    ("a", "note"),
    (".", "same tags"),
    ("v", "select"),
    ("> <", "notes"),
    ("/", "find"),
    ("s", "search all"),
    ("A", "all notes"),
    ("T", "tags"),
    ("?", "help"),
)
"""Where `claims = false`: nothing is to be judged, compared or listed in the ledger."""
SMALL_CODING_KEYS = (
    (")", "sentence"),
    ("t", "tag"),
    ("a", "note"),
    ("A", "notes"),
    ("T", "tags"),
    ("s", "search"),
    ("Tab", "panes"),
    ("?", "help"),
)
DOCUMENT_KEYS = (
    ("Enter", "open"),
    ("/", "filter"),
    ("o", "order"),
    ("F6", "group"),
    ("R", "read state"),
    ("i", "details"),
    ("O", "original"),
    ("Tab", "panes"),
    ("?", "help"),
)
PANEL_KEYS = (
    ("Enter", "in the text"),
    ("h l", "tabs"),
    ("/", "filter"),
    ("o", "order"),
    ("Space", "mark"),
    ("t", "tag"),
    ("c", "judge"),
    ("e", "edit"),
    ("x", "delete"),
    ("r", "relate"),
    ("Tab", "panes"),
)
SELECTING_KEYS = (
    ("h j k l", "extend"),
    ("+ -", "sentence"),
    ("t", "tag"),
    ("a", "note"),
    ("y", "copy"),
    ("o", "other end"),
    ("w b e", "words"),
    ("?", "help"),
    ("Esc", "drop"),
)
"""While a passage is selected."""
