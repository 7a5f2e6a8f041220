"""Any sequence of changes, crashes and other writers leaves a store equal to a model."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from support.examples import examples
from tui.annotations.annotation import Annotation
from tui.annotations.identifiers import new_id
from tui.annotations.names import file_name
from tui.annotations.store import AnnotationStore
from tui.errors import NewerSchemaError

_spec = importlib.util.spec_from_file_location("crashes", Path(__file__).with_name("crashes.py"))
crashes = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(crashes)

PATHS = ("a.txt", "b/a.txt")
texts = st.text(alphabet='ab"\\\n{}~,:é\ud800', max_size=12)
paths = st.sampled_from(PATHS)
writers = st.integers(0, 1)


class StoreMachine(RuleBasedStateMachine):
    """Two programs on one folder, and what they should see: notes by id, by document."""

    ids = Bundle("ids")

    @initialize()
    def start(self):
        self.folder = Path(tempfile.mkdtemp()) / "annotations"
        self.stores = [AnnotationStore(self.folder) for _ in range(2)]
        self.model = {}

    def teardown(self):
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder.parent)

    @rule(target=ids, writer=writers, path=paths, notes=st.lists(texts, min_size=1, max_size=3))
    def add(self, writer, path, notes):
        new = [Annotation(new_id(), "q", note=note) for note in notes]
        self.stores[writer].add_many(path, new)
        self.model |= {one.id: (path, one.note) for one in new}
        return multiple(*(one.id for one in new))

    @rule(writer=writers, one=ids, note=texts)
    def change(self, writer, one, note):
        if one in self.model:
            path, annotation = self.stores[writer].get(one)
            self.stores[writer].replace(replace(annotation, note=note), expected=annotation)
            self.model[one] = (path, note)

    @rule(writer=writers, one=ids, mine=texts, theirs=texts)
    def change_what_the_other_has_changed_since(self, writer, one, mine, theirs):
        if one in self.model:
            path, seen = self.stores[writer].get(one)
            self.stores[1 - writer].replace(replace(seen, note=theirs), expected=seen)
            saved = self.stores[writer].replace(replace(seen, note=mine), expected=seen)
            kept = {text for text in (mine, theirs) if text != seen.note}
            assert all(text in saved.note for text in kept)
            self.model[one] = (path, saved.note)

    @rule(writer=writers, one=consumes(ids))
    def delete(self, writer, one):
        if one in self.model:
            self.stores[writer].delete(one)
            del self.model[one]

    @rule(writer=writers, one=ids, note=texts)
    def undo_and_redo(self, writer, one, note):
        if one in self.model:
            store = self.stores[writer]
            store.replace(replace(store.get(one)[1], note=note))
            assert store.undo()
            self.see()
            assert store.redo()
            self.model[one] = (self.model[one][0], note)

    @rule(writer=writers, one=ids)
    def delete_and_undo_after_a_restart(self, writer, one):
        if one in self.model:
            self.stores[writer].delete(one)
            self.restart(writer)
            assert self.stores[writer].undo()

    @rule(writer=writers)
    def restart(self, writer):
        self.stores[writer] = AnnotationStore(self.folder)

    @rule(writer=writers, path=paths, note=texts, after=st.integers(0, 30))
    def crash_while_adding(self, writer, path, note, after):
        one = Annotation(new_id(), "q", note=note)
        self.crash(writer, after, lambda store: store.add(path, one), {one.id: (path, note)})

    @rule(writer=writers, one=ids, after=st.integers(0, 30))
    def crash_while_deleting(self, writer, one, after):
        if one in self.model:
            self.crash(writer, after, lambda store: store.delete(one), {one: None})

    def crash(self, writer, after, act, effect):
        """Do `act` on a disk that dies; what was acknowledged must be there, else either."""
        acknowledged = False
        with crashes.crashing(after), suppress(crashes.Crash):
            act(self.stores[writer])
            acknowledged = True
        self.stores[writer] = AnnotationStore(self.folder)
        new = self.model | effect
        new = {one: place for one, place in new.items() if place is not None}
        if acknowledged or self.seen(self.stores[writer]) == new:
            self.model = new

    @rule(writer=writers, path=paths, cut=st.floats(0, 0.99))
    def truncate(self, writer, path, cut):
        file = self.folder / file_name(path)
        if file.exists() and not self.stores[writer].problems:
            raw = file.read_bytes()
            file.write_bytes(raw[: int(cut * len(raw))])

    def seen(self, store):
        return {a.id: (path, a.note) for path, rows in store.all().items() for a in rows}

    @invariant()
    def see(self):
        if hasattr(self, "stores"):
            for store in (*self.stores, AnnotationStore(self.folder)):
                assert self.seen(store) == self.model

    @invariant()
    def leave_little_behind(self):
        if hasattr(self, "folder") and self.folder.exists():
            files = [
                p for p in self.folder.rglob("*") if p.is_file() and p.parent.name != "quarantine"
            ]
            assert len(files) <= 5 + 6 * len(PATHS)

    @invariant()
    def keep_files_readable(self):
        if hasattr(self, "stores") and not self.stores[0].problems:
            for file in self.folder.glob("*.json"):
                json.loads(file.read_bytes())


StoreMachine.TestCase.settings = examples(25, stateful_step_count=25)
TestStore = StoreMachine.TestCase


def test_a_crash_at_every_point_of_a_save_leaves_the_old_or_the_new(tmp_path):
    points = []
    after = 0
    while True:
        folder = tmp_path / str(after)
        AnnotationStore(folder).add("a.txt", Annotation("", "q", note="old"))
        done = False
        with crashes.crashing(after) as torn, suppress(crashes.Crash):
            AnnotationStore(folder).add("a.txt", Annotation("", "q", note="new"))
            done = True
        notes = [a.note for a in AnnotationStore(folder).of("a.txt")]
        assert notes in (["old"], ["old", "new"])
        if done:
            assert notes == ["old", "new"]
            break
        points += torn
        after += 1
        AnnotationStore(folder).add("a.txt", Annotation("", "q", note="later"))
        assert [a.note for a in AnnotationStore(folder).of("a.txt")] == [*notes, "later"]
    assert {"write", "fsync", "link", "replace"} <= set(points)


def test_a_crash_at_every_point_of_a_change_to_two_files_leaves_all_or_nothing(tmp_path):
    outcomes = set()
    after = 0
    done = False
    while not done:
        store = AnnotationStore(tmp_path / str(after))
        ids = [store.add(path, Annotation("", "q")).id for path in PATHS]
        with crashes.crashing(after), suppress(crashes.Crash):
            AnnotationStore(store.files.root).delete_many(ids)
            done = True
        other = AnnotationStore(store.files.root)
        other.add("c.txt", Annotation("", "q"))
        left = set(other.all()) - {"c.txt"}
        assert left in (set(), set(PATHS))
        outcomes.add(len(left))
        later = AnnotationStore(store.files.root)
        later.add("d.txt", Annotation("", "q"))
        assert set(later.all()) - {"c.txt", "d.txt"} == left
        after += 1
    assert outcomes == {0, 2}


def test_a_file_that_cannot_be_changed_takes_the_others_back(tmp_path):
    store = AnnotationStore(tmp_path)
    one, two = (store.add(path, Annotation("", "q")) for path in PATHS)
    newer = tmp_path / file_name(PATHS[1])
    newer.write_bytes(newer.read_bytes().replace(b'"v": 1', b'"v": 2'))
    os.utime(newer, (0, 0))  # as long as before, and some file systems count whole seconds
    try:
        store.delete_many([one.id, two.id])
    except NewerSchemaError:
        assert {path: len(rows) for path, rows in store.all().items()} == dict.fromkeys(PATHS, 1)
    else:
        raise AssertionError("a newer file was changed")
    assert AnnotationStore(tmp_path).add(PATHS[0], Annotation("", "q"))
    assert len(AnnotationStore(tmp_path).of(PATHS[0])) == 2


def test_damage_after_a_crash_after_damage_loses_nothing(tmp_path):
    outcomes = []
    done = False
    while not done:
        store = AnnotationStore(tmp_path / str(len(outcomes)))
        file = store.files.root / file_name("a.txt")
        store.add("a.txt", Annotation("", "q", note="kept"))
        store.delete(store.add("a.txt", Annotation("", "q", note="deleted")).id)
        file.write_bytes(b"")
        store.add("a.txt", Annotation("", "q", note="later"))
        with crashes.crashing(len(outcomes)), suppress(crashes.Crash):
            store.add("a.txt", Annotation("", "q", note="torn"))
            done = True
        file.write_bytes(b"")
        outcomes.append([one.note for one in AnnotationStore(store.files.root).of("a.txt")])
    assert outcomes[-1] == ["kept", "later", "torn"]
    assert all(notes in (["kept", "later"], outcomes[-1]) for notes in outcomes)
