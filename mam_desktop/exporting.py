"""Writes copies of many meetings in one go, and opens a laptop for one command."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from mam_desktop.app import open_laptop
from mam_desktop.batch.hands import Kit, Threads, hands_for
from mam_desktop.batch.making import Maker
from mam_desktop.batch.orders import EACH, BatchOrder, Chosen, paper_wanted, seal_wanted
from mam_desktop.batch.run import BatchRun, Progress
from mam_desktop.closing import Closes
from mam_desktop.errors import BadInput
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.copies import Paper
from mam_desktop.meeting.council_papers import council_papers
from mam_desktop.meeting.starting import open_meeting
from mam_desktop.paper_files import write_paper
from mam_desktop.profile import Profile, ProfileLock, default_profile_folder, open_profile
from mam_desktop.record.record import Record
from mam_desktop.resources import resource_path
from mam_desktop.settings import Settings, SettingsFiles, load_settings, machine_policy_file
from mam_desktop.stamping import write_stamp_beside
from mam_desktop.texts import _


class OpenedLaptop(Closes):
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


class AtHand(Protocol):
    """A laptop that is open, and the settings that hold."""

    @property
    def laptop(self) -> Laptop:
        """Return the laptop."""

    @property
    def settings(self) -> Settings:
        """Return the settings."""


@dataclass(frozen=True, slots=True)
class LaptopAtHand:
    """A laptop that somebody else opened, and closes."""

    laptop: Laptop
    settings: Settings


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
    with_drafts: bool = False
    resumes: bool = False
    to_each: bool = False
    """To everybody on each meeting's list the copy that they are due."""

    paper: str = "minutes"
    """A paper of `meeting.copies.Paper`."""
    large_print: bool = False
    household: bool = False
    version: int = 0
    """An earlier sealed version; 0: the one that stands."""

    @property
    def is_for_many(self) -> bool:
        """Say whether this asks for the minutes of a time, and not for one paper."""
        each_home = self.household and not self.for_whom
        wants = (self.since, self.until, self.with_drafts, self.resumes, self.to_each, each_home)
        return any(one not in (None, False) for one in wants)

    def is_in_time(self, on: date | None) -> bool:
        """Say whether a meeting's day is in the time that was asked for."""
        return (self.since or date.min) <= (on or date.max) <= (self.until or date.max)

    def batch_order(self, settings: Settings) -> BatchOrder:
        """Return the order for all meetings alike.

        Raises:
            BadInput: there is no such template.

        """
        template = find_template(self.template, settings.template_folder)
        return replace(self._order, template=template, council=settings.council_name)

    @property
    def _order(self) -> BatchOrder:
        return BatchOrder(
            copy=EACH if self.to_each else self.copy,
            as_format=self.as_format,
            for_whom=self.for_whom,
            language=self.language,
            looked_by=self.looked_by,
            template=Path(self.template) if self.template else None,
            with_drafts=self.with_drafts,
            paper=Paper(self.paper),
            large_print=self.large_print,
            with_household=self.household,
            version=self.version,
        )

    @property
    def is_never_sealed(self) -> bool:
        """Say whether what is wanted is no part of sealed minutes."""
        return self._order.is_never_sealed

    def check(self) -> None:
        """Look for what no meeting could be written with.

        Raises:
            BadInput: there is no such copy, paper or format, or they do not go together.

        """
        papers = [one.value for one in Paper]
        if self.paper not in papers:
            raise BadInput(
                _("“{asked}” is not one of: {known}").format(
                    asked=self.paper, known=", ".join(papers)
                )
            )
        if self.since and self.until and self.until < self.since:
            raise BadInput(_("The last day is before the first: look at “--from” and “--to”."))
        self._order.check()


def find_template(name: str, folder: str) -> Path | None:
    """Return where a template lies: as a file, or by its name in the council's folder or ours.

    Raises:
        BadInput: it is in none of these places.

    """
    if not name:
        return None
    folders = ([Path(folder)] if folder else []) + [resource_path("templates")]
    places = [Path(name)]
    places += [one / f"{name}{ending}" for one in folders for ending in ("", ".docx")]
    found = next((one for one in places if one.is_file()), None)
    if found is None:
        raise BadInput(_("There is no template {name}.").format(name=name))
    return found


def export_minutes(opened: AtHand, wish: ExportWish, out: Path) -> list[Path]:
    """Write one copy of the one meeting there is; return where it lies.

    Raises:
        WorldError: something asked for is not there, may not leave, or cannot be written.

    """
    paths = []
    wanted = wish.batch_order(opened.settings)
    for chosen in chosen_meetings(opened, wish):
        session = opened.laptop.open_family(chosen.family_id)
        open_meeting(session, chosen.meeting_id)
        order = paper_wanted(wanted, session.meeting)
        order = replace(order, seal_id=seal_wanted(wanted, session.entries, session.meeting))
        made = opened.laptop.papers.make(session, order)
        paths.append(write_paper(out, made))
        if made.is_sealed:
            write_stamp_beside(opened.laptop, session, paths[-1], made.data)
    return paths


def export_everything(opened: AtHand, wish: ExportWish, out: Path, password: str) -> Path:
    """Write all papers of one family as one PDF that opens with a password; return where it lies.

    Raises:
        WorldError: it is not one meeting that was asked for, or the file may not leave.

    """
    chosen = chosen_meetings(opened, wish)
    if len(chosen) != 1:
        raise BadInput(
            _(
                "A password is for one family, and this asks for {count} meetings. Name the day "
                "with “--from” and “--to”."
            ).format(count=len(chosen))
        )
    session = opened.laptop.open_family(chosen[0].family_id)
    open_meeting(session, chosen[0].meeting_id)
    order = paper_wanted(replace(wish.batch_order(opened.settings), copy="family"), session.meeting)
    return write_paper(out, opened.laptop.papers.everything(session, order, password))


def chosen_meetings(opened: AtHand, wish: ExportWish) -> tuple[Chosen, ...]:
    """Return the meetings of a time, oldest first: the sealed ones, and drafts if they are wanted.

    A meeting that has not been held is no draft of minutes.
    """
    today = opened.laptop.clock.now().date()
    rows = [
        one
        for one in opened.laptop.record.minutes()
        if wish.is_in_time(one.on)
        and (
            wish.is_never_sealed
            or one.state != "draft"
            or (wish.with_drafts and one.on is not None and one.on <= today)
        )
    ]
    rows.sort(key=lambda one: (str(one.on), one.meeting_id))
    return tuple(
        Chosen(family_id=one.family_id, meeting_id=one.meeting_id, on=one.on) for one in rows
    )


def nothing_to_write(opened: AtHand, wish: ExportWish) -> BadInput:
    """Return why nothing is written: where only drafts are there, how to get them."""
    if chosen_meetings(opened, replace(wish, with_drafts=True)):
        return BadInput(
            _(
                "There are no sealed minutes to write. With “--drafts” you get those that nobody "
                "has signed yet."
            )
        )
    return BadInput(_("There are no sealed minutes to write."))


def export_many(
    opened: AtHand,
    wish: ExportWish,
    out: Path,
    told: Callable[[Progress], None],
) -> Progress:
    """Write the copies of many meetings; return how far that came.

    Ctrl+C ends it after the meetings in hand; it can go on where it stopped.

    Raises:
        WorldError: nothing asked for is there, or the folder takes no more.

    """
    wish.check()
    order = wish.batch_order(opened.settings)
    order.check()
    chosen = chosen_meetings(opened, wish)
    if not chosen:
        raise nothing_to_write(opened, wish)
    at_once = hands_for(order, len(chosen), with_windows=False)
    kit = Kit(opened.laptop, order, len(chosen), at_once)
    maker = Maker(
        laptop=opened.laptop,
        papers=kit.papers,
        order=order,
        fingerprint=order.fingerprint(),
        folder=out,
        resumes=wish.resumes,
    )
    try:
        with Threads(at_once) as beside:
            run = BatchRun(maker, chosen, beside=beside, at_once=at_once, told=told)
            run.begin()
            _work(run, beside)
    finally:
        kit.close()
    if run.trouble is not None:
        raise run.trouble
    return run.progress


def _work(run: BatchRun, beside: Threads) -> None:
    try:
        beside.work()
    except KeyboardInterrupt:
        run.stop()
        beside.work()
