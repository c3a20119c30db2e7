"""The desk of one meeting's papers: for whom, previews, files, printing, sticks, the locked one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from mam_desktop.desks.office import Office, paper_order
from mam_desktop.errors import Refused
from mam_desktop.meeting.readers import Reader, readers_of
from mam_desktop.meeting.seal_words import sealed_versions, told_of_seal
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _
from mam_desktop.ui.ports import ExportOrder, Failed, PaperPreview

SCREEN_DOTS, PRINTER_DOTS = 110, 200


class LivePaperDesk:
    """What the page of copies and papers asks of the application."""

    def __init__(self, office: Office, session: MeetingSession) -> None:
        self._office = office
        self._session = session

    def readers(self) -> tuple[Reader, ...]:
        """Return for whom copies can be made."""
        return readers_of(self._session.entries, self._session.meeting.id)

    def versions(self) -> Sequence[tuple[str, str]]:
        """Return the sealed versions as (id, words), the one that stands first, with no id."""
        seals = sealed_versions(self._session)
        return [
            ("" if no == 0 else one.id, told_of_seal(self._session, one))
            for no, one in enumerate(seals)
        ]

    def preview(
        self, order: ExportOrder, done: Callable[[PaperPreview], None], failed: Failed
    ) -> None:
        """Return what the reader would get; nothing is written."""

        def work() -> PaperPreview:
            papers = self._office.laptop.papers
            seen = papers.preview(self._session, paper_order(self._session, order))
            return PaperPreview(
                content=seen.content,
                left_out=seen.left_out.words,
                must_be_looked_at=seen.must_be_looked_at,
                note=seen.note,
            )

        self._office.do(work, done, failed)

    def preview_pages(
        self, order: ExportOrder, done: Callable[[Sequence[bytes]], None], failed: Failed
    ) -> None:
        """Return the preview as pictures of its pages."""
        from mam_desktop.documents.pages import page_pictures

        def work() -> Sequence[bytes]:
            papers = self._office.laptop.papers
            pdf = papers.preview_pdf(self._session, paper_order(self._session, order))
            return tuple(page_pictures(pdf, dots_an_inch=SCREEN_DOTS))

        self._office.do(work, done, failed)

    def export(self, order: ExportOrder, done: Callable[[Path], None], failed: Failed) -> None:
        """Write one copy as a file; `done` gets its path."""
        self._office.do(lambda: self._office.export(self._session, order), done, failed)

    def print_pages(
        self, order: ExportOrder, done: Callable[[Sequence[bytes]], None], failed: Failed
    ) -> None:
        """Make a copy to print, and return its pages as pictures; the access log notes it."""
        from mam_desktop.documents.pages import page_pictures

        def work() -> Sequence[bytes]:
            made = self._office.made(self._session, order, "pdf")
            self._note(order, "print")
            return tuple(page_pictures(made.data, dots_an_inch=PRINTER_DOTS))

        self._office.do(work, done, failed)

    @property
    def may_use_sticks(self) -> bool:
        """Say whether the council lets papers be saved to a stick."""
        return self._office.settings.values.usb_allowed

    def save_to_stick(
        self, order: ExportOrder, folder: Path, done: Callable[[Path], None], failed: Failed
    ) -> None:
        """Write one copy to a stick; the access log notes it."""

        def work() -> Path:
            self._check_stick(folder)
            path = self._office.export(self._session, replace(order, folder=folder), on_stick=True)
            self._note(order, "save to a stick")
            return path

        self._office.do(work, done, failed)

    def everything(
        self,
        order: ExportOrder,
        password: str,
        done: Callable[[Path], None],
        failed: Failed,
    ) -> None:
        """Write all papers of the family as one file that opens with a password.

        It goes to the papers' folder, or to a stick where the order names one.
        """

        def work() -> Path:
            wanted = paper_order(self._session, order)
            if order.folder is not None:
                self._check_stick(order.folder)
            made = self._office.laptop.papers.everything(self._session, wanted, password)
            on_stick = order.folder is not None
            path = self._office.write_file(self._session, made, order.folder, on_stick=on_stick)
            if on_stick:
                self._office.laptop.papers.note(self._session, "save to a stick everything")
            return path

        self._office.do(work, done, failed)

    def _check_stick(self, folder: Path) -> None:
        """Look whether a paper may go to a stick, and whether that is still in."""
        if not self.may_use_sticks:
            raise Refused(_("Your council has switched saving to sticks off."))
        if not folder.is_dir():
            # Made anew, the folder would lie on this laptop's own disk.
            raise Refused(_("The stick is not there any more. Put it in, then press again."))

    def _note(self, order: ExportOrder, what: str) -> None:
        self._office.laptop.papers.note(self._session, f"{what} {order.paper} {order.copy}")
