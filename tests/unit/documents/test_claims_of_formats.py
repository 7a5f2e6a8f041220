"""Whatever a source is saved as, what it claims is found in it."""

from __future__ import annotations

import pytest

from tui.claims import NORMAL, detect

CLAIM = "The town of Lyon closed its oldest bridge in May 2019 and lost 3 million euros."
MORE = "The ministry said that the bridge will be open again in 2027."
XHTML = f"<html><body><h1>Bridges</h1><p>{CLAIM}</p><p>{MORE}</p></body></html>"
MAIL = "From: ada@example.org\nSubject: The bridge\nDate: Tue, 6 May 2025 10:00:00 +0000\n\n"
W = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
O_ = "<text:p>{}</text:p>"


def made(making):
    """Return a file of every format, with the two sentences as its text."""
    plain = f"{CLAIM}\n\n{MORE}\n"
    cue = "00:00:0{0},000 --> 00:00:0{1},000\n{2}\n\n"
    captions = cue.format(1, 4, CLAIM) + cue.format(5, 9, MORE)
    lines = [(72, 700, 11, CLAIM), (72, 660, 11, MORE)]
    return {
        "a.txt": plain,
        "a.md": f"# Bridges\n\n{plain}",
        "a.rst": f"Bridges\n=======\n\n{plain}",
        "a.org": f"* Bridges\n\n{plain}",
        "a.html": XHTML,
        "a.epub": making.epub({"one.xhtml": XHTML}),
        "a.docx": making.docx(W.format(CLAIM) + W.format(MORE)),
        "a.odt": making.odt(O_.format(CLAIM) + O_.format(MORE)),
        "a.rtf": rf"{{\rtf1\ansi {CLAIM}\par {MORE}\par}}",
        "a.eml": MAIL + plain,
        "a.mbox": f"From ada Tue May  6 10:00:00 2025\n{MAIL}{plain}",
        "a.srt": captions,
        "a.vtt": "WEBVTT\n\n" + captions.replace(",000", ".000"),
        "a.pdf": making.pdf([lines]),
    }


FORMATS = ["txt", "md", "rst", "org", "html", "epub", "docx", "odt", "rtf", "eml", "mbox"]
FORMATS += ["srt", "vtt", "pdf"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_claims_of_a_source_are_found_in_any_format(suffix, making, reading):
    if suffix == "pdf":
        pytest.importorskip("pypdfium2")
    name = f"a.{suffix}"
    found = detect(reading(name, made(making)[name]))
    assert [c.text for c in found if c.score >= NORMAL] == [CLAIM, MORE]


@pytest.mark.parametrize("mark", ["[1]", "[1, 2]", "[^a]", "[^1][^2]", "[fn:1]", "²", "†"])
def test_the_mark_of_a_note_hides_no_claim_and_belongs_to_none(mark, reading):
    text = f"{CLAIM}{mark}\n\n{MORE}{mark} {CLAIM}{mark} {MORE}\n\n[^1]: {CLAIM}\n"
    found = [c.text for c in detect(reading("a.md", text)) if c.score >= NORMAL]
    assert found == [CLAIM, MORE, CLAIM, MORE, CLAIM]


def test_the_reference_to_a_note_in_restructuredtext_ends_its_sentence(reading):
    text = f"Bridges\n=======\n\n{CLAIM} [1]_\n\n{MORE} [#a]_ {CLAIM} [1]_ [2]_\n"
    found = [c.text for c in detect(reading("a.rst", text)) if c.score >= NORMAL]
    assert found == [CLAIM, MORE, CLAIM]


PAID = "The town paid 5 million euros to Hydra in June 2020."
TURNS = [("Ada", "Why?"), ("Bo", CLAIM), ("Ada", "When?"), ("Bo", PAID), ("Ada", "Thanks.")]
ROW = "<tr><td>{}:</td><td>{}</td></tr>"
CUE = "00:00:01,000 --> 00:00:04,000\n{}:\n{}\n"


def told(form, between=""):
    return between.join(form.format(*turn) for turn in TURNS)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", told("{}: {}\n")),
        ("a.md", f"# Talk\n\n{told('**{}:** {}', chr(10) * 2)}\n"),
        ("a.org", f"#+TITLE: Talk\n\n{told('*{}:* {}', chr(10) * 2)}\n"),
        ("a.html", f"<h1>Talk</h1>{told('<p><b>{}:</b> {}</p>')}"),
        ("b.html", f"<h1>Talk</h1><table>{told(ROW)}</table>"),
        ("a.srt", told(CUE, chr(10))),
    ],
    ids=lambda value: value[:6],
)
def test_who_speaks_is_known_in_any_format(name, content, reading):
    found = [c for c in detect(reading(name, content)) if c.score >= NORMAL]
    assert [(c.attribution, c.text) for c in found] == [("Bo", CLAIM), ("Bo", PAID)]


def test_a_cell_of_a_table_that_is_a_sentence_is_prose(reading):
    table = f"| Year | What |\n|---|---|\n| 2019 | {CLAIM} |\n| 2023 | 14 m in Lyon |\n"
    found = detect(reading("a.md", f"# Bridges\n\n{table}\n{MORE}\n"))
    assert [c.text for c in found if c.score >= NORMAL] == [CLAIM, MORE]


def test_the_line_above_what_a_mail_quotes_is_no_claim(reading):
    mail = f"{MAIL}{MORE}\n\nOn 5 May 2025, Bo wrote:\n> {CLAIM}\n"
    found = detect(reading("a.eml", mail))
    assert [c.text for c in found if c.score >= NORMAL] == [MORE, CLAIM]


def test_a_transcript_without_a_title_is_called_by_its_file(making, reading):
    turns = making.docx(told("<w:p><w:r><w:t>{}: {}</w:t></w:r></w:p>"))
    assert reading("talk with bo.docx", turns).title == "talk with bo.docx"
    assert reading("b.docx", making.docx(W.format("Talk") + W.format(MORE))).title == "Talk"
