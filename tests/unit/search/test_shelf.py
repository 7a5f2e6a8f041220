"""The index on disk."""

from __future__ import annotations

import os

import pytest

from tui.search import Index
from tui.search.segment import FORMAT


@pytest.fixture
def kept(tmp_path, lib):
    index = lib.filled(tmp_path)
    index.prepare()
    index.close()
    return tmp_path


def files(cache, pattern):
    return sorted((cache / "search").glob(pattern))


def test_an_index_is_there_again_when_it_is_opened_again(kept, lib):
    index = Index(kept)
    assert set(index.versions()) == set(lib.TEXTS)
    assert index.search("postpned indefinetly")[0].path == "delay.md"


def test_only_one_file_of_each_kind_is_left(kept, lib):
    index = Index(kept)
    for version in "2345":
        index.update(lib.changes(version=version))
    assert len(files(kept, "segment-*")) == 1
    assert len(files(kept, "words-*")) == 1
    assert not files(kept, "*.tmp")


def test_how_words_sound_is_not_worked_out_again_but_for_new_ones(kept, lib, monkeypatch):
    asked = []
    monkeypatch.setattr("tui.search.vocabulary.sounds", lambda words: asked.extend(words) or words)
    index = Index(kept)
    assert index.search("fizicists nolij")[0].path == "guide/open.md"
    assert asked == []
    index.update(lib.changes({"new.txt": "Quicksilver."}))
    index.prepare()
    assert asked == ["quicksilver"]


def test_what_was_forgotten_stays_forgotten(kept, lib):
    index = Index(kept)
    index.update([next(lib.changes({"new.txt": "A new text."})), *_gone("delay.md")])
    index.close()
    assert set(Index(kept).versions()) == {"leak.txt", "guide/open.md", "new.txt"}


def _gone(*paths):
    from tui.search import Change

    return [Change(path) for path in paths]


def damage_nothing(file):
    file.unlink()


def cut_short(file):
    os.truncate(file, file.stat().st_size // 2)


def flip(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)


def empty(file):
    file.write_bytes(b"")


@pytest.mark.parametrize("harm", [damage_nothing, cut_short, flip, empty])
@pytest.mark.parametrize("pattern", ["segment-*", "words-*", "heard-*", "index.json"])
def test_damage_is_repaired_by_the_next_update_and_never_shown(kept, lib, harm, pattern):
    harm(files(kept, pattern)[0])
    index = Index(kept)
    missing = set(lib.TEXTS) - set(index.versions())
    assert pattern != "heard-*" or not missing
    assert pattern != "heard-*" or index.search("fizicists nolij")[0].path == "guide/open.md"
    index.search("postponed")
    index.update(change for change in lib.changes() if change.path in missing)
    assert index.search("postpned indefinetly")[0].path == "delay.md"
    index.close()
    assert set(Index(kept).versions()) == set(lib.TEXTS)


def test_only_what_somebody_has_touched_is_read_in_full(kept, monkeypatch):
    checked = []

    def check(segment):
        checked.append(segment)

    monkeypatch.setattr("tui.search.segment.Segment.check", check)
    Index(kept)
    assert not checked
    os.utime(files(kept, "segment-*")[0], (0, 0))
    Index(kept)
    assert len(checked) == 1


def test_another_format_is_made_again(kept):
    listed = files(kept, "index.json")[0]
    listed.write_text(listed.read_text().replace(f'"format": {FORMAT}', '"format": 0'))
    assert Index(kept).versions() == {}


@pytest.mark.parametrize("rot", [b"\xff", b"\0", b"\x07\0\0\0"])
def test_damage_that_shows_only_while_searching_is_repaired(kept, lib, rot):
    index = Index(kept)
    assert index.search("postponed indefinitely")
    for file in files(kept, "segment-*"):
        raw = file.read_bytes()
        head = raw.index(b"}}") + 8
        with file.open("r+b") as opened:  # in place, under the open index
            opened.seek(head)
            opened.write((rot * len(raw))[: len(raw) - head])
    assert isinstance(index.search("postponed indefinitely model"), list)
    index.check()
    assert index.versions() == {}
    index.update(lib.changes())
    assert index.search("postponed indefinitely")


def test_two_programs_do_not_write_at_once(kept, lib):
    first, second = Index(kept), Index(kept)
    first.update(lib.changes({"a.txt": "From the first."}))
    second.update(lib.changes({"b.txt": "From the second."}))
    assert second.search("second")[0].path == "b.txt"
    first.close()
    second.close()
    assert "a.txt" in Index(kept).versions()
    assert "b.txt" not in Index(kept).versions()


def test_what_was_indexed_before_a_kill_is_there_after_it(tmp_path, lib, monkeypatch):
    monkeypatch.setattr("tui.search.index._FULL", 10)
    seen = []

    def killed():
        for change in lib.changes():
            seen.append(set(Index(tmp_path).versions()))  # as another program sees it
            yield change

    Index(tmp_path).update(killed())
    assert [len(paths) for paths in seen] == [0, 1, 2]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, lib):
    (tmp_path / "search").write_text("in the way")
    index = lib.filled(tmp_path)
    assert index.search("postponed indefinitely")[0].path == "delay.md"


def test_an_index_that_is_only_read_writes_nothing(kept):
    before = {f: f.stat().st_mtime_ns for f in files(kept, "*")}
    index = Index(kept)
    index.search("postponed")
    index.update([])
    index.close()
    assert {f: f.stat().st_mtime_ns for f in files(kept, "*")} == before


def test_an_index_that_rests_answers_as_before(kept):
    index = Index(kept)
    before = index.search("postponed")
    index.rest()
    assert index.search("postponed") == before
