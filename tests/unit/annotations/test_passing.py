from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.annotation import CLAIM, MEMBER, Annotation, Link, from_row, to_row
from tui.annotations.folder import StoreFolder
from tui.annotations.identifiers import derived_id
from tui.annotations.layout import DEFAULT, META, dump
from tui.annotations.names import file_name
from tui.annotations.passing import Spelled, holders, notes_once
from tui.annotations.reading import load
from tui.annotations.store import AnnotationStore

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\'), max_size=9
)
labels = st.none() | texts.filter(bool)
lists = st.lists(texts | st.sampled_from(["]", '"', ", "]), unique=True, max_size=3).map(tuple)
ids = st.integers(0, 9).map(lambda number: derived_id(str(number)))
annotations = st.builds(
    Annotation,
    id=ids,
    quote=texts,
    prefix=texts,
    suffix=texts,
    start=st.none() | st.integers(0, 10**9),
    end=st.none() | st.integers(0, 10**9),
    note=texts,
    tags=lists,
    verdict=labels,
    attribution=labels,
    certainty=labels,
    kinds=lists,
    twin=st.sampled_from([(), (1, 2), (2, 10, 3)]),
    links=st.lists(st.builds(Link, st.sampled_from(["same", "supports"]), ids), unique=True).map(
        tuple
    ),
    created=texts,
    extra=st.sampled_from([{}, {}, {CLAIM: False}, {MEMBER: True}]),
)
files = st.lists(annotations, min_size=1, max_size=4, unique_by=lambda a: a.id)


def _file(notes):
    rows = {note.id: to_row(note) for note in notes}
    meta = {"schema": {"v": 1}, "document": {"path": "a b/c.txt"}}
    return dump({META: meta, DEFAULT: rows})[0]


def _read(notes):
    return [note.annotation() if isinstance(note, Spelled) else note for note in notes]


@given(files)
def test_rows_as_they_are_saved_mean_what_their_spelling_says(tmp_path_factory, notes):
    folder = tmp_path_factory.mktemp("notes")
    (folder / "c.json").write_bytes(_file(notes))
    about, rows = notes_once(folder, "c.json")
    assert about.document == "a b/c.txt"
    assert all(isinstance(row, Spelled) for row in rows)
    assert _read(rows) == notes


@given(files, st.data())
def test_what_anybody_has_changed_in_a_file_is_read_as_carefully(tmp_path_factory, notes, data):
    folder = tmp_path_factory.mktemp("notes")
    raw = _file(notes)
    at = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 3))
    put = data.draw(st.sampled_from([b"", b"\n", b"\\", b'"', b"\t", b"\x01", b"]", b", ", b"0"]))
    line = data.draw(st.sampled_from([b"", raw.split(b"\n")[7]]))
    (folder / "c.json").write_bytes(raw[:at] + put + line + raw[at + cut :])
    expected = load(folder, "c.json")
    about, rows = notes_once(folder, "c.json")
    assert (about.document, about.problem) == (expected.document, expected.problem)
    assert _read(rows) == [from_row(key, row) for key, row in expected.rows.items()]


def test_holders_are_the_documents_with_notes_and_nothing_is_kept(store, folder, note):
    for path in ("a.txt", "b/c.txt", "é.txt", "gone.txt"):
        store.add(path, note(path))
    store.delete_many([one.id for one in store.of("gone.txt")])
    copy = folder / file_name("a.txt").replace(".json", " (conflicted copy).json")
    copy.write_bytes((folder / file_name("a.txt")).read_bytes())
    (folder / file_name("b/c.txt")).write_text("{}")
    files = StoreFolder(folder)
    found = holders(files)
    assert found == {path: file_name(path) for path in AnnotationStore(folder).all()}
    kept = files.is_read
    assert [kept(found["a.txt"]), kept(found["é.txt"])] == [False, False]
    assert [one.annotation().note for one in files.notes_once(found["é.txt"])] == ["é.txt"]
    assert not kept(found["é.txt"])
    assert files.about(found["é.txt"]).document == "é.txt"
    (folder / found["é.txt"]).write_bytes(_file([replace(note(), id=derived_id("x"))]))
    assert files.about(found["é.txt"]).document == "a b/c.txt"
