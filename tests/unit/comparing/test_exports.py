from __future__ import annotations

import importlib
import subprocess
import sys

import tui.comparing


def test_every_exported_name_is_there_and_is_never_a_module():
    for name in tui.comparing.__all__:
        value = getattr(tui.comparing, name)
        assert not isinstance(value, type(importlib))
        assert getattr(tui.comparing, name) is value


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, tui.comparing; print('rapidfuzz' in sys.modules, 'tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
