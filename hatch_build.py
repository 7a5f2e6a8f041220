"""Wheels in which what finds claims is compiled: the same rules in two thirds of the time.

Nothing needs this: the plain wheel holds the same files. `HATCH_BUILD_HOOKS_ENABLE=1 pip wheel .`
makes one to give away; what a checkout runs is compiled without one (`compiling.py`).
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

sys.path.insert(0, str(Path(__file__).parent))
from compiling import build, compiled  # this folder is no place to import from yet


class CompiledClaims(BuildHookInterface[Any]):
    """Puts the compiled modules beside their sources in a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is one for working on the sources."""
        if version == "editable":
            return  # what runs would not be what is edited
        self._folder = TemporaryDirectory(prefix="gloss-")
        source = Path(self._folder.name) / "src"
        copytree(Path(self.root) / "src", source)
        build(source)
        modules = compiled(source)
        names = [name.removesuffix(".py").replace("/", ".") for name in modules]
        subprocess.run(  # noqa: S603 - runs this Python on our own files
            [sys.executable, "-c", f"import {', '.join(names)}"],
            cwd=source,
            env={**os.environ, "PYTHONPATH": str(source)},
            check=True,  # what compiles may still fail when it is imported
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
