"""What finds claims, compiled with mypyc: the same rules in two thirds of the time.

`python compiling.py FOLDER` compiles them for the environment it runs in, which takes them in place
of the sources while these stay as they are (`tui.native`); `hatch_build.py` puts them into a wheel.
Nothing needs either. mypy, setuptools and a C compiler are needed for both.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

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
        single = isinstance(node, ast.Assign) and len(node.targets) == 1  # no `A = B = …`
        target = node.targets[0] if isinstance(node, ast.Assign) and single else None
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
extensions = mypycify(modules, opt_level="1", debug_level="0", separate=parts)
if {joined!r}:
    from compiling import joined
    extensions = joined(extensions)
for extension in extensions:
    extension.extra_compile_args += ["-Wno-all", "-w", "-fno-semantic-interposition"]
setup(ext_modules=extensions)
"""
"""At this level what is small is inlined, which gains a twentieth. What is compiled mostly waits
for Python's own C: to optimise it more takes twice as long, and gains no more. To look for what is
worth a warning takes as long as all the rest. Nobody puts functions of their own in the place of
these, so that they may call each other straight."""


def build(source: Path, *, join: bool = False) -> None:
    """Compile the modules below the folder `source`, a copy: their constants become final there.

    The libraries are put beside them. Where they are joined, only `tui.native` finds them.

    Raises:
        subprocess.CalledProcessError: when they do not compile, or cannot be imported then.
    """
    cores = os.cpu_count() or 1
    parts = [
        (part, f"gloss_rules_{place}")
        for place, part in enumerate(parted(source, min(cores, _MOST_PARTS)), 1)
    ]
    for name in compiled(source):
        module = source / name
        module.write_text(with_final(module.read_text("utf-8")), "utf-8")
    (source / "mypy.ini").write_text("[mypy]\n", "utf-8")  # not that of a folder above
    (source / "setup.py").write_text(_SETUP.format(parts=parts, joined=join), "utf-8")
    here = str(Path(__file__).parent)
    subprocess.run(  # noqa: S603 - runs this Python on our own files
        [sys.executable, "setup.py", "build_ext", "--inplace", "--parallel", str(cores)],
        cwd=source,
        env={**os.environ, "MYPYPATH": str(source), "PYTHONPATH": here},
        check=True,
    )


def joined(extensions: list[Any]) -> list[Any]:
    """Return the extensions with one for all modules of a package, not one for each.

    Each module has a few lines of C that hand it over from its part; a compiler takes as long to
    start for them as for a hundred others.
    """
    kept = [one for one in extensions if "." not in one.name]
    packages: dict[str, list[Any]] = {}
    for one in extensions:
        if one not in kept:
            packages.setdefault(one.name.rpartition(".")[0], []).append(one)
    for package, modules in packages.items():
        text = "\n".join(Path(one.sources[0]).read_text("utf-8") for one in modules)
        text = re.sub(r"^PyMODINIT_FUNC PyInit___init__.*$", "", text, flags=re.MULTILINE)
        first = modules[0]
        first.name = "gloss_of_" + package.replace(".", "_")
        first.sources = [f"build/{first.name}.c"]
        Path(first.sources[0]).write_text(text, "utf-8")
        kept.append(first)
    return kept


def needed(source: Path) -> list[str]:
    """Return the modules that the compiled ones are made from: themselves, and all they import."""
    found: dict[str, None] = {}
    ahead = compiled(source)
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found[name] = None
        for node in ast.walk(ast.parse((source / name).read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                whole = node.module.replace(".", "/")
                names = [whole, *(f"{whole}/{alias.name}" for alias in node.names)]
                files = [file for one in names for file in (f"{one}.py", f"{one}/__init__.py")]
                ahead += [file for file in files if (source / file).is_file()]
    return sorted(found)


def make(root: Path, folder: Path) -> None:
    """Compile the modules of the sources below `root` into `folder`, in place of what is there.

    Raises:
        subprocess.CalledProcessError: when that fails; the folder is as it was then.
    """
    sys.path.insert(0, str(root / "src"))
    from tui.native import fingerprints, made_of

    stamp = made_of(str(root / "src"), needed(root / "src"))  # first: later changes are seen
    with TemporaryDirectory(prefix=f"{folder.name}-", dir=folder.parent) as temporary:
        source = Path(temporary) / "src"
        shutil.copytree(root / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
        build(source, join=True)
        new = Path(temporary) / "new"
        new.mkdir()
        for library in source.glob(f"*{EXTENSION_SUFFIXES[0]}"):
            shutil.move(library, new)
        modules = [name.removesuffix(".py").replace("/", ".") for name in compiled(source)]
        files = {name: f"gloss_of_{name.rpartition('.')[0].replace('.', '_')}" for name in modules}
        files |= {
            file.name.partition(".")[0]: file.name.partition(".")[0] for file in new.iterdir()
        }
        libraries = fingerprints(str(new), sorted(file.name for file in new.iterdir()))
        lines = [f"{name} {file}{EXTENSION_SUFFIXES[0]}\n" for name, file in files.items()]
        (new / "modules").write_text("".join(lines), "utf-8")
        (new / "made-of").write_text(stamp, "utf-8")
        (new / "libraries").write_text(libraries, "utf-8")
        check = f"from tui.native import Native; sys.meta_path.insert(0, Native({str(new)!r}))"
        every = f"; m = [import_module(n) for n in {modules!r}]"
        alike = "; assert all(not n.__file__.endswith('.py') for n in m)"
        subprocess.run(  # noqa: S603 - runs this Python on our own files
            [
                sys.executable,
                "-c",
                f"import sys; from importlib import import_module; {check}{every}{alike}",
            ],
            env={**os.environ, "PYTHONPATH": str(root / "src"), "GLOSS_PURE": "1"},
            check=True,  # what compiles may still fail when it is imported
        )
        put(new, folder)


def put(new: Path, folder: Path) -> None:
    """Copy the folder `new` to `folder`, in place of what is there: whole, or not at all."""
    beside = Path(mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    try:
        shutil.copytree(new, beside / "new")
        for copy in (beside / "new").iterdir():
            with copy.open("rb+") as file:
                os.fsync(file.fileno())  # after a power cut it would be as long, and empty
        if folder.exists():
            folder.rename(beside / "old")
        (beside / "new").rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


if __name__ == "__main__":
    make(Path(__file__).parent, Path(sys.argv[1]))
