"""The stage a script plays on: laptops with a profile each, one central record, an open family."""

from collections.abc import Callable, Mapping
from pathlib import Path

from mam_desktop.app import Central, open_laptop
from mam_desktop.changes.change import JsonValue
from mam_desktop.errors import BadInput, Refused
from mam_desktop.laptop import Laptop
from mam_desktop.meeting.entries import Entries
from mam_desktop.meeting.family_scenes import FamilyScreen
from mam_desktop.meeting.family_view import FamilyView, ScreenState
from mam_desktop.meeting.fields import Entry
from mam_desktop.meeting.frozen_picture import frozen_view
from mam_desktop.meeting.meetings import Meeting
from mam_desktop.meeting.one_thing import things_to_show
from mam_desktop.meeting.plan import Action
from mam_desktop.meeting.promises import actions_of
from mam_desktop.meeting.said_names import folded
from mam_desktop.meeting.session import MeetingSession
from mam_desktop.meeting.shared_line import is_private_line
from mam_desktop.meeting.signing import WHOLE, holds_exports, seal_holding
from mam_desktop.meeting.voicing import attach_file
from mam_desktop.paper_files import write_paper
from mam_desktop.papers import Preview
from mam_desktop.play.papering import export_many_told, made_paper, perform_sent, previewed
from mam_desktop.play.performing import PERFORM
from mam_desktop.play.script import Line, Script, check_line
from mam_desktop.play.timing import ScriptClock, ScriptIds
from mam_desktop.play.told import sharing_of
from mam_desktop.profile import open_profile
from mam_desktop.stamping import write_stamp_beside
from mam_desktop.texts import N_, _
from mam_desktop.ui.live.steps.media.chosen_file import file_to_keep

SEALED_BY_SCRIPT = N_("A meeting script sealed this without the last look.")
"""Why something was missing, where a script gives no reason of its own."""
FIRST = "first"
"""The name of the laptop that plays from the beginning."""


class Stage:
    """Plays without windows; `WindowStage` adds them."""

    def __init__(
        self, script: Script, *, profile: Path, out: Path, central: Central, passphrase: str | None
    ) -> None:
        self.script = script
        self.out = out
        self.clock = ScriptClock(script.lines)
        self.ids = ScriptIds(script.digest, self.clock)
        self._profile = profile
        self._passphrase = passphrase
        self._central = central
        self._laptops: dict[str, Laptop] = {}
        self._frozen: FamilyView | None = None
        self._frozen_from: Entries | None = None
        """What was in the record when the picture was frozen."""
        self._is_turned = False
        self._name = FIRST
        self._session: MeetingSession | None = None

    # --- laptops -------------------------------------------------------------------------------

    @property
    def laptop(self) -> Laptop:
        """Return the laptop that plays now."""
        if self._name not in self._laptops:
            self._laptops[self._name] = self._open(self._name)
        return self._laptops[self._name]

    def folder_of(self, name: str) -> Path:
        """Return a laptop's own profile folder."""
        return self._profile if name == FIRST else self._profile / "laptops" / name

    def _open(self, name: str) -> Laptop:
        return open_laptop(
            open_profile(self.folder_of(name)),
            clock=self.clock,
            ids=self.ids,
            passphrase=self._passphrase,
            author_id="script",
        )

    def go_to_laptop(self, name: str) -> None:
        """From here on this laptop plays."""
        if not name.strip() or name != Path(name).name or name.startswith("."):
            raise BadInput(_("“{name}” cannot be a laptop’s name.").format(name=name))
        self._name = name
        self._session = None

    @property
    def laptops(self) -> dict[str, Laptop]:
        """Return the laptops opened so far, name -> laptop."""
        return dict(self._laptops)

    # --- the open family -----------------------------------------------------------------------

    @property
    def session(self) -> MeetingSession:
        """Return the open family's session: the one with the newest meeting."""
        if self._session is None:
            self._session = self._newest_session()
        if self._session is None:
            raise Refused(_("There is no family yet. Begin with a “family” line."))
        return self._session

    def _newest_session(self) -> MeetingSession | None:
        laptop = self.laptop
        rows = [laptop.open_family(one.family_id) for one in laptop.record.families()]
        newest = max(rows, key=_newest_meeting, default=None)
        if newest is not None:
            _go_on_from_sealed(newest)
        return newest

    @property
    def has_session(self) -> bool:
        """Say whether a family is open."""
        return self._session is not None or bool(self.laptop.record.families())

    # --- playing -------------------------------------------------------------------------------

    def begin(self, line: Line) -> None:
        """Set the clock and the ids for a line."""
        self.clock.follow(line)
        self.ids.begin_line(line.no)

    def perform(self, line: Line) -> None:
        """Perform a line, and wait for its receipt."""
        own = self._own_verbs().get(line.do)
        if own is not None:
            own(line)
        else:
            self.perform_in_session(line)
        self.wait_until_saved()

    def perform_in_session(self, line: Line) -> None:
        """Perform a line that is one use case of the open session."""
        if self._is_turned and line.do == "capture" and is_private_line(line.text("text")):
            raise BadInput(_("A line that begins as a private note is not for the shared side."))
        PERFORM[line.do](self.session, line)

    def _own_verbs(self) -> dict[str, Callable[[Line], None]]:
        return {
            "family": self._family,
            "attach": self._attach,
            "family_screen": self._family_screen,
            "seal": self._seal,
            "amend": self._amend,
            "accept_corrections": self._accept_corrections,
            "export": self._export,
            "export_many": self._export_many,
            "sent": self._sent,
            "sync": self._sync,
            "laptop": lambda line: self.go_to_laptop(line.text("name")),
        }

    def wait_until_saved(self) -> None:
        """Return when everything is on disk.

        Raises:
            WorldError: the record could not be written.

        """
        if self.laptop.trouble is not None:
            raise self.laptop.trouble

    def _family(self, line: Line) -> None:
        self._session = self.laptop.new_family()
        PERFORM["family"](self._session, line)

    def _attach(self, line: Line) -> None:
        found = file_to_keep(self.script.folder / line.text("file"), line.text("kind"))
        attach_file(
            self.session,
            sha256=self.laptop.record.put_blob(found.data),
            file_name=found.name,
            type=line.text("kind"),
            who=line.text("who"),
            heading=line.text("heading"),
            words=line.text("words"),
            agreed_by=line.maybe("agreed_by"),
            agreed_how=line.text("agreed_how"),
            length_s=found.length_s,
            sharing=sharing_of(line),
        )

    def _family_screen(self, line: Line) -> None:
        state = ScreenState(line.text("state"))
        before = self.laptop.screen_of(self.session)
        self._frozen = self.family_view() if state is ScreenState.FREEZE else None
        self._frozen_from = self.session.entries if self._frozen is not None else None
        show, one = line.text("show") or before.show, self._one_thing(line.text("one"))
        reading = self._one_thing(line.text("reading"), Action)
        self.set_screen(FamilyScreen(state, show, one=one, reading=reading))
        turned = line.flag("shared_laptop")
        if turned is not None and turned is not self._is_turned:
            self._is_turned = turned
            self.turn_laptop(round_to_family=turned)

    def _one_thing(self, words: str, kind: type[Entry] = Entry) -> str:
        """Return the id of what shows alone, found by its words."""
        entries = self.session.entries
        things = things_to_show(entries, self.session.meeting) if words else ()
        alike = (one.key for one in things if folded(words) in folded(one.words))
        found = [one for one in alike if entries.find(kind, one) is not None]
        if words and not found:
            raise BadInput(
                _("Nothing that the room may see has the words “{words}”.").format(words=words)
            )
        return found[0] if found else ""

    def turn_laptop(self, *, round_to_family: bool) -> None:
        """Turn the laptop to the family, or back to the lead; without windows nobody sees it."""

    def set_screen(self, screen: FamilyScreen) -> None:
        """Do with the family screen what the lead chose."""
        self.laptop.set_screen(self.session, screen)

    def _seal(self, line: Line) -> None:
        part, looked_by = line.text("what") or WHOLE, line.text("looked_by")
        without = "" if line.flag("checked") else line.text("reason") or _(SEALED_BY_SCRIPT)
        sealed = self.laptop.seal(self.session, part=part, looked_by=looked_by, without=without)
        for one in sealed:
            write_paper(self.out, one)

    def _accept_corrections(self, line: Line) -> None:
        self.laptop.accept_corrections(self.session, by=line.text("by"), reason=line.text("reason"))
        if line.text("looked_by") or not holds_exports(self.session):
            looked_by = line.text("looked_by")
            for made in self.laptop.papers_for_everyone(self.session, looked_by=looked_by):
                write_paper(self.out, made)

    def _amend(self, line: Line) -> None:
        lines = [check_line(line.no, one) for one in line.objects("changes")]
        unfit = [one.do for one in lines if one.do not in PERFORM]
        if unfit:
            raise BadInput(
                _("Line {no}: “{verb}” cannot be part of a correction.").format(
                    no=line.no, verb=unfit[0]
                )
            )

        def correct(session: MeetingSession) -> None:
            for one in lines:
                PERFORM[one.do](session, one)

        self.laptop.amend(
            self.session, by=line.text("by"), reason=line.text("reason"), correct=correct
        )
        if not holds_exports(self.session):
            for made in self.laptop.papers_for_everyone(self.session):
                write_paper(self.out, made)

    def _export(self, line: Line) -> None:
        made = made_paper(self.laptop.papers, self.session, line)
        path = write_paper(self.out, made)
        if made.is_sealed:
            write_stamp_beside(self.laptop, self.session, path, made.data)

    def _export_many(self, line: Line) -> None:
        # It is made from what is on disk, so whatever comes before must be there.
        self.wait_until_saved()
        export_many_told(self.laptop, line, self.out)

    def _sent(self, line: Line) -> None:
        perform_sent(self.session, line)

    def _sync(self, line: Line) -> None:
        self.sync(line)
        if self._session is not None:
            _go_on_from_sealed(self._session)

    def sync(self, line: Line) -> None:
        """Send and fetch changes."""
        self._central.client(self.laptop, line.maybe("to")).sync_once()
        self.laptop.bring_in()

    # --- looking -------------------------------------------------------------------------------

    def family_view(self) -> FamilyView | None:
        """Return what the family sees."""
        if not self.has_session or self.session.meeting_id is None:
            return None
        if self._frozen is not None:
            entries, meeting = self.session.entries, self.session.meeting
            return frozen_view(self._frozen, entries, meeting, then=self._frozen_from)
        return self.laptop.family_view(self.session)

    def family_window_texts(self) -> tuple[str, ...]:
        """Return nothing: there is no window."""
        return ()

    def count(self, what: str) -> int:
        """Return a count that an `expect` line names."""
        if what == "actions":
            return len(actions_of(self.session.entries, self.session.meeting))
        if what == "conflicts":
            return self.laptop.conflict_count()
        return self.laptop.record.pending_count()

    def preview(self, told: Mapping[str, JsonValue]) -> tuple[Preview, str]:
        """Return a copy as its reader would get it, and its words."""
        return previewed(self.laptop.papers, self.session, told)

    def is_saved(self) -> bool:
        """Say whether everything is on disk."""
        return self.laptop.is_saved and self.laptop.trouble is None

    def document(self, name: str) -> Path:
        """Return where a written document lies."""
        path = self.out / name
        if not path.exists():
            raise BadInput(_("There is no document {path}.").format(path=path))
        return path

    def verdict(self, name: str) -> str:
        """Return what this laptop finds of a written document, such as `intact`."""
        from mam_desktop.verifying import verdict_on

        return verdict_on(self.document(name), self.laptop).kind.value

    def picture(self, name: str) -> None:
        """Keep a picture of the windows; without windows there is none."""

    def close(self) -> None:
        """Close every laptop."""
        for laptop in self._laptops.values():
            laptop.close()
        self._laptops.clear()
        self._session = None


def _go_on_from_sealed(session: MeetingSession) -> None:
    """Open the newest meeting that came from elsewhere, once the open one is sealed."""
    meetings = sorted(session.entries.all(Meeting), key=lambda one: (str(one.on), one.at))
    if meetings and seal_holding(session.entries, session.meeting_id, WHOLE) is not None:
        session.meeting_id = meetings[-1].id


def _newest_meeting(session: MeetingSession) -> tuple[str, str]:
    meetings = session.entries.all(Meeting)
    return max(((str(one.on), one.at) for one in meetings), default=("", ""))
