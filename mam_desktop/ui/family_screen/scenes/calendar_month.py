"""A month as a small calendar, one day of it marked by a full disc."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from mam_desktop.texts import month_year, weekday
from mam_desktop.ui.family_screen.blocks import Area, Text
from mam_desktop.ui.family_screen.canvas import Canvas
from mam_desktop.ui.family_screen.look import SMALLEST_TEXT, TextStyle, Weight, look
from mam_desktop.ui.family_screen.pieces import UNSAID
from mam_desktop.ui.family_screen.typeset import CENTRED, Press

_BAND, _HEAD, _PAD = 84, 52, 18
"""The coloured band with the month's name, the row of weekdays, the free edge inside."""
_ROW_SHARE = 0.74
"""Of a day's width, for its height."""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """The month of a day, its weeks from Monday to Sunday; as wide as `size`."""

    on: date
    size: float

    @property
    def _cell(self) -> float:
        return (self.size - 2 * _PAD) / 7

    def _large(self, share: float) -> int:
        """Return a size of letters that fits a day."""
        return max(SMALLEST_TEXT, round(self._cell * share))

    def _weeks(self) -> list[list[date]]:
        return Calendar().monthdatescalendar(self.on.year, self.on.month)

    def height(self, press: Press, width: float) -> float:  # noqa: ARG002 - a block's question
        """Return its own height: as many weeks as the month has."""
        weeks = len(self._weeks()) * self._cell * _ROW_SHARE
        return self._band(press) + self._head(press) + weeks + _PAD

    def _band(self, press: Press) -> float:
        name = Text(month_year(self.on), self._name_style())
        return max(_BAND, name.height(press, self.size - 2 * _PAD) + 16)

    def _head(self, press: Press) -> float:
        names, style = self._weekdays(press)
        high = max(Text(one, style).height(press, self._cell) for one in names)
        return max(_HEAD, high + 10)

    def _name_style(self) -> TextStyle:
        return TextStyle(self._large(0.46), Weight.BOLD, look().colours.on_primary, 1.1)

    def _weekdays(self, press: Press) -> tuple[list[str], TextStyle]:
        """Return what stands over the days: short names, or letters where those are too wide."""
        style, days = look().small.sized(self._large(0.33)), self._weeks()[0]
        names = [str(weekday(one)) for one in days]
        for size in range(style.size, SMALLEST_TEXT - 1, -2):
            smaller = style.sized(size)
            if max(press.natural_width(one, smaller) for one in names) <= self._cell:
                return names, smaller
        return [str(weekday(one, is_letter=True)) for one in days], style

    def draw(self, canvas: Canvas, area: Area) -> None:
        """Draw the leaf in the middle of the area: month, weekdays, days."""
        colours, press = look().colours, canvas.press
        high, band, head = self.height(press, self.size), self._band(press), self._head(press)
        x, y = area.x + (area.width - self.size) / 2, area.y + (area.height - high) / 2
        canvas.box((x, y, self.size, high), colours.primary, radius=24)
        canvas.box((x + 4, y + band, self.size - 8, high - band - 4), colours.surface, radius=20)
        canvas.box((x + 4, y + band, self.size - 8, 40), colours.surface)
        left, wide = x + _PAD, self.size - 2 * _PAD
        _middle(canvas, month_year(self.on), self._name_style(), Area(left, y, wide, band))
        names, style = self._weekdays(press)
        for no, one in enumerate(names):
            place = Area(left + no * self._cell, y + band + 4, self._cell, head)
            _middle(canvas, one, style, place)
        self._draw_days(canvas, left, y + band + head)

    def _draw_days(self, canvas: Canvas, left: float, top: float) -> None:
        high = self._cell * _ROW_SHARE
        for row, week in enumerate(self._weeks()):
            for no, day in enumerate(week):
                if day.month == self.on.month:
                    place = Area(left + no * self._cell, top + row * high, self._cell, high)
                    self._draw_day(canvas, day, place)

    def _draw_day(self, canvas: Canvas, day: date, place: Area) -> None:
        colours = look().colours
        style = TextStyle(self._large(0.42), Weight.PLAIN, colours.family_ink, 1.1)
        if day == self.on:
            side = min(place.width, place.height)
            x, y = place.x + (place.width - side) / 2, place.y + (place.height - side) / 2
            canvas.circle(x, y, side, colours.primary)
            style = TextStyle(self._large(0.44), Weight.BOLD, colours.on_primary, 1.1)
        _middle(canvas, str(day.day), style, place)

    def split(self, press: Press, width: float, height: float) -> None:
        """A month stays whole."""


def _middle(canvas: Canvas, words: str, style: TextStyle, place: Area) -> None:
    # The day is said in words beside the leaf; a whole month of numbers helps nobody who listens.
    text = Text(words, style, CENTRED, UNSAID)
    high = text.height(canvas.press, place.width)
    text.draw(canvas, Area(place.x, place.y + (place.height - high) / 2, place.width, high))
