"""For whom a meeting is prepared: the family, and which of their meetings."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mam_desktop.meeting.meetings import Meeting
from mam_desktop.texts import _, short_date
from mam_desktop.ui.live.steps.parts.fields import ChoiceField, Labelled
from mam_desktop.ui.live.steps.parts.reflow import field_row
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel


class WhomCard(Card):
    """Two choices and one button; a family with no meeting ahead begins a new one."""

    chosen = Signal(str, str)
    """Family id; meeting id, or nothing for a new one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 14, 16, 16), spacing=12, parent=parent)
        self._ahead: Callable[[str], Sequence[Meeting]] = lambda _family: ()
        self.family = ChoiceField(_("For whom?"), {})
        self.meeting = ChoiceField(_("Which meeting?"), {})
        self.go_on = Button(_("Go on"), role="primary", icon="arrow-right")
        self._none = PlainLabel(_("There is no family on this laptop yet."), look="quiet")
        self.add(
            field_row(
                Labelled(_("For whom?"), self.family), Labelled(_("Which meeting?"), self.meeting)
            )
        )
        self.add(self._none)
        foot = QHBoxLayout()
        foot.addWidget(self.go_on)
        foot.addStretch(1)
        self.add(foot)
        self.family.currentIndexChanged.connect(self._on_family_current_index_changed)
        self.go_on.clicked.connect(self._on_go_on_clicked)

    def offer(self, names: Mapping[str, str], ahead: Callable[[str], Sequence[Meeting]]) -> None:
        """Offer these families; `ahead` gives a family's meetings that can be prepared."""
        self._ahead = ahead
        self.family.blockSignals(True)
        self.family.clear()
        for family_id, name in names.items():
            self.family.addItem(name, family_id)
        self.family.blockSignals(False)
        self._none.setVisible(not names)
        self.go_on.setEnabled(bool(names))
        self._show_meetings()

    def start(self) -> None:
        """Begin with the family."""
        self.family.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep nobody's name."""
        self.offer({}, lambda _family: ())

    def _show_meetings(self) -> None:
        self.meeting.clear()
        family_id = self.family.choice()
        for one in self._ahead(family_id) if family_id else ():
            on = short_date(one.on) if one.on else ""
            words = _("{title}, {date}, {time}")
            told = words.format(title=one.title, date=on, time=one.starts_at)
            self.meeting.addItem(told, one.id)
        self.meeting.addItem(_("A new meeting"), "")

    def _on_family_current_index_changed(self, _at: int) -> None:
        self._show_meetings()

    def _on_go_on_clicked(self) -> None:
        self.chosen.emit(self.family.choice(), self.meeting.choice())
