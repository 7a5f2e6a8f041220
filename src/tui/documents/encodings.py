"""Telling legacy encodings apart by what their bytes would spell.

Only for bytes that are not UTF-8. The East Asian encodings must decode strictly and give
the script they are for; of the others the one wins that gives the most and commonest
letters of one language. Without a clear winner it is Windows-1252, the usual encoding of
Western files (and a superset of the printable Latin-1).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.documents.alphabets import ALPHABETS, LATIN, NEUTRAL, NEVER_WITHIN, OLD, TWINS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["escaped_encoding", "legacy_encoding", "wide_encoding"]

_SAMPLE = 64 * 1024
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# What a text in the encoding is made of, beside ASCII and its own punctuation. Patterns of so many
# characters take milliseconds to compile: that waits until a text needs them.
_KANA = r"[\u3041-\u30fe]"
_JAPANESE = r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]"
_HANGUL = r"[\uac00-\ud7a3]"
_HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_WIDE = r"[\t\n\r -~\u00a0-\u00ff\u2010-\u203b\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
# Low or opening quotation marks and daggers inside of a word: letters, in another encoding.
_ODD = re.compile(rb"(?<=[A-Za-z])(?:[\x82\x84]|[\x86\x87\x93\x94](?=[a-z]))")
# A byte within a word.
_WITHIN = re.compile(rb"(?<=[A-Za-z\x80-\xff])[\x80-\xff](?=[a-z])")
# Where a Macintosh has capitals and я, and where Windows has them, in Cyrillic.
# (Where a Macintosh has quotation marks and dashes, Windows has capitals: these tell nothing.)
_MAC_LETTERS = (*range(0x80, 0xA0), 0xDF)
_WINDOWS_LETTERS = (*range(0xC0, 0xC7), *range(0xCB, 0xD0), *range(0xD6, 0xDE), 0xFF)
_WINDOWS_ALPHA, _ISO_ALPHA = 0xA2, 0xB6  # Ά
_NONE: Mapping[int, int] = {}
_ESCAPES = (
    (re.compile(rb"\x1b\$[@B]|\x1b\(J"), "iso2022_jp"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"~\{[!-}]"), "hz"),
)
_KHO_KHUAT = 0xA3  # a letter that no Thai word has any more; half of a comma in Chinese
_THAI = 0.5  # how well bytes must spell Thai: far better than Chinese ever does
_FEW = 6  # bytes beyond ASCII that are too few to tell a Macintosh from damage
_CLEARLY = 0.08  # how much better than Windows-1252 another encoding must be


def legacy_encoding(data: bytes) -> str:
    """Return the encoding to read non-UTF-8 bytes with; never fails.

    Text that is mostly UTF-8 with some damage stays UTF-8.
    """
    sample = data[:_SAMPLE]
    first = _HIGH.search(data)
    if first is not None and first.start() >= _SAMPLE:
        sample = data[first.start() : first.start() + _SAMPLE]
    runs = _HIGH.findall(sample)
    high = sum(map(len, runs))
    whole = sum(map(len, _UTF8_SEQUENCE.findall(sample)))
    if whole * 4 >= high * 3:
        return "utf-8"
    doubled = high >= 2 * len(runs)  # bytes beyond ASCII come in pairs, or in words of them
    if doubled:
        return _east_asian(sample, runs) or _single_byte(sample, tuple(ALPHABETS))
    # Half of the second bytes of katakana are in ASCII, so its text has few bytes in pairs.
    if first is not None and _share(_KANA, _strictly(sample, "cp932")) > 0.5:
        return "cp932"
    return _single_byte(sample, LATIN)


def escaped_encoding(data: bytes) -> str | None:
    """Return the encoding of ASCII bytes that stand for East Asian letters, None if they do not.

    Mails and pages of the nineties switch to two bytes a letter by an escape sequence.
    """
    head = data[:_SAMPLE]
    for escape, encoding in _ESCAPES:
        if escape.search(head) is None:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        script = _HANGUL if encoding == "iso2022_kr" else _JAPANESE
        if _share(script, text) > 0.9:
            return encoding
    return None


def wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 without a mark that East Asian text is in, None when it is none.

    Such a text has hardly any NULs, by which others are told.
    """
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    if len(sample) < 8 or sample.count(0) * 4 > len(sample):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if len(re.findall(_WIDE, text)) > 0.95 * len(text):
            return encoding
    return None


def _east_asian(sample: bytes, runs: list[bytes]) -> str | None:
    """Return the first candidate whose decoded text reads as its own script."""
    for encoding in ("cp932", "euc_jp"):
        text = _strictly(sample, encoding)
        if _share(_JAPANESE, text) > 0.9 and _share(_KANA, text) > 0.2:
            return encoding
    if _share(_HANGUL, _strictly(sample, "cp949")) > 0.8:
        return "cp949"
    counts = Counter(b"".join(runs))
    is_thai = counts[_KHO_KHUAT] * 50 < counts.total()
    if is_thai and _score(counts, "cp874")[0] > max(_THAI, _score(counts, "iso8859_6")[0]):
        return "cp874"
    # Big5 has half of its second bytes within ASCII, so its runs have odd lengths.
    odd = sum(len(run) % 2 for run in runs) * 5 > len(runs)
    for encoding in ("big5", "gb18030") if odd else ("gb18030", "big5"):
        text = _strictly(sample, encoding)
        if _share(_HAN, text) > 0.9:
            return encoding
    return None


def _strictly(sample: bytes, encoding: str) -> str:
    """Return the sample's text, or nothing; a character cut at its very end is forgiven."""
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4 or len(sample) < _SAMPLE:
            return ""
        return sample[: error.start].decode(encoding)


def _share(script: str, text: str) -> float:
    foreign = sum(not c.isascii() for c in text)
    return len(re.findall(script, text)) / foreign if foreign else 0.0


def _single_byte(sample: bytes, candidates: Sequence[str]) -> str:
    """Return the candidate that spells a language best."""
    counts = Counter(sample.translate(None, bytes(range(128))))
    within = Counter(b"".join(_WITHIN.findall(sample)))
    old = _spells_old(sample, counts, within)
    if not old and not within and all(_cp1252(byte) in NEUTRAL for byte in counts):
        return "cp1252"  # nothing but quotation marks and the like
    left_out = [] if old else list(OLD)
    if _count(counts, _MAC_LETTERS) <= _count(counts, _WINDOWS_LETTERS):
        left_out.append("mac_cyrillic")
    if counts[_WINDOWS_ALPHA] and not counts[_ISO_ALPHA]:
        left_out.append("iso8859_7")
    scores = {
        encoding: _score(counts, encoding, within)
        for encoding in candidates
        if encoding not in left_out
    }
    for encoding, twin in TWINS.items():
        if encoding in scores and not _is_better(scores[encoding], scores[twin]):
            del scores[encoding]
    best = max(scores, key=lambda encoding: scores[encoding][0])
    is_clear = scores[best][0] > 0.3 and _is_better(scores[best], scores["cp1252"])
    return best if is_clear else "cp1252"


def _is_better(one: tuple[float, bool], usual: tuple[float, bool]) -> bool:
    """Say whether an encoding spells clearly better than the usual one, or alone no odd letter."""
    return one[0] > usual[0] + (0.0 if one[1] and not usual[1] else _CLEARLY)


def _count(counts: Counter[int], wanted: Iterable[int]) -> int:
    return sum(counts[byte] for byte in wanted)


def _cp1252(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "replace")


def _spells_old(sample: bytes, counts: Counter[int], within: Counter[int]) -> bool:
    """Say whether bytes that are signs in Windows-1252 are too few, or stand oddly, for signs."""
    high = sum(counts.values())
    signs = sum(n for byte, n in counts.items() if _cp1252(byte) in NEUTRAL)
    odd = len(_ODD.findall(sample))
    return high >= _FEW and ((signs - odd) * 2 < high or _score(counts, "cp1252", within)[0] < 0)


def _score(
    counts: Counter[int], encoding: str, within: Mapping[int, int] = _NONE
) -> tuple[float, bool]:
    """Return how well bytes spell the best of an encoding's languages, and whether wholly.

    At most 1: a small letter counts more the commoner it is, a capital less, a sign nothing,
    and anything else against it, a sign too where it stands `within` a word.
    """
    chars = {byte: bytes([byte]).decode(encoding, "replace") for byte in counts}
    odd = sum(n for byte, n in within.items() if chars.get(byte) in NEVER_WITHIN)
    letters = odd + sum(n for byte, n in counts.items() if chars[byte] not in NEUTRAL)
    if not letters:
        return 0.0, not odd
    best, all_its_own = -1.0, False
    for alphabet in ALPHABETS[encoding]:
        worth = {c: 1.0 - 0.5 * rank / len(alphabet) for rank, c in enumerate(alphabet)}
        total, strange = float(-odd), odd
        for byte, count in counts.items():
            char = chars[byte]
            if char in worth:
                total += count * worth[char]
            elif char.lower() in worth:
                total += count * worth[char.lower()] * 0.3
            elif char not in NEUTRAL:
                total -= count
                strange += count
        if total / letters > best:
            best, all_its_own = total / letters, not strange
    return best, all_its_own
