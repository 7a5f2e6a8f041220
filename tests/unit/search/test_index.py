from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.documents.document import Block, Document, Metadata
from tui.search import Change, Index
from tui.spans import Span
from tui.text.folding import fold, terms


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("postponed indefinitely", "delay.md"),
        ("postpned indefinetly", "delay.md"),
        ("indefinitely postponed", "delay.md"),
        ("factors weigh decisions", "delay.md"),
        ("misus", "delay.md"),
        ("opensource parameters", "leak.txt"),
        ("open source movement", "guide/open.md"),
        ("CAFE OWNERS DON'T", "leak.txt"),
        ("cafe naive dont", "leak.txt"),
        ("nolij fizicists", "guide/open.md"),
        ("moddel would be postponed", "delay.md"),
        ("六月发布", "guide/open.md"),
        ("发布", "guide/open.md"),
        ("布", "guide/open.md"),
        ('"六月发"', "guide/open.md"),
    ],
)
def test_a_passage_is_found_by_what_a_reader_remembers(index, query, path):
    assert index.search(query)[0].path == path


def test_a_hit_says_exactly_where_it_stands(index, lib):
    for query in ("postponed", "open source", "发布", "café"):
        for hit in index.search(query):
            assert hit.span.of(lib.TEXTS[hit.path]) == hit.text
            assert all(match.end <= len(hit.text) and match for match in hit.matches)


def test_matched_words_are_marked(index):
    hit = index.search("postpned indefinetly")[0]
    assert [match.of(hit.text) for match in hit.matches] == ["postponed", "indefinitely"]


def test_scores_fall(index):
    scores = [hit.score for hit in index.search("open model delay")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


def test_the_limit_limits(index):
    assert len(index.search("open model", limit=1)) == 1


@pytest.mark.parametrize("query", ["", "   ", "zzqx", "—", '"not in there"', "-delay", "tag:", "6"])
def test_nothing_is_found_without_reason(index, query):
    assert index.search(query) == []


def test_a_phrase_must_stand_there_as_it_is(index):
    assert [h.path for h in index.search('"postponed indefinitely"')] == ["delay.md"]
    assert index.search('"indefinitely postponed"') == []
    assert index.search('"postponed indefinetly"') == []


def test_an_excluded_word_must_not(index):
    assert {h.path for h in index.search("postponed")} == {"delay.md", "leak.txt"}
    assert {h.path for h in index.search("postponed -altman")} == {"delay.md"}
    assert {h.path for h in index.search('postponed -"sam altman"')} == {"delay.md"}


def test_a_search_can_be_kept_to_some_documents(index):
    assert {h.path for h in index.search("postponed", only={"leak.txt"})} == {"leak.txt"}
    assert index.search("postponed", only=()) == []


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("model doc:leak", {"leak.txt"}),
        ("model doc:imminent", {"leak.txt"}),  # its title says so
        ("model doc:immminent", {"leak.txt"}),  # and may be misspelt
        ("model doc:guide/", {"guide/open.md"}),
        ("model -doc:guide -doc:leak", {"delay.md"}),
        ("model outlet:gazette", {"leak.txt"}),
        ('model outlet:"slow times"', {"delay.md"}),
        ("model date:2025-06", {"delay.md"}),
        ("model date:>2025-06", {"leak.txt"}),
        ("model date:2024", set()),
    ],
)
def test_documents_are_chosen_by_what_is_known_of_them(index, query, paths):
    assert {hit.path for hit in index.search(query)} == paths


def test_an_outlet_is_named_by_how_its_words_begin():
    index = Index()
    names = {"a": "The Loom", "b": "The Mail", "c": "Slow News"}
    index.update(
        Change(path, "1", Document(path, "A model.", "text", metadata=Metadata(outlet=name)))
        for path, name in names.items()
    )
    assert [hit.path for hit in index.search("outlet:m")] == ["b"]
    assert [hit.path for hit in index.search("outlet:oom")] == ["a"]  # nothing begins so


def test_a_filter_alone_lists_documents(index):
    assert [h.path for h in index.search("date:2025")] == ["delay.md", "leak.txt"]


def test_a_changed_document_is_found_by_its_new_words_only(index):
    index.update([Change("delay.md", "2", Document("delay.md", "Nothing was cancelled.", "text"))])
    assert index.versions()["delay.md"] == "2"
    assert index.search("indefinitely") == []
    assert index.search("cancelled")[0].path == "delay.md"


def test_a_document_that_is_gone_is_not_found(index):
    index.update([Change("delay.md")])
    assert set(index.versions()) == {"leak.txt", "guide/open.md"}
    assert {h.path for h in index.search("postponed")} == {"leak.txt"}


def test_many_updates_do_not_pile_up(index):
    for number in range(40):
        text = f"Version {number} of a text about weights."
        index.update([Change("new.txt", str(number), Document("new.txt", text, "text"))])
    assert [h.text for h in index.search("weights", only={"new.txt"})] == [
        "Version 39 of a text about weights."
    ]
    assert len(index._segments) < 10


def test_an_update_that_fails_keeps_what_it_had(lib):
    def broken():
        yield from lib.changes()
        raise RuntimeError

    index = Index()
    with pytest.raises(RuntimeError):
        index.update(broken())
    assert index.search("postponed indefinitely")


def test_an_empty_index_answers():
    index = Index()
    assert index.search("anything") == []
    assert index.search("is:claim") == []
    assert index.versions() == {}


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "\x00\ud800\x1b[31m", "'" * 50, "日" * 2000],
    ids=["nothing", "blank", "controls", "apostrophes", "one character"],
)
def test_any_text_can_be_indexed(text):
    index = Index()
    index.update([Change("x", "1", Document("x", text, "text"))])
    for hit in index.search(text[:10]):
        assert hit.span.of(text) == hit.text


WORDS = st.sampled_from(
    ["open", "models", "déjà", "don't", "日本語", "weights", "a.b", "—", "x" * 50]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@given(TEXTS, TEXTS)
@examples(40)
def test_every_word_of_any_text_is_found_where_it_stands(first, second):
    index = Index()
    text = f"{first}.\n\n{second}"
    index.update([Change("x", "1", Document("x", text, "text"))])
    for word in dict.fromkeys(terms(fold(text))):
        hits = index.search(f'"{word}"')
        assert hits
        assert all(hit.span.of(text) == hit.text for hit in hits)


def test_a_text_that_comes_in_pieces_is_found_like_a_whole_one(lib, monkeypatch):
    text = "\n\n".join(f"{one}\n\nParagraph {n}." for n, one in enumerate(lib.TEXTS.values()))
    whole, pieced = Index(), Index()
    document = Document("a.md", text, "text")
    whole.update([Change("a.md", "1", document)])
    monkeypatch.setattr("tui.search.passages._WINDOW", 200)
    pieces = (text[i : i + 7] for i in range(0, len(text), 7))
    pieced.update([Change("a.md", "1", replace(document, text=text[:20]), pieces=pieces)])
    for query in ("postponed", "café owners", "don't", "发布", "open source", "paragraph 2"):
        assert pieced.search(query) == whole.search(query)


def test_a_document_of_several_segments_is_one_document(lib, tmp_path, monkeypatch):
    monkeypatch.setattr("tui.search.passages._WINDOW", 200)
    monkeypatch.setattr("tui.search.index._FULL", 100)
    text = "\n\n".join(lib.TEXTS.values())
    index = Index(tmp_path)
    index.update([Change("a.md", "1", Document("a.md", text, "text"))])
    assert len(list((tmp_path / "search").glob("segment-*"))) > 1
    assert index.versions() == {"a.md": "1"}
    assert len(index.search("doc:a.md")) == 1
    for query in ("misuse", "imminent leak", "physicists"):
        for hit in index.search(query):
            assert hit.span.of(text) == hit.text
    index.close()
    again = Index(tmp_path)
    assert again.versions() == {"a.md": "1"}
    again.update([Change("a.md")])
    assert again.search("misuse") == []


def test_half_a_document_counts_as_none(lib, tmp_path, monkeypatch):
    monkeypatch.setattr("tui.search.passages._WINDOW", 200)
    monkeypatch.setattr("tui.search.index._FULL", 100)
    index = Index(tmp_path)

    def pieces():
        yield "\n\n".join(lib.TEXTS.values())
        raise KeyboardInterrupt

    document = Document("a.md", "", "text")
    with pytest.raises(KeyboardInterrupt):
        index.update([Change("a.md", "1", document, pieces=pieces())])
    index.close()
    assert Index(tmp_path).versions() == {}
    assert Index(tmp_path).search("postponed") == []


def test_front_matter_is_found_but_text_comes_first():
    def of(path, front, body):
        text = f"---\n{front}\n---\n{body}"
        end = text.index("\n---\n") + 4
        return Document(path, text, "md", blocks=(Block("matter", Span(0, end)),))

    index = Index()
    documents = [
        of("a.md", "title: Purple weights delayed", "Nothing of the kind stands here."),
        of("b.md", "title: Other", "The company said that the purple weights are delayed."),
        of("c.md", "title: Zebra crossing", "Another text."),
    ]
    index.update(Change(d.path, "1", d) for d in documents)
    assert [hit.path for hit in index.search("purple weights delayed")] == ["b.md", "a.md"]
    assert index.search("zebra")[0].path == "c.md"
    body = index.search("nothing of the kind")[0]
    assert body.text == "Nothing of the kind stands here."
