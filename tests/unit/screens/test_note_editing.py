"""The reader's own editor may leave anything, or nothing."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from tui.screens.note_editing import EditorError, edit_outside


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["rm"], "^the editor has taken its file away: note unchanged$"),
        (["/no/such/editor"], r"^/no/such/editor: No such file or directory; set \$EDITOR$"),
        (["false"], "^false ended with status 1: note unchanged$"),
    ],
)
def test_what_went_wrong_with_the_editor_is_said(command, said):
    away = []

    @contextmanager
    def suspend():  # as Textual does it: what is raised within never comes back
        away.append(1)
        yield
        away.clear()

    with pytest.raises(EditorError, match=said):
        edit_outside(SimpleNamespace(suspend=suspend), "what was written", command)
    assert not away, "the screen is back"
