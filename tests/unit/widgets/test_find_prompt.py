"""What is wrong with a pattern is said in its own words."""

from __future__ import annotations

from types import SimpleNamespace

from tui.widgets.find_prompt import FindPrompt


def test_a_pattern_quoted_in_an_error_is_no_markup():
    shown = []
    prompt = SimpleNamespace(counter=SimpleNamespace(update=shown.append))
    FindPrompt.watch_count(prompt, "bad character in group name '[/a]'")
    assert [content.plain for content in shown] == ["bad character in group name '[/a]'"]
