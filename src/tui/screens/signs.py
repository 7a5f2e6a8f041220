"""What the signs mean that stand in the ledger and beside texts, as rows of the help."""

from __future__ import annotations

from tui.screens.help import KeyRow

__all__ = ["IN_CELLS", "IN_TEXTS", "RELATIONS"]

_SAYS = {
    "▎": "asserts it",
    "”": "quotes somebody who says so",
    "?": "hedges: may, perhaps, reportedly",
    "→": "predicts it",
    "✗": "denies it",
}

IN_TEXTS = tuple(KeyRow("signs: how a passage says it", sign, what) for sign, what in _SAYS.items())

IN_CELLS = tuple(
    KeyRow("signs: how a source says it", sign, what)
    for sign, what in {
        **_SAYS,
        "≠": "says otherwise; in grey, only proposed",
        "~": "only disputes one that says otherwise",
        "·": "gloss found nothing of this source; it misses things",
        "∅": "silent: a reader has read it and said so",
        "(…)": "a verdict given to one of its passages; the row has none",
    }.items()
)

RELATIONS = tuple(
    KeyRow("signs: how sources relate", sign, what)
    for sign, what in {
        "≠": "something differs, and the words say what; which is right is for you to judge",
        "=": "they say the same",
        "~": "the same subject, but gloss makes no more of it",
        "«": "near-verbatim: copies of one text, which count as one origin",
    }.items()
)
