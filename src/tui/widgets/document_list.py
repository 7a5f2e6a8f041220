"""The left pane: every document of the library, one row each, and what its keys do."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.messages import OpenDocument
from tui.widgets.document_order import GROUPINGS, ORDERS, DocumentRow, Grouping, Order
from tui.widgets.document_pane import DocumentPane
from tui.widgets.filter_list import FilterInput
from tui.widgets.filter_query import FilterQuery
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from tui.state import ReadState

__all__ = ["DocumentList", "DocumentRow", "Grouping", "Order"]

LOOK = 0.005
"""Seconds between two looks at whether thousands are in order."""


class DocumentList(DocumentPane):
    """The pane with its keys: filter, order, groups; the rest it asks the screen for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="documents.filter", tooltip="filter the list"),
        Binding("o", "order", "order", id="documents.order", tooltip="sort by something else"),
        Binding("f6", "group", "group", id="documents.group", tooltip="by folder, tag, outlet…"),
        Binding("R", "read_state", "read state", id="documents.state", tooltip="unread, done"),
        Binding("i", "describe", "metadata", id="documents.describe", tooltip="title, outlet…"),
        Binding("w", "widen", "whole folder", id="documents.widen", tooltip="list all documents"),
        Binding("escape", "unfilter", "no filter", id="documents.unfilter", show=False,
                tooltip="drop the filter"),
    ]  # fmt: skip

    @dataclass
    class StateChanged(Message):
        """The reader marked a document as read or unread."""

        path: str
        state: ReadState

    @dataclass
    class Rearranged(Message):
        """The reader wants the list in another order, or in other groups."""

        order: Order
        group: Grouping

    @dataclass
    class DescribeAsked(Message):
        """The reader wants to say what a document is."""

        path: str

    class WidenAsked(Message):
        """The reader wants all documents of the folder in the list."""

    @on(RowList.Chosen)
    def open_document(self, event: RowList.Chosen) -> None:
        """Ask for the document to be opened."""
        event.stop()
        self._open()

    def _open(self) -> None:
        if row := self.row_list.document:
            self.post_message(OpenDocument(row.path))

    # ---- the filter

    def action_filter(self) -> None:
        """Open the filter."""
        self.filter_box.add_class("open")
        self.filter_box.focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Filter as one types."""
        event.stop()
        self._query = FilterQuery.parse(event.value, self._shelf.fields())
        self._arrange()

    @on(FilterInput.PassOn)
    async def move_rows(self, event: FilterInput.PassOn) -> None:
        """Move the cursor of the list from the line."""
        event.stop()
        await self.row_list.run_action(event.action)

    @on(Input.Submitted)
    def open_found(self, event: Input.Submitted) -> None:
        """Open the document that the filter has led to; the filter stays."""
        event.stop()
        self.row_list.focus()
        if not event.value:
            self.filter_box.remove_class("open")
        elif self._is_arranged:
            self._open()
        else:
            self._open_once_arranged()

    @work(group="open", exclusive=True)
    async def _open_once_arranged(self) -> None:
        """Open what a filter through thousands has led to, unless it is changed before it ends."""
        query = self._query
        while not self._is_arranged and query is self._query:  # noqa: ASYNC110 - a mere state
            await asyncio.sleep(LOOK)
        if query is self._query:
            self._open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Escape to the screen where there is no filter to drop."""
        del parameters
        return action != "unfilter" or self.filter_box.has_class("open")

    def action_unfilter(self) -> None:
        """Drop the filter."""
        self.filter_box.value = ""
        self.filter_box.remove_class("open")
        self.row_list.focus()

    # ---- its order

    def action_order(self) -> None:
        """Sort by the next thing."""
        order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.post_message(self.Rearranged(order, self.group))

    def action_group(self) -> None:
        """Group by the next thing."""
        group = GROUPINGS[(GROUPINGS.index(self.group) + 1) % len(GROUPINGS)]
        self.post_message(self.Rearranged(self.order, group))

    # ---- what is asked of the screen

    def action_read_state(self) -> None:
        """Cycle unread, reading, done."""
        if (row := self.row_list.document) and not row.problem:
            states: tuple[ReadState, ...] = ("unread", "in progress", "done")
            state = states[(states.index(row.state) + 1) % 3]
            self.post_message(self.StateChanged(row.path, state))

    def action_describe(self) -> None:
        """Ask for the metadata of the document under the cursor."""
        if row := self.row_list.document:
            self.post_message(self.DescribeAsked(row.path))

    def action_widen(self) -> None:
        """Ask for all documents of the folder."""
        self.post_message(self.WidenAsked())
