"""Changing tags everywhere at once: first a preview of what changes, then one undoable step."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.screens.bulk import BulkScreen
from tui.screens.list_screen import T
from tui.screens.many import counted
from tui.widgets.tag_colours import HUES, tag_colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.widgets.annotation_panel_rows import NoteRow
    from tui.widgets.table_tags import TagRow
    from tui.widgets.tag_completion import KnownTag

__all__ = ["CodebookChanges", "nested", "preview"]

OWN = "its own"
"""The choice that takes a colour away."""


def preview(notes: Iterable[NoteRow]) -> list[str]:
    """Return a line for each document with how many of its notes change, the most first."""
    counts: dict[str, int] = {}
    for note in notes:
        name = note.title or note.placed.path
        counts[name] = counts.get(name, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [f"{count:>5} in {name}" for name, count in ranked] or ["no note bears it"]


def nested(names: Iterable[str], topic: str) -> dict[str, str]:
    """Return what tags are called under a topic, or on top where it is empty.

    What nests below one that moves goes along with it, and what stands there stays.
    """
    moved: dict[str, str] = {}
    for name in sorted(set(names) - {topic}):
        own = name.rpartition("/")[2]
        new = f"{topic}/{own}" if topic else own
        if new != name and not any(name.startswith(f"{other}/") for other in moved):
            moved[name] = new
    return moved


class CodebookChanges(BulkScreen[T]):
    """Rename, merge, delete, describe, colour and key of the tags that are chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "rename", "rename", id="codebook.rename", tooltip="rename it everywhere"),
        Binding("m", "merge", "merge", id="codebook.merge", tooltip="merge the marked tags"),
        Binding("d", "describe", "describe", id="codebook.describe", tooltip="say what it means"),
        Binding("n", "new", "new", id="codebook.new", tooltip="a new tag"),
        Binding(
            "p",
            "parent",
            "parent",
            id="codebook.parent",
            tooltip="nest the marked tags under a topic",
        ),
        Binding("C", "colour", "colour", id="codebook.colour", tooltip="give it a colour"),
        *(
            Binding(
                digit,
                f"key('{digit}')",
                f"key {digit}",
                id=f"codebook.key-{digit}",
                show=False,
                tooltip=f"{digit} in the tag prompt sets this tag",
            )
            for digit in "123456789"
        ),
    ]

    def chosen_tags(self) -> list[TagRow]:
        """Return the marked tags, or the current one."""
        raise NotImplementedError

    def current_tag(self) -> KnownTag | None:
        """Return the tag under the cursor, which is what changes where only one can."""
        raise NotImplementedError

    def notes_with(self, name: str) -> list[NoteRow]:
        """Return every note that bears a tag, or one nested under it."""
        raise NotImplementedError

    def known_tags(self) -> dict[str, TagRow]:
        """Return the whole codebook by name."""
        raise NotImplementedError

    def stand_on(self, name: str) -> None:
        """Move the cursor to a tag, where the filter shows it."""
        raise NotImplementedError

    async def _agreed(self, question: str, names: Iterable[str], yes: str) -> bool:
        """Ask, with what would change in view."""
        from tui.screens.confirm import Confirm

        notes = {note.key: note for name in names for note in self.notes_with(name)}
        lines = preview(notes.values())
        answer: bool | None = await self.app.push_screen_wait(Confirm(question, lines, yes=yes))
        return answer is True

    async def _ask(self, label: str, value: str = "", hint: str = "") -> str | None:
        from tui.screens.asking import LinePrompt

        return await self.app.push_screen_wait(LinePrompt(label, value, hint=hint))

    @work(group="dialog", exclusive=True)
    async def action_rename(self) -> None:
        """Rename the tag; onto one that exists, this is a merge."""
        if tag := self.current_tag():
            old = tag.name
            new = await self._ask(f"rename #{old} to", old)
            await self._rename(old, (new or "").lstrip("#"))

    @work(group="dialog", exclusive=True)
    async def action_parent(self) -> None:
        """Nest the chosen tags under a topic: their names become `topic/tag`."""
        names = [row.tag.name for row in self.chosen_tags()]
        if not names:
            return
        above = {name.rpartition("/")[0] for name in names}
        what = f"#{names[0].rpartition('/')[2]}" if len(names) == 1 else counted(len(names), "tag")
        now = above.pop() if len(above) == 1 else ""
        answer = await self._ask(f"put {what} under", now, "empty: on top")
        if answer is None:
            return
        topic = answer.strip("#/ ")
        moves = nested(names, topic)
        if len(moves) == 1:
            await self._rename(*next(iter(moves.items())))
        elif moves:
            await self._move(moves, topic)

    async def _move(self, moves: Mapping[str, str], topic: str) -> None:
        """Give several tags their new names as one step."""

        def move() -> str:
            known = {tag.name for tag in self.library.tags()}
            for old, new in moves.items():
                if new in known:
                    self.library.merge_tags([old], new)
                else:
                    self.library.rename_tag(old, new)
                known.add(new)
            return f"put {len(moves)} tags {where}"

        where = f"under #{topic}" if topic else "on top"
        shown = ", ".join(f"#{name}" for name in moves)
        merged = ", ".join(f"#{new}" for new in moves.values() if new in self.known_tags())
        there = f"; {merged} is there: merged" if merged else ""
        if await self._agreed(f"put {shown} {where}?{there}", moves, "put"):
            said = f"put {len(moves)} tags {where}; u undoes"
            await self.change(lambda: self.library.in_one_step(move), said)

    async def _rename(self, old: str, new: str, meaning: str | None = None) -> None:
        if not new or new == old:
            return
        if new in self.known_tags():
            await self._merge([old], new)
        elif await self._agreed(f"rename #{old} to #{new}?", [old], "rename"):
            await self.change(
                lambda: self.library.rename_tag(old, new, meaning),
                f"#{old} is #{new} now; u undoes",
            )
            self.stand_on(new)

    @work(group="dialog", exclusive=True)
    async def action_merge(self) -> None:
        """Merge the chosen tags into one, which may be new."""
        from tui.screens.tagging import TagPrompt

        names = [row.tag.name for row in self.chosen_tags()]
        if not names:
            return
        shown = " ".join(f"#{name}" for name in names[:3]) + (" …" if len(names) > 3 else "")
        known = [row.tag for row in self.known_tags().values()]
        asked = TagPrompt(known, label=f"merge {shown} into ")
        answer = await self.app.push_screen_wait(asked)
        for into in answer.tags[:1] if answer else ():
            await self._merge([name for name in names if name != into], into)

    async def _merge(self, names: list[str], into: str) -> None:
        shown = ", ".join(f"#{name}" for name in names)
        if names and await self._agreed(f"merge {shown} into #{into}?", names, "merge"):
            await self.change(
                lambda: self.library.merge_tags(names, into), f"merged into #{into}; u undoes"
            )

    @work(group="dialog", exclusive=True)
    async def action_remove(self) -> None:
        """Take the chosen tags off every note and out of the codebook."""
        names = [row.tag.name for row in self.chosen_tags()]
        if not names:
            return
        shown = ", ".join(f"#{name}" for name in names)
        if await self._agreed(f"delete {shown}? the notes stay", names, "delete"):
            back = "it" if len(names) == 1 else "them"
            said = f"deleted {shown}; u brings {back} back"
            await self.change(lambda: self.library.delete_tag(*names), said)

    @work(group="dialog", exclusive=True)
    async def action_describe(self) -> None:
        """Say what a tag means and when to use it."""
        if tag := self.current_tag():
            words = await self._ask(f"#{tag.name} means", tag.description)
            if words is not None and words != tag.description:
                await self.change(lambda: self.library.describe_tag(tag.name, words), "described")

    @work(group="dialog", exclusive=True)
    async def action_edit_tag(self) -> None:
        """Ask for the name of the tag, then for what it means.

        The name of another tag merges it into that one, which has its own meaning.
        """
        tag = self.current_tag()
        if tag is None:
            return
        name = await self._ask(f"#{tag.name} is called", tag.name)
        if name is None:
            return
        new = name.lstrip("#") or tag.name
        if new != tag.name and new in self.known_tags():
            await self._rename(tag.name, new)
            return
        words = await self._ask(f"#{new} means", tag.description)
        meaning = None if words is None or words == tag.description else words
        if new != tag.name:
            await self._rename(tag.name, new, meaning)
        elif meaning is not None:
            await self.change(lambda: self.library.describe_tag(tag.name, meaning), "described")

    @work(group="dialog", exclusive=True)
    async def action_new(self) -> None:
        """Put a tag into the codebook that no note bears yet."""
        name = (await self._ask("new tag", hint="topic/sub nests") or "").strip("#/ ")
        if name in self.known_tags():
            self.say(f"#{name} is there already")
        elif name:
            words = await self._ask(f"#{name} means")
            await self.change(lambda: self.library.describe_tag(name, words or ""), "added")
        self.stand_on(name)

    @work(group="dialog", exclusive=True)
    async def action_colour(self) -> None:
        """Choose one of the hues, or the colour that the name gives."""
        from tui.screens.chooser import Choice, Chooser

        rows = self.chosen_tags()
        if rows:
            own = tag_colour(rows[0].tag.name).hex6
            choices = [Choice(hue, hue, colour=tag_colour(hue, hue).hex6) for hue in HUES]
            choices.append(Choice(OWN, OWN, colour=own))
            hue = await self.app.push_screen_wait(Chooser(choices, "which colour?"))
            if hue is not None:
                names = [row.tag.name for row in rows]
                colour = None if hue == OWN else hue

                def paint() -> str:
                    said = [self.library.set_tag(name, colour=colour) for name in names]
                    return said[0] if len(said) == 1 else f"coloured {len(said)} tags"

                await self.change(lambda: self.library.in_one_step(paint), f"coloured {hue}")

    @work(group="dialog", exclusive=True)
    async def action_key(self, digit: str) -> None:
        """Give a tag its digit in the tag prompt, or take it away again."""
        tag = self.current_tag()
        if tag is None:
            return
        had = tag.key == digit
        said = f"{digit} is free" if had else f"{digit} sets #{tag.name}"
        key = None if had else digit
        await self.change(lambda: self.library.set_tag(tag.name, key=key), said)
