"""gloss: read many sources about one thing, and keep track of who claims what."""

from tui.native import use

__version__ = "0.1.0"

use()
