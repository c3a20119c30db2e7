"""Chooses the quote that an outcome comes from, or none."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QWidget

from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.said import Voice
from mam_desktop.texts import _
from mam_desktop.ui.live.steps.matters_rows import quote_words
from mam_desktop.ui.live.steps.parts.fields import QuietWheel

MOST_SHOWN = 70


class QuotePicker(QuietWheel):
    """Gives the id of a quote, or None; wishes stand first."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._offer(())

    def show_quotes(self, entries: Entries, quotes: Iterable[Voice]) -> None:
        """Offer these quotes; what is chosen stays chosen."""
        said = [one for one in quotes if one.words]
        wishes = [one for one in said if one.heading == "would_like"]
        ordered = (*wishes, *(one for one in said if one.heading != "would_like"))
        shown = tuple((one.id, _short(quote_words(entries, one))) for one in ordered)
        if shown != self._shown:
            self._offer(shown)

    def _offer(self, shown: tuple[tuple[str, str], ...]) -> None:
        chosen, self._shown = self.voice_id(), shown
        self.clear()
        self.addItem(_("nobody’s words in particular"), None)
        for voice_id, words in shown:
            self.addItem(words, voice_id)
        self.choose(chosen)

    def voice_id(self) -> str | None:
        """Return the quote that is chosen."""
        chosen = self.currentData()
        return str(chosen) if chosen else None

    def choose(self, voice_id: str | None) -> None:
        """Choose a quote, or none."""
        at = self.findData(voice_id) if voice_id else 0
        self.setCurrentIndex(max(at, 0))


def _short(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1].rstrip()}…"
