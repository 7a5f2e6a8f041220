import pytest

from tui.library import Library, preparing


@pytest.fixture
def many(folder, monkeypatch):
    monkeypatch.setattr(preparing, "_WORTH", 0)
    monkeypatch.setattr(preparing, "_cores", lambda: 2)
    for number in range(9):
        text = f"The company said that it sold {number + 7} models in 2025.\n"
        (folder / f"doc{number}.txt").write_text(text)
    return [entry.path for entry in Library.open(cwd=folder).entries()]


def test_what_two_processes_find_is_what_one_finds(folder, many):
    alone = Library.open(cwd=folder)
    expected = {path: alone._claims._detected(alone.document(path)) for path in many}
    alone._claims._unsaved.clear()
    library = Library.open(cwd=folder)
    heard = []
    library.prepare(many, lambda done, total: heard.append((done, total)))
    again = Library.open(cwd=folder)
    assert all(again._claims.known(again.document(path)) for path in many)
    assert {path: again.claims(path) for path in many} == expected
    assert heard == sorted(heard)
    assert heard[-1] == (len(many), len(many))


def test_without_a_cache_nothing_is_found_twice(folder, many, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    settings = Library.open(cwd=folder).settings
    library = Library(settings, cache=tmp_path / "file" / "x", state=tmp_path)
    monkeypatch.setattr("tui.library.preparing.prepare", lambda *_: pytest.fail("not worth it"))
    library.prepare(many)


def test_one_core_does_not_start_a_process(folder, many, monkeypatch):
    monkeypatch.setattr(preparing, "_cores", lambda: 1)
    monkeypatch.setattr("tui.processes.Workers", lambda: pytest.fail("a process was started"))
    Library.open(cwd=folder).prepare(many)


def test_an_unreadable_document_stops_nothing(folder, many):
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    Library.open(cwd=folder).prepare([*many, "noise.txt", "missing.txt"])
