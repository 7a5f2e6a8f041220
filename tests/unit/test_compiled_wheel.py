"""A compiled wheel takes minutes to build: what would stop it is seen in the sources."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
_CLASS = re.compile(r"^class (\w+)(?:\(([^)]*)\))?:", re.MULTILINE)


def _compiled():
    for node in ast.parse((ROOT / "hatch_build.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "COMPILED":
            return ast.literal_eval(node.value)
    return ()


def test_every_module_that_is_to_be_compiled_is_there():
    assert _compiled()
    assert [name for name in _compiled() if not (SOURCE / name).is_file()] == []


def test_no_interpreted_class_inherits_from_a_compiled_one():
    texts = {
        file.relative_to(SOURCE).as_posix(): file.read_text("utf-8")
        for file in SOURCE.rglob("*.py")
    }
    classes = {name for file in _compiled() for name, _ in _CLASS.findall(texts[file])}
    modules = [name.removesuffix(".py").replace("/", ".") for name in _compiled()]
    heirs = [
        f"{file}: {name}"
        for file, text in texts.items()
        if file not in _compiled() and any(f"from {module} import" in text for module in modules)
        for name, bases in _CLASS.findall(text)
        if classes & set(re.findall(r"\w+", bases))
    ]
    assert classes
    assert heirs == []  # mypyc refuses it, when the class is made
