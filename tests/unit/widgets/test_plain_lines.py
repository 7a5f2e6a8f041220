from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.plain_lines import OneStyle


class Drawn:
    """Stands in for the widget: it draws a line after the other."""

    looked_up = 0

    @property
    def rich_style(self):
        self.looked_up += 1
        return Style(bold=True)

    def render_lines(self, crop):
        return [self.render_line(y) for y in crop.line_range]


class Lines(OneStyle, Drawn):
    def render_line(self, y):
        return Strip.blank(3, self.plain_style)


def test_the_style_of_lines_drawn_in_one_go_is_looked_up_once():
    lines = Lines()
    assert lines.render_lines(Region(0, 0, 3, 40)) == [Strip.blank(3, Style(bold=True))] * 40
    assert lines.looked_up == 1


def test_it_is_looked_up_again_for_the_next_ones():
    lines = Lines()
    lines.render_lines(Region(0, 0, 3, 2))
    lines.render_lines(Region(0, 0, 3, 2))
    lines.render_line(0)
    lines.render_line(0)
    assert lines.looked_up == 4
