"""What is freed goes back to the system where its C library can be asked to."""

from tui.memory import give_back, hold_little


def test_memory_is_given_back_only_where_the_system_can_be_asked(monkeypatch):
    asked = []
    monkeypatch.setattr("ctypes.CDLL", asked.append)
    monkeypatch.setattr("sys.platform", "darwin")
    give_back()
    assert asked == []
    monkeypatch.setattr("sys.platform", "linux")
    give_back()  # a C library without it: what the list is
    assert asked == [None]


def test_little_is_held_only_where_the_c_library_can_be_asked_to(monkeypatch):
    asked = []

    class Library:
        @staticmethod
        def mallopt(parameter, value):
            asked.append((parameter, value))

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", lambda _name: object())
    hold_little()  # a C library without it
    monkeypatch.setattr("ctypes.CDLL", lambda _name: Library)
    monkeypatch.setattr("sys.platform", "darwin")
    hold_little()
    assert asked == []
    monkeypatch.setattr("sys.platform", "linux")
    hold_little()
    assert (-8, 1) in asked
