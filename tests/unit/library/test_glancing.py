"""What a list of documents learns at a glance, and keeps for the next time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.documents import Entry
from tui.library.apart import copies_apart
from tui.library.glancing import copies_in, heads_of, metadata_of, parcels, prints_of

WORDS = " ".join(f"word{n}" for n in range(400))


def listed(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [Entry(f"{name}.txt", str(folder / f"{name}.txt"), "txt") for name in texts]


def test_one_bad_file_does_not_hide_the_others(tmp_path):
    entries = [
        *listed(tmp_path, good="A title here\n\nText."),
        Entry("no", str(tmp_path / "no"), "txt"),
    ]
    heads = heads_of(entries)
    assert "problem" in heads["no"]
    assert metadata_of(heads["good.txt"], {}).title == "A title here"
    said = metadata_of(heads["good.txt"], {"title": "Another", "case": "P07"})
    assert (said.title, said.attributes) == ("Another", {"case": "P07"})
    assert list(prints_of(entries)) == ["good.txt"]


def test_copies_are_known_from_both_sides(tmp_path):
    entries = listed(tmp_path, a=WORDS, b=WORDS + " and a few more", c="Nothing of the kind.")
    found = copies_in(prints_of(entries))
    assert sorted(found) == ["a.txt", "b.txt"]
    assert found["a.txt"] == found["b.txt"]


def test_a_library_knows_its_copies_without_reading_them_again(library, folder, monkeypatch):
    (folder / "a.txt").write_text(WORDS, encoding="utf-8")
    (folder / "b.txt").write_text(WORDS, encoding="utf-8")
    found = library.copies()
    assert [(c.a, c.b, c.kind) for c in found["a.txt"]] == [("a.txt", "b.txt", "same")]
    monkeypatch.setattr("tui.library.glancing.prints_of", None)
    assert library.copies() == found
    apart = copies_apart(library.settings, library.cache_folder, library.state_folder)
    assert apart == found


def test_a_text_is_a_copy_in_the_encoding_that_a_reader_has_named(library, folder):
    said = " ".join(f"größer{n}" for n in range(400))
    (folder / "a.txt").write_text(said, encoding="utf-8")
    (folder / "b.txt").write_bytes(said.encode("cp437"))
    assert library.copies() == {}
    library.describe("b.txt", encoding="cp437")
    assert sorted(library.copies()) == ["a.txt", "b.txt"]
    library.describe("b.txt", encoding=None)
    assert library.copies() == {}


def test_what_was_read_of_a_file_is_known_until_it_changes(library):
    entries = [entry for entry in library.entries() if entry.problem is None]
    assert library.heads_known(entries) == {}
    heads = heads_of(entries)
    library.keep_heads(entries, {**heads, entries[0].path: {"problem": "an extra is missing"}})
    assert library.heads_known(entries) == {e.path: heads[e.path] for e in entries[1:]}
    entries[1].file.write_text("Now it says something else.", encoding="utf-8")
    assert entries[1].path not in library.heads_known(library.entries(refresh=True))


def test_changes_are_noticed_and_listed(library, folder):
    assert not library.changes()
    (folder / "new.txt").write_text("New.", encoding="utf-8")
    assert [entry.path for entry in library.changes().new] == ["new.txt"]
    assert "new.txt" in [entry.path for entry in library.entries()]
    assert not library.changes()


@given(st.lists(st.integers(0, 50)), st.integers(1, 5), st.integers(1, 100))
def test_parcels_hold_everything_in_order(sizes, most, size):
    entries = [Entry(str(n), "", "txt", each) for n, each in enumerate(sizes)]
    made = parcels(entries, most, size)
    assert [entry for part in made for entry in part] == entries
    assert all(0 < len(part) <= most for part in made)
    assert all(sum(e.size for e in part) <= size or len(part) == 1 for part in made)


def test_rows_of_many_documents_are_those_of_each(library, monkeypatch):
    entries = library.entries()
    rows = library.doc_rows(entries)
    assert rows == [library.doc_row(entry) for entry in entries]
    monkeypatch.setattr(type(library._sources), "document", None)  # nothing is read again
    assert library.doc_rows(entries) == rows


def test_what_a_reader_says_of_an_encoding_gives_the_title(library, folder):
    (folder / "odd.txt").write_bytes("Ждать поезда\n\nДалее текст.".encode("cp866"))
    library.describe("odd.txt", encoding="cp866")
    entries = [entry for entry in library.entries(refresh=True) if entry.path == "odd.txt"]
    assert metadata_of(library.heads(entries)["odd.txt"], {}).title == "Ждать поезда"
    assert library.heads_known(entries) == {}
