"""Who is here: the list, its search, everybody at once, and the form that stands in its place."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mam_desktop.meeting.attending import (
    attend,
    attendance_of,
    describe_attendance,
    everyone_invited_is_here,
    times_of,
)
from mam_desktop.meeting.labels import ATTENDANCE, label
from mam_desktop.meeting.people import Attendance, Person
from mam_desktop.meeting.same_person import look_alikes, make_one
from mam_desktop.texts import N_, _, ngettext
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.parts.fields import LineField
from mam_desktop.ui.live.steps.parts.people import people_to_name
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.live.steps.parts.work_column import WorkColumn
from mam_desktop.ui.live.steps.welcome_person_form import JOINS, PersonForm, PersonTold
from mam_desktop.ui.live.steps.welcome_person_list import PeopleList
from mam_desktop.ui.live.steps.welcome_person_rows import (
    PersonRow,
    count_words,
    person_rows,
    state_words,
)
from mam_desktop.ui.live.steps.welcome_person_same import known_as
from mam_desktop.ui.live.steps.welcome_person_times import steps_words
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.announce import announce
from mam_desktop.ui.widgets.button import Button
from mam_desktop.ui.widgets.flow_layout import FlowLayout
from mam_desktop.ui.widgets.message_strip import Question
from mam_desktop.ui.widgets.plain_label import PlainLabel

SEARCH_FROM = 9
"""So many people that a search helps."""
EDIT, TAKE_OFF = N_("Change details"), N_("Take off the list")
SAME = N_("The same person as somebody else…")
NOT_THE_SAME, OTHERS = N_("Nobody here"), N_("Other people…")
MOST_OFFERED = 6
"""So many at a time; whoever is left stands behind one more choice."""


class SearchField(LineField):
    """Narrows the list while it is typed; Down goes into the list, Escape empties it."""

    down_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take Down and Enter as into the list, Escape as away with it."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PeoplePart(QWidget):
    """The people of this meeting."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._all: tuple[PersonRow, ...] = ()
        self.model: RowModel[PersonRow] = RowModel(self)
        self.people = PeopleList(self.model)
        self.form = PersonForm(self._look_alikes)
        self.count = PlainLabel(look="strong", wraps=False)
        self.search = SearchField(_("Find somebody on the list"), hint=_("find a name, role…"))
        self.everyone = Button(_("Everyone invited is here"), icon="checks")
        self.empty = PlainLabel(look="quiet")
        self.column = WorkColumn()
        self._build()
        self._connect()

    def _build(self) -> None:
        gap = theme_now().gap
        self._bar = QWidget()
        flow = FlowLayout(self._bar, gap=gap(8), row_gap=6)
        self.search.setFixedWidth(theme_now().gap(210))
        for one in (self.count, self.search, self.everyone, self.form.lend_button()):
            flow.addWidget(one)
        self.column.add(self.form)
        self.column.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self._bar)
        rows.addWidget(self.empty)
        rows.addWidget(self.people, 1)
        rows.addWidget(self.column, 1)

    def _connect(self) -> None:
        self.people.state_picked.connect(self._on_people_state_picked)
        self.people.edit_wanted.connect(self._on_people_edit_wanted)
        self.people.menu_wanted.connect(self._on_people_menu_wanted)
        self.people.take_off_wanted.connect(self._on_people_take_off_wanted)
        self.people.find_wanted.connect(self.begin_search)
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.down_wanted.connect(self._on_search_down_wanted)
        self.everyone.clicked.connect(self._on_everyone_clicked)
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.known_wanted.connect(self._on_form_known_wanted)
        self.form.unfolded.connect(self._on_form_unfolded)
        self.form.folded.connect(self._on_form_folded)

    # --- showing -------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """Return everybody on the list, whatever is being searched for."""
        return self._all

    def refresh(self) -> None:
        """Show who is here."""
        entries, meeting = self._controller.entries, self._controller.meeting
        self._all = person_rows(entries, meeting)
        self.form.show_people(people_to_name(entries, meeting.id))
        self.count.setText(count_words(self._all))
        self.count.setVisible(not theme_now().sizes.is_large)
        invited = sum(row.state == "invited" for row in self._all)
        self.everyone.setVisible(bool(invited))
        self.everyone.set_trim(count=str(invited))
        self.search.setVisible(len(self._all) >= SEARCH_FROM or bool(self.search.text()))
        self._show_found()

    def _show_found(self) -> None:
        """Show the rows that fit what is being searched for."""
        typed = self.search.words()
        found = [row for row in self._all if row.is_called(typed)]
        self.model.show_rows(found)
        words = "" if found else self._nobody_words(typed)
        self.empty.setText(words)
        self.empty.setVisible(bool(words) and not self.form.is_open)
        self.people.setVisible(bool(found) and not self.form.is_open)

    def _nobody_words(self, typed: str) -> str:
        if not self._all:
            return _("Nobody is on the list yet.")
        return _("Nobody on the list is called “{words}”.").format(words=typed[:60])

    def start(self) -> None:
        """Begin in the list, or with adding the first person."""
        if self.people.isVisible():
            self.people.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self.form.is_open:
            self.form.open_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the list, for the sheet of keys."""
        states = tuple((one.letter, one.words) for one in state_words().values() if one.letter)
        return (
            *states,
            (_("Enter"), _(EDIT)),
            (_("M"), _("Everything that can be done with a person")),
            (_("Ctrl F"), _("Find somebody on the list")),
        )

    def begin_search(self) -> None:
        """Begin to search."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _look_alikes(self, typed: str) -> Sequence[Person]:
        return look_alikes(self._controller.entries, typed)

    # --- one row -------------------------------------------------------------------------------

    def _on_people_state_picked(self, key: str, state: str) -> None:
        session = self._controller.session
        attendance = session.entries.get(Attendance, key)
        if state == "present" and attendance.state in ("left", "back"):
            state = "back"
        who = attendance.person_id
        done = self._controller.do(lambda: attend(session, name=who, state=state))
        self.people.go_to(key)
        row = self.people.current_row()
        if done is not None and row is not None:
            announce(self.people, f"{row.name}: {label(ATTENDANCE, row.state)}")

    def _on_people_edit_wanted(self, key: str) -> None:
        attendance = self._controller.entries.get(Attendance, key)
        person = self._controller.entries.get(Person, attendance.person_id)
        self.form.clear()
        self._fill(person, attendance)
        title = _("Change what is known of {name}").format(name=person.name[:80])
        self.form.unfold(title, _("Save"))

    def _on_people_take_off_wanted(self, key: str) -> None:
        attendance = self._controller.entries.get(Attendance, key)
        person = self._controller.entries.get(Person, attendance.person_id)
        ask_to_take_away(self._controller, attendance, person.name)

    def _on_people_menu_wanted(self, key: str, where: QPoint) -> None:
        menu = self.menu_of(key)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def menu_of(self, key: str) -> QMenu:
        """Return everything that can be done with one person."""
        menu = QMenu(self)
        attendance = self._controller.entries.get(Attendance, key)
        for state, said in state_words().items():
            words = (
                said.words if said.at < 0 else f"{said.words[: said.at]}&{said.words[said.at :]}"
            )
            line = menu.addAction(words)
            line.setCheckable(True)
            line.setChecked(attendance.state == state)
            line.triggered.connect(
                lambda _checked=False, state=state: self._on_people_state_picked(key, state)
            )
        menu.addSeparator()
        for joins, words in JOINS.items():
            line = menu.addAction(_(words))
            line.setCheckable(True)
            line.setChecked(attendance.joins == joins)
            line.triggered.connect(lambda _checked=False, joins=joins: self._join(key, joins))
        menu.addSeparator()
        menu.addAction(_(EDIT)).triggered.connect(lambda: self._on_people_edit_wanted(key))
        menu.addAction(_(SAME)).triggered.connect(lambda: self._ask_who_is_the_same(key))
        menu.addAction(_(TAKE_OFF)).triggered.connect(lambda: self._on_people_take_off_wanted(key))
        return menu

    def _join(self, key: str, joins: str) -> None:
        session = self._controller.session
        attendance = session.entries.get(Attendance, key)
        self._controller.do(lambda: describe_attendance(session, attendance, own={"joins": joins}))

    # --- the same person twice -----------------------------------------------------------------

    def _ask_who_is_the_same(self, key: str, first: int = 0) -> None:
        """Ask who somebody is written down as, too; those of a similar name stand first."""
        entries, meeting = self._controller.entries, self._controller.meeting
        person = entries.get(Person, entries.get(Attendance, key).person_id)
        alike = look_alikes(entries, person.name)
        others = dict.fromkeys((*alike, *people_to_name(entries, meeting.id)))
        left = [one for one in others if one.id != person.id][first:]
        offered, has_more = left[:MOST_OFFERED], len(left) > MOST_OFFERED
        more = (_(OTHERS),) if has_more else ()
        choices = (*(known_as(one) for one in offered), *more, _(NOT_THE_SAME))

        def on_answered(no: int) -> None:
            if no < len(offered):
                session = self._controller.session
                other = session.entries.get(Person, offered[no].id)
                goes = session.entries.get(Person, person.id)
                self._controller.do(lambda: make_one(session, stays=other, goes=goes))
            elif has_more and no == len(offered):
                self._ask_who_is_the_same(key, first + MOST_OFFERED)

        words = _("{name} and who are the same person? One line stays, with all that is known.")
        self._controller.ask(Question(words.format(name=known_as(person)), choices, on_answered))

    # --- everybody -----------------------------------------------------------------------------

    def _on_everyone_clicked(self) -> None:
        session = self._controller.session
        count = sum(row.state == "invited" for row in self._all)
        if self._controller.do(lambda: everyone_invited_is_here(session)) is not None:
            said = ngettext("{count} person is here.", "{count} people are here.", count)
            self._controller.told.emit(
                _("{said} Ctrl+Z takes it back.").format(said=said.format(count=count))
            )
            self.start()

    # --- the search ----------------------------------------------------------------------------

    def _on_search_text_changed(self, _typed: str) -> None:
        self._show_found()
        if self.model.rowCount():
            self.people.setCurrentIndex(self.model.index(0))

    def _on_search_down_wanted(self) -> None:
        if self.model.rowCount():
            self.people.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            typed = self.search.words()
            self.search.clear()
            self.form.unfold()
            self.form.who.setText(typed)

    # --- the form ------------------------------------------------------------------------------

    def _on_form_unfolded(self) -> None:
        self.people.hide()
        self.empty.hide()
        self._bar.hide()
        self.column.show()
        self.form.who.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_form_folded(self) -> None:
        changed = self.form.editing
        self.column.hide()
        self._bar.show()
        self.form.clear()
        self.refresh()
        entries, meeting = self._controller.entries, self._controller.meeting
        found = attendance_of(entries, meeting.id, changed) if changed else None
        if found is not None:
            self.people.go_to(found.id)
        self.start()

    def _on_form_known_wanted(self, person_id: str) -> None:
        entries, meeting = self._controller.entries, self._controller.meeting
        person = entries.get(Person, person_id)
        self._fill(person, attendance_of(entries, meeting.id, person_id))

    def _fill(self, person: Person, attendance: Attendance | None) -> None:
        self.form.show_person(person, attendance)
        if attendance is not None:
            session = self._controller.session
            told = times_of(session.entries, attendance)
            noted = tuple(one for one in told if one.state != "invited")
            self.form.show_times(noted, steps_words(session, attendance))

    def _on_form_save_wanted(self) -> None:
        if self.form.must_ask:
            self._controller.trouble.emit(
                _("Is this somebody who is known already? Please say so below the name.")
            )
            self.form.same.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        told = self.form.told()
        if self._controller.do(lambda: self._write(told)) is not None:
            self.form.fold()

    def _write(self, told: PersonTold) -> object:
        """Write what was filled in, as one gesture."""
        session = self._controller.session
        known = attendance_of(session.entries, session.meeting_id, told.who)
        if told.is_known and known is not None:
            return describe_attendance(
                session, known, about=told.about, own=told.own, times=told.times
            )
        decides = told.own["can_decide"]
        return attend(
            session,
            name=told.who,
            about=told.about,
            joins=str(told.own["joins"]),
            can_decide=decides if isinstance(decides, bool) else None,
            is_interpreter_for=str(told.own["interpreter_for"] or "") or None,
            is_new=not told.is_known,
        )
