"""What the screen looks like: a few pictures that change only when somebody means it.

`make test ARGS="tests/snapshots --snapshot-update"` takes them anew; look at them first.
"""

from __future__ import annotations

import pytest

from support.stillness import settled
from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library

LEAK = """\
---
title: "Leak: launch imminent"
outlet: The Wire
date: 2020-05-01
---

# Leak: launch imminent

A leak suggests that the company may launch its open model in June. The model has 120 billion
parameters, according to two engineers.

## What is known

- It will not be the first open model of the company.
- The company denied that a date was set.
"""
DELAY = """\
Release delayed: the company waits

The company postponed its open model in June 2020. It has 120 billion parameters, the company said.
"""


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "delay.txt").write_text(DELAY, encoding="utf-8")
    (folder / "leak.md").write_text(LEAK, encoding="utf-8")
    library = Library.open(str(folder), environ={"HOME": str(tmp_path), "TMPDIR": str(tmp_path)})
    from dataclasses import replace

    draft = library.draft_quote("leak.md", "The company denied that a date was set.")
    library.add(
        "leak.md",
        [
            replace(
                draft,
                note="Who denied it? No name is given.",
                tags=("release-date", "sourcing"),
                verdict="unverified",
                created="2020-05-02T12:00:00Z",
                modified="2020-05-02T12:00:00Z",
            )
        ],
    )
    yield library
    library.close()


def pictured(library, *keys):
    """Return the app, and what to do before its picture is taken."""

    async def before(pilot):
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    return GlossApp(library, Settings(), "leak.md:0"), before


@pytest.mark.parametrize("size", [(120, 30), (80, 24)], ids=["wide", "small"])
def test_reading(library, snap_compare, size):
    app, before = pictured(library, "right_square_bracket")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_help(library, snap_compare):
    app, before = pictured(library, "question_mark")
    assert snap_compare(app, terminal_size=(100, 30), run_before=before)


def test_ledger(library, snap_compare):
    app, before = pictured(library, "L")
    assert snap_compare(app, terminal_size=(120, 24), run_before=before)
