"""Telling legacy encodings apart by what their bytes would spell.

Only for bytes that are not UTF-8. Each candidate must decode strictly; the East Asian ones
must give the script they are for, the Cyrillic ones Russian-looking letters; what is left is
Windows-1252, the usual encoding of Western files (and a superset of the printable Latin-1).
"""

from __future__ import annotations

import re

__all__ = ["legacy_encoding"]

_SAMPLE = 64 * 1024
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# What a text in the encoding is made of, beside ASCII and its own punctuation.
_KANA = re.compile(r"[\u3041-\u30ff]")
_JAPANESE = re.compile(r"[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_RUSSIAN = re.compile(r"[\u0430-\u044f\u0451]")


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
    if whole * 2 >= high:
        return "utf-8"
    if high < 2 * len(runs):
        return "cp1252"  # single bytes between ASCII letters: a Western text
    return _spelt(sample, high) or "cp1252"


def _spelt(sample: bytes, high: int) -> str | None:
    """Return the first candidate whose decoded text reads as its own script."""
    for encoding in ("shift_jis", "euc_jp"):
        text = _strictly(sample, encoding)
        if text and _KANA.search(text) and _share(_JAPANESE, text) > 0.9:
            return encoding
    text = _strictly(sample, "euc_kr")
    if text and _share(_HANGUL, text) > 0.7:
        return "euc_kr"
    cyrillic = max(("cp1251", "koi8_r"), key=lambda e: _russian(sample, e, high))
    if _russian(sample, cyrillic, high) > 0.6:
        return cyrillic
    common = sum(0xB0 <= byte <= 0xD7 for byte in sample[:: max(1, len(sample) // 4096)])
    for encoding in ("gb18030", "big5"):
        text = _strictly(sample, encoding)
        if text and common and _share(_HAN, text) > 0.9:
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


def _share(script: re.Pattern[str], text: str) -> float:
    foreign = sum(not c.isascii() for c in text)
    return len(script.findall(text)) / foreign if foreign else 0.0


def _russian(sample: bytes, encoding: str, high: int) -> float:
    """Return the share of small Russian letters among the bytes beyond ASCII."""
    return len(_RUSSIAN.findall(sample.decode(encoding, "replace"))) / max(1, high)
