"""Across sources: who else says this, who says otherwise, and in which words."""
