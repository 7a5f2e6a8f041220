"""What else people call what a key does, so that the palette and the help find it by that too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding

__all__ = ["OTHER_NAMES", "other_names"]

OTHER_NAMES = {
    "across.beside": "compare diff",
    "across.changes": "diff versions compare revisions",
    "across.ledger": "matrix table of claims compare sources conflicts",
    "across.related": "related elsewhere similar same claim compare",
    "app.close": "exit",
    "app.help": "keys shortcuts bindings",
    "app.quit": "exit",
    "codebook.open": "labels codes topics manage tags",
    "codebook.parent": "nest parent",
    "document.original": "browser url pdf web page",
    "document.source": "editor vim vi file",
    "documents.describe": "author date outlet describe edit metadata",
    "documents.group": "folders",
    "documents.order": "sort",
    "documents.state": "read unread mark as read",
    "find.keep": "filter paragraphs grep",
    "find.open": "search in text grep",
    "jump.mark": "bookmark",
    "jump.outline": "outline contents toc sections chapters",
    "jump.to-mark": "bookmark",
    "jump.where": "position offset",
    "ledger.export": "save csv markdown table",
    "mark.advance": "auto advance",
    "mark.delete": "remove annotation",
    "mark.deleted": "restore recover undelete trash deleted drafts",
    "mark.edit": "change note",
    "mark.judge": "judge judgement supported disputed refuted unverified opinion not a claim",
    "mark.memo": "memo document note",
    "mark.note": "annotate annotation comment",
    "mark.relate": "relate relation connect supports contradicts same",
    "mark.repeat": "repeat tags",
    "mark.tag": "label code topic",
    "notes.open": "annotations comments",
    "review.open": "verify moved lost orphans fuzzy check quotes",
    "search.open": "find everywhere fuzzy",
    "text.cite": "citation cite reference yank clipboard",
    "text.copy-target": "yank clipboard",
    "view.fewer": "density highlights",
    "view.highlights": "colours colors toggle",
    "view.more": "density highlights",
}
"""By the ids of the bindings; what the name and the description of a binding say need not stand."""


def other_names(binding: Binding) -> str:
    """Return the words, besides its tooltip, by which a binding may be looked for."""
    return f"{binding.description} {OTHER_NAMES.get(binding.id or '', '')}".strip()
