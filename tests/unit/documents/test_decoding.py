from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.decoding import decode, detect, looks_like_text, unify_newlines
from tui.errors import DocumentError

PROSE = "Smörgåsbord – “curly” 日本語 עברית 🙂\n"
RUSSIAN = "Городской совет сообщил во вторник, что автобусы опаздывали. "
GREEK = "Το δημοτικό συμβούλιο δήλωσε την Τρίτη ότι τα λεωφορεία καθυστέρησαν. "
HEBREW = "מועצת העיר אמרה ביום שלישי כי האוטובוסים איחרו בגלל השלג. "
JAPANESE = "日本語の文書です。これは試験のための文です。"
KOREAN = "시의회는 화요일에 버스가 늦었다고 말했다. "
CHINESE = "市议会周二表示，公共汽车晚点了。这是一个测试文件，用来检查编码。"
TRADITIONAL = "市議會週二表示，公共汽車晚點了。這是一個測試文件，用來檢查編碼。"
POLISH = "Rada miasta powiedziała we wtorek, że autobusy się spóźniły przez śnieg i mróz. "
HUNGARIAN = (
    "A városi tanács kedden közölte, hogy a buszok a hó miatt késtek, és erről ők tehetnek. "
)
TURKISH = "Belediye meclisi salı günü otobüslerin kar yüzünden geç kaldığını söyledi. "
GERMAN = "Der Stadtrat sagte am Dienstag, dass die Busse wegen Glätte überall zu spät kämen. "
FRENCH = "Le conseil municipal a déclaré mardi que les bus étaient en retard à cause de la neige. "


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_unicode_comes_back_without_its_mark(encoding):
    text = "The city council said on Tuesday.\n" if encoding.endswith("e") else PROSE
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_big_endian_marks_are_known(encoding):
    assert decode(("\ufeff" + PROSE).encode(encoding)) == PROSE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“smart” – quotes… €5", "cp1252"),
        ("Café au lait à Zürich, déjà vu", "latin-1"),
        (GERMAN, "cp1252"),
        (FRENCH, "latin-1"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (HUNGARIAN, "cp1250"),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
        (GREEK, "iso8859_7"),
        (HEBREW, "cp1255"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "cp866"),
        (TRADITIONAL, "big5"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (CHINESE, "gb18030"),
    ],
)
def test_legacy_encodings_are_told_apart(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_an_encoding_can_be_forced():
    assert decode("Łódź".encode("cp1250"), encoding="cp1250") == "Łódź"
    with pytest.raises(DocumentError, match="no text encoding “klingon”"):
        decode(b"x", encoding="klingon")
    with pytest.raises(DocumentError, match="no text encoding"):
        decode(b"x", encoding="base64")


def test_damage_in_utf8_stays_local():
    raw = PROSE.encode() * 20 + b"broken \xc3( here\n" + PROSE.encode()
    assert decode(raw) == PROSE * 20 + "broken \ufffd( here\n" + PROSE


def test_line_ends_become_line_feeds_and_nothing_else_changes():
    assert decode(b"a\r\nb\nc\rd\x0be\x0cf\xe2\x80\xa8g\r\r\n") == "a\nb\nc\nd\x0be\x0cf\u2028g\n\n"


@pytest.mark.parametrize("text", ["a\0b and then ordinary words", "bell \x07" * 50, "\x1b[2Jx"])
def test_control_characters_in_a_text_are_kept(text):
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"a\0b" * 100, "binary"),
        (bytes(range(256)) * 64, "binary"),
        (b"\x7fELF\2\1\1", "a program"),
        (b"PK\3\4junk", "a zip archive"),
        (b"%PDF-1.7", "a PDF"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(raw, reason):
    assert not looks_like_text(raw)
    with pytest.raises(DocumentError, match=reason):
        decode(raw)


def test_bytes_without_meaning_never_become_controls():
    assert (
        decode(b"the \x9b2J and \x9d0;title\x9c of a text")
        == "the ›2J and \ufffd0;titleœ of a text"
    )


@given(st.text())
def test_utf8_round_trips(text):
    raw = text.encode("utf-8", "ignore")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw.count(0) * 10 > len(raw):
        return
    text = raw.decode()
    if looks_like_text(raw):
        assert decode(raw) == unify_newlines(text.removeprefix("\ufeff"))


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_clear_line(raw):
    try:
        text = decode(raw)
    except DocumentError:
        with pytest.raises(DocumentError, match=r"\Athis is [ -~]+\Z"):
            detect(raw)
        return
    assert "\r" not in text
    assert not any(0xD800 <= ord(c) < 0xE000 for c in text)


@given(st.text(alphabet="aé–日🙂\r\n", min_size=1, max_size=40), st.integers(1, 60))
def test_the_head_of_a_file_is_a_beginning_of_its_text(text, cut):
    raw = text.encode()
    whole = decode(raw)
    if detect(raw[:cut], partial=True)[0] == "utf-8":
        assert whole.startswith(decode(raw[:cut], partial=cut < len(raw)))
