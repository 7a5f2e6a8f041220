import json
from json.encoder import encode_basestring, encode_basestring_ascii

from hypothesis import given
from hypothesis import strategies as st

from tui.annotations.annotation import Annotation, Link, to_row
from tui.annotations.identifiers import derived_id
from tui.annotations.layout import DEFAULT, META, dump
from tui.annotations.passing import notes_once, unspelled
from tui.cli.listing import annotation_lines, standing_lines
from tui.library.records import Placed, Standing
from tui.spans import Span

_texts = st.text(max_size=12)
_labels = st.none() | _texts
_tags = st.lists(_texts, max_size=3).map(tuple)
_placed = st.builds(
    Placed,
    path=_texts,
    annotation=st.builds(
        Annotation,
        id=_texts,
        quote=st.sampled_from(["", 'a "quote"\n\\ \x1b\u202e é 𝄞']) | _texts,
        prefix=_texts,
        suffix=_texts,
        note=_texts,
        tags=_tags,
        verdict=_labels,
        attribution=_labels,
        certainty=_labels,
        kinds=_tags,
        links=st.lists(st.builds(Link, st.sampled_from(["same", "supports"]), _texts)).map(tuple),
        created=_texts,
        modified=_texts,
        creator=_texts,
    ),
    status=st.sampled_from(["exact", "fuzzy", "orphan"]),
    span=st.none() | st.builds(lambda start, n: Span(start, start + n), *[st.integers(0, 9)] * 2),
    found=_labels,
    confidence=st.floats(0, 1),
)


@given(_placed)
def test_a_listed_annotation_is_spelled_as_any_json_is(placed):
    for literal, ascii_only in ((encode_basestring, False), (encode_basestring_ascii, True)):
        (line,) = annotation_lines([placed], literal)
        row = json.loads(line)
        assert line == json.dumps(row, ensure_ascii=ascii_only)
        note, span = placed.annotation, placed.span
        assert row == {
            "path": placed.path,
            **{name: getattr(note, name) for name in _NAMES},
            "tags": list(note.tags),
            "kinds": list(note.kinds),
            "links": [{"relation": link.relation, "to": link.to} for link in note.links],
            "status": placed.status,
            "start": None if span is None else span.start,
            "end": None if span is None else span.end,
            "found": placed.found,
            "confidence": round(placed.confidence, 4),
        }


_NAMES = (
    *("id", "quote", "prefix", "suffix", "note", "verdict", "attribution", "certainty"),
    *("created", "modified", "creator"),
)


@given(st.lists(_placed, min_size=1, max_size=3))
def test_what_stands_is_listed_as_anything_else(tmp_path_factory, rows):
    notes = {derived_id(str(n)): to_row(p.annotation) for n, p in enumerate(rows)}
    meta = {"schema": {"v": 1}, "document": {"path": "d.txt"}}
    folder = tmp_path_factory.mktemp("notes")
    (folder / "d.json").write_bytes(dump({META: meta, DEFAULT: notes})[0])
    spelled = [
        (unspelled(n.quote), n) for n in notes_once(folder, "d.json")[1] if not hasattr(n, "extra")
    ]
    standing = Standing.of('"d".txt', spelled)
    assert list(standing_lines(standing, encode_basestring)) == list(
        annotation_lines(standing.placed(), encode_basestring)
    )


def test_a_passage_in_marks_is_listed_in_one_pair(gloss, folder):
    file = folder / "said.txt"
    file.write_text('She wrote to them. "We will go." That was all.\n', "utf-8")
    gloss("annotate", "said.txt", "--quote", '"We will go."')
    assert "  “We will go.”\n" in gloss("annotations", "said.txt").out
    assert gloss("annotations", "--json", "said.txt").json[0]["quote"] == '"We will go."'
    file.write_text('She wrote to them. "We shall go." That was all.\n', "utf-8")
    changed = gloss("verify", "said.txt").out
    assert "quoted  “We will go.”" in changed
    assert "now     “We shall go.”" in changed


def test_where_only_the_marks_of_a_passage_have_changed_they_are_shown(gloss, folder):
    file = folder / "said.txt"
    file.write_text('She wrote to them. "We will go." That was all.\n', "utf-8")
    gloss("annotate", "said.txt", "--quote", '"We will go."')
    file.write_text("She wrote to them. 'We will go.' That was all.\n", "utf-8")
    changed = gloss("verify", "said.txt").out
    assert 'quoted  "We will go."' in changed
    assert "now     'We will go.'" in changed
