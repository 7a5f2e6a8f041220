"""What F2 in the search does to the passages that were found: each of it one step to undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import GlossError
from tui.screens.jumping import Jumping
from tui.screens.many import counted, items_of_hits, judged, last_tagged, no_claims, tagging
from tui.screens.many_asking import ask_tags, ask_verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.library.annotation_verbs import Wanted
    from tui.screens.many import One
    from tui.screens.search_source import Verb
    from tui.search.hit import Hit
    from tui.search.service import SearchService

__all__ = ["OnHits"]


class OnHits(Jumping):
    """Tag, judge, delete or copy what was found, and undo it from there."""

    _service: SearchService | None = None

    def tell_index_of(self, paths: Iterable[str]) -> None:
        """Let the index know the annotations of these documents as they are now."""
        if (service := self._service) is not None:
            renamed = self.library.renamed()  # what went along is found where it is now
            for path in paths:
                placed = () if path in renamed else self.library.placed(path)
                service.set_annotations(path, self.library.findable(placed))

    async def act_on_hits(self, verb: Verb, hits: Sequence[Hit]) -> str:
        """Do it, and return what to say; nothing where the reader has given it up."""
        try:
            words, severity = await self._act(verb, hits), "information"
        except GlossError as error:
            words, severity = str(error), "error"
        if words:
            self.desk.said.append((severity, words))
        return words

    async def _act(self, verb: Verb, hits: Sequence[Hit]) -> str:
        if verb in {"undo", "redo"}:
            return await self._step_back(verb)
        if verb == "copy":
            return await self._copied(hits)
        placed_in = self.library.placed
        items = await self.desk.load(lambda: items_of_hits(hits, placed_in))
        if verb == "delete":
            return await self._delete(items)
        if verb == "judge":
            return await self._judge(items, claims=all(hit.where == "claims" for hit in hits))
        wanted = await ask_tags(self.app, items, self.known_tags, self.last_tags)
        if wanted:
            self.last_tags = last_tagged(wanted) or self.last_tags
        return await self._save(wanted, tagging(wanted or {}))

    async def _judge(self, items: Sequence[One], *, claims: bool) -> str:
        """Ask for the verdict of all of them; of claims, also whether they are none."""
        verdicts = self.library.settings.verdicts
        answer = await ask_verdict(self.app, items, verdicts, dismissable=claims)
        if answer is None:
            return ""
        if answer.no_claims:
            return await self._save(no_claims(items), "not claims:")
        return await self._save(judged(items, answer.verdict), "judged")

    async def _save(self, wanted: Wanted | None, done: str) -> str:
        """Save marks as one step."""
        if wanted is None:
            return ""
        if not wanted:
            return "nothing to change: it is so already"
        words = f"{done} {counted(sum(map(len, wanted.values())), 'passage')}"
        await self.desk.save(lambda: self.library.mark_many(wanted, words))
        await self._show(wanted)
        return f"{words}; F2 u undoes"

    async def _delete(self, items: Sequence[One]) -> str:
        """Delete the annotations on the passages; the texts themselves are never touched."""
        names = [one.annotation.id for one in items if one.annotation is not None]
        if not names:
            return "nothing to delete: there is no note on it"
        await self.desk.save(lambda: self.library.delete(names))
        await self._show({one.path for one in items})
        bare = len(items) - len(names)
        without = f" ({counted(bare, 'passage')} had none)" if bare else ""
        return f"deleted {counted(len(names), 'note')}{without}; F2 u undoes"

    async def _copied(self, hits: Sequence[Hit]) -> str:
        """Copy the words of the passages, and say by which way they went."""
        from tui.clipboard import copy

        text = "\n\n".join(hit.text for hit in hits)
        done = await self.desk.load(lambda: copy(text, self.settings.copy_command))
        if done.escape:
            self.app.copy_to_clipboard(text)
        return done.words

    async def _step_back(self, verb: Verb) -> str:
        """Undo or redo the last change, wherever it was made."""
        library = self.library
        before = library.recorded_all()
        step = library.undo if verb == "undo" else library.redo
        words = await self.desk.save(step)
        after = library.recorded_all()
        await self._show({p for p in before | after if before.get(p) != after.get(p)})
        name = "undone" if verb == "undo" else "again"
        return f"{name}: {words}" if words else f"nothing to {verb}"

    async def _show(self, paths: Iterable[str]) -> None:
        """Let the index and the screen below know what was changed in these documents."""
        changed = set(paths)
        await self.desk.load(lambda: self.tell_index_of(changed))
        await self.refresh_annotations()
