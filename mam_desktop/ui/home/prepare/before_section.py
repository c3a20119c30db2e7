"""The chair's list of what to do before the meeting: ticks with who and when."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.before import BeforeTick
from mam_desktop.meeting.before_words import BEFORE_ITEMS
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.preparing import BeforeLine, before_list, tick_before
from mam_desktop.texts import _, short_date
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel

NEEDS_WHY = "without"


class TickLine(QWidget):
    """One line; a click anywhere on it ticks it."""

    picked = Signal(str, bool)
    """(item, done)"""

    def __init__(self, item: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        gap = theme_now().gap
        words = _(BEFORE_ITEMS[item])
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self._words = PlainLabel(words)
        self._who = PlainLabel(look="quiet_small", wraps=False)
        self.why = LineField(_("Why we go ahead without them"), hint=_("the reason"))
        self._who.setContentsMargins(0, gap(2), 0, 0)
        across = QHBoxLayout()
        across.setSpacing(gap(10))
        across.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._words, 1)
        across.addWidget(self._who, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, gap(4), 0, gap(4))
        rows.setSpacing(gap(4))
        rows.addLayout(across)
        under = QHBoxLayout()
        under.setContentsMargins(self.box.sizeHint().width() + gap(10), 0, 0, 0)
        under.addWidget(self.why)
        rows.addLayout(under)
        self.why.setHidden(item != NEEDS_WHY)
        self.box.clicked.connect(self._on_box_clicked)
        self.why.returnPressed.connect(self._on_why_return_pressed)

    def show_line(self, line: BeforeLine, who: str) -> None:
        """Show how it stands."""
        self.box.setChecked(line.is_done)
        self._who.setText(who)
        told = _("{what}, {who}").format(what=_(BEFORE_ITEMS[self.item]), who=who)
        self.box.setAccessibleName(told if who else _(BEFORE_ITEMS[self.item]))
        if line.tick is not None and not self.why.hasFocus() and line.tick.note:
            self.why.setText(line.tick.note)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a click on the words as one on the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.box.click()
        super().mouseReleaseEvent(event)

    def _on_box_clicked(self, checked: bool) -> None:
        self.picked.emit(self.item, checked)

    def _on_why_return_pressed(self) -> None:
        self.box.setChecked(True)
        self.picked.emit(self.item, True)


class BeforeSection(Section):
    """The list; it stays with the services, and never comes onto the family's screen."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        card = Card(margins=(16, 10, 16, 10), spacing=0)
        self.lines: dict[str, TickLine] = {}
        for item in BEFORE_ITEMS:
            line = TickLine(item)
            line.picked.connect(self._on_line_picked)
            card.add(line)
            self.lines[item] = line
        self.column.addWidget(card)
        words = _("This list is for you. It is not on the family’s screen and not in the minutes.")
        self.column.addWidget(PlainLabel(words, look="quiet_small"))
        self.refresh()

    @property
    def is_ready(self) -> bool:
        """Say whether all is ticked; going ahead without somebody is seldom needed."""
        return all(line.box.isChecked() for item, line in self.lines.items() if item != NEEDS_WHY)

    @property
    def counted(self) -> tuple[int, int]:
        """Return how many lines are ticked, of how many that every meeting needs."""
        usual = [line for item, line in self.lines.items() if item != NEEDS_WHY]
        return sum(one.box.isChecked() for one in usual), len(usual)

    def start(self) -> None:
        """Begin with the first line that is not ticked."""
        left = [one for one in self.lines.values() if not one.box.isChecked()]
        (left or list(self.lines.values()))[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the ticks."""
        meeting = self.preparing.meeting
        if meeting is None:
            return
        entries = self.preparing.entries
        for line in before_list(entries, meeting.id):
            self.lines[line.item].show_line(line, _who(entries, line.tick))

    def _on_line_picked(self, item: str, done: bool) -> None:
        preparing, line = self.preparing, self.lines[item]
        note = line.why.words() if item == NEEDS_WHY else None
        by = preparing.home.person_name
        written = preparing.do(
            lambda: tick_before(preparing.session, item=item, is_done=done, by=by, note=note)
        )
        if written is None:
            self.refresh()
            if item == NEEDS_WHY:
                line.why.setFocus(Qt.FocusReason.OtherFocusReason)


def _who(entries: Entries, tick: BeforeTick | None) -> str:
    """Return `Lee, Fri 20 Nov` for a line that is done."""
    if tick is None or not tick.is_done:
        return ""
    person = entries.find(Person, tick.by_id)
    name = person.name if person else (tick.by_id or "")
    on = short_date(tick.done_on) if tick.done_on else ""
    return ", ".join(one for one in (name, on) if one)
