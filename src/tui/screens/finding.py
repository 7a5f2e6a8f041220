"""Finding in the document: live as one types, then from hit to hit."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.getters import query_one

from tui.screens.base import ReadingBase
from tui.widgets.find_prompt import FindPrompt
from tui.widgets.reader import Reader

__all__ = ["Finding"]


class Finding(ReadingBase):
    """`/ n N &`; what is found is the reader's business, what was typed the prompt's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "find", id="find.open", tooltip="find in this document"),
        Binding("n", "find_step(1)", "next hit", id="find.forward", show=False),
        Binding("N", "find_step(-1)", "previous hit", id="find.backward", show=False),
        Binding(
            "ampersand",
            "keep",
            "only matching",
            id="find.keep",
            show=False,
            tooltip="show only paragraphs that match",
        ),
    ]

    find_prompt = query_one(FindPrompt)

    def on_mount(self) -> None:
        """Say in the find line what is said in the line that it stands over."""
        self.watch(self.key_line, "notice", self._say_above, init=False)

    def _say_above(self, notice: str) -> None:
        if self.find_prompt.is_open:
            self.find_prompt.notice = notice

    def action_find(self) -> None:
        """Open the find box."""
        self.reader.begin_find()
        self.find_prompt.open()

    def action_keep(self) -> None:
        """Ask which paragraphs to keep; an empty pattern shows all again."""
        self.reader.begin_find()
        self.find_prompt.open(keep=True)

    @on(FindPrompt.Changed)
    def find_live(self, event: FindPrompt.Changed) -> None:
        """Show the hits of what is typed so far; what was said before has been read."""
        event.stop()
        self.find_prompt.notice = ""
        self.reader.find(event.pattern, regex=event.regex, keep=event.keep)

    @on(FindPrompt.Done)
    def stay_at_hit(self, event: FindPrompt.Done) -> None:
        """Go on reading at the hit; the empty box goes on to the next one, or shows all again."""
        event.stop()
        self.set_focus(self.reader)
        if event.pattern:
            self.reader.accept_find()
            if self.reader.in_vain:
                self.say_in_vain()
            else:
                self.reader.tell_hit()
        elif event.keep:
            self.reader.clear_find()
        elif not self.reader.find_again():
            self.say_in_vain()

    @on(FindPrompt.Cancelled)
    def go_back(self, event: FindPrompt.Cancelled) -> None:
        """Go back to where one was before."""
        event.stop()
        self.reader.cancel_find()
        self.set_focus(self.reader)

    @on(FindPrompt.Step)
    def step_while_typing(self, event: FindPrompt.Step) -> None:
        """Go to another hit without leaving the box."""
        event.stop()
        self.reader.find_step(event.by)

    @on(Reader.Found)
    def count_hits(self, event: Reader.Found) -> None:
        """Say which hit of how many."""
        event.stop()
        if self.find_prompt.is_open:
            self.find_prompt.count = "" if event.forgotten else event.text
        elif event.percent is not None:
            self.key_line.notice = event.text  # word of this kind does not belong in the log
        elif event.total:
            only = event.total == 1 and event.complete and event.number is not None
            self.say(f"hit {event.text}" + (": there is no other" if only else ""))
        elif event.complete and not event.forgotten:
            self.say(event.text)

    @on(Reader.Keeping)
    def say_what_is_hidden(self, event: Reader.Keeping) -> None:
        """Say how much is shown, as long as not everything is."""
        event.stop()
        self.key_line.standing = event.text
        self.find_prompt.kept = event.what if self.find_prompt.keep else ""

    @on(Reader.Counting)
    def show_count(self, event: Reader.Counting) -> None:
        """Show the count for the next key while it is being typed."""
        event.stop()
        self.key_line.pending = event.digits

    def after_key(self) -> None:
        """Let a count be for one key only, whether that key uses it or not."""
        super().after_key()
        self.reader.end_count()

    def action_find_step(self, by: int) -> None:
        """Go to the next or previous hit."""
        if not self.reader.find_step(by):
            self.say_in_vain()

    def say_in_vain(self) -> None:
        """Say that there is no hit to go to."""
        why = self.reader.in_vain or "nothing to go on with"
        self.say(f"{why} · / finds, s searches")

    def clear_find(self) -> None:
        """Draw the hits no more, and all paragraphs again."""
        self.reader.clear_find()
