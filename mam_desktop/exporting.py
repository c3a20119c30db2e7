"""Writes copies of many meetings in one go, and opens a laptop for one command."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

from mam_desktop.app import open_laptop
from mam_desktop.errors import BadInput
from mam_desktop.laptop import Laptop, write_paper
from mam_desktop.meeting.audience import Copy
from mam_desktop.meeting.council_papers import council_papers
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.signing import latest_seal
from mam_desktop.meeting.starting import open_meeting
from mam_desktop.papers import FORMATS, PaperOrder
from mam_desktop.profile import Profile, ProfileLock, default_profile_folder, open_profile
from mam_desktop.record.record import Record
from mam_desktop.settings import Settings, SettingsFiles, load_settings, machine_policy_file
from mam_desktop.stamping import write_stamp_beside
from mam_desktop.texts import _


class OpenedLaptop:
    """A laptop opened for one command, its profile locked meanwhile."""

    def __init__(
        self, folder: Path | None, passphrase: str | None, *, may_be_new: bool = False
    ) -> None:
        if not may_be_new and not Record.is_made(folder or default_profile_folder()):
            raise BadInput(
                _("There is no record in {folder}.").format(
                    folder=folder or default_profile_folder()
                )
            )
        self.profile: Profile = open_profile(folder)
        self._lock = ProfileLock(self.profile)
        self._lock.take()
        try:
            files = SettingsFiles(self.profile.settings_folder, machine_policy_file())
            self.settings = load_settings(files).values
            self.laptop: Laptop = open_laptop(
                self.profile,
                passphrase=passphrase,
                author_id=self.settings.person_name,
                authority_id=self.settings.authority_id,
            )
            self.laptop.council = council_papers(self.settings)
        except BaseException:
            self._lock.free()
            raise

    def close(self) -> None:
        """Close the record and let another instance in."""
        try:
            self.laptop.close()
        finally:
            self._lock.free()

    def __enter__(self) -> "OpenedLaptop":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """Which copies of which sealed minutes are wanted."""

    copy: str = "everyone"
    as_format: str = "pdf"
    for_whom: str = ""
    language: str = ""
    since: date | None = None
    until: date | None = None
    looked_by: str = ""
    template: str = ""
    """The council's own Word template: a file, or its name in the council's folder."""

    def check(self) -> None:
        """Look for what no meeting could be written with.

        Raises:
            BadInput: there is no such copy, or no such format.

        """
        if self.template and self.as_format != "docx":
            raise BadInput(_("A template is for Word: say “--as docx” with it."))
        copies = [one.value for one in Copy if one not in (Copy.FAMILY_SCREEN, Copy.SIGNED)]
        for asked, known in ((self.copy, copies), (self.as_format, FORMATS)):
            if asked not in known:
                raise BadInput(
                    _("“{asked}” is not one of: {known}").format(
                        asked=asked, known=", ".join(known)
                    )
                )

    def order(self, meeting: Meeting, settings: Settings) -> PaperOrder:
        """Return the order for one meeting."""
        return PaperOrder(
            copy=Copy(self.copy),
            as_format=self.as_format,
            for_whom=self.for_whom,
            language=self.language or meeting.language or "en",
            looked_by=self.looked_by,
            template=find_template(self.template, settings.template_folder),
            council=settings.council_name,
        )


def find_template(name: str, folder: str) -> Path | None:
    """Return where a template lies: as a file, or by its name in the council's folder.

    Raises:
        BadInput: it is in neither place.

    """
    if not name:
        return None
    places = [Path(name)]
    places += [Path(folder) / name, Path(folder) / f"{name}.docx"] if folder else []
    found = next((one for one in places if one.is_file()), None)
    if found is None:
        raise BadInput(_("There is no template {name}.").format(name=name))
    return found


def export_minutes(opened: OpenedLaptop, wish: ExportWish, out: Path) -> list[Path]:
    """Write one copy of each sealed meeting; return where they lie, oldest meeting first.

    Raises:
        WorldError: something asked for is not there, may not leave, or cannot be written.

    """
    wish.check()
    wanted = sorted(_sealed_meetings(opened.laptop, wish), key=lambda one: str(one[1].on))
    paths = []
    for session, meeting in wanted:
        open_meeting(session, meeting.id)
        made = opened.laptop.papers.make(session, wish.order(meeting, opened.settings))
        if len(wanted) > 1:
            made = made.named(f"{meeting.on}-{meeting.id[-6:]}-{made.name}")
        paths.append(write_paper(out, made))
        if made.is_sealed:
            write_stamp_beside(opened.laptop, session, paths[-1], made.data)
    return paths


def _sealed_meetings(laptop: Laptop, wish: ExportWish) -> Iterator[tuple[MeetingSession, Meeting]]:
    for row in laptop.record.families():
        session = laptop.open_family(row.family_id)
        for meeting in session.entries.all(Meeting):
            in_time = (
                (wish.since or date.min) <= (meeting.on or date.max) <= (wish.until or date.max)
            )
            if in_time and latest_seal(session.entries, meeting.id) is not None:
                yield session, meeting
