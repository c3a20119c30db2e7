"""The side of what services wrote: their words, who is silent, and the form for one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mam_desktop.errors import BadInput
from mam_desktop.meeting.editing import change_entry
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.said import ServiceUpdate
from mam_desktop.meeting.updates import silent_services
from mam_desktop.meeting.voicing import write_update
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.steps.matters_updates import (
    SilentServices,
    UpdateCard,
    UpdateForm,
    UpdateRow,
    update_rows,
)
from mam_desktop.ui.live.steps.parts.draft_keeper import DraftKeeper
from mam_desktop.ui.live.steps.parts.row_list import RowList
from mam_desktop.ui.live.steps.parts.row_model import RowModel
from mam_desktop.ui.live.steps.parts.taking_away import ask_to_take_away
from mam_desktop.ui.theme.theme import theme_now
from mam_desktop.ui.widgets.plain_label import PlainLabel


class WrittenSide(QWidget):
    """What services wrote, and who was asked and has not written yet."""

    def __init__(self, controller: LiveController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.controller = controller
        self.updates: RowModel[UpdateRow] = RowModel(self)
        self.form = UpdateForm(lambda: self.controller.today)
        self.draft = DraftKeeper(self.form.words, controller.desk, "matters.update")
        self.silent = SilentServices()
        self._build()
        self.form.save_wanted.connect(self._on_form_save_wanted)
        self.form.folded.connect(self._on_form_folded)
        self.silent.chosen.connect(self._on_silent_chosen)

    def _build(self) -> None:
        written = RowList(
            self.updates,
            self._make_card,
            name=_("What services wrote"),
            empty=_("No service has written anything."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_now().gap(10))
        for one in (
            PlainLabel(_("What services wrote"), look="section"),
            written,
            self.silent,
            self.form,
        ):
            column.addWidget(one)

    def _make_card(self) -> UpdateCard:
        card = UpdateCard()
        card.change_wanted.connect(self._on_card_change_wanted)
        card.take_away_wanted.connect(self._on_card_take_away_wanted)
        return card

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer these people in the form."""
        self.form.show_people(people)

    def refresh(self) -> None:
        """Show what services wrote."""
        entries, meeting = self.controller.entries, self.controller.meeting
        self.updates.show_rows(update_rows(entries, meeting))
        self.silent.show_people(silent_services(entries, meeting))

    def _on_form_save_wanted(self) -> None:
        form, session = self.form, self.controller.session
        update = session.entries.find(ServiceUpdate, form.editing)

        def write() -> object:
            if not form.on.is_clear:
                raise BadInput(form.on.problem)
            if update is not None:
                return change_entry(session, update, self._changed_update())
            return write_update(
                session,
                service=form.service.words(),
                by=form.by.who(),
                words=form.words.words(),
                waiting_time=form.wait.words(),
                sent_on=form.on.on(),
                sharing=form.sharing.sharing(),
            )

        if self.controller.do(write) is not None:
            form.fold()

    def _changed_update(self) -> dict[str, object]:
        form = self.form
        if not form.words.words():
            raise BadInput(_("There are no words yet."))
        return {
            "service": form.service.words(),
            "by_id": form.by.maybe(),
            "words": form.words.words(),
            "waiting_time": form.wait.words(),
            "sent_on": form.on.on(),
            **form.sharing.fields(),
        }

    def _on_form_folded(self) -> None:
        self.form.clear()
        self.draft.forget()

    def _on_card_change_wanted(self, update_id: str) -> None:
        update = self.controller.entries.find(ServiceUpdate, update_id)
        if update is not None:
            self.form.show_update(update)
            self.form.unfold(_("Change what a service wrote"), _("Save"))

    def _on_silent_chosen(self, person_id: str) -> None:
        self.form.unfold()
        self.form.begin_for(person_id)
        self.form.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_card_take_away_wanted(self, update_id: str) -> None:
        update = self.controller.entries.find(ServiceUpdate, update_id)
        if update is not None:
            ask_to_take_away(self.controller, update)
