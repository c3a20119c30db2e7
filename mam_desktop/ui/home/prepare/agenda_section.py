"""The agenda: a template, minutes for each step in its fixed order, the total against the time."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QSizePolicy, QSpinBox, QWidget

from mam_desktop.meeting.agendas import MOST_MINUTES, fitted, length_of
from mam_desktop.meeting.meetings import STEP_NAMES, STEPS
from mam_desktop.meeting.preparing import set_agenda
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.live.steps.parts.choice_row import ChoiceRow
from mam_desktop.ui.live.steps.parts.fields import Labelled, LineField
from mam_desktop.ui.live.steps.parts.folding_form import FoldingForm
from mam_desktop.ui.live.steps.parts.reflow import Reflow, column_of
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.chip import Chip
from mam_desktop.ui.widgets.message_strip import side_by_side
from mam_desktop.ui.widgets.plain_label import PlainLabel

WRITE_AFTER_MS = 400
"""A few presses of a key make one gesture."""


class MinutesSpin(QSpinBox):
    """Minutes of one step; the wheel turns it only while it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, MOST_MINUTES)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setProperty("bare", True)
        self.setSuffix(_(" min"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(theme_now().px(82))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn only what was chosen to be turned."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ShareBar(QWidget):
    """How much of the meeting a step takes, as a bar beside its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show a share of the longest step, 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a thin bar."""
        return QSize(theme_now().px(60), theme_now().px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the bar from where reading begins."""
        colours = theme_now().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        radius = box.height() / 2
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(box, radius, radius)
        wide = box.width() * self._share
        if wide >= 1:
            left = box.right() - wide if self.isRightToLeft() else box.left()
            painter.setBrush(QColor(colours.primary))
            painter.drawRoundedRect(QRectF(left, 0, wide, box.height()), radius, radius)


class AgendaSection(Section):
    """Nine steps in order; the sum says at once if it fits."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self._fits_words = Chip("")
        self._total = PlainLabel(look="title", wraps=False)
        self.spins: dict[str, MinutesSpin] = {}
        self._bars: dict[str, ShareBar] = {}
        self._is_showing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_AFTER_MS)
        self.fit = Button(_("Make it fit the time"), icon="adjustments")
        self.name = LineField(_("Name of the agenda"))
        self.keep = FoldingForm(opens=_("Keep for other meetings"), saves=_("Keep"), icon="star")
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        gap = theme_now().gap
        self.templates = self._make_templates()
        self._top = Card(margins=(16, 12, 16, 14), spacing=8)
        self._top.add(PlainLabel(_("Begin with"), look="quiet_strong_small"))
        self._top.add(self.templates)
        steps = Card(margins=(16, 12, 16, 14), spacing=8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(gap(12))
        grid.setVerticalSpacing(gap(5))
        grid.setColumnStretch(1, 1)
        for no, step in enumerate(STEPS):
            self._add_step(grid, no, step)
        steps.add(grid)
        total = Card(margins=(16, 12, 16, 14), spacing=8)
        total.add(PlainLabel(_("Altogether"), look="quiet_strong_small"))
        total.add(self._total)
        total.add(side_by_side(self._fits_words))
        total.add(side_by_side(self.fit))
        total.add(self.keep)
        self.keep.add(Labelled(_("Name of the agenda"), self.name))
        self.keep.begin_with(self.name)
        self.column.addWidget(self._top)
        across = Reflow(column_of(steps), column_of(total), wide_px=700, stretch=(3, 2))
        self.column.addWidget(across)

    def _make_templates(self) -> ChoiceRow:
        names = {one.key: one.name for one in self.preparing.home.agendas()}
        row = ChoiceRow(_("Begin with"), names, role="state", size="normal")
        row.picked.connect(self._on_templates_picked)
        return row

    def _add_step(self, grid: QGridLayout, no: int, step: str) -> None:
        name = _(STEP_NAMES[step])
        spin = MinutesSpin(_("Minutes for {step}").format(step=name))
        less = Button(name=_("{step}: less time").format(step=name), icon="minus", size="small")
        more = Button(name=_("{step}: more time").format(step=name), icon="plus", size="small")
        for button, by in ((less, -1), (more, 1)):
            # The keys up and down do the same in the number itself.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(partial(spin.stepBy, by))
        bar = ShareBar()
        label = PlainLabel(name.replace("&", "&&"), look="strong_body")
        label.setBuddy(spin)
        middle = Qt.AlignmentFlag.AlignVCenter
        for at, one in enumerate((label, bar, less, spin, more)):
            grid.addWidget(one, no, at, middle)
        spin.valueChanged.connect(self._on_spin_value_changed)
        self.spins[step], self._bars[step] = spin, bar

    def _connect(self) -> None:
        self._timer.timeout.connect(self.finish)
        self.fit.clicked.connect(self._on_fit_clicked)
        self.keep.save_wanted.connect(self._on_keep_save_wanted)

    # --- showing -------------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """Say whether the agenda fits the time there is."""
        meeting = self.preparing.meeting
        length = length_of(meeting) if meeting else None
        return length is not None and sum(self.minutes().values()) <= length

    def minutes(self) -> dict[str, int]:
        """Return the minutes as they stand on the page."""
        return {step: spin.value() for step, spin in self.spins.items()}

    def start(self) -> None:
        """Begin with the first step's minutes."""
        self.spins[STEPS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the minutes; what is being changed stays."""
        meeting = self.preparing.meeting
        if meeting is None or self._timer.isActive():
            return
        self._show_minutes(meeting.minutes_by_step)
        self._show_total()

    def _show_minutes(self, minutes: dict[str, int]) -> None:
        self._is_showing = True
        for step, spin in self.spins.items():
            spin.setValue(minutes.get(step, 0))
        self._is_showing = False

    def _show_total(self) -> None:
        minutes = self.minutes()
        total, longest = sum(minutes.values()), max(*minutes.values(), 1)
        for step, bar in self._bars.items():
            bar.show_share(minutes[step] / longest)
        meeting = self.preparing.meeting
        length = length_of(meeting) if meeting else None
        self._total.setText(_("{total} of {length} min").format(total=total, length=length or "?"))
        self._show_fit(total - (length or total))
        self.fit.setVisible(length is not None and total != length)
        known = self.preparing.home.agendas()
        chosen = next((one.key for one in known if dict(one.minutes) == minutes), "")
        self.templates.choose(chosen)

    def _show_fit(self, over: int) -> None:
        if over > 0:
            words = ngettext("{count} minute too long", "{count} minutes too long", over)
            self._fits_words.say(words.format(count=over), tone="attention", icon="alert-circle")
        elif over < 0:
            words = ngettext("{count} minute to spare", "{count} minutes to spare", -over)
            self._fits_words.say(words.format(count=-over), tone="can", icon="check")
        else:
            self._fits_words.say(_("It fits"), tone="can", icon="check")

    # --- writing -------------------------------------------------------------------------------

    def finish(self) -> None:
        """Write the minutes when they differ."""
        self._timer.stop()
        meeting, minutes = self.preparing.meeting, self.minutes()
        if meeting is None or minutes == meeting.minutes_by_step:
            return
        if self.preparing.do(lambda: set_agenda(self.preparing.session, minutes)) is None:
            self.refresh()

    def _on_spin_value_changed(self, _value: int) -> None:
        if not self._is_showing:
            self._show_total()
            self._timer.start()

    def _on_templates_picked(self, key: str) -> None:
        found = next((one for one in self.preparing.home.agendas() if one.key == key), None)
        if found is not None:
            self._show_minutes(dict(found.minutes))
            self._show_total()
            self.finish()

    def _on_fit_clicked(self) -> None:
        meeting = self.preparing.meeting
        length = length_of(meeting) if meeting else None
        if length is not None:
            self._show_minutes(fitted(self.minutes(), length))
            self._show_total()
            self.finish()
            self.spins[STEPS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep_save_wanted(self) -> None:
        name, minutes = self.name.words(), self.minutes()

        def keep() -> bool:
            self.preparing.home.keep_agenda(name, minutes)
            return True

        if self.preparing.do(keep):
            self.keep.fold()
            self.name.clear()
            old, self.templates = self.templates, self._make_templates()
            self._top.content.replaceWidget(old, self.templates)
            old.deleteLater()
            self._show_total()
            self.preparing.told.emit(_("“{name}” can be chosen from now on.").format(name=name))
