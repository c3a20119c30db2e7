"""Sealing, correcting and handing out copies: joins the panels of the last step to the meeting."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mam_desktop.meeting.finalising import Gap, check_nothing_is_missing, checklist, pass_gap
from mam_desktop.meeting.ledger_looks import not_taking_part_words
from mam_desktop.meeting.people import Person
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.seal_words import told_of_seal
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signed import Seal
from mam_desktop.meeting.signing import WHOLE, holds_exports, latest_seal
from mam_desktop.meeting.versions import PLAN
from mam_desktop.meeting.who_signed import not_signed_yet, who_signed
from mam_desktop.texts import _
from mam_desktop.ui.live.controller import LiveController
from mam_desktop.ui.live.step_page import StepPage
from mam_desktop.ui.live.steps.parts.people import lead_of, people_to_name
from mam_desktop.ui.live.steps.sign_checklist import ChecklistPanel
from mam_desktop.ui.live.steps.sign_corrections import CorrectionsPanel, signs_again_words
from mam_desktop.ui.live.steps.sign_release import ReleasePanel
from mam_desktop.ui.papers.papers_panel import PapersPanel
from mam_desktop.ui.ports import CorrectionOrder, ExportOrder


class SealingWork(QObject):
    """What happens around the seal."""

    read_aloud_wanted = Signal()
    """Somebody said that an action is not right: it is read aloud once more."""

    sign_wanted = Signal()
    """Nobody has signed the plan: it is signed first."""

    def __init__(self, page: StepPage, controller: LiveController) -> None:
        super().__init__(page)
        self._controller = controller
        self._is_sealing = False
        self._part = WHOLE
        self.release = ReleasePanel()
        self.checklist = ChecklistPanel(page)
        self.corrections = CorrectionsPanel(page, lambda: controller.today)
        self.papers = PapersPanel(page, controller)
        self.release.papers_wanted.connect(self.papers.look)
        self.release.seal_wanted.connect(self.look)
        self.release.export_wanted.connect(self._on_release_export_wanted)
        self.release.correct_wanted.connect(self._on_release_correct_wanted)
        self.checklist.part_chosen.connect(self._show_checklist)
        self.checklist.go_wanted.connect(self._on_checklist_go_wanted)
        self.checklist.pass_told.connect(self._on_checklist_pass_told)
        self.checklist.seal_wanted.connect(self._on_checklist_seal_wanted)
        self.corrections.make_wanted.connect(self._on_corrections_make_wanted)
        self.corrections.refused.connect(controller.trouble)

    @property
    def seal(self) -> Seal | None:
        """Return the seal that stands, maybe of the plan only."""
        return latest_seal(self._controller.entries, self._controller.meeting.id)

    # --- showing -------------------------------------------------------------------------------

    def refresh(self, part: str = "") -> None:
        """Show how it stands with the seal; `part` is the text that is signed on the page."""
        self._part = part or self._part
        session, meeting = self._controller.session, self._controller.meeting
        people = people_to_name(session.entries, meeting.id)
        lead = lead_of(session.entries, meeting.id)
        self.release.looked_by.show_people(people)
        self.checklist.show_people(people, lead.id if lead else None)
        self.corrections.show_people(people, lead.id if lead else None)
        seal = self.seal
        self.release.show_state(
            seal,
            meeting.zone,
            late=len(self._controller.desk.proposals()) if session.late else 0,
            competes=bool(session.competing_seals),
            holds=holds_exports(session),
            left=not_taking_part_words(session.entries, meeting.id),
            part=self._part,
        )
        if self.papers.is_open:
            self.papers.refresh()
        if self.checklist.is_open:
            self._show_or_leave_checklist(seal)
        if self.corrections.is_open:
            self._show_corrections()

    def _show_or_leave_checklist(self, seal: Seal | None) -> None:
        if seal is None or seal.part == PLAN:
            self._show_checklist()
            return
        self.checklist.close_panel()
        if not self._is_sealing:
            self._controller.told.emit(
                _("These minutes were sealed on another laptop in the meantime.")
            )

    def _show_checklist(self) -> None:
        session = self._controller.session
        panel = self.checklist
        names = {one.id: one.name for one in session.entries.all(Person)}
        looks = holds_exports(session)
        seal = self.seal
        part = WHOLE if seal is not None else panel.part
        looked = panel.looked_by.currentText().strip() if looks else ""
        panel.show_state(
            checklist(session, part=part, looked_by=looked),
            plan_sealed=seal is not None,
            looks=looks,
            has_actions=bool(actions_of(session.entries, session.meeting)),
            names=names,
            not_signed=tuple(names[one] for one in not_signed_yet(session, part) if one in names),
        )

    # --- the seal ------------------------------------------------------------------------------

    def look(self) -> None:
        """Look at what is missing before anything is sealed."""
        seal = self.seal
        if seal is not None and seal.part != PLAN:
            return
        self.checklist.parts.choose(self._part)
        self._show_checklist()
        self.checklist.open(_("Before sealing"))
        self.checklist.start()

    def _on_checklist_go_wanted(self, gap: Gap) -> None:
        if gap.key == "notes":
            self._controller.pause_or_take_notes()
        elif gap.key in ("read_back", "action_read"):
            self.checklist.close_panel()
            self.read_aloud_wanted.emit()
        elif gap.key == "unsigned":
            self.checklist.close_panel()
            self.sign_wanted.emit()
        else:
            self._controller.go_to(gap.step)

    def _on_checklist_pass_told(self, gap: Gap, reason: str, by: str) -> None:
        session = self._controller.session
        self._controller.do(lambda: pass_gap(session, gap, reason=reason, by=by))

    def _on_checklist_seal_wanted(self, part: str) -> None:
        session, looked = self._controller.session, self.checklist.looked

        def is_whole() -> bool:
            check_nothing_is_missing(session, part=part, looked_by=looked)
            return True

        if self._controller.do(is_whole) is None:
            self.checklist.start()
            return
        self._set_busy(busy=True)
        self._is_sealing = True
        self._controller.desk.seal(
            part=part, looked_by=looked, done=self._on_desk_sealed, failed=self._on_desk_failed
        )

    def _on_desk_sealed(self, sentence: str) -> None:
        self._set_busy(busy=False)
        self._is_sealing = False
        for panel in (self.checklist, self.corrections):
            panel.close_panel()
        self.corrections.forget()
        self.refresh()
        # The button that was pressed is gone: without a word Qt goes on to “Leave this meeting”.
        self.release.pdf.setFocus()
        self._controller.told.emit(sentence)

    def _on_desk_failed(self, sentence: str) -> None:
        self._set_busy(busy=False)
        self._is_sealing = False
        self.refresh()
        self._controller.trouble.emit(sentence)

    def _set_busy(self, *, busy: bool) -> None:
        self.release.set_busy(busy=busy)
        self.checklist.seal.setEnabled(not busy)
        self.corrections.make.setEnabled(not busy)

    # --- corrections ---------------------------------------------------------------------------

    def _on_release_correct_wanted(self) -> None:
        self._show_corrections()
        self.corrections.open(_("Correct the minutes"))
        self.corrections.start()

    def _show_corrections(self) -> None:
        session, seal = self._controller.session, self.seal
        seals = session.entries.all(Seal, session.meeting.id)
        given = {one.id: one.name for one in session.entries.all(Person)}
        names = tuple(given[one] for one in self._signed() if one in given)
        self.corrections.show_state(
            session.entries,
            session.meeting.id,
            self._controller.desk.proposals(),
            competing=_competing_words(session, seal) if seal and session.competing_seals else "",
            again=signs_again_words(names),
            version=max((one.version or 0 for one in seals), default=0) + 1,
            looks=holds_exports(session),
        )

    def _signed(self) -> tuple[str, ...]:
        """Return the ids of those who signed some version: they sign the new one again."""
        given = who_signed(self._controller.session)
        return tuple(who for who, one in given.items() if not one.is_refusal)

    def _on_corrections_make_wanted(self, order: CorrectionOrder) -> None:
        self._set_busy(busy=True)
        self._is_sealing = True
        self._controller.desk.correct(order, self._on_desk_sealed, self._on_desk_failed)

    # --- copies --------------------------------------------------------------------------------

    def _on_release_export_wanted(self, copy: str, as_format: str) -> None:
        self._set_busy(busy=True)
        order = ExportOrder(
            family_id=self._controller.session.family_id,
            meeting_id=self._controller.meeting.id,
            copy=copy,
            as_format=as_format,
            looked_by=self.release.looked_by.currentText().strip(),
        )
        self._controller.desk.export(order, self._on_desk_exported, self._on_desk_failed)

    def _on_desk_exported(self, path: Path) -> None:
        self._set_busy(busy=False)
        self._controller.told.emit(_("Written: {name}").format(name=str(path)))


def _competing_words(session: MeetingSession, seal: Seal) -> str:
    """Say which seal stands, which are kept beside it, and how it is settled."""
    return _(
        "Two laptops sealed these minutes unknown to each other. This one stands: {stands}. Kept "
        "beside it: {others}. A new version settles it: say below why, and take in what only the "
        "other holds."
    ).format(
        stands=told_of_seal(session, seal),
        others="; ".join(told_of_seal(session, one) for one in session.competing_seals),
    )
