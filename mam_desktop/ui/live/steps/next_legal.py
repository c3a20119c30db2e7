"""The days of the law for an EHC needs assessment, shown as information while one is asked for."""

from datetime import date

from PySide6.QtWidgets import QWidget

from mam_desktop.meeting.ehc_clock import EXCEPTIONS, SOURCE, legal_days, legal_line
from mam_desktop.texts import _, long_date
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel


def legal_lines(asked_on: date) -> tuple[str, ...]:
    """Return what has to happen by when, a line each."""
    return tuple(legal_line(one) for one in legal_days(asked_on))


class LegalDays(Card):
    """What the law says has to happen by when; computed, never promised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ground="could_if", margins=(12, 8, 12, 9), spacing=3, parent=parent)
        self._title = PlainLabel(look="strong_small")
        self._lines = PlainLabel(look="small")
        self._note = PlainLabel(look="small")
        for one in (self._title, self._lines, self._note):
            self.add(one)
        self.hide()

    @property
    def words(self) -> str:
        """Return the days, a line each."""
        return self._lines.text()

    def show_from(self, asked_on: date | None) -> None:
        """Show the days that run from one day; without one there is nothing to show."""
        self.setVisible(asked_on is not None)
        if asked_on is None:
            return
        self._title.setText(
            _("If it is asked for on {day}, the law says:").format(day=long_date(asked_on))
        )
        self._lines.setText("\n".join(f"• {one}" for one in legal_lines(asked_on)))
        self._note.setText(
            _("{exceptions} {source}").format(exceptions=_(EXCEPTIONS), source=_(SOURCE))
        )
