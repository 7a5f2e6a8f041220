"""One test per class of file that means harm: containers, pages, and things that are no files."""

from __future__ import annotations

import os
import struct
import zlib

import pytest

from tui.documents import containers, read
from tui.errors import DocumentError

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "PWNED"><!ENTITY b "&a;&a;">]><r>&b;</r>',
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]><r/>',
)


def refused(reading, name, content, reason):
    with pytest.raises(DocumentError, match=reason) as caught:
        reading(name, content)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", ["a.epub", "a.docx", "a.odt"])
def test_a_zip_bomb_is_refused_by_what_it_unpacks_to(making, reading, name, monkeypatch):
    monkeypatch.setattr(containers, "MAX_UNPACKED", 100_000)
    monkeypatch.setattr(containers, "_TOO_BIG", "it unpacks to more than it may")
    bomb = "<w>" + " " * 5_000_000 + "</w>"
    packed = {
        "a.epub": making.epub({"one.xhtml": bomb}),
        "a.docx": making.docx(bomb),
        "a.odt": making.odt(bomb),
    }[name]
    refused(reading, name, packed, "unpacks to more")


def test_a_bomb_that_lies_about_its_size_is_refused_while_it_unpacks(making, reading, monkeypatch):
    monkeypatch.setattr(containers, "MAX_UNPACKED", 100_000)
    packed = making.docx("<w>" + " " * 5_000_000 + "</w>")
    lying = packed.replace(struct.pack("<L", 5_000_000 + 98), struct.pack("<L", 10))
    refused(reading, "a.docx", lying, "unpacks to more|damaged")


def test_too_many_members_are_refused_before_they_are_listed(making, reading, monkeypatch):
    monkeypatch.setattr(containers, "MAX_MEMBERS", 20)
    many = making.epub({f"{n}.xhtml": "<p>x</p>" for n in range(30)})
    refused(reading, "a.epub", many, "more than 20 members")


@pytest.mark.parametrize("xml", ENTITIES)
def test_declared_entities_are_refused(making, reading, xml):
    refused(reading, "a.epub", making.epub({"one.xhtml": xml}), "entities")
    refused(reading, "a.docx", making.zip({"word/document.xml": xml}), "entities")
    refused(reading, "a.odt", making.zip({"content.xml": xml}), "entities")
    refused(reading, "a.xml", xml, "entities")


def test_deep_xml_is_refused(making, reading):
    deep = "<w:p>" * 5_000 + "</w:p>" * 5_000
    refused(reading, "a.docx", making.docx(deep), "nested more than")


@pytest.mark.parametrize("name", ["../../evil.txt", "/tmp/evil-abs.txt", "..\\evil.txt"])
def test_members_named_to_escape_write_nothing(making, reading, tmp_path, name):
    book = making.epub({"one.xhtml": "<p>x</p>"}, **{name: "evil"})
    before = sorted(tmp_path.parent.rglob("*evil*"))
    assert reading("in/a.epub", book).text == "x\n"
    assert sorted(tmp_path.parent.rglob("*evil*")) == before
    assert not os.path.lexists("/tmp/evil-abs.txt")


def test_a_chapter_named_to_escape_is_not_read(making, reading, tmp_path):
    (tmp_path / "secret.txt").write_text("CANARY")
    book = making.epub({"../../secret.txt": "<p>inside</p>", "two.xhtml": "<p>two</p>"})
    assert "CANARY" not in reading("in/a.epub", book).text


@pytest.mark.parametrize("name", ["a.epub", "a.docx", "a.odt"])
@pytest.mark.parametrize("cut", [0, 1, 40, -200, -30])
def test_a_truncated_container_is_one_clear_line(making, reading, name, cut):
    packed = making.epub({"one.xhtml": "<p>x</p>" * 500})[:cut]
    refused(reading, name, packed, "empty|damaged|no zip")


@pytest.mark.parametrize("name", ["a.epub", "a.docx", "a.odt", "a.rtf", "a.eml", "a.srt", "a.html"])
@pytest.mark.parametrize("seed", range(3))
def test_random_bytes_are_one_clear_line_or_text(reading, name, seed):
    raw = zlib.compress(bytes(seed * n % 251 for n in range(3_000)))
    for content in (raw, b"PK\3\4" + raw, b"{\\rtf1 " + raw, b"Subject: x\n\n" + raw):
        try:
            reading(name, content)
        except DocumentError as error:
            assert str(error).isprintable()  # noqa: PT017 (either may be)


def test_a_page_reaches_nothing(reading, monkeypatch):
    opened = []

    def note(event, args):
        if event in ("socket.connect", "urllib.Request", "subprocess.Popen"):
            opened.append(event)

    import sys

    sys.addaudithook(note)
    page = (
        '<link rel=stylesheet href="http://127.0.0.1:9/x.css"><script src="http://127.0.0.1:9/">'
        '</script><script>SCRIPT</script><img src="http://127.0.0.1:9/x.png">'
        '<iframe src="file:///etc/passwd">inner</iframe><object data="file:///etc/passwd"></object>'
        '<base href="file:///"><a href="javascript:x">shown</a><p>after</p>'
    )
    assert reading("a.html", page).text == "shown\n\nafter\n"
    assert not opened


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "pdf", "epub"])
def test_what_is_no_regular_file_is_refused_at_once(tmp_path, suffix):
    fifo = tmp_path / f"fifo.{suffix}"
    os.mkfifo(fifo)
    (tmp_path / f"zero.{suffix}").symlink_to("/dev/zero")
    (tmp_path / f"dir.{suffix}").mkdir()
    for name in ("fifo", "zero", "dir"):
        with pytest.raises(DocumentError, match=r"not a regular file|a folder"):
            read(tmp_path / f"{name}.{suffix}", name)


def test_a_file_over_a_gigabyte_is_refused_unread(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(8_000_000_000)
    with pytest.raises(DocumentError, match=r"larger than 1 GB \(8\.0 GB\)"):
        read(tmp_path / "big.txt", "big.txt")


def test_a_missing_file_and_an_impossible_name_are_one_clear_line(tmp_path):
    for name in ("gone.txt", "nul\0.txt", "x" * 5_000 + ".txt"):
        with pytest.raises(DocumentError) as caught:
            read(tmp_path / name, name)
        assert str(caught.value).isprintable()


@pytest.mark.parametrize("encoding", ["utf-9", "hex", "rot13", "x" * 300])
def test_xml_in_an_unknown_encoding_is_one_clear_line(making, reading, encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><w:document xmlns:w="w"/>'
    with pytest.raises(DocumentError, match=r"encoding|damaged"):
        reading("a.docx", making.zip({"word/document.xml": xml}))


@pytest.mark.parametrize("encoding", ["idna", "punycode", "unicode_escape", "undefined"])
def test_a_codec_that_no_document_is_in_is_not_believed(reading, encoding):
    page = f'<meta charset="{encoding}"><p>Up \\u0041'
    assert reading("a.html", page).text == "Up \\u0041\n"
    ebcdic = '<meta charset="cp037"><p>Up'  # what was found as ASCII is in no such encoding
    assert reading("b.html", ebcdic).text == "Up\n"
    mail = f"Subject: x\nContent-Type: text/html; charset={encoding}\n\n{page}"
    assert reading("a.eml", mail).text == "Subject: x\n\nUp \\u0041\n"
    mail = f"Subject: x\nContent-Type: text/plain; charset={encoding}\n\nUp \\u0041"
    assert reading("b.eml", mail).text == "Subject: x\n\nUp \\u0041\n"


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("a.rtf", b"{\\rtf1 a \0kept\0 b\\par}", "a kept b\n"),
        ("a.rtf", b"{\\rtf1 a \\'00kept\\'00 b\\par}", "a kept b\n"),
        (
            "a.eml",
            b"Subject: x\nContent-Type: application/pdf; name*=utf-8''a%00kept%00b\n\nx",
            "Subject: x\n\n[attachment: akeptb]\n",
        ),
    ],
)
def test_words_between_two_nuls_are_no_mark_of_a_page(reading, name, raw, text):
    assert reading(name, raw).text == text
