"""What is wrong with a pattern is said in its own words."""

from __future__ import annotations

from types import SimpleNamespace

from tui.widgets.find_prompt import FindPrompt


def test_a_pattern_quoted_in_an_error_is_no_markup():
    shown = []
    counter = SimpleNamespace(content="", update=lambda content, **_: shown.append(content))
    words = "bad character in group name '[/a]'"
    FindPrompt.watch_count(SimpleNamespace(counter=counter, count=words, kept="", notice=""))
    assert [content.plain for content in shown] == [words]
