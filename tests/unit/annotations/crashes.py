"""A disk that dies at a chosen moment: everything after it fails, as for a killed process."""

from __future__ import annotations

import os
from contextlib import contextmanager

__all__ = ["CRASH_POINTS", "Crash", "crashing"]

CRASH_POINTS = ("open", "write", "fsync", "utime", "link", "rename", "replace", "unlink", "mkdir")


class Crash(BaseException):
    """The power is gone; nothing may catch this and go on."""


@contextmanager
def crashing(after):
    """Let `after` calls that change the disk through, tear the next one, refuse the rest.

    Yields a list that holds the name of the call that was torn, once one was.
    """
    left = after
    torn = []
    really = {name: getattr(os, name) for name in CRASH_POINTS}

    def guarded(name):
        def call(*args, **kwargs):
            nonlocal left
            if name == "open" and not args[1] & (os.O_WRONLY | os.O_RDWR):
                return really[name](*args, **kwargs)
            if torn:
                raise Crash
            if left == 0:
                torn.append(name)
                if name == "write":
                    really[name](args[0], bytes(args[1])[: len(args[1]) // 2])
                raise Crash
            left -= 1
            return really[name](*args, **kwargs)

        return call

    for name in CRASH_POINTS:
        setattr(os, name, guarded(name))
    try:
        yield torn
    finally:
        for name, function in really.items():
            setattr(os, name, function)
