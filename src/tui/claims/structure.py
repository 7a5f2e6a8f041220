"""Which paragraphs of a document are prose that can hold claims.

Documents say so by their blocks where a reader of the format knows; in plain text the shape of
a line tells: headings have no stop, teasers stand under “Related articles”, bylines hold dates
and little else. Nothing outside prose is ever marked.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.claims.authors import BOX, heads_box, is_note
from tui.claims.datelines import after_dateline, is_time
from tui.claims.endings import is_closed
from tui.claims.fragments import heads_facts
from tui.claims.furniture import (
    after_tags,
    heads_mail,
    is_byline,
    is_caption,
    is_citation,
    is_in_menu,
    is_prose,
    is_turning,
    is_word,
    stands_alone,
)
from tui.claims.lexicon import bit
from tui.claims.titles import is_title, looks_titled
from tui.text.sentences import paragraph_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.claims.fragments import Form
    from tui.claims.lexicon import Lexicon
    from tui.claims.parts import Part

__all__ = ["Passage", "Role", "passages"]

Role = Literal["prose", "item", "heading"]

_BULLET = re.compile(
    r"(?:[-*+•‣◦▪●○■►▶→·–—]|\d{1,3}[.)]|[a-z][.)]|\([a-z\d]{1,3}\))\s++(?:\[[ xX]\]\s++)?"
    r"|\d{1,3}(?:\.\d{1,3}){1,4}\.?\s++(?=[A-Z])(?!(?:[MBT]r?illion|Stars?|Percent)\b)"
)
"""A number of a paragraph too (“1.4 We found …”), which is no figure."""
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_TABLE = re.compile(r"\||©|\+[-=]{3}|[-=_*~]{3,}\s*\Z")
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCES = re.compile(r"[\w%]{3}(?<!Mrs)(?<!Prof)[.!] [A-Z][a-z]* [a-z]")
_TITLE_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_REPEATED, _MATTER, _WORD, _LINE = 6, 20_000, 30, 400  # paragraphs back to a teaser, code points
_PLAIN, _LONG_PROSE = 300, 25  # longer and closed: prose, without looking closer
_SENTENCE, _FRAGMENT, _HEADING, _ABOVE, _TITLE = 6, 3, 8, 12, 30  # words
_LONGEST_LEAD, _EARLY = 120, 3
"""Paragraphs of prose before which a line that counts comments only leads to them."""
_CTA, _VERBS = bit("cta"), bit("finite", "auxiliary", "modal")


class Passage(NamedTuple):
    """A paragraph with its place: `lead` is the line that introduces a list item, or empty.

    `place` counts the paragraphs of prose from 0; `form` says what makes a few words a statement.
    """

    start: int
    end: int
    role: Role
    place: int = 0
    lead: str = ""
    form: Form = ""


def passages(text: str, parts: Iterable[Part], lexicon: Lexicon) -> Iterator[Passage]:
    """Yield the headings and the prose of `parts`, in order; the rest is left out."""
    state = _State(lexicon)
    timed = False
    for part in parts:
        if part.heading:
            yield state.heading(text, part.start, part.end, known=True)
            continue
        spans = paragraph_bounds(text, part.start, part.end)
        for position, span in enumerate(spans):
            following = spans[position + 1] if position + 1 < len(spans) else None
            passage = state.look(text, span, following)
            if text[span[0]].isdigit() and is_time(text, *span):
                timed = True
            elif passage:
                start, end, role = passage[:3]
                if timed and role != "heading":  # “88' GOAL!” stands above it
                    passage, timed = passage._replace(form="entry"), False
                stamped = role == "prose" or (role == "item" and text[start].isdigit())
                begins = after_dateline(text, start, end) if stamped else start
                if begins != start:
                    form: Form = "entry" if text[start].isdigit() else passage.form
                    passage = passage._replace(start=begins, form=form)
                yield passage


class _State:
    """What the paragraphs before say about the next one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.index = 0
        self.fenced = self.matter = False
        self.tail = self.titled = False
        self.first, self.box = True, 0
        self.lead = self.topic = ""
        self.seen: deque[str] = deque(maxlen=_REPEATED)

    def look(  # noqa: C901, PLR0911, PLR0912 - a list of rules
        self, text: str, span: tuple[int, int], following: tuple[int, int] | None
    ) -> Passage | None:
        start, end = span
        head = text[start : start + 4]
        first, self.first = self.first, False
        size = end - start
        plain = size > _PLAIN and head.isalpha() and text[end - 1] in '.”"'
        special = self.matter or self.fenced
        if plain and not (special or self.tail):
            self.lead = ""
            return self._passage(start, end, "prose")
        if size < _WORD and not special and is_word(text[start:end], self.lexicon.tails):
            self.topic = self.topic if self.tail or self.lead else text[start:end]
            return None
        bulleted = False
        if special or not head[0].isalpha() or head[1:2] in ".)":
            begins = self._begins(text, start, end, first=first)
            if begins is None:
                return None
            start, bulleted = begins
        if head.startswith("#") and _MARKDOWN_HEADING.match(text, span[0], end):
            return self.heading(text, start, end)
        size = end - start
        line = text[start : end if size < _LINE else start + _LINE]
        if size < _PLAIN and is_caption(line):
            return None
        closed = is_closed(text, start, end)
        whole = closed or _SENTENCES.search(line) is not None
        if whole and is_note(text, start, end, last=following is None):
            return None
        if is_citation(text, start, end):
            return None
        if not closed and size < 160:
            return self._unclosed(text, (start, end), line, following, bulleted=bulleted)
        if first and size < 200 and is_title(line, self.lexicon):
            return self.heading(text, start, end)
        if self.tail:
            self.box -= 1
            if self.box >= 0 or line.count(" ") < _LONG_PROSE or not closed:
                return None
            opening = line.split(" ", 1)[0].lower()
            if self.lexicon.words.get(opening, 0) & _CTA:
                return None
            self.tail = False
        if size < 200:
            if is_byline(line):
                return None
            if line in self.seen:
                return None
            self.seen.append(line)
        role: Role = "item" if bulleted else "prose"
        if bulleted or head[0].isdigit():
            return self._passage(start, end, role, self.lead)
        self.lead = line if line.endswith(":") else ""
        return self._passage(start, end, role)

    def _begins(self, text: str, start: int, end: int, *, first: bool) -> tuple[int, bool] | None:
        """Return where the words of a paragraph begin, and whether after a bullet; None: no prose.

        What begins with a letter begins there: this is for all the rest.
        """
        head = text[start : start + 4]
        if head.startswith(("```", "~~~")):
            self.fenced = not self.fenced and text.find(f"\n{head[:3]}", end) >= 0
            return None
        if head.startswith("---") and text[start:end].rstrip() == "---":
            self.matter = first and start == 0 and text.find("\n---", end, _MATTER) >= 0
            return None
        if self.matter or self.fenced:
            self.matter = self.matter and text[start:end] not in {"---", "..."}
            return None
        if head[0] in "|+-=_*~<©" and _TABLE.match(text, start, end):
            return None
        bulleted = False
        if head[0] in "<&":
            start = after_tags(text, start, end)
        mark = _BULLET.match(text, start, end)
        if mark:
            bulleted = not head[0].isdigit()
            start = mark.end()
        while start < end and not text[start].isalnum() and text[start] not in "\"“'‘„«([$€£<":
            start += 1  # emoji and signs before a heading or an item
        numbered = _BULLET.match(text, start, end)
        if numbered:
            start = numbered.end()
        if start >= end or not _LETTERS.search(text, start, min(end, start + 400)):
            return None
        return start, bulleted

    def _passage(self, start: int, end: int, role: Role, lead: str = "") -> Passage:
        index = self.index
        if role != "heading":
            self.index += 1
        form: Form = "fact" if role == "item" and heads_facts(lead or self.topic) else ""
        return Passage(start, end, role, index, lead, form)

    def heading(
        self, text: str, start: int, end: int, *, tail: bool | None = None, known: bool = False
    ) -> Passage:
        """Return a heading; nothing belongs to the text any more after some (“Related articles”).

        `tail` says whether it is such a one, else its words tell; `known` whether the format says
        that it is a heading: below “Notes” there may be some then.
        """
        self.lead = ""
        self.topic = text[start : min(end, start + _LONGEST_LEAD)]
        if tail is None:  # “# Notes” above everything is the title
            words = _TITLE_WORD.findall(text[start:end].lower())
            ends = self.index > 0 and self._ends(text, words, end)
            tail = ends and not ((known and words == ["notes"]) or self._is_far_up(text, start))
        self.tail = tail
        self.box *= tail
        return self._passage(start, end, "heading")

    def _ends(self, text: str, words: list[str], end: int) -> bool:
        """Say whether a heading of such words ends the text (“3 comments”, “About” its author)."""
        if heads_box(text, words, end):
            self.box = BOX
            return True
        counted = words[1:] if words and words[0].isdigit() else words
        return " ".join(counted) in self.lexicon.tails

    def _is_far_up(self, text: str, start: int) -> bool:
        """Say whether a line that counts comments only leads to them from above the text."""
        counts = text[start].isdigit() and self.index < _EARLY
        return counts and is_in_menu(text, start)

    def _unclosed(  # noqa: PLR0911 - a list of rules
        self,
        text: str,
        span: tuple[int, int],
        line: str,
        following: tuple[int, int] | None,
        *,
        bulleted: bool,
    ) -> Passage | None:
        """Judge a short paragraph without a stop: lead-in, heading, item or headline."""
        start, end = span
        words = _TITLE_WORD.findall(line)
        lowered = " ".join(words).lower()
        if self._ends(text, lowered.split(" "), end):
            tail = self.index > 0 and not self._is_far_up(text, start)
            return self.heading(text, start, end, tail=tail)
        if self.tail or is_turning(line):
            return None
        get = self.lexicon.words.get
        verb = len(words) >= _SENTENCE and any(get(word, 0) & _VERBS for word in lowered.split())
        if line.endswith(":"):
            if heads_mail(line):
                return None
            self.lead = line
            short = len(words) < _SENTENCE or not verb
            return self._passage(start, end, "heading" if short else "prose")
        if bulleted or self.lead:
            if len(words) < _FRAGMENT:
                return None
            if not bulleted and following is not None and looks_titled(words):
                return self.heading(text, start, end)
            return self._passage(start, end, "item", self.lead)
        if is_byline(line):
            return None
        title = (
            following is not None and not (self.index or self.titled) and len(words) <= _ABOVE + 2
        )
        timed = line[0].isdigit() and after_dateline(text, start, end) != start
        alone = title or not (timed or (verb and _SENTENCES.search(line)))
        if alone and self._is_heading(text, words, following, verb=verb):
            # unlike “It shuts off since May. Happens every time, lol”, “14:20 Mayor resigns”
            return self.heading(text, start, end, tail=False)
        return self._passage(start, end, "prose")

    def _is_heading(
        self, text: str, words: list[str], following: tuple[int, int] | None, *, verb: bool
    ) -> bool:
        """Say whether a line without a stop is a heading rather than a sentence."""
        count = len(words)
        if count < _HEADING or not verb:
            return True
        if count <= _TITLE and (looks_titled(words) or not (self.index or self.titled)):
            self.titled = True  # before the first prose: the title
            return True
        if count > _ABOVE or following is None:
            return False
        return is_prose(text, following) or stands_alone(text[slice(*following)])
