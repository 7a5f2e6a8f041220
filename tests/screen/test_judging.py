"""The judge prompt, key by key."""

from __future__ import annotations

import pytest

from tui.annotations.annotation import VERDICTS
from tui.screens.judging import (
    IS_A_CLAIM,
    NO_VERDICT,
    NOT_A_CLAIM,
    JudgePrompt,
    verdict_keys,
)
from tui.screens.prompting import LetterLine


@pytest.fixture
def judged(host):
    async def run(key, **options):
        app = host(JudgePrompt(**options))
        async with app.run_test(size=(80, 24)) as pilot:
            await app.strike(key)
            await pilot.pause()
        return "open" if app.result is host.UNFINISHED else app.result

    return run


@pytest.mark.parametrize(
    ("key", "result"),
    [
        ("s", "supported"),
        ("d", "disputed"),
        ("r", "refuted"),
        ("u", "unverified"),
        ("o", "opinion"),
        ("minus", NO_VERDICT),
        ("x", NOT_A_CLAIM),
        ("escape", None),
        ("q", None),
        ("z", "open"),
    ],
)
async def test_one_key_judges(judged, key, result):
    assert await judged(key) == result


def test_the_five_verdicts_have_their_first_letters():
    assert verdict_keys(VERDICTS) == dict(zip("sdruo", VERDICTS, strict=True))


def test_a_librarys_own_verdicts_get_free_letters():
    assert verdict_keys(["true", "mostly true", "mixture", "x-rated", "偽", "quite"]) == {
        "t": "true",
        "m": "mostly true",
        "i": "mixture",
        "r": "x-rated",
        "1": "偽",
        "u": "quite",
    }


async def test_a_librarys_own_verdict_is_returned_by_its_name(judged):
    assert await judged("f", verdicts=("true", "false")) == "false"


async def test_not_a_claim_is_only_offered_for_claims(judged):
    assert await judged("x", dismissable=False) == "open"


async def test_a_claim_that_was_missed_is_added_where_that_is_offered(judged):
    assert await judged("+", dismissable=False, addable=True) == IS_A_CLAIM
    assert await judged("+") == "open"


async def test_the_line_names_every_choice_and_the_present_verdict(host, drawn):
    app = host(JudgePrompt(current="disputed"))
    async with app.run_test(size=(120, 24)):
        line = drawn(app)[-1]
        assert "d disputed (now)" in line
        assert "x not a claim" in line
        assert app.screen.query_one(LetterLine).region == (0, 23, 120, 1)


async def test_a_click_judges(host, drawn):
    app = host(JudgePrompt())
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.click(offset=(drawn(app)[-1].index("refuted"), 23))
        await pilot.pause()
    assert app.result == "refuted"


async def test_a_narrow_screen_shows_every_choice(host, drawn):
    app = host(JudgePrompt())
    async with app.run_test(size=(24, 20)):
        text = " ".join(" ".join(drawn(app)).split())
        for word in (*VERDICTS, "none", "not a claim"):
            assert word in text


def test_no_answer_is_broken_over_two_lines():
    from textual.content import Content

    from tui.screens.prompting import whole_items

    items = [Content(words) for words in ("judge", "s supported", "- none (now)", "Esc cancel")]
    lines = whole_items(items, 20).plain.splitlines()
    assert lines == ["judge  s supported", "- none (now)", "Esc cancel"]
