"""The codebook: what the tags of a library mean, and changes to a tag everywhere at once.

It is a file of its own, `codebook.json`, made when a tag is first described; a tag needs no
entry there to be used. A change is planned first, so that a screen can show what it would
do; doing it is one step that can be undone, however many documents it touches.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.annotations.changes import RowChange
from tui.annotations.identifiers import new_id
from tui.annotations.names import CODEBOOK
from tui.annotations.retagging import described_too, retagged, tags_of, under_moved, united
from tui.annotations.tags import (
    HUES,
    Tag,
    is_colour,
    moved_tags,
    one_for_each_key,
    parent_of,
    present_name,
    tag_from_row,
    tag_to_row,
    tidy,
)
from tui.errors import UsageError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.annotations.reading import Contents
    from tui.annotations.store import AnnotationStore

__all__ = ["Codebook", "Plan", "Tag"]

_KEYS = "123456789"


@dataclass(frozen=True)
class Plan:
    """What a change to tags would do: `words` say it, `annotations` is how many it touches."""

    words: str
    changes: Sequence[RowChange]
    moves: Mapping[str, str | None]
    deletes: bool = False

    @property
    def annotations(self) -> int:
        """How many annotations it changes."""
        return sum(change.name != CODEBOOK for change in self.changes)


class Codebook:
    """The tags of the library whose annotations are in `store`."""

    def __init__(self, store: AnnotationStore) -> None:
        self._store = store
        self._counted: dict[str, tuple[Contents, Counter[str]]] = {}

    def tags(self) -> list[Tag]:
        """Return every tag that is described or used, by name, with its count.

        Raises:
            StoreError: the codebook cannot be read at all.
        """
        counts = Counter[str]()
        for _path, contents in self._store.documents():
            counts.update(self._count(contents))
        described = {tag.name: tag for tag in one_for_each_key(self._described().values())}
        return [
            replace(tag, count=counts[name], parent=tag.parent or parent_of(name))
            for name in sorted(described.keys() | counts.keys(), key=str.casefold)
            for tag in [described.get(name, Tag(name))]
        ]

    def resolve(self, name: str) -> str:
        """Return the present name of a tag: see :func:`~tui.annotations.tags.present_name`."""
        return present_name(tidy(name), list(self._described().values()))

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Return the other names of the tags that have any, by the name they go by now."""
        return {tag.name: tag.aliases for tag in self._described().values() if tag.aliases}

    def describe(self, name: str, text: str) -> str:
        """Say what a tag means; a tag that is not used yet is added."""
        return self.set(name, description=text.strip())

    def set(self, name: str, **fields: Any) -> str:
        """Set description, colour, key, parent or aliases of a tag; None takes one away.

        A key is taken from the tag that had it.

        Raises:
            UsageError: a key that is no digit from 1 to 9, no colour, or a name without a letter.
        """
        wanted = _named(self.resolve(name))
        key = fields.get("key")
        if key is not None and (len(str(key)) != 1 or str(key) not in _KEYS):
            raise UsageError(f"a quick key is a digit from 1 to 9, not {quoted(str(key))}.")
        colour = fields.get("colour")
        if colour and not is_colour(colour):
            raise UsageError(
                f"a tag's colour is {', '.join(HUES)} or #rrggbb, not {quoted(str(colour))}."
            )
        if key is not None:
            fields["key"] = str(key)
        done = "described" if fields.keys() <= {"description"} else "changed"
        words = f"{done} the tag {quoted(wanted)}"
        with self._store.files.locked():  # nobody changes it between the two
            self._store.change(words, list(self._setting(wanted, fields)), deletes=False)
        return words

    def complete(self, tags: Iterable[Tag]) -> None:
        """Say of tags what is not said of them here yet, as one step; a new tag is added."""
        with self._store.files.locked():
            described = {tag.name: (one, tag) for one, tag in self._described().items()}
            present = {alias: name for name, names in self.aliases().items() for alias in names}
            changes = {}
            for given in tags:
                name = (
                    given.name if given.name in described else present.get(given.name, given.name)
                )
                one, tag = described.get(name) or (new_id(), Tag(name))
                described[name] = (
                    one,
                    replace(
                        tag,
                        description=tag.description or given.description,
                        colour=tag.colour or given.colour,
                    ),
                )
                if described[name][1] != tag or not self._row(one):
                    changes[one] = self._entry(*described[name])
            self._store.change("took in a codebook", list(changes.values()), deletes=False)

    def _setting(self, name: str, fields: Mapping[str, Any]) -> Iterator[RowChange]:
        """Yield the changes that give a tag its `fields`, and take its key from another one."""
        described = self._described()
        one, tag = next(
            ((i, tag) for i, tag in described.items() if tag.name == name), (new_id(), Tag(name))
        )
        key = fields.get("key")
        for other, holder in described.items():
            if key is not None and holder.key == key and other != one:
                yield self._entry(other, replace(holder, key=None))
        yield self._entry(one, replace(tag, **fields))

    # Changing tags everywhere

    def plan_rename(self, old: str, new: str) -> Plan:
        """Plan to give a tag another name; the old one becomes an alias.

        Raises:
            UsageError: there is no such tag, or there is one with the new name (merge them).
        """
        old, new = self._existing(old), _named(new)
        if any(tag.name == new for tag in self.tags()):
            raise UsageError(f"there is a tag {quoted(new)}; merge {quoted(old)} into it instead.")
        words = f"renamed the tag {quoted(old)} to {quoted(new)}"
        return self._plan(words, {old: new}, keep={old: new})

    def plan_merge(self, names: Iterable[str], into: str) -> Plan:
        """Plan to make several tags one; the others' names become its aliases.

        Raises:
            UsageError: one of `names` is no tag.
        """
        target = _named(self.resolve(into))
        sources = [n for name in names if (n := self._existing(name)) != target]
        listed = ", ".join(map(quoted, sources))
        moves = dict.fromkeys(sources, target)
        return self._plan(f"merged {listed} into {quoted(target)}", moves, keep=moves)

    def plan_delete(self, *names: str) -> Plan:
        """Plan to take tags, and what nests below them, off every annotation.

        Raises:
            UsageError: one of them is no tag.
        """
        moves = dict.fromkeys(self._existing(name) for name in names)
        what = "tag" if len(moves) == 1 else "tags"
        words = f"deleted the {what} {', '.join(map(quoted, moves))}"
        return replace(self._plan(words, moves, keep={}), deletes=True)

    def do(self, plan: Plan) -> str:
        """Do what was planned, also to annotations that changed since, and say it."""

        def again(change: RowChange, present: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
            if change.name == CODEBOOK:
                return described_too(change, present)
            return None if present is None else retagged(present, plan.moves)

        self._store.change(plan.words, plan.changes, again, deletes=plan.deletes)
        count = plan.annotations
        return f"{plan.words}: {count} annotation{'' if count == 1 else 's'} changed"

    def rename(self, old: str, new: str, description: str | None = None) -> str:
        """Give a tag another name everywhere, and a meaning: one step; see :meth:`plan_rename`."""
        plan = self.plan_rename(old, new)
        if description is not None:
            said, name = description.strip(), _named(new)
            changes = [
                replace(one, after={**one.after, "description": said})
                if one.name == CODEBOOK and one.after and one.after.get("name") == name
                else one
                for one in plan.changes
            ]
            plan = replace(plan, changes=changes)
        return self.do(plan)

    def merge(self, names: Iterable[str], into: str) -> str:
        """Make several tags one everywhere; see :meth:`plan_merge`."""
        return self.do(self.plan_merge(names, into))

    def delete(self, *names: str) -> str:
        """Take tags off every annotation; see :meth:`plan_delete`."""
        return self.do(self.plan_delete(*names))

    # The parts of a plan

    def _plan(
        self, words: str, moves: Mapping[str, str | None], *, keep: Mapping[str, str]
    ) -> Plan:
        changes = [*self._entries(moves, keep)]
        for path, contents in self._store.documents():
            for one, row in contents.rows.items():
                after = retagged(row, moves)
                if after is not row:
                    changes.append(RowChange(contents.name, path, one, row, after))
        return Plan(words, changes, moves)

    def _entries(
        self, moves: Mapping[str, str | None], keep: Mapping[str, str]
    ) -> Iterator[RowChange]:
        """Yield the changes to the codebook: names move, what is left of them are aliases."""
        described = self._described()
        by_name = {tag.name: (one, under_moved(tag, moves)) for one, tag in described.items()}
        goes = {one: moved_tags([tag.name], moves) for one, tag in described.items()}
        arrived = {
            tag.name: there
            for one, tag in described.items()
            if goes[one] == [tag.name] and (there := by_name[tag.name])[1] != tag
        }
        for one, tag in described.items():
            if (names := goes[one]) == [tag.name]:
                continue
            yield RowChange(CODEBOOK, None, one, self._row(one), None)
            if names:
                present = (
                    arrived.get(names[0]) or by_name.get(names[0]) or (new_id(), Tag(names[0]))
                )
                arrived[names[0]] = present[0], united(present[1], by_name[tag.name][1])
        for old, new in keep.items():
            one, tag = arrived.get(new) or by_name.get(new) or (new_id(), Tag(new))
            aliases = tuple(dict.fromkeys([*tag.aliases, old]))
            arrived[new] = one, replace(tag, aliases=tuple(a for a in aliases if a != new))
        for one, tag in arrived.values():
            yield self._entry(one, tag)

    def _entry(self, one: str, tag: Tag) -> RowChange:
        return RowChange(CODEBOOK, None, one, self._row(one), tag_to_row(tag))

    def _row(self, one: str) -> Mapping[str, Any] | None:
        return self._store.files.read(CODEBOOK).rows.get(one)

    def _described(self) -> dict[str, Tag]:
        rows = self._store.files.read(CODEBOOK).rows
        return {one: tag_from_row(row) for one, row in rows.items() if row.get("name")}

    def _count(self, contents: Contents) -> Counter[str]:
        """Return how often a file uses each tag; one that stays is counted once."""
        known, used = self._counted.get(contents.name, (None, Counter[str]()))
        if known is not contents:
            used = Counter(tag for row in contents.rows.values() for tag in tags_of(row))
            self._counted[contents.name] = contents, used
        return used

    def _existing(self, name: str) -> str:
        """Return the current name of a tag that is there, or that has others nested below.

        Other programs may have written it otherwise than it would be kept here: `#press`.
        """
        names = [tag.name for tag in self.tags()]
        for wanted in (name.strip(), resolved := self.resolve(name)):
            if any(one == wanted or one.startswith(f"{wanted}/") for one in names):
                return wanted
        raise UsageError(f"there is no tag {quoted(resolved)} (gloss tags lists them).")


def _named(name: str) -> str:
    if not (tidied := tidy(name)):
        raise UsageError("a tag needs a name.")
    return tidied
