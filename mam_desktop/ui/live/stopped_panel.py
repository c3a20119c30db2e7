"""What stands over the page while a meeting is stopped: where it stopped, and how to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.meeting.timing import HourPlan, Stopped
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.icon_label import IconLabel
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import ScrollColumn
from mam_desktop.ui.widgets.styled import place


def stopped_words(plan: HourPlan) -> tuple[str, str]:
    """Return where and since when it is stopped, and what of its time is left, in sentences."""
    since = Stopped(plan.step, plan.stopped_since or plan.now).words(plan.now.date())
    left = plan.minutes_of_length_left
    if not left:
        return since, _("The planned time is used up. The steps that are left keep their minutes.")
    words = ngettext(
        "{count} minute of the planned time is left for when you go on, also on another day.",
        "{count} minutes of the planned time are left for when you go on, also on another day.",
        left,
    )
    return since, words.format(count=left)


class StoppedPanel(QWidget):
    """A quiet page: nothing of the meeting on it, and one way on."""

    home_wanted = Signal()

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        place(self, "paper")
        self.setAccessibleName(_("The meeting is stopped"))
        self._build()
        self.go_on.clicked.connect(controller.stop_or_go_on)
        self.home.clicked.connect(self.home_wanted)
        self.hide()

    def _build(self) -> None:
        gap, middle = theme_now().gap, Qt.AlignmentFlag.AlignHCenter
        self.where = PlainLabel(look="large")
        self.left = PlainLabel(look="quiet")
        self.kept = PlainLabel(
            _("All that was written is kept. The family screen shows a calm picture, no words."),
            look="quiet",
        )
        self.go_on = Button(
            _("Go on with the meeting"),
            role="primary",
            icon="player-play",
            key="⇧ F4",
            size="large",
        )
        self.home = Button(_("Leave it for today: Home"), icon="home", size="large")
        title = PlainLabel(_("The meeting is stopped"), look="title")
        column = ScrollColumn(margins=(32, 28, 32, 24), spacing=10)
        column.content.addWidget(IconLabel("player-pause", side_px=40, tone="quiet"), 0, middle)
        for label in (title, self.where, self.left, self.kept):
            label.setAlignment(middle)
        for one in (title, self.where):
            column.add(one)
        column.content.addSpacing(gap(6))
        for button in (self.go_on, self.home):
            column.content.addWidget(button, 0, middle)
        column.content.addSpacing(gap(6))
        for one in (self.left, self.kept):
            column.add(one)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    def show_stopped(self) -> None:
        """Show where the meeting stopped; the keyboard waits at going on."""
        where, left = stopped_words(self._controller.hour_plan)
        self.where.setText(where)
        self.left.setText(left)
        if self.isHidden():
            self.show()
            self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        self.raise_()
