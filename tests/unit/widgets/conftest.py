"""A pilot waits for what is going on, not for the processor to be idle."""

from support.steady import precise_pilots

__all__ = ["precise_pilots"]
