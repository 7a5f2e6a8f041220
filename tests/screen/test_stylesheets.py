"""That the styles which tests share are the ones Textual itself finds."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet

from support import stylesheets
from support.program import opened, press
from support.stillness import settled
from tui.widgets.calm_input import CalmInput


def styles(app):
    """Return the styles of every widget, and of each of its component classes."""
    nodes = [app, *(node for screen in app.screen_stack for node in screen.walk_children())]
    return [
        (
            {
                name: rule
                for name, rule in node._css_styles.get_rules().items()
                if _counts(node, name)
            },
            {name: own.get_rules() for name, own in node._component_styles.items()},
            (node._has_hover_style, node._has_focus_within, node._has_order_style),
        )
        for node in nodes
    ]


def _counts(node, name):
    """Say whether a rule is found when another has the focus: such a field has its own tint."""
    return name != "background_tint" or not isinstance(node, CalmInput)


async def test_they_are_what_textual_finds_without_any_memory(folder, monkeypatch):
    async with opened(folder) as pilot:
        app = pilot.app
        for keys in (["v"], ["escape", "tab"], ["tab", "t"], ["escape", "A", "slash"], ["f1"]):
            await press(pilot, *keys)
            await settled(pilot)
            shared = styles(app)
            with monkeypatch.context() as patch:
                patch.setattr(Stylesheet, "apply", stylesheets.apply_anew)
                patch.setattr(Stylesheet, "_process_component_classes", stylesheets.process_anew)
                for root in (app, *app.screen_stack):
                    app.stylesheet.update(root)
            assert styles(app) == shared, keys
            assert any(components for _, components, _ in shared)
