from __future__ import annotations

import pytest

from tui.comparing.questions import asks
from tui.comparing.relating import relate
from tui.comparing.relation import Passage
from tui.spans import Span


@pytest.mark.parametrize(
    ("text", "is_question"),
    [
        ("When did the radar fail?", True),
        ("CHAIR: Captain Brekke, when did the radar fail?", True),
        ("“Who inspected the dam in 2019?” she asked.", True),
        ("**Was it *ever* inspected?**", True),
        ("The dam was inspected in 2019. Was it safe?", False),
        ("The dam was never inspected: who should have done it?", False),
        ("The dam was inspected in 2019 (or was it?), and the two reports that came of it say so.",
         False),
        ("The dam was inspected in 2019.", False),
        ("a" * 590 + "?", True),  # one word in every way of four took minutes
    ],
)  # fmt: skip
def test_what_is_only_asked(text, is_question):
    assert asks(text) == is_question


@pytest.mark.parametrize(
    "said", ["The dam was never inspected after 2019.", "The dam was inspected after 2019."]
)
def test_a_question_agrees_with_nobody_and_contradicts_nobody(said):
    texts = {"a": "Was the dam ever inspected after 2019?", "b": said}
    ends = [Passage(path, Span(0, len(text)), text) for path, text in texts.items()]
    assert relate(*ends).relation == "related"
    assert relate(*ends).score > 0.2
    assert relate(*ends[::-1]).relation == "related"
