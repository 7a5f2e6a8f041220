"""What is raised or lowered reads as such in every format: 10⁶ is not 106, nor a third 13."""

from __future__ import annotations

import pytest

from tui.documents.formulas import OfficeFormula


def _run(text: str, place: str = "") -> str:
    said = f'<w:rPr><w:vertAlign w:val="{place}"/></w:rPr>' if place else ""
    return f"<w:r>{said}<w:t>{text}</w:t></w:r>"


def test_docx(reading, making):
    runs = _run("10"), _run("6", "superscript"), _run(" of H"), _run("2", "subscript"), _run("O")
    changed = (
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        "</w:rPrChange></w:rPr><w:t>, 5</w:t></w:r>"
    )
    raw = making.docx(f"<w:p>{''.join(runs)}{changed}{_run('th', 'superscript')}</w:p>")
    assert reading("a.docx", raw).text == "10⁶ of H₂O, 5th\n"


def m(name: str, *inner: str) -> str:
    """Return an element of a formula; what stands in it as plain words is a run of its own."""
    runs = (said if said[:1] in ("", "<") else f"<m:r><m:t>{said}</m:t></m:r>" for said in inner)
    return f"<m:{name}>{''.join(runs)}</m:{name}>"


SUM = m("e", m("d", m("e", "x+1")))
SIGNS = '<m:dPr><m:begChr m:val="["/><m:sepChr m:val=","/><m:endChr m:val=""/></m:dPr>'


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (m("f", m("num", "1"), m("den", "a+b")), "1/(a+b)"),
        (m("sSup", m("e", "c"), m("sup", "2")), "c²"),
        (m("sSup", SUM, m("sup", "2")), "(x+1)²"),
        (m("d", SIGNS, m("e", "a"), m("e", "b")), "[a,b"),
        (m("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>', m("sub", "i"), m("e", "x")), "∑_ix"),
        (m("nary", m("sub", "0"), m("sup", "1"), m("e", "f")), "∫₀¹f"),
        (m("rad", m("deg"), m("e", "x+1")), "√(x+1)"),
        (m("rad", m("deg", "3"), m("e", "x")), "³√x"),
        (m("sPre", m("sub", "6"), m("sup", "14"), m("e", "C")), "₆¹⁴C"),
        (m("func", m("fName", "sin"), m("e", "x")), "sin x"),
        (m("limLow", m("e", "lim"), m("lim", "n→∞")), "lim_(n→∞)"),
        (m("acc", '<m:accPr><m:chr m:val="\u0303"/></m:accPr>', m("e", "x")), "x\u0303"),
        (m("bar", m("e", "x")), "x\u0305"),
        (m("m", m("mr", m("e", "1"), m("e", "2")), m("mr", m("e", "3"), m("e", "4"))), "1 2; 3 4"),
        (m("f", '<m:fPr><m:type m:val="noBar"/></m:fPr>', m("num", "n"), m("den", "k")), "n; k"),
        (m("rad", m("num", "odd"), m("e", "x")), "oddx"),
    ],
)
def test_docx_formulas(reading, making, formula, text):
    said = f'<m:oMath xmlns:m="urn:m">{formula}</m:oMath>'
    raw = making.docx(f"<w:p>{_run('It is ')}{said}{_run('.')}</w:p>")
    assert reading("a.docx", raw).text == f"It is {text}.\n"


def test_formulas_within_formulas_are_built_to_a_depth_and_then_only_read():
    formula, depth = OfficeFormula(), 300
    for name in ("sSup", "sup") * depth:
        formula.start(name, {})
    formula.data("x+1")
    ended = [formula.end(name) for name in ("sup", "sSup") * depth]
    assert not any(ended)
    assert formula.end("oMath")
    assert "x+1" in formula.text
    assert formula.text.count("^") < depth // 2


def test_notes_of_a_docx_are_read_as_its_body_is(reading, making):
    third = m("oMath", m("f", m("num", "1"), m("den", "3")))
    unseen = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
    note = f"{_run('Of 10')}{_run('6', 'superscript')}{_run(' ')}{third}{unseen}"
    raw = making.docx(
        '<w:p><w:r><w:t>So.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
        footnotes='<w:footnote w:id="2" xmlns:m="urn:m"><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>'
        f"{note}</w:p></w:footnote>",
    )
    assert reading("a.docx", raw).text == "So.[1]\n\n[1] Of 10⁶ 1/3\n"


def test_odt(reading, making):
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f'<style:text-properties style:text-position="{place}"/></style:style>'
        for name, place in (("T1", "sub 58%"), ("T2", "33% 58%"), ("T3", "0% 100%"))
    )
    body = (
        '<text:p>10<text:span text:style-name="T2">6</text:span> of '
        'H<text:span text:style-name="T1">2</text:span>O,'
        ' <text:span text:style-name="T3">5</text:span></text:p>'
    )
    styles = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    assert reading("a.odt", making.odt(body, styles=styles)).text == "10⁶ of H₂O, 5\n"


@pytest.mark.parametrize("up", [r"\super ", r"\up6 "])
def test_rtf(reading, up):
    raw = rf"{{\rtf1 10{{{up}6}} of H{{\sub 2}}O, \super 2\nosupersub 3\par}}"
    assert reading("a.rtf", raw).text == "10⁶ of H₂O, ²3\n"


def test_hidden_text_of_word_is_left_out(reading, making):
    hidden = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>secret</w:t></w:r>"
    raw = making.docx(f"<w:p>{_run('It ')}{hidden.format('')}{_run('is.')}</w:p>")
    assert reading("a.docx", raw).text == "It is.\n"
    off = hidden.format(' w:val="0"')
    shown = making.docx(f"<w:p>{off}</w:p>")
    assert reading("b.docx", shown).text == "secret\n"


def test_readings_stand_apart_from_the_words_below_them(reading, making):
    page = "<p><q>So</q> <ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby></p>"
    assert reading("a.html", page).text == "“So” 東(とう)京(きょう)\n"
    ruby = "<text:ruby-base>東京</text:ruby-base><text:ruby-text>とう</text:ruby-text>"
    body = f"<text:p><text:ruby>{ruby}</text:ruby></text:p>"
    assert reading("a.odt", making.odt(body)).text == "東京(とう)\n"
    ruby = f"<w:rt>{_run('とう')}</w:rt><w:rubyBase>{_run('東京')}</w:rubyBase>"
    raw = making.docx(f"<w:p><w:r><w:ruby>{ruby}</w:ruby></w:r></w:p>")
    assert reading("a.docx", raw).text == "東京\n"
