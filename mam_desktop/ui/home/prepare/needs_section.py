"""What people need: each person, the meeting as a whole, interpreters."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mam_desktop.meeting.before import ARRANGEMENTS
from mam_desktop.meeting.before_words import ARRANGEMENT_HINTS
from mam_desktop.meeting.before_words import ARRANGEMENTS as TOPICS
from mam_desktop.meeting.inviting import invited_to
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.preparing import arrange, arrangements, before_list, set_needs
from mam_desktop.texts import _
from mam_desktop.ui.home.prepare.interpreters import InterpretersCard
from mam_desktop.ui.home.prepare.preparing import Preparing
from mam_desktop.ui.home.prepare.section import Section
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.live.steps.parts.reflow import Reflow, column_of
from mam_desktop.ui.theme.theme import STRONG, theme_now
from mam_desktop.ui.widgets.card import Card
from mam_desktop.ui.widgets.plain_label import PlainLabel
from mam_desktop.ui.widgets.scroll_column import clear_layout

MOST_NAME_PX = 150


class PeopleNeeds(Card):
    """A line a person."""

    def __init__(self, preparing: Preparing, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 12, 16, 14), spacing=6, parent=parent)
        self._preparing = preparing
        self._shown: tuple[tuple[str, str], ...] = ()
        self.lines: dict[str, LineField] = {}
        self._noted: dict[str, str] = {}
        self.add(PlainLabel(_("What each person needs"), look="section"))
        hint = _(
            "Large print, easy read, signing, a place to rest… Several things apart by commas."
        )
        self.add(PlainLabel(hint, look="quiet_small"))
        self._none = PlainLabel(_("Nobody is invited yet."), look="quiet")
        self.add(self._none)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme_now().gap(10))
        self._grid.setVerticalSpacing(theme_now().gap(6))
        self._grid.setColumnStretch(1, 1)
        self.add(self._grid)

    def refresh(self) -> None:
        """Show everybody who is invited; a line stays as it is until what is noted changes."""
        meeting = self._preparing.meeting
        found = invited_to(self._preparing.entries, meeting.id) if meeting else ()
        people = tuple(one.person for one in found)
        named = tuple((one.id, one.name) for one in people)
        if named != self._shown:
            self._shown = named
            self._make_lines(people)
        self._none.setVisible(not people)
        for one in people:
            line = self.lines[one.id]
            needs = ", ".join(one.access_needs)
            if self._noted.get(one.id) != needs:
                self._noted[one.id] = needs
                line.setText(needs)

    def finish(self) -> None:
        """Write every line that differs."""
        for person_id in self.lines:
            self._on_line_finished(person_id)

    def _make_lines(self, people: tuple[Person, ...]) -> None:
        clear_layout(self._grid)
        self.lines, self._noted = {}, {}
        metrics = QFontMetrics(theme_now().font("body", STRONG))
        widest = max((metrics.horizontalAdvance(one.name) for one in people), default=0)
        wide = min(widest + 4, theme_now().px(MOST_NAME_PX))
        for no, one in enumerate(people):
            line = LineField(_("What {name} needs").format(name=one.name))
            line.editingFinished.connect(partial(self._on_line_finished, one.id))
            name = PlainLabel(one.name.replace("&", "&&"), look="strong")
            name.setFixedWidth(wide)
            name.setBuddy(line)
            self._grid.addWidget(name, no, 0)
            self._grid.addWidget(line, no, 1)
            self.lines[one.id] = line

    def _on_line_finished(self, person_id: str) -> None:
        line = self.lines.get(person_id)
        person = self._preparing.entries.find(Person, person_id)
        if line is None or person is None or line.words() == ", ".join(person.access_needs):
            return
        self._preparing.do(lambda: set_needs(self._preparing.session, person_id, line.words()))


class TopicRow(QWidget):
    """One thing to arrange: words, and whether it is done."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = _(TOPICS[topic])
        self.words = LineField(name, hint=_(ARRANGEMENT_HINTS[topic]))
        self.done = QCheckBox(_("Arranged"))
        self.done.setAccessibleName(_("{what}: arranged").format(what=name))
        label = PlainLabel(name, look="quiet_strong_small")
        label.setBuddy(self.words)
        across = QHBoxLayout()
        across.setSpacing(theme_now().gap(10))
        across.addWidget(self.words, 1)
        across.addWidget(self.done)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme_now().gap(3))
        rows.addWidget(label)
        rows.addLayout(across)


class MeetingNeeds(Card):
    """The room, breaks, getting there, looking after children."""

    def __init__(self, preparing: Preparing, parent: QWidget | None = None) -> None:
        super().__init__(margins=(16, 12, 16, 14), spacing=8, parent=parent)
        self._preparing = preparing
        self.add(PlainLabel(_("What the meeting needs"), look="section"))
        self.rows: dict[str, TopicRow] = {}
        self._noted: dict[str, tuple[str, bool]] = {}
        for topic in ARRANGEMENTS:
            row = TopicRow(topic)
            row.words.editingFinished.connect(partial(self._write, topic))
            row.done.clicked.connect(partial(self._write, topic))
            self.add(row)
            self.rows[topic] = row

    @property
    def is_ready(self) -> bool:
        """Say whether everything that was written down is arranged."""
        return all(row.done.isChecked() for row in self.rows.values() if row.words.words())

    def refresh(self) -> None:
        """Show what is noted; a line stays as it is until what is noted changes."""
        meeting = self._preparing.meeting
        noted = arrangements(self._preparing.entries, meeting.id) if meeting else {}
        for topic, row in self.rows.items():
            one = noted.get(topic)
            held = (one.words, bool(one.is_arranged)) if one else ("", False)
            if self._noted.get(topic) != held:
                self._noted[topic] = held
                row.words.setText(held[0])
                row.done.setChecked(held[1])

    def finish(self) -> None:
        """Write every line that differs."""
        for topic in self.rows:
            self._write(topic)

    def _write(self, topic: str) -> None:
        preparing, row = self._preparing, self.rows[topic]
        meeting = preparing.meeting
        if meeting is None:
            return
        one = arrangements(preparing.entries, meeting.id).get(topic)
        held = (one.words, bool(one.is_arranged)) if one else ("", False)
        words, is_done = row.words.words(), row.done.isChecked()
        if (words, is_done) != held:
            preparing.do(
                lambda: arrange(preparing.session, topic=topic, words=words, is_arranged=is_done)
            )


class NeedsSection(Section):
    """People on the left, the meeting and interpreters on the right."""

    def __init__(self, preparing: Preparing) -> None:
        super().__init__(preparing)
        self.people = PeopleNeeds(preparing)
        self.meeting = MeetingNeeds(preparing)
        self.interpreters = InterpretersCard(preparing)
        left = column_of(self.people, self.meeting)
        self.column.addWidget(
            Reflow(left, self.interpreters, wide_px=760, stretch=(1, 1), spacing=12)
        )
        form = self.interpreters.form
        form.unfolded.connect(lambda: self.reveal(form.card))
        self.refresh()

    @property
    def is_ready(self) -> bool:
        """Say whether people were asked, all is arranged, and every interpreter is booked."""
        return self._were_asked and self.meeting.is_ready and self.interpreters.is_ready

    @property
    def _were_asked(self) -> bool:
        """Say whether something is noted, or the chair ticked that everybody was asked."""
        lines = [*self.people.lines.values(), *(row.words for row in self.meeting.rows.values())]
        meeting = self.preparing.meeting
        ticks = before_list(self.preparing.entries, meeting.id) if meeting else ()
        is_ticked = any(one.is_done for one in ticks if one.item == "needs")
        return is_ticked or any(one.words() for one in lines)

    def refresh(self) -> None:
        """Show what is noted now."""
        self.people.refresh()
        self.meeting.refresh()
        self.interpreters.refresh()

    def start(self) -> None:
        """Begin with the first person, or with the room while nobody is invited."""
        lines = [*self.people.lines.values(), self.meeting.rows[ARRANGEMENTS[0]].words]
        lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Write what is still being typed."""
        self.people.finish()
        self.meeting.finish()
