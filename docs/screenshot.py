"""Draw `docs/screenshot.svg` with the program itself: `make screenshot`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FONT_FACES = re.compile(r"@font-face\s*\{[^}]*\}\s*")


async def draw() -> str:
    """Return the first screen of the starter library, a claim and a note in view, as SVG."""
    from tui.app import GlossApp
    from tui.config import Settings
    from tui.library import Library

    app = GlossApp(Library.open(str(ROOT)), Settings())
    async with app.run_test(size=(140, 36)) as pilot:
        for keys in (["greater_than_sign"], []):
            await pilot.app.workers.wait_for_complete()
            await pilot.press(*keys)
            await pilot.pause()
        return app.export_screenshot(title="gloss")


def main() -> None:
    """Write the file, with a look of its own: no state of this machine, no fonts from the net."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = home
        svg = asyncio.run(draw())
    svg = FONT_FACES.sub("", svg)
    (ROOT / "docs" / "screenshot.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
