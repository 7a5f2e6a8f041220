"""Wheels in which what finds claims is compiled: the same rules in three fifths of the time.

Nothing needs this: the plain wheel holds the same files, and a checkout never runs anything
else. `HATCH_BUILD_HOOKS_ENABLE=1 pip wheel .` makes a compiled one with mypyc, for which it
needs a C compiler. What is not compiled either only waits for C already or keeps tables.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    "tui/claims/attribution.py",
    "tui/claims/certainty.py",
    "tui/claims/clauses.py",
    "tui/claims/evidence.py",
    "tui/claims/kinds.py",
    "tui/claims/mentions.py",
    "tui/claims/phrases.py",
    "tui/claims/quotations.py",
    "tui/claims/reading.py",
    "tui/claims/scoring.py",
    "tui/claims/shape.py",
    "tui/claims/sources.py",
    "tui/claims/speaking.py",
    "tui/claims/structure.py",
    "tui/claims/trimming.py",
    "tui/claims/verbs.py",
    "tui/claims/words.py",
    "tui/text/sentences.py",
    "tui/text/stops.py",
)
"""What runs for every sentence of a library."""


class CompiledClaims(BuildHookInterface[Any]):
    """Puts the compiled modules beside their sources in a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is one for working on the sources."""
        if version == "editable":
            return  # what runs would not be what is edited
        self._folder = TemporaryDirectory(prefix="gloss-")
        source = Path(self._folder.name) / "src"
        copytree(Path(self.root) / "src", source)
        subprocess.run(  # noqa: S603 - runs this Python on our own files
            [sys.executable, "-m", "mypyc", *COMPILED],
            cwd=source,
            env={**os.environ, "MYPYPATH": str(source)},
            check=True,
        )
        for library in [*source.glob("*.*"), *source.glob("tui/*/*.*")]:
            if library.suffix in {".so", ".pyd"}:
                build_data["force_include"][str(library)] = str(library.relative_to(source))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear away what the compiler left."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()
