"""Imported before anything else: tests run the sources, whatever was compiled of them."""

import os

os.environ["GLOSS_PURE"] = "1"
