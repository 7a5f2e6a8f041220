"""Wheels in which what finds claims is compiled: the same rules in seven tenths of the time.

Nothing needs this: the plain wheel holds the same files, and `.venv/bin/gloss` never runs anything
but the sources. `make fast` keeps a compiled one beside them, and `HATCH_BUILD_HOOKS_ENABLE=1 pip
wheel .` makes one to give away: with mypyc, for which either needs a C compiler.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TEXT = ("abbreviations", "lines", "sentences", "speakers", "stops")
"""What of `tui.text` runs for every sentence of a library; of `tui.claims` all does but these."""

DOCUMENTS = ("markdown", "org", "restructured", "structure")
"""What of `tui.documents` looks at every line: the base class of three, and these."""

INTERPRETED = frozenset(("__init__", "claim", "cues", "packing"))
"""What is made of records that are pickled, or waits for C already."""


def compiled(source: Path) -> list[str]:
    """Return the modules below the folder `source` that are compiled, as paths from there."""
    claims = sorted(file.stem for file in (source / "tui" / "claims").glob("*.py"))
    of_claims = [f"tui/claims/{name}.py" for name in claims if name not in INTERPRETED]
    of_text = [f"tui/text/{name}.py" for name in TEXT]
    of_documents = [f"tui/documents/{name}.py" for name in DOCUMENTS]
    return [*of_claims, *of_documents, *of_text]


def parted(source: Path, number: int) -> list[list[str]]:
    """Return the compiled modules in `number` parts of one length; none needs a later one.

    Each part becomes one library, and as many are compiled at once as there are processors.
    """
    modules = {name.removesuffix(".py").replace("/", "."): name for name in compiled(source)}
    needed: dict[str, list[str]] = {}
    for module, name in modules.items():
        nodes = ast.walk(ast.parse((source / name).read_text("utf-8")))
        used = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
        needed[module] = sorted(used & modules.keys())
    parts: list[list[str]] = [[] for _ in range(number)]
    sizes = {module: (source / name).stat().st_size for module, name in modules.items()}
    before = 0
    for module in TopologicalSorter(needed).static_order():
        parts[before * number // sum(sizes.values())].append(modules[module])
        before += sizes[module]
    return [part for part in parts if part]


def with_final(source: str) -> str:
    """Return a module whose constants say that they are: mypyc looks up all others by name."""
    tree = ast.parse(source)
    stored = Counter(
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    body: list[ast.stmt] = []
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(node, ast.AnnAssign) and node.value and _is_constant(node.target, stored):
            of_type = ast.Subscript(_FINAL, node.annotation)
            body.append(ast.AnnAssign(node.target, of_type, node.value, simple=1))
        elif isinstance(node, ast.Assign) and _is_constant(target, stored):
            body.append(_constant(target, node.value))
        elif (
            isinstance(node, ast.Assign)
            and isinstance(target, ast.Tuple)
            and all(_is_constant(name, stored) for name in target.elts)
        ):
            body += _constants(target.elts, node.value)
        else:
            body.append(node)
    future = next(
        place
        for place, node in enumerate(body)
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    )
    body.insert(future + 1, ast.ImportFrom("typing", [ast.alias("Final")], 0))
    tree.body = body
    return ast.unparse(ast.fix_missing_locations(tree))


_FINAL = ast.Name("Final")
_MOST_PARTS = 4
"""More libraries are compiled sooner, and calls between two of them are slower."""


def _is_constant(target: ast.expr | None, stored: Counter[str]) -> bool:
    """Say whether a target is a name in capitals that nothing else is ever assigned to."""
    return isinstance(target, ast.Name) and target.id.isupper() and stored[target.id] == 1


def _constant(target: ast.expr | None, value: ast.expr) -> ast.stmt:
    assert isinstance(target, ast.Name)  # noqa: S101 - `_is_constant` has said so
    return ast.AnnAssign(target, _FINAL, value, simple=1)


def _constants(targets: list[ast.expr], value: ast.expr) -> list[ast.stmt]:
    """Return `A, B = …` one by one, as only a single name can be final."""
    if isinstance(value, ast.Tuple):
        return [_constant(*pair) for pair in zip(targets, value.elts, strict=True)]
    whole = ast.Name("_OF".join(target.id for target in targets if isinstance(target, ast.Name)))
    parts = [ast.Subscript(whole, ast.Constant(place)) for place in range(len(targets))]
    return [
        _constant(whole, ast.Call(ast.Name("tuple"), [value], [])),
        *(_constant(*pair) for pair in zip(targets, parts, strict=True)),
    ]


_SETUP = """\
from mypyc.build import mypycify
from setuptools import setup

parts = {parts!r}
modules = [module for part, _ in parts for module in part]
setup(ext_modules=mypycify(modules, opt_level="1", debug_level="0", separate=parts))
"""
"""What is compiled mostly waits for Python's own C: to optimise it more takes twice as long, and
gains nothing."""


class CompiledClaims(BuildHookInterface[Any]):
    """Puts the compiled modules beside their sources in a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the wheel is one for working on the sources."""
        if version == "editable":
            return  # what runs would not be what is edited
        self._folder = TemporaryDirectory(prefix="gloss-")
        source = Path(self._folder.name) / "src"
        copytree(Path(self.root) / "src", source)
        cores = os.cpu_count() or 1
        parts = [
            (part, f"gloss_rules_{place}")
            for place, part in enumerate(parted(source, min(cores, _MOST_PARTS)), 1)
        ]
        modules = compiled(source)
        for name in modules:
            module = source / name
            module.write_text(with_final(module.read_text("utf-8")), "utf-8")
        (source / "setup.py").write_text(_SETUP.format(parts=parts), "utf-8")
        subprocess.run(  # noqa: S603 - runs this Python on our own files
            [sys.executable, "setup.py", "build_ext", "--inplace", "--parallel", str(cores)],
            cwd=source,
            env={**os.environ, "MYPYPATH": str(source)},
            check=True,
        )
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
