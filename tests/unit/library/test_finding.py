from tui.spans import Span

SAID = "Example Corp said on Tuesday"


def test_relations_are_found_among_documents(library):
    text = library.document("leak.txt").text
    start = text.index(SAID)
    [nearest, *_] = library.related("leak.txt", Span(start, text.index(".", start) + 1))
    assert nearest.b.path == "press.md"
    assert nearest.relation in {"same", "echo"}
    assert library.compare()[0].score > 0
    rows = library.ledger().rows
    assert {cell.path for cell in rows[0].cells} == {"leak.txt", "press.md"}


def test_search_sees_a_note_as_soon_as_it_is_saved(library):
    assert library.search("zeppelin") == []
    library.annotate("leak.txt", Span(0, 6), note="about a zeppelin")
    [hit] = library.search("zepelin", where={"notes"})
    assert hit.annotation == library.placed("leak.txt")[0].annotation.id


def test_search_knows_what_the_reader_said_of_a_document(library):
    assert library.search("outlet:zeppelin") == []
    library.describe("leak.txt", outlet="The Zeppelin Times")
    library._seeker._look_again = 0.0  # as after a second
    assert {hit.path for hit in library.search("outlet:zeppelin")} == {"leak.txt"}


def test_search_follows_files_that_come_and_go(library, folder):
    assert library.search("zeppelin") == []
    (folder / "new.txt").write_text("A zeppelin was seen over the town, said the mayor.")
    library._seeker._look_again = 0.0
    assert [hit.path for hit in library.search("zeppelin")] == ["new.txt"]
    (folder / "new.txt").unlink()
    library._seeker._look_again = 0.0
    assert library.search("zeppelin") == []
