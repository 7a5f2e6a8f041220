"""A large text is let go while nobody needs it, and is there again for whoever asks."""

import pickle
import tracemalloc
from dataclasses import replace

from tui.documents.document import LARGE, Document
from tui.text.source import ChunkedSource, StringSource

TEXT = "The mayor 👍🏽 said that 30 of the 40 wells in Köln were dry.\n" * 12_000


def the_document(text=TEXT):
    return Document("notes.md", "".join(list(text)), "md")


def test_a_large_text_takes_what_it_takes_in_its_file():
    tracemalloc.start()
    try:
        document = the_document()
        assert isinstance(document.source, ChunkedSource)
        document.let_go()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1.2 * len(TEXT.encode())
    assert document.length == len(TEXT)


def test_a_text_that_was_let_go_is_the_same():
    document, other = the_document(), the_document()
    sha256 = other.sha256
    assert document.source.complete
    document.let_go()
    assert document.text == TEXT
    document.let_go()
    assert document == other
    assert document.sha256 == sha256
    assert replace(document, path="a.md").text == TEXT
    document.let_go()
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    again.let_go()  # nobody has read it in chunks: nothing is to be let go
    assert vars(again)["text"] == TEXT


def test_a_small_text_and_one_of_ascii_stay_as_they_are():
    for text in ("Köln 👍🏽", "a" * (LARGE + 1)):
        document = the_document(text)
        assert isinstance(document.source, StringSource)
        document.let_go()
        assert vars(document)["text"] == text
