"""The colours of gloss: what each layer of the text looks like, in the dark and in the light.

Hue means certainty; verdicts are words. Every text colour keeps a contrast of at least 4.5:1
against each background it can stand on (WCAG 2.1, success criterion 1.4.3; tested).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

__all__ = ["DEFAULT_THEME", "GROUNDS", "gloss_themes", "layer_colours"]

DEFAULT_THEME = "gloss-dark"

GROUNDS: dict[str, tuple[str, str]] = {
    "gloss-dark": ("#d5d9e4", "#15161b"),
    "gloss-light": ("#1c1f26", "#fafafa"),
    "gloss-contrast": ("#ffffff", "#000000"),
}
"""Text and background of each theme, also for who draws before Textual does."""

_DARK = {
    "claim-attributed": "#1f3350",
    "claim-hedged": "#453a14",
    "claim-predicted": "#372a4d",
    "claim-denied": "#4d2430",
    "sign-asserted": "#7aa2f7",
    "sign-attributed": "#7dcfff",
    "sign-hedged": "#e0af68",
    "sign-predicted": "#bb9af7",
    "sign-denied": "#f7768e",
    "sign-same": "#9ece6a",
    "sign-differs": "#f7768e",
    "note": "#5c4a00",
    "tag-1": "#5c4a00",
    "tag-2": "#0f4a3c",
    "tag-3": "#233f78",
    "tag-4": "#5b2a54",
    "tag-5": "#6b3417",
    "tag-6": "#3d4a16",
    "tag-7": "#14485c",
    "tag-8": "#4a3280",
    "faint": "#8f96a8",
    "heading": "#7aa2f7",
    "hit": "#e0af68",
    "hit-text": "#15161b",
    "hit-current": "#ff9e64",
    "verdict": "#f7768e",
    "tag": "#7dcfff",
    "block-cursor-background": "#2d3b5f",
    "block-cursor-foreground": "#ffffff",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-background": "#262c3d",
    "block-cursor-blurred-foreground": "#e6e8ee",
    "border": "#3b4261",
    "border-blurred": "#2b3044",
    "scrollbar": "#3b4261",
    "scrollbar-background": "#15161b",
    "footer-background": "#1e222c",
}

_LIGHT = {
    "claim-attributed": "#d8e6fb",
    "claim-hedged": "#fbeec5",
    "claim-predicted": "#eadffa",
    "claim-denied": "#fbdde2",
    "sign-asserted": "#1d4fb8",
    "sign-attributed": "#00618a",
    "sign-hedged": "#7a5200",
    "sign-predicted": "#6a35b5",
    "sign-denied": "#b3123a",
    "sign-same": "#2f6b00",
    "sign-differs": "#b3123a",
    "note": "#ffe08a",
    "tag-1": "#ffe08a",
    "tag-2": "#b5e8d5",
    "tag-3": "#c3d7ff",
    "tag-4": "#f4cdec",
    "tag-5": "#ffd2b8",
    "tag-6": "#dcea9f",
    "tag-7": "#b8e3f5",
    "tag-8": "#d9ccff",
    "faint": "#5a6070",
    "heading": "#1d4fb8",
    "hit": "#ffc24d",
    "hit-text": "#1a1a1a",
    "hit-current": "#ff9a3d",
    "verdict": "#b3123a",
    "tag": "#00618a",
    "block-cursor-background": "#c9d8f5",
    "block-cursor-foreground": "#111318",
    "block-cursor-text-style": "bold",
    "block-cursor-blurred-background": "#dfe4ee",
    "block-cursor-blurred-foreground": "#1c1f26",
    "border": "#9aa5c0",
    "border-blurred": "#c4cad8",
    "scrollbar": "#b3bbcf",
    "scrollbar-background": "#fafafa",
    "footer-background": "#e9ecf3",
}

_CONTRAST = _DARK | {
    "claim-attributed": "#00264d",
    "claim-hedged": "#332600",
    "claim-predicted": "#26004d",
    "claim-denied": "#4d0010",
    "sign-asserted": "#ffffff",
    "sign-attributed": "#66d9ff",
    "sign-hedged": "#ffd166",
    "sign-predicted": "#d9b3ff",
    "sign-denied": "#ff8095",
    "faint": "#c8c8c8",
    "heading": "#ffffff",
    "hit": "#ffff00",
    "hit-text": "#000000",
    "hit-current": "#00ff66",
    "border": "#ffffff",
    "border-blurred": "#b0b0b0",
    "block-cursor-background": "#0037a6",
    "scrollbar-background": "#000000",
}


def layer_colours(*, dark: bool) -> dict[str, str]:
    """Return the colours of the layers for a theme that knows nothing of them."""
    return dict(_DARK if dark else _LIGHT)


def gloss_themes() -> list[Theme]:
    """Return the themes of gloss: dark, light, and one of high contrast."""
    from textual.theme import Theme

    return [
        Theme(
            name="gloss-dark",
            primary="#7aa2f7",
            secondary="#7dcfff",
            accent="#e0af68",
            warning="#e0af68",
            error="#f7768e",
            success="#9ece6a",
            foreground=GROUNDS["gloss-dark"][0],
            background=GROUNDS["gloss-dark"][1],
            surface="#1a1c23",
            panel="#1e222c",
            dark=True,
            variables=_DARK | {"text-muted": "#adb3c4"},
        ),
        Theme(
            name="gloss-light",
            primary="#1d4fb8",
            secondary="#00618a",
            accent="#7a5200",
            warning="#7a5200",
            error="#b3123a",
            success="#2f6b00",
            foreground=GROUNDS["gloss-light"][0],
            background=GROUNDS["gloss-light"][1],
            surface="#f3f4f7",
            panel="#e9ecf3",
            dark=False,
            variables=_LIGHT | {"text-muted": "#4d5363"},
        ),
        Theme(
            name="gloss-contrast",
            primary="#66b3ff",
            secondary="#66d9ff",
            accent="#ffd166",
            warning="#ffd166",
            error="#ff8095",
            success="#7dff7d",
            foreground=GROUNDS["gloss-contrast"][0],
            background=GROUNDS["gloss-contrast"][1],
            surface="#0a0a0a",
            panel="#141414",
            dark=True,
            variables=_CONTRAST | {"text-muted": "#d6d6d6"},
        ),
    ]
