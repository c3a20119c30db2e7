"""The papers of a drawn meeting: made for real, kept in memory."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from mam_desktop.changes.canonical import canonical_json
from mam_desktop.changes.change import JsonValue
from mam_desktop.desks.office import paper_order
from mam_desktop.documents.pages import page_pictures
from mam_desktop.errors import WorldError
from mam_desktop.meeting.readers import Reader, readers_of
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.papers import Papers, SealFacts
from mam_desktop.ui.ports import ExportOrder, PaperPreview
from tests.kept_shelf import KeptShelf

T = TypeVar("T")


class PlainSealer:
    """Signs nothing."""

    def seal_pdf(self, pdf: bytes, facts: SealFacts) -> bytes:
        return pdf if facts.seal else b""

    def seal_json(self, value: JsonValue, facts: SealFacts) -> bytes:
        return canonical_json({"content": value, "version": facts.seal.version})


def at_once(
    work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]
) -> None:
    """Do the work here and now; what the world refuses is said."""
    try:
        result = work()
    except WorldError as error:
        failed(str(error))
    else:
        done(result)


class DrawnPapers:
    """A `PapersDesk` on a session."""

    def __init__(self, session: MeetingSession) -> None:
        self.session = session
        self.shelf = KeptShelf()
        self.papers = Papers(self.shelf, PlainSealer())
        self.may_use_sticks = True
        self.version_words: Sequence[tuple[str, str]] = ()
        self.written: list[tuple[Path | None, ExportOrder]] = []

    def readers(self) -> tuple[Reader, ...]:
        return readers_of(self.session.entries, self.session.meeting.id)

    def versions(self) -> Sequence[tuple[str, str]]:
        return self.version_words

    def preview(
        self,
        order: ExportOrder,
        done: Callable[[PaperPreview], None],
        failed: Callable[[str], None],
    ) -> None:
        def work() -> PaperPreview:
            seen = self.papers.preview(self.session, paper_order(self.session, order))
            return PaperPreview(
                content=seen.content,
                left_out=seen.left_out.words,
                must_be_looked_at=seen.must_be_looked_at,
                note=seen.note,
            )

        at_once(work, done, failed)

    def preview_pages(
        self,
        order: ExportOrder,
        done: Callable[[Sequence[bytes]], None],
        failed: Callable[[str], None],
    ) -> None:
        wanted = paper_order(self.session, order)
        at_once(
            lambda: tuple(
                page_pictures(self.papers.preview_pdf(self.session, wanted), dots_an_inch=40)
            ),
            done,
            failed,
        )

    def print_pages(
        self,
        order: ExportOrder,
        done: Callable[[Sequence[bytes]], None],
        failed: Callable[[str], None],
    ) -> None:
        wanted = replace(paper_order(self.session, order), as_format="pdf")
        at_once(
            lambda: tuple(
                page_pictures(self.papers.make(self.session, wanted).data, dots_an_inch=40)
            ),
            done,
            failed,
        )

    def export(
        self, order: ExportOrder, done: Callable[[Path], None], failed: Callable[[str], None]
    ) -> None:
        self._write(order, None, done, failed)

    def save_to_stick(
        self,
        order: ExportOrder,
        folder: Path,
        done: Callable[[Path], None],
        failed: Callable[[str], None],
    ) -> None:
        self._write(order, folder, done, failed)

    def everything(
        self,
        order: ExportOrder,
        password: str,
        done: Callable[[Path], None],
        failed: Callable[[str], None],
    ) -> None:
        wanted = paper_order(self.session, order)

        def work() -> Path:
            made = self.papers.everything(self.session, wanted, password)
            self.written.append((order.folder, order))
            return Path(made.name)

        at_once(work, done, failed)

    def _write(
        self,
        order: ExportOrder,
        folder: Path | None,
        done: Callable[[Path], None],
        failed: Callable[[str], None],
    ) -> None:
        def work() -> Path:
            made = self.papers.make(self.session, paper_order(self.session, order))
            self.written.append((folder, order))
            return (folder or Path()) / made.name

        at_once(work, done, failed)
