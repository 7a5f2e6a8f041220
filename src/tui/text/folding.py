"""Folding: what a reader types matches what an author wrote, whatever the typography.

Case, accents, curly quotes and long dashes go, one code point for one code point, so that an
offset in the folded text is an offset in the text itself (`str.lower` is not enough: it makes
two code points of `İ`). Words are what lies between spaces and signs; scripts that write no
spaces (Chinese, Japanese, Korean with its particles, Thai, Lao, Khmer, Burmese) are cut into
overlapping pairs of characters, which needs no dictionary and finds every substring.
"""

from __future__ import annotations

import re
import unicodedata

from tui.spans import Span

__all__ = [
    "LONGEST_WORD",
    "MARK",
    "bare",
    "fold",
    "is_dense",
    "keyed",
    "paired",
    "separate",
    "terms",
    "word_key",
    "words",
]

MARK = "\u0301"
"""What every combining accent is folded to; it is no part of a word's key."""

LONGEST_WORD = 40
"""Code points of a word's key; the rest of a longer run (base64, rules) tells nothing."""

_LONGER = {
    "ß": "s",
    "æ": "a",
    "œ": "o",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "t",
    "ı": "i",
    "ſ": "s",
}
_SIGNS = {"'": "’‘‛ʼʹ′`´＇", '"': "“”„‟«»″＂", "-": "‐‑‒–—―−﹣－"}

# Scripts without spaces between words; Hangul has them, but glues particles on.
_DENSE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_DENSE_RUN = re.compile(f"[{_DENSE}][{_DENSE}{MARK}]*")
# Vowel signs of the Indic scripts are no letters to Python, but parts of words.
_LETTER = r"\w\u0900-\u0963\u0966-\u096f\u0971-\u0dff" + _DENSE
# The apostrophe of an English contraction or genitive ('s, 't, 're, 've) belongs to its word;
# an elision (l'homme, O'Brien) makes two words. Bounded, so linear on a text of apostrophes.
_APART = re.compile(rf"'(?:(?<![{_LETTER}{MARK}]')|(?![{_LETTER}]{{1,2}}(?![{_LETTER}{MARK}])))")
_WORD = re.compile(f"[{_LETTER}][{_LETTER}{MARK}']*")
_ASCII_SIGNS = frozenset(i for i in range(128) if not chr(i).isalnum() and chr(i) not in "'`")
_SIGN = re.compile(f"[^{_LETTER}{MARK}' ]")


def _folded(char: str) -> str:
    """Return the one code point that stands for `char`."""
    for sign, variants in _SIGNS.items():
        if char in variants:
            return sign
    if char.isspace():
        return char if char in "\n\t" else " "
    code = ord(char)
    if 0x300 <= code < 0x370 or (unicodedata.combining(char) and 0x591 <= code < 0x660):
        return MARK
    if 0xAC00 <= code < 0xD7B0:  # a Hangul syllable decomposes into letters: keep it whole
        return char
    base = unicodedata.normalize("NFKD", char)[:1] or char
    lower = base.lower()
    low = lower if len(lower) == 1 else base
    return _LONGER.get(low, low)


class _Table(dict[int, str]):
    """A translation table that works out a code point when it is first met."""

    def __missing__(self, code: int) -> str:
        char = self[code] = _folded(chr(code))
        return char


class _Spread(dict[int, str]):
    """The same, but signs become spaces and only the apostrophe is left."""

    def __missing__(self, code: int) -> str:
        char = _TABLE[code]
        char = self[code] = " " if char.isspace() or _SIGN.match(char) or char == "_" else char
        return char


_TABLE = _Table()
_SPREAD = _Spread()
_FEW = 160


def _beyond_ascii(text: str) -> set[str]:
    """Return the characters of `text` beyond ASCII; `set(text)` takes five times as long."""
    encoded = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_BYTES)
    return set(encoded.decode("utf-8", "surrogatepass"))


_ASCII_BYTES = bytes(range(128))


def fold(text: str) -> str:
    """Return `text` without case, accents and typography; same length, offset for offset."""
    if text.isascii():
        return text.lower().replace("`", "'")
    strange = _beyond_ascii(text)
    if len(strange) > _FEW:
        return text.translate(_TABLE)
    for char in (*strange, "`"):
        if (new := _TABLE[ord(char)]) != char:
            text = text.replace(char, new)
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_TABLE)


def separate(text: str) -> str:
    """Return the folded `text` with a space for every sign that belongs to no word.

    Same length. What `split` makes of it are words, with the apostrophe of a contraction and
    combining accents still in (:func:`word_key` drops them), and unbroken runs of scripts
    without spaces (:func:`is_dense`). Folding and separating at once takes half the time.
    """
    if not text.isascii():
        strange = _beyond_ascii(text)
        if len(strange) > _FEW:
            text = text.translate(_SPREAD)
        else:
            # A few passes in C beat one dictionary look-up for each character by a factor of ten.
            for char in strange:
                if (new := _SPREAD[ord(char)]) != char:
                    text = text.replace(char, new)
    raw = text.encode("utf-8", "surrogatepass").translate(_BYTES)
    text = raw.decode("utf-8", "surrogatepass")
    return _APART.sub(" ", text) if "'" in text else text


_BYTES = bytes(
    32 if i in _ASCII_SIGNS else 39 if i == ord("`") else ord(chr(i).lower()) if i < 128 else i
    for i in range(256)
)


def is_dense(folded: str) -> bool:
    """Say whether any of the text is in a script that writes no spaces."""
    if folded.isascii():
        return False
    if len(folded) > _LONG:
        folded = "".join(_beyond_ascii(folded))
    return _DENSE_RUN.search(folded) is not None


_LONG = 2_000


def terms(text: str) -> list[str]:
    """Return the keys of the words of a text, in order.

    A run of a script without spaces gives one key for each of its characters: the character
    and its successor, the last one alone.
    """
    return [key for w in paired(separate(text)).split() if (key := bare(w))]


def paired(separated: str) -> str:
    """Return a text that :func:`separate` has separated with its unbroken runs cut into pairs."""
    if separated.isascii():
        return separated
    return _DENSE_RUN.sub(lambda m: _pairs(m[0]), separated)


def _pairs(run: str) -> str:
    run = run.replace(MARK, "")
    return " " + " ".join(run[i : i + 2] for i in range(len(run))) + " "


def bare(folded_word: str) -> str:
    """Return the key of one word as :func:`separate` leaves it."""
    return folded_word.replace("'", "").replace(MARK, "")[:LONGEST_WORD]


def word_key(word: str) -> str:
    """Return the key under which one word of :func:`words` is found, from its raw form."""
    return bare(fold(word))


def words(text: str) -> list[Span]:
    """Return where the words of `text` are, in order, in code points.

    Of a script without spaces every character begins a span of two characters (the last of a
    run one alone), so those overlap; all other words are disjoint. The keys of the spans are
    the :func:`terms` of the folded text.
    """
    return [Span(start, end) for _, start, end in keyed(text)]


def keyed(text: str) -> list[tuple[str, int, int]]:
    """Return the :func:`words` of `text` as (key, start, end); quicker where there are many."""
    apart = separate(text)
    plain = "'" not in apart and MARK not in apart
    if is_dense(apart):
        spans = [span for match in _WORD.finditer(apart) for span in _dense(apart, *match.span())]
    else:
        spans = [match.span() for match in _WORD.finditer(apart)]
    if plain:
        return [(apart[start:end][:LONGEST_WORD], start, end) for start, end in spans]
    return [(bare(apart[start:end]), start, end) for start, end in spans]


def _dense(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the words of one run in which a script without spaces may take part."""
    found: list[tuple[int, int]] = []
    here = start
    for match in _DENSE_RUN.finditer(folded, start, end):
        if here < match.start():
            found.append((here, match.start()))
        places = [i for i in range(match.start(), match.end()) if folded[i] != MARK]
        ends = [i + 1 for i in places[1:]] + [match.end()]
        found += zip(places, ends, strict=True)
        here = match.end()
    if here < end:
        found.append((here, end))
    return found
