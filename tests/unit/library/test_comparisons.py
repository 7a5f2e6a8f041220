"""A large library is compared once, and then only what changes in it."""

from __future__ import annotations

import pytest

from tui.comparing import pairs as comparing
from tui.comparing.candidates import Candidates
from tui.comparing.features import features
from tui.library import Library, ledger_verbs

TEXTS = {
    f"{n:02}.txt": f"The bridge of Marrow was closed on 3 May {2000 + n}, the mayor said.\n\n"
    f"Its repair costs {n + 4} million euros, Town{n} council said.\n"
    for n in range(24)
}


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger_verbs, "_MANY", 5)
    monkeypatch.setattr(ledger_verbs, "_LITTLE", 0)
    root = tmp_path / "documents"
    root.mkdir()
    for name, text in TEXTS.items():
        (root / name).write_text(text)

    def opened():
        return Library.open(str(root), environ={"HOME": str(tmp_path / "own")}, cwd=root)

    return opened


@pytest.fixture
def read(monkeypatch):
    """The documents whose claims were asked for."""
    asked = []
    claims = Library.claims

    def noting(self, path):
        asked.append(path)
        return claims(self, path)

    monkeypatch.setattr(Library, "claims", noting)
    return asked


def found(library):
    pairs = {
        (p.a.path, p.a.text, p.b.path, p.b.text): p.relation
        for p in library.compare()
        if p.relation != "related"
    }
    library.close()
    return pairs


def test_a_new_document_is_compared_with_all_others_which_are_not_read_again(
    opened, read, monkeypatch
):
    before = found(opened())
    root = opened().root
    read.clear()
    monkeypatch.setattr(comparing, "likely", lambda *_: pytest.fail("everything again"))
    (root / "later.txt").write_text(
        "The bridge of Marrow was closed on 9 May 2007, the mayor said.\n"
    )
    after = found(opened())
    assert read == ["later.txt"]
    assert {k: v for k, v in after.items() if "later.txt" not in k} == before
    new = {v for k, v in after.items() if {"07.txt", "later.txt"} == {k[0], k[2]}}
    assert new == {"differs"}


def test_what_is_found_so_is_what_a_whole_comparison_finds(opened, tmp_path):
    found(opened())
    root = opened().root
    (root / "03.txt").write_text(TEXTS["04.txt"].replace("8 million", "12 million"))
    (root / "05.txt").unlink()
    again = found(opened())
    library = Library.open(str(root), environ={"HOME": str(tmp_path / "other")}, cwd=root)
    whole = found(library)
    mine, others = (
        {k: v for k, v in pairs.items() if (k[0], k[2]) == ("03.txt", "04.txt")}
        for pairs in (again, whole)
    )
    assert mine == others
    assert set(mine.values()) == {"echo", "differs"}
    assert not any("05.txt" in key for key in again)


def test_of_what_a_reader_speaks_nothing_old_is_believed(opened):
    library = opened()
    assert any("03.txt" in key for key in found(library))
    library = opened()
    for claim in library.claims("03.txt"):
        library.dismiss_claim("03.txt", claim.span)
    assert not any("03.txt" in key for key in found(library))


def test_when_many_documents_change_all_is_compared(opened, monkeypatch):
    found(opened())
    root = opened().root
    for n in range(8):
        (root / f"{n:02}.txt").write_text(f"The mill of Town{n} burnt down in 2019.\n")
    whole = []
    likely = comparing.likely
    monkeypatch.setattr(comparing, "likely", lambda *args: whole.append(1) or likely(*args))
    found(opened())
    assert whole


def test_who_reads_to_and_fro_is_answered_from_memory_until_something_changes(opened, monkeypatch):
    library = opened()
    claim = library.claims("01.txt")[0]
    first = library.related("01.txt", claim.span)
    assert first
    with monkeypatch.context() as patch:
        patch.setattr(comparing, "related", lambda *_, **__: pytest.fail("asked again"))
        assert library.related("01.txt", claim.span) == first
    (library.root / "02.txt").write_text("Nothing of the kind is said in this one.\n")
    library.entries(refresh=True)
    again = library.related("01.txt", claim.span)
    assert {p.b.path for p in first} - {p.b.path for p in again} <= {"02.txt"}
    assert again != first
    library.close()


def test_what_was_asked_of_the_texts_as_they_were_is_no_answer_later(opened, monkeypatch):
    library = opened()
    span = library.claims("01.txt")[0].span
    made = library._all_candidates

    def made_and_changed():  # as another thread may between any two steps of this one
        before = made()
        (library.root / "02.txt").write_text("Nothing of the kind is said in this one.\n")
        library.entries(refresh=True)
        made()
        return before

    with monkeypatch.context() as patch:
        patch.setattr(library, "_all_candidates", made_and_changed)
        before = library.related("01.txt", span)
    assert library.related("01.txt", span) != before
    library.close()


def test_a_sentence_that_a_text_says_again_and_again_gives_no_words_to_another_text(
    opened, monkeypatch
):
    root = opened().root
    again = "The council of Marrow paid 12 million euros for the tunnel in 2019."
    (root / "00.txt").write_text("".join(f"It is {n} years now. {again}\n\n" for n in range(7)))
    found(opened())
    (root / "later.txt").write_text(
        "The bridge of Marrow was closed on 9 May 2007, the mayor said.\n"
    )
    given = []
    add = Candidates.add

    def noting(self, passage, written=None, *, terms=None):
        given.append((passage, terms))
        return add(self, passage, written, terms=terms)

    monkeypatch.setattr(Candidates, "add", noting)
    found(opened())
    assert {passage.path for passage, terms in given if terms is None} == {"later.txt"}
    for passage, terms in given:
        assert terms is None or set(terms) == set(features(passage.text).terms)
