from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect
from tui.documents.document import Document

FACT = "The plant closed in May 2024 after losing 4 million euros"
OTHER = "The weir was built in 1903 and holds 40 million litres."


@pytest.mark.parametrize(
    "line",
    [
        f"**{FACT}.**",
        f"__{FACT}__.",
        f"***{FACT}.***",
        f"~~{FACT}.~~",
        f"<p>{FACT}.</p>",
        f'<div class="x"><p>{FACT}.</p></div>',
        f"{FACT}.<br/>",
        f"&nbsp;{FACT}.",
        f"* [x] {FACT}.",
        f"{FACT}.[^3]",
        f"`{FACT} – `.",
        f"{FACT}¹.",
        f"{FACT} [12, 14–16].",
        f"{FACT}[a].",
        f"{FACT}.<sup>3</sup>",
        f"{FACT} (Smith 2020).",
        f"{FACT} (Smith et al., 2020; Jones & Kim, 2019a).",
        f"{FACT} (see Fig. 3).",
        f"{FACT} (p. 14).",
        f"{FACT} ([source](https://x.org/a)).",
        f"{FACT} [source](https://x.org/a).",
        f"[{FACT}.](https://x.org/a)",
        f"({FACT}.)",
        f"{FACT}. ✅",
        f"{FACT}.[*citation needed*]",
        f"{FACT}.\\",
        f"🎉 {FACT} (#8812).",
        f"**Jobs:** {FACT}.",
        f"**Jobs** – {FACT}.",
        f"**Why it matters:** {FACT}.",
        f"Yes, but: {FACT}.",
    ],
)
def test_marks_tags_notes_and_citations_stay_outside(line):
    found = detect(Document("a.md", f"# A title\n\n{line}\n\n{OTHER}\n", "text"))
    assert [c.text.rstrip(".") for c in found if c.score >= NORMAL] == [FACT, OTHER[:-1]]


@pytest.mark.parametrize(
    "line",
    [
        "**Norvia** closed the plant in May 2024 after *4 million euros* were lost.",
        "_Norvia_ closed the plant in May 2024.",
        "Norvia Rail (NYSE: NOR), a maker of trains, closed the plant in May 2024.",
        "[Norvia](https://x.org/a) closed the plant in May 2024.",
        "The plant closed in May 2024 (for 4 million euros).",
        "The firm lost (as it says) 4 million euros in May 2024 (2 million in 2023).",
    ],
)
def test_what_is_marked_inside_stays_as_it_is(line):
    found = detect(Document("a.md", f"# A title\n\n{line}\n\n{OTHER}\n", "text"))
    assert found[0].text == line


def test_a_quotation_keeps_its_opening_mark_in_any_script():
    line = "「われわれは300万円を失った」と田中太郎氏は2020年5月4日に述べた。"
    found = detect(Document("a.md", f"今日は政府が発表した。{line}\n", "text"))
    assert found[-1].text == line
