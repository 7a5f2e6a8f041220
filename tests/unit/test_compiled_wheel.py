"""A compiled wheel takes minutes to build: what would stop it is seen in the sources."""

from __future__ import annotations

import ast
import builtins
import importlib.util
import re
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
_CLASS = re.compile(r"^class (\w+)(?:\(([^)]*)\))?:", re.MULTILINE)


@pytest.fixture
def build():
    """`compiling.py`, which is no part of the program."""
    spec = importlib.util.spec_from_file_location("compiling", ROOT / "compiling.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_part_of_what_is_compiled_needs_a_later_one(build):
    parts = build.parted(SOURCE, 3)
    modules = [name for part in parts for name in part]

    assert len(parts) == 3
    assert sorted(modules) == sorted(build.compiled(SOURCE))
    for place, name in enumerate(modules):
        text = (SOURCE / name).read_text("utf-8")
        later = [other.removesuffix(".py").replace("/", ".") for other in modules[place + 1 :]]
        assert not [module for module in later if f"from {module} import" in text], name


def test_every_module_that_is_named_is_there(build):
    assert all((SOURCE / name).is_file() for name in build.compiled(SOURCE))
    assert all((SOURCE / "tui" / "claims" / f"{n}.py").is_file() for n in build.INTERPRETED)
    assert "tui/claims/words.py" in build.compiled(SOURCE)
    assert "tui/claims/claim.py" not in build.compiled(SOURCE)


def test_no_interpreted_class_inherits_from_a_compiled_one(build):
    compiled = build.compiled(SOURCE)
    texts = {
        file.relative_to(SOURCE).as_posix(): file.read_text("utf-8")
        for file in SOURCE.rglob("*.py")
    }
    classes = {name for file in compiled for name, _ in _CLASS.findall(texts[file])}
    modules = [name.removesuffix(".py").replace("/", ".") for name in compiled]
    heirs = [
        f"{file}: {name}"
        for file, text in texts.items()
        if file not in compiled and any(f"from {module} import" in text for module in modules)
        for name, bases in _CLASS.findall(text)
        if classes & set(re.findall(r"\w+", bases))
    ]
    assert classes
    assert heirs == []  # mypyc refuses it, when the class is made


def test_records_of_compiled_modules_find_their_types_at_run_time(build):
    """What mypyc makes of a dataclass looks its types up when the module is imported."""
    modules = [name.removesuffix(".py").replace("/", ".") for name in build.compiled(SOURCE)]
    records = [
        (module, record)
        for module in map(import_module, modules)
        for record in vars(module).values()
        if is_dataclass(record) and record.__module__ == module.__name__
    ]
    missing = [
        f"{record.__module__}.{record.__name__}: {node.id}"
        for module, record in records
        for annotation in record.__annotations__.values()
        for node in ast.walk(ast.parse(annotation))
        if isinstance(node, ast.Name) and not hasattr(module, node.id)
        if not hasattr(builtins, node.id)
    ]
    assert {"Lexicon", "Topics", "Turn"} <= {record.__name__ for _, record in records}
    assert missing == []


def test_constants_become_final_and_keep_their_values(build):
    lines = [
        "from __future__ import annotations",
        "ONE = 1",
        "_TWO, THREE = 2, 3",
        "FOUR, FIVE = (n + 4 for n in range(2))",
        "NAMED: int = 6",
        "TWICE = 7",
        "TWICE = 8",
        "small = 9",
        "TEN = ELEVEN = 10",
    ]
    source = build.with_final("\n".join(lines))
    before, after = ModuleType("before"), ModuleType("after")
    exec("\n".join(lines), before.__dict__)
    exec(source, after.__dict__)

    assert (after.TEN, after.ELEVEN) == (10, 10)
    for name in ("ONE", "_TWO", "THREE", "FOUR", "FIVE", "NAMED"):
        assert re.search(rf"^{name}: Final", source, re.MULTILINE)
        assert getattr(after, name) == getattr(before, name)
    assert "TWICE: " not in source
    assert "small = 9" in source


def test_modules_with_final_constants_are_python(build):
    for name in build.compiled(SOURCE):
        compile(build.with_final((SOURCE / name).read_text("utf-8")), name, "exec")


def test_compiled_libraries_take_the_place_of_others_as_a_whole(build, tmp_path):
    new, folder = tmp_path / "new", tmp_path / "venv" / "gloss-native"
    new.mkdir()
    folder.mkdir(parents=True)
    (new / "modules").write_text("new", "utf-8")
    (folder / "left").write_text("old", "utf-8")

    build.put(new, folder)

    assert [file.name for file in folder.iterdir()] == ["modules"]
    assert list(folder.parent.iterdir()) == [folder]


def test_compiled_libraries_stay_where_others_cannot_be_copied(build, tmp_path, monkeypatch):
    folder = tmp_path / "gloss-native"
    folder.mkdir()
    (folder / "modules").write_text("old", "utf-8")

    def stopped(source, target):
        (Path(target) / "half").mkdir(parents=True)
        raise KeyboardInterrupt

    monkeypatch.setattr(build.shutil, "copytree", stopped)
    with pytest.raises(KeyboardInterrupt):
        build.put(tmp_path, folder)

    assert [file.name for file in folder.iterdir()] == ["modules"]
    assert list(tmp_path.iterdir()) == [folder]
