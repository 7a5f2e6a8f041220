"""What is taken along from the text, and what is said where there is none."""

from __future__ import annotations

import sys

import pytest

from support.program import opened, press
from support.stillness import settled

KEEP = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read())"


@pytest.mark.parametrize(
    ("text", "key", "kept"),
    [("It was late.", "Y", "“It was late.” (It was late.)"), ("It was late.", "y", "It was late."),
     ("\n\n \n", "Y", None), ("", "Y", None), ("", "y", None)],
)  # fmt: skip
async def test_a_passage_is_copied_alone_or_with_its_source(written, tmp_path, text, key, kept):
    file = tmp_path / "copied"
    command = (sys.executable, "-c", KEEP, str(file))
    folder = written({"a.txt": text})
    async with opened(folder / "a.txt", copy_command=command) as pilot:
        await press(pilot, key)
        await settled(pilot)
        said = pilot.app.screen.key_line.notice
    if kept is None:
        assert said == "nothing to copy"
        assert not file.exists()
    else:
        assert file.read_text() == kept
