"""A field for several tags: what is set already, what is being typed, what it may become.

Used alone at the foot of the screen by the tag prompt, and inside the note editor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.style import Style
from textual.widgets import Input, Static

from tui.annotations.tags import tidy
from tui.text.cleaning import clean
from tui.widgets.showing import show
from tui.widgets.tag_colours import colours_of, legible, tag_colour
from tui.widgets.tag_completion import (
    KnownTag,
    begun,
    complete,
    edit_tags,
    quick_tags,
    resolve,
    split_tags,
)
from tui.widgets.tag_input import TagInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

__all__ = ["TagField", "TagQuestion"]


@dataclass(frozen=True, slots=True)
class TagQuestion:
    """What a tag field starts with: the codebook, what is set, what was used last."""

    known: Sequence[KnownTag]
    current: tuple[str, ...] = ()
    recent: Sequence[str] = ()
    partly: tuple[str, ...] = ()
    """Of several passages, the tags that only some have."""
    label: str = "tag "


class TagField(Vertical):
    """The set tags, the line, and below it the offers; `tags` is what is set and typed.

    Posts `Submitted` on Enter, with every tag, and `QuickTagged` when a digit in the empty
    line has added one.
    """

    DEFAULT_CSS = """
    TagField {
        height: auto;
        & > Horizontal { height: 1; }
        & .tags--label { width: auto; max-width: 60%; }
        & TagInput, & TagInput:focus {
            width: 1fr; min-width: 8; background: transparent; background-tint: transparent 0%;
        }
        & > .tags--offers { height: 1; color: $text-muted; }
    }
    """

    chips: var[tuple[str, ...]] = var[tuple[str, ...]]((), init=False)
    """The tags that are set, without what is being typed."""
    choice: var[int] = var(-1, init=False)
    """The place of the chosen offer, or -1 while what was typed is taken as it stands."""

    input = query_one(TagInput)

    @dataclass
    class Submitted(Message):
        """Enter: these are the tags now."""

        tags: tuple[str, ...]

    @dataclass
    class QuickTagged(Message):
        """A digit in the empty line added its tag: these are the tags now."""

        tags: tuple[str, ...]

    @dataclass
    class Changed(Message):
        """Something was typed or taken off."""

    _quick: tuple[object, Content] | None = None
    """What digits do, and for which tags it was drawn: it seldom changes from field to field."""
    taken: tuple[str, ...] = ()
    """Tags that only some passages have and that are to go, once `Submitted` was posted."""

    def __init__(
        self,
        asked: TagQuestion,
        *,
        tab_chooses: bool = False,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        super().__init__(id=id)
        self._tab_chooses = tab_chooses
        self._start(asked)

    def _start(self, asked: TagQuestion) -> None:
        """Know what is asked, with nothing typed yet."""
        self.set_reactive(TagField.chips, asked.current)
        self.set_reactive(TagField.choice, -1)
        self._known, self._recent, self._partly = asked.known, asked.recent, asked.partly
        self._label = asked.label
        self._colours = colours_of(asked.known)
        self._offers: list[str] = []
        self.taken = ()

    def ask(self, asked: TagQuestion) -> None:
        """Start anew, with other tags, once it is mounted."""
        self._start(asked)
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.input.digits = "".join(quick_tags(self._known))
        self._draw()

    def compose(self) -> ComposeResult:
        """Lay out the tags, the line and the offers."""
        # All that is known is there for the first frame: a second one would come a tick later.
        with Horizontal():
            yield Static(self._label_line(), classes="tags--label")
            yield (line := TagInput(tab_chooses=self._tab_chooses))
            line.digits = "".join(quick_tags(self._known))
        room = self.app.size.width - 2  # in every dialog
        yield Static(self._fitting(self._quick_line(), room), classes="tags--offers")

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag: those set, and those typed (or the chosen offer in place of the last)."""
        return edit_tags(self.chips, self._typed(), self._known)

    def _typed(self) -> list[str]:
        """Return the names that were typed, with the chosen offer in place of the last."""
        typed = split_tags(self.input.value, self._known)
        if 0 <= self.choice < len(self._offers):
            before, query = begun(self.input.value, self._known)
            minus = "-" if query.startswith("-") else ""
            typed = [*split_tags(before, self._known), minus + self._offers[self.choice]]
        return typed

    def _query(self) -> str:
        """Return the name that is being typed."""
        return begun(self.input.value, self._known)[1]

    def watch_chips(self) -> None:
        """Show other tags as set."""
        self._draw()
        self.post_message(self.Changed())

    def watch_choice(self) -> None:
        """Mark another offer."""
        self._draw()

    def on_resize(self) -> None:
        """Fit the offers to the new width."""
        self._draw()

    @on(Input.Changed)
    def offer(self, event: Input.Changed) -> None:
        """Offer tags for what is typed; a comma after a chosen offer takes it."""
        event.stop()
        if self.choice >= 0 and event.value.endswith(",") and self._offers:
            chosen, self.choice = self._offers[self.choice], -1
            before, _ = begun(event.value[:-1], self._known)
            typed = [*split_tags(before, self._known), chosen]
            self.chips = edit_tags(self.chips, typed, self._known)
            self.input.value = ""
            return
        query = self._query()
        names = self._known
        if query.startswith("-"):
            here = {*self.chips, *self._partly}
            names = [tag for tag in self._known if tag.name in here]
        self._offers = complete(query.lstrip("-"), names, self._recent) if query else []
        self.choice = -1
        self._draw()
        self.post_message(self.Changed())

    @on(TagInput.Choose)
    def choose(self, event: TagInput.Choose) -> None:
        """Move the choice; past either end nothing is chosen."""
        event.stop()
        if not self._query():
            self._offers = complete("", self._known, self._recent)
        places = len(self._offers) + 1
        self.choice = (self.choice + 1 + event.by) % places - 1
        self._draw()
        self.post_message(self.Changed())

    @on(TagInput.Quick)
    def add_quick_tag(self, event: TagInput.Quick) -> None:
        """Add the tag behind a digit."""
        event.stop()
        name = quick_tags(self._known).get(event.digit)
        if name is not None:
            self.chips = edit_tags(self.chips, [name], self._known)
            self.post_message(self.QuickTagged(self.chips))

    @on(TagInput.TakeOff)
    def take_off(self, event: TagInput.TakeOff) -> None:
        """Take the last tag off."""
        event.stop()
        self.chips = self.chips[:-1]

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Take what was typed, or the chosen offer, and say so."""
        event.stop()
        gone = {resolve(name[1:].strip(), self._known) for name in self._typed() if name[0] == "-"}
        self.taken = tuple(tag for tag in self._partly if tag in gone)
        self.chips, value = self.tags, self.tags
        self.input.value = ""
        self.post_message(self.Submitted(value))

    def _tag(self, name: str, style: str = "") -> Content:
        """Return one tag in its colour."""
        colour = legible(tag_colour(name, self._colours.get(name)), self.background_colors[1])
        return Content.styled("#" + clean(name), Style.parse(f"{colour.hex6} {style}".strip()))

    def _draw(self) -> None:
        """Draw the tags before the line and the offers below it."""
        if not self.is_mounted:
            return
        label, offers = (self.query_one(f".tags--{part}", Static) for part in ("label", "offers"))
        show(label, self._label_line())
        show(offers, self._fitting(self._offer_line(), self.size.width), layout=False)

    def _label_line(self) -> Content:
        """Return what stands before the line: the label and the tags that are set."""
        parts = [Content.styled(self._label, "bold $text-primary")]
        parts += [self._tag(name) + " " for name in self.chips]
        return Content("").join(parts)

    @staticmethod
    def _fitting(line: Content, width: int) -> Content:
        return line.truncate(max(1, width), ellipsis=True)

    def _offer_line(self) -> Content:
        """Return what Enter will do, and what else there is to choose."""
        query = self._query()
        if not query and self.choice < 0:
            return self._quick_line()
        parts = []
        if query and self.choice < 0:
            typed = split_tags(self.input.value, self._known) if "," in query else []
            parts.append(self._meaning((typed or [query])[-1]))
        for place, name in enumerate(self._offers):
            chosen = place == self.choice
            sign = Content.styled("›", "bold") if chosen else Content("")
            parts.append(sign + self._tag(name, "bold reverse" if chosen else ""))
        return Content("  ").join(parts)

    def _quick_line(self) -> Content:
        """Return what a digit in the empty line will do."""
        quick = tuple(quick_tags(self._known).items())
        colours = tuple(self._colours.get(name) for _, name in quick)
        look = quick, colours, self._partly[:1], self.background_colors[1]
        if self._quick is None or self._quick[0] != look:
            self._quick = look, self._quick_tags_line(quick)
        return self._quick[1]

    def _quick_tags_line(self, quick: Sequence[tuple[str, str]]) -> Content:
        parts = [
            Content.styled(digit + " ", "bold $text-primary") + self._tag(name)
            for digit, name in quick
        ]
        if self._partly:
            parts.append(Content("-") + self._tag(self._partly[0]) + " takes it off")
        return Content("  ").join(parts) if parts else Content("type a tag, then Enter")

    def _meaning(self, query: str) -> Content:
        """Return in words what Enter would do with `query`."""
        if query.startswith("-"):
            return Content("⏎ take off") if query[1:].strip() else Content("take off which?")
        if not (typed := tidy(query)):
            return Content("a tag needs a name")
        name = resolve(typed, self._known)
        if name in self.chips:
            return Content("⏎ has it:")
        if name in self._colours:
            return Content("⏎ add:")
        return Content(clean(f"⏎ new tag “{typed}”") + (" ↓" if self._offers else ""))
