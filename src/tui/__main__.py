"""`python -m tui` is the command `gloss`."""

from tui.cli.main import run

if __name__ == "__main__":
    run()
