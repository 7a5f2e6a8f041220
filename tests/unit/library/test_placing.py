from tui.library import Filters, Library
from tui.spans import Span

SAID = "Example Corp said on Tuesday"


def test_a_renamed_document_takes_its_notes_along(library, folder):
    library.annotate_quote("leak.txt", SAID, note="mine")
    (folder / "leak.txt").rename(folder / "renamed.txt")
    moved = Library.open(cwd=folder)
    [placed] = moved.placed("renamed.txt")
    assert (placed.path, placed.status, placed.annotation.note) == ("renamed.txt", "exact", "mine")
    assert any("renamed.txt" in line for line in moved.problems())
    moved.annotate_quote("renamed.txt", "The open model may have")
    assert len(Library.open(cwd=folder).placed("renamed.txt")) == 2


def test_equal_files_never_trade_notes(library, folder):
    library.annotate_quote("leak.txt", SAID)
    text = (folder / "leak.txt").read_text("utf-8")
    (folder / "twin.txt").write_text(text)
    assert Library.open(cwd=folder).placed("twin.txt") == []
    (folder / "leak.txt").rename(folder / "other.txt")
    again = Library.open(cwd=folder)
    assert again.placed("twin.txt") == again.placed("other.txt") == []
    assert [p.status for p in again.all_placed()] == ["orphan"]


def test_a_listing_believes_files_that_look_the_same_but_verifying_reads(library, folder):
    made = library.annotate("leak.txt", Span(0, 6))
    assert [p.status for p in library.all_placed()] == ["exact"]
    library.close()
    again = Library.open(cwd=folder)
    assert [p.span for p in again.all_placed()] == [Span(0, 6)]
    assert not again._sources._read
    assert [p.status for p in again.verify()] == ["exact"]
    assert again._sources._read
    again.close()
    file = next((folder / "annotations").glob("leak-*.json"))
    file.write_text(file.read_text("utf-8").replace('"A leak"', '"B leak"'))
    [placed] = Library.open(cwd=folder).all_placed()
    assert (placed.annotation.id, placed.found) != (made.id, "B leak")


def test_a_file_that_changed_is_read_again(library, folder):
    library.annotate("leak.txt", Span(0, 6))
    library.all_placed()
    library.close()
    text = (folder / "leak.txt").read_text("utf-8")
    (folder / "leak.txt").write_text(text.replace("A leak", "Well: a leak"))
    [placed] = Library.open(cwd=folder).all_placed()
    assert placed.found != "A leak" or placed.span != Span(0, 6)


def test_opened_on_one_file_the_notes_of_the_others_are_not_lost(library, folder):
    library.annotate_quote("leak.txt", SAID)
    one = Library.open(str(folder / "press.md"))
    assert [entry.path for entry in one.entries()] == ["press.md"]
    assert [(p.path, p.status) for p in one.all_placed()] == [("leak.txt", "exact")]
    assert one.unsettled() == []
    one.close()
    (folder / "leak.txt").rename(folder / "renamed.txt")
    again = Library.open(str(folder / "press.md"))
    assert [entry.path for entry in again.entries()] == ["press.md"]
    assert [(p.path, p.status) for p in again.all_placed()] == [("renamed.txt", "exact")]
    again.close()


def test_notes_that_stand_are_known_to_stand_also_when_one_that_did_not_is_gone(library, folder):
    stands = library.annotate_quote("leak.txt", SAID)
    lost = library.annotate_quote("leak.txt", "The open model may have")
    file = folder / "leak.txt"
    file.write_text(
        file.read_text(encoding="utf-8").replace("The open model may have", "Nobody knows about"),
        encoding="utf-8",
    )
    before = {p.annotation.id: p.status for p in library.placed("leak.txt")}
    assert before[lost.id] != "exact"
    library.delete([lost.id])
    assert [(p.annotation.id, p.status) for p in library.placed("leak.txt")] == [
        (stands.id, "exact")
    ]
    library.undo()
    assert {p.annotation.id: p.status for p in library.placed("leak.txt")} == before


def test_notes_are_looked_for_anew_in_the_encoding_that_a_reader_names(folder):
    (folder / "old.txt").write_bytes("Die Füße der Brücke waren müde.".encode("cp437"))
    library = Library.open(cwd=folder)
    text = library.document("old.txt").text
    library.annotate("old.txt", Span(4, 8), note="x")
    assert [placed.found for placed in library.placed("old.txt")] == [text[4:8]]
    taken = library._placing.hash_of("old.txt")
    library.close()
    library = Library.open(cwd=folder)
    assert [placed.status for placed in library.placed("old.txt")] == ["exact"]
    library.describe("old.txt", encoding="cp437")
    assert "Füße" in library.document("old.txt").text
    assert [placed.status for placed in library.placed("old.txt")] != ["exact"]
    library.close()
    library = Library.open(cwd=folder)
    assert [placed.status for placed in library.all_placed()] != ["exact"]
    assert [placed.status for placed in library.chosen(Filters())] != ["exact"]
    assert library._placing.hash_of("old.txt") != taken
    library.close()
