"""What starts a worker takes no time: not even for a `repr` of all that it works on."""

import ast
from pathlib import Path

import tui

MANY = {"Sequence", "Iterable", "Collection", "Mapping", "list", "tuple", "dict", "Wanted"}


def undescribed(source):
    """Yield the workers that take many things and leave their description to Textual."""
    for method in ast.walk(ast.parse(source)):
        if not isinstance(method, ast.AsyncFunctionDef):
            continue
        takes = {
            name.id
            for argument in (*method.args.args, *method.args.kwonlyargs)
            if argument.annotation is not None
            for name in ast.walk(argument.annotation)
            if isinstance(name, ast.Name)
        }
        for one in method.decorator_list:
            called = one.func if isinstance(one, ast.Call) else one
            said = [word.arg for word in one.keywords] if isinstance(one, ast.Call) else []
            if ast.unparse(called) == "work" and takes & MANY and "description" not in said:
                yield method.name


def test_what_is_left_to_textual_is_seen():
    worker = "@work({})\nasync def tag(self, rows: Sequence[Row]) -> None: ..."
    assert list(undescribed(worker.format("exclusive=True"))) == ["tag"]
    assert not list(undescribed(worker.format('description="tags"')))


def test_no_worker_is_described_by_all_that_it_works_on():
    sources = [path.read_text("utf-8") for path in Path(tui.__file__).parent.rglob("*.py")]
    with_workers = [source for source in sources if "@work" in source]
    assert with_workers
    assert not [name for source in with_workers for name in undescribed(source)]
