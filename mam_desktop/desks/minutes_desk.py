"""The desk of minutes: search inside them, copies of hundreds beside all else, marks of sending."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from mam_desktop.batch.hands import Kit, hands_for
from mam_desktop.batch.making import Maker
from mam_desktop.batch.orders import BatchOrder, Chosen
from mam_desktop.batch.run import BatchRun, Progress
from mam_desktop.batch.told_progress import left_words
from mam_desktop.desks.inside_minutes import InsideMinutes
from mam_desktop.desks.office import Office
from mam_desktop.errors import Refused, WorldError
from mam_desktop.meeting.sending import mark_sent, unmark_sent
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.texts import _, ngettext
from mam_desktop.ui.minutes_ports import ExportProgress, ExportWish
from mam_desktop.ui.ports import Failed, MinutesRow


class LiveMinutesDesk:
    """What the page of minutes asks of the application."""

    def __init__(self, office: Office, is_on_visit: Callable[[], bool]) -> None:
        self._office = office
        self._is_on_visit = is_on_visit
        self._inside = InsideMinutes(office.laptop)
        self._run: BatchRun | None = None
        self._kit: Kit | None = None
        self._progress: ExportProgress | None = None
        self._to_let_go: set[str] = set()

    # --- searching -----------------------------------------------------------------------------

    def search(self, asked: str, done: Callable[[frozenset[str]], None], failed: Failed) -> None:
        """Look inside all minutes, beside everything else."""
        if self._is_on_visit():
            failed(_("You are on a visit. Other families’ minutes wait until you are back."))
            return
        self._office.beside(lambda: self._inside.search(asked), done, failed)

    # --- export --------------------------------------------------------------------------------

    def templates(self) -> tuple[tuple[str, str], ...]:
        """Return the council's own Word templates by their files' names."""
        folder = self._office.settings.values.template_folder
        try:
            found = sorted(Path(folder).glob("*.docx")) if folder else []
        except OSError:
            return ()
        return tuple((str(one), one.name) for one in found if not one.name.startswith("~"))

    @property
    def may_choose_folder(self) -> bool:
        """Say whether the council lets papers be saved elsewhere than in the usual folder."""
        return self._office.settings.values.usb_allowed

    def folder_for(self, rows: Sequence[MinutesRow]) -> Path:
        """Return a folder by the days of the meetings; its name names nobody."""
        days = sorted(one.on.isoformat() for one in rows)
        name = "-to-".join(dict.fromkeys((days[0], days[-1]))) if days else "minutes"
        return self._office.papers / f"minutes-{name}"

    def export(self, wish: ExportWish) -> None:
        """Begin to write copies, or go on where that stopped; one export at a time."""
        if self._progress is not None and self._progress.is_running:
            return
        folder = wish.folder or self.folder_for(wish.rows)
        chosen = tuple(
            Chosen(family_id=one.family_id, meeting_id=one.meeting_id, on=one.on)
            for one in sorted(wish.rows, key=lambda it: (it.on, it.meeting_id))
        )
        self._progress = ExportProgress(of=len(chosen), folder=folder)
        try:
            self._check(wish)
            self._begin(wish, chosen, folder)
        except WorldError as error:
            self._close_kit()
            self._progress = ExportProgress(
                of=len(chosen), folder=folder, is_running=False, trouble=str(error)
            )

    def _check(self, wish: ExportWish) -> None:
        if self._is_on_visit():
            raise Refused(_("You are on a visit. Papers are made when you are back."))
        if wish.folder is not None and not self.may_choose_folder:
            raise Refused(_("Your council has switched saving to sticks off."))
        if wish.folder is not None and not wish.folder.is_dir():
            # Made anew, a stick's folder would lie on this laptop's own disk.
            raise Refused(
                _("The folder {folder} is not there any more. Was a stick pulled out?").format(
                    folder=wish.folder
                )
            )

    def _begin(self, wish: ExportWish, chosen: Sequence[Chosen], folder: Path) -> None:
        laptop, values = self._office.laptop, self._office.settings.values
        order = BatchOrder(
            copy=wish.copy,
            as_format=wish.as_format,
            template=Path(wish.template) if wish.template else None,
            council=values.council_name,
            looked_by=wish.looked_by,
        )
        order.check()
        at_once = hands_for(order, len(chosen), with_windows=True)
        self._kit = Kit(laptop, order, len(chosen), at_once, with_windows=True)
        maker = Maker(
            laptop=laptop,
            papers=self._kit.papers,
            order=order,
            fingerprint=order.fingerprint(),
            folder=folder,
            resumes=True,
        )
        self._run = BatchRun(
            maker, chosen, beside=self._office.in_parallel, at_once=at_once, told=self._on_told
        )
        self._run.begin()

    def stop_export(self) -> None:
        """Begin no other meeting; those in hand are finished."""
        if self._run is not None:
            self._run.stop()

    def progress(self) -> ExportProgress | None:
        """Return how far the newest export is."""
        return self._progress

    def _on_told(self, told: Progress) -> None:
        assert self._progress is not None  # noqa: S101 - a run was begun
        reasons = Counter(one.why for one in told.skipped if one.kind != "look")
        self._progress = ExportProgress(
            of=told.of,
            folder=self._progress.folder,
            done=told.done,
            files=told.files,
            left=left_words(told),
            is_running=told.is_running,
            is_whole=told.is_whole,
            not_written=tuple(_reason(why, count) for why, count in reasons.items()),
            waits_for_look=any(one.kind == "look" for one in told.skipped),
            trouble=told.trouble,
        )
        if not told.is_running:
            self._close_kit()

    def _close_kit(self) -> None:
        kit, self._kit = self._kit, None
        if kit is not None:
            kit.close()

    def close(self) -> None:
        """Stop what is under way, and end its processes; what is written stays."""
        self.stop_export()
        self._close_kit()

    # --- sent ----------------------------------------------------------------------------------

    def mark_sent(self, row: MinutesRow) -> None:
        """Mark that everybody who is due a copy was sent it today."""
        on = self._office.now().date()
        self._with_meeting(row, lambda session: mark_sent(session, on=on))

    def take_back_sent(self, row: MinutesRow) -> None:
        """Take the marks of the version that stands away again."""
        self._with_meeting(row, unmark_sent)

    def _with_meeting(self, row: MinutesRow, do: Callable[[MeetingSession], object]) -> None:
        laptop = self._office.laptop
        if not laptop.is_open(row.family_id):
            self._to_let_go.add(row.family_id)
        session = laptop.open_family(row.family_id)
        before, session.meeting_id = session.meeting_id, row.meeting_id
        try:
            do(session)
        finally:
            session.meeting_id = before
            self._to_let_go = {one for one in self._to_let_go if not laptop.let_go(one)}


def _reason(why: str, count: int) -> str:
    told = ngettext(
        "{count} copy was not written: {why}", "{count} copies were not written: {why}", count
    )
    return told.format(count=count, why=why)
