"""Of a text too large to hold all its claims they are counted; `]` goes on where nobody looked."""

from __future__ import annotations

import pytest

from support.program import opened
from support.stillness import settled, until
from tui.screens import looking, nearby, stretches, tally

CLAIMS = [
    "The ministry said on Monday that 12.5 % of the 3,400 cases were false.\n\n",
    "Sales of the company fell by 7 million euros in 2023.\n\n",
    "According to the bank, inflation rose to 5.2 % in March.\n\n",
    "The bridge was closed in 1998 because 40 cables had rusted.\n\n",
    "Researchers found that the vaccine prevents 90 % of infections.\n\n",
]
NONE = "Well then. " * 60 + "\n\n"
TEXT = "".join(CLAIMS[:3]) + NONE * 40 + "".join(CLAIMS[3:])


@pytest.fixture
async def pilot(written, monkeypatch):
    monkeypatch.setattr(stretches, "NEAR_ONLY", 10_000)
    monkeypatch.setattr("tui.screens.filling.IN_PROCESS", 5_000)
    for module in (looking, nearby):
        monkeypatch.setattr(module, "STRETCH", 2_000)
    monkeypatch.setattr(tally, "PIECE", 4_000)
    async with opened(written({"a.txt": TEXT})) as pilot:
        yield pilot


async def test_all_claims_are_counted_though_only_those_near_are_held(pilot):
    screen = pilot.app.screen
    assert screen.tally.complete
    assert screen.top_line.place.claims == 5
    assert len(screen.claims) == 3
    assert screen.documents.row("a.txt").claims == 5


@pytest.mark.parametrize("counted", [True, False])
async def test_the_next_claim_is_found_beyond_what_is_known(pilot, counted):
    screen, last = pilot.app.screen, TEXT.index("Researchers")
    if not counted:
        screen.tally = None
    for keys in (("4", "right_square_bracket"), ("right_square_bracket",)):
        await pilot.press(*keys)
        await settled(pilot)
    assert screen.reader.target.kind == "claim"
    assert screen.reader.target.span.start == last
    if counted:
        assert screen.top_line.place.claim == 5
    await pilot.press("right_square_bracket")
    await settled(pilot)
    assert "no claim after this place" in screen.key_line.notice
    await pilot.press("5", "left_square_bracket")
    await settled(pilot)
    assert screen.reader.target.span.start == 0


async def test_what_a_reader_dismisses_and_adds_is_neither_shown_nor_counted_otherwise(pilot):
    screen, last = pilot.app.screen, TEXT.index("Researchers")
    await pilot.press("right_square_bracket", "c", "x")
    await settled(pilot)
    assert [claim.span.start for claim in screen.shown_claims()] == [0, TEXT.index("According")]
    assert screen.top_line.place.claims == screen.documents.row("a.txt").claims == 4
    await pilot.press("2", "right_square_bracket", "c", "x", "right_square_bracket")
    await settled(pilot)
    assert screen.reader.target.span.start == last
    assert screen.top_line.place.claim == screen.top_line.place.claims == 3
    await pilot.press("g", "2", "right_parenthesis", "right_parenthesis", "c", "plus")
    await settled(pilot)
    assert [claim.span.start for claim in screen.shown_claims()][-1] == TEXT.index(NONE)
    assert screen.top_line.place.claims == 4
    await pilot.press("u", "u", "u")
    await settled(pilot)
    assert screen.top_line.place.claims == 5
    assert len(screen.claims) == 3


async def test_what_was_dismissed_stays_away_when_the_text_is_opened_again(written):
    folder = written({"a.txt": TEXT})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "NEAR_ONLY", 10_000)
        patch.setattr("tui.screens.filling.IN_PROCESS", 5_000)
        for claims in (5, 4):
            async with opened(folder) as pilot:
                await until(pilot, lambda: pilot.app.screen.claim_count)
                await settled(pilot)
                assert pilot.app.screen.claim_count == claims
                assert (pilot.app.screen.claims[0].span.start == 0) == (claims == 5)
                await pilot.press("g", "c", "x")
                await settled(pilot)
